"""The day a report was made, as far as its text says so: relative dates resolve against it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from annotator.text.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_D = "0-9０-９"
_HAN = "〇零○一二三四五六七八九"
_TO = r"[ \xa0]{0,2}[-－–—~～至到][ \xa0]{0,2}"
_YEAR = rf"(?P<year>(?<![{_D}])[{_D}]{{4}}|[一二][{_HAN}]{{3}})"
_WORDS = re.compile(
    rf"{_YEAR}[ \xa0]{{0,2}}年[ \xa0]{{0,2}}"
    rf"(?P<month>[{_D}]{{1,2}}|[{_HAN}十]{{1,2}})[ \xa0]{{0,2}}月[ \xa0]{{0,2}}"
    rf"(?P<day>[{_D}]{{1,2}}|[{_HAN}十]{{1,3}})"
    rf"(?:[日号號]?{_TO}(?:(?P<month2>[{_D}]{{1,2}})月)?(?P<day2>[{_D}]{{1,2}}))?"
    r"[ \xa0]{0,2}[日号號]"
)
_FIGURES = re.compile(
    rf"{_YEAR}(?P<mark>[-./－．／])(?P<month>[{_D}]{{1,2}})(?P=mark)(?P<day>[{_D}]{{1,2}})(?![{_D}])"
)
_FORMS = (_WORDS, _FIGURES)
_PUBLISHED = re.compile(
    r"(?:发布|發布|發佈|发表|發表|刊发|刊登|更新|出版|公布|成文|印发)(?:时间|時間|日期)"
    r"[ \xa0\u3000]{0,4}[:：][ \xa0\u3000]{0,4}"
)
_DATED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:时间|時間|日期)[ \xa0\u3000]{0,4}[:：][ \xa0\u3000]{0,4}"
)
_DATELINE = re.compile(
    rf"(?:(?<=\s)|^)[（(]?(?:本报|本報|本网|本網|本刊|新华社|新華社|中新社)[\u4e00-\u9fff]{{0,12}}"
    rf"(?:[{_D}]{{4}}年)?(?P<month>[{_D}]{{1,2}})月(?P<day>[{_D}]{{1,2}})日(?:电|電|讯|訊)"
)


def find_report_date(text: str) -> str | None:
    """Return the report's own date, ISO 8601, or None where the text does not tell it.

    In this order: a date labelled as that of publication (发布时间：…), one labelled 时间 or 日期,
    a dateline (本报南京4月28日电) whose year some full date of the text gives, the latest full
    date of the text.
    """
    found = _labelled(text, _PUBLISHED) or _labelled(text, _DATED)
    if found is None:
        days = set(_full_dates(text))
        found = _dateline(text, days) or max(days, default=None)
    return found.isoformat() if found else None


def _labelled(text: str, label: re.Pattern[str]) -> date | None:
    """Return the first full date that directly follows ``label``."""
    for mark in label.finditer(text):
        for form in _FORMS:
            found = form.match(text, mark.end())
            days = _days(found) if found else []
            if days:
                return days[-1]
    return None


def _dateline(text: str, days: set[date]) -> date | None:
    """Return the dateline's day where exactly one full date of the text is that day."""
    mark = _DATELINE.search(text)
    if not mark:
        return None
    month, day = _number(mark["month"]), _number(mark["day"])
    same = [known for known in days if (known.month, known.day) == (month, day)]
    return same[0] if len(same) == 1 else None


def _full_dates(text: str) -> Iterator[date]:
    for form in _FORMS:
        for found in form.finditer(text):
            yield from _days(found)


def _days(found: re.Match[str]) -> list[date]:
    """Return the days a match names: none if it is no day of the calendar, two for a range."""
    parts = found.groupdict()
    year, month = _number(parts["year"]), _number(parts["month"])
    first = _day(year, month, _number(parts["day"]))
    if first is None:
        return []
    if not parts.get("day2"):
        return [first]
    month2 = _number(parts["month2"]) if parts["month2"] else month
    last = _day(year, month2, _number(parts["day2"]))
    return [first] if last is None or last < first else [first, last]


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None or not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    value = parse_number(text.replace("○", "〇"))
    return None if value is None or value != value.to_integral_value() else int(value)
