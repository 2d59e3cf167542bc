"""A reviewer at work on a project: every act is one transaction, logged with its inverse.

The window and the command line talk to this alone. An act returns what it changed, and whoever
shows the report follows that answer; nothing is read again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator import labels
from annotator.errors import (
    AlreadyThere,
    EmptySelection,
    MarkGone,
    NothingToRedo,
    NothingToUndo,
    OffsetOutsideText,
    Overtaken,
)
from annotator.model import (
    Act,
    Change,
    Decision,
    ListChange,
    MarkChange,
    MarkStatus,
    Report,
    ReportStatus,
    ReportSummary,
    StatusChange,
    Value,
    WordList,
)
from annotator.review import commands, effects, values
from annotator.review.marks import MarkIndex
from annotator.review.rereading import numbered, renewed
from annotator.store import Project, create, open_project
from annotator.store.project import is_there
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from annotator.labels import LabelSet
    from annotator.model import Mark
    from annotator.store.project import Transaction
    from annotator.suggest import Part


_STANDING = (MarkStatus.SUGGESTED, MarkStatus.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act did: the logged decision, and the report's line in the queue after it.

    There is no such line where the act was on the project itself.
    """

    decision: Decision
    summary: ReportSummary | None


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a report's candidates as it was stored: what it changed, the line in the queue.

    ``end`` is how far they have been found now, in raw code points. ``decision`` is the one that
    keeps the changes; None where they are suggestions that were not there before.
    """

    report_id: int
    end: int
    changes: tuple[Change, ...]
    summary: ReportSummary
    decision: Decision | None = None


class Session:
    """One reviewer's way into one project."""

    def __init__(self, project: Project, reviewer: str) -> None:
        self.project = project
        self.reviewer = reviewer
        try:
            self.labels: LabelSet = labels.parse(project.labelset, str(project.path))
        except BaseException:
            project.close()
            raise
        self._lists: tuple[int, tuple[WordList, ...]] | None = None

    @classmethod
    def open(cls, where: str | Path, reviewer: str) -> Session:
        """Return a session on the project at ``where``; errors as in ``store.open_project``."""
        return cls(open_project(where), reviewer)

    @classmethod
    def create(cls, where: str | Path, reviewer: str, labelset: LabelSet | None = None) -> Session:
        """Return a session on a new, empty project; errors as in ``store.create``."""
        return cls(create(where, (labelset or labels.default()).source), reviewer)

    @classmethod
    def open_or_create(cls, where: str | Path, reviewer: str) -> Session:
        """Return a session on the project at ``where``, made if nothing is there."""
        if not is_there(where):
            with suppress(AlreadyThere):  # somebody else has just made it
                return cls.create(where, reviewer)
        return cls.open(where, reviewer)

    def close(self) -> None:
        """Let go of the project."""
        self.project.close()

    # -- reading --------------------------------------------------------------------------------

    def queue(self) -> list[ReportSummary]:
        """Return the summary of every report, in the order they were added."""
        with self.project.reading() as at:
            return at.reports.summaries()

    def summary(self, report_id: int) -> ReportSummary:
        """Return the report's line in the queue."""
        with self.project.reading() as at:
            return at.reports.summaries(report_id)[0]

    def report(self, report_id: int) -> tuple[Report, MarkIndex]:
        """Return the report with its text, and its marks, which are read when looked at."""
        with self.project.reading() as at:
            report, places = at.reports.get(report_id), at.marks.places(report_id)
        return report, MarkIndex(places=places, read=self._marks)

    def _marks(self, ids: Sequence[int]) -> list[Mark]:
        with self.project.reading() as at:
            return at.marks.these(ids)

    def revision(self) -> tuple[int, int, str]:
        """Return what anything done in any session changes.

        It is the newest decision, the newest report, and the project's rules of clean-up.
        """
        with self.project.reading() as at:
            rules = sorted(at.reports.project_rules().items())
            return at.decisions.newest(), at.reports.newest(), str(rules)

    def project_rules(self) -> dict[str, bool]:
        """Return the rules of clean-up that the project switches on or off."""
        with self.project.reading() as at:
            return at.reports.project_rules()

    def word_lists(self) -> tuple[WordList, ...]:
        """Return the project's word lists; they are read again only where one was changed."""
        with self.project.reading() as at:
            newest = at.decisions.newest_of_project()
            known = self._lists
            if known is None or known[0] != newest:
                self._lists = known = (newest, tuple(at.lists.all()))
        return known[1]

    def decisions(self, report_id: int | None = None) -> list[Decision]:
        """Return the log, oldest first: the whole, or one report's."""
        with self.project.reading() as at:
            return at.decisions.all(report_id)

    # -- acts on marks: each takes the mark as the reviewer sees it, and raises MarkGone where it
    # is otherwise by now, so that nobody overwrites what they have not seen ---------------------

    def add(self, report_id: int, start: int, end: int, label: str) -> Outcome | None:
        """Make ``start``-``end`` (raw code points) a span, without blanks and glosses at its edges.

        On a stretch that has a mark already, that one is accepted or relabelled.

        Raises:
            EmptySelection, OffsetOutsideText: there is no such stretch.

        """
        if start >= end:
            raise EmptySelection
        with self.project.writing() as at:
            report = at.reports.get(report_id)
            if not 0 <= start < end <= len(report.text):
                raise OffsetOutsideText(start=start, end=end, length=len(report.text))
            view = clean(report.text, report.rules)
            start, end = values.trimmed(view, start, end)
            if start >= end:
                raise EmptySelection
            value = values.of_span(view, start, end, self.labels.get(label), report.date)
            others = at.marks.overlapping(report_id, start, end)
            same = _same_stretch(others, start, end, label)
            if same is None:
                changes = commands.add(at.marks.next_id(), report_id, start, end, label, value)
                cleared = self._cleared(others)
                return self._decide(at, report_id, Act.ADD, cleared + changes)
            if same.label == label:
                return self._confirm(at, same, Act.ACCEPT, commands.accept(same))
            return self._confirm(at, same, Act.RELABEL, commands.relabel(same, label, value))

    def accept(self, mark: Mark) -> Outcome | None:
        """Confirm the mark as it is; None where it was confirmed already."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            changes = commands.accept(mark)
            return self._confirm(at, mark, Act.ACCEPT, changes)

    def accept_all(self, report_id: int, marks: Iterable[Mark]) -> Outcome | None:
        """Confirm suggestions of one report as they are, in one act; None where there are none.

        Where the label set forbids overlaps, one that overlaps a span or another suggestion stays
        open: which of them holds, the reviewer says of each.
        """
        wanted = [mark for mark in marks if mark.is_open]
        with self.project.writing() as at:
            contested = self._contested(at, report_id, wanted, _STANDING)
            clear = [mark for mark in wanted if mark.id not in contested]
            changes = [change for mark in clear for change in commands.accept(mark)]
            return self._decide(at, report_id, Act.ACCEPT_ALL, changes)

    def reject(self, mark: Mark) -> Outcome | None:
        """Take the mark out: a suggestion is rejected, a span removed; None where it was out."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            act = Act.REMOVE if mark.is_span else Act.REJECT
            return self._decide(at, mark.report_id, act, commands.reject(mark))

    def relabel(self, mark: Mark, label: str) -> Outcome | None:
        """Confirm the mark under ``label``; with the label it has, that is to accept it."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            if mark.label == label:
                return self._confirm(at, mark, Act.ACCEPT, commands.accept(mark))
            report = at.reports.get(mark.report_id)
            wanted = self.labels.get(label)
            view = clean(report.text, report.rules)
            value = values.of_span(view, mark.start, mark.end, wanted, report.date)
            return self._confirm(at, mark, Act.RELABEL, commands.relabel(mark, label, value))

    def set_value(self, mark: Mark, value: Value) -> Outcome | None:
        """Confirm the mark with ``value``, in normal form; None where nothing changes."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            if mark.value == value:
                return None
            return self._confirm(at, mark, Act.SET_VALUE, commands.set_value(mark, value))

    def set_note(self, mark: Mark, note: str) -> Outcome | None:
        """Give the mark a note; None where nothing changes."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            return self._decide(at, mark.report_id, Act.SET_NOTE, commands.set_note(mark, note))

    def add_imported(self, report_id: int, marks: Iterable[Mark]) -> tuple[int, int]:
        """Add marks from a file to a report that is there, as one act.

        Returns how many changed something, and how many were passed over: they lie outside the
        text, or a reviewer has decided on that stretch already.
        """
        with self.project.writing() as at:
            length, next_id = at.reports.length(report_id), at.marks.next_id()
            there = MarkIndex(at.marks.of_report(report_id))
            merged = commands.merge(
                there, marks, report_id, next_id, length, overlap=self.labels.overlap
            )
            self._decide(at, report_id, Act.IMPORT, merged.changes)
            return merged.taken, merged.passed

    def keep(
        self,
        report_id: int,
        act: Act,
        changes: Callable[[Report, list[Mark]], Iterable[Change]],
    ) -> Outcome | None:
        """Keep a decision that was prepared beside the reviewer's work; None where none changes.

        ``changes`` says what it changes of the report and the marks as they are now; what it raises
        leaves all as it is. New marks have ids below zero.
        """
        with self.project.writing() as at:
            found = changes(at.reports.get(report_id), at.marks.of_report(report_id))
            made = numbered(found, report_id, at.marks.next_id())
            at.reports.set_found_to(report_id, None)
            return self._decide(at, report_id, act, made, takes_up=False)

    def keep_lists(
        self, changes: Callable[[list[WordList], int], Iterable[ListChange]]
    ) -> Outcome | None:
        """Keep a decision on the project's word lists; None where none changes.

        ``changes`` says what it changes of the lists as they are now, and is given the id that the
        next list may take; what it raises leaves all as it is.
        """
        with self.project.writing() as at:
            found = changes(at.lists.all(), at.lists.next_id())
            return self._decide(at, None, Act.SET_LISTS, found)

    def add_found(self, report_id: int, seen: Report, begin: int, part: Part) -> Found | None:
        """Store a part of a report's candidates, which begins at ``begin``, as suggestions.

        They fit what a reviewer has made there meanwhile. None, and nothing is stored, where the
        report is not read as it was ``seen``, or is not found up to ``begin``.
        """
        with self.project.writing() as at:
            reports = at.reports
            if reports.found_to(report_id) != begin or not reports.is_read_as(report_id, seen):
                return None
            here = at.marks.overlapping(report_id, begin, part.end)
            added = renewed(here, part.kept, overlap=self.labels.overlap)[1]
            first = at.marks.next_id()
            marks = [
                replace(commands.suggested(one, number), report_id=report_id)
                for number, one in enumerate(added, first)
            ]
            at.marks.add_many(marks)  # they get these ids: nobody else writes meanwhile
            reports.set_found_to(report_id, part.end if part.end < len(seen.text) else None)
            changes = tuple(MarkChange(None, mark) for mark in marks)
            return Found(report_id, part.end, changes, reports.summaries(report_id)[0])

    def renew_found(self, report_id: int, seen: Report, begin: int, part: Part) -> Found | None:
        """Keep, as a decision, what changes where a part's candidates are found once more.

        None, and nothing is kept, where the report is not read as it was ``seen``.
        """
        with self.project.writing() as at:
            if not at.reports.is_read_as(report_id, seen):
                return None
            here = at.marks.overlapping(report_id, begin, part.end)
            stay, added = renewed(here, part.kept, overlap=self.labels.overlap)
            changes: list[Change] = [
                MarkChange(mark, stay.get(mark.id))
                for mark in here
                if mark.start >= begin and stay.get(mark.id) != mark
            ]
            changes += [
                MarkChange(None, commands.suggested(one, -number))
                for number, one in enumerate(added, 1)
            ]
            made = numbered(changes, report_id, at.marks.next_id())
            outcome = self._decide(at, report_id, Act.FIND_AGAIN, made, takes_up=False)
            summary = at.reports.summaries(report_id)[0]
            if outcome is None:
                return Found(report_id, part.end, (), summary)
            decision = outcome.decision
            return Found(report_id, part.end, decision.changes, summary, decision)

    # -- acts on reports and on the log ---------------------------------------------------------

    def set_status(self, report_id: int, status: ReportStatus) -> Outcome | None:
        """Say how far the report's review is; None where nothing changes."""
        with self.project.writing() as at:
            before = at.reports.status(report_id)
            if before is status:
                return None
            return self._decide(at, report_id, Act.SET_STATUS, [StatusChange(before, status)])

    def undo(self) -> Outcome:
        """Take back this reviewer's newest decision in effect, whichever session made it.

        Raises:
            NothingToUndo: none of this reviewer's is in effect.
            Overtaken: somebody changed since what it changed; the next undo goes further.

        """
        return self._travel_on(Act.UNDO)

    def redo(self) -> Outcome:
        """Do again what this reviewer undid last.

        Raises:
            NothingToRedo: nothing was undone, or something else was done since.
            Overtaken: somebody changed since what it changed; the next redo goes further.

        """
        return self._travel_on(Act.REDO)

    def _travel_on(self, act: Act) -> Outcome:
        """Undo or redo one step: a decision, or all that came of one search for candidates.

        A long report's are found part by part, each a decision; those that follow one another in
        the log are one step.
        """
        following = self._peek(act)
        outcome = self._travel(act)
        changes = list(outcome.decision.changes)
        while following is not None and following.act is Act.FIND_AGAIN:
            before, following = following, self._peek(act)
            if following is None or (following.act, following.report_id) != (
                before.act,
                before.report_id,
            ):
                break
            with suppress(Overtaken):
                outcome = self._travel(act)
                changes += outcome.decision.changes
        return replace(outcome, decision=replace(outcome.decision, changes=tuple(changes)))

    def _peek(self, act: Act) -> Decision | None:
        with self.project.reading() as at:
            return (at.decisions.to_undo if act is Act.UNDO else at.decisions.to_redo)(
                self.reviewer
            )

    def _travel(self, act: Act) -> Outcome:
        """Undo or redo one decision; where that cannot be any more, give it up."""
        found: Decision | None = None
        try:
            with self.project.writing() as at:
                found = self._next_to(act, at)
                report_id, text = found.report_id, None
                if found.act is Act.SET_ENCODING and report_id is not None:
                    text = at.reports.get(report_id).text
                else:
                    effects.check_encoding(at, found)
                changes = found.changes
                if act is Act.UNDO:
                    changes = tuple(change.inverse() for change in reversed(changes))
                at.decisions.set_undone(found.id, undone=act is Act.UNDO)
                outcome = self._keep(at, report_id, act, changes, reverts=found.id)
                self._check_overlaps(at, outcome.decision)
                if text is not None and report_id is not None:
                    effects.check_places(at, report_id, text, outcome.decision.changes)
                return outcome
        except MarkGone as error:
            assert found is not None
            with self.project.writing() as at:
                at.decisions.abandon(found.id)
            raise Overtaken from error

    def _next_to(self, act: Act, at: Transaction) -> Decision:
        """Return the decision that is next to undo or to redo."""
        undo = act is Act.UNDO
        found = (at.decisions.to_undo if undo else at.decisions.to_redo)(self.reviewer)
        if found is None:
            raise NothingToUndo if undo else NothingToRedo
        return found

    def _check_overlaps(self, at: Transaction, decision: Decision) -> None:
        """Raise MarkGone where a span that is back overlaps one that somebody made meanwhile."""
        after = [one.after for one in decision.changes if isinstance(one, MarkChange)]
        spans = [mark for mark in after if mark is not None and mark.is_span]
        contested = self._contested(at, decision.report_id, spans, (MarkStatus.CONFIRMED,))
        if any(mark.id in contested for mark in spans):
            raise MarkGone

    def _contested(
        self,
        at: Transaction,
        report_id: int | None,
        marks: Sequence[Mark],
        statuses: tuple[MarkStatus, ...],
    ) -> set[int]:
        """Return which marks around ``marks`` overlap one of ``statuses`` where none may."""
        if self.labels.overlap or not marks or report_id is None:
            return set()
        start, end = min(mark.start for mark in marks), max(mark.end for mark in marks)
        return at.marks.contested(report_id, start, end, statuses)

    # -- one way to change anything -------------------------------------------------------------

    def _cleared(self, others: Iterable[Mark], keep: int | None = None) -> list[MarkChange]:
        return [] if self.labels.overlap else commands.displace(others, keep=keep)

    def _confirm(
        self, at: Transaction, mark: Mark, act: Act, changes: list[MarkChange]
    ) -> Outcome | None:
        """Keep a decision for ``mark``; what it overlaps is displaced if it was no span before."""
        if not changes:
            return None
        cleared: list[MarkChange] = []
        if not mark.is_span:
            others = at.marks.overlapping(mark.report_id, mark.start, mark.end)
            cleared = self._cleared(others, keep=mark.id)
        return self._decide(at, mark.report_id, act, cleared + changes)

    def _decide(
        self,
        at: Transaction,
        report_id: int | None,
        act: Act,
        changes: Iterable[Change],
        *,
        takes_up: bool = True,
    ) -> Outcome | None:
        """Keep a new decision; the first on a report also takes it up. None where none changes."""
        made = list(changes)
        if not made:
            return None
        takes_up = takes_up and act is not Act.SET_STATUS
        if takes_up and report_id and at.reports.status(report_id) is ReportStatus.NEW:
            made.append(StatusChange(ReportStatus.NEW, ReportStatus.IN_PROGRESS))
        if act is not Act.FOLLOW_LISTS:  # which is no step of the reviewer's
            at.decisions.abandon_undone(self.reviewer)
        return self._keep(at, report_id, act, made)

    def _keep(
        self,
        at: Transaction,
        report_id: int | None,
        act: Act,
        changes: Iterable[Change],
        reverts: int | None = None,
    ) -> Outcome:
        kept = effects.apply(at, report_id, changes)
        if report_id is None:
            at.lists.check()
        encoding = "" if report_id is None else at.reports.encoding(report_id)
        decision = at.decisions.append(report_id, act, self.reviewer, kept, reverts, encoding)
        summary = None if report_id is None else at.reports.summaries(report_id)[0]
        return Outcome(decision, summary)


def _same_stretch(marks: Iterable[Mark], start: int, end: int, label: str) -> Mark | None:
    """Return the mark on just this stretch: one with this label first, else one not rejected."""
    here = [mark for mark in marks if (mark.start, mark.end) == (start, end)]
    labelled = [mark for mark in here if mark.label == label]
    return next(iter(labelled + [m for m in here if m.is_open or m.is_span]), None)
