"""The queue in the database: which reports there are, in an order, and a line for each."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, case, func, select

from annotator.model import QueueFilter, QueueOrder, ReportStatus, ReportSummary
from annotator.store import checked, rows
from annotator.store.dialect import phrases
from annotator.store.tables import report, standing, tag, tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Select

_AT_ONCE = 500  # lines
_ALL = standing.c.open + standing.c.confirmed + standing.c.rejected
_ORDERS: dict[QueueOrder, ColumnElement[Any]] = {
    QueueOrder.NAME: report.c.name,
    QueueOrder.STATUS: case(
        {one.value: k for k, one in enumerate(ReportStatus)}, value=standing.c.status
    ),
    # as ReportSummary.progress
    QueueOrder.PROGRESS: case((_ALL > 0, 1.0 * (_ALL - standing.c.open) / _ALL), else_=1.0),
    QueueOrder.OPEN: standing.c.open,
    QueueOrder.SCORE: func.coalesce(standing.c.least, 2.0),  # above every score
    QueueOrder.FINDINGS: func.coalesce(standing.c.findings, 0),
    QueueOrder.REVIEWER: func.coalesce(standing.c.reviewer, ""),
    QueueOrder.DATE: func.coalesce(standing.c.date, ""),
    QueueOrder.TOUCHED: func.coalesce(standing.c.touched_at, ""),
}
LINE = (
    *(report.c[name] for name in ("id", "name", "length", "found_to", "encoding")),
    *(column for column in standing.c if column.name != "report_id"),
)
"""What a report's line in the queue is made of, and what an act asks of it."""

_FIRST = itemgetter(0)
_EACH = phrases.each()
_LINES = select(*LINE).join(standing).where(report.c.id.in_(select(_EACH.c.value)))
_TAGS = select(tag.c.report_id, tag.c.name).where(tag.c.report_id.in_(select(_EACH.c.value)))


class Queue:
    """All reports, without their texts; a hundred thousand are sorted in the time of a key."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    @rows.read
    def ids(
        self,
        wanted: QueueFilter | None = None,
        order: QueueOrder = QueueOrder.ADDED,
        *,
        descending: bool = False,
        most: int | None = None,
        since: int = 0,
    ) -> array[int]:
        """Return the ids of the reports that are as ``wanted``, in ``order``.

        They are the ``most`` first, None: all, of those added after the one with the id ``since``.
        """
        found = _those(wanted or QueueFilter(), joined=order is QueueOrder.NAME)
        found = found.where(standing.c.report_id > since)
        by = _ORDERS.get(order)
        own = standing.c.report_id.desc() if by is None and descending else standing.c.report_id
        if by is not None:
            found = found.order_by(by.desc() if descending else by)
        cursor = self._db.execute(found.order_by(own).limit(most)).cursor
        plain = () if cursor is None else cursor.fetchall()  # tuples, not rows
        return array("q", map(_FIRST, plain))

    @rows.read
    def fits(self, report_id: int, wanted: QueueFilter) -> bool:
        """Return whether the report is as ``wanted``."""
        found = _those(wanted).where(standing.c.report_id == report_id)
        return self._db.execute(found).scalar() is not None

    @rows.read
    def lately(self, most: int) -> list[int]:
        """Return the ids of the reports with spans that were worked on last, the latest first."""
        worked = select(standing.c.report_id).where(standing.c.confirmed > 0)
        latest = (_ORDERS[QueueOrder.TOUCHED].desc(), standing.c.report_id.desc())
        return list(self._db.execute(worked.order_by(*latest).limit(most)).scalars())

    @rows.read
    def lines(self, ids: Sequence[int]) -> list[ReportSummary]:
        """Return the lines of these reports, in this order, as far as they are there."""
        named = {"ids": json.dumps(list(ids))}
        tags: dict[int, list[str]] = {}
        for report_id, name in self._db.execute(_TAGS, named):
            tags.setdefault(report_id, []).append(name)
        found = {
            row.id: summary_of(row, tuple(sorted(tags.get(row.id, ()))))
            for row in self._db.execute(_LINES, named)
        }
        return [found[one] for one in ids if one in found]

    def each(self) -> Iterator[ReportSummary]:
        """Yield the line of each report, as they were added; few of them are held at once."""
        ids = self.ids()
        for at in range(0, len(ids), _AT_ONCE):
            yield from self.lines(ids[at : at + _AT_ONCE])

    @rows.read
    def totals(self) -> Counter[ReportStatus]:
        """Return how many reports have each status."""
        counted = select(standing.c.status, func.count()).group_by(standing.c.status)
        return Counter({ReportStatus(status): n for status, n in self._db.execute(counted)})

    @rows.read
    def characters(self) -> int:
        """Return how many code points all texts have."""
        return int(self._db.execute(select(func.sum(report.c.length))).scalar() or 0)

    @rows.read
    def tags(self, ids: Sequence[int] | None = None) -> dict[str, int]:
        """Return how many reports, of these or of all, have each tag, by name."""
        counted = select(tag.c.name, func.count()).group_by(tag.c.name).order_by(tag.c.name)
        if ids is not None:
            counted = counted.where(tag.c.report_id.in_(select(_EACH.c.value)))
        named = {} if ids is None else {"ids": json.dumps(list(ids))}
        found = self._db.execute(counted, named)
        return {checked.text(name): int(count) for name, count in found}

    @rows.read
    def reviewers(self) -> list[str]:
        """Return who decided something last in any report, by name."""
        found = select(standing.c.reviewer).where(standing.c.reviewer.is_not(None)).distinct()
        return sorted(checked.texts(*self._db.execute(found).scalars()))


def summary_of(row: Row[Any], tags: tuple[str, ...]) -> ReportSummary:
    """Return the line of the queue that a row of ``LINE`` makes."""
    found = ReportSummary(
        id=row.id,
        name=row.name,
        status=ReportStatus(row.status),
        length=row.length,
        open=row.open,
        confirmed=row.confirmed,
        rejected=row.rejected,
        found_to=row.found_to,
        date=row.date,
        reviewer=row.reviewer,
        touched_at=row.touched_at,
        findings=row.findings,
        tags=checked.texts(*tags),
    )
    return checked.summary(found)


def _those(asked: QueueFilter, *, joined: bool = False) -> Select[Any]:
    """Return the ids of the reports that are as ``asked``, and where ``joined`` their rows."""
    found: Select[Any] = select(standing.c.report_id)
    if joined or asked.name:
        found = found.join(report, report.c.id == standing.c.report_id)
    return found.where(*_conditions(asked))


def _conditions(asked: QueueFilter) -> list[ColumnElement[bool]]:
    """Return what a row of ``standing``, joined to its report where a name is asked, must meet."""
    of = standing.c.report_id
    made: list[ColumnElement[bool]] = [
        report.c.name.icontains(word, autoescape=True) for word in asked.name.split()
    ]
    if asked.statuses:
        made.append(standing.c.status.in_([one.value for one in asked.statuses]))
    if asked.label is not None or asked.mark_status is not None:
        made.append(of.in_(_marked(asked)))
    if asked.below is not None:
        made.append(standing.c.least < asked.below)
    made += [
        of.in_(select(tag.c.report_id).where(tag.c.name == name)) for name in sorted(asked.tags)
    ]
    if asked.reviewer is not None:
        made.append(standing.c.reviewer == asked.reviewer)
    if asked.since is not None:
        made.append(standing.c.date >= asked.since)
    if asked.until is not None:
        # a date may be a month or carry a time: what begins like the last day is of that day
        made.append(func.substr(standing.c.date, 1, len(asked.until)) <= asked.until)
    if asked.with_findings:
        made.append(standing.c.findings > 0)
    return made


def _marked(asked: QueueFilter) -> Select[Any]:
    """Return the ids of the reports that have a mark of the label and status asked for."""
    there = select(tally.c.report_id).where(tally.c.count > 0)
    if asked.label is not None:
        there = there.where(tally.c.label == asked.label)
    if asked.mark_status is not None:
        there = there.where(tally.c.status == asked.mark_status.value)
    return there
