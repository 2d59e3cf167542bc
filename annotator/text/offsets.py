"""The exact two-way map between two texts of which one was made from the other by edits.

All offsets are code points. A map is a list of *blocks*, in text order: stretches of the source
that became other stretches of the target. Between blocks the texts run in step, one character for
one. A block that becomes nothing is a deletion; any other is an *atom*, which is not looked into.

Where the edges of a span go:

- A span never begins or ends with what was deleted: at the place of a deletion its start lies
  behind, its end before what is missing. (A raw span never ends with a gloss.)
- A span that cuts through an atom takes it whole.
- Every other edge has one place in the other text, and comes back from there.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate, chain, pairwise
from operator import add, lt, sub
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]
"""Start and end, in code points, end exclusive."""

_Blocks = tuple["array[int]", "array[int]", "array[int]", "array[int]"]
"""Starts and ends in the source, starts and ends in the target, in four bytes each."""


class Edit(NamedTuple):
    """The stretch ``start``-``end`` of a source, which holds a character at least, as ``text``."""

    start: int
    end: int
    text: str


class OffsetMap:
    """Immutable. A look-up takes O(log n) in the number of blocks, making one linear time."""

    __slots__ = ("_blocks", "_shift")

    def __init__(self, blocks: _Blocks | None = None) -> None:
        self._blocks = blocks or (array("i"), array("i"), array("i"), array("i"))
        _, source_ends, _, target_ends = self._blocks
        self._shift = target_ends[-1] - source_ends[-1] if source_ends else 0

    def __len__(self) -> int:
        """Return the number of blocks; a map without any is the identity."""
        return len(self._blocks[0])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self._blocks == other._blocks

    def __hash__(self) -> int:
        return hash(tuple(part.tobytes() for part in self._blocks))

    def __repr__(self) -> str:
        return f"OffsetMap({[list(part) for part in self._blocks]})"

    def blocks(self) -> Iterator[tuple[Span, Span]]:
        """Yield each stretch of the source that changed, and what it is in the target."""
        source_starts, source_ends, target_starts, target_ends = self._blocks
        yield from zip(
            zip(source_starts, source_ends, strict=True),
            zip(target_starts, target_ends, strict=True),
            strict=True,
        )

    # -- looking up -----------------------------------------------------------------------------

    def forward(self, start: int, end: int) -> Span:
        """Return where the span ``start``-``end`` of the source lies in the target."""
        if not self._blocks[0]:
            return start, max(start, end)
        return _span(start, end, self._blocks, self._shift)

    def back(self, start: int, end: int) -> Span:
        """Return where the span ``start``-``end`` of the target lies in the source."""
        if not self._blocks[0]:
            return start, max(start, end)
        return _span(start, end, _turned(self._blocks), -self._shift)

    def forward_point(self, point: int) -> int:
        """Return where the boundary before ``point`` of the source lies in the target."""
        return _start(point, self._blocks)

    def back_point(self, point: int) -> int:
        """Return where the boundary before ``point`` of the target lies, behind a deletion."""
        return _start(point, _turned(self._blocks))

    # -- making others --------------------------------------------------------------------------

    def inverse(self) -> OffsetMap:
        """Return the map from the target to the source."""
        return OffsetMap(_turned(self._blocks))

    def moved(self, by: int) -> OffsetMap:
        """Return the map of both texts with ``by`` characters more before them."""
        if not by or not len(self):
            return self
        source_starts, source_ends, target_starts, target_ends = (
            array("i", map(by.__add__, part)) for part in self._blocks
        )
        return OffsetMap((source_starts, source_ends, target_starts, target_ends))

    def then(self, after: OffsetMap) -> OffsetMap:
        """Return the map from this one's source to the target of ``after``.

        It gives what one after the other gives. Where a block of ``after`` cuts through an atom of
        this map, or holds a deletion of it inside, the two are one atom from there on.
        """
        if not len(after):
            return self
        return OffsetMap(_composed(self._blocks, after._blocks)) if len(self) else after


def of_edits(edits: Iterable[Edit]) -> OffsetMap:
    """Return the map of ``edits``, which are in order and apart; those of equal length need none.

    Raises:
        ValueError: they overlap, or one covers no character.

    """
    spans, lengths, before = [], [], 0
    for start, end, text in edits:
        if not before <= start < end:
            raise ValueError(f"the edit {start}-{end} is empty or overlaps the one before it")
        before = end
        if end - start != len(text):
            spans.append((start, end))
            lengths.append(len(text))
    return _mapped(spans, lengths)


def of_deletions(spans: Sequence[Span]) -> OffsetMap:
    """Return the map of a text without ``spans``, which are not empty, in order and apart."""
    return _mapped(spans, [0] * len(spans))


def without(text: str, spans: Iterable[Span]) -> str:
    """Return ``text`` without ``spans``, which are in order and apart."""
    edges = [0, *chain.from_iterable(spans), len(text)]
    return "".join([text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)])


def replaced(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with ``edits`` made, which are in order and apart."""
    parts: list[str] = []
    at = 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def united(spans: Iterable[Span]) -> list[Span]:
    """Return ``spans``, in any order, as spans in order that neither overlap nor touch."""
    ordered = sorted(spans)
    if all(a[1] < b[0] for a, b in pairwise(ordered)):
        return ordered
    joined: list[Span] = []
    for start, end in ordered:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _mapped(spans: Sequence[Span], lengths: Sequence[int]) -> OffsetMap:
    starts = array("i", [start for start, _ in spans])
    ends = array("i", [end for _, end in spans])
    if any(map(lt, starts[1:], ends)):
        raise ValueError("the spans overlap, or are not in order")
    shifts = list(accumulate(map(sub, lengths, map(sub, ends, starts)), initial=0))
    target_starts = array("i", map(add, starts, shifts))
    target_ends = array("i", map(add, ends, shifts[1:]))
    return OffsetMap((starts, ends, target_starts, target_ends))


def _turned(blocks: _Blocks) -> _Blocks:
    source_starts, source_ends, target_starts, target_ends = blocks
    return target_starts, target_ends, source_starts, source_ends


def _span(start: int, end: int, blocks: _Blocks, shift: int) -> Span:
    first = _start(start, blocks)
    if start >= end:
        return first, first
    from_starts, from_ends, to_starts, to_ends = blocks
    at = bisect_left(from_ends, end)
    if at == len(from_ends):
        last = end + shift
    elif end <= from_starts[at]:
        last = to_starts[at] + end - from_starts[at]
    else:
        last = to_ends[at]
    return first, max(first, last)


def _start(point: int, blocks: _Blocks) -> int:
    from_starts, from_ends, to_starts, to_ends = blocks
    at = bisect_right(from_starts, point) - 1
    if at < 0:
        return point
    beyond = point - from_ends[at]
    return to_ends[at] + beyond if beyond >= 0 else to_starts[at]


# -- composition --------------------------------------------------------------------------------


class _Side:
    """The blocks of one of two maps, seen from the text between them, and read once in order."""

    def __init__(
        self, starts: array[int], ends: array[int], far: array[int], to: array[int]
    ) -> None:
        self.starts, self.ends = starts, ends  # in the text between
        self.far_starts, self.far_ends = far, to
        self.at = 0
        self.shift = 0  # from the text between to the far one, behind all blocks read so far

    def read_until(self, limit: int) -> None:
        self.at = limit
        self.shift = self.far_ends[limit - 1] - self.ends[limit - 1]

    def run(self, other: _Side) -> int:
        """Return up to which block this side can be read before one of ``other`` must be."""
        if other.at == len(other.starts):
            return len(self.starts)
        # a block that ends where the other's begins is still before it
        limit = bisect_right(self.ends, other.starts[other.at], lo=self.at)
        if other.starts[other.at] == other.ends[other.at]:
            return limit
        return min(limit, bisect_right(self.starts, other.starts[other.at], lo=self.at))


def _composed(first: _Blocks, second: _Blocks) -> _Blocks:
    source_starts, source_ends, made_starts, made_ends = first
    out: _Blocks = (array("i"), array("i"), array("i"), array("i"))
    left = _Side(made_starts, made_ends, source_starts, source_ends)
    right = _Side(*second)
    while left.at < len(left.starts) or right.at < len(right.starts):
        if (limit := left.run(right)) > left.at:
            run = slice(left.at, limit)
            _extend(out[:2], (left.far_starts[run], left.far_ends[run]), 0)
            _extend(out[2:], (left.starts[run], left.ends[run]), right.shift)
            left.read_until(limit)
        elif (limit := right.run(left)) > right.at:
            run = slice(right.at, limit)
            _extend(out[:2], (right.starts[run], right.ends[run]), left.shift)
            _extend(out[2:], (right.far_starts[run], right.far_ends[run]), 0)
            right.read_until(limit)
        else:
            _append_joined(out, left, right)
    return out


def _append_joined(out: _Blocks, left: _Side, right: _Side) -> None:
    """Add the next block of both sides, and all that overlap with it, as one."""
    low = min(left.starts[left.at], right.starts[right.at])
    high = max(left.ends[left.at], right.ends[right.at])
    before = low + left.shift, low + right.shift
    left.read_until(left.at + 1)
    right.read_until(right.at + 1)
    grown = True
    while grown:
        grown = False
        for side in (left, right):
            while side.at < len(side.starts) and side.starts[side.at] < high:
                high = max(high, side.ends[side.at])
                side.read_until(side.at + 1)
                grown = True
    after = high + left.shift, high + right.shift
    for part, point in zip(out, (before[0], after[0], before[1], after[1]), strict=True):
        part.append(point)


def _extend(
    parts: tuple[array[int], ...], added: tuple[array[int], array[int]], shift: int
) -> None:
    for part, more in zip(parts, added, strict=True):
        part.extend(array("i", map(shift.__add__, more)) if shift else more)
