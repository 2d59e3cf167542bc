"""What does not add up in a report, in a project, or in files that are in none."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.checks import check
from annotator.errors import LockedProject, UnwritablePlace
from annotator.store.files import SUFFIX
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.model import Finding, Mark, Report, ReportSummary
    from annotator.review.session import Session


def is_project(where: str) -> bool:
    """Return whether ``where`` names a project, by path or URL, and not a report."""
    return "://" in where or Path(where).suffix.lower() == SUFFIX


def findings_of(report: Report, marks: Iterable[Mark]) -> list[Finding]:
    """Return what does not add up in ``report``, in text order; rejected ``marks`` do not count."""
    return check(clean(report.text, report.rules), marks)


def findings_in(session: Session, report_id: int) -> list[Finding]:
    """Return what does not add up in a report of the project, as its marks are there now."""
    with session.project.reading() as at:
        report = at.reports.get(report_id)
        return findings_of(report, at.marks.of_report(report_id, len(report.text)))


def note(session: Session, report_id: int, count: int) -> ReportSummary | None:
    """Keep how many findings a report has; return its new line in the queue, None where it is old.

    That is no act of a reviewer's: where it cannot be kept now, it is when the report is looked at
    again.
    """
    with session.project.reading() as at:
        if at.reports.summary(report_id).findings == count:
            return None
    with suppress(LockedProject, UnwritablePlace), session.project.writing() as at:
        at.reports.set_findings(report_id, count)
        return at.reports.summary(report_id)
    return None


def of_project(session: Session) -> Iterator[tuple[Report, list[Finding]]]:
    """Yield each report of the project with its findings, in the order of the queue."""
    for report_id in session.queue_ids():
        with session.project.reading() as at:
            report = at.reports.get(report_id)
            marks = at.marks.of_report(report_id, len(report.text))
        yield report, findings_of(report, marks)
