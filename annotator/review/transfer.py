"""Reports in and out of a project: sources become reports with candidates, records go to files.

What cannot be read is told and passed over; the rest of the batch goes on. A report is stored with
its marks in one step, so that a batch that is cancelled or killed leaves whole reports only.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.errors import (
    BadRecord,
    DamagedProject,
    LockedProject,
    OtherText,
    ProjectNotReport,
    RecordsNotReport,
    UnwritablePlace,
    UserError,
    WouldOverwrite,
)
from annotator.formats import FORMATS, Record, for_path
from annotator.model import Mark, MarkStatus, Report, ReportStatus
from annotator.review import commands
from annotator.review.marks import MarkIndex
from annotator.store.project import SUFFIX
from annotator.suggest import Cancelled, suggest
from annotator.text.load import REPORT_SUFFIXES, find_reports, load
from annotator.text.report_date import find_report_date

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from annotator.formats import Format
    from annotator.model import Suggestion
    from annotator.review.session import Session

_READABLE = (*REPORT_SUFFIXES, *(suffix for f in FORMATS.values() for suffix in f.suffixes))


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one source of a batch: ``index`` of ``total`` files, counted from 1.

    ``report_id`` is that of the report, None where ``error`` says why there is none; ``known`` says
    that the project held it before; ``marks`` is how many came with it, ``passed`` how many did
    not: they lie outside the text, overlap, or a reviewer has decided there.
    """

    index: int
    total: int
    name: str
    report_id: int | None = None
    known: bool = False
    marks: int = 0
    passed: int = 0
    error: UserError | None = None


def candidates(path: Path, cancelled: Callable[[], bool] | None = None) -> Record:
    """Return the report in the file ``path`` with the candidates found in it.

    Raises:
        UserError: the file holds no text (see ``text.load``).
        Cancelled: ``cancelled`` said so.

    """
    _check_no_project(path)
    if for_path(path) is not None:
        raise RecordsNotReport(path=path)
    return _with_candidates(_read(path), cancelled)


def _check_no_project(path: Path) -> None:
    """Refuse a project, which only SQLite may open, whatever it is to be read as."""
    if path.suffix.lower() == SUFFIX:
        raise ProjectNotReport(path=path)


def _read(path: Path) -> Report:
    source = load(path)
    date = find_report_date(source.text)
    return Report(
        uid=source.sha256[:16],
        name=_shown(path.name),
        text=source.text,
        sha256=source.sha256,
        path=_shown(str(path.absolute())),
        encoding=source.encoding,
        meta={} if date is None else {"report_date": date},
    )


def _shown(name: str) -> str:
    """Return a file's name as text that can be stored, also where its bytes are no UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


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
        batch = _Batch(session, index, total, as_suggestions=as_suggestions)
        try:
            yield from batch.read(path, form, cancelled)
        except Cancelled:
            return
        except UserError as error:
            yield Arrival(index, total, path.name, error=error)
            if isinstance(error, LockedProject | UnwritablePlace | DamagedProject):
                return  # it is the project that failed, and would again


def _collect(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, UserError]]]:
    files: list[Path] = []
    errors: list[tuple[Path, UserError]] = []
    for path in paths:
        try:
            refused: list[UserError] = []
            files += find_reports(path, _READABLE, refused)
            errors += [(path, error) for error in refused]
        except UserError as error:
            errors.append((path, error))
    return files, errors


@dataclass(frozen=True, slots=True)
class _Batch:
    """The file of a batch that is being brought in, and how."""

    session: Session
    index: int
    total: int
    as_suggestions: bool

    def read(
        self, path: Path, form: Format | None, cancelled: Callable[[], bool] | None
    ) -> Iterator[Arrival]:
        """Bring in what the file ``path`` holds, and tell of each report.

        Raises:
            UserError: it cannot be read, or the project cannot be written.
            Cancelled: ``cancelled`` said so; what has been told of is there.

        """
        _check_no_project(path)
        form = form or for_path(path)
        if form is None:
            yield self.take_text(path, cancelled)
            return
        for record in form.read(path):
            if cancelled is not None and cancelled():
                raise Cancelled
            yield self.take(record, path)

    def take_text(self, path: Path, cancelled: Callable[[], bool] | None) -> Arrival:
        """Store the report in a text file, unless the project holds it already."""
        report = _read(path)
        with self.session.project.reading() as at:
            known = at.reports.find(report.sha256)
        if known is not None:
            return self._arrival(report.name, known, known=True)
        return self.take(_with_candidates(report, cancelled), path)

    def take(self, record: Record | BadRecord, path: Path) -> Arrival:
        """Store a record; the marks of a report that is there already join those it has."""
        if isinstance(record, BadRecord):
            return self._arrival(path.name, error=record)
        report, name = record.report, record.report.name
        marks = [self._opened(mark) for mark in record.marks]
        with self.session.project.writing() as at:
            report_id = at.reports.add(report)
            if report_id is not None:
                fresh, passed = self._settled(marks, report_id, len(report.text))
                at.marks.add_many(fresh)
                return self._arrival(name, report_id, marks=len(fresh), passed=passed)
            known = at.reports.find(report.sha256)
            assert known is not None
            if at.reports.get(known).text != report.text:
                return self._arrival(name, error=OtherText(name=name))
        count, passed = self.session.add_imported(known, marks)
        return self._arrival(name, known, known=True, marks=count, passed=passed)

    def _settled(self, marks: list[Mark], report_id: int, length: int) -> tuple[list[Mark], int]:
        """Return ``marks`` as a new report may have them, and how many were passed over."""
        overlap = self.session.labels.overlap
        merged = commands.merge(MarkIndex(), marks, report_id, 1, length, overlap=overlap)
        settled = {change.mark_id: change.after for change in merged.changes}
        return [mark for mark in settled.values() if mark is not None], merged.passed

    def _arrival(
        self,
        name: str,
        report_id: int | None = None,
        *,
        known: bool = False,
        marks: int = 0,
        passed: int = 0,
        error: UserError | None = None,
    ) -> Arrival:
        return Arrival(self.index, self.total, name, report_id, known, marks, passed, error)

    def _opened(self, mark: Mark) -> Mark:
        return replace(mark, status=MarkStatus.SUGGESTED) if self.as_suggestions else mark


def check_target(path: Path, sources: Iterable[Path] = ()) -> None:
    """Make sure that an export to ``path`` overwrites no project and none of its ``sources``.

    Raises:
        WouldOverwrite: it would.

    """
    taken = path.suffix.lower() == SUFFIX
    if path.exists():
        taken = taken or any(source.exists() and path.samefile(source) for source in sources)
    if taken:
        raise WouldOverwrite(path=path)


def export(
    session: Session, form: Format, path: Path, statuses: Collection[MarkStatus]
) -> tuple[int, int]:
    """Write the reports with their marks of ``statuses`` to ``path``; return (reports, marks).

    With confirmed marks alone, a report that nobody has looked at is left out: without spans it
    would claim that there is nothing in it.

    Raises:
        WouldOverwrite, UnwritablePlace: the file cannot be written; what was there is untouched.

    """
    check_target(path, [session.project.path])
    marks = 0

    def records() -> Iterator[Record]:
        nonlocal marks
        with session.project.reading() as at:
            for summary in at.reports.summaries():
                unseen = summary.status is ReportStatus.NEW and not summary.confirmed
                if unseen and MarkStatus.SUGGESTED not in statuses:
                    continue
                kept = [m for m in at.marks.of_report(summary.id) if m.status in statuses]
                marks += len(kept)
                yield Record(at.reports.get(summary.id), tuple(kept))

    return form.write(records(), path), marks
