"""The one way to change anything in a project: a decision, kept with what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator import labels
from annotator.errors import LabelsChanged
from annotator.model import (
    Act,
    Change,
    Decision,
    LabelSetChange,
    MarkChange,
    MarkStatus,
    ReportStatus,
    ReportSummary,
    StatusChange,
)
from annotator.review import commands, effects, linking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.labels import LabelSet
    from annotator.model import Mark, Report
    from annotator.store import Project
    from annotator.store.project import Transaction


STANDING = (MarkStatus.SUGGESTED, MarkStatus.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act did: the logged decision, and the report's line in the queue after it.

    There is no such line where the act was on the project itself. ``more`` are the other decisions
    of the same step, on other reports too; ``given_up`` is how many of a step could neither be
    undone nor done again, for somebody has changed since what they changed; ``of`` is the act that
    was undone or done again.
    """

    decision: Decision
    summary: ReportSummary | None
    more: tuple[Outcome, ...] = ()
    given_up: int = 0
    of: Act | None = None

    def parts(self) -> list[Outcome]:
        """Return the outcome of each decision of the step, in the order of the log."""
        return sorted((self, *self.more), key=lambda part: part.decision.id)


class Acting:
    """One reviewer on one project, and how what they do is kept."""

    def __init__(self, project: Project, reviewer: str) -> None:
        self.project = project
        self.reviewer = reviewer
        try:
            self.labels: LabelSet = labels.parse(project.labelset, str(project.path))
        except BaseException:
            project.close()
            raise
        self._lately: tuple[int, Report | None] = (0, None)

    def _report(self, at: Transaction, report_id: int) -> Report:
        """Return a report as it is in the project; its text is not read again for each act."""
        known = self._lately[1] if self._lately[0] == report_id else None
        report = at.reports.get(report_id, known)
        self._lately = (report_id, report)
        return report

    def _overlapping(self, at: Transaction, report_id: int, start: int, end: int) -> list[Mark]:
        """Return the marks that share a character with ``start``-``end``, in text order."""
        return at.marks.overlapping(report_id, start, end, at.reports.longest(report_id))

    def _take_labels(self, changes: Iterable[Change]) -> None:
        """Go by the label set that kept ``changes`` leave."""
        for change in changes:
            if isinstance(change, LabelSetChange):
                self.labels = labels.parse(change.after, str(self.project.path))

    def _labels_after(self, changes: Iterable[Change]) -> LabelSet:
        """Return the label set that ``changes`` leave."""
        found = [one.after for one in changes if isinstance(one, LabelSetChange)]
        return labels.parse(found[-1]) if found else self.labels

    def _follow_labels(self, at: Transaction, changes: Iterable[Change]) -> None:
        """Go by the label set of now.

        Raises:
            LabelsChanged: somebody has taken away a label that ``changes`` give to a mark.

        """
        source = at.labels.source()
        if source == self.labels.source:
            return
        before, self.labels = self.labels, labels.parse(source, str(self.project.path))
        after = (change.after for change in changes if isinstance(change, MarkChange))
        for mark in after:
            if mark is not None and before.find(mark.label) and not self.labels.find(mark.label):
                raise LabelsChanged

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
            others = self._overlapping(at, mark.report_id, mark.start, mark.end)
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
        step: int | None = None,
    ) -> Outcome | None:
        """Keep a new decision; the first on a report also takes it up. None where none changes."""
        made = list(changes)
        if not made:
            return None
        made += linking.let_go(at, made, self._labels_after(made))
        takes_up = takes_up and act is not Act.SET_STATUS
        if takes_up and report_id and at.reports.status(report_id) is ReportStatus.NEW:
            made.append(StatusChange(ReportStatus.NEW, ReportStatus.IN_PROGRESS))
        self._follow_labels(at, made)
        if act is not Act.FOLLOW_LISTS:  # which is no step of the reviewer's
            at.decisions.abandon_undone(self.reviewer)
        return self._keep(at, report_id, act, made, step=step)

    def _keep(
        self,
        at: Transaction,
        report_id: int | None,
        act: Act,
        changes: Iterable[Change],
        reverts: int | None = None,
        step: int | None = None,
    ) -> Outcome:
        if report_id is None:
            kept = effects.apply(at, report_id, changes)
            at.lists.check()
            made = at.decisions.append(None, act, self.reviewer, kept, reverts, "", step)
            return Outcome(made, None)
        kept = effects.apply(at, report_id, changes)
        encoding = at.reports.encoding(report_id)
        decision = at.decisions.append(report_id, act, self.reviewer, kept, reverts, encoding, step)
        return Outcome(decision, at.reports.summary(report_id))
