"""What it costs a reviewer to turn candidates into gold by the window's own commands.

A key press (a chord such as Ctrl+Return too) or a click is one action, a drag two. The reviewer
reads a report from the top and acts on mistakes alone, in text order:

- a suggestion that should not be there: a click on it, and the key that rejects;
- a wrong label: a click, and the label's key;
- wrong edges, or nothing there: a drag over the right text, and the label's key, which takes away
  what the new span overlaps; where that is much, the window asks for the key once more;
- at the end the one key that accepts the rest, if any suggestion is open: the right ones, which
  nobody has touched.

A click is saved where the window stands on that suggestion already: on the first when a report
opens, on the next after a rejection or a relabelling. What a span that is drawn or relabelled takes
away needs no rejecting. Where candidates overlap one another, one click is taken to reach each.

Values are counted beside that: for a wrong one a click, unless the window stands on the span, the
key V, each character typed, Enter, and for a wrong unit Tab and its characters. A span that is
drawn or relabelled has the value that the program reads in it. The headline figure is of spans
alone.

``one_by_one`` is the way without accepting the rest: a key for each suggestion of the right
offsets, a drag and a key for each span drawn, a key for each rejection, no clicks, for the window
goes from each suggestion to the next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.agreement.metrics import value_agrees
from annotator.agreement.pairing import pair
from annotator.model.mark import NO_VALUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotator.agreement.pairing import Marked, Pairing
    from annotator.model import Value

    Read = Callable[[int, Marked], Value]
    """What the program reads in a gold span of the report with that number, where it is drawn."""

_DRAG = 2
_MANY = 4  # suggestions that a span takes away without the window asking again


class Kind(StrEnum):
    """What a step of a review is."""

    REJECT = "reject"
    RELABEL = "relabel"
    DRAW = "draw"
    VALUE = "value"
    ACCEPT_REST = "accept_rest"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the mark or gold span it is about, whether it is clicked first, keys pressed."""

    kind: Kind
    span: Marked | None
    clicked: bool
    keys: int

    @property
    def actions(self) -> int:
        """Its key presses and clicks, with a drag as two."""
        return self.clicked + self.keys + (_DRAG if self.kind is Kind.DRAW else 0)


@dataclass(frozen=True, slots=True)
class Effort:
    """The actions that lead to so many gold spans: for the spans alone, and what values add."""

    spans: int = 0
    actions: int = 0
    value_actions: int = 0
    one_by_one: int = 0
    steps: dict[str, int] = field(default_factory=dict)

    def a_span(self, actions: int) -> float:
        """Return ``actions`` for each gold span; 0 where there is none."""
        return actions / self.spans if self.spans else 0.0

    @property
    def per_span(self) -> float:
        """Actions for each gold span, values apart."""
        return self.a_span(self.actions)


def simulate(
    reports: Iterable[tuple[Sequence[Marked], Sequence[Marked]]], read: Read | None = None
) -> Effort:
    """Return the effort over pairs of (gold, found) spans, a pair for each report.

    Without ``read`` a span that is drawn has no value until it is typed.
    """
    spans = actions = with_values = one_by_one = 0
    steps: Counter[str] = Counter()
    for number, (gold, found) in enumerate(reports):
        pairing = pair(gold, found)
        plain = plan(gold, found)
        steps.update(step.kind.value for step in plain)
        actions += sum(step.actions for step in plain)
        reader = None if read is None else lambda span, at=number: read(at, span)
        with_values += sum(step.actions for step in plan(gold, found, reader, values=True))
        one_by_one += _one_by_one(pairing)
        spans += sum(map(len, (pairing.same, pairing.relabelled, pairing.shifted, pairing.missed)))
    return Effort(spans, actions, with_values - actions, one_by_one, dict(steps))


def plan(
    gold: Sequence[Marked],
    found: Sequence[Marked],
    read: Callable[[Marked], Value] | None = None,
    *,
    values: bool = False,
) -> list[Step]:
    """Return the steps that turn the open suggestions ``found`` of a report into ``gold``.

    With ``values`` the values are corrected too; ``read`` is what a span gets when it is drawn.
    """
    return _Review(pair(gold, found), read or (lambda _: NO_VALUE), values=values).steps()


class _Review:
    """A review under way: which suggestions are open, and which mark the window stands on."""

    def __init__(self, pairing: Pairing, read: Callable[[Marked], Value], *, values: bool) -> None:
        self._pairing = pairing
        self._read = read
        self._values = values
        found = [got for _, got in (*pairing.same, *pairing.relabelled, *pairing.shifted)]
        self._open = sorted(map(_key, (*found, *pairing.spurious)))
        self._current = self._open[0] if self._open else None
        self._made: list[Step] = []

    def steps(self) -> list[Step]:
        """Return the whole review."""
        pairing = self._pairing
        relabelled = {_key(got): wanted for wanted, got in pairing.relabelled}
        drawn = [*(wanted for wanted, _ in pairing.shifted), *pairing.missed]
        cleared = sorted((span.start, span.end) for span in (*drawn, *relabelled.values()))
        todo: list[tuple[tuple[int, int, str], Kind, Marked, Marked | None]] = []
        todo += [(_key(wanted), Kind.DRAW, wanted, None) for wanted in drawn]
        todo += [(_key(got), Kind.RELABEL, wanted, got) for wanted, got in pairing.relabelled]
        wrong = [*pairing.spurious, *(got for _, got in pairing.shifted)]
        todo += [(_key(one), Kind.REJECT, one, one) for one in wrong if not _overlaps(one, cleared)]
        if self._values:
            todo += [(_key(got), Kind.VALUE, wanted, got) for wanted, got in pairing.same]
        for _, kind, span, mark in sorted(todo, key=lambda one: one[0]):
            self._do(kind, span, mark)
        if self._open:
            self._made.append(Step(Kind.ACCEPT_REST, None, clicked=False, keys=1))
        return self._made

    def _do(self, kind: Kind, span: Marked, mark: Marked | None) -> None:
        if kind is Kind.DRAW:
            self._draw(span)
        elif kind is Kind.VALUE:
            assert mark is not None
            self._type_value(span, _key(mark), mark.value)
        elif mark is not None and _key(mark) in self._open:  # else it was taken away meanwhile
            self._decide(kind, span, mark)

    def _draw(self, span: Marked) -> None:
        keys = 2 if self._clear(span) > _MANY else 1
        self._made.append(Step(Kind.DRAW, span, clicked=False, keys=keys))
        self._current = _key(span)
        self._type_value(span, _key(span), self._read(span))

    def _decide(self, kind: Kind, span: Marked, mark: Marked) -> None:
        self._made.append(Step(kind, span, clicked=self._goes_to(_key(mark)), keys=1))
        self._open.remove(_key(mark))
        if kind is Kind.RELABEL:
            self._clear(span)
        at = bisect_right(self._open, _key(mark))
        if self._open:
            self._current = self._open[at % len(self._open)]
        else:
            self._current = None if kind is Kind.REJECT else _key(mark)
        if kind is Kind.RELABEL:
            self._type_value(span, _key(mark), self._read(span))

    def _type_value(self, wanted: Marked, key: tuple[int, int, str], value: Value) -> None:
        if not self._values or wanted.value.value is None or value_agrees(wanted, value):
            return
        keys = 1 + len(wanted.value.value) + 1
        if value.unit != wanted.value.unit and wanted.value.unit:
            keys += 1 + len(wanted.value.unit)
        self._made.append(Step(Kind.VALUE, wanted, clicked=self._goes_to(key), keys=keys))
        if key in self._open:  # who corrects a value confirms the span
            self._open.remove(key)
            self._clear(wanted)

    def _goes_to(self, key: tuple[int, int, str]) -> bool:
        """Stand on a mark; return whether it takes a click."""
        there = self._current == key
        self._current = key
        return not there

    def _clear(self, span: Marked) -> int:
        """Take away the open suggestions that ``span`` overlaps; return how many."""
        under = [key for key in self._open if key[0] < span.end and span.start < key[0] - key[1]]
        for key in under:
            self._open.remove(key)
        return len(under)


def _one_by_one(pairing: Pairing) -> int:
    drawn = [*(span for span, _ in pairing.shifted), *pairing.missed]
    cleared = sorted((span.start, span.end) for span in drawn)
    rejected = sum(not _overlaps(span, cleared) for span in pairing.spurious)
    keys = len(pairing.same) + len(pairing.relabelled) + rejected
    return keys + (_DRAG + 1) * len(drawn)


def _overlaps(span: Marked, cleared: Sequence[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in cleared)


def _key(span: Marked) -> tuple[int, int, str]:
    """Return what sorts marks as the window walks through them: of two, the longer first."""
    return span.start, span.start - span.end, span.label
