"""Heights of many segments, with fast sums: what lies at a height, and at what height one lies."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

_BLOCK = 256


class Heights:
    """Sums over two levels: a change and a search take O(square root of n)."""

    def __init__(self, heights: list[int]) -> None:
        self._heights = heights
        self._blocks = [
            sum(heights[at : at + _BLOCK]) for at in range(0, max(1, len(heights)), _BLOCK)
        ]
        self._sums: list[int] | None = None

    def total(self) -> int:
        """Return the height of all."""
        return self._block_sums()[-1]

    def of(self, index: int) -> int:
        """Return the height of the segment ``index``."""
        return self._heights[index]

    def set(self, index: int, height: int) -> None:
        """Give the segment ``index`` its height."""
        change = height - self._heights[index]
        if change:
            self._heights[index] = height
            self._blocks[index // _BLOCK] += change
            self._sums = None

    def top(self, index: int) -> int:
        """Return the height of all segments before ``index``."""
        block = index // _BLOCK
        return self._block_sums()[block] + sum(self._heights[block * _BLOCK : index])

    def find(self, y: int) -> tuple[int, int]:
        """Return the segment at height ``y`` and how far below its top that is."""
        sums = self._block_sums()
        block = min(max(bisect_right(sums, y) - 1, 0), len(self._blocks) - 1)
        first, y = block * _BLOCK, y - sums[block]
        ends = list(accumulate(self._heights[first : first + _BLOCK]))
        at = min(bisect_right(ends, y), len(ends) - 1)
        return first + at, y - (ends[at - 1] if at else 0)

    def _block_sums(self) -> list[int]:
        if self._sums is None:
            self._sums = [0, *accumulate(self._blocks)]
        return self._sums
