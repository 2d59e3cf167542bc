"""Precision, recall and F1 a label, strict and lenient, and how many values are right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from annotator.agreement.pairing import pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.agreement.pairing import Marked
    from annotator.model import Value

_WITH_UNIT = ("QUANTITY", "MONEY")  # the labels whose unit is part of the value (LABELS.md)
_TOLERANCE = Fraction(1, 10**6)


@dataclass(slots=True)
class Counts:
    """Spans found rightly (``tp``), wrongly (``fp``), and not found (``fn``)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """The share of the found that is right; 0 where nothing is found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that is found; 0 where there is no gold."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both together."""
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)


@dataclass(slots=True)
class Scores:
    """Counts by label; lenient ones take an overlap under the same label for right.

    ``values`` are (right, asked for), over the gold spans that have a value.
    """

    strict: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    lenient: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    values: tuple[int, int] = (0, 0)

    def total(self, *, lenient: bool = False) -> Counts:
        """Return the counts over all labels (micro)."""
        counts = (self.lenient if lenient else self.strict).values()
        return Counts(
            sum(c.tp for c in counts), sum(c.fp for c in counts), sum(c.fn for c in counts)
        )


def score(reports: Iterable[tuple[Sequence[Marked], Sequence[Marked]]]) -> Scores:
    """Return the scores over pairs of (gold, found) spans, a pair for each report."""
    scores = Scores()
    strict, lenient = scores.strict, scores.lenient
    right = asked = 0
    for gold, found in reports:
        pairing = pair(gold, found)
        for wanted, got in pairing.same:
            strict[wanted.label].tp += 1
            lenient[wanted.label].tp += 1
            right += wanted.value.value is not None and value_agrees(wanted, got.value)
        for wanted, _ in pairing.shifted:
            strict[wanted.label].fp += 1
            strict[wanted.label].fn += 1
            lenient[wanted.label].tp += 1
        missed = [*pairing.missed, *(wanted for wanted, _ in pairing.relabelled)]
        spurious = [*pairing.spurious, *(got for _, got in pairing.relabelled)]
        for counts in (strict, lenient):
            for span in missed:
                counts[span.label].fn += 1
            for span in spurious:
                counts[span.label].fp += 1
        asked += len({_key(span) for span in gold if span.value.value is not None})
    scores.values = (right, asked)
    return scores


def value_agrees(gold: Marked, got: Value) -> bool:
    """Return whether ``gold`` and the value that was found mean the same.

    They do as equal numbers, within 1e-6 of gold, or as equal strings. For a quantity and
    for money the units must agree too, where what was found has one.
    """
    wanted = gold.value
    if wanted.value is None or got.value is None:
        return False
    try:
        a, b = Fraction(wanted.value), Fraction(got.value)
        same: bool = abs(a - b) <= _TOLERANCE * max(Fraction(1), abs(a))
    except (ValueError, ZeroDivisionError):
        same = wanted.value == got.value
    if same and gold.label in _WITH_UNIT and got.unit is not None:
        same = got.unit == (wanted.unit or "")
    return same


def _key(span: Marked) -> tuple[int, int, str]:
    return span.start, span.end, span.label
