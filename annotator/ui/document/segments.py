"""A report's text as segments: the paragraphs, and the pieces of very long ones.

A segment is what one text layout holds. Line ends of every kind belong to no segment; a paragraph
over ``LONGEST`` code points is cut after the end of a sentence, so that no layout grows with it.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 2000
_JOINER = "\u200d"
_SENTENCE_ENDS = "。！？；!?;"


class Segments:
    """Where each segment begins and ends, in code points of the text; there is always one."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.widths: list[int] = []  # in half-width characters, to estimate heights by
        lines, contents = text.splitlines(keepends=True) or [""], text.splitlines() or [""]
        begins = list(accumulate(map(len, lines), initial=0))
        at = begins.pop()
        if max(map(len, contents)) <= LONGEST:
            self.starts = begins
            self.ends = [begin + len(one) for begin, one in zip(begins, contents, strict=True)]
            self.widths = list(map(_width, contents))
        else:
            self._cut(begins, contents)
        if self.ends[-1] != at:  # a line end closes the text: the caret can stand after it
            self._add(at, at, "")

    def _cut(self, begins: list[int], contents: list[str]) -> None:
        """Add the paragraphs, the long ones in pieces."""
        for at, content in zip(begins, contents, strict=True):
            if len(content) <= LONGEST:
                self._add(at, at + len(content), content)
            else:
                for start, end in _pieces(content):
                    self._add(at + start, at + end, content[start:end])

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, point: int) -> int:
        """Return the index of the segment that ``point``, or the line end it is in, belongs to."""
        return max(0, bisect_right(self.starts, point) - 1)

    def begins_paragraph(self, index: int) -> bool:
        """Return whether a paragraph begins with the segment ``index``, and is not carried on."""
        return not index or self.ends[index - 1] < self.starts[index]

    def _add(self, start: int, end: int, content: str) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.widths.append(_width(content))


def _width(content: str) -> int:
    """Return how many half-width characters a text is wide, about.

    Han characters take three bytes and two half-widths, ASCII one of each.
    """
    return (len(content) + len(content.encode("utf-8", "surrogatepass"))) // 2


def _pieces(paragraph: str) -> Iterator[tuple[int, int]]:
    start, length = 0, len(paragraph)
    while length - start > LONGEST:
        limit = start + LONGEST
        last = max(paragraph.rfind(mark, start + LONGEST // 2, limit) for mark in _SENTENCE_ENDS)
        end = last + 1 if last > 0 else _whole(paragraph, limit)
        yield start, end
        start = end
    yield start, length


def _whole(paragraph: str, limit: int) -> int:
    """Return the last place up to ``limit`` where a character as a reader counts them may end."""
    for end in range(limit, limit - LONGEST // 2, -1):
        if not (_is_carried_on(paragraph[end]) or paragraph[end - 1] == _JOINER):
            return end
    return limit


def _is_carried_on(character: str) -> bool:
    """Return whether ``character`` belongs to the one before it."""
    return (
        category(character) in ("Mn", "Me", "Mc")
        or character == _JOINER
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # tones of skin
    )
