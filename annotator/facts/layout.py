"""What stands around the running text of a report: its heading, titles of parts, the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText

_LINES = re.compile(r"[^\n]+")
_HEAD = 400  # code points in which a heading ends
_LONG = 60  # a line of so many is text
_IS_TEXT = re.compile("[。；;！!？?]")
_TITLES = re.compile(r"^[ \t\u3000]*([一二三四五六七八九十]{1,3}、)?[^\n。；;，,]{2,40}$", re.M)
_PAGE = re.compile(
    "(?:点击|浏览|阅读|访问|人气)(?:数|量|次数)?[\\s:|]*$|(?:上一篇|下一篇|上一条|下一条)[^\\n]{0,40}$|共印\\s*$"
)
_PAGE_LENGTH = 46


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


def is_of_page(marked: MarkedText, start: int) -> bool:
    """Return whether what begins at a clean ``start`` is told by the page, not by the report."""
    before = marked.folded[max(marked.paragraph(start)[0], start - _PAGE_LENGTH) : start]
    return _PAGE.search(before) is not None
