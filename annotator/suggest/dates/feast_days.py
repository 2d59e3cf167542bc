"""The days of the feasts that move with the moon and the sun, 1990 to 2035.

Listed, as month and day, from 1990 on; set beside the tables of the PyPI packages lunardate (moon)
and ephem (the sun at 15 degrees, Beijing time: 清明).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from annotator.text.numerals import parse_number

_FIRST = 1990
_DAYS = {
    "春节": (
        "0127 0215 0204 0123 0210 0131 0219 0207 0128 0216 0205 0124 0212 0201 0122 0209 0129"
        " 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122"
        " 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208"
    ),
    "端午": (
        "0528 0616 0605 0624 0613 0602 0620 0609 0530 0618 0606 0625 0615 0604 0622 0611 0531"
        " 0619 0608 0528 0616 0606 0623 0612 0602 0620 0609 0530 0618 0607 0625 0614 0603 0622"
        " 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610"
    ),
    "中秋": (
        "1003 0922 0911 0930 0920 0909 0927 0916 1005 0924 0912 1001 0921 0911 0928 0918 1006"
        " 0925 0914 1003 0922 0912 0930 0919 0908 0927 0915 1004 0924 0913 1001 0921 0910 0929"
        " 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916"
    ),
    "重阳": (
        "1026 1016 1004 1023 1013 1101 1020 1010 1028 1017 1006 1025 1014 1004 1022 1011 1030"
        " 1019 1007 1026 1016 1005 1023 1013 1002 1021 1009 1028 1017 1007 1025 1014 1004 1023"
        " 1011 1029 1018 1008 1026 1016 1005 1024 1012 1001 1020 1009"
    ),
}
_CLEAR = "5545554555455545554455445544554455445544554455"
"""The day of April that 清明 is on."""
_OF_SPRING = {"春节": 0, "除夕": -1, "大年三十": -1, "元宵": 14}
_MONTH_DAY = re.compile("(?:农历|阴历)?(?:正月|大年)初?(?P<day>[一二三四五六七八九十廿]{1,3})")
_OTHER_NAMES = {"八月十五": "中秋", "五月初五": "端午", "九月初九": "重阳"}


def moving_feast(name: str, year: int) -> date | None:
    """Return the day of a feast that moves in ``year``; None for one, or a year, not listed.

    除夕 is the eve of that year's 春节.
    """
    name = name.removeprefix("农历").removeprefix("阴历").removesuffix("节")
    name = _OTHER_NAMES.get(name, name)
    at = year - _FIRST
    if not 0 <= at < len(_CLEAR):
        return None
    if name == "清明":
        return date(year, 4, int(_CLEAR[at]))
    spring = _day("春节", year)
    if name in {"春", *_OF_SPRING}:
        return spring + timedelta(days=_OF_SPRING.get(name, 0))
    found = _MONTH_DAY.fullmatch(name)
    number = parse_number(found["day"]) if found else None
    if number and 1 <= number <= 30:
        return spring + timedelta(days=int(number) - 1)
    return _day(name, year) if name in _DAYS else None


def _day(name: str, year: int) -> date:
    told = _DAYS[name].split()[year - _FIRST]
    return date(year, int(told[:2]), int(told[2:]))
