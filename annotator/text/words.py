"""Where the words and the sentences of a text begin and end: what a caret and an edge go by."""

from __future__ import annotations

import re
import threading
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.text import segment
from annotator.text.han import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.offsets import Span

_PATIENCE = 0.5  # seconds: rjieba is there by then, jieba a moment later
_LONGEST = 2000  # code points looked at around a place in a text without line ends
_JOINED = ("Mn", "Me", "Mc")
_JOINER = "\u200d"
_SKIN = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_CLOSING = "”’」』》〉）)】〕］\\]\"'"
# an address has ? and ; inside
_SENTENCE_END = re.compile(rf"[。！？；…]+[{_CLOSING}]*|[!?;]+[{_CLOSING}]*(?=\s|$|[{HAN}])")
_LINE_ENDS = re.compile("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ANY_END = re.compile(rf"{_SENTENCE_END.pattern}|{_LINE_ENDS.pattern}+")
_BLANK = re.compile(r"\s*")


class _Loading:
    """The segmenter, loaded beside whoever asks first."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    def is_done(self, patience: float) -> bool:
        if self._thread is None:
            self._thread = threading.Thread(target=segment.engine, daemon=True)
            self._thread.start()
        self._thread.join(patience)
        return not self._thread.is_alive()


_LOADING = _Loading()


def next_character(text: str, point: int) -> int:
    """Return where the character at ``point`` ends, with what joins it; ``point`` at the end."""
    end = min(point + 1, len(text))
    while end < len(text) and _joins(text, end):
        end += 1
    return end


def previous_character(text: str, point: int) -> int:
    """Return where the character before ``point`` begins; ``point`` at the beginning."""
    start = max(0, point - 1)
    while start > 0 and _joins(text, start):
        start -= 1
    return start


def _joins(text: str, at: int) -> bool:
    """Return whether what stands at ``at`` is one character with what stands before it."""
    here = text[at]
    if _JOINER in (here, text[at - 1]) or here in _SKIN or text.startswith("\r\n", at - 1):
        return True
    return unicodedata.category(here) in _JOINED


def word_bounds(text: str, point: int) -> Span:
    """Return the word of ``text`` that the character at ``point`` is in; at its end, the last one.

    A run of blanks is one word, and so is a sign. Only the line around ``point`` is looked at. As
    long as the segmenter is being loaded, a moment once, every Han character is a word.
    """
    first, last = _line(text, point)
    edges = _edges(text[first:last], known=_LOADING.is_done(_PATIENCE))
    at = min(bisect_right(edges, point - first), len(edges) - 1)
    return first + edges[max(0, at - 1)], first + edges[at]


def sentence_bounds(text: str, point: int) -> Span:
    """Return the sentence that the character at ``point`` is in, without blanks at its ends.

    It ends with its marks and what closes behind them, or with the line. Blanks between two
    sentences belong to the one before.
    """
    first, last = _line(text, point)
    line = text[first:last]
    starts = [0]
    for found in _SENTENCE_END.finditer(line):
        blank = _BLANK.match(line, found.end())
        starts.append(found.end() if blank is None else blank.end())
    starts = [start for start in starts if start < len(line)] or [0]
    at = bisect_right(starts, min(point - first, max(0, len(line) - 1))) - 1
    start = starts[max(0, at)]
    end = starts[at + 1] if at + 1 < len(starts) else len(line)
    sentence = line[start:end]
    start += len(sentence) - len(sentence.lstrip())
    return first + start, first + max(start, end - (len(sentence) - len(sentence.rstrip())))


def sentence_ends(text: str) -> Iterator[int]:
    """Yield where the sentences and the lines of ``text`` end, behind what ends them, in order."""
    return (found.end() for found in _ANY_END.finditer(text))


def _line(text: str, point: int) -> Span:
    """Return the line around ``point``, or as much of it as is looked at, without its end."""
    low, high = max(0, point - _LONGEST), min(len(text), point + _LONGEST)
    first = low
    for found in _LINE_ENDS.finditer(text, low, point):
        first = found.end()
    following = _LINE_ENDS.search(text, point, high)
    return first, following.start() if following else high


@lru_cache(maxsize=64)
def _edges(line: str, *, known: bool) -> list[int]:
    """Return where the words of a line begin, and where the last ends."""
    words = segment.tag(line) if known else _characters(line)
    edges: list[int] = []
    before = ""
    for text, _, start in words:
        blank = text.isspace()
        joined = unicodedata.category(text[0]) in _JOINED or _JOINER in (text[0], before[-1:])
        if not edges or not (joined or (blank and before.isspace())):
            edges.append(start)
        before = text
    return [*(edges or [0]), len(line)]


def _characters(line: str) -> list[segment.Word]:
    found = re.finditer(rf"[{HAN}]|[^\W{HAN}]+|.", line, re.DOTALL)
    return [segment.Word(match.group(), "x", match.start()) for match in found]
