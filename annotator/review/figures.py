"""What has been done in a project, counted from its decisions: by reviewer, day, rule and label.

Reports are gone through one after another, each in a transaction of its own, so that neither memory
nor the window is asked for more where there are many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.agreement.cases import Cases, Chosen, Open, case_of, decided
from annotator.agreement.differences import Kind
from annotator.agreement.pace import Pace, Paces, add, day_of, pace
from annotator.agreement.verdicts import in_effect, verdicts
from annotator.model import (
    Act,
    MarkChange,
    MarkStatus,
    ReportStatus,
    StatusChange,
)
from annotator.text.cancel import Cancelled, never
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotator.agreement.verdicts import Verdict
    from annotator.model import Decision, Entry, Mark
    from annotator.review.session import Session
    from annotator.store.project import Transaction
    from annotator.text.cancel import Asked

__all__ = ["ALL", "Chosen", "Figures", "Texts", "count"]

ALL = Chosen()
_NOT_READ = (Act.FIND_AGAIN,)  # they change nothing that is decided, and are large
Texts = Counter[tuple[str, str]]
"""How often each (clean text, label) is there."""


@dataclass(slots=True)
class Figures:
    """What was counted; ``chosen`` from it, nothing has to be counted again.

    ``spans`` are all marks by (label, status), whoever decided them; ``spurious`` and ``missed``
    are texts, where they were asked for.
    """

    cases: Cases = field(default_factory=Counter)
    open: Open = field(default_factory=Counter)
    paces: Paces = field(default_factory=dict)
    spans: Counter[tuple[str, MarkStatus]] = field(default_factory=Counter)
    reports: Counter[ReportStatus] = field(default_factory=Counter)
    spurious: Texts = field(default_factory=Counter)
    missed: Texts = field(default_factory=Counter)

    @property
    def reviewers(self) -> list[str]:
        """Who has done anything, by name."""
        return sorted({reviewer for reviewer, _ in self.paces})

    @property
    def days(self) -> list[str]:
        """On which days anything was done, ISO 8601, the first first."""
        return sorted({day for _, day in self.paces})

    def chosen(self, wanted: Chosen) -> Figures:
        """Return what is ``wanted`` of it; what is open stays, for nobody has decided it.

        ``spans`` are then those that the reviewer decided, in those days.
        """
        if wanted == ALL:
            return self
        cases = Counter({case: n for case, n in self.cases.items() if wanted.takes(case)})
        still = Counter({k: n for k, n in self.open.items() if wanted.label in (None, k[2])})
        spans = decided(cases)
        for (_, _, label), count in still.items():
            spans[label, MarkStatus.SUGGESTED] += count
        paces = {key: one for key, one in self.paces.items() if wanted.takes_act(*key)}
        return replace(self, cases=cases, open=still, paces=paces, spans=spans)


def count(
    session: Session,
    *,
    texts: Chosen | None = None,
    cancelled: Asked = never,
    reached: Callable[[int, int], object] | None = None,
) -> Figures:
    """Return the figures of the project; with the texts of mistakes that are ``texts``.

    ``reached`` is told how many reports have been counted, and of how many.

    Raises:
        Cancelled: it was, meanwhile.

    """
    found = Figures()
    with session.project.reading() as at:
        ids = at.reports.ids()
        ours = _OfProject(at, session.labels.under())
        add(found.paces, pace(ours.entries, ours.standing.values()))
    for number, report_id in enumerate(ids, 1):
        if cancelled():
            raise Cancelled
        with session.project.reading() as at:
            _count_report(found, at, report_id, ours, texts)
        if reached is not None:
            reached(number, len(ids))
    with session.project.reading() as at:
        for (label, status), number in at.marks.counts().items():
            found.spans[label, MarkStatus(status)] = number
        found.reports = at.queue.totals()
    return found


class _OfProject:
    """The decisions of the project itself that changed marks: those on its labels.

    ``names`` are the ids of labels by those that they had before.
    """

    def __init__(self, at: Transaction, names: dict[str, str]) -> None:
        self.names = names
        self.entries = at.past.of_project()
        self.standing = {one.id: one for one in in_effect(self.entries)}
        wanted = [one.id for one in self.standing.values() if one.act is Act.SET_LABELS]
        self._all = at.decisions.these(wanted)
        self._marks: dict[int, dict[int, list[MarkChange]]] = {}
        for decision in self._all:
            here: dict[int, list[MarkChange]] = defaultdict(list)
            for change in decision.changes:
                mark = _mark_of(change)
                if mark is not None and isinstance(change, MarkChange):
                    here[mark.report_id].append(change)
            self._marks[decision.id] = here

    def among(self, decisions: Iterable[Decision], report_id: int) -> list[Decision]:
        """Return a report's ``decisions`` with what these changed in it, oldest first."""
        ours = [
            replace(one, changes=tuple(self._marks[one.id][report_id]))
            for one in self._all
            if report_id in self._marks[one.id]
        ]
        return sorted([*decisions, *ours], key=lambda one: one.id)


def _mark_of(change: object) -> Mark | None:
    return change.after or change.before if isinstance(change, MarkChange) else None


def _count_report(
    found: Figures, at: Transaction, report_id: int, ours: _OfProject, texts: Chosen | None
) -> None:
    found.open.update(at.past.open(report_id))
    entries = at.past.of_report(report_id)
    if not entries:
        return
    standing = {one.id: one for one in in_effect(entries)}
    paces = pace(entries, standing.values())
    read = [one.id for one in standing.values() if one.act not in _NOT_READ]
    decisions = at.decisions.these(read)
    _note_done(paces, decisions, standing)
    add(found.paces, paces)
    mistakes: list[Verdict] = []
    for verdict in verdicts(ours.among(decisions, report_id), ours.names):
        entry = standing.get(verdict.decision_id) or ours.standing[verdict.decision_id]
        case = case_of(verdict, entry.reviewer, day_of(entry.made_at))
        found.cases[case] += 1
        if texts is not None and texts.takes(case):
            mistakes.append(verdict)
    _note_texts(found, at, report_id, mistakes)


def _note_done(paces: Paces, decisions: Iterable[Decision], entries: dict[int, Entry]) -> None:
    """Count the report as done where the last that was said of it is that it is."""
    said = [
        (decision, change)
        for decision in decisions
        for change in decision.changes
        if isinstance(change, StatusChange)
    ]
    if said and said[-1][1].after is ReportStatus.DONE:
        entry = entries[said[-1][0].id]
        paces.setdefault((entry.reviewer, day_of(entry.made_at)), Pace()).done += 1


def _note_texts(
    found: Figures, at: Transaction, report_id: int, mistakes: Sequence[Verdict]
) -> None:
    """Count the clean texts of what is spurious and what was missed."""
    told = [one for one in mistakes if one.kind in (Kind.SPURIOUS, Kind.MISSED)]
    if not told:
        return
    report = at.reports.get(report_id)
    known: dict[str, str] = {}
    for one in told:
        mark = one.proposed or one.made
        assert mark is not None
        raw = report.text[mark.start : mark.end]
        if raw not in known:
            known[raw] = " ".join(clean(raw, report.rules).text.split())
        texts = found.spurious if one.kind is Kind.SPURIOUS else found.missed
        texts[known[raw], mark.label] += 1
