"""What the patterns of dates and times are made of; the text is simplified."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DIGIT = "0-9０-９"
HAN_DIGIT = "〇零○一二三四五六七八九"
GAP = r"[ \xa0]{0,2}"
TO = rf"{GAP}[-－–—~～至到]{{1,2}}{GAP}"
WEEK = "(?:星期|周|礼拜)"
YEAR4 = rf"(?:[12１２][{DIGIT}]{{3}}(?![{DIGIT}])|[一二][{HAN_DIGIT}OＯ]{{3}})"
"""A year written out; whoever uses it sees to it that no figure stands before."""
MONTH = (
    "(?:1[0-2]|0?[1-9]|１[０-２]|０?[１-９]|元|十[一二]?|[一二三四五六七八九])"
)  # fmt: skip
DAY = (
    "(?:3[01]|[12][0-9]|0?[1-9]|３[０１]|[１２][０-９]|０?[１-９]"
    "|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
)


class Search:
    """A pattern that is looked for many times faster for knowing which signs it begins with.

    `re` skips to a sign of a set in one go, but only where the pattern begins with that set.
    """

    def __init__(self, first: str, pattern: str) -> None:
        self._start = re.compile(f"[{first}](?<=(?={pattern}).)")
        self._whole = re.compile(pattern)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in ``text``, none overlapping another."""
        end = 0
        for sign in self._start.finditer(text):
            found = self._whole.match(text, sign.start()) if sign.start() >= end else None
            if found:
                end = found.end()
                yield found
