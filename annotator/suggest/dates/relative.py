"""DATE: what only the day of the report, or the text before, tells: 今天, 下周三, 上月底, 近日."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from annotator.model import Value
from annotator.suggest.dates import clock, timex
from annotator.suggest.dates.patterns import DAY, WEEK, Search
from annotator.suggest.dates.said import Dated, Reading, Said
from annotator.suggest.dates.subject import subjects
from annotator.suggest.dates.years import is_meant, year_of_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.suggest.task import Task

_OFFSETS = {"上": -1, "本": 0, "下": 1}
_WORD = Search(
    "今昨前明后上本下当同次翌近不日几数多年月星周礼第全",
    "(?:(?P<day>今[天日晨早晚]|昨[天日晚]|前[天日](?<![目以之]前[天日])|明[天日早晚](?<![说证声表]明[天日])"
    "|后天(?<![今以之]后天)(?!性))"
    rf"|(?P<month>[上本下](?<![以之]上)个?月(?![刊经]))|(?P<week>[上本下](?<![以之]上)(?:个?星期|周|个?礼拜)(?![年期刊报边身]))"
    "|(?P<quarter>[上本下](?<![以之]上)个?季度)"
    "|(?P<anaphor>[当同次翌](?:日|天)(?<!同天)(?<!次天)(?<!翌天)(?!的?气|月异|线|上向|下午茶|本|事|毕|办结)"
    r"|当晚|(?<=[。，,；;“\n\r\u3000的])第二天)"
    "|(?P<both>今明两[年天])|(?P<halves>上半年|下半年|前三季度|第[1-4一二三四]季度)"
    "|(?P<vague>近[几些数]?年(?!级)|[近不]日(?<!不日)(?![点本])|日前(?!往)|近期|[几数多]年(?<![好许]多年)(?!级)"
    "|年[底初末](?!者)"
    "|(?<=[。，,；;、\n\r\u3000 ])全年(?![龄级各任目工])"
    "|年内(?<![一二三四五六七八九十两半几0-9]年内)(?![部容需外在地蒙])"
    "|月[底初末]|同期(?=相比|[增下持的]))"
    f"|(?P<weekday>{WEEK}[一二三四五六日天]"
    rf"(?:[至到—~-]{{1,2}}{WEEK}?[一二三四五六日天]|(?=[，,。、）)至到晚上下前召开举休]|\Z))))",
)
_MONTH_TAIL = re.compile(rf"份?(?P<phase>[上中下]旬|[初底末])|份?(?P<day>{DAY})[日号]|份")
_WEEKDAY = re.compile("[一二三四五六日天](?![年期刊报])")
_PLAIN_WEEKDAY_AFTER = frozenset("，,。；;：:（(\n\r“于在至到、")
_NO_DAY = re.compile("的今天[，,。！”；;]|今天的(?:[好美幸成一]|规模|局面|生活)")
"""今天 as what has become of something, no day."""
_NEXT_DAY = frozenset(["次日", "翌日", "第二天"])
_SAYS = re.compile("(?:说|道|表示|坦言|指出|感言|感慨|谈到)[：:，,]")
_SPEECH = 200
"""How far back it is looked for that someone speaks."""
_MANY = re.compile("近?[几数]")


def relative_dates(task: Task) -> Iterator[Dated]:
    """Yield dates in words, without value where the report's day is not known."""
    for count, found in enumerate(_WORD.finditer(task.text)):
        if count % 200 == 0:
            task.check()
        rule = found.lastgroup or ""
        reading = _READ[rule](task, found)
        if reading:
            yield Dated(found.start(), _NAMES[rule], reading)


def _day(task: Task, found: re.Match[str]) -> Reading | None:
    if found[0] == "今天" and _NO_DAY.search(task.text, max(0, found.start() - 1), found.end() + 4):
        return None
    day = timex.shifted_day(found[0], task.report_date)
    time = clock.behind_day(task.text, found.end())
    part = timex.DAY_PARTS.get(found[0])
    end = time.end if time else found.end()

    def on(day: str | None) -> Value:
        if time:
            return Value(time.on(day), mod=time.mod)
        return Value(day + part if day and part else day)

    rest = partial(_spoken, on) if found[0] == "今天" and _in_speech(task, found.start()) else None
    return Reading(end, on(day), rest)


def _in_speech(task: Task, start: int) -> bool:
    """Return whether someone is quoted as saying this, in a paragraph that leads up to it."""
    before = task.text[max(0, start - _SPEECH) : start]
    before = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    return before.rfind("“") > before.rfind("”") or bool(_SAYS.search(before))


def _spoken(on: Callable[[str | None], Value], said: Said) -> Value | None:
    day = said.speaking_day()
    return on(day.isoformat()) if day else None


def _month(task: Task, found: re.Match[str]) -> Reading:
    offset = _OFFSETS[found[0][0]]
    tail = _MONTH_TAIL.match(task.text, found.end())
    end = tail.end() if tail else found.end()
    if tail and tail["day"]:
        value = timex.shifted_month(offset, task.report_date, tail["day"])
        time = clock.behind_day(task.text, end)
        if time:
            return Reading(time.end, Value(time.on(value), mod=time.mod))
        return Reading(end, Value(value))
    mod = timex.MODS.get((tail and tail["phase"]) or "")
    return Reading(end, Value(timex.shifted_month(offset, task.report_date), mod=mod))


def _week(task: Task, found: re.Match[str]) -> Reading:
    offset = _OFFSETS[found[0][0]]
    weekday = _WEEKDAY.match(task.text, found.end())
    value = timex.shifted_week(offset, task.report_date, weekday and weekday[0])
    if not weekday:
        return Reading(found.end(), Value(value))
    time = clock.behind_day(task.text, weekday.end())
    if time:
        return Reading(time.end, Value(time.on(value), mod=time.mod))
    return Reading(weekday.end(), Value(value))


def _quarter(task: Task, found: re.Match[str]) -> Reading:
    return Reading(
        found.end(), Value(timex.shifted_quarter(_OFFSETS[found[0][0]], task.report_date))
    )


def _anaphor(task: Task, found: re.Match[str]) -> Reading:
    """Read a day that the text before tells."""
    named = found.end() - (found[0] == "当晚")
    time = clock.behind_day(task.text, named)
    return Reading(time.end if time else found.end(), Value(), partial(_after, found[0], time))


def _after(word: str, time: clock.Time | None, said: Said) -> Value | None:
    day = said.day()
    if day is None:
        return None
    if word in _NEXT_DAY:
        day += timedelta(days=1)
    value = day.isoformat()
    return Value(time.on(value), mod=time.mod) if time else Value(value)


def _both(task: Task, found: re.Match[str]) -> Reading:
    if found[0].endswith("年"):
        years = (timex.shifted_year(word, task.report_date) for word in ("今年", "明年"))
        first, last = map(timex.year_value, years)
    else:
        first, last = (timex.shifted_day(word, task.report_date) for word in ("今天", "明天"))
    return Reading(found.end(), Value(timex.range_value(first, last)))


def _halves(task: Task, found: re.Match[str]) -> Reading:
    quarter = found[0][1] if found[0][0] == "第" else None
    half = None if quarter else found[0]
    year = year_of_part(task, found.start(), timex.last_month(half, quarter, None), found.end())
    return Reading(found.end(), Value(timex.part_value(year, half, quarter, None)))


def _vague(task: Task, found: re.Match[str]) -> Reading:
    word = found[0]
    if word[0] == "年" and word[1] in "初底末":
        return Reading(found.end(), _edge_of_year(task, found))
    if word == "全年":
        known = task.once(subjects)
        year = known.year(found.start()) or known.year_before(found.start())
        return Reading(found.end(), Value(timex.year_value(year)))
    if word[0] == "月" and task.report_date and is_meant(task, found.start(), found.end()):
        value = timex.shifted_month(0, task.report_date)
        return Reading(found.end(), Value(value, mod=timex.MODS[word[1]]))
    return Reading(found.end(), Value(mod="APPROX" if _MANY.match(word) else None))


def _edge_of_year(task: Task, found: re.Match[str]) -> Value:
    """Return 年初 or 年底 of the year that is spoken of, as far as that is certain."""
    year = task.once(subjects).year(found.start())
    reported = task.report_date
    if year is None and reported:
        if found[0] == "年初":
            known = reported.month > 1
        else:
            known = is_meant(task, found.start(), found.end())
        year = reported.year if known else None
    return Value(timex.year_value(year), mod=timex.MODS[found[0]]) if year else Value()


def _plain_weekday(task: Task, found: re.Match[str]) -> Reading | None:
    """Read a weekday of no week; 周一 may also begin a name."""
    text, start = task.text, found.start()
    before = text[max(0, start - 2) : start].replace(" ", "")
    of_a_day = before[-1:] in {"（", "("} and before[:1] in {"日", "号"}
    if of_a_day or (before and before[-1] not in _PLAIN_WEEKDAY_AFTER):
        return None
    time = clock.behind_day(text, found.end())
    return Reading(time.end if time else found.end(), Value())


_READ: dict[str, Callable[[Task, re.Match[str]], Reading | None]] = {
    "day": _day,
    "month": _month,
    "week": _week,
    "quarter": _quarter,
    "anaphor": _anaphor,
    "both": _both,
    "halves": _halves,
    "vague": _vague,
    "weekday": _plain_weekday,
}
_NAMES = {
    "day": "relative_day",
    "month": "relative_month",
    "week": "relative_week",
    "quarter": "relative_quarter",
    "anaphor": "anaphor_day",
    "both": "two_years",
    "halves": "half_year",
    "vague": "vague",
    "weekday": "weekday",
}
