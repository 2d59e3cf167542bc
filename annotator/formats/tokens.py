"""Tokens of a text, and which of them a span is made of: for formats that know no other places.

Blanks and line ends are between tokens, never in one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from annotator.formats.options import Align, Tokens
from annotator.text import segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.offsets import Span

_SOLID = re.compile(r"\S+")


class Grid:
    """The tokens of a text, in order, as spans of code points."""

    def __init__(self, text: str, kind: Tokens) -> None:
        self.spans: list[Span] = []
        """Where each token is."""
        if kind is Tokens.CHARACTER:
            self.spans = [(at, at + 1) for at, one in enumerate(text) if not one.isspace()]
        else:
            for word in segment.tag(text):
                solid = _SOLID.finditer(word.text)
                self.spans += [(word.start + a.start(), word.start + a.end()) for a in solid]
        self._starts = [start for start, _ in self.spans]
        self._ends = [end for _, end in self.spans]

    def cuts(self, start: int, end: int) -> tuple[bool, bool]:
        """Return whether either edge of the span ``start``-``end`` lies within a token."""
        return self._cut(start), self._cut(end)

    def _cut(self, point: int) -> bool:
        at = bisect_left(self._starts, point) - 1
        return at >= 0 and self._ends[at] > point

    def covered(self, start: int, end: int, align: Align) -> Span | None:
        """Return the tokens of the span ``start``-``end``: the first, and the one after the last.

        None where there are none, or, if ``align`` is strict, where an edge lies within one.
        """
        first, last = bisect_left(self._starts, start), bisect_right(self._ends, end)
        cut = self.cuts(start, end)
        if any(cut) and align is Align.STRICT:
            return None
        if align is Align.EXPAND:
            first, last = first - cut[0], last + cut[1]
        return (first, last) if first < last else None


def joined(words: Sequence[str]) -> tuple[str, list[int]]:
    """Return the text that ``words`` make up, and where in it each begins.

    There is a blank between words of letters or digits, and none beside Chinese characters and
    signs, nor between single characters.
    """
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    before = ""
    for word in words:
        gap = " " if _are_words(before, word) else ""
        starts.append(at + len(gap))
        parts += [gap, word]
        at += len(gap) + len(word)
        before = word
    return "".join(parts), starts


def _are_words(before: str, word: str) -> bool:
    is_longer = len(before) > 1 or len(word) > 1
    return is_longer and _is_of_word(before[-1:]) and _is_of_word(word[:1])


def _is_of_word(character: str) -> bool:
    return character.isalnum() and unicodedata.east_asian_width(character) not in "WF"
