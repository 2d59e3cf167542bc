"""Many fixed phrases looked for at once: at every place the longest one that stands there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.text.offsets import Span


class Phrases:
    """A set of phrases of two code points or more; shorter ones are left out."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._all = frozenset(phrase for phrase in phrases if len(phrase) > 1)
        lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in self._all:
            lengths[phrase[:2]].add(len(phrase))
        self._lengths = {pair: sorted(found, reverse=True) for pair, found in lengths.items()}

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._all

    def __len__(self) -> int:
        return len(self._all)

    def at(self, text: str, start: int) -> int:
        """Return where the longest phrase that starts at ``start`` ends; ``start`` if none does."""
        for length in self._lengths.get(text[start : start + 2], ()):
            end = start + length
            if end <= len(text) and text[start:end] in self._all:
                return end
        return start

    def ending(self, text: str, end: int, longest: int = 12) -> int:
        """Return where the longest phrase that ends at ``end`` starts; ``end`` if none does."""
        for length in range(min(longest, end), 1, -1):
            if text[end - length : end] in self._all:
                return end - length
        return end

    def find(self, text: str) -> Iterator[Span]:
        """Yield where phrases stand in ``text``, from the left, none overlapping another."""
        start, lengths = 0, self._lengths
        last = len(text) - 1
        while start < last:
            if text[start : start + 2] in lengths:
                end = self.at(text, start)
                if end > start:
                    yield start, end
                    start = end
                    continue
            start += 1
