"""A project verified: the file, each report against its source, the marks against the log.

It only reads, on one state of the project, so that others may go on working; nothing is mended.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from annotator.errors import UserError
from annotator.errors import keeping as faults
from annotator.model import Field, Mark, MarkStatus, Relation, ReportStatus
from annotator.review import replay
from annotator.review.effects import field_of
from annotator.review.relabelling import Watch
from annotator.store.integrity import Unreadable
from annotator.text.load import DECODED, decode_again

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.errors.keeping import ProjectFault
    from annotator.model import Report
    from annotator.review.session import Session
    from annotator.store.integrity import Counted, Kept
    from annotator.store.project import Transaction

_BY_SOURCE = "html"  # its text is made from the source, by rules that may have changed since
_OF_TEXT = ("table", "json")  # whose sha256 is that of the text itself


class Verification:
    """One look through a project; ``counts`` tell of how much, once ``faults`` has been read.

    ``unchecked`` counts the reports whose text could be held against nothing: their files were
    documents, or came as records.
    """

    def __init__(self, session: Session, watch: Watch | None = None) -> None:
        self._session = session
        self._watch = watch or Watch()
        self._done = self._total = 0
        self._bad: set[int] = set()  # decisions that cannot be read
        self.counts: dict[str, int] = {}
        self.unchecked = 0

    def faults(self) -> Iterator[ProjectFault]:
        """Yield what is wrong, each as it is found.

        Raises:
            Cancelled: the watch said so.
            UserError: the file cannot be read at all.

        """
        with (
            self._session.project.reading() as at,
            at.integrity.stoppable(self._watch.cancelled),
        ):
            self.counts = at.integrity.counts()
            self._total = sum(self.counts.values())
            damages = list(at.integrity.faults())
            yield from (faults.FileFault(reason=reason) for reason in damages)
            if damages:
                return  # what else there is to read may be anything
            for table, row, parent in at.integrity.orphans():
                yield faults.LostParent(table=table, row=row, parent=parent)
            yield from self._of_log(at)
            yield from self._of_project(at)
            yield from self._of_reports(at)
            yield from self._of_marks(at)
            yield from self._of_relations(at)

    def _reach(self) -> None:
        self._watch.look(self._done, self._total)
        self._done += 1

    # -- the log --------------------------------------------------------------------------------

    def _of_log(self, at: Transaction) -> Iterator[ProjectFault]:
        for one in at.integrity.decisions():
            self._reach()
            if isinstance(one, Unreadable):
                self._bad.add(one.row)
                yield _unreadable(at, one)

    def _of_project(self, at: Transaction) -> Iterator[ProjectFault]:
        threads = replay.of_others(at.integrity.of_project(self._bad))
        stored: dict[str, object] = {
            f"word list {one.id}": (one.head, frozenset(one.entries)) for one in at.lists.all()
        }
        stored["labels"] = at.labels.source()
        for name, thread in sorted(threads.items()):
            for decision, earlier in thread.breaks:
                yield faults.BrokenProject(what=name, decision=decision, earlier=earlier)
            if not replay.is_told_by_log_alone(name) and stored.get(name) != thread.now:
                yield faults.OtherProject(what=name, decision=thread.decision)

    # -- reports --------------------------------------------------------------------------------

    def _of_reports(self, at: Transaction) -> Iterator[ProjectFault]:
        found = replay.beside(at.integrity.reports(), _number, at.integrity.of_reports(self._bad))
        for _, kept, steps in found:
            self._reach()
            if isinstance(kept, Unreadable):
                yield _unreadable(at, kept)
            elif kept is not None:
                yield from self._of_text(kept)
                yield from _of_report(kept, replay.of_others(steps))
                yield from _of_line(kept, kept.counted)

    def _of_text(self, kept: Kept) -> Iterator[ProjectFault]:
        """Hold a report's text against its source, where that can be had."""
        report, name = kept.report, kept.report.name
        if kept.source is not None and _sha256(kept.source) != report.sha256:
            yield faults.AlteredSource(report=name)
            return
        told = _is_as_read(report, kept.source)
        if told is False:
            yield faults.AlteredText(report=name)
        self.unchecked += told is None

    # -- marks and relations --------------------------------------------------------------------

    def _of_marks(self, at: Transaction) -> Iterator[ProjectFault]:
        length = lru_cache(maxsize=1000)(at.integrity.length)
        found = replay.beside(at.integrity.marks(), _number, at.integrity.of_marks(self._bad))
        for number, mark, steps in found:
            self._reach()
            if isinstance(mark, Unreadable):
                yield _unreadable(at, mark)
                continue
            if mark is not None and not 0 <= mark.start < mark.end <= length(mark.report_id):
                yield faults.MarkOutside(
                    report=at.integrity.name(mark.report_id),
                    mark=mark.id,
                    start=mark.start,
                    end=mark.end,
                    length=length(mark.report_id),
                )
            if steps:
                yield from _of_mark(at, number, mark, replay.of_mark(steps))

    def _of_relations(self, at: Transaction) -> Iterator[ProjectFault]:
        steps = at.integrity.of_relations(self._bad)
        for number, one, done in replay.beside(at.integrity.relations(), _number, steps):
            self._reach()
            if isinstance(one, Unreadable):
                yield _unreadable(at, one)
                continue
            thread = replay.of_others(done).get("relation")
            if thread is not None:
                yield from _of_relation(at, number, one, thread)
        for report_id, number, mark in at.integrity.loose():
            name = at.integrity.name(report_id)
            yield faults.LooseRelation(report=name, relation=number, mark=mark)


def _number(one: Mark | Relation | Kept | Unreadable) -> int:
    return one.row if isinstance(one, Unreadable) else one.id


def _unreadable(at: Transaction, one: Unreadable) -> ProjectFault:
    if one.table == "report":
        return faults.UnreadableReport(report=at.integrity.name(one.row), reason=one.reason)
    if one.table == "mark":
        name = at.integrity.name(at.integrity.report_of(one.row))
        return faults.UnreadableMark(report=name, mark=one.row, reason=one.reason)
    return faults.UnreadableEntry(table=one.table, row=one.row, reason=one.reason)


def _is_as_read(report: Report, source: bytes | None) -> bool | None:
    """Return whether the text is the one that was read, None where that cannot be told.

    What came as a record may claim the sha256 of a source that gives other bytes than its text.
    """
    if report.sha256 == _sha256(report.text.encode()):
        return True
    if report.kind in DECODED and report.kind != _BY_SOURCE:
        same = _is_decoded(report, source)
    elif report.kind in _OF_TEXT:
        same = False
    else:
        return None
    return same or (None if not report.path else False)


def _is_decoded(report: Report, source: bytes | None) -> bool:
    try:
        if source is None:
            return _sha256(report.text.encode(report.encoding)) == report.sha256
        again = decode_again(report.name, report.kind, source, report.encoding)
    except (UserError, LookupError, UnicodeEncodeError):
        return False
    return again.text == report.text


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _of_report(kept: Kept, threads: dict[str, replay.Thread[Any]]) -> Iterator[ProjectFault]:
    report, name = kept.report, kept.report.name
    stored: dict[str, object] = {one.value: field_of(report, one) for one in Field}
    stored["status"] = kept.line.status
    for what, thread in sorted(threads.items()):
        for decision, earlier in thread.breaks:
            yield faults.BrokenReport(report=name, what=what, decision=decision, earlier=earlier)
        if not replay.is_told_by_log_alone(what) and stored[what] != thread.now:
            yield faults.OtherReport(report=name, what=what, decision=thread.decision)
    if "status" not in threads and kept.line.status is not ReportStatus.NEW:
        yield faults.UndecidedStatus(report=name, status=kept.line.status.value)


def _of_line(kept: Kept, counted: Counted) -> Iterator[ProjectFault]:
    """Yield what is noted of a report for the queue and is otherwise."""
    by_status = Counter[str]()
    for (_, status), count in counted.marks.items():
        by_status[status] += count
    line = kept.line
    told: dict[str, tuple[object, object]] = {
        "open": (line.open, by_status[MarkStatus.SUGGESTED]),
        "confirmed": (line.confirmed, by_status[MarkStatus.CONFIRMED]),
        "rejected": (line.rejected, by_status[MarkStatus.REJECTED]),
        "longest": (kept.longest, max(kept.longest, counted.longest)),
        "least": (kept.least, counted.least),
        "date": (line.date, kept.report.date),
        "tags": (", ".join(line.tags), ", ".join(kept.report.tags)),
        "reviewer": (line.reviewer, counted.last[0]),
        "touched_at": (line.touched_at, counted.last[1]),
    }
    for key in sorted(counted.marks.keys() | counted.noted.keys(), key=str):
        told[" ".join(map(str, key))] = (counted.noted.get(key, 0), counted.marks.get(key, 0))
    for what, (noted, found) in told.items():
        if noted != found:
            name = kept.report.name
            yield faults.OtherNote(report=name, what=what, told=noted, found=found)


def _of_mark(
    at: Transaction, number: int, mark: Mark | None, thread: replay.MarkThread
) -> Iterator[ProjectFault]:
    """Yield in what a mark is not as the log left it."""
    known = mark or thread.now
    where = {"report": at.integrity.name(known.report_id) if known else "–", "mark": number}
    for decision, earlier in thread.breaks:
        yield faults.BrokenMark(decision=decision, earlier=earlier, **where)
    last = thread.decision
    if mark is None:
        if not thread.is_gone:
            yield faults.LostMark(decision=last, **where)
    elif thread.is_gone:
        yield faults.UndeadMark(decision=last, **where)
    elif differing := thread.differs(mark):
        yield faults.OtherMark(decision=last, what=", ".join(differing), **where)


def _of_relation(
    at: Transaction, number: int, one: Relation | None, thread: replay.Thread[Relation]
) -> Iterator[ProjectFault]:
    known = one or thread.now
    where = {"report": at.integrity.name(known.report_id) if known else "–", "relation": number}
    for decision, earlier in thread.breaks:
        yield faults.BrokenRelation(decision=decision, earlier=earlier, **where)
    if one != thread.now:
        yield faults.OtherRelation(decision=thread.decision, **where)
