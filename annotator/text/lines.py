"""Lines of a text, as every part of the program counts them: whatever ends them, from 1 on."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate


@lru_cache(maxsize=4)
def line_starts(text: str) -> tuple[int, ...]:
    """Return where each line of ``text`` after the first starts, in code points.

    Texts of late are kept, for one report is asked about in several places.
    """
    return tuple(accumulate(map(len, text.splitlines(keepends=True))))


def line_of(text: str, point: int) -> int:
    """Return the line that the code point ``point`` lies in.

    The end of the text belongs to its last line, which is one of its own behind a line end.
    """
    starts = line_starts(text)
    line = bisect_right(starts, point) + 1
    ended = point < len(text) or text[-1:].splitlines() == [""]
    return line if ended else max(1, line - 1)
