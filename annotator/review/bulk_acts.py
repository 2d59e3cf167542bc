"""Acts on many marks at once, on a report as a whole, and on the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.model import Act, StatusChange
from annotator.review import commands, linking
from annotator.review.acting import STANDING, Acting, Outcome
from annotator.review.marks import MarkIndex
from annotator.review.rereading import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotator.formats import Link
    from annotator.model import Change, ListChange, Mark, Report, ReportStatus, WordList


class BulkActs(Acting):
    """What a reviewer does with more than one mark."""

    def accept_all(self, report_id: int, marks: Iterable[Mark]) -> Outcome | None:
        """Confirm suggestions of one report as they are, in one act; None where there are none.

        Where the label set forbids overlaps, one that overlaps a span or another suggestion stays
        open: which of them holds, the reviewer says of each.
        """
        wanted = [mark for mark in marks if mark.is_open]
        with self.project.writing() as at:
            contested = self._contested(at, report_id, wanted, STANDING)
            clear = [mark for mark in wanted if mark.id not in contested]
            changes = [change for mark in clear for change in commands.accept(mark)]
            return self._decide(at, report_id, Act.ACCEPT_ALL, changes)

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
