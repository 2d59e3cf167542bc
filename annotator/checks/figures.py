"""The figures of a report as the rules see them: exact, with how far their writing rounds them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from annotator.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.facts import MarkedText
    from annotator.facts.marked_text import Placed
    from annotator.model import Mark
    from annotator.text.clean import View
    from annotator.text.offsets import Span

_COUNTED = frozenset({"QUANTITY", "MONEY", "PERCENT"})
_WRITTEN = re.compile(
    r"[0-9０-９,，]+(?:[.．点](?P<decimals>[0-9０-９]+))?[ \xa0]*(?P<scale>[十百千万亿萬億]*)"
)
_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
_LAST_SCALE = re.compile(r"[万亿萬億](?=\D*$)")
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Figure:
    """A mark with its clean offsets; ``value`` and ``slack`` are None where it is no number.

    ``slack`` is how far the number meant may lie from the one written: half a unit of the last
    place that is written (4.11万 is 41100 ± 50); 0 for a count written out.
    """

    start: int
    end: int
    raw: Span
    label: str
    words: str
    unit: str | None
    value: Decimal | None
    slack: Decimal
    written: str | None

    @property
    def exactly(self) -> Decimal:
        """The number; only where there is one."""
        assert self.value is not None
        return self.value

    def measures_as(self, other: Figure) -> bool:
        """Return whether the two count the same kind of thing."""
        return (self.label, self.unit) == (other.label, other.unit)


class Figures:
    """A clean text and the marks in it that mean something, in text order."""

    def __init__(self, view: View, all_marks: list[Figure]) -> None:
        self.text = view.text
        self.all = all_marks
        self.numbers = [one for one in all_marks if one.value is not None]
        self._starts = [one.start for one in all_marks]

    @classmethod
    def of(cls, marked: MarkedText) -> Figures:
        """Return the figures of a text and its marks."""
        return cls(marked.view, [_figure(marked.text, one) for one in marked.placed])

    def within(self, start: int, end: int) -> list[Figure]:
        """Return the figures that begin in the clean ``start``-``end``."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def between(self, first: Figure, second: Figure) -> str:
        """Return the words between two figures."""
        return self.text[first.end : second.start]

    def triples(self) -> Iterator[tuple[Figure, Figure, Figure]]:
        """Yield each three numbers that follow one another."""
        yield from zip(self.numbers, self.numbers[1:], self.numbers[2:], strict=False)


def finding(rule: str, evidence: Iterable[Figure], template: str, **facts: str) -> Finding:
    """Return a fault of ``rule`` with the raw spans of its ``evidence``."""
    spans = tuple(sorted(one.raw for one in evidence))
    return Finding(rule, Severity.FAULT, spans, template, facts)


def per_cent(ratio: Decimal) -> str:
    """Return a ratio in per cent, with one decimal."""
    return f"{ratio * 100:.1f}%"


def slack_of(words: str, *, ratio: bool = False) -> Decimal:
    """Return half a unit of the last place that ``words`` write; 0 for a count written out."""
    written = _WRITTEN.search(words)
    decimals, power = 0, 0
    if written:
        decimals = len(written["decimals"] or "")
        power = sum(_SCALES[one] for one in written["scale"])
    elif scale := _LAST_SCALE.search(words):
        power = _SCALES[scale[0]]
    if ratio:
        return _HALF.scaleb(-2 - decimals)
    return _HALF.scaleb(power - decimals) if decimals or power else Decimal(0)


def _figure(text: str, one: Placed) -> Figure:
    mark, words = one.mark, text[one.start : one.end]
    value = _number(mark)
    slack = Decimal(0)
    if value is not None:
        slack = slack_of(words, ratio=mark.label == "PERCENT")
    return Figure(
        one.start,
        one.end,
        one.raw,
        mark.label,
        words,
        mark.value.unit,
        value,
        slack,
        mark.value.value,
    )


def _number(mark: Mark) -> Decimal | None:
    """Return what a mark counts; None where it counts nothing, or not exactly (多, 约)."""
    if mark.label not in _COUNTED or mark.value.value is None or mark.value.mod is not None:
        return None
    try:
        return Decimal(mark.value.value)
    except InvalidOperation:  # a fraction such as 1/3, a range
        return None
