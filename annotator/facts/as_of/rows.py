"""Dates side by side that date as many numbers: in a sentence with 分别, as heads of columns."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from annotator.facts.marked_text import NUMBERS
from annotator.model import Said

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed

_BESIDE = {"、", ",", "和", "及", "与", "以及"}
_BESIDE_LENGTH = 4
_SOME = 2
_REACH = 60  # code points from the last date of a row to the last number of it
_WORD_LENGTH = 14  # code points from 分别 to the first number
_IS_TEXT = re.compile("[。；;！!？?，,]")


class Row:
    """Dates side by side, which date as many numbers: 2019年、2020年分别发展3名、5名."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._dates: list[Said] = []
        self._given = self._end = 0

    def add(self, said: Said, one: Placed) -> None:
        """Take a date as the next of the row, or as the first of another."""
        is_near = one.start - self._end <= _BESIDE_LENGTH
        if not is_near or self._marked.folded[self._end : one.start].strip() not in _BESIDE:
            self._dates = []
        self._dates.append(said)
        self._given, self._end = 0, one.end

    def of(self, one: Placed) -> Said | None:
        """Return the date of the row that is a number's, if any."""
        is_near = one.start - self._end <= _REACH
        if self._given >= len(self._dates) or len(self._dates) < _SOME or not is_near:
            return None
        word = self._marked.folded.rfind("分别", self._end, one.start)
        if word < 0 or (not self._given and one.start - word > _WORD_LENGTH):
            return None
        self._given += 1
        return self._dates[self._given - 1]


def columns(marked: MarkedText) -> dict[int, Said]:
    """Return the dates of numbers that stand in columns under dates, by the ids of their marks.

    The head is a line of two dates or more without a number and without a sentence; its rows are
    the lines right after it with as many numbers as it has dates.
    """
    text, found = marked.text, dict[int, Said]()
    dates = [one for one in marked.of("DATE") if (one.mark.value.value or "X")[0].isdecimal()]
    for line, head in groupby(dates, key=lambda one: text.rfind("\n", 0, one.start) + 1):
        said = [Said(one.mark.value.value or "", one.raw, "column") for one in head]
        end = _line_end(text, line)
        if len(said) < _SOME or _IS_TEXT.search(text, line, end) or _numbers(marked, line, end):
            continue
        while end < len(text):
            start, end = end + 1, _line_end(text, end + 1)
            row = _numbers(marked, start, end)
            if len(row) != len(said) or _IS_TEXT.search(text, start, end):
                break
            found |= {one.mark.id: date for one, date in zip(row, said, strict=True)}
    return found


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _numbers(marked: MarkedText, start: int, end: int) -> list[Placed]:
    return [one for one in marked.within(start, end) if one.label in NUMBERS]
