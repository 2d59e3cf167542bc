"""DATE: days, months, years and their parts, absolute or relative to the report, with values.

What a date begins with is looked for in one go; which patterns are tried there, and in which
order, follows from it. Of readings that overlap the merge keeps the longest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from annotator.model import Value
from annotator.suggest.dates import clock, timex
from annotator.suggest.dates.feasts import FEAST, feast_value, feasts
from annotator.suggest.dates.patterns import DAY, DIGIT, GAP, HAN_DIGIT, MONTH, TO, WEEK, YEAR4
from annotator.suggest.dates.relative import relative_dates
from annotator.suggest.dates.said import Dated, Reading, Said, settled
from annotator.suggest.dates.years import (
    RELATIVE_YEAR,
    anaphor_year,
    implied_year,
    sentence_before,
    year_of_part,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Suggestion
    from annotator.suggest.task import Task

_D = DIGIT
_HAN = HAN_DIGIT + "两十OＯ"
_NOT_YEAR = "(?![轻龄纪])"
_ANAPHOR = "(?:上年(?<![以之]上年)|当年|同年|那年(?!头)|次年|翌年)"
_REPUBLICAN = rf"民国{GAP}(?P<republican>元|[0-9０-９]{{1,3}}|[{HAN_DIGIT}十百]{{1,5}}){GAP}年"
_ANY_YEAR = (
    rf"(?:(?P<year>{YEAR4}){GAP}年|(?P<relative>{RELATIVE_YEAR}(?:度(?!假))?){_NOT_YEAR}"
    rf"|(?P<anaphor>{_ANAPHOR}){_NOT_YEAR}|{_REPUBLICAN})"
)
_ANCHOR = re.compile(
    rf"(?P<figures>[{_D}](?<![{_D}]{{2}})[{_D}]*+)"
    rf"(?=[ \xa0]{{0,2}}[年月日号时点世季\-－–—~～至到./．／:：、和与]| [JFMASOND][a-z]{{2}})"
    rf"|(?P<han>[{_HAN}](?<![{_HAN}]{{2}})[{_HAN}]*+)"
    rf"(?=[ \xa0]{{0,2}}[年月时点世季\-－–—~～至到、和与])"
    "|(?P<handay>二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十一?)"
    "(?=日(?:晚|上午|下午|中午|凌晨|清晨|[讯电，,由在于起至举召抵赴]))"
    rf"|(?P<first>元)(?=月)|(?P<word>{RELATIVE_YEAR}|{_ANAPHOR})"
    rf"|(?P<republic>民国)(?=[ {_D}{HAN_DIGIT}十元])"
    rf"|(?P<last>上世纪)(?=[{_D}二三四五六七八九])"
    rf"|(?P<part>{clock.PART})(?=[ \xa0]?[{_D}一二两三四五六七八九十])"
)
_DAY_END = r"[日号](?![线楼])"
_NAMED_DAY = rf"(?:[（(]{WEEK}[一二三四五六日天][)）])?"

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
    "|(?P<opening>开春)|(?P<season>[春夏秋冬])(?:[季天](?!的?节)|(?![节运晚训雨耕蕾风联兰华奥令至分季天])))?"
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
    rf"|[1-9]))?日(?![-–—~至均报元本]|[之以]?内)"
)
_LONE_HAN_DAY = re.compile("(?P<day>[一二三四五六七八九十廿]{1,3})(?P<day2>)日")
_NO_DAY_BEFORE = re.compile("历时|为期|连续|[第每共近约达的月初一二三四五六七八九十百廿正腊]\\Z")
_LONE_PART = re.compile(r"第?(?P<quarter>[1-4一二三四])季度")
_DECADE = re.compile(
    rf"(?P<century>1[0-9]|2[01]|十[九八]|二十一?)世纪(?P<tens>[{_D}]{{2}}|[二三四五六七八九]十)年代"
    r"(?P<phase>[初中末]期?)?"
)
_LAST_DECADE = re.compile(
    rf"上世纪(?P<tens>[{_D}]{{2}}|[二三四五六七八九]十)年代(?P<phase>[初中末]期?)?"
)
_LONE_DECADE = re.compile(
    "(?P<tens>[2-9２-９][0０]|[二三四五六七八九]十)年代(?P<phase>[初中末]期?)?"
)
_DECADES_OF_LAST_CENTURY = 40
_MONTHS_LISTED = re.compile(rf"(?:{MONTH}[、和与])+(?={MONTH}月)")
_YEARS_LISTED = re.compile(rf"(?:{YEAR4}[、和与])+(?={YEAR4}年)")
_ENGLISH = re.compile(
    rf"(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(timex.MONTHS)})[a-z]{{0,6}}[.,]? "
    "(?P<year>[12][0-9]{3})(?![0-9])"
)
_OFFICE_HOURS = re.compile(
    "每|办公|营业|开放|服务|咨询|上班|工作时间|工作日|热线|(?:周|星期)[一二三四五六日天]"
)
_CODE = re.compile("[0-9０-９A-Za-z]")
_LISTED = re.compile(rf"[{_D}{HAN_DIGIT}十]+")


def suggest_dates(task: Task) -> Iterator[Suggestion]:
    """Yield calendar expressions, longer and shorter readings of the same place included."""
    dates = [*_anchored(task)]
    task.check()
    dates += relative_dates(task)
    task.check()
    dates += feasts(task)
    yield from settled(task, dates)


def _anchored(task: Task) -> Iterator[Dated]:
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
                reading = read(task, found)
                if _says_before(found) or (rule == "day" and not reading.value.value):
                    reading = reading._replace(rest=partial(_read_again, task, found, read))
                yield Dated(start, rule, reading)
                done = reading.end
                break
        else:
            for other in _others(task, anchor):
                done = other.reading.end
                yield other


def _says_before(found: re.Match[str]) -> bool:
    """Return whether its year is one that the text before tells: 同年10月."""
    return bool(found.groupdict().get("anaphor"))


def _read_again(task: Task, found: re.Match[str], read: _Read, said: Said) -> Value:
    return read(task, found, said).value


_Read = Callable[..., Reading]
_Rule = tuple[str, re.Pattern[str], _Read]


def _tried(text: str, anchor: re.Match[str]) -> tuple[_Rule, ...]:
    """Return the rules that what begins at ``anchor`` may be read by."""
    kind = anchor.lastgroup
    if kind == "part":
        return ()
    if kind in {"word", "republic"}:
        return _OF_YEAR
    if kind == "handay":
        before = text[max(0, anchor.start() - 2) : anchor.start()]
        return () if _NO_DAY_BEFORE.search(before) else (_LONE_HAN_DAY_RULE,)
    if kind == "last":
        return _OF_LAST_CENTURY
    start, end = anchor.span()
    before = text[start - 1 : start]
    if kind == "han" and before == "第":
        return ()
    if kind == "figures" and before and before in ".．" and _CODE.match(text, max(0, start - 2)):
        return ()
    sign = text[end] if text[end] not in " \xa0" else text[end : end + 3].strip(" \xa0")[:1]
    if sign in "./／．" and before and before in "/-.":
        return ()
    return _RULES.get(sign, ())


def _others(task: Task, anchor: re.Match[str]) -> Iterator[Dated]:
    """Yield a time of day by itself, or days, months and years in a list that share their unit."""
    text, (start, end) = task.text, anchor.span()
    time = clock.alone(text, start) if text[end : end + 1] not in "、和与" else None
    if time:
        value = Value(time.alone(), mod=time.mod)
        office = _OFFICE_HOURS.search(text, max(0, start - 16), start)
        rest = None if office else partial(_clock, time)
        yield Dated(start, "clock", Reading(time.end, value, rest))
    elif text[end : end + 1] in {"、", "和", "与"} and text[start - 1 : start] not in {"第", "、"}:
        yield from _listed(task, start)


def _clock(time: clock.Time, said: Said) -> Value | None:
    """Return what a time of day means on the day that the text before tells."""
    day = said.event_day()
    return Value(time.on(day.isoformat()), mod=time.mod) if day else None


def _listed(task: Task, start: int) -> Iterator[Dated]:
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
        yield Dated(one.start(), "listed", Reading(one.end(), Value(value)))


def _opens_line(text: str, found: re.Match[str]) -> bool:
    """Return whether a lone figure may mark the item of a list: 1、5月 where a line begins."""
    before = text[found.start() - 1 : found.start()]
    return len(_LISTED.findall(found[0])) == 1 and before in {"", "\n", "\r", "。", "；", ";"}


def _day(task: Task, found: re.Match[str], said: Said | None = None) -> Reading:
    month, day = timex.whole(found["month"]), timex.whole(found["day"])
    year = _year(task, found, month, day, said)
    first = timex.day_value(year, month, day)
    if not found["day2"]:
        return _with_time(task.text, found.end(), first)
    year2 = timex.year_number(found["year2"]) if found["year2"] else year
    month2 = timex.whole(found["month2"]) or month
    last = timex.day_value(year2, month2, timex.whole(found["day2"]))
    return Reading(found.end(), Value(timex.range_value(first, last)))


def _number_date(task: Task, found: re.Match[str]) -> Reading:
    parts = (timex.whole(found[name]) for name in ("year", "month", "day"))
    return _with_time(task.text, found.end(), timex.day_value(*parts))


def _english(task: Task, found: re.Match[str]) -> Reading:
    month = timex.MONTHS.index(found["month"]) + 1
    day = timex.day_value(int(found["year"]), month, int(found["day"]))
    return _with_time(task.text, found.end(), day)


def _number_day(task: Task, found: re.Match[str]) -> Reading:
    month, day = timex.whole(found["month"]), timex.whole(found["day"])
    year = timex.implied_year(month, day, task.report_date)
    return _with_time(task.text, found.end(), timex.day_value(year, month, day))


def _month(task: Task, found: re.Match[str], said: Said | None = None) -> Reading:
    month = timex.whole(found["month"])
    year = _year(task, found, month, None, said)
    value = timex.month_value(year, month)
    if found["month2"]:
        year2 = timex.year_number(found["year2"]) if found["year2"] else year
        last = timex.month_value(year2, timex.whole(found["month2"]))
        return Reading(found.end(), Value(timex.range_value(value, last)))
    return Reading(found.end(), Value(value, mod=timex.MODS.get(found["phase"] or "")))


def _year_or_part(task: Task, found: re.Match[str], said: Said | None = None) -> Reading:
    year = _year(task, found, None, None, said)
    if found["feast"]:
        value = feast_value(found["feast"], year)
    elif found["same"]:
        value = None
    elif found["season"]:
        value = f"{year:04d}-{timex.SEASONS[found['season']]}" if year else None
    elif found["opening"]:
        value = f"{year:04d}-SP" if year else None
    elif found["half"] or found["quarter"] or found["months"]:
        value = timex.part_value(year, found["half"], found["quarter"], found["months"])
    else:
        value = timex.year_value(year)
    return Reading(found.end(), Value(value, mod=timex.MODS.get(found["phase"] or "")))


def _years(task: Task, found: re.Match[str]) -> Reading:
    del task
    first, last = timex.year_number(found["year"]), timex.year_number(found["last"])
    value = timex.range_value(timex.year_value(first), timex.year_value(last))
    return Reading(found.end(), Value(value))


def _lone_part(task: Task, found: re.Match[str]) -> Reading:
    """Read a quarter without a year."""
    last = timex.last_month(None, found["quarter"], None)
    year = year_of_part(task, found.start(), last, found.end())
    return Reading(found.end(), Value(timex.part_value(year, None, found["quarter"], None)))


def _lone_day(task: Task, found: re.Match[str]) -> Reading:
    """Read a day without a month: that of the month named last, else of the report's own."""
    day = timex.whole(found["day"])
    last = timex.whole(found["day2"])
    other_month = "月" in sentence_before(task.text, found.start())
    known = None if other_month else timex.implied_day(day, task.report_date)
    if last:
        until = timex.implied_day(last, task.report_date)
        alone = Reading(found.end(), Value(timex.range_value(known, until)))
    else:
        alone = _with_time(task.text, found.end(), known)

    def beside(said: Said) -> Value | None:
        headed, month = said.month_heading()
        if headed:
            value = timex.day_value(int(month[:4]), int(month[5:]), day) if month else None
            return _with_time(task.text, found.end(), value).value
        named = said.day_of_month(day)
        if named is None:
            return None
        if last:
            until = timex.day_value(named.year, named.month, last)
            return Value(timex.range_value(named.isoformat(), until))
        return _with_time(task.text, found.end(), named.isoformat()).value

    return alone._replace(rest=beside)


def _decade(task: Task, found: re.Match[str]) -> Reading:
    del task
    tens = timex.whole(found["tens"])
    century = 20 if found.re is _LAST_DECADE else timex.whole(found["century"])
    if tens is None or tens % 10 or not century:
        return Reading(found.end(), Value())
    mod = timex.MODS.get(found["phase"] or "")
    return Reading(found.end(), Value(f"{century - 1:02d}{tens // 10}", mod=mod))


def _lone_decade(task: Task, found: re.Match[str]) -> Reading:
    """Read a decade of no century: since the thirties it is of the last one."""
    del task
    tens = timex.whole(found["tens"])
    value = f"19{tens // 10}" if tens and tens >= _DECADES_OF_LAST_CENTURY else None
    return Reading(found.end(), Value(value, mod=timex.MODS.get(found["phase"] or "")))


def _year(
    task: Task, found: re.Match[str], month: int | None, day: int | None, said: Said | None
) -> int | None:
    """Return the year of a match: written, relative to the report, or implied by its month."""
    if found["year"]:
        return timex.year_number(found["year"])
    if found["republican"]:
        return timex.republican_year(found["republican"])
    if found["relative"]:
        return timex.shifted_year(found["relative"], task.report_date)
    if found["anaphor"]:
        return anaphor_year(task, found, said)
    if month is None:
        return None
    year = implied_year(task, found.start(), month, day, found.end())
    return said.year_of_month(month) if said and year is None else year


def _with_time(text: str, end: int, day: str | None) -> Reading:
    """Return a day together with the time of day that follows it, if one does."""
    time = clock.behind_day(text, end)
    if time:
        return Reading(time.end, Value(time.on(day), mod=time.mod))
    return Reading(end, Value(day))


_DAY_RULE: _Rule = ("day", _DAY, _day)
_MONTH_RULE: _Rule = ("month", _MONTH, _month)
_ENGLISH_RULE: _Rule = ("english", _ENGLISH, _english)
_LONE_DAY_RULE: _Rule = ("lone_day", _LONE_DAY, _lone_day)
_LONE_HAN_DAY_RULE: _Rule = ("lone_day", _LONE_HAN_DAY, _lone_day)
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
    **dict.fromkeys("JFMASOND", (_ENGLISH_RULE,)),
}
"""What is tried where a figure begins, by the sign behind it."""
