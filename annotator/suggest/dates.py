"""DATE: days, months, years and their parts, absolute or relative to the report, with values.

What a date begins with is looked for in one go; which patterns are tried there, and in which
order, follows from it. Of readings that overlap the merge keeps the longest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion, Value
from annotator.suggest import clock, timex
from annotator.suggest.feasts import FEAST, feast_value, suggest_feasts
from annotator.suggest.patterns import DAY, DIGIT, GAP, HAN_DIGIT, MONTH, TO, WEEK, YEAR4
from annotator.suggest.relative import suggest_relative_dates
from annotator.suggest.scores import origin
from annotator.suggest.years import RELATIVE_YEAR, implied_year, sentence_before, year_of_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.suggest.task import Task

_D = DIGIT
_HAN = HAN_DIGIT + "两十OＯ"
_NOT_YEAR = "(?![轻龄纪])"
_ANAPHOR = "(?:上年(?<![以之]上年)|当年|同年|次年|翌年)"
_REPUBLICAN = rf"民国{GAP}(?P<republican>元|[0-9０-９]{{1,3}}|[{HAN_DIGIT}十百]{{1,5}}){GAP}年"
_ANY_YEAR = (
    rf"(?:(?P<year>{YEAR4}){GAP}年|(?P<relative>{RELATIVE_YEAR}(?:度(?!假))?){_NOT_YEAR}"
    rf"|(?P<anaphor>{_ANAPHOR}){_NOT_YEAR}|{_REPUBLICAN})"
)
_ANCHOR = re.compile(
    rf"(?P<figures>[{_D}](?<![{_D}]{{2}})[{_D}]*+)"
    rf"(?=[ \xa0]{{0,2}}[年月日号时点世季\-－–—~～至到./．／:：、和与])"
    rf"|(?P<han>[{_HAN}](?<![{_HAN}]{{2}})[{_HAN}]*+)"
    rf"(?=[ \xa0]{{0,2}}[年月时点世季\-－–—~～至到、和与])"
    rf"|(?P<first>元)(?=月)|(?P<word>{RELATIVE_YEAR}|{_ANAPHOR})"
    rf"|(?P<republic>民国)(?=[ {_D}{HAN_DIGIT}十元])"
    rf"|(?P<last>上世纪)(?=[{_D}二三四五六七八九])"
    rf"|(?P<part>{clock.PART})(?=[ \xa0]?[{_D}一二两三四五六七八九十])"
)
_DAY_END = r"[日号](?![线楼])"
_NAMED_DAY = rf"(?:[（(]{WEEK}[一二三四五六日天][)）])?"

_Reading = tuple[int, Value]
"""Where the date ends, and its value."""

_DAY = re.compile(
    rf"(?:{_ANY_YEAR}{GAP})?(?P<month>{MONTH}){GAP}月{GAP}(?P<day>{DAY}){GAP}"
    rf"(?:[日号]?{_NAMED_DAY}{TO}(?:(?:(?P<year2>{YEAR4}){GAP}年{GAP})?(?P<month2>{MONTH}){GAP}月{GAP})?"
    rf"(?P<day2>{DAY}){GAP})?{_DAY_END}"
)
_MONTH = re.compile(
    rf"(?:{_ANY_YEAR}{GAP})?(?P<month>{MONTH}){GAP}"
    rf"(?:月?份?{TO}(?:(?P<year2>{YEAR4}){GAP}年{GAP})?(?P<month2>{MONTH}){GAP})?月份?"
    "(?P<phase>[上中下]旬|[初底末]|中(?=[，,。；;]))?"
)
_YEAR = re.compile(
    rf"{_ANY_YEAR}(?:度(?!假))?(?:(?P<phase>年?[初底末]|中(?=[，,。；;]))"
    r"|(?P<half>上半年|下半年|前三季度)|第?(?P<quarter>[1-4一二三四])季度"
    rf"|前(?P<months>[{_D}]{{1,2}}|[一二两三四五六七八九十]{{1,2}})个?月(?!份)"
    rf"|(?P<same>同期)|{FEAST}"
    "|(?P<season>[春夏秋冬])(?:[季天](?!的?节)|(?![节运晚训雨耕蕾风联兰华奥令至分季天])))?"
)
_YEARS = re.compile(
    rf"(?P<year>{YEAR4}){GAP}年?{TO}(?P<last>{YEAR4}){GAP}年(?:度(?!假))?(?!{MONTH}月)"
)
_NUMBER_DATE = re.compile(
    rf"(?P<year>[12１２][{_D}]{{3}})(?P<mark>[-./－．／])(?P<month>[{_D}]{{1,2}})"
    rf"(?P=mark)(?P<day>[{_D}]{{1,2}})(?![{_D}]|[./-][{_D}])"
)
_NUMBER_DAY = re.compile(
    rf"(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?=[ \xa0][{_D}]{{2}}:[{_D}]{{2}})"
)
_LONE_DAY = re.compile(
    rf"(?P<day>3[01]|[12][0-9]|[1-9])(?:日?{TO}(?P<day2>3[01]|[12][0-9]"
    rf"|[1-9]))?日(?![-–—~至均报元本])"
)
_LONE_PART = re.compile(r"第?(?P<quarter>[1-4一二三四])季度")
_DECADE = re.compile(
    rf"(?P<century>1[0-9]|2[01]|十[九八]|二十一?)世纪(?P<tens>[{_D}]{{2}}|[二三四五六七八九]十)年代"
    r"(?P<phase>[初中末]期?)?"
)
_LAST_DECADE = re.compile(
    rf"上世纪(?P<tens>[{_D}]{{2}}|[二三四五六七八九]十)年代(?P<phase>[初中末]期?)?"
)
_LONE_DECADE = re.compile("(?:[2-9２-９][0０]|[二三四五六七八九]十)年代(?P<phase>[初中末]期?)?")
_MONTHS_LISTED = re.compile(rf"(?:{MONTH}[、和与])+(?={MONTH}月)")
_YEARS_LISTED = re.compile(rf"(?:{YEAR4}[、和与])+(?={YEAR4}年)")
_LISTED = re.compile(rf"[{_D}{HAN_DIGIT}十]+")


def suggest_dates(task: Task) -> Iterator[Suggestion]:
    """Yield calendar expressions, longer and shorter readings of the same place included."""
    yield from _anchored(task)
    task.check()
    yield from suggest_relative_dates(task)
    task.check()
    yield from suggest_feasts(task)


def _anchored(task: Task) -> Iterator[Suggestion]:
    """Yield what begins with a figure, a year or a part of the day, none inside another."""
    done = 0
    text = task.text
    for count, anchor in enumerate(_ANCHOR.finditer(text)):
        if count % 200 == 0:
            task.check()
        start = anchor.start()
        if start < done:
            continue
        for rule, pattern, read in _tried(text, anchor):
            found = pattern.match(text, start)
            if found:
                end, value = read(task, found)
                yield Suggestion(start, end, "DATE", origin("dates", rule), value)
                done = end
                break
        else:
            for other in _others(task, anchor):
                done = other.end
                yield other


_Rule = tuple[str, re.Pattern[str], "Callable[[Task, re.Match[str]], _Reading]"]


def _tried(text: str, anchor: re.Match[str]) -> tuple[_Rule, ...]:
    """Return the rules that what begins at ``anchor`` may be read by."""
    kind = anchor.lastgroup
    if kind == "part":
        return ()
    if kind in {"word", "republic"}:
        return _OF_YEAR
    if kind == "last":
        return _OF_LAST_CENTURY
    start, end = anchor.span()
    before = text[start - 1 : start]
    if kind == "han" and before == "第":
        return ()
    if (
        kind == "figures"
        and before
        and before in ".．"
        and text[start - 2 : start - 1] not in "%％"
    ):
        return ()
    sign = text[end] if text[end] not in " \xa0" else text[end : end + 3].strip(" \xa0")[:1]
    if sign in "./／．" and before and before in "/-.":
        return ()
    return _RULES.get(sign, ())


def _others(task: Task, anchor: re.Match[str]) -> Iterator[Suggestion]:
    """Yield a time of day by itself, or days, months and years in a list that share their unit."""
    text, (start, end) = task.text, anchor.span()
    time = clock.alone(text, start) if text[end : end + 1] not in "、和与" else None
    if time:
        value = Value(time.alone(), mod=time.mod)
        yield Suggestion(start, time.end, "DATE", origin("dates", "clock"), value)
    elif text[end : end + 1] in {"、", "和", "与"} and text[start - 1 : start] not in {"第", "、"}:
        yield from _listed(task, start)


def _listed(task: Task, start: int) -> Iterator[Suggestion]:
    """Yield the members of a list before the last: 3、5 of 3、5、7月; 2018 of 2018、2019年."""
    text = task.text
    years = _YEARS_LISTED.match(text, start)
    found = years or _MONTHS_LISTED.match(text, start)
    if not found or (not years and _opens_line(text, found)):
        return
    for one in _LISTED.finditer(text, found.start(), found.end()):
        if years:
            value = timex.year_value(timex.year_number(one[0]))
        else:
            month = timex.whole(one[0])
            value = timex.month_value(implied_year(task, start, month or 0, None), month)
        yield Suggestion(*one.span(), "DATE", origin("dates", "listed"), Value(value))


def _opens_line(text: str, found: re.Match[str]) -> bool:
    """Return whether a lone figure may mark the item of a list: 1、5月 where a line begins."""
    before = text[found.start() - 1 : found.start()]
    return len(_LISTED.findall(found[0])) == 1 and before in {"", "\n", "\r", "。", "；", ";"}


def _day(task: Task, found: re.Match[str]) -> _Reading:
    month, day = timex.whole(found["month"]), timex.whole(found["day"])
    year = _year(task, found, month, day)
    first = timex.day_value(year, month, day)
    if not found["day2"]:
        return _with_time(task.text, found.end(), first)
    year2 = timex.year_number(found["year2"]) if found["year2"] else year
    month2 = timex.whole(found["month2"]) or month
    last = timex.day_value(year2, month2, timex.whole(found["day2"]))
    return found.end(), Value(timex.range_value(first, last))


def _number_date(task: Task, found: re.Match[str]) -> _Reading:
    parts = (timex.whole(found[name]) for name in ("year", "month", "day"))
    return _with_time(task.text, found.end(), timex.day_value(*parts))


def _number_day(task: Task, found: re.Match[str]) -> _Reading:
    month, day = timex.whole(found["month"]), timex.whole(found["day"])
    year = timex.implied_year(month, day, task.report_date)
    return _with_time(task.text, found.end(), timex.day_value(year, month, day))


def _month(task: Task, found: re.Match[str]) -> _Reading:
    month = timex.whole(found["month"])
    year = _year(task, found, month, None)
    value = timex.month_value(year, month)
    if found["month2"]:
        year2 = timex.year_number(found["year2"]) if found["year2"] else year
        last = timex.month_value(year2, timex.whole(found["month2"]))
        return found.end(), Value(timex.range_value(value, last))
    return found.end(), Value(value, mod=timex.MODS.get(found["phase"] or ""))


def _year_or_part(task: Task, found: re.Match[str]) -> _Reading:
    year = _year(task, found, None, None)
    if found["feast"]:
        value = feast_value(found["feast"], year)
    elif found["same"]:
        value = None
    elif found["season"]:
        value = f"{year:04d}-{timex.SEASONS[found['season']]}" if year else None
    elif found["half"] or found["quarter"] or found["months"]:
        value = timex.part_value(year, found["half"], found["quarter"], found["months"])
    else:
        value = timex.year_value(year)
    return found.end(), Value(value, mod=timex.MODS.get(found["phase"] or ""))


def _years(task: Task, found: re.Match[str]) -> _Reading:
    del task
    first, last = timex.year_number(found["year"]), timex.year_number(found["last"])
    return found.end(), Value(timex.range_value(timex.year_value(first), timex.year_value(last)))


def _lone_part(task: Task, found: re.Match[str]) -> _Reading:
    """Read a quarter without a year."""
    last = timex.last_month(None, found["quarter"], None)
    return found.end(), Value(
        timex.part_value(year_of_part(task, found.start(), last), None, found["quarter"], None)
    )


def _lone_day(task: Task, found: re.Match[str]) -> _Reading:
    day = timex.whole(found["day"])
    other_month = "月" in sentence_before(task.text, found.start())
    known = None if other_month else timex.implied_day(day, task.report_date)
    if found["day2"]:
        last = timex.implied_day(timex.whole(found["day2"]), task.report_date)
        return found.end(), Value(timex.range_value(known, last))
    return _with_time(task.text, found.end(), known)


def _decade(task: Task, found: re.Match[str]) -> _Reading:
    del task
    tens = timex.whole(found["tens"])
    century = 20 if found.re is _LAST_DECADE else timex.whole(found["century"])
    if tens is None or tens % 10 or not century:
        return found.end(), Value()
    mod = timex.MODS.get(found["phase"] or "")
    return found.end(), Value(f"{century - 1:02d}{tens // 10}", mod=mod)


def _lone_decade(task: Task, found: re.Match[str]) -> _Reading:
    del task
    return found.end(), Value(mod=timex.MODS.get(found["phase"] or ""))


def _year(task: Task, found: re.Match[str], month: int | None, day: int | None) -> int | None:
    """Return the year of a match: written, relative to the report, or implied by its month."""
    if found["year"]:
        return timex.year_number(found["year"])
    if found["republican"]:
        return timex.republican_year(found["republican"])
    if found["relative"]:
        return timex.shifted_year(found["relative"], task.report_date)
    if found["anaphor"] or month is None:
        return None
    return implied_year(task, found.start(), month, day)


def _with_time(text: str, end: int, day: str | None) -> _Reading:
    """Return a day together with the time of day that follows it, if one does."""
    time = clock.behind_day(text, end)
    return (time.end, Value(time.on(day), mod=time.mod)) if time else (end, Value(day))


_DAY_RULE: _Rule = ("day", _DAY, _day)
_MONTH_RULE: _Rule = ("month", _MONTH, _month)
_LONE_DAY_RULE: _Rule = ("lone_day", _LONE_DAY, _lone_day)
_YEARS_RULE: _Rule = ("years", _YEARS, _years)
_OF_YEAR: tuple[_Rule, ...] = (_DAY_RULE, _MONTH_RULE, ("year", _YEAR, _year_or_part))
_OF_RANGE: tuple[_Rule, ...] = (
    ("figures", _NUMBER_DATE, _number_date),
    ("figures", _NUMBER_DAY, _number_day),
    _YEARS_RULE,
    _MONTH_RULE,
    _LONE_DAY_RULE,
)
_OF_LAST_CENTURY: tuple[_Rule, ...] = (("decade", _LAST_DECADE, _decade),)
_FIGURES: tuple[_Rule, ...] = (("figures", _NUMBER_DATE, _number_date),)
_RULES: dict[str, tuple[_Rule, ...]] = {
    "年": (_YEARS_RULE, *_OF_YEAR, ("decade", _LONE_DECADE, _lone_decade)),
    "月": (_DAY_RULE, _MONTH_RULE),
    "日": (_LONE_DAY_RULE,),
    "世": (("decade", _DECADE, _decade),),
    "季": (("quarter", _LONE_PART, _lone_part),),
    **dict.fromkeys("-－–—~～至到", _OF_RANGE),
    **dict.fromkeys("./．／", _FIGURES),
}
"""What is tried where a figure begins, by the sign behind it."""
