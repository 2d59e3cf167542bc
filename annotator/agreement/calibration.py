"""Whether a suggestion's score is the chance that it is right, in span and label."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.agreement.pairing import pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.model import Mark

_BINS = 10
Rule = tuple[str, str]
"""Who suggested, and by which of its rules; empty where it names none."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One suggestion: its rule, its score, None where it has none, and whether it is right."""

    rule: Rule
    score: float | None
    right: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions taken together: how many are right, and what their scores promised."""

    right: int
    count: int
    mean: float

    @property
    def gap(self) -> float:
        """How far the promise is from the share that is right."""
        return abs(self.right / self.count - self.mean)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Scored suggestions by tenths of the score (lowest first) and by rule; those without one.

    ``error`` is the expected calibration error: the gap of each tenth, weighed by its size.
    """

    bins: dict[int, Group]
    rules: dict[Rule, Group]
    error: float
    unscored: int


def judge(gold: Sequence[Mark], found: Sequence[Mark]) -> list[Judged]:
    """Return of each of the ``found`` marks of a report whether it is right."""
    right = {(got.start, got.end, got.label) for _, got in pair(gold, found).same}
    return [
        Judged(
            (mark.origin.by, mark.origin.rule or ""),
            mark.origin.score,
            (mark.start, mark.end, mark.label) in right,
        )
        for mark in found
    ]


def calibrate(judged: Iterable[Judged]) -> Calibration:
    """Return how well the scores of ``judged`` suggestions tell which are right."""
    bins: dict[int, list[Judged]] = defaultdict(list)
    rules: dict[Rule, list[Judged]] = defaultdict(list)
    unscored = 0
    for one in judged:
        if one.score is None:
            unscored += 1
            continue
        bins[min(_BINS - 1, int(one.score * _BINS))].append(one)
        rules[one.rule].append(one)
    by_bin = {tenth: _group(bins[tenth]) for tenth in sorted(bins)}
    by_rule = {rule: _group(rules[rule]) for rule in sorted(rules)}
    total = sum(group.count for group in by_bin.values())
    weighed = sum(group.count * group.gap for group in by_bin.values())
    return Calibration(by_bin, by_rule, weighed / total if total else 0.0, unscored)


def _group(judged: Sequence[Judged]) -> Group:
    scores = [one.score for one in judged if one.score is not None]
    right = sum(one.right for one in judged)
    return Group(right, len(judged), sum(scores) / len(scores))


def count(judged: Iterable[Judged]) -> dict[Rule, tuple[int, int]]:
    """Return of each rule how many of its suggestions were right, and how many it made."""
    counts: dict[Rule, tuple[int, int]] = {}
    for one in judged:
        right, made = counts.get(one.rule, (0, 0))
        counts[one.rule] = right + one.right, made + 1
    return dict(sorted(counts.items()))


def rescored(judged: Iterable[Judged], counts: Mapping[Rule, tuple[int, int]]) -> list[Judged]:
    """Return ``judged`` suggestions with the scores that ``counts`` give.

    (right + 1) / (made + 2), cut to two decimals: that is how ``suggest.scores`` reckons them.
    """
    found = []
    for one in judged:
        right, made = counts.get(one.rule, (0, 0))
        found.append(Judged(one.rule, 100 * (right + 1) // (made + 2) / 100, one.right))
    return found
