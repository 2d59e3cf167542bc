"""Numerals where they stand in a text: their extent, exact value and approximators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.text.numerals import (
    ARABIC_DIGIT,
    CHINESE_DIGIT,
    CHINESE_UNIT,
    NUMERAL,
    canonical,
    parse_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MORE = "余餘多"
_SCALE = "[万亿萬億]{1,2}"
_ROUND = "百千万亿佰仟萬億"
_AMOUNT = re.compile(
    rf"(?P<some>(?:[几幾]|(?<![总總人户戶倍次件单雙双多少])[数數])(?=[{CHINESE_UNIT}]))?"
    rf"(?P<head>{NUMERAL})(?P<odd>[几幾])?"
    rf"(?:(?P<inner>[{MORE}])(?P<scale>{_SCALE}))?"
    rf"(?:[-－–—~～至到](?P<to>{NUMERAL}))?"
    rf"(?P<outer>[{MORE}来來])?"
)
_ARABIC_START = re.compile(f"[{ARABIC_DIGIT}]")
_ORDINAL_AFTER = frozenset("第届屆")
_FIGURE_CHARS = frozenset("0123456789.")
_LONE_FIGURE = re.compile(rf"[{ARABIC_DIGIT}](?![{ARABIC_DIGIT}])")
_VAGUE = re.compile(rf"十?(?P<pair>[{CHINESE_DIGIT}]{{2}})[{CHINESE_UNIT}]{{0,3}}")
_NEIGHBOURS = frozenset(
    ["一二", "两三", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "三五"]
)
_ONLY_ROUND = re.compile(f"[{_ROUND}]+")
_BEFORE_ROUND = tuple("上近约約成逾超达達")
_NO_START_ARABIC = re.compile(r"[A-Za-z0-9_@#/\\]|(?<=[0-9A-Za-z])[-.,:．]")
_NO_START_CHINESE = re.compile("[初老周週]|(?<=星)期")
_MODS = {
    **dict.fromkeys(["不低于", "不低於", "不少于", "不少於", "不小于", "至少", "最少"], "AT_LEAST"),
    **dict.fromkeys(["不超过", "不超過", "不高于", "不高於", "不多于", "至多", "最多"], "AT_MOST"),
    **dict.fromkeys(["不足", "不到", "未满", "未滿", "低于", "低於", "少于", "少於"], "LESS_THAN"),
    **dict.fromkeys(
        ["超过", "超過", "超出", "突破", "高于", "高於", "多于", "逾", "超"], "MORE_THAN"
    ),
    **dict.fromkeys(["大约", "大約", "将近", "將近", "接近", "约", "約", "近"], "APPROX"),
}
_LEADING_WORDS = sorted(_MODS, key=len, reverse=True)
_NO_MOD = re.compile("(?:[签簽合预預节節制公违條条][约約]|[附最]近)")
_TRAILING = {
    "左右": "APPROX",
    "上下": "APPROX",
    "以上": "AT_LEAST",
    "以下": "AT_MOST",
    "以内": "AT_MOST",
    "以內": "AT_MOST",
}
_TRAILING_WORD = re.compile("|".join(_TRAILING) + "|多(?=[,，。；;、的])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral in a text.

    ``value`` is None where it does not say exactly how many (几十, 3-5); ``ordinal`` says that
    what stands before makes it the place in an order (第三次, 一届二次).
    """

    start: int
    end: int
    head: str
    value: str | None
    mod: str | None
    ordinal: bool

    @property
    def is_one(self) -> bool:
        """Whether it is 一 alone, which seldom counts."""
        return self.head == "一"


def find_amounts(text: str) -> Iterator[Amount]:
    """Yield the numerals of ``text`` that stand for an amount, whatever is counted."""
    for found in _AMOUNT.finditer(text):
        start = found.start()
        if _starts_badly(text, found) or not _says_something(text, found):
            continue
        head = found["head"]
        value = _value(found)
        if value is None and not _is_vague(found):
            continue
        ordinal = text[start - 1 : start] in _ORDINAL_AFTER
        yield Amount(start, found.end(), head, value, _mod(text, found, value), ordinal)


def trailing_mod(text: str, end: int) -> tuple[int, str | None]:
    """Return where an approximator behind the unit ends (左右, 以上), and what it says."""
    found = _TRAILING_WORD.match(text, end)
    if not found:
        return end, None
    return found.end(), _TRAILING.get(found[0], "MORE_THAN")


def leading_mod(text: str, start: int) -> str | None:
    """Return what a word in front says (约, 超过, 不足); the word stays outside the span."""
    before = text[max(0, start - 3) : start]
    if _NO_MOD.fullmatch(before[-2:]):
        return None
    word = next((word for word in _LEADING_WORDS if before.endswith(word)), None)
    return _MODS[word] if word else None


def _starts_badly(text: str, found: re.Match[str]) -> bool:
    """Return whether the numeral is the rest of something else: a code, a word, a torn figure."""
    start = found.start()
    if start == 0:
        return False
    arabic = _ARABIC_START.match(text, start)
    if not arabic:
        return bool(_NO_START_CHINESE.match(text, start - 1))
    torn = text[start - 1] in " \xa0" and text[start - 2 : start - 1] in _FIGURE_CHARS
    if torn and _LONE_FIGURE.match(text, start) and " " not in found["head"]:
        return True
    return bool(_NO_START_ARABIC.match(text, start - 1))


def _says_something(text: str, found: re.Match[str]) -> bool:
    """Return whether a bare 百 or 千万 is used as a number: 百余, 上千, 数百; 百万 is."""
    head = found["head"]
    if not _ONLY_ROUND.fullmatch(head) or found["some"] or found["inner"] or found["outer"]:
        return True
    return len(head) > 1 or text.startswith(_BEFORE_ROUND, found.start() - 1, found.start())


def _value(found: re.Match[str]) -> str | None:
    if found["some"] or found["odd"] or found["to"]:
        return None
    number = parse_number(found["head"] + (found["scale"] or ""))
    return None if number is None else canonical(number)


def _is_vague(found: re.Match[str]) -> bool:
    """Return whether it counts without saying exactly: 几十, 十几, 3-5, 七八."""
    if found["to"]:
        return parse_number(found["head"]) is not None and parse_number(found["to"]) is not None
    if found["some"] or found["odd"]:
        return True
    pair = _VAGUE.fullmatch(found["head"])
    return pair is not None and pair["pair"] in _NEIGHBOURS


def _is_upward(text: str, found: re.Match[str]) -> bool:
    """Return whether it is 上千, 成百: a round number reached, not counted."""
    before = text[max(0, found.start() - 1) : found.start()]
    return before in {"上", "成"} and bool(_ONLY_ROUND.fullmatch(found["head"]))


def _mod(text: str, found: re.Match[str], value: str | None) -> str | None:
    if found["inner"] or (found["outer"] and found["outer"] in MORE):
        return "MORE_THAN"
    if found["outer"] or (value is None and not found["to"]) or _is_upward(text, found):
        return "APPROX"
    return leading_mod(text, found.start())
