"""The queue as it is asked for: which reports, in which order, and a line for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.model import QueueQuery, ReportStatus
from annotator.review.acting import Acting

if TYPE_CHECKING:
    from array import array
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from annotator.model import QueueFilter, ReportSummary

ALL = QueueQuery()
_WAITING = frozenset(ReportStatus) - {ReportStatus.DONE}
_STRETCH = 500  # lines read at once where all are


@dataclass(frozen=True, slots=True)
class QueueAnswer:
    """The ids of the reports that a query asks for, and how many of all have each status.

    ``newest`` is the id of the report that was added last; it is counted, a newer one is not.
    """

    ids: array[int]
    totals: Counter[ReportStatus]
    newest: int


class Queueing(Acting):
    """What is read of the queue; a hundred thousand reports are no more to it than a hundred."""

    def queue_of(self, query: QueueQuery = ALL, since: int = 0) -> QueueAnswer:
        """Return which reports ``query`` asks for, in its order; those added after ``since``."""
        with self.project.reading() as at:
            ids = at.queue.ids(query.wanted, query.order, descending=query.descending, since=since)
            return QueueAnswer(ids, at.queue.totals(), at.reports.newest())

    def queue_ids(self, query: QueueQuery = ALL, most: int | None = None) -> array[int]:
        """Return the ids of the reports that ``query`` asks for, the ``most`` first or all."""
        with self.project.reading() as at:
            return at.queue.ids(query.wanted, query.order, descending=query.descending, most=most)

    def lines(self, ids: Sequence[int]) -> list[ReportSummary]:
        """Return the lines of these reports, in this order, as far as they are there."""
        with self.project.reading() as at:
            return at.queue.lines(ids)

    def each_line(self) -> Iterator[ReportSummary]:
        """Yield the line of every report, in the order they were added."""
        ids = self.queue_ids()
        for at in range(0, len(ids), _STRETCH):
            yield from self.lines(ids[at : at + _STRETCH])

    def next_to_review(self, query: QueueQuery = ALL) -> int | None:
        """Return the id of the first report that is not done, else of the first; None: no report.

        Looked for is in what ``query`` asks for, in its order.
        """
        statuses = (query.wanted.statuses or _WAITING) & _WAITING
        waiting = replace(query, wanted=replace(query.wanted, statuses=statuses))
        found = (statuses and self.queue_ids(waiting, most=1)) or self.queue_ids(query, most=1)
        return found[0] if found else None

    def fits(self, report_id: int, wanted: QueueFilter) -> bool:
        """Return whether the report is as ``wanted``."""
        with self.project.reading() as at:
            return at.queue.fits(report_id, wanted)

    def totals(self) -> Counter[ReportStatus]:
        """Return how many reports have each status."""
        with self.project.reading() as at:
            return at.queue.totals()

    def tags(self, ids: Sequence[int] | None = None) -> dict[str, int]:
        """Return how many reports, of these or of all, have each tag, by name."""
        with self.project.reading() as at:
            return at.queue.tags(ids)

    def reviewers(self) -> list[str]:
        """Return who decided something last in any report, by name."""
        with self.project.reading() as at:
            return at.queue.reviewers()
