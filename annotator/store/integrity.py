"""A project looked through: its rows one by one, and what the log did to each thing.

Nothing here holds a project in memory: rows come in portions by their ids, what the log did is
sorted by SQLite, on disk where it is much.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    Table,
    Text,
    case,
    cast,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)
from sqlalchemy.exc import DatabaseError

from annotator.model import Change, LabelChange, MarkStatus
from annotator.store import dialect, rows, tables
from annotator.store.changes import from_json
from annotator.store.decisions import Decisions
from annotator.store.dialect import phrases
from annotator.store.marks import Marks
from annotator.store.relations import Relations
from annotator.store.reports import Reports
from annotator.store.rows import UnreadableRow

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy import ColumnElement, SelectBase

    from annotator.model import Decision, Mark, Relation, Report, ReportSummary
    from annotator.text.cancel import Asked

_T = TypeVar("_T")
_PORTION = 500


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row whose values cannot be what they stand for."""

    table: str
    row: int
    reason: str


class Step(NamedTuple):
    """What a decision did to the mark, relation or report with the id ``of``; 0: to the project."""

    of: int
    decision: int
    change: Change


class Counted(NamedTuple):
    """What the marks and the log say of a report.

    ``marks`` counts them by label and status, ``noted`` is what was noted so; ``last`` is who
    decided something last, and when.
    """

    marks: dict[tuple[str, str], int]
    noted: dict[tuple[str, str], int]
    longest: int
    least: float | None
    last: tuple[str | None, str | None]


class Kept(NamedTuple):
    """A report as it is stored, and its line in the queue.

    ``longest`` bounds its marks, ``least`` the scores of its open suggestions.
    """

    id: int
    report: Report
    source: bytes | None
    line: ReportSummary
    longest: int
    least: float | None
    counted: Counted


class Integrity:
    """What there is to verify in a project."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def stoppable(self, cancelled: Asked) -> AbstractContextManager[None]:
        """Let what is read in the block be stopped: then it raises Cancelled."""
        return dialect.stoppable(self._db, cancelled)

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the file's pages and indexes."""
        return dialect.faults(self._db)

    def orphans(self) -> Iterator[tuple[str, int | None, str]]:
        """Yield the table and the number of each row whose parent is gone, and whose that is."""
        return dialect.orphans(self._db)

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of what is looked at one by one."""
        return {
            table.name: int(self._db.execute(select(func.count()).select_from(table)).scalar_one())
            for table in (tables.report, tables.decision, tables.mark, tables.relation)
        }

    # -- rows -----------------------------------------------------------------------------------

    def reports(self) -> Iterator[Kept | Unreadable]:
        """Yield each report in their order, with all that is kept of it."""
        reports = Reports(self._db)

        def kept(of: int) -> Kept:
            line, longest, least = reports.summary(of), reports.longest(of), reports.least(of)
            source, counted = reports.source(of), self._counted(of)
            return Kept(of, reports.get(of), source, line, longest, least, counted)

        for number in self._ids(tables.report):
            yield self._one(tables.report, number, kept)

    def decisions(self) -> Iterator[Decision | Unreadable]:
        """Yield each decision, in their order."""
        return self._each(tables.decision, Decisions(self._db).these)

    def marks(self) -> Iterator[Mark | Unreadable]:
        """Yield each mark, by their ids."""
        return self._each(tables.mark, Marks(self._db).these)

    def relations(self) -> Iterator[Relation | Unreadable]:
        """Yield each relation, by their ids."""
        return self._each(tables.relation, Relations(self._db).these)

    @rows.read
    def _counted(self, report_id: int) -> Counted:
        """Return what the marks and the log say of a report, beside what was noted of it."""
        mark, tally, log = tables.mark, tables.tally, tables.decision
        here = mark.c.report_id == report_id
        marks = select(mark.c.label, mark.c.status, func.count()).where(here)
        noted = select(tally.c.label, tally.c.status, tally.c.count)
        noted = noted.where(tally.c.report_id == report_id, tally.c.count != 0)
        longest = select(func.max(mark.c.end - mark.c.start)).where(here)
        least = select(func.min(mark.c.origin_score)).where(here)
        least = least.where(mark.c.status == MarkStatus.SUGGESTED.value)
        last = select(log.c.reviewer, log.c.made_at).where(log.c.report_id == report_id)
        found = self._db.execute(last.order_by(log.c.id.desc()).limit(1)).one_or_none()
        return Counted(
            _by_key(self._db.execute(marks.group_by(mark.c.label, mark.c.status))),
            _by_key(self._db.execute(noted)),
            int(self._db.execute(longest).scalar() or 0),
            self._db.execute(least).scalar(),
            (None, None) if found is None else (found[0], found[1]),
        )

    def loose(self) -> Iterator[tuple[int, int, int]]:
        """Yield the report, the relation and the end of each that does not stand in the report."""
        relation, mark = tables.relation, tables.mark
        for end in (relation.c.from_mark, relation.c.to_mark):
            there = select(mark.c.id).where(
                mark.c.id == end,
                mark.c.report_id == relation.c.report_id,
                mark.c.status != MarkStatus.REJECTED.value,
            )
            wanted = select(relation.c.report_id, relation.c.id, end).where(~there.exists())
            found = self._db.execute(wanted.order_by(relation.c.id))
            yield from ((row[0], row[1], row[2]) for row in found)

    def name(self, report_id: int) -> str:
        """Return what a report is called; its number where it is gone."""
        wanted = select(tables.report.c.name).where(tables.report.c.id == report_id)
        try:
            return str(self._db.execute(wanted).scalar() or f"({report_id})")
        except DatabaseError as error:
            if not dialect.is_bad_text(error):
                raise
            return f"({report_id})"

    def report_of(self, mark_id: int) -> int:
        """Return the id of the report that a mark says it is of."""
        wanted = select(tables.mark.c.report_id).where(tables.mark.c.id == mark_id)
        found = self._db.execute(wanted).scalar()
        return found if isinstance(found, int) else 0

    def length(self, report_id: int) -> int:
        """Return how many code points a report's text is said to have, 0 where it is gone."""
        wanted = select(tables.report.c.length).where(tables.report.c.id == report_id)
        found = self._db.execute(wanted).scalar()
        return found if isinstance(found, int) else 0

    def _ids(self, table: Table) -> Iterator[int]:
        last = -(1 << 63)
        while True:
            wanted = select(table.c.id).where(table.c.id > last).order_by(table.c.id)
            found = list(self._db.execute(wanted.limit(_PORTION)).scalars())
            if not found:
                return
            yield from found
            last = found[-1]

    def _each(
        self, table: Table, read: Callable[[Collection[int]], list[_T]]
    ) -> Iterator[_T | Unreadable]:
        """Yield the rows of ``table`` in portions; of a portion that fails, one by one."""
        ids = self._ids(table)
        while portion := list(islice(ids, _PORTION)):
            try:
                found = read(portion)
            except (UnreadableRow, DatabaseError):
                for number in portion:
                    one = self._one(table, number, lambda of: read([of]))
                    yield from [one] if isinstance(one, Unreadable) else one
            else:
                yield from found

    def _one(self, table: Table, number: int, read: Callable[[int], _T]) -> _T | Unreadable:
        try:
            return read(number)
        except UnreadableRow as error:
            return Unreadable(table.name, number, str(error.__cause__ or error))
        except DatabaseError as error:
            if not dialect.is_bad_text(error):
                raise
            return Unreadable(table.name, number, "it holds text that is no UTF-8")

    # -- the log --------------------------------------------------------------------------------

    def of_marks(self, but_not: Collection[int]) -> Iterator[Step]:
        """Yield what the log did to marks: by the marks' ids, of each in the order of the log.

        The decisions ``but_not``, which cannot be read, are passed over.
        """
        return self._sorted(union_all(_steps(_ITS_ID, ("mark",), but_not), _moves(but_not)))

    def of_relations(self, but_not: Collection[int]) -> Iterator[Step]:
        """Yield what the log did to relations, as ``of_marks`` does."""
        return self._sorted(_steps(_ITS_ID, ("relation",), but_not))

    def of_reports(self, but_not: Collection[int]) -> Iterator[Step]:
        """Yield what the log did to reports themselves, as ``of_marks`` does."""
        of = tables.decision.c.report_id
        steps = _steps(of, ("status", "field", "judge"), but_not)
        return self._sorted(steps.where(of.is_not(None)))

    def of_project(self, but_not: Collection[int]) -> Iterator[Step]:
        """Yield what the log did to the project itself, in the order of the log."""
        steps = _steps(literal(0), ("labels", "list", "settle", "judge"), but_not)
        return self._sorted(steps.where(tables.decision.c.report_id.is_(None)))

    def _sorted(self, steps: SelectBase) -> Iterator[Step]:
        made = steps.subquery()
        wanted = select(made).order_by(made.c.of, made.c.decision, made.c.number)
        for of, decision, _, value, before, after in self._db.execute(wanted):
            change: Change = LabelChange(before, after, (of,))
            if value is not None:
                change = from_json(json.loads(value))
            yield Step(of, decision, change)


_LOG = tables.decision
_ENTRY = phrases.each(phrases.valid(_LOG.c.changes))
_CHANGE = case((_ENTRY.c.type == "object", _ENTRY.c.value))


def _told(place: str) -> ColumnElement[Any]:
    return phrases.at(_CHANGE, place)


_ITS_ID = cast(func.coalesce(_told("$.after.id"), _told("$.before.id")), Integer)


def _steps(of: ColumnElement[Any], kinds: tuple[str, ...], but_not: Collection[int]) -> Select[Any]:
    """Return the changes of these kinds, each with what it is of."""
    return (
        select(
            of.label("of"),
            _LOG.c.id.label("decision"),
            _ENTRY.c.key.label("number"),
            cast(_CHANGE, Text).label("value"),
            null().label("before"),
            null().label("after"),
        )
        .join_from(_LOG, _ENTRY, true())
        .where(_readable(but_not), _told("$.what").in_(kinds))
    )


def _moves(but_not: Collection[int]) -> Select[Any]:
    """Return for each mark what other label it got together with others."""
    one = phrases.each_within(_CHANGE, "$.marks", name="one")
    return (
        select(
            cast(one.c.value, Integer).label("of"),
            _LOG.c.id.label("decision"),
            _ENTRY.c.key.label("number"),
            null().label("value"),
            _told("$.before").label("before"),
            _told("$.after").label("after"),
        )
        .join_from(_LOG, _ENTRY, true())
        .join(one, true())
        .where(_readable(but_not), _told("$.what") == "label")
    )


def _readable(but_not: Collection[int]) -> ColumnElement[bool]:
    bad = phrases.each(literal(json.dumps(sorted(but_not))))
    return _LOG.c.id.not_in(select(bad.c.value))


def _by_key(found: Iterable[Any]) -> dict[tuple[str, str], int]:
    return {(label, status): count for label, status, count in found}
