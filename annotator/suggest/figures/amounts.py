"""Numerals where they stand in a text: their extent, exact value and approximators."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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

MORE = "余多"
_SCALE = "[万亿]{1,2}"
_ROUND = "百千万亿佰仟"
_AMOUNT = re.compile(
    rf"(?P<head>{NUMERAL})(?:(?P<odd>几)(?P<some>{_SCALE})?)?(?:(?P<inner>[{MORE}来])(?P<scale>{_SCALE}))?"
    rf"(?:[-－–—~～至到](?P<to>{NUMERAL}))?(?:[ \xa0](?P<apart>{_SCALE})(?![{_ROUND}]))?"
    rf"(?P<outer>[{MORE}]|来(?![自到说的访]))?(?![年月号])"
)
_SOME = re.compile(f"(?:几|(?<![总人户倍次件单双多少系指度参])数)(?=[{CHINESE_UNIT}])")
_FEW = 16
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_ORDINAL_AFTER = frozenset("第届")
_FIGURE_CHARS = frozenset("0123456789.")
_LONE_FIGURE = re.compile(rf"[{ARABIC_DIGIT}](?![{ARABIC_DIGIT}])")
_VAGUE = re.compile(rf"十?(?P<pair>[{CHINESE_DIGIT}]{{2}})[{CHINESE_UNIT}]{{0,3}}")
_NEIGHBOURS = frozenset(
    ["一二", "一两", "两三", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "三五"]
)
_ONLY_ROUND = re.compile(f"[{_ROUND}]+")
_BEFORE_ROUND = tuple("上近约成逾超达过")
_NO_START_ARABIC = re.compile(r"[A-Za-z0-9_@#/\\]|(?<=[0-9A-Za-z])[-.,:．]")
_BAD_BEFORE = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@#/\\-.,:． \xa0"
)
_NO_START_CHINESE = frozenset("初老周")
_EVERY_WEEK = re.compile("[一二两三四五六七八九十]+[次场期小天课节]")
_MODS = {
    **dict.fromkeys(["不低于", "不少于", "不小于", "至少", "最少"], "AT_LEAST"),
    **dict.fromkeys(["不超过", "不高于", "不多于", "至多", "最多"], "AT_MOST"),
    **dict.fromkeys(["不足", "不到", "未满", "低于", "少于"], "LESS_THAN"),
    **dict.fromkeys(["超过", "超出", "突破", "高于", "多于", "逾", "超"], "MORE_THAN"),
    **dict.fromkeys(["大约", "将近", "接近", "约", "近"], "APPROX"),
}
_LEADING = re.compile(
    rf"(?P<word>{'|'.join(sorted(_MODS, key=len, reverse=True))})(?:[占为达有需计了]|人民币)?\Z"
    r"|(?P<verb>至少|最少|至多|最多)[\u4e00-\u9fff]{1,3}\Z"
)
_LAST_OF_LEADING = frozenset("于少过多足到满出破逾超约近占为达有需计了币")
_NO_MOD = re.compile("(?:[签合预节制公违条相契誓][约]|[附最远靠亲临新][近]|达到|不止到)")
_TRAILING = {
    "左右": "APPROX",
    "上下": "APPROX",
    "以上": "AT_LEAST",
    "以下": "AT_MOST",
    "以内": "AT_MOST",
}
_TRAILING_WORD = re.compile("[及或]?(?:" + "|".join(_TRAILING) + r")|多(?=[,，。；;、的]|\Z)")


@dataclass(slots=True)
class Amount:
    """A numeral in a text.

    ``vague`` says that it does not tell exactly how many (几十, 3-5): then it has no value. That of
    十几 is ten, as it is more.
    ``ordinal`` says that what stands before makes it the place in an order (第三次, 一届二次).
    """

    text: str = field(repr=False)
    start: int
    end: int
    head: str
    number: str
    vague: bool
    more: bool
    ordinal: bool
    _outer: str
    _odd: bool

    @property
    def is_one(self) -> bool:
        """Whether it is 一 alone, which seldom counts."""
        return self.head == "一"

    @property
    def in_figures(self) -> bool:
        """Whether it begins with a figure."""
        return self.head[0] in _DIGITS

    @property
    def value(self) -> str | None:
        """What it comes to, in canonical form."""
        number = None if self.vague else parse_number(self.number)
        return None if number is None else canonical(number)

    @property
    def mod(self) -> str | None:
        """What an approximator inside, behind or in front of it says."""
        if self.more:
            return "MORE_THAN"
        if self._odd:
            return "APPROX"
        if self._outer or (self.vague and "-" not in self.number) or self._is_upward():
            return "APPROX"
        return leading_mod(self.text, self.start)

    def _is_upward(self) -> bool:
        """Return whether it is 上千, 成百: a round number reached, not counted."""
        before = self.text[max(0, self.start - 1) : self.start]
        return before in {"上", "成"} and bool(_ONLY_ROUND.fullmatch(self.head))


def find_amounts(text: str) -> Iterator[Amount]:
    """Yield the numerals of ``text`` that stand for an amount, whatever is counted."""
    for found in _AMOUNT.finditer(text):
        start = found.start()
        head = found["head"]
        if _starts_badly(text, start, head):
            continue
        some = text[start - 1 : start] in {"几", "数"} and _SOME.match(text, start - 1)
        if not some and not _says_something(text, found):
            continue
        number = head + (found["some"] or found["scale"] or found["apart"] or "")
        vague = bool(some)
        if found["to"]:
            if parse_number(head) is None or parse_number(found["to"]) is None:
                continue
            vague, number = True, "-"
        elif not vague and not _is_plain(head) and parse_number(number) is None:
            vague = _is_vague(head)
            if not vague:
                continue
        yield Amount(
            text,
            start - 1 if some else start,
            found.end(),
            head,
            number,
            vague,
            bool(found["inner"] in {"余", "多"} or found["outer"] in {"余", "多"}),
            text[start - 1 : start] in _ORDINAL_AFTER,
            found["outer"] or (found["inner"] == "来" and "来") or "",
            bool(found["odd"]),
        )


def trailing_mod(text: str, end: int) -> tuple[int, str | None]:
    """Return where an approximator behind the unit ends (左右, 以上), and what it says."""
    found = _TRAILING_WORD.match(text, end)
    if not found:
        return end, None
    return found.end(), _TRAILING.get(found[0][-2:], "MORE_THAN")


def leading_mod(text: str, start: int) -> str | None:
    """Return what a word in front says (约, 超过, 不足); the word stays outside the span."""
    before = text[max(0, start - 6) : start]
    if before[-1:] not in _LAST_OF_LEADING and not ("至" in before or "最" in before):
        return None
    found = _LEADING.search(before)
    if not found or _NO_MOD.search(before[max(0, found.start() - 1) : found.start() + 1]):
        return None
    return _MODS[found["word"] or found["verb"]]


def _is_plain(head: str) -> bool:
    """Return whether these are so few figures that they are a number for sure."""
    return head[0] in _DIGITS and len(head) <= _FEW and head.isdecimal()


def _starts_badly(text: str, start: int, head: str) -> bool:
    """Return whether the numeral is the rest of something else: a code, a word, a torn figure."""
    if start == 0:
        return False
    before = text[start - 1]
    if head[0] not in _DIGITS:
        if before == "期":
            return text.endswith("星期", 0, start)
        if before == "周" and text.startswith("每", max(0, start - 2)):
            return not _EVERY_WEEK.match(text, start)
        return before in _NO_START_CHINESE
    if before not in _BAD_BEFORE:
        return False
    torn = before in " \xa0" and text[start - 2 : start - 1] in _FIGURE_CHARS
    if torn and _LONE_FIGURE.match(text, start) and " " not in head:
        return True
    return bool(_NO_START_ARABIC.match(text, start - 1))


def _says_something(text: str, found: re.Match[str]) -> bool:
    """Return whether a bare 百 or 千万 is used as a number: 百余, 上千; 百万 is."""
    head = found["head"]
    if head[0] not in _ROUND or not _ONLY_ROUND.fullmatch(head):
        return True
    if found["inner"] or found["outer"] or len(head) > 1:
        return True
    return text.startswith(_BEFORE_ROUND, found.start() - 1, found.start())


def _is_vague(head: str) -> bool:
    """Return whether it counts without saying exactly: 三五, 七八百."""
    pair = _VAGUE.fullmatch(head)
    return pair is not None and pair["pair"] in _NEIGHBOURS
