"""Records of annotated files into a project: they join the report that they are of, or are new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from annotator.errors import BadRecord, OtherText
from annotator.model import MarkStatus
from annotator.review.label_names import LabelNames
from annotator.review.matching import by_source, by_text, moved
from annotator.review.problems import Repeats
from annotator.text.cancel import Cancelled
from annotator.text.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from annotator.errors import UserError
    from annotator.formats import Format, Record
    from annotator.model import Report
    from annotator.review.arriving import Arrival, Storing, Taking
    from annotator.review.matching import Match
    from annotator.review.session import Session
    from annotator.store.project import Transaction

SAME_AS = "same_as"
"""The key of a report's metadata under which stands the uid of one that has the same text."""

_AT_ONCE = 10  # records in a step: each waits for the disk, and a reviewer's act for each


@dataclass(frozen=True, slots=True)
class _Coming:
    """A record as it comes in: its marks under the labels of the project, and what it matches."""

    record: Record
    read: Record  # as it stands in the file
    match: Match | None = None
    digest: bytes = b""

    def told(self, arrival: Arrival) -> Arrival:
        """Return ``arrival`` with what is to be said of the record beside."""
        left_out = len(self.read.marks) - len(self.record.marks)
        names = frozenset(mark.label for mark in self.read.marks)
        return replace(arrival, left_out=left_out, names=names)


class Joining:
    """Takes the records of one file in, as ``taking`` says.

    ``ready`` makes what the project holds ready to be compared with; with ``same_text`` a text that
    a report has comes in as another one, unless its source is the same.
    """

    def __init__(
        self, storing: Storing, taking: Taking, ready: Callable[[], object], *, same_text: bool
    ) -> None:
        self._storing = storing
        self._session = storing.session
        self._taking = taking
        self._names = LabelNames(storing.session.labels, taking.labels)
        self._ready = ready
        self._same_text = same_text

    def take(
        self, path: Path, form: Format, cancelled: Callable[[], bool] | None
    ) -> Iterator[Arrival]:
        """Bring in what the file ``path`` holds, and tell of each record.

        What is harmless and holds for many of them is told once, and at the end how often.

        Raises:
            UserError: it cannot be read, or the project cannot be written.
            Cancelled: ``cancelled`` said so; what has been told of is there.

        """
        records = iter(form.reader()(path, self._taking.reading))
        remarks = Repeats(told_how=self._taking.reading.counting is not None)
        while some := list(islice(records, _AT_ONCE)):
            if cancelled is not None and cancelled():
                raise Cancelled
            for arrival in self._take_some(some, path):
                yield replace(arrival, losses=tuple(remarks.first(arrival.losses)))
        for remark in remarks.again(path):
            yield self._storing.told(path.name, error=remark)

    def _take_some(self, records: Sequence[Record | BadRecord], path: Path) -> Iterator[Arrival]:
        """Store the new ones in one step, and tell of each.

        The marks of a report that is there already join those it has, in a step of its own.
        """
        found = [self._found(one) for one in records]
        with self._session.project.writing() as at:
            stored = [
                self._store(at, one) if isinstance(one, _Coming) and one.match is None else None
                for one in found
            ]
        for one, arrival in zip(found, stored, strict=True):
            if isinstance(one, _Coming):
                told = one.told(arrival or self._join(one))
                yield replace(told, losses=one.read.remarks)
            elif isinstance(one, BadRecord):
                yield self._storing.told(path.name, error=one)
            else:
                yield self._storing.told(str(one.params["name"]), error=one)

    def _found(self, read: Record | BadRecord) -> _Coming | UserError:
        """Return the record under the labels of the project, with the report that it is of."""
        if isinstance(read, BadRecord):
            return read
        record = self._names.put(read)
        if self._taking.as_suggestions:
            opened = (replace(mark, status=MarkStatus.SUGGESTED) for mark in record.marks)
            record = replace(record, marks=tuple(opened))
        try:
            match, digest = match_of(
                self._session, record.report, self._ready, same_text=self._same_text
            )
        except OtherText as error:
            return error
        return _Coming(record, read, match, digest)

    def _store(self, at: Transaction, one: _Coming) -> Arrival | None:
        """Store a new report; None where one of the same step has its source, or its text."""
        if one.digest and at.fingerprints.alike(one.digest) is not None:
            return None
        digest = one.digest or fingerprint(one.record.report.text)
        return self._storing.store(at, one.record, digest)

    def _join(self, one: _Coming) -> Arrival:
        """Let the marks of a report that the project holds already join those it has."""
        report = one.record.report
        match = one.match or by_source(self._session, report)
        match = match or by_text(self._session, report, one.digest)
        assert match is not None, "it came with the records before it"
        record = moved(one.record, match)
        count, passed = self._session.add_imported(match.report_id, record.marks, record.links)
        arrival = self._storing.told(report.name, match.report_id, known=True)
        lost = len(one.record.marks) - len(record.marks)
        matched = replace(arrival, matched=match.how, there=match.name)
        return replace(matched, marks=count, passed=passed + lost)


def match_of(
    session: Session, report: Report, ready: Callable[[], object], *, same_text: bool = False
) -> tuple[Match | None, bytes]:
    """Return which report of the project a record's is, or None.

    With it comes the fingerprint of its text, where that was asked for. ``ready`` makes what the
    project holds ready to be compared with; see ``Joining`` for ``same_text``.

    Raises:
        OtherText: it says that it is a report that is there, but its text is none of that one's.

    """
    match = by_source(session, report)
    if match is not None or same_text or SAME_AS in report.meta:
        return match, b""
    ready()
    digest = fingerprint(report.text)
    return by_text(session, report, digest), digest
