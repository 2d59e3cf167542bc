"""What the text has said before a date that goes on from it: 当天, 次年, 29日上午, 下午4时许.

The dates of a stretch are gone through once, from its beginning: each is remembered by what it
means, and one that needs what came before asks for it. A day is remembered for the lines that
follow, a year for its own line and the next; neither for another item of a digest (◆, 【…】).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from annotator.model import Suggestion, Value
from annotator.suggest.scores import origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.suggest.task import Task

_LINE = re.compile("[^\n\r]*\\S[^\n\r]*")
_ITEM = re.compile(r"[ \xa0\u3000]*(?:[◆◇◎●■★☆△▲△]|【(?!本报|新华|讯))")
_STAMP = re.compile("发布|来源|作者|编辑|浏览|点击|阅读|日期[:：]|字[体号][:：]")
_LONGEST_STAMP = 160
_DEADLINE = re.compile("(?:之|以)?前(?!往|来|去|赴|后|夕|期|身|三)")
_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T)?")
_YEAR = re.compile(r"\d{4}(?![\d:])")
_REACH = 4000
"""Code points after which a day is no longer what 当天 or a time of day goes on from."""


class Reading(NamedTuple):
    """Where a date ends, what it means by itself, and how it reads beside what was said before."""

    end: int
    value: Value
    rest: Rest | None = None


class Dated(NamedTuple):
    """A date where it stands in the text."""

    start: int
    rule: str
    reading: Reading


@dataclass(slots=True)
class _Day:
    """A day as it was said; a range has two."""

    first: date
    last: date
    start: int
    line: int
    timed: bool
    deadline: bool


class Said:
    """The days and years named up to a place, in the order of the text."""

    def __init__(self, task: Task) -> None:
        self._text = task.text
        self._reported = task.report_date
        found = list(_LINE.finditer(task.text))
        self._starts = [line.start() for line in found]
        self._lines = [line.span() for line in found]
        self._line = -1
        self._start = 0
        self._days: list[_Day] = []
        self._timed: _Day | None = None
        self._recent: _Day | None = None
        self._year: tuple[int, int] | None = None
        self._unknown = -1  # the line of the last day that nothing tells the year of
        self._heading: tuple[str | None, int] | None = None

    def go_to(self, start: int) -> None:
        """Go on to a date that begins at ``start``."""
        line = bisect_right(self._starts, start) - 1
        for passed in range(self._line + 1, line + 1):
            if _ITEM.match(self._text, *self._lines[passed]):
                self._days.clear()
                self._timed = self._recent = self._year = None
        self._line, self._start = line, start

    def keep(self, end: int, value: str | None) -> None:
        """Remember what the date that was gone to, up to ``end``, means."""
        start, stop = self._lines[self._line]
        if (
            end - self._start <= _LONGEST_HEADING
            and self._text[start:stop].strip() == (self._text[self._start : end])
        ):
            self._heading = (value if value and _MONTH.fullmatch(value) else None, self._line)
        years = _YEAR.findall(value or "")
        if not years or value is None:
            return
        self._year = (int(years[-1]), self._line)
        days = [(date(*map(int, one[:3])), bool(one[3])) for one in _FULL.findall(value)]
        if not days or self._is_stamp():
            return
        deadline = bool(_DEADLINE.match(self._text, end))
        (first, timed), last = days[0], days[-1][0]
        day = _Day(first, last, self._start, self._line, timed, deadline)
        self._days = [*self._days[-1:], day]
        if deadline:
            return
        if timed:
            self._timed = day
        if self._reported and 0 <= (self._reported - last).days <= _RECENT:
            self._recent = day

    def keep_unknown(self) -> None:
        """Remember that a day was named here whose year nobody knows."""
        self._unknown = self._line

    def year_of_month(self, month: int | None) -> int | None:
        """Return the year of a month of which the report has named a day in full."""
        known = self._last()
        same = known and known.first.month == month and self._is_current(known)
        return known.first.year if known and same else None

    def year(self) -> int | None:
        """Return the year named last, on this line or the one before."""
        known = self._year
        return known[0] if known and known[1] >= self._line - 1 else None

    def day(self) -> date | None:
        """Return the day that 当天 goes on from.

        On another line that is the day which the report is on, if it told one; a day of long ago
        that it quotes is meant on its own line and the next only.
        """
        known = self._last()
        if known is None or self._unknown >= known.line:
            return None
        if known.line == self._line:
            return known.last
        if self._text[self._start - 1 : self._start] not in _OPENS:
            return None
        if self._recent:
            return self._recent.last
        return known.last if known.line == self._line - 1 else None

    def event_day(self) -> date | None:
        """Return the day that a time of day by itself is of.

        On the line of a day it is of that day; further on, of the day that was told with its own
        time, else of the only one.
        """
        known = self._last()
        if known is None or self._unknown >= known.line:
            return None
        if known.line == self._line:
            return known.first if known.first == known.last else None
        if self._timed and self._is_current(self._timed):
            return self._timed.first
        alone = known.first == known.last and not known.deadline
        return known.first if alone and self._is_current(known) else None

    def speaking_day(self) -> date | None:
        """Return the day that 今天 is in what a speaker says at a meeting reported on later."""
        return self._recent.last if self._recent else None

    def month_heading(self) -> tuple[bool, str | None]:
        """Return whether a month stands as a heading above, and the month, if it is known."""
        start = self._lines[self._line][0]
        opens = not self._text[start : self._start].strip()
        if self._heading is None or not opens:
            return False, None
        return True, self._heading[0]

    def day_of_month(self, number: int | None) -> date | None:
        """Return the day ``number`` of the month that was named last: 6月29日至7月1日…30日."""
        known = self._last()
        if known is None or not number:
            return None
        if known.line < self._line - 1 and not self._is_current(known):
            return None
        day = known.first - timedelta(days=1)  # 报到 is the day before
        for _ in range(_LONGEST_RANGE):
            if day.day == number and (day >= known.first or day.month == known.first.month):
                return day
            day += timedelta(days=1)
            if day > known.last and day.month != known.last.month:
                break
        return None

    def _last(self) -> _Day | None:
        known = self._days[-1] if self._days else None
        return known if known and self._start - known.start <= _REACH else None

    def _is_current(self, known: _Day) -> bool:
        """Return whether a day is near enough, in text and time, to be what the report is on."""
        if self._start - known.start > _REACH:
            return False
        return not self._reported or abs((known.first - self._reported).days) <= _CURRENT

    def _is_stamp(self) -> bool:
        """Return whether the line says when a page was published."""
        start, end = self._lines[self._line]
        return end - start <= _LONGEST_STAMP and bool(_STAMP.search(self._text, start, end))


_OF_A_DAY = frozenset(["day", "lone_day"])
_LONGEST_HEADING = 4
_MONTH = re.compile(r"\d{4}-\d\d")
_OPENS = frozenset("。，,；;！？“\n\r \u3000")
_RECENT = 31
"""Days that what a report is on may lie behind it."""
_CURRENT = 62
"""Days that it may lie off on either side: a notice tells what is to come."""
_LONGEST_RANGE = 62
Rest = Callable[[Said], Value | None]
"""Asked once all before it is known; None leaves the reading as it is."""


def settled(task: Task, dates: Iterable[Dated]) -> Iterator[Suggestion]:
    """Yield ``dates`` as suggestions, each read beside what was said before it."""
    said = Said(task)
    done = 0
    ordered = sorted(dates, key=lambda one: (one.start, -one.reading.end))
    for count, (start, rule, (end, value, rest)) in enumerate(ordered):
        if count % 200 == 0:
            task.check()
        meant = value
        if start >= done:
            done = end
            said.go_to(start)
            meant = (rest and rest(said)) or value
            if meant.value is None and rule in _OF_A_DAY:
                said.keep_unknown()
            said.keep(end, meant.value)
        yield Suggestion(start, end, "DATE", origin("dates", rule), meant)
