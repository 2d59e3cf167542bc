"""Numerals of Chinese text, read exactly: Arabic, Chinese, mixed, full-width, financial."""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, localcontext
from functools import lru_cache

_DIGITS = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_DIGITS |= zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)
_DIGITS |= zip("两兩貳參陸", (2, 2, 2, 3, 6), strict=True)
_EVERY_DIGIT = "".join(_DIGITS)
_SCALES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_ONE_SHAPE: dict[int, str] = {
    **{ord("０") + i: str(i) for i in range(10)},
    **{ord(a): b for a, b in zip("．－−＋，％拾佰仟萬億點負", ".--+,%十百千万亿点负", strict=True)},
    ord("廿"): "二十",
    ord("卅"): "三十",
}
_LONGEST = 64
"""No numeral of a report is longer; what is longer is a run of digits that means something else."""

ARABIC_DIGIT = "0-9０-９"
CHINESE_DIGIT = "〇零一二三四五六七八九两壹贰叁肆柒捌玖"
CHINESE_UNIT = "十百千万亿拾佰仟廿卅"
"""What numerals are written with in simplified text; `parse_number` reads both scripts."""
_TORN = r"[0-9](?:[ \xa0][0-9]){0,8}[ \xa0]\.[ \xa0][0-9](?:[ \xa0][0-9]){0,8}(?![0-9])"
ARABIC = (
    rf"(?>{_TORN}|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?"
    r"|[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])"
    rf"|[{ARABIC_DIGIT}]+(?:[.．][{ARABIC_DIGIT}]+)?)"
)
"""A regular expression for a numeral in figures, its decimals and grouping commas included."""
_ANY = ARABIC_DIGIT + CHINESE_DIGIT + CHINESE_UNIT
_FORMAL = "[伍陆](?=[拾佰仟万亿元圆])"  # else 队伍, 大陆
NUMERAL = (
    rf"(?<![{_ANY}])(?>(?:{ARABIC}|[{CHINESE_DIGIT}{CHINESE_UNIT}](?!(?<=百)分点|(?<=千)[瓦克卡伏赫]|(?<=[0-9０-９]千)米)|{_FORMAL}"
    rf"|(?<=[{CHINESE_DIGIT}十])点(?=[{CHINESE_DIGIT}]))+)"
)
"""A regular expression for a stretch that may be one numeral; `parse_number` decides.

It starts where a stretch starts and is atomic, as `ARABIC` is, so that nothing built on it can go
through a long run of figures more than once.
"""

_ARABIC_ONLY = re.compile(ARABIC)
_TORN_HEAD = re.compile(_TORN)
_SIGNED = re.compile(r"(?P<sign>[-+负]?)(?P<body>.+)", re.DOTALL)
_POINT = re.compile(rf"(?P<whole>[^点]+)点(?P<part>[{_EVERY_DIGIT}]+)(?P<scale>[十百千万亿]*)")
_PERCENT = re.compile(r"(?P<number>.+)(?P<sign>[%‰])", re.DOTALL)
_PARTS = re.compile(r"(?P<whole>.+)分之(?P<part>.+)", re.DOTALL)


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Decimal | None:
    """Return what a numeral means, exactly: 4.11万 is 41100, 三百五 is 350, 半 is 0.5.

    None where ``text`` is not one numeral, or one that does not say how many (三五, 十几, 3万5).
    """
    found = _SIGNED.fullmatch(_one_shape(text)) if len(text) <= _LONGEST else None
    if not found:
        return None
    if found["body"] in {"半", "一半"}:
        return Decimal("0.5")
    with localcontext(Context(prec=2 * _LONGEST, traps=[Inexact])):
        value = _whole(found["body"])
        return -value if value and found["sign"] in {"-", "负"} else value


def parse_ratio(text: str) -> str | None:
    """Return a share in canonical form: 77.5% is "0.775", 百分之五 "0.05", 三分之一 "1/3".

    None where ``text`` is not a percentage, a per mille or a fraction in words.
    """
    if len(text) > 2 * _LONGEST:
        return None
    body = _one_shape(text)
    if found := _PERCENT.fullmatch(body):
        number = parse_number(found["number"])
        return None if number is None else _hundredth(number, -2 if found["sign"] == "%" else -3)
    if not (found := _PARTS.fullmatch(body)):
        return None
    whole, part = parse_number(found["whole"]), parse_number(found["part"])
    if whole is None or part is None or whole <= 0:
        return None
    powers = {Decimal(100): -2, Decimal(1000): -3, Decimal(10000): -4}
    if whole in powers:
        return _hundredth(part, powers[whole])
    return f"{canonical(part)}/{canonical(whole)}"


def canonical(number: Decimal) -> str:
    """Return a number without exponent and without zeros at its end: "41100", "0.775"."""
    plain = format(number, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in {"-0", ""} else plain


def _one_shape(text: str) -> str:
    """Return a numeral in half-width figures and everyday characters, torn figures joined."""
    body = text.strip()
    torn = _TORN_HEAD.match(body)
    if torn:
        body = re.sub(r"[ \xa0]", "", torn[0]) + body[torn.end() :]
    return body.translate(_ONE_SHAPE)


def _hundredth(number: Decimal, power: int) -> str:
    with localcontext(Context(prec=2 * _LONGEST)):
        return canonical(number.scaleb(power))


def _whole(body: str) -> Decimal | None:
    """Return the value of a numeral in one shape, with a point in words where it has one."""
    point = _POINT.fullmatch(body)
    if not point:
        return _scaled(body, 0)
    whole = _scaled(point["whole"], 0)
    if whole is None or whole != whole.to_integral_value():
        return None
    fraction = Decimal("0." + "".join(str(_DIGITS[char]) for char in point["part"]))
    scale = _scaled("一" + point["scale"], 0) if point["scale"] else Decimal(1)
    return None if scale is None else (whole + fraction) * scale


def _scaled(body: str, level: int) -> Decimal | None:
    """Return ``body`` as left x unit + right, for its largest unit from ``level`` on."""
    for index in range(level, len(_SCALES)):
        unit, factor = _SCALES[index]
        left, mark, right = body.partition(unit)
        if not mark:
            continue
        times = _times(left, right, index)
        rest = _rest(right, index)
        return None if times is None or rest is None else times * factor + rest
    return _leaf(body)


def _times(left: str, right: str, index: int) -> Decimal | None:
    """Return how many of a unit there are; a unit alone is one, 十五 is one 十 and 五."""
    if left:
        return _scaled(left, index + 1)
    alone = not right or _SCALES[index][0] == "十"
    return Decimal(1) if alone else None


def _rest(right: str, index: int) -> Decimal | None:
    """Return what follows a unit; a lone digit counts the next lower unit (三百五)."""
    factor = _SCALES[index][1]
    if not right:
        return Decimal(0)
    if right in _DIGITS and factor > 10 and _DIGITS[right]:
        return Decimal(_DIGITS[right] * factor // 10)
    value = _scaled(right.lstrip("零〇") or "零", index + 1)
    if value is None or value >= factor:
        return None
    vague = _ARABIC_ONLY.fullmatch(right) and (value * 10 < factor or "." in right)
    return None if vague else value


def _leaf(body: str) -> Decimal | None:
    """Return the value of figures, of one digit, or of digits written one by one (二〇二〇)."""
    if _ARABIC_ONLY.fullmatch(body):
        return Decimal(body.replace(",", ""))
    if not body or any(char not in _DIGITS for char in body):
        return None
    if len(body) > 1 and len(body) < 4 and not set(body) & set("〇零"):
        return None
    return Decimal("".join(str(_DIGITS[char]) for char in body))
