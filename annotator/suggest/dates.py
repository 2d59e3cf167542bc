"""DATE: days, months, years and their parts, absolute or relative to the report, with values.

Every rule is a pattern and a function that reads what it matched. Rules overlap on purpose; the
merge keeps the longest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion, Value
from annotator.suggest import timex
from annotator.suggest.scores import origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.suggest.task import Task

_D = "0-9０-９"
_HAN = "〇零○一二三四五六七八九"
_GAP = r"[ \xa0]{0,2}"
_TO = rf"{_GAP}[-－–—~～至到]{_GAP}"
_YEAR4 = rf"(?:(?<![{_D}.．])[12１２][{_D}]{{3}}|(?<=%[.．])[12][{_D}]{{3}}|[一二][{_HAN}]{{3}})"
_RELATIVE = (
    "(?:(?<!如)今年|本年|(?<![过過])去年|(?<!目)前年|(?<![说說证證])明年|(?<![今以之])[后後]年)"
    "(?:度(?!假))?"
)
_ANAPHOR = "(?:(?<![以之])上年|[当當]年|同年|次年|翌年)"
_ANY_YEAR = (
    rf"(?:(?P<year>{_YEAR4}){_GAP}年|(?P<relative>{_RELATIVE})(?![轻輕龄齡纪紀])"
    rf"|(?P<anaphor>{_ANAPHOR})(?![轻輕龄齡纪紀]))"
)
_MONTH = (
    rf"(?:(?<![{_D}.．])(?:1[0-2]|0?[1-9]|１[０-２]|０?[１-９])|元|十[一二]"
    r"|(?<![十第])[一二三四五六七八九十])"
)
_DAY = (
    r"(?:3[01]|[12][0-9]|0?[1-9]|３[０１]|[１２][０-９]|０?[１-９]"
    r"|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_PART = f"(?:{'|'.join(sorted(timex.DAY_PARTS, key=len, reverse=True))})"
_CLOCK = (
    rf"(?P<hour>[{_D}]{{1,2}})(?:[:：](?P<minute>[{_D}]{{2}})(?:[:：][{_D}]{{2}})?(?![{_D}])"
    rf"|[时時点點](?![间間])(?:(?P<minutes>[{_D}]{{1,2}}|半)分?)?)"
)
_CENTURY = "(?:1[0-9]|2[01]|十[九八]|二十一?)"
_HALF = "上半年|下半年|前三季度"
_WEEK = "(?:星期|[周週]|礼拜)"


_TIME = re.compile(
    rf"{_GAP}(?:[（(]{_WEEK}[一二三四五六日天][)）])?{_GAP}(?P<part>{_PART})?(?:{_GAP}{_CLOCK})?"
)
_SENTENCE_END = re.compile("[。；;！!？?\r\n]")
_DATED_MONTH = re.compile(rf"(?:(?P<year>{_YEAR4})年|{_RELATIVE})(?:(?P<month>{_MONTH})月)?")
_REACH = 80
"""How far back a year is looked for that a month without one may take over."""

_Reading = tuple[int, Value]
"""Where the date ends, and its value."""


def suggest_dates(task: Task) -> Iterator[Suggestion]:
    """Yield calendar expressions, longer and shorter readings of the same place included."""
    for rule, pattern, read in _RULES:
        for found in pattern.finditer(task.text):
            end, value = read(task, found)
            yield Suggestion(found.start(), end, "DATE", origin("dates", rule), value)
        task.check()


def _day(task: Task, found: re.Match[str]) -> _Reading:
    month, day = timex.whole(found["month"]), timex.whole(found["day"])
    year = _year(task, found, month, day)
    first = timex.day_value(year, month, day)
    if not found["day2"]:
        return _with_time(task.text, found.end(), first)
    month2 = timex.whole(found["month2"]) or month
    last = timex.day_value(year, month2, timex.whole(found["day2"]))
    return found.end(), Value(timex.range_value(first, last))


def _figures(task: Task, found: re.Match[str]) -> _Reading:
    parts = (timex.whole(found[name]) for name in ("year", "month", "day"))
    return _with_time(task.text, found.end(), timex.day_value(*parts))


def _month(task: Task, found: re.Match[str]) -> _Reading:
    month = timex.whole(found["month"])
    year = _year(task, found, month, None)
    value = timex.month_value(year, month)
    if found["month2"]:
        last = timex.month_value(year, timex.whole(found["month2"]))
        return found.end(), Value(timex.range_value(value, last))
    return found.end(), Value(value, mod=timex.MODS.get(found["phase"] or ""))


def _year_or_part(task: Task, found: re.Match[str]) -> _Reading:
    year = _year(task, found, None, None)
    value = timex.year_value(year, found["half"], found["quarter"])
    return found.end(), Value(value, mod=timex.MODS.get(found["phase"] or ""))


def _years(task: Task, found: re.Match[str]) -> _Reading:
    del task
    first, last = timex.year_number(found["year"]), timex.year_number(found["last"])
    return found.end(), Value(timex.range_value(timex.year_value(first), timex.year_value(last)))


def _relative_day(task: Task, found: re.Match[str]) -> _Reading:
    day = timex.shifted_day(found[0], task.report_date)
    end, value = _with_time(task.text, found.end(), day)
    part = timex.DAY_PARTS.get(found[0])
    return (end, Value(day + part)) if day and part and value.value == day else (end, value)


def _relative_month(task: Task, found: re.Match[str]) -> _Reading:
    offset = {"上": -1, "下": 1}.get(found["which"], 0)
    mod = timex.MODS.get(found["phase"] or "")
    return found.end(), Value(timex.shifted_month(offset, task.report_date), mod=mod)


def _relative_week(task: Task, found: re.Match[str]) -> _Reading:
    offset = {"上": -1, "下": 1}.get(found["which"], 0)
    value = timex.shifted_week(offset, task.report_date, found["weekday"])
    return (
        _with_time(task.text, found.end(), value)
        if found["weekday"]
        else (found.end(), Value(value))
    )


def _lone_day(task: Task, found: re.Match[str]) -> _Reading:
    day = timex.whole(found["day"])
    other_month = "月" in _sentence_before(task.text, found.start())
    known = None if other_month else timex.implied_day(day, task.report_date)
    return _with_time(task.text, found.end(), known)


def _decade(task: Task, found: re.Match[str]) -> _Reading:
    del task
    tens = timex.whole(found["tens"])
    century = 20 if found["last"] else timex.whole(found["century"])
    if tens is None or tens % 10 or not century:
        return found.end(), Value()
    return found.end(), Value(
        f"{century - 1:02d}{tens // 10}", mod=timex.MODS.get(found["phase"] or "")
    )


def _unresolved(task: Task, found: re.Match[str]) -> _Reading:
    del task
    return found.end(), Value()


def _year(task: Task, found: re.Match[str], month: int | None, day: int | None) -> int | None:
    """Return the year of a match: written, relative to the report, or implied by its month."""
    if found["year"]:
        return timex.year_number(found["year"])
    if found["relative"]:
        return timex.shifted_year(found["relative"], task.report_date)
    if found["anaphor"] or month is None:
        return None
    return _implied_year(task, found.start(), month, day)


def _implied_year(task: Task, start: int, month: int, day: int | None) -> int | None:
    """Return the year of a month that names none.

    A dated month earlier in the sentence gives it (2016年3月成立，5月启动); a month before that
    one, or a year of another sense, leaves it open. Else the report's own date decides.
    """
    implied = timex.implied_year(month, day, task.report_date)
    mentions = list(_DATED_MONTH.finditer(_sentence_before(task.text, start)))
    if not mentions:
        return implied
    dated = mentions[-1]
    year = (
        timex.year_number(dated["year"])
        if dated["year"]
        else timex.shifted_year(dated[0][:2], task.report_date)
    )
    if dated["month"]:
        return year if month >= (timex.whole(dated["month"]) or 13) else None
    return year if year == implied else None


def _sentence_before(text: str, start: int) -> str:
    """Return the part of the sentence that leads up to ``start``, as far as it is near."""
    return _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]


def _with_time(text: str, end: int, day: str | None) -> _Reading:
    """Return a day together with the time of day that follows it, if one does."""
    time = _TIME.match(text, end)
    if not time or not (time["part"] or time["hour"]):
        return end, Value(day)
    minute = time["minute"] or time["minutes"]
    return time.end(), Value(timex.clock_value(day, time["part"], time["hour"], minute))


_RULES: tuple[tuple[str, re.Pattern[str], Callable[[Task, re.Match[str]], _Reading]], ...] = (
    (
        "day",
        re.compile(
            rf"(?:{_ANY_YEAR}{_GAP})?(?P<month>{_MONTH}){_GAP}月{_GAP}(?P<day>{_DAY}){_GAP}"
            rf"(?:[日号號]?{_TO}(?:(?P<month2>{_MONTH})月)?(?P<day2>{_DAY}){_GAP})?[日号號](?![线線])"
        ),
        _day,
    ),
    (
        "figures",
        re.compile(
            rf"(?P<year>(?<![{_D}.．/-])[12１２][{_D}]{{3}})(?P<mark>[-./－．／])(?P<month>[{_D}]{{1,2}})"
            rf"(?P=mark)(?P<day>[{_D}]{{1,2}})(?![{_D}]|[./-][{_D}])"
        ),
        _figures,
    ),
    (
        "month",
        re.compile(
            rf"(?:{_ANY_YEAR}{_GAP})?(?P<month>{_MONTH}){_GAP}"
            rf"(?:月?份?{_TO}(?P<month2>{_MONTH}){_GAP})?月份?"
            r"(?P<phase>[上中下]旬|[初底末]|中(?=[，,。；;]))?"
        ),
        _month,
    ),
    (
        "year",
        re.compile(
            rf"{_ANY_YEAR}(?:度(?!假))?(?:(?P<phase>[初底末]|中(?=[，,。；;]))|(?P<half>{_HALF})"
            r"|第?(?P<quarter>[1-4一二三四])季度)?"
        ),
        _year_or_part,
    ),
    ("years", re.compile(rf"(?P<year>{_YEAR4})年?{_TO}(?P<last>{_YEAR4})年(?:度(?!假))?"), _years),
    (
        "relative_day",
        re.compile(
            "今天|今日|今晨|今早|今晚|昨天|昨日|昨晚|(?<![目以])前天|前日|(?<![说說证證])明[天日]"
            "|明早|明晚|(?<![今以之])[后後]天(?![性])"
        ),
        _relative_day,
    ),
    (
        "relative_month",
        re.compile(r"(?P<which>(?<![以之])上|下|本)个?月份?(?P<phase>[上中下]旬|[初底末])?"),
        _relative_month,
    ),
    (
        "relative_week",
        re.compile(
            rf"(?P<which>(?<![以之])上|下|本){_WEEK}(?P<weekday>[一二三四五六日天])?(?![年期刊报])"
        ),
        _relative_week,
    ),
    (
        "lone_day",
        re.compile(
            rf"(?<![{_D}月年/.\-－—至到])(?P<day>3[01]|[12][0-9]|[1-9])日(?![-–—~至均报元本])"
        ),
        _lone_day,
    ),
    (
        "decade",
        re.compile(
            rf"(?:(?P<last>上)|(?P<century>{_CENTURY}))世[纪紀](?P<tens>[{_D}]{{2}}|[二三四五六七八九]十)年代"
            r"(?P<phase>[初中末]期?)?"
        ),
        _decade,
    ),
    ("anaphor_day", re.compile("[当當][天日](?!的?气)|同日|次日|翌日"), _unresolved),
    (
        "vague",
        re.compile(
            "近些?年|近[几幾]年|近日|日前(?!往)|近期|年[底初末](?![者])|上半年|下半年|第?[一二三四1-4]季度|前三季度|多年|[数數几幾]年"
        ),
        _unresolved,
    ),
    (
        "festival",
        re.compile(
            "(?:元旦|春节|春節|元宵节|清明节|清明節|劳动节|端午节|端午節|中秋节|中秋節|国庆节|國慶節|重阳节"
            "|建军节|妇女节|教师节)"
        ),
        _unresolved,
    ),
)
