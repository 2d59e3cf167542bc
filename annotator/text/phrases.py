"""Many fixed phrases looked for at once: at every place the longest one that stands there."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import compress, count
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.text.offsets import Span


class Phrases:
    """A set of phrases of two code points or more; shorter ones are left out."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._all = frozenset(phrase for phrase in phrases if len(phrase) > 1)
        self._lengths = _lengths((phrase[:2], len(phrase)) for phrase in self._all)
        self._endings = _lengths((phrase[-2:], len(phrase)) for phrase in self._all)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._all

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def at(self, text: str, start: int) -> int:
        """Return where the longest phrase that starts at ``start`` ends; ``start`` if none does."""
        for length in self._lengths.get(text[start : start + 2], ()):
            end = start + length
            if end <= len(text) and text[start:end] in self._all:
                return end
        return start

    def ending(self, text: str, end: int) -> int:
        """Return where the longest phrase that ends at ``end`` starts; ``end`` if none does."""
        for length in self._endings.get(text[max(0, end - 2) : end], ()):
            if length <= end and text[end - length : end] in self._all:
                return end - length
        return end

    def find(self, text: str) -> Iterator[Span]:
        """Yield where phrases stand in ``text``, from the left, none overlapping another."""
        free = 0
        for start in compress(count(), map(self._lengths.__contains__, _pairs(text))):
            if start >= free:
                end = self.at(text, start)
                if end > start:
                    yield start, end
                    free = end


@lru_cache(maxsize=2)
def _pairs(text: str) -> list[str]:
    """Return the code points of ``text`` two by two; several sets of phrases ask one by one."""
    return list(map(add, text, text[1:]))


def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Return the lengths of what begins or ends with a pair of code points, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for pair, length in pairs:
        found[pair].add(length)
    return {pair: sorted(lengths, reverse=True) for pair, lengths in found.items()}
