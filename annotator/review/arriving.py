"""What comes into a project is stored here, and told of: a report with its marks, in one step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.formats.options import AS_FITS
from annotator.review import commands, indexing, linking
from annotator.review.marks import MarkIndex

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from annotator.errors import UserError
    from annotator.formats import Format, Reading, Record
    from annotator.model import Mark
    from annotator.review.matching import Matched
    from annotator.review.session import Session
    from annotator.store.project import Transaction


@dataclass(frozen=True, slots=True)
class Taking:
    """How annotated files are taken in.

    ``form`` reads all files as that format, None: each as what it is recognised as; ``reading`` is
    what the format is told. ``as_suggestions`` opens every mark to review. ``labels`` say which
    label of the project a name in the files stands for, None: what has it is left out; the names
    that they do not say are guessed.
    """

    form: Format | None = None
    reading: Reading = AS_FITS
    as_suggestions: bool = False
    labels: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one source of a batch: ``index`` of ``total`` files, counted from 1.

    ``report_id`` is that of the report, None where ``error`` says why there is none; ``known`` says
    that the project held it before, and ``matched`` what of a record told that it is ``there``, the
    report's name. ``marks`` is how many came with it; ``passed`` how many did not: they lie outside
    the text, overlap, or a reviewer has decided there; ``left_out`` those whose label was not
    wanted, and ``names`` those of all labels in the record. ``losses`` say what of the source could
    not be read. ``same_as`` is the name of the report that has the same text already, in other
    bytes: then ``path`` was not added.
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
    matched: Matched | None = None
    there: str = ""
    left_out: int = 0
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Storing:
    """Stores what the file ``index`` of ``total`` holds."""

    session: Session
    index: int
    total: int

    def told(
        self,
        name: str,
        report_id: int | None = None,
        *,
        known: bool = False,
        error: UserError | None = None,
    ) -> Arrival:
        """Return what became of a source of this file."""
        return Arrival(self.index, self.total, name, report_id, known, error=error)

    def store(
        self,
        at: Transaction,
        record: Record,
        digest: bytes,
        source: bytes | None = None,
        found_to: int | None = None,
    ) -> Arrival | None:
        """Store a new report with its marks; None where the project holds its source already.

        ``digest`` is the fingerprint of its text, ``source`` the bytes it was decoded from, where
        they are kept; ``found_to`` is how far its candidates were found, None: to its end.
        """
        report = record.report
        report_id = at.reports.add(report, source, found_to)
        if report_id is None:
            return None
        at.fingerprints.keep({report_id: digest})
        fresh, passed = self._settled(record.marks, report_id, len(report.text))
        at.marks.add_many(fresh, report_id)
        if record.links:
            there = MarkIndex(at.marks.of_report(report_id))
            next_id = at.relations.next_id()
            links = linking.brought(record.marks, record.links, there, report_id, next_id)
            at.relations.apply(*links)
        return Arrival(
            self.index, self.total, report.name, report_id, marks=len(fresh), passed=passed
        )

    def store_found(
        self,
        record: Record,
        digest: bytes,
        source: bytes | None = None,
        *,
        found_to: int | None = None,
        findings: int | None = None,
    ) -> Arrival | None:
        """Store a report with its candidates as ``store`` does, in one step, and index it.

        ``findings`` is how many there are, None: it was not checked.
        """
        with self.session.project.writing() as at:
            arrival = self.store(at, record, digest, source, found_to)
            if arrival is not None and arrival.report_id is not None:
                indexing.take_in(at, arrival.report_id, record.report)
                if findings is not None:
                    at.reports.set_findings(arrival.report_id, findings)
        return arrival

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
