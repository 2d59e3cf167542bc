"""The project's label set in the database, and the marks of a label wherever they stand."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, and_, bindparam, func, literal, select, update

from annotator.errors import MarkGone
from annotator.model import LabelChange
from annotator.store import rows
from annotator.store.dialect import phrases
from annotator.store.marks import from_row
from annotator.store.tables import mark, project, tally
from annotator.store.tallies import Tallies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import ColumnElement, Select

    from annotator.model import LabelSetChange, Mark
    from annotator.store.tallies import Key


_SOURCE = select(project.c.labelset)  # made once, for each act asks for it


class Labels:
    """The label set, and marks by their label."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._tallies = Tallies(connection)

    # -- the set --------------------------------------------------------------------------------

    @rows.read
    def source(self) -> str:
        """Return the label set of now, as TOML."""
        return str(self._db.execute(_SOURCE).scalar_one())

    @rows.read
    def change(self, change: LabelSetChange) -> None:
        """Put another label set in the place of the one of now.

        Raises:
            MarkGone: that is not as the change expects it to be.

        """
        there = update(project).where(project.c.labelset == change.before)
        if self._db.execute(there.values(labelset=change.after)).rowcount != 1:
            raise MarkGone

    # -- the marks of labels --------------------------------------------------------------------

    @rows.read
    def move(self, change: LabelChange) -> LabelChange:
        """Give the marks their other label; return the change of those that still had the one."""
        wanted = phrases.each(literal(json.dumps(change.mark_ids)))
        there = and_(mark.c.id.in_(select(wanted.c.value)), mark.c.label == change.before)
        found = self._db.execute(select(mark.c.id).where(there).order_by(mark.c.id))
        ids = tuple(found.scalars())
        self._tell(there, change)
        if len(ids) == len(change.mark_ids):
            self._db.execute(update(mark).where(there).values(label=change.after))
            return change
        for one in ids:
            self._db.execute(update(mark).where(mark.c.id == one).values(label=change.after))
        return LabelChange(change.before, change.after, ids)

    def _tell(self, there: ColumnElement[bool], change: LabelChange) -> None:
        """Let the tallies follow, before the marks that are ``there`` get their other label."""
        counted = select(mark.c.report_id, mark.c.status, func.count()).where(there)
        more: Counter[Key] = Counter()
        for report_id, status, count in self._db.execute(
            counted.group_by(mark.c.report_id, mark.c.status)
        ):
            more[report_id, change.before, status] -= count
            more[report_id, change.after, status] += count
        self._tallies.move(more)

    def _reports(self, labels: Collection[str]) -> Select[Any]:
        """Return the ids of the reports in which marks have one of ``labels``."""
        there = select(tally.c.report_id).where(tally.c.label.in_(labels), tally.c.count > 0)
        return there.distinct()

    @rows.read
    def ids(self, label: str) -> list[int]:
        """Return the ids of the marks with the label, in their order."""
        here = mark.c.report_id.in_(self._reports([label]))
        wanted = select(mark.c.id).where(here, mark.c.label == label).order_by(mark.c.id)
        return list(self._db.execute(wanted).scalars())

    @rows.read
    def marks(self, labels: Collection[str], most: int | None = None) -> list[Mark]:
        """Return the marks with one of ``labels``, report by report in text order.

        Of very many the ``most`` first ones.
        """
        reports = self._reports(labels)
        if most is not None:  # a report that is told has a mark at least
            reports = reports.order_by(tally.c.report_id).limit(most)
        wanted = (
            select(mark)
            .where(mark.c.report_id.in_(reports), mark.c.label.in_(labels))
            .order_by(mark.c.report_id, mark.c.start, mark.c.id)
            .limit(most)
        )
        return [from_row(row) for row in self._db.execute(wanted)]

    @rows.read
    def doubles(self, labels: Collection[str]) -> list[Mark]:
        """Return the marks with one of ``labels`` that share their place with another such mark.

        Those of one place follow one another.
        """
        other = mark.alias()
        alike = and_(
            other.c.report_id == mark.c.report_id,
            other.c.start == mark.c.start,
            other.c.end == mark.c.end,
            other.c.id != mark.c.id,
            other.c.label.in_(labels),
        )
        wanted = (
            select(mark)
            .where(
                mark.c.report_id.in_(self._reports(labels)),
                mark.c.label.in_(labels),
                select(other.c.id).where(alike).exists(),
            )
            .order_by(mark.c.report_id, mark.c.start, mark.c.end, mark.c.id)
        )
        return [from_row(row) for row in self._db.execute(wanted)]

    @rows.read
    def counts(self, labels: Collection[str]) -> dict[str, int]:
        """Return how many marks of each status have one of ``labels``."""
        found = self._db.execute(
            select(tally.c.status, func.sum(tally.c.count))
            .where(tally.c.label.in_(labels))
            .group_by(tally.c.status)
        )
        return {str(status): int(count) for status, count in found if count}

    @rows.read
    def reports(self, labels: Collection[str]) -> int:
        """Return in how many reports marks have one of ``labels``."""
        wanted = select(func.count(func.distinct(tally.c.report_id)))
        here = wanted.where(tally.c.label.in_(labels), tally.c.count > 0)
        return int(self._db.execute(here).scalar_one())

    @rows.read
    def any_of(self, labels: Iterable[str]) -> bool:
        """Return whether any mark has one of ``labels``."""
        there = (tally.c.label == bindparam("one"), tally.c.count > 0)
        wanted = select(tally.c.report_id).where(*there).limit(1)
        return any(self._db.execute(wanted, {"one": one}).scalar() is not None for one in labels)
