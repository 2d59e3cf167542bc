"""What stands around the running text of a report: its heading, titles of parts, the page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText
    from annotator.text.offsets import Span

_LINES = re.compile(r"[^\n]+")
_HEAD = 400  # code points in which a heading ends
_LONG = 60  # a line of so many is text
_IS_TEXT = re.compile("[。；;！!？?]")
_TITLES = re.compile(r"^[ \t\u3000]*([一二三四五六七八九十]{1,3}、)?[^\n。；;，,]{2,40}$", re.M)
_SIGNS = "◆●■★▲◇○◎※☆►▶△"
_ITEMS = re.compile(f"^[ \\t\u3000]*[{_SIGNS}]", re.M)
_FEWEST = 2
_ROW = 40  # a line of more is no row of a table
_SAYS = re.compile("[。；;！!？?，,：:]")
_COUNTER = re.compile(
    "(?:点击|浏览|阅读|访问|人气|点?赞|在看|转发|收藏|评论)(?:数|量|次数)?[\\s:|]*$|共印\\s*$"
)
_LINK = re.compile("[上下]一[篇条條][^\\n]{0,40}$")
_COUNTER_ENDS = frozenset("击览读问气数量 :|印")
_COUNTER_LENGTH, _LINK_LENGTH = 12, 46  # code points


class Title(NamedTuple):
    """A line that is the title of a part, by its clean offsets; ``is_chief`` as 一、 is."""

    start: int
    end: int
    is_chief: bool


def heading_end(text: str) -> int:
    """Return where the first line of running text begins."""
    for line in _LINES.finditer(text, 0, _HEAD):
        if len(line[0].strip()) > _LONG or _IS_TEXT.search(line[0]):
            return line.start()
    return min(_HEAD, len(text))


def titles(text: str) -> list[Title]:
    """Return the short lines of a text that say no sentence, in text order."""
    return [Title(*one.span(), one[1] is not None) for one in _TITLES.finditer(text)]


def items(text: str) -> list[Span]:
    """Return the items of a digest, which signs such as ◆ set off; none where it is no digest."""
    if not any(sign in text for sign in _SIGNS):
        return []
    found = [one.start() for one in _ITEMS.finditer(text)]
    return list(pairwise([*found, len(text)])) if len(found) >= _FEWEST else []


def is_row(marked: MarkedText, start: int, end: int) -> bool:
    """Return whether the line at a clean ``start``-``end`` is a row of words and a number."""
    return end - start <= _ROW and _SAYS.search(marked.text, start, end) is None


def is_counter(marked: MarkedText, start: int) -> bool:
    """Return whether a number at a clean ``start`` counts readers or copies of the page."""
    if marked.folded[start - 1 : start] not in _COUNTER_ENDS:
        return False
    return _COUNTER.search(marked.folded[max(0, start - _COUNTER_LENGTH) : start]) is not None


def is_of_page(marked: MarkedText, start: int) -> bool:
    """Return whether what begins at a clean ``start`` is told by the page, not by the report."""
    before = marked.text[max(0, start - _LINK_LENGTH) : start]
    return is_counter(marked, start) or _LINK.search(before) is not None
