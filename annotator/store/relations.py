"""Relations in the database: reading them, and putting a change of one into effect."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from annotator.errors import MarkGone
from annotator.model import MarkStatus, Relation
from annotator.store import checked, rows
from annotator.store.dialect import phrases
from annotator.store.tables import mark, relation

if TYPE_CHECKING:
    from collections.abc import Collection

    from annotator.model import RelationChange


_EACH = select(phrases.each().c.value)
_OF_MARKS = (  # made once, for each act asks it
    select(relation)
    .where(or_(relation.c.from_mark.in_(_EACH), relation.c.to_mark.in_(_EACH)))
    .order_by(relation.c.id)
)


class Relations:
    """The relations of all reports of a project."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    @rows.read
    def of_report(self, report_id: int) -> list[Relation]:
        """Return the report's relations in the order they were made."""
        wanted = select(relation).where(relation.c.report_id == report_id).order_by(relation.c.id)
        return [_relation(row) for row in self._db.execute(wanted)]

    @rows.read
    def these(self, ids: Collection[int]) -> list[Relation]:
        """Return the relations with these ids, as far as they are there, in their order."""
        wanted = select(relation).where(relation.c.id.in_(_EACH)).order_by(relation.c.id)
        found = self._db.execute(wanted, {"ids": json.dumps(list(ids))})
        return [_relation(row) for row in found]

    @rows.read
    def of_marks(self, ids: Collection[int]) -> list[Relation]:
        """Return the relations that begin or end at one of these marks."""
        found = self._db.execute(_OF_MARKS, {"ids": json.dumps(list(ids))})
        return [_relation(row) for row in found]

    @rows.read
    def counts(self) -> dict[str, int]:
        """Return how many relations of each kind the project has."""
        wanted = select(relation.c.kind, func.count()).group_by(relation.c.kind)
        return {checked.texts(kind)[0]: int(count) for kind, count in self._db.execute(wanted)}

    @rows.read
    def next_id(self) -> int:
        """Return the id that the next relation may take; ids are never given twice."""
        highest = self._db.execute(select(func.max(relation.c.id))).scalar()
        return max(phrases.given(self._db, relation.name), int(highest or 0)) + 1

    def expect(self, seen: Relation) -> None:
        """Make sure that the relation is still as it was ``seen``.

        Raises:
            MarkGone: it is not.

        """
        if self._get(seen.id) != seen:
            raise MarkGone

    def apply(self, *changes: RelationChange) -> None:
        """Put ``changes`` into effect, in their order.

        Raises:
            MarkGone: a relation is not as its change expects it to be, or an end of one that is to
                be is gone or rejected.

        """
        for change in changes:
            after, here = change.after, relation.c.id == change.relation_id
            if self._get(change.relation_id) != change.before:
                raise MarkGone
            if after is None:
                self._db.execute(delete(relation).where(here))
                continue
            self._expect_ends(after)
            if change.before is None:
                self._db.execute(insert(relation).values(_values(after)))
            else:
                self._db.execute(update(relation).where(here).values(_values(after)))

    @rows.read
    def _get(self, relation_id: int) -> Relation | None:
        wanted = select(relation).where(relation.c.id == relation_id)
        row = self._db.execute(wanted).one_or_none()
        return None if row is None else _relation(row)

    def _expect_ends(self, one: Relation) -> None:
        standing = select(func.count()).where(
            mark.c.id.in_((one.from_mark, one.to_mark)),
            mark.c.report_id == one.report_id,
            mark.c.status != MarkStatus.REJECTED.value,
        )
        if self._db.execute(standing).scalar() != 2:
            raise MarkGone


def _relation(row: Row[Any]) -> Relation:
    ends = (row.from_mark, row.to_mark)
    return checked.relation(Relation(row.id, row.report_id, row.kind, *ends, row.extra))


def _values(one: Relation) -> dict[str, Any]:
    return {
        "id": one.id,
        "report_id": one.report_id,
        "kind": one.kind,
        "from_mark": one.from_mark,
        "to_mark": one.to_mark,
        "extra": one.extra,
    }
