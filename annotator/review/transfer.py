"""Reports into a project: what files hold (``sources``), and records with their marks.

What cannot be read is told and passed over; the rest of the batch goes on. A report is stored with
its marks in one step, so that a batch that is cancelled or killed leaves whole reports only; but
the candidates of a long one may follow part by part (``finding``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from annotator.errors import (
    DamagedProject,
    LockedProject,
    NoReports,
    UnwritablePlace,
    UserError,
)
from annotator.formats import UNREAD, Record, for_path, once_each
from annotator.review.arriving import Arrival, Storing, Taking
from annotator.review.checking import findings_of_record
from annotator.review.finding import find_rest
from annotator.review.joining import SAME_AS, Joining
from annotator.review.likeness import make_ready, take_fingerprints
from annotator.review.sources import (
    AS_FOUND,
    READABLE,
    check_no_project,
    holds_records,
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
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from annotator.formats import Format
    from annotator.model import Report
    from annotator.review.session import Found, Session
    from annotator.suggest import Finder
    from annotator.text.load import Source

AS_TOLD = Taking()
"""Annotated files as they say themselves."""


def bring_in(
    session: Session,
    paths: Iterable[Path],
    *,
    taking: Taking = AS_TOLD,
    choices: Choices = AS_FOUND,
    cancelled: Callable[[], bool] | None = None,
    finder: Finder = find,
    found: Callable[[Found], None] | None = None,
    same_text: bool = False,
    compared: Callable[[int, int], object] = lambda _done, _total: None,
) -> Iterator[Arrival]:
    """Add the reports at ``paths`` (files, or folders of them) and tell of each as it is done.

    Documents are reports, to which candidates are found; files of a known format hold records,
    whose marks join the report that has their text, or come with a new one, as ``taking`` says.
    ``choices`` say how documents are read, ``finder`` finds the candidates. Ends early when
    ``cancelled`` says so.

    Where ``found`` is given, a long report arrives before its candidates, which are stored and told
    to it part by part; one that is stopped meanwhile knows how far they were found.

    A document whose clean text a report has already is not added, unless ``same_text`` is wanted
    too; then its metadata name that report. ``compared`` is told how many of the reports that are
    there have been made ready for that.
    """
    ready = cache(partial(take_fingerprints, session, cancelled or never, compared))
    # once a batch: what comes of one file is not looked for as a view of what came of another
    indexed = cache(partial(make_ready, session, cancelled or never, compared))
    files, errors = _collect(paths, taking)
    total = len(files) + len(errors)
    for index, (path, error) in enumerate(errors, 1):
        yield Arrival(index, total, path.name, error=error)
    for index, path in enumerate(files, len(errors) + 1):
        if cancelled is not None and cancelled():
            return
        batch = _Batch(
            Storing(session, index, total),
            taking,
            choices,
            _Looking(finder, found, cancelled),
            ready,
            indexed,
            same_text,
        )
        try:
            yield from batch.read(path)
        except Cancelled:
            return
        except UserError as error:
            yield Arrival(index, total, path.name, error=error)
            if isinstance(error, LockedProject | UnwritablePlace | DamagedProject):
                return  # it is the project that failed, and would again


def forms_of(paths: Iterable[Path], taking: Taking = AS_TOLD) -> set[Format | None]:
    """Return the formats that the files at ``paths`` are read as; None is among them for documents.

    What cannot be read is passed over: bringing it in tells.
    """
    return {taking.form or for_path(path) for path in _collect(paths, taking)[0]}


def _collect(
    paths: Iterable[Path], taking: Taking
) -> tuple[list[Path], list[tuple[Path, UserError]]]:
    suffixes = READABLE if taking.form is None else taking.form.suffixes
    files: list[Path] = []
    errors: list[tuple[Path, UserError]] = []
    for path in paths:
        refused: list[UserError] = []
        passed: list[Path] = []
        try:
            files += find_reports(path, suffixes, refused, passed)
        except UserError as error:
            refused.append(error)
        passed = [file for file in passed if not file.name.lower().endswith(UNREAD)]
        is_none = any(isinstance(error, NoReports) for error in refused)
        if passed and not is_none and taking.form is None:  # else they belong to its files
            refused.append(not_read(path, [shown_name(file.name) for file in passed]))
        errors += [(path, error) for error in refused]
    # what is annotated may be of a report that comes with it
    return sorted(once_each(files), key=holds_records), errors


@dataclass(frozen=True, slots=True)
class _Looking:
    """How candidates are looked for in documents; see ``bring_in``."""

    finder: Finder
    found: Callable[[Found], None] | None
    cancelled: Callable[[], bool] | None


@dataclass(frozen=True, slots=True)
class _Batch:
    """The file of a batch that is being brought in, and how."""

    storing: Storing
    taking: Taking
    choices: Choices
    looking: _Looking
    ready: Callable[[], None]  # makes what is there ready to be compared, the first time
    indexed: Callable[[], object]  # the same, for texts that are a view of what is there
    same_text: bool

    def read(self, path: Path) -> Iterator[Arrival]:
        """Bring in what the file ``path`` holds, and tell of each report.

        Raises:
            UserError: it cannot be read, or the project cannot be written.
            Cancelled: somebody said so; what has been told of is there.

        """
        check_no_project(path)
        form = self.taking.form or for_path(path)
        if form is None:
            yield from self.take_sources(path)
            return
        joining = Joining(self.storing, self.taking, self.indexed, same_text=self.same_text)
        yield from joining.take(path, form, self.looking.cancelled)

    def take_sources(self, path: Path) -> Iterator[Arrival]:
        """Store the reports in a document, unless the project holds them already."""
        self.ready()
        for source in read(path, self.choices, self.looking.cancelled):
            if isinstance(source, UserError):
                yield self.storing.told(path.name, error=source)
                continue
            report = report_of(source, path)
            digest = fingerprint(report.text)
            with self.storing.session.project.reading() as at:
                known = at.reports.find(report.sha256)
                same = at.fingerprints.alike(digest)
                rules = chosen_rules(report.kind, at.reports.project_rules())
            if known is not None:
                yield self.storing.told(report.name, known, known=True)
                continue
            if same is not None and not self.same_text:
                there, _, name = same
                arrival = self.storing.told(report.name, there, known=True)
                yield replace(arrival, same_as=name, path=path)
                continue
            meta = report.meta if same is None else {**report.meta, SAME_AS: same[1]}
            yield from self._take_new(replace(report, rules=rules, meta=meta), source, digest)

    def _take_new(self, report: Report, source: Source, digest: bytes) -> Iterator[Arrival]:
        """Store a report with its candidates; those of a long one may follow part by part."""
        kept, looking, session = source_to_keep(source), self.looking, self.storing.session
        follows = looking.found is not None and len(report.text) > LONG
        findings = None
        if follows:
            record = Record(report, ())
        else:
            search = Search.by(session.word_lists(), session.labels)
            record = with_candidates(report, looking.cancelled, looking.finder, search)
            findings = sum(one.is_open for one in findings_of_record(record))
        arrival = self.storing.store_found(
            record, digest, kept, found_to=0 if follows else None, findings=findings
        )
        if arrival is None:  # somebody else has just brought it in
            with session.project.reading() as at:
                known = at.reports.find(report.sha256)
            arrival = self.storing.told(report.name, known, known=True)
            follows = False
        yield replace(arrival, losses=source.losses)
        if follows and looking.found is not None and arrival.report_id is not None:
            asked = looking.cancelled or never
            for part in find_rest(session, arrival.report_id, asked, looking.finder):
                looking.found(part)
