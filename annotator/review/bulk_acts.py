"""Acts on many marks at once, on a report as a whole, and on the project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.model import Act, ReportStatus, StatusChange, Value
from annotator.review import commands, linking
from annotator.review.acting import STANDING, Acting, Outcome
from annotator.review.marks import MarkIndex
from annotator.review.rereading import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
        by_report: dict[int, list[Mark]] = {}
        for mark in marks:
            by_report.setdefault(mark.report_id, []).append(mark)
        made: list[Outcome] = []
        with self.project.writing() as at:
            step = at.decisions.next_step()
            for report_id, here in by_report.items():
                now = {mark.id: mark for mark in at.marks.these([mark.id for mark in here])}
                seen = [mark for mark in here if now.get(mark.id) == mark]
                changes = [one for mark in seen for one in commands.reject(mark)]
                outcome = self._decide(at, report_id, Act.REJECT_ALL, changes, step=step)
                if outcome is not None:
                    made.append(outcome)
        return replace(made[0], more=tuple(made[1:])) if made else None

    def label_all(self, label: str, places: Iterable[Place]) -> Outcome | None:
        """Make each of ``places`` a span under ``label``: one step over all their reports.

        A place where a mark is no longer as it was seen is passed over; so is one that overlaps
        another of them. None where nothing changes.
        """
        by_report: dict[int, list[Place]] = {}
        for place in places:
            by_report.setdefault(place.report_id, []).append(place)
        made: list[Outcome] = []
        with self.project.writing() as at:
            step = at.decisions.next_step()
            for report_id, here in by_report.items():
                changes = self._labelled(at, report_id, here, label)
                outcome = self._decide(at, report_id, Act.LABEL_ALL, changes, step=step)
                if outcome is not None:
                    made.append(outcome)
        return replace(made[0], more=tuple(made[1:])) if made else None

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

    def set_status(self, report_id: int, status: ReportStatus) -> Outcome | None:
        """Say how far the report's review is; None where nothing changes."""
        with self.project.writing() as at:
            before = at.reports.status(report_id)
            if before is status:
                return None
            return self._decide(at, report_id, Act.SET_STATUS, [StatusChange(before, status)])
