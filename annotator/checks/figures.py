"""The figures of a report as the rules see them: exact, with how far their writing rounds them."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from annotator.checks.written import like, slack_of
from annotator.model import Finding, Severity
from annotator.text.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.facts import MarkedText
    from annotator.facts.marked_text import Placed
    from annotator.model import Fact, Mark
    from annotator.text.offsets import Span

_NAMES = frozenset({"PER", "ORG", "LOC"})
_PEOPLE = dict.fromkeys("人名位", "人")


class Figure(NamedTuple):
    """What is counted, measured or named at a place of the clean text.

    ``value`` is None where it is no number. ``slack`` is how far the number meant may lie from the
    one written: half a unit of the last place that is written (4.11万 is 41100 ± 50); 0 for a count
    written out. ``written`` is the value of its mark.
    """

    start: int
    end: int
    raw: Span
    label: str
    words: str
    unit: str | None = None
    value: Decimal | None = None
    slack: Decimal = Decimal(0)
    written: str | None = None

    @property
    def exactly(self) -> Decimal:
        """The number; only where there is one."""
        assert self.value is not None
        return self.value

    @property
    def least(self) -> Decimal:
        """The least that may be meant."""
        return self.exactly - self.slack

    @property
    def most(self) -> Decimal:
        """The most that may be meant."""
        return self.exactly + self.slack

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.label == "PERCENT"

    def measures_as(self, other: Figure) -> bool:
        """Return whether the two count the same kind of thing."""
        return self.unit == other.unit and self.label == other.label


class Figures:
    """What a report counts, measures and names, in text order, and its words.

    ``text`` is the clean text with every character as the simplified one of half width, at the same
    place, and the ends of its lines. ``date`` is the report's own, ``facts`` are what is known of
    its numbers.
    """

    def __init__(self, marked: MarkedText, facts: Sequence[Fact] = ()) -> None:
        self.marked = marked
        self.text = marked.lines
        self.date = marked.date
        self.facts = facts
        self.numbers = [one for one in map(self._number, marked.numbers) if one is not None]
        self._starts = [one.start for one in self.numbers]

    @cached_property
    def dates(self) -> list[Figure]:
        """The dates."""
        return [self._named(one) for one in self.marked.of("DATE")]

    def index(self, point: int) -> int:
        """Return where in ``numbers`` the first stands that begins at ``point`` or behind it."""
        return bisect_left(self._starts, point)

    def names(self, start: int, end: int) -> list[Figure]:
        """Return the people, organisations and places that begin in the clean ``start``-``end``."""
        within = self.marked.within(start, end)
        return [self._named(one) for one in within if one.label in _NAMES]

    def between(self, first: Figure, second: Figure) -> str:
        """Return the words between two figures."""
        return self.text[first.end : second.start]

    def before(self, one: Figure, length: int) -> str:
        """Return the last ``length`` characters before a figure."""
        return self.text[max(0, one.start - length) : one.start]

    def triples(self) -> Iterator[tuple[Figure, Figure, Figure]]:
        """Yield each three numbers that follow one another."""
        yield from zip(self.numbers, self.numbers[1:], self.numbers[2:], strict=False)

    def at(self, start: int, end: int) -> Figure:
        """Return the figure that the clean ``start``-``end`` is, whether it is marked or not.

        A classifier may stand behind its numeral.
        """
        words, said = self.marked.text[start:end], self.text[start:end]
        raw = self.marked.view.map.back(start, end)
        value = parse_number(said)
        if value is None:
            value = parse_number(said[:-1])
        return Figure(start, end, raw, "", words, None, value, slack_of(words))

    def _named(self, one: Placed) -> Figure:
        words = self.marked.text[one.start : one.end]
        return Figure(one.start, one.end, one.raw, one.label, words, written=one.mark.value.value)

    def _number(self, one: Placed) -> Figure | None:
        """Return what a mark counts; None where it counts nothing, or not exactly (多, 约)."""
        value = exact_of(one.mark)
        if value is None:
            return None
        words = self.marked.text[one.start : one.end]
        unit = one.mark.value.unit
        return Figure(
            one.start,
            one.end,
            one.raw,
            one.label,
            words,
            _PEOPLE.get(unit, unit) if unit else unit,
            value,
            slack_of(words, ratio=one.label == "PERCENT"),
            one.mark.value.value,
        )


def fault(rule: str, evidence: Iterable[Figure], template: str, **facts: str) -> Finding:
    """Return a fault of ``rule`` with the raw spans of its ``evidence``."""
    return finding(rule, Severity.FAULT, evidence, template, **facts)


def holds(rule: str, evidence: Iterable[Figure], template: str, **facts: str) -> Finding:
    """Return that what ``rule`` looks at adds up."""
    return finding(rule, Severity.HOLDS, evidence, template, **facts)


def finding(
    rule: str, severity: Severity, evidence: Iterable[Figure], template: str, **facts: str
) -> Finding:
    """Return a finding with the raw spans of its ``evidence``, each once."""
    spans = tuple(sorted({one.raw for one in evidence}))
    return Finding(rule, severity, spans, template, facts)


class Wording(NamedTuple):
    """What is said of a sum: that it agrees, or that it does not, exact or rounded.

    ``rounded`` names the ``tolerance``, too.
    """

    agrees: str
    exact: str
    rounded: str


def weighed(
    rule: str,
    evidence: Iterable[Figure],
    gap: Decimal,
    slack: Decimal,
    said: Wording,
    written: str,
    facts: dict[str, str],
) -> Finding:
    """Return whether a sum that is off by ``gap`` agrees within the ``slack`` of its figures.

    The tolerance is told in the manner of the figure ``written``.
    """
    if abs(gap) <= slack:
        return holds(rule, evidence, said.agrees, **facts)
    if not slack:
        return fault(rule, evidence, said.exact, **facts)
    return fault(rule, evidence, said.rounded, **facts, tolerance=like(written, slack))


def exact_of(mark: Mark) -> Decimal | None:
    """Return what a mark counts; None where it counts nothing, or not exactly (多, 约)."""
    value = mark.value
    if value.value is None or value.mod is not None:
        return None
    try:
        return Decimal(value.value)
    except InvalidOperation:  # a fraction such as 1/3, a range
        return None
