"""DATE, the lengths of time and what recurs: 24小时, 两天, 近5年, 每年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion, Value
from annotator.suggest import timex
from annotator.suggest.amounts import MORE, leading_mod
from annotator.suggest.scores import origin
from annotator.text.numerals import NUMERAL, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_UNIT = (
    "(?P<unit>年(?![级級龄齡代])|月(?<=[个個余餘多半]月)|小[时時]|[钟鐘][头頭]|分[钟鐘]|天(?![津空然文气主])"
    "|星期|[周週](?![年岁歲边邊刊报報期转])|秒[钟鐘]?(?!杀)|季度(?<=[个個多半]季度)|昼夜)"
)
_AGO = "(?P<ago>近|最近|过去|過去|未来|未來|今后|今後)?"
_LENGTH = re.compile(
    rf"{_AGO}(?<![第初])(?P<number>半|{NUMERAL})(?P<more>[{MORE}])?"
    rf"(?P<some>[几幾])?(?:[个個](?P<inner>[{MORE}半])?)?{_UNIT}(?P<tail>半|多(?!个|個|次|家|名)|左右|以上|以内|以內)?"
)
_VAGUE = re.compile(
    f"{_AGO}(?:[几幾数數]十?)多?(?:年|[个個]月|天|[个個]?小[时時]|周)(?![级級龄齡])"
)
_EVERY = re.compile(
    rf"每(?:(?P<number>半|{NUMERAL})?[个個]?(?P<unit>年度?|月|[周週]|星期|天|日|季度|小[时時]))"
)
_VAGUE_VALUE = Value(None, mod="APPROX")
_NO_START = re.compile(r"[A-Za-z0-9０-９.．:：/_第初-]")
_ONE = "一"
_ONE_COUNTS = frozenset(["年", "月", "周", "週", "小时", "小時", "星期", "天"])
_IDIOM = re.compile("(?:一年一度|一年四季|一天到晚|一年到头|百年大计|十年树木|千年|万年|百年)")
_TAIL_MODS = {"多": "MORE_THAN", "左右": "APPROX", "以上": "AT_LEAST"} | dict.fromkeys(
    ("以内", "以內"), "AT_MOST"
)


def suggest_durations(task: Task) -> Iterator[Suggestion]:
    """Yield lengths of time, with 近 and 过去 before them inside, and recurring times."""
    for found in _LENGTH.finditer(task.text):
        if _is_length(task.text, found):
            value = _length_value(task.text, found)
            yield Suggestion(*found.span(), "DATE", origin("durations", "length"), value)
    task.check()
    for found in _VAGUE.finditer(task.text):
        yield Suggestion(*found.span(), "DATE", origin("durations", "vague_length"), _VAGUE_VALUE)
    task.check()
    for found in _EVERY.finditer(task.text):
        length = timex.duration_value(found["number"] or "1", found["unit"])
        every = Value(length, mod="EACH")
        yield Suggestion(*found.span(), "DATE", origin("durations", "every"), every)


def _is_length(text: str, found: re.Match[str]) -> bool:
    """Return whether it is a length: no year (2014年), no code, no idiom, not 第三年."""
    number, unit = found["number"], found["unit"]
    start = found.start("number")
    if not found["ago"] and start and _NO_START.match(text, start - 1):
        return False
    if _IDIOM.match(text, start):
        return False
    if number == _ONE:
        return unit in _ONE_COUNTS
    if unit == "年" and not found["more"]:
        return not _is_year(number)
    return parse_number(number) is not None


def _is_year(number: str) -> bool:
    """Return whether a number before 年 is a year, or none at all: 2014, 二〇一四, 三五."""
    value = parse_number(number)
    return value is None or 1000 <= value <= 2999 or (len(number) == 2 and number.startswith("0"))


def _length_value(text: str, found: re.Match[str]) -> Value:
    tail = found["tail"]
    and_half = "半" in {tail, found["inner"]}
    value = timex.duration_value(found["number"], found["unit"], and_half=and_half)
    if found["some"]:
        return Value(None, mod="APPROX")
    if found["more"] or (found["inner"] or "半") != "半":
        return Value(value, mod="MORE_THAN")
    mod = _TAIL_MODS.get(tail or "") or leading_mod(text, found.start("number"))
    return Value(value, mod=mod)
