"""Where a project stands: reports by status, marks by label, relations, decisions by reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.model import MarkStatus, ReportStatus

if TYPE_CHECKING:
    from annotator.review.session import Session


def statistics(session: Session) -> dict[str, Any]:
    """Return the figures as JSON data."""
    with session.project.reading() as at:
        reports, characters = at.queue.totals(), at.queue.characters()
        by_label, acts = at.marks.counts(), at.decisions.counts()
        by_kind = at.relations.counts()
    known = [label.id for label in session.labels.labels]
    order = known + sorted({label for label, _ in by_label} - set(known))
    return {
        "project": str(session.project.path),
        "reports": {
            "all": reports.total(),
            **{status.value: reports[status] for status in ReportStatus if reports[status]},
        },
        "characters": characters,
        "labels": {
            label: {status.value: by_label.get((label, status.value), 0) for status in MarkStatus}
            for label in order
        },
        "relations": by_kind,
        "decisions": [
            {"reviewer": reviewer, "act": act, "count": count}
            for (reviewer, act), count in sorted(acts.items())
        ],
    }
