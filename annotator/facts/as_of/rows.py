"""Dates that stand by their numbers: as many with 分别, as heads of columns, right after one."""

from __future__ import annotations

import re
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from annotator.facts.as_of.dates import date_of
from annotator.facts.marked_text import NUMBERS
from annotator.model import Said

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed

_BESIDE = {"、", ",", "和", "及", "与", "以及"}
_BESIDE_LENGTH = 4
_SOME = 2
_REACH = 60  # code points from the last date of a row to the last number of it
_WORD_LENGTH = 14  # code points from 分别 to the first number
_ON = re.compile("[^,。;、:!?\\n]{0,6}?(?:于(?<![多少高低大小优早晚等立建办]于)|在)")
_ON_LENGTH = 8  # code points
_YEAR = re.compile(r"(?:19|20)(?<![\w.]..)\d\d(?![\w.])")
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


def in_tables(marked: MarkedText) -> dict[int, Said]:
    """Return the dates of numbers in tables, by the ids of their marks.

    A line of two dates or more, without a number and without a sentence, is the head of columns;
    its rows are the lines right after it with as many numbers. A line that begins with a year, and
    has no other, is a row of that year.
    """
    text = marked.text
    found: dict[int, Said] = {}
    for line, cells in sorted(_dates_by_line(marked).items()):
        end = _line_end(text, line)
        numbers = _numbers(marked, line, end)
        said = [date for _, date in sorted(cells, key=itemgetter(0))]
        if len(said) >= _SOME and not numbers:
            found |= _below(marked, end, said)
        elif len(said) == 1 and not text[line : cells[0][0]].strip(" \t|"):
            found |= dict.fromkeys((one.mark.id for one in numbers), said[0])
    return found


def _dates_by_line(marked: MarkedText) -> dict[int, list[tuple[int, Said]]]:
    """Return the dates of lines that say no sentence, with where they stand, by the line's start.

    A year by itself, as in a cell of a table, is one, though no mark of a date.
    """
    text = marked.text
    found = defaultdict(list)
    line, end, says = 0, -1, True
    for one in marked.of("DATE"):
        if one.start > end:
            line, end = text.rfind("\n", 0, one.start) + 1, _line_end(text, one.start)
            says = _IS_TEXT.search(text, line, end) is not None
        if not says and (one.mark.value.value or "X")[0].isdecimal():
            found[line].append((one.start, date_of(one, "column")))
    end = -1
    for year in _YEAR.finditer(text):
        if year.start() > end:
            line, end = text.rfind("\n", 0, year.start()) + 1, _line_end(text, year.start())
            says = _IS_TEXT.search(text, line, end) is not None
        if says or any(marked.within(*year.span())):
            continue
        said = Said(year[0], marked.view.map.back(*year.span()), "column")
        found[line].append((year.start(), said))
    return found


def _below(marked: MarkedText, end: int, said: list[Said]) -> dict[int, Said]:
    """Return the dates of the numbers in the rows under a head that ends at ``end``."""
    text = marked.text
    found: dict[int, Said] = {}
    while end < len(text):
        start, end = end + 1, _line_end(text, end + 1)
        row = _numbers(marked, start, end)
        if len(row) != len(said) or _IS_TEXT.search(text, start, end):
            break
        found |= {one.mark.id: date for one, date in zip(row, said, strict=True)}
    return found


def right_after(marked: MarkedText, one: Placed) -> Said | None:
    """Return the date that stands right after a number: 180台定于28日发运."""
    lines = marked.lines
    if _ON.match(lines, one.end, one.end + _ON_LENGTH) is None:
        return None
    for date in marked.within(one.end, one.end + _ON_LENGTH):
        if date.label == "DATE" and _ON.fullmatch(lines, one.end, date.start):
            said = date_of(date, "after")
            return said if said.text[:4].isdecimal() else None
    return None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _numbers(marked: MarkedText, start: int, end: int) -> list[Placed]:
    return [one for one in marked.within(start, end) if one.label in NUMBERS]
