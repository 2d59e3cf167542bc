"""Which year a month, a quarter or a half-year belongs to that names none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest import timex
from annotator.suggest.patterns import DIGIT, MONTH, YEAR4

if TYPE_CHECKING:
    from annotator.suggest.task import Task

RELATIVE_YEAR = (
    "(?:今年(?<!如今年)|本年|去年(?<!过去年)|前年(?<!目前年)|明年(?<![说证]明年)"
    "|后年(?<![今以之]后年))"
)
_SENTENCE_END = re.compile("[。；;！!？?\r\n]")
_DATED_MONTH = re.compile(
    rf"(?:(?<![{DIGIT}.．])(?P<year>{YEAR4})年"
    rf"|(?P<relative>{RELATIVE_YEAR}))(?:(?P<month>{MONTH})月)?"
)
_REACH = 80
"""How far back a year is looked for that a month without one may take over."""


def implied_year(task: Task, start: int, month: int, day: int | None) -> int | None:
    """Return the year of a month that names none."""
    return _year_before(task, start, month, timex.implied_year(month, day, task.report_date))


def year_of_part(task: Task, start: int, last: int | None) -> int | None:
    """Return the year of a part of a year that names none and ends with the month ``last``."""
    if last is None:
        return None
    return _year_before(task, start, last, timex.implied_year_of_end(last, task.report_date))


def _year_before(task: Task, start: int, month: int, implied: int | None) -> int | None:
    """Return the year that the sentence before ``start`` gives to a month, else ``implied``.

    A dated month earlier in the sentence gives it (2016年3月成立，5月启动); a month before that
    one, or a year of another sense, leaves it open. Else the report's own date decides.
    """
    before = sentence_before(task.text, start)
    mentions = list(_DATED_MONTH.finditer(before)) if "年" in before else []
    if not mentions:
        return implied
    dated = mentions[-1]
    year = (
        timex.year_number(dated["year"])
        if dated["year"]
        else timex.shifted_year(dated["relative"], task.report_date)
    )
    if dated["month"]:
        return year if month >= (timex.whole(dated["month"]) or 13) else None
    return year if year == implied else None


def sentence_before(text: str, start: int) -> str:
    """Return the part of the sentence that leads up to ``start``, as far as it is near."""
    return _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
