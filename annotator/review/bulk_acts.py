"""Acts on many marks at once, on a report as a whole, and on the project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from annotator.model import Act, ReportStatus, SettleChange, StatusChange, Value
from annotator.review import commands, linking
from annotator.review.acting import STANDING, Acting, Outcome
from annotator.review.marks import MarkIndex
from annotator.review.rereading import numbered
from annotator.review.settling import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from annotator.formats import Link
    from annotator.model import Change, ListChange, Mark, Report, WordList
    from annotator.store.project import Transaction


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a report that is to be labelled with others, and the marks seen ``there``.

    Offsets are raw code points of the text decoded as ``encoding``; of the marks, those that stand.
    """

    report_id: int
    start: int
    end: int
    encoding: str
    there: tuple[Mark, ...] = ()
    value: Value = Value()  # noqa: RUF009 - it is frozen


_Found = TypeVar("_Found", "Place", "Mark")


class BulkActs(Acting):
    """What a reviewer does with more than one mark."""

    def accept_all(
        self, report_id: int, marks: Iterable[Mark], *, done: bool = False
    ) -> Outcome | None:
        """Confirm suggestions of one report as they are, in one act; None where there are none.

        Where the label set forbids overlaps, one that overlaps a span or another suggestion stays
        open: which of them holds, the reviewer says of each. With ``done`` the report's review is
        done by the same act, unless one of them stays open.
        """
        wanted = [mark for mark in marks if mark.is_open]
        with self.project.writing() as at:
            contested = self._contested(at, report_id, wanted, STANDING)
            clear = [mark for mark in wanted if mark.id not in contested]
            changes: list[Change] = [one for mark in clear for one in commands.accept(mark)]
            before = at.reports.status(report_id)
            if done and len(clear) == len(wanted) and before is not ReportStatus.DONE:
                changes.append(StatusChange(before, ReportStatus.DONE))
                act = Act.ACCEPT_ALL if clear else Act.SET_STATUS
                return self._decide(at, report_id, act, changes, takes_up=False)
            return self._decide(at, report_id, Act.ACCEPT_ALL, changes)

    def reject_all(self, report_id: int, marks: Iterable[Mark]) -> Outcome | None:
        """Reject suggestions of one report, in one act; None where there are none."""
        wanted = [mark for mark in marks if mark.is_open]
        with self.project.writing() as at:
            changes = [one for mark in wanted for one in commands.reject(mark)]
            return self._decide(at, report_id, Act.REJECT_ALL, changes)

    def reject_everywhere(self, marks: Iterable[Mark]) -> Outcome | None:
        """Reject suggestions and take spans back, wherever they are: one step over all reports.

        A mark that is no longer as it was seen is passed over. None where nothing changes.
        """
        return self._everywhere(Act.REJECT_ALL, marks, _rejected)

    def label_all(self, label: str, places: Iterable[Place]) -> Outcome | None:
        """Make each of ``places`` a span under ``label``: one step over all their reports.

        A place where a mark is no longer as it was seen is passed over; so is one that overlaps
        another of them. None where nothing changes.
        """

        def labelled(at: Transaction, report_id: int, here: list[Place]) -> list[Change]:
            return self._labelled(at, report_id, here, label)

        return self._everywhere(Act.LABEL_ALL, places, labelled)

    def take_away_all(self, places: Iterable[Place]) -> Outcome | None:
        """Take the spans on ``places`` out: one step over all their reports.

        A place where a mark is no longer as it was seen is passed over. None where nothing changes.
        """
        return self._everywhere(Act.REJECT_ALL, places, self._taken_away)

    def settle(self, text: str, ways: Collection[str]) -> Outcome | None:
        """Say that ``text`` is rightly marked in several ``ways``; None where that is said already.

        They are ids of labels, and "" for places without a mark.
        """
        with self.project.writing() as at:
            before, after = settled(at).get(text, ()), tuple(sorted(ways))
            changes = [] if before == after else [SettleChange(text, before, after)]
            return self._decide(at, None, Act.SETTLE, changes)

    def settled(self) -> dict[str, tuple[str, ...]]:
        """Return in which ways texts are rightly marked, by the text."""
        with self.project.reading() as at:
            return settled(at)

    def _everywhere(
        self,
        act: Act,
        found: Iterable[_Found],
        changes: Callable[[Transaction, int, list[_Found]], list[Change]],
    ) -> Outcome | None:
        """Keep what ``changes`` gives for the places, or marks, of each report, as one step."""
        by_report: dict[int, list[_Found]] = {}
        for one in found:
            by_report.setdefault(one.report_id, []).append(one)
        made: list[Outcome] = []
        with self.project.writing() as at:
            step = at.decisions.next_step()
            for report_id, here in by_report.items():
                outcome = self._decide(at, report_id, act, changes(at, report_id, here), step=step)
                if outcome is not None:
                    made.append(outcome)
        return replace(made[0], more=tuple(made[1:])) if made else None

    def _taken_away(self, at: Transaction, report_id: int, places: list[Place]) -> list[Change]:
        """Return what takes the spans out that are still as they were seen."""
        changes: list[Change] = []
        for place in places:
            others = self._overlapping(at, report_id, place.start, place.end)
            seen = tuple(mark for mark in others if mark.status in STANDING)
            if seen == place.there and at.reports.encoding(report_id) == place.encoding:
                stretch = (place.start, place.end)
                spans = [one for one in seen if one.is_span and (one.start, one.end) == stretch]
                changes += [change for one in spans for change in commands.reject(one)]
        return changes

    def _labelled(
        self, at: Transaction, report_id: int, places: Iterable[Place], label: str
    ) -> list[Change]:
        """Return what makes spans of those of ``places`` that are still as they were seen."""
        changes: list[Change] = []
        next_id, free = at.marks.next_id(), 0
        gone: set[int] = set()
        for place in sorted(places, key=lambda place: place.start):
            others = self._overlapping(at, report_id, place.start, place.end)
            seen = tuple(mark for mark in others if mark.status in STANDING)
            is_here = at.reports.encoding(report_id) == place.encoding
            if place.start < free or seen != place.there or not is_here:
                continue
            free = place.end
            same = commands.same_stretch(others, place.start, place.end, label)
            if same is not None and same.is_span and same.label == label:
                continue
            others = [mark for mark in others if mark.id not in gone]
            cleared = self._cleared(others, keep=same.id if same else None)
            gone |= {change.mark_id for change in cleared}
            changes += cleared
            if same is not None:
                changes += commands.relabel(same, self.labels.get(label), place.value)
                continue
            changes += commands.add(next_id, report_id, place.start, place.end, label, place.value)
            next_id += 1
        return changes

    def add_imported(
        self, report_id: int, marks: Sequence[Mark], links: Iterable[Link] = ()
    ) -> tuple[int, int]:
        """Add marks from a file, and their relations, to a report that is there, as one act.

        Returns how many marks changed something, and how many were passed over: they lie outside
        the text, or a reviewer has decided on that stretch already.
        """
        with self.project.writing() as at:
            length, next_id = at.reports.length(report_id), at.marks.next_id()
            relations = at.relations.of_report(report_id)
            there = MarkIndex(at.marks.of_report(report_id), relations=relations)
            merged = commands.merge(
                there, marks, report_id, next_id, length, overlap=self.labels.overlap
            )
            joined = linking.brought(marks, links, there, report_id, at.relations.next_id())
            self._decide(at, report_id, Act.IMPORT, [*merged.changes, *joined])
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
            report = at.reports.get(report_id)
            found = changes(report, at.marks.of_report(report_id, len(report.text)))
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

    def set_status(self, report_id: int, status: ReportStatus) -> Outcome | None:
        """Say how far the report's review is; None where nothing changes."""
        with self.project.writing() as at:
            before = at.reports.status(report_id)
            if before is status:
                return None
            return self._decide(at, report_id, Act.SET_STATUS, [StatusChange(before, status)])


def _rejected(at: Transaction, report_id: int, marks: list[Mark]) -> list[Change]:
    """Return what takes those of ``marks`` out that are still as they were seen."""
    del report_id
    now = {mark.id: mark for mark in at.marks.these([mark.id for mark in marks])}
    seen = [mark for mark in marks if now.get(mark.id) == mark]
    return [change for mark in seen for change in commands.reject(mark)]
