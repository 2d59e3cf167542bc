"""Two sets of predictions against the same gold, and whether their difference is more than luck.

The bootstrap is paired and over lines of the reports (a paragraph in most), for reports are too few
to draw from: each round draws as many lines as there are, with replacement, from those in which
either set or gold has a span, scores both sets on the same lines, and notes the difference. The
interval holds the middle 95 % of the differences. Lines of one report are not independent, so that
the interval is rather too narrow than too wide.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from annotator.agreement.metrics import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.agreement.pairing import Marked

ROUNDS = 1000
_SEED = 20200428
_LOWER, _UPPER = 0.025, 0.975
_TP, _FP, _FN = range(3)
_Cell = tuple[str, int, int]  # label; which set, 0 or 1; tp, fp or fn
ALL = ""
"""Stands for all labels together."""


@dataclass(frozen=True, slots=True)
class Compared:
    """F1 of the sets A and B under one label; the interval is of B - A.

    ``better`` is the share of rounds in which B was the better, equal ones counted as half.
    """

    a: float
    b: float
    low: float
    high: float
    better: float

    @property
    def difference(self) -> float:
        """How much better B is."""
        return self.b - self.a


@dataclass(frozen=True, slots=True)
class Compare:
    """One report to compare on: where its lines start, gold, and the spans of both sets."""

    lines: Sequence[int]
    gold: Sequence[Marked]
    a: Sequence[Marked]
    b: Sequence[Marked]


def compare(reports: Iterable[Compare], rounds: int = ROUNDS) -> dict[str, Compared]:
    """Return each label, and ``ALL`` labels, compared over ``reports``; the same on every call."""
    units = [unit for report in reports for unit in _units(report)]
    labels = sorted({label for unit in units for label, _, _ in unit})
    whole = _f1s(units, labels)
    differences: dict[str, list[float]] = defaultdict(list)
    dice = random.Random(_SEED)
    for _ in repeat(None, rounds if units else 0):
        drawn = _f1s(dice.choices(units, k=len(units)), labels)
        for label, (a, b) in drawn.items():
            differences[label].append(b - a)
    return {label: _compared(*whole[label], sorted(differences[label])) for label in whole}


def _compared(a: float, b: float, differences: Sequence[float]) -> Compared:
    if not differences:
        return Compared(a, b, 0.0, 0.0, 0.5)
    last = len(differences) - 1
    better = sum((one > 0) + (one == 0) / 2 for one in differences) / len(differences)
    return Compared(
        a, b, differences[round(_LOWER * last)], differences[round(_UPPER * last)], better
    )


def _units(report: Compare) -> list[Counter[_Cell]]:
    """Return the counts of each line that has any; a span counts where it starts."""
    units: dict[int, Counter[_Cell]] = defaultdict(Counter)
    gold = {(one.start, one.end, one.label) for one in report.gold}
    for which, spans in enumerate((report.a, report.b)):
        found = {(one.start, one.end, one.label) for one in spans}
        for keys, what in ((gold & found, _TP), (found - gold, _FP), (gold - found, _FN)):
            for start, _, label in keys:
                units[bisect_right(report.lines, start)][label, which, what] += 1
    return [units[line] for line in sorted(units)]


def _f1s(units: Iterable[Counter[_Cell]], labels: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Return F1 of both sets, for each label and for all together."""
    total: dict[_Cell, int] = defaultdict(int)
    for unit in units:
        for cell, number in unit.items():
            total[cell] += number
    for (_, which, what), number in list(total.items()):
        total[ALL, which, what] += number
    return {label: (_f1(total, label, 0), _f1(total, label, 1)) for label in (*labels, ALL)}


def _f1(total: dict[_Cell, int], label: str, which: int) -> float:
    return Counts(*(total.get((label, which, what), 0) for what in (_TP, _FP, _FN))).f1
