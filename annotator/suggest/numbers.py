"""QUANTITY, MONEY and PERCENT: a numeral with what it counts, and what that comes to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.model import Suggestion, Value
from annotator.suggest.amounts import MORE, Amount, find_amounts, leading_mod, trailing_mod
from annotator.suggest.scores import origin
from annotator.text.gazetteers import measure_words, not_numbers
from annotator.text.numerals import ARABIC, NUMERAL, parse_ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.suggest.task import Task

_BY = "numbers"
_CURRENCIES = {
    **dict.fromkeys(["元", "圆", "圓", "块钱", "塊錢", "元人民币", "元人民幣"], "CNY"),
    **dict.fromkeys(["美元", "美金"], "USD"),
    **dict.fromkeys(["港元", "港币", "港幣"], "HKD"),
    **dict.fromkeys(["澳门元", "澳門元"], "MOP"),
    **dict.fromkeys(["新台币", "新臺幣", "新台幣"], "TWD"),
    **dict.fromkeys(["欧元", "歐元"], "EUR"),
    **dict.fromkeys(["英镑", "英鎊"], "GBP"),
    **dict.fromkeys(["日元", "日圆", "日圓"], "JPY"),
    **dict.fromkeys(["韩元", "韓元", "韩圆"], "KRW"),
    **dict.fromkeys(["卢布", "盧布"], "RUB"),
    **dict.fromkeys(["瑞士法郎", "瑞郎"], "CHF"),
    **dict.fromkeys(["澳元", "澳币"], "AUD"),
    **dict.fromkeys(["加元", "加币"], "CAD"),
    "新加坡元": "SGD",
    "泰铢": "THB",
    "卢比": "INR",
    "林吉特": "MYR",
}
_CURRENCY = re.compile(
    "|".join(sorted(_CURRENCIES, key=len, reverse=True)) + "(?![旦素月宵老件首帅帥勋勳])"
)
_SYMBOLS = {
    "¥": "CNY",
    "￥": "CNY",
    "RMB": "CNY",
    "US$": "USD",
    "HK$": "HKD",
    "$": "USD",
    "€": "EUR",
}
_SYMBOL = re.compile(r"(?:¥|￥|RMB|US\$|HK\$|\$|€)[ \xa0]?\Z")
_PERCENT = re.compile(rf"[ \xa0]?[%％‰](?:[-－–—~～至到](?P<to>{ARABIC})[%％‰])?")
_PARTS = re.compile(rf"(?P<ratio>{NUMERAL}分之{NUMERAL})(?P<more>[{MORE}])?")
_TENTHS = re.compile("(?P<tenths>[一二三四五六七八九两兩])成(?=[以左多的,，。；;、])")
_PART_OF = re.compile("分之")
_GREAT = re.compile(
    "大(?!会|學|学|队|隊|厦|道|街|桥|报告|家|精神|召开|以来|代表|期间|文件|小|约|致|于)"
)
_GREAT_NUMBER = re.compile(r"[二两兩三四五六七八九十]|[2-9]|[1-9][0-9]")
_CONGRESS = re.compile("(?:党的|黨的|中共)\\Z")
_POINTS = re.compile(
    "[点點](?=(?:要求|意见|意見|建议|建議|希望|体会|體會|做法|措施|启示|啟示|内容|內容|思考|共识|共識"
    "|看法|倡议|倡議|经验|經驗|工作|主张|期望|感受))"
)
_COUNTED = re.compile("省市|省区|省|同志|企业|企業|单位|單位|部门|部門")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_TERM_AHEAD = re.compile("[^“”‘’「」,，。；;：:\r\n]{1,12}[”’」]")
_OPENING = frozenset("“‘「")
_COUNTS_ONE = ("各", "共", "仅", "僅", "只有", "共计", "共計", "其中")

_Reading = tuple[int, str, str, str]
"""End, label, unit and rule of an amount with what follows it."""


def suggest_numbers(task: Task) -> Iterator[Suggestion]:
    """Yield every amount whose unit, currency or sign says what it is."""
    yield from _shares(task.text)
    for count, amount in enumerate(find_amounts(task.text)):
        if count % 100 == 0:
            task.check()
        suggestion = _read(task, amount)
        if suggestion:
            yield suggestion


def _read(task: Task, amount: Amount) -> Suggestion | None:
    """Return what an amount and its right-hand neighbour make, by the first kind that fits."""
    text = task.text
    if amount.ordinal or _PART_OF.match(text, amount.end):
        return None
    if text.startswith("分之", max(0, amount.start - 2)):
        return None
    for kind in _KINDS:
        reading = kind(text, amount)
        if reading:
            return _suggestion(task, amount, reading)
    return None


def _suggestion(task: Task, amount: Amount, reading: _Reading) -> Suggestion:
    text = task.text
    end, label, unit, rule = reading
    if label == "QUANTITY":
        unit = task.as_written(end - len(unit), end)
    end, mod = trailing_mod(text, end)
    start, value = amount.start, amount.value
    if label == "PERCENT":
        value = parse_ratio(text[start : reading[0]])
    elif rule == "money_symbol":
        symbol = _SYMBOL.search(text, max(0, start - 4), start)
        start = symbol.start() if symbol else start
        mod = mod or leading_mod(text, start)
    return Suggestion(start, end, label, origin(_BY, rule), Value(value, unit, amount.mod or mod))


def _percent(text: str, amount: Amount) -> _Reading | None:
    sign = _PERCENT.match(text, amount.end)
    return (sign.end(), "PERCENT", "ratio", "percent") if sign else None


def _money(text: str, amount: Amount) -> _Reading | None:
    currency = _CURRENCY.match(text, amount.end)
    if not currency or amount.is_one or not_numbers().match(text, amount.start):
        return None
    return currency.end(), "MONEY", _CURRENCIES[currency[0]], "money"


def _money_symbol(text: str, amount: Amount) -> _Reading | None:
    symbol = _SYMBOL.search(text, max(0, amount.start - 4), amount.start)
    if not symbol:
        return None
    return amount.end, "MONEY", _SYMBOLS[symbol[0].rstrip(" \xa0")], "money_symbol"


def _quantity(text: str, amount: Amount) -> _Reading | None:
    if not _may_count(text, amount):
        return None
    word = measure_words().match(text, amount.end)
    return (word.end(), "QUANTITY", word[0], "measure_word") if word else None


def _points(text: str, amount: Amount) -> _Reading | None:
    word = _POINTS.match(text, amount.end)
    if not word or not _may_count(text, amount):
        return None
    return word.end(), "QUANTITY", word[0], "points"


def _great(text: str, amount: Amount) -> _Reading | None:
    """Read 五大(做法); the congresses of a party (党的十大) are names."""
    word = _GREAT.match(text, amount.end)
    if not word or not _GREAT_NUMBER.fullmatch(amount.head) or not _may_count(text, amount):
        return None
    if _CONGRESS.search(text, max(0, amount.start - 2), amount.start):
        return None
    return word.end(), "QUANTITY", word[0], "great"


def _bare(text: str, amount: Amount) -> _Reading | None:
    """Read a number that stands directly before what it counts: 4省市, 两同志."""
    if not _may_count(text, amount) or _YEAR.fullmatch(amount.head):
        return None
    counted = _COUNTED.match(text, amount.end)
    return (amount.end, "QUANTITY", "", "bare") if counted else None


def _may_count(text: str, amount: Amount) -> bool:
    """Return whether the amount is no idiom, no lone 一 and not the head of a quoted phrase."""
    if amount.is_one:
        return text.endswith(_COUNTS_ONE, max(0, amount.start - 2), amount.start)
    if not_numbers().match(text, amount.start):
        return False
    quoted = text[amount.start - 1 : amount.start] in _OPENING
    return not (quoted and _TERM_AHEAD.match(text, amount.end))


_KINDS: tuple[Callable[[str, Amount], _Reading | None], ...] = (
    _percent,
    _money,
    _money_symbol,
    _quantity,
    _points,
    _great,
    _bare,
)


def _shares(text: str) -> Iterator[Suggestion]:
    """Yield shares in words: 百分之五, 三分之一, 九成以上."""
    for found in _PARTS.finditer(text):
        value = parse_ratio(found["ratio"])
        if value is not None:
            mod = "MORE_THAN" if found["more"] else leading_mod(text, found.start())
            yield _share(text, found, "parts", Value(value, "ratio", mod))
    for found in _TENTHS.finditer(text):
        value = parse_ratio("百分之" + found["tenths"] + "十")
        yield _share(text, found, "tenths", Value(value, "ratio", leading_mod(text, found.start())))


def _share(text: str, found: re.Match[str], rule: str, value: Value) -> Suggestion:
    end, mod = trailing_mod(text, found.end())
    value = replace(value, mod=value.mod or mod)
    return Suggestion(found.start(), end, "PERCENT", origin(_BY, rule), value)
