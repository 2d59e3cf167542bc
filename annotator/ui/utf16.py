"""The one place where Qt's positions and code points meet.

Qt counts UTF-16 units, in which a character beyond the Basic Multilingual Plane is two; Python
counts code points. A map keeps the astral positions alone: O(log n) a look-up, nothing where the
text has none.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """The way between the code points and the UTF-16 units of one text."""

    __slots__ = ("_astral", "_units")

    def __init__(self, text: str) -> None:
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + k for k, point in enumerate(self._astral)]

    def to_utf16(self, point: int) -> int:
        """Return the UTF-16 position of the boundary before code point ``point``."""
        return point + bisect_left(self._astral, point)

    def to_code_point(self, unit: int) -> int:
        """Return the code point at the UTF-16 position ``unit``.

        Raises:
            ValueError: the position lies between the two halves of one character.

        """
        if self.is_inside(unit):
            raise ValueError(f"UTF-16 position {unit} lies inside a character")
        return unit - bisect_left(self._units, unit)

    def is_inside(self, unit: int) -> bool:
        """Return whether the position ``unit`` lies between the two halves of one character."""
        before = bisect_left(self._units, unit)
        return before > 0 and self._units[before - 1] + 1 == unit
