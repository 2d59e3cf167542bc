"""Reports into a project: what files hold (``sources``), and records with their marks.

What cannot be read is told and passed over; the rest of the batch goes on. A report is stored with
its marks in one step, so that a batch that is cancelled or killed leaves whole reports only; but
the candidates of a long one may follow part by part (``finding``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING

from annotator.errors import (
    BadRecord,
    DamagedProject,
    LockedProject,
    NoReports,
    OtherText,
    UnwritablePlace,
    UserError,
)
from annotator.formats import Record, for_path, once_each
from annotator.formats.options import AS_FITS
from annotator.model import Mark, MarkStatus
from annotator.review import commands, indexing, linking
from annotator.review.checking import findings_of
from annotator.review.finding import find_rest
from annotator.review.likeness import take_fingerprints
from annotator.review.marks import MarkIndex
from annotator.review.sources import (
    AS_FOUND,
    READABLE,
    check_no_project,
    report_of,
    shown_name,
    source_to_keep,
    with_candidates,
)
from annotator.suggest import LONG, Cancelled, Search, find
from annotator.text.cancel import never
from annotator.text.fingerprint import fingerprint
from annotator.text.load import Choices, find_reports, not_read, read
from annotator.text.views import chosen_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from annotator.formats import Format
    from annotator.review.session import Found, Session
    from annotator.store.project import Transaction
    from annotator.suggest import Finder


SAME_AS = "same_as"
"""The key of a report's metadata under which stands the uid of one that has the same text."""

_AT_ONCE = 10  # records in a step: each waits for the disk, and a reviewer's act for each


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one source of a batch: ``index`` of ``total`` files, counted from 1.

    ``report_id`` is that of the report, None where ``error`` says why there is none; ``known`` says
    that the project held it before; ``marks`` is how many came with it, ``passed`` how many did
    not: they lie outside the text, overlap, or a reviewer has decided there. ``losses`` say what
    of the source could not be read. ``same_as`` is the name of the report that has the same text
    already, in other bytes: then ``path`` was not added.
    """

    index: int
    total: int
    name: str
    report_id: int | None = None
    known: bool = False
    marks: int = 0
    passed: int = 0
    error: UserError | None = None
    losses: tuple[UserError, ...] = ()
    same_as: str = ""
    path: Path | None = None


def bring_in(
    session: Session,
    paths: Iterable[Path],
    *,
    form: Format | None = None,
    as_suggestions: bool = False,
    choices: Choices = AS_FOUND,
    cancelled: Callable[[], bool] | None = None,
    finder: Finder = find,
    found: Callable[[Found], None] | None = None,
    same_text: bool = False,
    compared: Callable[[int, int], object] = lambda _done, _total: None,
) -> Iterator[Arrival]:
    """Add the reports at ``paths`` (files, or folders of them) and tell of each as it is done.

    Documents are reports, to which candidates are found; files of a known format hold reports
    with marks, which ``as_suggestions`` opens to review again. ``form`` reads all files as that
    format, ``choices`` say how documents are read, ``finder`` finds the candidates. Ends early when
    ``cancelled`` says so.

    Where ``found`` is given, a long report arrives before its candidates, which are stored and told
    to it part by part; one that is stopped meanwhile knows how far they were found.

    A document whose clean text a report has already is not added, unless ``same_text`` is wanted
    too; then its metadata name that report. ``compared`` is told how many of the reports that are
    there have been made ready for that.
    """
    ready = cache(partial(take_fingerprints, session, cancelled or never, compared))
    files, errors = _collect(paths)
    total = len(files) + len(errors)
    for index, (path, error) in enumerate(errors, 1):
        yield Arrival(index, total, path.name, error=error)
    for index, path in enumerate(files, len(errors) + 1):
        if cancelled is not None and cancelled():
            return
        told = (finder, found, same_text, ready)
        batch = _Batch(session, index, total, choices, as_suggestions, *told)
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
        refused: list[UserError] = []
        passed: list[Path] = []
        try:
            files += once_each(list(find_reports(path, READABLE, refused, passed)))
        except UserError as error:
            refused.append(error)
        if passed and not any(isinstance(error, NoReports) for error in refused):
            refused.append(not_read(path, [shown_name(file.name) for file in passed]))
        errors += [(path, error) for error in refused]
    return files, errors


@dataclass(frozen=True, slots=True)
class _Batch:
    """The file of a batch that is being brought in, and how."""

    session: Session
    index: int
    total: int
    choices: Choices
    as_suggestions: bool
    finder: Finder
    found: Callable[[Found], None] | None
    same_text: bool
    ready: Callable[[], None]  # makes what is there ready to be compared, the first time

    def read(
        self, path: Path, form: Format | None, cancelled: Callable[[], bool] | None
    ) -> Iterator[Arrival]:
        """Bring in what the file ``path`` holds, and tell of each report.

        Raises:
            UserError: it cannot be read, or the project cannot be written.
            Cancelled: ``cancelled`` said so; what has been told of is there.

        """
        check_no_project(path)
        form = form or for_path(path)
        if form is None:
            yield from self.take_sources(path, cancelled)
            return
        records = iter(form.reader()(path, AS_FITS))
        while some := list(islice(records, _AT_ONCE)):
            if cancelled is not None and cancelled():
                raise Cancelled
            yield from self.take_some(some, path)

    def take_sources(self, path: Path, cancelled: Callable[[], bool] | None) -> Iterator[Arrival]:
        """Store the reports in a document, unless the project holds them already."""
        self.ready()
        for source in read(path, self.choices, cancelled):
            if isinstance(source, UserError):
                yield self._arrival(path.name, error=source)
                continue
            report = report_of(source, path)
            digest = fingerprint(report.text)
            with self.session.project.reading() as at:
                known = at.reports.find(report.sha256)
                same = at.fingerprints.alike(digest)
                rules = chosen_rules(report.kind, at.reports.project_rules())
            if known is not None:
                yield self._arrival(report.name, known, known=True)
                continue
            if same is not None and not self.same_text:
                there, _, name = same
                arrival = self._arrival(report.name, there, known=True)
                yield replace(arrival, same_as=name, path=path)
                continue
            meta = report.meta if same is None else {**report.meta, SAME_AS: same[1]}
            report = replace(report, rules=rules, meta=meta)
            kept = source_to_keep(source)
            if self.found is not None and len(report.text) > LONG:
                arrival = self.take(Record(report, ()), kept, found_to=0, digest=digest)
                yield replace(arrival, losses=source.losses)
                if arrival.report_id is not None:
                    parts = find_rest(
                        self.session, arrival.report_id, cancelled or never, self.finder
                    )
                    for part in parts:
                        self.found(part)
                continue
            search = Search.by(self.session.word_lists(), self.session.labels)
            record = with_candidates(report, cancelled, self.finder, search)
            checked = len(findings_of(record.report, record.marks))
            arrival = self.take(record, kept, findings=checked, digest=digest)
            yield replace(arrival, losses=source.losses)

    def take_some(self, records: Sequence[Record | BadRecord], path: Path) -> Iterator[Arrival]:
        """Store records in one step, and tell of each.

        The marks of a report that is there already join those it has, in a step of its own.
        """
        with self.session.project.writing() as at:
            done = [
                self._arrival(path.name, error=one)
                if isinstance(one, BadRecord)
                else self._store(at, one)
                for one in records
            ]
        for record, arrival in zip(records, done, strict=True):
            if isinstance(record, Record):
                yield replace(arrival or self._join(record), losses=record.remarks)
            elif arrival is not None:
                yield arrival

    def take(
        self,
        record: Record,
        source: bytes | None = None,
        found_to: int | None = None,
        findings: int | None = None,
        digest: bytes | None = None,
    ) -> Arrival:
        """Store a report with its candidates.

        ``source`` are the bytes it was decoded from, where they are kept; ``found_to`` is how far
        its candidates were found, None: to its end; ``findings`` how many there are, and ``digest``
        the fingerprint of its text, if known.
        """
        with self.session.project.writing() as at:
            arrival = self._store(at, record, source, found_to)
            report_id = None if arrival is None else arrival.report_id
            if report_id is not None:
                indexing.take_in(at, report_id, record.report)
                if findings is not None:
                    at.reports.set_findings(report_id, findings)
                if digest is not None:
                    at.fingerprints.keep({report_id: digest})
        return arrival or self._join(record)

    def _store(
        self,
        at: Transaction,
        record: Record,
        source: bytes | None = None,
        found_to: int | None = None,
    ) -> Arrival | None:
        """Store a new report with its marks; None where the project holds it already."""
        report, name = record.report, record.report.name
        marks = self._marks_of(record)
        report_id = at.reports.add(report, source, found_to)
        if report_id is None:
            return None
        fresh, passed = self._settled(marks, report_id, len(report.text))
        at.marks.add_many(fresh, report_id)
        if record.links:
            there = MarkIndex(at.marks.of_report(report_id))
            links = linking.brought(marks, record.links, there, report_id, at.relations.next_id())
            at.relations.apply(*links)
        return self._arrival(name, report_id, marks=len(fresh), passed=passed)

    def _join(self, record: Record) -> Arrival:
        """Let the marks of a report that the project holds already join those it has."""
        name = record.report.name
        with self.session.project.reading() as at:
            known = at.reports.find(record.report.sha256)
            assert known is not None
            if at.reports.get(known).text != record.report.text:
                return self._arrival(name, error=OtherText(name=name))
        marks = self._marks_of(record)
        count, passed = self.session.add_imported(known, marks, record.links)
        return self._arrival(name, known, known=True, marks=count, passed=passed)

    def _marks_of(self, record: Record) -> tuple[Mark, ...]:
        """Return the record's marks under the labels of now, open again where that is wanted."""
        under = self.session.labels.under()
        return tuple(self._opened(_labelled(mark, under)) for mark in record.marks)

    def _settled(
        self, marks: tuple[Mark, ...], report_id: int, length: int
    ) -> tuple[list[Mark], int]:
        """Return ``marks`` as a new report may have them, and how many were passed over."""
        if commands.are_apart(marks, length):
            return list(marks), 0
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


def _labelled(mark: Mark, under: Mapping[str, str]) -> Mark:
    """Return ``mark`` under the label that its own has become; an unknown one stays."""
    label = under.get(mark.label, mark.label)
    return mark if label == mark.label else replace(mark, label=label)
