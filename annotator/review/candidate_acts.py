"""Candidates as they are found, part by part, and stored beside the reviewer's work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.model import Act, Change, Decision, MarkChange, ReportSummary
from annotator.review import commands
from annotator.review.acting import Acting
from annotator.review.rereading import numbered, renewed

if TYPE_CHECKING:
    from annotator.model import Report, Suggestion
    from annotator.store.project import Transaction
    from annotator.suggest import Part


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


class CandidateActs(Acting):
    """How the candidates of a long report come in."""

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
            added = renewed(here, self._of_now(at, part), overlap=self.labels.overlap)[1]
            first = at.marks.next_id()
            marks = [
                replace(commands.suggested(one, number), report_id=report_id)
                for number, one in enumerate(added, first)
            ]
            at.marks.add_many(marks)  # they get these ids: nobody else writes meanwhile
            reports.set_found_to(report_id, part.end if part.end < len(seen.text) else None)
            changes = tuple(MarkChange(None, mark) for mark in marks)
            return Found(report_id, part.end, changes, reports.summary(report_id))

    def renew_found(self, report_id: int, seen: Report, begin: int, part: Part) -> Found | None:
        """Keep, as a decision, what changes where a part's candidates are found once more.

        None, and nothing is kept, where the report is not read as it was ``seen``.
        """
        with self.project.writing() as at:
            if not at.reports.is_read_as(report_id, seen):
                return None
            here = at.marks.overlapping(report_id, begin, part.end)
            stay, added = renewed(here, self._of_now(at, part), overlap=self.labels.overlap)
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
            summary = at.reports.summary(report_id)
            if outcome is None:
                return Found(report_id, part.end, (), summary)
            decision = outcome.decision
            return Found(report_id, part.end, decision.changes, summary, decision)

    def _of_now(self, at: Transaction, part: Part) -> list[Suggestion]:
        """Return the candidates under the labels of now: they may have been changed meanwhile."""
        self._follow_labels(at, ())
        under = self.labels.under()
        return [
            one if under[one.label] == one.label else replace(one, label=under[one.label])
            for one in part.kept
            if one.label in under
        ]
