"""MONEY: an amount with the name or the sign of its currency, before or behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.suggest.task import Task

_NAMES = {
    **dict.fromkeys(["人民币", "RMB", "CNY"], "CNY"),
    **dict.fromkeys(["美元", "美金"], "USD"),
    **dict.fromkeys(["港元", "港币"], "HKD"),
    **dict.fromkeys(["澳门元", "澳门币"], "MOP"),
    **dict.fromkeys(["新台币", "台币"], "TWD"),
    "欧元": "EUR",
    "英镑": "GBP",
    **dict.fromkeys(["日元", "日圆"], "JPY"),
    **dict.fromkeys(["韩元", "韩圆"], "KRW"),
    "卢布": "RUB",
    **dict.fromkeys(["瑞士法郎", "瑞郎"], "CHF"),
    **dict.fromkeys(["澳元", "澳币"], "AUD"),
    **dict.fromkeys(["加元", "加币"], "CAD"),
    **dict.fromkeys(["新西兰元", "纽元", "纽币"], "NZD"),
    **dict.fromkeys(["新加坡元", "新币"], "SGD"),
    "泰铢": "THB",
    "卢比": "INR",
    "林吉特": "MYR",
}
_SIGNS = {"¥": "CNY", "￥": "CNY", "US$": "USD", "HK$": "HKD", "$": "USD", "€": "EUR", "£": "GBP"}
_YUAN = ("元", "圆", "块钱")
_BEHIND = {
    **{name: code for name, code in _NAMES.items() if not name.isascii()},
    **dict.fromkeys(_YUAN, "CNY"),
    **{"元" + name: code for name, code in _NAMES.items() if name.endswith("币")},
}
_BEFORE = {**_NAMES, **_SIGNS}


def _any(words: dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_CURRENCY = re.compile(f"(?:{_any(_BEHIND)})(?![旦素月宵老件首帅勋谋])")
_PREFIX = re.compile(rf"(?:{_any(_BEFORE)})[ \xa0]?\Z")
_LAST_OF_PREFIX = frozenset(word[-1] for word in _BEFORE) | frozenset(" \xa0")
_LONGEST = max(map(len, _BEFORE)) + 1


_SPENT = re.compile(
    "(?:捐|凑|挣|赚|花|投资|投|借|欠|亏|贷|筹|募|注资|出资|捐资|捐款|捐赠|捐助|纳税|缴税|上缴|分红|减免|筹资|集资"
    "|融资|贷款|拨款|补贴|资助|奖励|让利)(?:了|出|入|得|到|来)?\\Z"
)
_HOMES = (("香港", "港元|港币", "HKD"), ("澳门", "澳门元|澳门币|葡币", "MOP"))
_NAMED = re.compile("人民币|[港美台日欧澳纽加韩门兰坡][元币]|[￥¥$]")


def home_currency(task: Task) -> str:
    """Return what a bare 元 is: that of Hong Kong or Macao in a report from there that names it.

    Such a report is in the traditional script and names no other; else it is that of the mainland.
    """
    text = task.text
    if not task.written or task.written == text:
        return "CNY"
    codes = [code for place, names, code in _HOMES if place in text and re.search(names, text)]
    return codes[0] if len(codes) == 1 and "人民币" not in text else "CNY"


def is_bare_yuan(text: str, start: int, end: int) -> bool:
    """Return whether the amount ``start``-``end`` says 元 without saying whose."""
    return text.endswith(_YUAN, start, end) and not _NAMED.search(text, max(0, start - 4), end)


def spent(text: str, start: int) -> bool:
    """Return whether a verb of giving or earning directly governs what begins at ``start``."""
    return bool(_SPENT.search(text, max(0, start - 4), start))


def currency_behind(text: str, end: int) -> tuple[int, str] | None:
    """Return where the currency's name at ``end`` ends, and its ISO 4217 code."""
    found = _CURRENCY.match(text, end)
    return (found.end(), _BEHIND[found[0]]) if found else None


def currency_before(text: str, start: int) -> tuple[int, str] | None:
    """Return where the currency's name or sign that leads up to ``start`` begins, and its code."""
    if text[start - 1 : start] not in _LAST_OF_PREFIX:
        return None
    found = _PREFIX.search(text, max(0, start - _LONGEST), start)
    return (found.start(), _BEFORE[found[0].rstrip(" \xa0")]) if found else None
