"""The year that a report, or a section of it, is about: 2022年工作报告, 一、上年度工作回顾.

A paragraph that begins 2022年是… tells it too, and early in a year what is said of the one before:
他说，2022年是最难的一年. What is said there of months, of 年底 or 全年 without a year is said of
that year.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING

from annotator.suggest.dates import timex
from annotator.suggest.dates.patterns import YEAR4

if TYPE_CHECKING:
    from annotator.suggest.task import Task

_PLAIN = r"[^\n\r。；;，,《》0-9０-９年]"
_RELATIVE = "(?<![以之])上一?年度|去年|过去一年|本年度|今年|新的?一年|明年|下一?年度"
_OFFSETS = {"上": -1, "去": -1, "过": -1, "本": 0, "今": 0, "新": 0, "明": 1, "下": 1}
"""How many years after that of the report, by how the word begins."""
_TURNING = frozenset("过新")
"""What is looked back on, and forward to, late in a year are that year and the next."""
_EARLY, _LATE = 3, 10  # the last month that is early in a year, the first that is late
_HEADING = re.compile(
    rf"^[ \xa0\u3000]*{_PLAIN}{{0,24}}?(?P<year>{YEAR4})[ \xa0]?年度?(?P<of>{_PLAIN}{{1,24}})"
    r"(?=[\n\r]|\Z)"
    rf"|^[ \xa0\u3000]*{_PLAIN}{{0,16}}?(?P<relative>{_RELATIVE})(?P<of_relative>{_PLAIN}{{1,24}})"
    r"(?=[\n\r]|\Z)"
    rf"|^[ \xa0\u3000]*(?P<opens>{YEAR4})[ \xa0]?年[，,]?是",
    re.MULTILINE,
)
_SAID = re.compile(rf"[说道出示：:，,“](?P<year>{YEAR4})[ \xa0]?年[，,]?是")
_ABOUT = re.compile("工作|回顾|打算|总结|计划|安排|公报|年报|报告|要点|任务|思路|述职|情况|统计")
_EVENT = re.compile("大会|会议|召开|举[办行]|通知|表彰|培训|[会班]$")


class Subjects:
    """The years that headings name, and from where on."""

    def __init__(self, task: Task) -> None:
        self._starts: list[int] = []
        self._years: list[int] = []
        self._words: dict[int, int] = {}
        for found in _HEADING.finditer(task.text):
            year = _year(task, found)
            of = found["of"] or found["of_relative"]
            about = found["opens"] or (_ABOUT.search(of) and not _EVENT.search(found[0]))
            if year and about and _is_near(year, task):
                self._starts.append(found.start())
                self._years.append(year)
                if found["relative"]:
                    self._words[found.start("relative")] = year
        self._looked_back_on = _looked_back_on(task)

    def year(self, start: int) -> int | None:
        """Return the year that the text at ``start`` is about, as the heading above it tells."""
        at = bisect_right(self._starts, start)
        return self._years[at - 1] if at else None

    def year_before(self, start: int) -> int | None:
        """Return the year before the report's, where the text leading up to ``start`` is on it."""
        since, year = self._looked_back_on or (start, None)
        return year if since < start else None

    def named_by(self, start: int) -> int | None:
        """Return the year that a heading means by its own word at ``start``: 上年度工作回顾."""
        return self._words.get(start)


def _looked_back_on(task: Task) -> tuple[int, int] | None:
    """Return where somebody says, early in a year, what the year before was, and that year."""
    reported = task.report_date
    if reported is None or reported.month > _EARLY:
        return None
    for found in _SAID.finditer(task.text):
        if timex.year_number(found["year"]) == reported.year - 1:
            return found.start(), reported.year - 1
    return None


def _year(task: Task, found: re.Match[str]) -> int | None:
    word, reported = found["relative"], task.report_date
    if word is None:
        return timex.year_number(found["opens"] or found["year"])
    if reported is None:
        return None
    turned = 0
    if word[0] in _TURNING and reported.month > _EARLY:
        if reported.month < _LATE:
            return None
        turned = 1
    year = reported.year + _OFFSETS[word[0]] + turned
    return year if MINYEAR <= year <= MAXYEAR else None


def _is_near(year: int, task: Task) -> bool:
    """Return whether a report of that day may be about ``year``: links name others."""
    return task.report_date is None or abs(year - task.report_date.year) <= 1


def subjects(task: Task) -> Subjects:
    """Return what the headings of the task's text are about; meant for ``task.once``."""
    return Subjects(task)
