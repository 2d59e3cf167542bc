"""Which span of one marking stands for which of the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.model import Value


class Marked(Protocol):
    """Whatever covers a stretch of text under a label: a Mark or a Suggestion."""

    @property
    def start(self) -> int:
        """Its first code point, raw."""
        ...

    @property
    def end(self) -> int:
        """One past its last code point, raw."""
        ...

    @property
    def label(self) -> str:
        """The label's id."""
        ...

    @property
    def value(self) -> Value:
        """What it means."""
        ...


@dataclass(frozen=True, slots=True)
class Pairing:
    """Gold beside found, in text order.

    ``same`` agree in offsets and label, ``relabelled`` in offsets alone, ``shifted`` in label with
    an overlap alone; each span is in one pair at the most. The rest is ``missed`` or ``spurious``.
    """

    same: tuple[tuple[Marked, Marked], ...]
    relabelled: tuple[tuple[Marked, Marked], ...]
    shifted: tuple[tuple[Marked, Marked], ...]
    missed: tuple[Marked, ...]
    spurious: tuple[Marked, ...]


def pair(gold: Iterable[Marked], found: Iterable[Marked]) -> Pairing:
    """Return how ``found`` corresponds to ``gold``; a span given twice counts once."""
    left, right = _unique(gold), _unique(found)
    same = [(left[key], right[key]) for key in left if key in right]
    missed = [span for key, span in left.items() if key not in right]
    spurious = [span for key, span in right.items() if key not in left]
    relabelled = _take(missed, spurious, lambda a, b: (a.start, a.end) == (b.start, b.end))
    shifted = _take(
        missed, spurious, lambda a, b: a.label == b.label and a.start < b.end and b.start < a.end
    )
    return Pairing(tuple(same), tuple(relabelled), tuple(shifted), tuple(missed), tuple(spurious))


def _unique(spans: Iterable[Marked]) -> dict[tuple[int, int, str], Marked]:
    ordered = sorted(spans, key=lambda s: (s.start, s.end, s.label))
    return {(s.start, s.end, s.label): s for s in ordered}


def _take(
    missed: list[Marked], spurious: list[Marked], matches: _Matches
) -> list[tuple[Marked, Marked]]:
    """Move the pairs that match out of both lists, in one sweep through the text."""
    pairs: list[tuple[Marked, Marked]] = []
    gone = ([False] * len(missed), [False] * len(spurious))
    first = 0
    for place, gold in enumerate(missed):
        while first < len(spurious) and (gone[1][first] or spurious[first].end <= gold.start):
            first += 1
        for number in range(first, len(spurious)):
            found = spurious[number]
            if found.start >= gold.end:
                break
            if not gone[1][number] and matches(gold, found):
                pairs.append((gold, found))
                gone[0][place] = gone[1][number] = True
                break
    for spans, taken in ((missed, gone[0]), (spurious, gone[1])):
        spans[:] = [span for span, is_taken in zip(spans, taken, strict=True) if not is_taken]
    return pairs


class _Matches(Protocol):
    def __call__(self, gold: Marked, found: Marked, /) -> bool: ...
