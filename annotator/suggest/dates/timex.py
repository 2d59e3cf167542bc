"""TIMEX3 values from the parts of a date: what is known is written, what is not stays None."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from annotator.text.numerals import canonical, parse_number

YEAR_OFFSETS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
DAY_OFFSETS = {
    **dict.fromkeys(["今天", "今日", "今晨", "今早", "今晚"], 0),
    **dict.fromkeys(["昨天", "昨日", "昨晚"], -1),
    **dict.fromkeys(["前天", "前日"], -2),
    **dict.fromkeys(["明天", "明日", "明早", "明晚"], 1),
    "后天": 2,
}
DAY_PARTS = {
    **dict.fromkeys(["凌晨", "清晨", "早晨", "早上", "上午", "今晨", "今早", "明早"], "TMO"),
    **dict.fromkeys(["中午", "正午"], "TMI"),
    **dict.fromkeys(["下午", "午后"], "TAF"),
    **dict.fromkeys(["傍晚", "晚上", "晚间", "晚", "今晚", "昨晚", "明晚"], "TEV"),
    **dict.fromkeys(["深夜", "夜间", "夜里"], "TNI"),
}
MODS = {
    **dict.fromkeys(["初", "年初", "初期", "上旬"], "START"),
    **dict.fromkeys(["中", "中期", "中旬"], "MID"),
    **dict.fromkeys(["底", "末", "年底", "年末", "末期", "下旬"], "END"),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
_UNITS = {
    **dict.fromkeys(["年", "年度"], "P{}Y"),
    "月": "P{}M",
    **dict.fromkeys(["周", "星期"], "P{}W"),
    **dict.fromkeys(["天", "日", "昼夜", "日夜"], "P{}D"),
    **dict.fromkeys(["小时", "钟头"], "PT{}H"),
    "分钟": "PT{}M",
    **dict.fromkeys(["秒", "秒钟"], "PT{}S"),
    "季度": "P{}M",
    "刻钟": "PT{}M",
    "学年": "P{}Y",
}
_OF_SMALLER = {"季度": 3, "刻钟": 15}
_HALVES = {"P{}Y": "P6M", "PT{}H": "PT30M", "PT{}M": "PT30S"}
_HALF_YEARS = {"上半年": 1, "下半年": 2}
_WEEKDAYS = dict(zip("一二三四五六日天", (1, 2, 3, 4, 5, 6, 7, 7), strict=True))
_LONG_AHEAD = 31
_BEFORE_THE_REPUBLIC = 1911  # the year before 民国元年

Clock = tuple[int, int | None, int | None]
"""Hour, minute and second; what is not told is None."""


def year_number(text: str) -> int | None:
    """Return a year as written (2015, 二〇一五); None where it is none of our time."""
    number = parse_number(text.translate({ord(zero): "〇" for zero in "○OＯ"}))
    return int(number) if number is not None and 1000 <= number <= 2999 else None


def republican_year(text: str) -> int | None:
    """Return the year that 民国 ``text`` 年 is."""
    number = whole(text)
    return None if not number or number > 1000 else number + _BEFORE_THE_REPUBLIC


def whole(text: str | None) -> int | None:
    """Return a month or day as a number; 元月 is the first."""
    if text == "元":
        return 1
    number = parse_number(text or "")
    return None if number is None else int(number)


def day_value(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return YYYY-MM-DD where that is a day of the calendar."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_value(year: int | None, month: int | None) -> str | None:
    """Return YYYY-MM."""
    if year is None or month is None or not 1 <= month <= 12:
        return None
    return f"{year:04d}-{month:02d}"


def year_value(year: int | None) -> str | None:
    """Return YYYY."""
    return None if year is None else f"{year:04d}"


def last_month(half: str | None, quarter: str | None, months: str | None) -> int | None:
    """Return the month that a part of a year ends with: 上半年, a quarter, 前几个月."""
    if half:
        return 9 if half == "前三季度" else _HALF_YEARS[half] * 6
    number = whole(quarter or months)
    return None if number is None else number * 3 if quarter else number


def part_value(
    year: int | None, half: str | None, quarter: str | None, months: str | None
) -> str | None:
    """Return YYYY-H1, YYYY-Q3, or a range for 前三季度 and 前5个月."""
    last = last_month(half, quarter, months)
    if year is None or last is None or not 1 <= last <= 12:
        return None
    if quarter:
        return f"{year:04d}-Q{last // 3}"
    if half in _HALF_YEARS:
        return f"{year:04d}-H{_HALF_YEARS[half]}"
    return range_value(month_value(year, 1), month_value(year, last))


def range_value(first: str | None, last: str | None) -> str | None:
    """Return first/last where both are known and in order."""
    if first is None or last is None or first > last:
        return None
    return f"{first}/{last}"


def implied_year(month: int | None, day: int | None, reported: date | None) -> int | None:
    """Return the year of a month without one: the report's, unless that lies well ahead of it.

    A report of January that speaks of December may mean either year; then there is none.
    """
    if reported is None or month is None:
        return None
    try:
        meant = date(reported.year, month, day or 1)
    except ValueError:
        return None
    return reported.year if _is_near(meant, reported) else None


def implied_year_of_end(month: int | None, reported: date | None) -> int | None:
    """Return the year of a part of a year without one that ends with ``month``."""
    if reported is None or month is None or not 1 <= month <= 12:
        return None
    return implied_year(month, monthrange(reported.year, month)[1], reported)


def implied_feast(month: int, day: int, reported: date | None) -> int | None:
    """Return the year of a feast without one: none where next year's is as near as this one's."""
    year = implied_year(month, day, reported)
    if year is None or reported is None:
        return None
    return None if _is_near(date(year + 1, month, day), reported) else year


def _is_near(meant: date, reported: date) -> bool:
    return (meant - reported).days <= _LONG_AHEAD


def implied_day(day: int | None, reported: date | None) -> str | None:
    """Return a day without a month: the report's own month, unless that lies ahead of it."""
    if reported is None or day is None or day > reported.day:
        return None
    return day_value(reported.year, reported.month, day)


def shifted_year(word: str, reported: date | None) -> int | None:
    """Return the year that 今年, 去年 and such mean."""
    offset = YEAR_OFFSETS.get(word.removesuffix("度"))
    return None if reported is None or offset is None else reported.year + offset


def shifted_day(word: str, reported: date | None) -> str | None:
    """Return the day that 今天, 昨天 and such mean."""
    if reported is None or word not in DAY_OFFSETS:
        return None
    try:
        return (reported + timedelta(days=DAY_OFFSETS[word])).isoformat()
    except OverflowError:
        return None


def shifted_month(offset: int, reported: date | None, day: str | None = None) -> str | None:
    """Return the month so many months after the report's, or its ``day``."""
    if reported is None:
        return None
    count = reported.year * 12 + reported.month - 1 + offset
    year, month = count // 12, count % 12 + 1
    return day_value(year, month, whole(day)) if day else month_value(year, month)


def shifted_quarter(offset: int, reported: date | None) -> str | None:
    """Return the quarter so many quarters after the report's."""
    if reported is None:
        return None
    count = reported.year * 4 + (reported.month - 1) // 3 + offset
    return f"{count // 4:04d}-Q{count % 4 + 1}"


def shifted_week(offset: int, reported: date | None, weekday: str | None = None) -> str | None:
    """Return the ISO week so many weeks after the report's, or its ``weekday`` (一 to 六, 日)."""
    if reported is None:
        return None
    try:
        year, week, _ = (reported + timedelta(weeks=offset)).isocalendar()
        if weekday is None:
            return f"{year:04d}-W{week:02d}"
        return date.fromisocalendar(year, week, _WEEKDAYS[weekday]).isoformat()
    except (OverflowError, ValueError):
        return None


def clock(part: str | None, hour: str, minute: str | None, second: str | None = None) -> Clock:
    """Return a time of day; 下午3时 is the fifteenth hour."""
    hours = whole(hour) or 0
    if DAY_PARTS.get(part or "") in {"TAF", "TEV"} and hours < 12:
        hours += 12
    if minute is None:
        return hours, None, None
    return hours, 30 if minute == "半" else whole(minute), whole(second)


def clock_value(day: str, time: Clock | None) -> str | None:
    """Return ``day`` with its time of day (T15:30; 15时 is T15), where there is such a time."""
    if time is None or time[0] > 24 or any(part is not None and part > 59 for part in time[1:]):
        return None
    told = (f"{part:02d}" for part in time if part is not None)
    return f"{day}T{':'.join(told)}"


def duration_value(number: str, unit: str, *, and_half: bool = False) -> str | None:
    """Return a length of time: 24 小时 is PT24H, 半年 P6M, 一年半 P18M, 两个季度 P6M."""
    form = _UNITS.get(unit)
    amount = parse_number(number)
    if form is None or amount is None:
        return None
    if number == "半" and form in _HALVES:
        return _HALVES[form]
    if and_half:
        amount += Decimal("0.5")
        if form == "P{}Y":
            form, amount = "P{}M", amount * 12
    return form.format(canonical(amount * _OF_SMALLER.get(unit, 1)))


def recurring_value(month: str | None, day: str | None, weekday: str | None) -> str | None:
    """Return what comes back: 每年7月 is XXXX-07, 每月5日 XXXX-XX-05, 每周一 XXXX-WXX-1."""
    if weekday:
        return f"XXXX-WXX-{_WEEKDAYS[weekday]}"
    months, days = whole(month), whole(day)
    if (months is None and days is None) or (month and not months) or (day and not days):
        return None
    value = "XXXX-XX" if months is None else f"XXXX-{months:02d}"
    return value if days is None else f"{value}-{days:02d}"
