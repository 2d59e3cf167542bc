"""Verdicts counted: how right each rule is, what is taken for what, who stands behind which spans.

A project has millions of them, so that those that say the same of the same rule, by the same
reviewer on the same day, are one case and a number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from annotator.agreement.differences import Kind
from annotator.model import MarkStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.agreement.calibration import Rule
    from annotator.agreement.verdicts import Verdict

_Z = 1.959964  # standard deviations that hold 95 % of a normal distribution


class Case(NamedTuple):
    """What verdicts have in common; ``day`` is ISO 8601, ``rule`` empty where none is named.

    Of a span that nobody proposed, ``by`` and ``rule`` are empty and ``proposed`` is None; ``made``
    is the label that it has now, None where the suggestion was rejected.
    """

    reviewer: str
    day: str
    by: str
    rule: str
    proposed: str | None
    made: str | None
    kind: Kind | None


Cases = Counter[Case]
Open = Counter[tuple[str, str, str]]
"""How many open suggestions each (suggester, rule, label) has."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which verdicts are asked for; None is all. Days are ISO 8601, and both belong to it."""

    reviewer: str | None = None
    since: str | None = None
    until: str | None = None
    label: str | None = None

    def takes_act(self, reviewer: str, day: str) -> bool:
        """Return whether what a reviewer did on a day is asked for."""
        return (
            self.reviewer in (None, reviewer)
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )

    def takes(self, case: Case) -> bool:
        """Return whether verdicts of this kind are asked for.

        The label is the one that was proposed; of a span that nobody proposed, its own.
        """
        label = case.made if case.proposed is None else case.proposed
        return self.takes_act(case.reviewer, case.day) and self.label in (None, label)


@dataclass(slots=True)
class Judged:
    """How many suggestions were judged in which way, and how many are still open."""

    right: int = 0
    boundary: int = 0
    label: int = 0
    value: int = 0
    spurious: int = 0
    open: int = 0

    @property
    def decided(self) -> int:
        """How many a reviewer has judged."""
        return self.right + self.boundary + self.label + self.value + self.spurious

    @property
    def proposed(self) -> int:
        """How many there are."""
        return self.decided + self.open

    @property
    def precision(self) -> float | None:
        """The share of those decided that were right as proposed; None where none is decided."""
        return self.right / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float]:
        """Where the precision lies with 95 % confidence: wide where few are decided."""
        return wilson(self.right, self.decided)

    def add(self, kind: Kind | None, count: int) -> None:
        """Count verdicts of one kind, None: right as proposed."""
        name = "right" if kind is None else kind.value
        setattr(self, name, getattr(self, name) + count)


def case_of(verdict: Verdict, reviewer: str, day: str) -> Case:
    """Return the case that a verdict is one of."""
    was, made = verdict.proposed, verdict.made
    return Case(
        reviewer,
        day,
        "" if was is None else was.origin.by,
        "" if was is None else was.origin.rule or "",
        None if was is None else was.label,
        None if made is None else made.label,
        verdict.kind,
    )


def by_rule(cases: Cases, still_open: Open) -> dict[Rule, Judged]:
    """Return how the suggestions of each rule were judged, most decided first."""
    found: dict[Rule, Judged] = defaultdict(Judged)
    for case, count in cases.items():
        if case.kind is not Kind.MISSED:
            found[case.by, case.rule].add(case.kind, count)
    for (by, rule, _), count in still_open.items():
        found[by, rule].open += count
    order = sorted(found, key=lambda rule: (-found[rule].decided, -found[rule].open, rule))
    return {rule: found[rule] for rule in order}


def summed(judged: Iterable[Judged]) -> Judged:
    """Return all of ``judged`` together."""
    total = Judged()
    for one in judged:
        for name in ("right", "boundary", "label", "value", "spurious", "open"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
    return total


def by_suggester(rules: Mapping[Rule, Judged]) -> dict[str, Judged]:
    """Return how the suggestions of each suggester were judged, in the order of ``rules``."""
    names = dict.fromkeys(by for by, _ in rules)
    return {name: summed(one for (by, _), one in rules.items() if by == name) for name in names}


def missed(cases: Cases) -> Counter[str]:
    """Return how many spans of each label nobody proposed."""
    found: Counter[str] = Counter()
    for case, count in cases.items():
        if case.kind is Kind.MISSED and case.made is not None:
            found[case.made] += count
    return found


def confusions(cases: Cases) -> Counter[tuple[str, str]]:
    """Return how often a (proposed, right) pair of labels was taken for one another."""
    found: Counter[tuple[str, str]] = Counter()
    for case, count in cases.items():
        if case.kind is Kind.LABEL and case.proposed is not None and case.made is not None:
            found[case.proposed, case.made] += count
    return found


def decided(cases: Cases) -> Counter[tuple[str, MarkStatus]]:
    """Return how many spans each label has by ``cases``, and how many were rejected under it."""
    found: Counter[tuple[str, MarkStatus]] = Counter()
    for case, count in cases.items():
        if case.made is not None:
            found[case.made, MarkStatus.CONFIRMED] += count
        elif case.proposed is not None:
            found[case.proposed, MarkStatus.REJECTED] += count
    return found


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the score interval of Wilson (1927) for a share, with 95 % confidence.

    It stays within 0 and 1, and is honest where ``count`` is small; (0, 1) where it is 0.
    """
    if not count:
        return 0.0, 1.0
    share, weight = right / count, _Z**2 / count
    middle = (share + weight / 2) / (1 + weight)
    half = _Z * sqrt((share * (1 - share) + weight / 4) / count) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)
