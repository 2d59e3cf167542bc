"""A text cut into passages of a size that a language model takes, at the ends of sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from annotator.text.offsets import united
from annotator.text.words import sentence_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.text.offsets import Span

LONGEST = 1200
"""Code points of a passage, unless a span is longer."""


def passages(text: str, spans: Iterable[Span], longest: int = LONGEST) -> Iterator[Span]:
    """Yield where the passages of ``text`` lie: one after the other, to its end.

    None ends within one of ``spans``. Each ends with a sentence, where one ends in time, else
    as near to ``longest`` as can be.
    """
    closed = united(spans)
    starts = [start for start, _ in closed]
    ends = [end for _, end in closed]
    sentences = [end for end in sentence_ends(text) if not _within(end, starts, ends)]
    start = 0
    while len(text) - start > longest:
        last = bisect_right(sentences, start + longest) - 1
        end = sentences[last] if last >= 0 else 0
        if end <= start:
            end = _anywhere(start, start + longest, starts, ends)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _within(place: int, starts: Sequence[int], ends: Sequence[int]) -> bool:
    at = bisect_left(starts, place) - 1
    return at >= 0 and place < ends[at]


def _anywhere(start: int, limit: int, starts: Sequence[int], ends: Sequence[int]) -> int:
    """Return ``limit``, or, where that lies in a span, where that begins; if need be, its end."""
    if not _within(limit, starts, ends):
        return limit
    at = bisect_left(starts, limit) - 1
    return starts[at] if starts[at] > start else ends[at]
