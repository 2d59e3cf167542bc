"""What does not add up in a report, in a project, or in files that are in none."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.checks import check
from annotator.errors import LockedProject, UnwritablePlace
from annotator.facts import MarkedText, facts
from annotator.model import Ruling, Severity
from annotator.review.facts import numbered
from annotator.store.files import SUFFIX
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.formats import Record
    from annotator.model import Finding, Judgement, Mark, Relation, Report, ReportSummary
    from annotator.review.session import Session

_REMEMBERED = 1000  # rulings, the newest, whose reasons are offered again


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding with what a reviewer made of it, None where nobody has ruled on it."""

    finding: Finding
    judgement: Judgement | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is something that does not add up and was not dismissed."""
        return self.finding.severity is not Severity.HOLDS and not self.is_dismissed

    @property
    def is_dismissed(self) -> bool:
        """Whether a reviewer found it right to ignore."""
        return self.judgement is not None and self.judgement.ruling is Ruling.DISMISSED


def is_project(where: str) -> bool:
    """Return whether ``where`` names a project, by path or URL, and not a report."""
    return "://" in where or Path(where).suffix.lower() == SUFFIX


def findings_of(
    report: Report, marks: Iterable[Mark], relations: Iterable[Relation] = ()
) -> list[Finding]:
    """Return what does not add up in ``report``, and what does, in text order.

    Each mark has an id of its own. Rejected ones do not count.
    """
    marked = MarkedText(clean(report.text, report.rules), marks, relations, report.date)
    return check(marked, facts(marked))


def findings_of_record(record: Record) -> list[Checked]:
    """Return the findings in a record's marks, which are in no project, as nobody has ruled on."""
    return [Checked(one) for one in findings_of(record.report, numbered(record.marks))]


def findings_in(session: Session, report_id: int) -> list[Checked]:
    """Return the findings in a report of the project, as its marks are there now."""
    with session.project.reading() as at:
        report = at.reports.get(report_id)
        marks = at.marks.of_report(report_id, len(report.text))
        relations = at.relations.of_report(report_id)
        judged = at.past.judgements(report_id)
    return [Checked(one, judged.get(one.key)) for one in findings_of(report, marks, relations)]


def reasons(session: Session) -> list[str]:
    """Return why findings of the project were dismissed, each reason once, the newest first."""
    with session.project.reading() as at:
        return at.past.reasons(_REMEMBERED)


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


def of_project(session: Session) -> Iterator[tuple[Report, list[Checked]]]:
    """Yield each report of the project with its findings, in the order of the queue."""
    for report_id in session.queue_ids():
        with session.project.reading() as at:
            report = at.reports.get(report_id)
        yield report, findings_in(session, report_id)
