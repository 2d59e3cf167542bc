"""DATE, the lengths of time and what recurs: 24小时, 两天, 近5年, 每年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion, Value
from annotator.suggest.dates import clock, timex
from annotator.suggest.dates.feasts import FEAST
from annotator.suggest.dates.patterns import DAY, DIGIT, MONTH
from annotator.suggest.figures.amounts import MORE, leading_mod
from annotator.suggest.scores import origin
from annotator.text.gazetteers import not_numbers
from annotator.text.numerals import NUMERAL, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_UNIT = (
    "(?P<unit>刻钟|年(?![级龄代])|月(?<=[个余多半]月)|小时|钟头|分钟"
    "|天(?![津空然文气主])(?:[一二两三四五六七八九十0-9]{1,2}[夜晚](?!上))?"
    "|星期|周(?![年岁边刊报期转])|秒钟?(?!杀)|季度(?<=[个多半]季度)|昼夜"
    "|日夜(?<=个日夜)|日(?=[之以]?内(?!容|部)))"
)
_LENGTH = re.compile(
    rf"(?P<number>半|{NUMERAL})(?:[-－–—~～至到](?P<to>{NUMERAL}))?[ \xa0]?"
    rf"(?P<more>[{MORE}]|来(?=[年天个]))?"
    rf"(?P<some>几)?(?:个(?P<inner>[{MORE}半])?)?{_UNIT}"
    "(?P<tail>半(?!年)|多(?!个|次|家|名)|左右|以上|以内)?"
)
_AGO = ("过去的", "最近", "近", "过去", "未来", "今后")
_FIRST = re.compile("头|前(?<![之以目提此会赛课饭年月日天]前)")
_VAGUE = re.compile("(?:最?近|过去|未来|今后)?(?:[几数]十?)多?(?:年|个月|天|个?小时|周)(?![级龄])")
_EVERY = re.compile(
    rf"每(?P<number>半|{NUMERAL})?个?(?:(?P<unit>学[期年]|年度?|月|周|星期|天|日|季度|小时))"
)
_EVERY_TAIL = {
    "年": re.compile(
        rf"的?(?:(?P<month>{MONTH})月(?:份|(?P<phase>[上中下]旬|[初底])|(?P<day>{DAY})[日号])?"
        rf"|{FEAST}|年[初底末])"
    ),
    "月": re.compile(
        rf"的?(?:(?P<day>{DAY})[日号](?P<last>[-－–—~～至到]{DAY}[日号])?|[上中下]旬|[初底末])"
    ),
    "周": re.compile("(?P<weekday>[一二三四五六日天])(?![次期场轮回个名篇堂节小天人份项件])"),
}
_EVERY_TAIL["星期"] = _EVERY_TAIL["周"]
_VAGUE_VALUE = Value(None, mod="APPROX")
_NO_START = re.compile(rf"[A-Za-z{DIGIT}.．:：/_第初-]")
_ONE = "一"
_ONE_COUNTS = frozenset(["年", "月", "周", "小时", "星期", "天", "刻钟"])
_HONOUR = re.compile("[”」](?:纪念章|奖章|勋章|证书|荣誉)")
_AFTER_ANOTHER = re.compile("(?:接着|又|复|一)一[年天月]")
_TAIL_MODS = {"多": "MORE_THAN", "左右": "APPROX", "以上": "AT_LEAST", "以内": "AT_MOST"}


def suggest_durations(task: Task) -> Iterator[Suggestion]:
    """Yield lengths of time, with 近 and 过去 before them inside, and recurring times."""
    for count, found in enumerate(_LENGTH.finditer(task.text)):
        if count % 200 == 0:
            task.check()
        if _is_length(task.text, found):
            yield _length(task.text, found)
    task.check()
    for found in _VAGUE.finditer(task.text):
        yield Suggestion(*found.span(), "DATE", origin("durations", "vague_length"), _VAGUE_VALUE)
    task.check()
    for found in _EVERY.finditer(task.text):
        end, value = _every(task.text, found)
        every = Value(value, mod="EACH")
        yield Suggestion(found.start(), end, "DATE", origin("durations", "every"), every)


def _every(text: str, found: re.Match[str]) -> tuple[int, str | None]:
    """Return where it ends with the day that it names, and its value: 每周一上午, 每月5日."""
    length = timex.duration_value(found["number"] or "1", found["unit"])
    tail = _EVERY_TAIL.get(found["unit"])
    named = tail.match(text, found.end()) if tail and not found["number"] else None
    if not named:
        return found.end(), length
    told = named.groupdict()
    value = timex.recurring_value(told.get("month"), told.get("day"), told.get("weekday"))
    time = clock.behind_day(text, named.end())
    if value is None or told.get("last"):
        return (time.end if time else named.end()), length
    return (time.end, time.on(value)) if time else (named.end(), value)


def _is_length(text: str, found: re.Match[str]) -> bool:
    """Return whether it is a length: no year (2014年), no code, no idiom, not 第三年."""
    number, unit = found["number"], found["unit"]
    start = found.start()
    if start and _NO_START.match(text, start - 1):
        return False
    if not_numbers().match(text, start) or _is_said(text, found):
        return False
    if found["to"]:
        return _counts(found["to"], unit) and _counts(number, unit)
    if number == _ONE:
        return unit in _ONE_COUNTS
    if not found["more"] and unit == "年":
        return not _is_year(number)
    return parse_number(number) is not None


def _is_said(text: str, found: re.Match[str]) -> bool:
    """Return whether nothing lasts so long: 最难的一年。, 一年接着一年, “光荣在党50年”纪念章."""
    if _HONOUR.match(text, found.end()):
        return True
    if found["number"] != _ONE:
        return False
    around = text[max(0, found.start() - 3) : found.start()]
    if _AFTER_ANOTHER.match(text, found.end()) or around.endswith(("接着", "又")):
        return True
    if around == "过去的":
        return False
    return around.endswith("的") and text[found.end() : found.end() + 1] in set("。，,；;！")


def _counts(number: str, unit: str) -> bool:
    return parse_number(number) is not None and (unit != "年" or not _is_year(number))


def _is_year(number: str) -> bool:
    """Return whether a number before 年 is a year, or none at all: 2014, 二〇一四, 三五."""
    value = parse_number(number)
    return value is None or 1000 <= value <= 2999 or (len(number) == 2 and number.startswith("0"))


def _length(text: str, found: re.Match[str]) -> Suggestion:
    start = found.start()
    value = _length_value(text, found)
    rule = "length"
    ago = next((word for word in _AGO if text.endswith(word, max(0, start - 3), start)), None)
    first = _FIRST.match(text, start - 1) if start and not found["to"] else None
    if ago:
        start -= len(ago)
    elif first and (first[0] == "头" or found["unit"] in {"年", "月", "季度"}):
        start, rule = start - 1, "first"
        if found["unit"] == "月" and first[0] == "前":
            value = Value(mod=value.mod)  # of the year, or of a lease: it does not say
    return Suggestion(start, found.end(), "DATE", origin("durations", rule), value)


def _length_value(text: str, found: re.Match[str]) -> Value:
    tail = found["tail"]
    if found["to"]:
        return Value(None, mod=_TAIL_MODS.get(tail or ""))
    if found["some"]:
        return Value(None, mod="APPROX")
    and_half = "半" in {tail, found["inner"]}
    unit = found["unit"][:1] if found["unit"].startswith("天") else found["unit"]
    value = timex.duration_value(found["number"], unit, and_half=and_half)
    if found["more"] == "来":
        return Value(value, mod="APPROX")
    if found["more"] or (found["inner"] or "半") != "半":
        return Value(value, mod="MORE_THAN")
    mod = _TAIL_MODS.get(tail or "") or leading_mod(text, found.start())
    return Value(value, mod=mod)
