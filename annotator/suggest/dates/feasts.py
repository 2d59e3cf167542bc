"""DATE: feasts, days of the farmers' calendar, years of an emperor's reign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Value
from annotator.suggest.dates import timex
from annotator.suggest.dates.feast_days import moving_feast
from annotator.suggest.dates.patterns import Search
from annotator.suggest.dates.said import Dated, Reading
from annotator.suggest.dates.years import named_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_DAYS = {
    **dict.fromkeys(["元旦", "元旦节"], (1, 1)),
    **dict.fromkeys(["三八", "妇女节"], (3, 8)),
    "植树节": (3, 12),
    **dict.fromkeys(["五一", "劳动节"], (5, 1)),
    **dict.fromkeys(["五四", "青年节"], (5, 4)),
    "护士节": (5, 12),
    **dict.fromkeys(["六一", "儿童节"], (6, 1)),
    **dict.fromkeys(["七一", "建党节"], (7, 1)),
    **dict.fromkeys(["八一", "建军节"], (8, 1)),
    "教师节": (9, 10),
    **dict.fromkeys(["十一", "国庆", "国庆节"], (10, 1)),
    "记者节": (11, 8),
}
"""The month and day of feasts that the calendar fixes; the others move."""
_BY_NUMBER = (
    "三八(?:国际)?(?:劳动)?妇女节|五一(?:国际)?劳动节|五四(?:中国)?青年节|六一(?:国际)?儿童节|七一建党节"
    "|八一建军节|十一国庆节"
)
_MOVING = "春节|清明节|端午节|中秋节|重阳节|元宵节|腊八节|母亲节|父亲节|感恩节|圣诞节|除夕"
_FIXED = "元旦|妇女节|植树节|劳动节|青年节|护士节|儿童节|建党节|建军节|教师节|国庆节|记者节"
_SOON = "(?=[”’」』]?(?:期间|前夕|前后|当天|到来|来临|将至|假期|长假|小长假|黄金周|双节))"
_SHORT = rf"(?:国庆|中秋|端午|清明|重阳|元宵|五一|七一|八一|六一|三八|五四|十一){_SOON}"
_LUNAR_MONTH = "[正腊冬]月|(?:十[一二]?|[二三四五六七八九])月(?=初)"
_ONES = "[一二三四五六七八九]"
_LUNAR_DAY = rf"(?:初(?:{_ONES}|十)|廿{_ONES}?|[二三]?十{_ONES}?)(?![日号天年])"
_LUNAR = (
    rf"(?:农历|阴历)(?:[正腊冬]|十[一二]?|[二三四五六七八九])月(?:{_LUNAR_DAY})?"
    rf"|(?:{_LUNAR_MONTH}){_LUNAR_DAY}|大年(?:初[一二三四五六七]|三十)"
)
FEAST = (
    rf"(?P<feast>(?:{_LUNAR})|{_BY_NUMBER}|{_MOVING}|{_FIXED}|{_SHORT}"
    "|(?:七一|国庆|中秋)(?=[，,。、；;]))"
)
"""The pattern of a feast behind its year."""
_ALONE = Search(
    "农阴正腊冬十二三四五六七八九大春清端中重元妇植劳青护儿建教国记除母父感圣",
    f"(?:{_LUNAR}|{_BY_NUMBER}|{_MOVING}|{_FIXED}|{_SHORT})",
)
_AHEAD = 31
_NEXT_NEAR = 90
_NO_FEAST_BEFORE = frozenset("第〇零一二三四五六七八九十百千万0123456789年")
_NUMBERED = frozenset("三五六七八十二四九")
_REIGN = re.compile(
    "(?:光绪|宣统|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|崇祯|万历|嘉靖|永乐|洪武)"
    "(?:(?:元|[一二三四五六七八九十廿卅]{1,4})年(?:间)?|年间)"
)
_DYNASTY = re.compile(r"(?:大?[清明]|[清明][代朝])\Z")


def feasts(task: Task) -> Iterator[Dated]:
    """Yield feasts, with a value where the report's date tells which year's is meant."""
    text = task.text
    for found in _ALONE.finditer(text):
        start = found.start()
        if found[0][0] in _NUMBERED and text[start - 1 : start] in _NO_FEAST_BEFORE:
            continue
        value = Value(feast_value(found[0], _implied_year(task, found[0], start)))
        yield Dated(start, "festival", Reading(found.end(), value))
    for found in _REIGN.finditer(text):
        dynasty = _DYNASTY.search(text, max(0, found.start() - 2), found.start())
        start = dynasty.start() if dynasty else found.start()
        yield Dated(start, "reign", Reading(found.end(), Value()))


def feast_value(name: str, year: int | None) -> str | None:
    """Return the day of a feast in ``year``, where that is known."""
    day = _fixed(name)
    if day:
        return timex.day_value(year, *day)
    moving = moving_feast(name, year) if year else None
    return moving.isoformat() if moving else None


def _implied_year(task: Task, name: str, start: int) -> int | None:
    """Return the year of a feast without one: its sentence's, else the report's.

    The report's not where the feast is well ahead of it.

    None where next year's is near as well: a report of December may mean either 春节.
    """
    named = named_year(task, start)
    if named:
        return named
    day, reported = _fixed(name), task.report_date
    if day or reported is None:
        return timex.implied_feast(*day, reported) if day else None
    this, following = (moving_feast(name, reported.year + one) for one in (0, 1))
    if this is None or (this - reported).days > _AHEAD:
        return None
    return None if following and (following - reported).days <= _NEXT_NEAR else reported.year


def _fixed(name: str) -> tuple[int, int] | None:
    return _DAYS.get(name) or _DAYS.get(name[:2])
