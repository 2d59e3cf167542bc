"""Digits of one number that were torn apart by blanks: joined where what follows proves it.

Single figures in a row may also be a formula whose signs were lost (1 1 1), or a row of a table:
only a unit behind them, a sign of per cent, or a year, month or day that can be, makes a number.
Two longer pieces (岗位2 150个) may be two cells: they are one number only where a word runs into
the first and a unit follows the second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.text.gazetteers import measure_words
from annotator.text.han import BLANK, DIGIT, HAN

if TYPE_CHECKING:
    from annotator.text.offsets import Span

_STRETCH = re.compile(
    rf"(?<![{DIGIT}A-Za-z.．,，+＋*×/:：])(?<![{DIGIT}.．][{BLANK}、])(?<![{DIGIT}][:：、])[{DIGIT}]"
    rf"(?:[{BLANK}]?[{DIGIT}]|[{BLANK}]?[.．](?=[{BLANK}]?[{DIGIT}]))++(?![A-Za-z+＋*×/])"
)
_HAS_BLANK = re.compile(rf"[{BLANK}]")
_TOKENS = re.compile(rf"[^{BLANK}]+")
_NUMBER = re.compile(r"[0-9]{1,16}(?:\.[0-9]{1,8})?")
_PLAIN = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {ord("．"): ord(".")}
_UNIT = re.compile(
    "[%％‰]|[万亿萬億千百多余餘](?![一-鿿]{0,2}年来)|[元圆圓块塊角](?!旦)|(?:分|个|個)?百分点|[点點](?=[0-9０-９整半])"
    "|小?[时時]|分[钟鐘]|秒|周[年岁歲]|[岁歲]"
)
_PER_CENT = frozenset("%％‰")  # before these a point may be what was lost
_CALENDAR = {"月": (1, 12), "日": (1, 31), "号": (1, 31), "號": (1, 31)}
_CALENDAR_UNITS = frozenset("年月")  # behind them a torn date goes on
_YEAR = re.compile("(?:1[0-9]|20)[0-9]{2}")
_LONGEST_DURATION = 3  # digits of a number of years
_NUMBERED = re.compile(rf"(?:(?<!代)表|[图圖题題例式注]|附件|周|星期|[编編序]号)[{BLANK}]?\Z")
"""Behind these stands the number of a table or a figure, not the first digit of a torn one."""
_RUNS_ON = re.compile(
    rf"[{HAN}](?<![第号號栋棟楼樓层層室路线線座组組段期级級档檔类類届屆包间間册冊卷章节節條条款页頁批班排年月])"
    r"(?<!项目)(?<!項目)(?<!等奖)(?<!等獎)(?<!标准)(?<!標準)(?<!方案)(?<!问题)(?<!問題)\Z"
)
"""A word runs on into the figures behind it, and is not one that is numbered by them."""
_PIECES, _LONGEST_PIECE, _LONGEST_SPLIT = 2, 3, 7  # the last two in digits
_RANGE = re.compile(rf"[{BLANK}]?[-－–—~～至到][{BLANK}]?")
_POINT_APART = re.compile(rf"[{BLANK}][.．][{BLANK}]")
_CLOSED = re.compile(rf"[{BLANK}]?(?:[，,。；;、)）\r\n]|\Z)")


def torn_digits(text: str) -> tuple[str, list[Span]]:
    """Leave out the blanks inside torn numbers, before their units, and behind 第."""
    gone: list[Span] = []
    joined: set[int] = set()  # where numbers begin that are torn, found so far
    for found in reversed(list(_STRETCH.finditer(text))):
        start, end = found.span()
        if not _HAS_BLANK.search(text, start, end) or _NUMBERED.search(
            text, max(0, start - 4), start
        ):
            continue
        tail = _unit_after(text, start, end, joined)
        if tail is None:
            continue
        joined.add(start)
        blanks = [blank.span() for blank in _HAS_BLANK.finditer(text, start, tail)]
        if start > 1 and text[start - 2] == "第" and _HAS_BLANK.match(text, start - 1):
            blanks.append((start - 1, start))
        goes_on = text[tail : tail + 1] in _CALENDAR_UNITS and tail + 2 in joined
        if goes_on and _HAS_BLANK.match(text, tail + 1):
            blanks.append((tail + 1, tail + 2))
        gone += blanks
    return text, sorted(gone)


def _unit_after(text: str, start: int, end: int, joined: set[int]) -> int | None:
    """Return where the unit of the torn number ``start``-``end`` begins; None if it is none."""
    tokens = _TOKENS.findall(text, start, end)
    number = "".join(tokens).translate(_PLAIN)
    if not _NUMBER.fullmatch(number):
        return None
    tail = end + 1 if _HAS_BLANK.match(text, end) else end
    whole = _is_torn(tokens)
    following = text[tail : tail + 1]
    if following == "年":
        return tail if _is_year(number, whole=whole) else None
    has_unit = _UNIT.match(text, tail) or measure_words().match(text, tail)
    if not whole:
        is_one = has_unit and following not in _PER_CENT and _is_split(text, start, tokens)
        return tail if is_one else None
    if following in _CALENDAR:
        low, high = _CALENDAR[following]
        fits = number.isdigit() and low <= int(number) <= high
        return tail if fits else None
    if has_unit:
        return tail
    if _POINT_APART.search(text, start, end) and _CLOSED.match(text, end):
        return end
    to = _RANGE.match(text, end)
    return end if to and to.end() in joined else None


def _is_torn(tokens: list[str]) -> bool:
    """Return whether each side of the point is in one piece, or all in single figures."""
    sides = " ".join(tokens).replace("．", ".").split(".")
    return all(
        len(side.split()) == 1 or all(len(token) == 1 for token in side.split()) for side in sides
    )


def _is_split(text: str, start: int, tokens: list[str]) -> bool:
    """Return whether two pieces of figures in running text are one number: 共38 6人."""
    if len(tokens) != _PIECES or not all(token.isdecimal() for token in tokens):
        return False
    is_short = len(tokens[0]) <= _LONGEST_PIECE and len("".join(tokens)) <= _LONGEST_SPLIT
    return is_short and _RUNS_ON.search(text, max(0, start - 2), start) is not None


def _is_year(number: str, *, whole: bool) -> bool:
    """Return whether so many before 年 can be a year, or, all in single figures, a duration."""
    return bool(_YEAR.fullmatch(number)) or (whole and len(number) <= _LONGEST_DURATION)
