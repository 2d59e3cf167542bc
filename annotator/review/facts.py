"""The facts and posts of reports: of one, of a project, or of files that are in none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.facts import MarkedText, facts, posts
from annotator.model import Relation, ReportFacts
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.formats import Record
    from annotator.model import Mark, Report
    from annotator.review.session import Session
    from annotator.store.project import Transaction


def facts_of(
    report: Report, marks: Iterable[Mark], relations: Iterable[Relation] = ()
) -> ReportFacts:
    """Return what ``marks``, each with an id of its own, and ``relations`` say in ``report``.

    Rejected marks do not count.
    """
    view = clean(report.text, report.rules)
    marked = MarkedText(view, marks, relations, report.date)
    return ReportFacts(report, view, tuple(facts(marked)), tuple(posts(marked)))


def facts_of_record(record: Record) -> ReportFacts:
    """Return what a record's marks say, which are in no project."""
    marks = numbered(record.marks)
    relations = [
        Relation(number, 0, link.kind, marks[link.from_mark].id, marks[link.to_mark].id)
        for number, link in enumerate(record.links, 1)
    ]
    return facts_of(record.report, marks, relations)


def numbered(marks: Sequence[Mark]) -> list[Mark]:
    """Return ``marks`` that are in no project, each with an id of its own."""
    return [replace(mark, id=number) for number, mark in enumerate(marks, 1)]


def facts_in(session: Session, report_id: int) -> ReportFacts:
    """Return what the marks of a report of the project say now."""
    with session.project.reading() as at:
        return _read(at, report_id)


def of_project(session: Session, report_ids: Iterable[int] | None = None) -> Iterator[ReportFacts]:
    """Yield what each report of the project says, in the order of the queue; or those named."""
    wanted = session.queue_ids() if report_ids is None else report_ids
    with session.project.reading() as at:
        for report_id in wanted:
            yield _read(at, report_id)


def _read(at: Transaction, report_id: int) -> ReportFacts:
    report = at.reports.get(report_id)
    marks = at.marks.of_report(report_id, len(report.text))
    return facts_of(report, marks, at.relations.of_report(report_id))
