"""PERCENT in words and as ratios: 百分之五, 三分之一, 九成以上, 一半, 1/3, 1:3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion, Value
from annotator.suggest.figures.amounts import MORE, leading_mod, trailing_mod
from annotator.suggest.scores import origin
from annotator.text.numerals import NUMERAL, canonical, parse_number, parse_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_PART_OF = re.compile("分之")
_REACH = 12  # no numeral before 分之 is longer
_PARTS = re.compile(
    rf"(?P<ratio>{NUMERAL}分之{NUMERAL})(?P<more>[{MORE}]|强(?![制化势大调]))?(?P<some>几)?"
)
_TENTHS = re.compile("[一二三四五六七八九两]成[一二三四五六七八九半]?")
_TENTHS_BEFORE = frozenset("近约过逾占达到有超足升高降长低")
_TENTHS_BEHIND = re.compile(
    r"以[上下内]|左右|多?的|多|[,，。；;、]|\Z|会员|企业|党员|受访|员工|商户|人(?![员才])"
    r"|为(?=小|中|个|民|新|非)"
)
_OTHER_WORD = re.compile("[立员果效功本品交分熟绩长才因型套人都]|为了")
_HALF = re.compile("一半|半数")
_HALF_BEHIND = re.compile(r"以上|左右|的|[,，。；;、]|\Z|会员|企业|是|来自|为")
_HALF_BEFORE = frozenset("近约过逾占达有超足")
_FRACTION = re.compile("(?<![0-9./])([1-9][0-9]?)/([1-9][0-9]{0,2})(?![0-9/月])")
_FRACTION_BEFORE = frozenset("占约近达过逾的足为有超")
_FRACTION_BEHIND = re.compile("以上|左右|的(?!页)|强")
_N = r"[1-9][0-9]{0,2}(?:\.[0-9]{1,2})?"
_RATIO = re.compile(
    rf"(?<![0-9.:：])(?P<left>{_N})(?:[:：∶]|比)(?P<right>{_N})(?![0-9:：%.])"
    "|(?P<first>[一二两三四五六七八九十])比(?P<second>[一二两三四五六七八九十])"
)
_RATIO_BEFORE = re.compile("(?:比例?|比重)(?:大?约)?(?:约?为|是|达到?)?[:：]?\\Z|[以按]照?\\Z")
_RATIO_BEHIND = re.compile("的?比例|的?配[套比]|左右的比")


def suggest_shares(task: Task) -> Iterator[Suggestion]:
    """Yield shares and ratios that are no figure with a sign of per cent behind it."""
    text = task.text
    yield from _parts(text)
    for found in _TENTHS.finditer(text):
        if _is_share(text, found, _TENTHS_BEFORE, _TENTHS_BEHIND):
            yield _share(text, found.span(), "tenths", _tenths(found[0]))
    for found in _HALF.finditer(text):
        if _is_share(text, found, _HALF_BEFORE, _HALF_BEHIND):
            yield _share(text, found.span(), "half", "0.5")
    task.check()
    for found in _FRACTION.finditer(text):
        proper = int(found[1]) < int(found[2])
        if proper and _is_share(text, found, _FRACTION_BEFORE, _FRACTION_BEHIND, either=True):
            yield _share(text, found.span(), "fraction", found[0])
    for found in _RATIO.finditer(text):
        before = text[max(0, found.start() - 7) : found.start()]
        if _RATIO_BEFORE.search(before) or _RATIO_BEHIND.match(text, found.end()):
            yield _share(text, found.span(), "ratio", _ratio(found))


def _parts(text: str) -> Iterator[Suggestion]:
    for sign in _PART_OF.finditer(text):
        for start in range(max(0, sign.start() - _REACH), sign.start()):
            found = _PARTS.match(text, start)
            if found and found.end() > sign.end():
                yield from _part(text, found)
                break


def _part(text: str, found: re.Match[str]) -> Iterator[Suggestion]:
    value = parse_ratio(found["ratio"])
    if found["some"]:
        yield _share(text, found.span(), "parts", None, "APPROX")
    elif value is not None:
        yield _share(text, found.span(), "parts", value, "MORE_THAN" if found["more"] else None)


def _is_share(
    text: str,
    found: re.Match[str],
    before: frozenset[str],
    behind: re.Pattern[str],
    *,
    either: bool = False,
) -> bool:
    """Return whether the words around make a share of it, and no part of another word."""
    last = text[found.start() - 1 : found.start()]
    if last == "第" or (last and last in "一二三四五六七八九十"):
        return False
    goes_on = bool(behind.match(text, found.end()))
    if either or goes_on:
        return goes_on or last in before
    return last in before and not _OTHER_WORD.match(text, found.end())


def _tenths(text: str) -> str | None:
    tens, _, ones = text.partition("成")
    return parse_ratio("百分之" + tens.replace("两", "二") + "十" + ones.replace("半", "五"))


def _ratio(found: re.Match[str]) -> str | None:
    left = parse_number(found["left"] or found["first"])
    right = parse_number(found["right"] or found["second"])
    return None if left is None or right is None else f"{canonical(left)}/{canonical(right)}"


def _share(
    text: str, span: tuple[int, int], rule: str, value: str | None, mod: str | None = None
) -> Suggestion:
    start, end = span
    end, behind = trailing_mod(text, end)
    if behind is None and rule == "tenths" and text.startswith("多", end):
        end, behind = end + 1, "MORE_THAN"
    before = leading_mod(text, start)
    if before is None and rule == "half" and text[start - 1 : start] == "过":
        before = "MORE_THAN"
    meaning = Value(value, "ratio", mod or before or behind)
    return Suggestion(start, end, "PERCENT", origin("numbers", rule), meaning)
