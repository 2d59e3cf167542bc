"""ORDINAL: 第七次, 首届, 一届二次, 99周年, unless they open the name of a meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion, Value
from annotator.suggest.scores import origin
from annotator.text.numerals import NUMERAL, canonical, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_COUNTED = "次届批期轮场位名家个卷辑版章条款册站回页笔件"
_NTH = re.compile(
    rf"(?:(?<!主)总)?第(?P<number>{NUMERAL})"
    rf"(?:(?:批次|部(?![分门])|组(?![织长员建])|项(?!目)|集(?!团)|代(?![表理])|[{_COUNTED}])(?:第?{NUMERAL}次)?|(?=(?:阶段|产业|梯队|方阵)))"
)
_PUT_FIRST = re.compile("[放摆列居排]在?\\Z")
_RANK = re.compile(r"第(?P<number>[一二三四五六七八九十]{1,2}|[1-9][0-9]?)(?=[,，。；;、）)]|\Z)")
_RANK_BEFORE = re.compile(
    r"(?:居|列|排名?|名次|夺得?|获得?|位次|全[国省市县区])(?:全?[国省市县区])?(?:的)?\Z"
)
_FIRST = re.compile("首(?:[次届批期轮场个家例任支座所项]|条(?!件|款))(?!要|长|脑)")
_ANNIVERSARY = re.compile("周年")
_SESSION = re.compile("届")
_BEFORE = re.compile(rf"{NUMERAL}\Z")
_AFTER = re.compile(rf"{NUMERAL}次")
_LONGEST = 8
_BODY = re.compile(
    "[理监]事会(?!议|[第一二三四五六七八九十]|换届|就职|成立|扩大|召开|举行|圆满|胜利|顺利|在|[（(])"
    "|委员会委员"
)
"""第二届理事会 as those who hold office, not as their meeting."""
_MEETING = re.compile(
    '[\u4e00-\u9fff“”"]{0,10}?(?:大会|会议|全会|论坛|峰会|年会|理事会|博览会|展览会|交流会|座谈会'
    "|洽谈会|运动会|艺术节|竞赛|大赛)"
)
"""With what follows, the ordinal is an EVENT's own; LABELS.md marks it inside that name only."""


def suggest_ordinals(task: Task) -> Iterator[Suggestion]:
    """Yield ordinals; a list marker (第一，) has no counted word behind it and is none."""
    text = task.text
    for found in _NTH.finditer(text):
        before = text[max(0, found.start() - 2) : found.start()]
        if found[0] == "第一位" and _PUT_FIRST.search(before):
            continue
        yield from _outside_names(text, found.span(), "nth", found["number"])
    task.check()
    for found in _FIRST.finditer(text):
        yield from _outside_names(text, found.span(), "first", "一")
    for found in _RANK.finditer(text):
        if _RANK_BEFORE.search(text, max(0, found.start() - 6), found.start()):
            yield _ordinal(found.span(), "rank", found["number"])
    task.check()
    for sign in _ANNIVERSARY.finditer(text):
        number = _number_before(text, sign.start())
        if number:
            span = (sign.start() - len(number), sign.end())
            yield from _outside_names(text, span, "anniversary", number)
    for sign in _SESSION.finditer(text):
        number, behind = _number_before(text, sign.start()), _AFTER.match(text, sign.end())
        start = sign.start() - len(number or "")
        if number and behind and text[start - 1 : start] != "第":
            yield from _outside_names(text, (start, behind.end()), "session", None)


def _number_before(text: str, end: int) -> str | None:
    """Return the numeral that ends at ``end``, the whole of it."""
    start = end
    while start > max(0, end - _LONGEST) and (text[start - 1].isdecimal() or _is_han(text, start)):
        start -= 1
    found = _BEFORE.match(text, start, end) if start < end else None
    return found[0] if found else None


def _is_han(text: str, end: int) -> bool:
    return text[end - 1] in "〇零一二两三四五六七八九十百千"


def _outside_names(
    text: str, span: tuple[int, int], rule: str, number: str | None
) -> Iterator[Suggestion]:
    told = text[slice(*span)]
    body = rule != "session" and told.endswith(("届", "屆")) and _BODY.match(text, span[1])
    if body or told == "首次" or told.endswith("个") or not _MEETING.match(text, span[1]):
        yield _ordinal(span, rule, number)


def _ordinal(span: tuple[int, int], rule: str, written: str | None) -> Suggestion:
    """Return the ordinal, with its place in the order where it tells just one."""
    number = parse_number(written) if written else None
    value = Value(None if number is None else canonical(number))
    return Suggestion(*span, "ORDINAL", origin("ordinals", rule), value)
