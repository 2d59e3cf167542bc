"""Which reports the queue shows, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.model.mark import MarkStatus
    from annotator.model.report import ReportStatus


class QueueOrder(StrEnum):
    """What the queue is sorted by; reports that are alike stand as they were added."""

    ADDED = "added"
    NAME = "name"
    STATUS = "status"
    PROGRESS = "progress"
    OPEN = "open"
    SCORE = "score"  # of its least sure open suggestion
    FINDINGS = "findings"
    REVIEWER = "reviewer"
    DATE = "date"
    TOUCHED = "touched"


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What a report must be like to be shown; what is left empty asks nothing.

    Each word of ``name`` is a part of its name, in whatever case. ``label`` and ``mark_status`` ask
    for a mark that is so, ``below`` for an open suggestion with a lower score. ``since`` and
    ``until`` are ISO 8601 days of the report's own date, both included. ``reviewer`` is who decided
    something in it last.
    """

    name: str = ""
    statuses: frozenset[ReportStatus] = frozenset()
    label: str | None = None
    mark_status: MarkStatus | None = None
    below: float | None = None
    tags: frozenset[str] = frozenset()  # all of them
    reviewer: str | None = None
    since: str | None = None
    until: str | None = None
    with_findings: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it asks nothing."""
        return self == QueueFilter()


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """What the queue is asked: which reports, in which order."""

    wanted: QueueFilter = QueueFilter()
    order: QueueOrder = QueueOrder.ADDED
    descending: bool = False
