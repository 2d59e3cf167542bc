"""Reports in and out of a project: sources become reports with candidates, records go to files.

What cannot be read is told and passed over; the rest of the batch goes on. A report is stored with
its marks in one step, so that a batch that is cancelled or killed leaves whole reports only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.errors import BadRecord, ProjectNotReport, UserError
from annotator.formats import Record, for_path
from annotator.model import Mark, MarkStatus, Report
from annotator.suggest import Cancelled, suggest
from annotator.text.load import REPORT_SUFFIXES, find_reports, load
from annotator.text.report_date import find_report_date

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from annotator.formats import Format
    from annotator.model import Suggestion
    from annotator.review.session import Session

PROJECT_SUFFIX = ".annot"
_READABLE = (*REPORT_SUFFIXES, ".jsonl")


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one source of a batch: ``index`` of ``total`` files, counted from 1.

    ``report_id`` is that of the report, None where ``error`` says why there is none; ``known`` says
    that the project held it before; ``marks`` is how many came with it.
    """

    index: int
    total: int
    name: str
    report_id: int | None = None
    known: bool = False
    marks: int = 0
    error: UserError | None = None


def candidates(path: Path, cancelled: Callable[[], bool] | None = None) -> Record:
    """Return the report in the file ``path`` with the candidates found in it.

    Raises:
        UserError: the file holds no text (see ``text.load``).
        Cancelled: ``cancelled`` said so.

    """
    return _with_candidates(_read(path), cancelled)


def _read(path: Path) -> Report:
    source = load(path)
    date = find_report_date(source.text)
    return Report(
        uid=source.sha256[:16],
        name=path.name,
        text=source.text,
        sha256=source.sha256,
        path=str(path.absolute()),
        encoding=source.encoding,
        meta={} if date is None else {"report_date": date},
    )


def _with_candidates(report: Report, cancelled: Callable[[], bool] | None) -> Record:
    found = suggest(report.text, report.date, cancelled)
    return Record(report, tuple(_open_mark(one) for one in found))


def _open_mark(found: Suggestion) -> Mark:
    return Mark(
        id=0,
        report_id=0,
        start=found.start,
        end=found.end,
        label=found.label,
        status=MarkStatus.SUGGESTED,
        origin=found.origin,
        value=found.value,
    )


def bring_in(
    session: Session,
    paths: Iterable[Path],
    *,
    form: Format | None = None,
    as_suggestions: bool = False,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Arrival]:
    """Add the reports at ``paths`` (files, or folders of them) and tell of each as it is done.

    Text files are reports, to which candidates are found; files of a known format hold reports
    with marks, which ``as_suggestions`` opens to review again. ``form`` reads all files as that
    format. Ends early, after a whole report, when ``cancelled`` says so.
    """
    files, errors = _collect(paths)
    total = len(files) + len(errors)
    for index, (path, error) in enumerate(errors, 1):
        yield Arrival(index, total, path.name, error=error)
    for index, path in enumerate(files, len(errors) + 1):
        if cancelled is not None and cancelled():
            return
        batch = _Batch(session, index, total, path.name, as_suggestions=as_suggestions)
        try:
            if path.suffix.lower() == PROJECT_SUFFIX:  # only SQLite may open a project
                raise ProjectNotReport(path=path)
            chosen = form or for_path(path)
            if chosen is None:
                yield batch.take_text(path, cancelled)
            else:
                yield from (batch.take(record, path) for record in chosen.read(path))
        except Cancelled:
            return
        except UserError as error:
            yield Arrival(index, total, path.name, error=error)


def _collect(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, UserError]]]:
    files: list[Path] = []
    errors: list[tuple[Path, UserError]] = []
    for path in paths:
        try:
            files += find_reports(path, _READABLE)
        except UserError as error:
            errors.append((path, error))
    return files, errors


@dataclass(frozen=True, slots=True)
class _Batch:
    """The file of a batch that is being brought in, and how."""

    session: Session
    index: int
    total: int
    file: str
    as_suggestions: bool

    def take_text(self, path: Path, cancelled: Callable[[], bool] | None) -> Arrival:
        """Store the report in a text file, unless the project holds it already."""
        report = _read(path)
        with self.session.project.reading() as at:
            known = at.reports.find(report.sha256)
        if known is not None:
            return Arrival(self.index, self.total, report.name, known, known=True)
        return self.take(_with_candidates(report, cancelled), path)

    def take(self, record: Record | BadRecord, path: Path) -> Arrival:
        """Store a record; the marks of a report that is there already join those it has."""
        if isinstance(record, BadRecord):
            return Arrival(self.index, self.total, path.name, error=record)
        marks = [self._opened(mark) for mark in record.marks]
        name = record.report.name
        with self.session.project.writing() as at:
            report_id = at.reports.add(record.report)
            if report_id is not None:
                at.marks.add_many(replace(mark, report_id=report_id) for mark in marks)
                return Arrival(self.index, self.total, name, report_id, marks=len(marks))
            known = at.reports.find(record.report.sha256)
        assert known is not None
        count = self.session.add_imported(known, marks)
        return Arrival(self.index, self.total, name, known, known=True, marks=count)

    def _opened(self, mark: Mark) -> Mark:
        return replace(mark, status=MarkStatus.SUGGESTED) if self.as_suggestions else mark


def export(
    session: Session, form: Format, path: Path, statuses: Collection[MarkStatus]
) -> tuple[int, int]:
    """Write every report with its marks of ``statuses`` to ``path``; return (reports, marks).

    Raises:
        UnwritablePlace: the file cannot be written; what was there is untouched.

    """
    marks = 0

    def records() -> Iterator[Record]:
        nonlocal marks
        with session.project.reading() as at:
            for report_id in at.reports.ids():
                kept = [m for m in at.marks.of_report(report_id) if m.status in statuses]
                marks += len(kept)
                yield Record(at.reports.get(report_id), tuple(kept))

    return form.write(records(), path), marks
