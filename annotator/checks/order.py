"""Ranges of dates: one that runs backwards, and one beside the days it lasts."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, fault, holds
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.text.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_DASH = r"\s*(?:[-—–－~～至到]+)\s*"
_RANGE = re.compile(
    r"(?P<y1>\d{4})年?(?:(?P<m1>\d{1,2})月(?:(?P<d1>\d{1,2})[日号]?)?)?"
    rf"{_DASH}(?:(?P<y2>\d{{4}})年)?(?:(?P<m2>\d{{1,2}})月)?(?:(?P<d2>\d{{1,2}})[日号]?)?(?:底|末|初)?"
)
_WITHOUT_YEAR = re.compile(
    rf"(?P<m1>\d{{1,2}})月(?P<d1>\d{{1,2}})[日号]?{_DASH}(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})[日号]"
)
_LASTS = re.compile(
    r"[,，]?\s*\(?(?:共|为期|历时|会期|前后)?(?P<days>\d{1,2}|[一二两三四五六七八九十])天(?![内后半])"
)
_LASTS_SURELY = re.compile(r"[,，]?\s*\(?(?:共|为期|历时|会期)")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")
_EVENT = re.compile(
    r"为期(?P<days>\d{1,2}|[一二两三四五六七八九十])天的(?:活动|会议|大会|培训|论坛|座谈会|年会)"
)
_DECEMBER = 12


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield ranges that run backwards, and those that last as long as is said, or do not."""
    for one in figures.dates:
        words = figures.text[one.start : one.end]
        found = _RANGE.fullmatch(words) or _WITHOUT_YEAR.fullmatch(words)
        if found is not None and _runs_backwards(found):
            said = QT_TRANSLATE_NOOP("findings", "{range} ends before it begins.")
            yield fault("order", [one], said, range=one.words)
        days = _DAY.fullmatch(one.written or "")
        lasts = _LASTS.match(figures.text, one.end, one.end + 10) if days else None
        if days and lasts and _LASTS_SURELY.match(lasts[0]):
            yield from _duration(figures, one, days, lasts, most=1)
    yield from _of_the_event(figures)


def _of_the_event(figures: Figures) -> Iterator[Finding]:
    """Yield whether the only range of days in a report is as long as its event is said to be."""
    ranges = [
        (one, days)
        for one in figures.dates
        if (days := _DAY.fullmatch(one.written or "")) and days[1] != days[2]
    ]
    lasted = list(_EVENT.finditer(figures.text))
    if len({days[0] for _, days in ranges}) == 1 and len(lasted) == 1:
        yield from _duration(figures, *ranges[0], lasted[0], most=0)


def _runs_backwards(found: re.Match[str]) -> bool:
    parts = {name: int(value) for name, value in found.groupdict().items() if value}
    if parts.get("m1", 1) > _DECEMBER or parts.get("m2", 1) > _DECEMBER:
        return False
    first, last = list[int](), list[int]()
    for name in "ymd":
        start, end = parts.get(f"{name}1"), parts.get(f"{name}2")
        if start is None and end is None:
            continue
        if start is None:
            return first > last
        first.append(start)
        if end is None and (name == "y" or "d2" in parts):
            end = start
        if end is None:
            break
        last.append(end)
        if name == "m" and "y2" not in parts and "y1" not in parts and end < start:
            return False  # from December into January
    return first[: len(last)] > last if last else False


def _duration(
    figures: Figures, one: Figure, days: re.Match[str], lasts: re.Match[str], *, most: int
) -> Iterator[Finding]:
    said_days = parse_number(lasts["days"])
    try:
        first, last = map(date.fromisoformat, days.groups())
    except ValueError:
        return
    count = (last - first).days + 1
    told = figures.at(lasts.start("days"), lasts.end())
    facts = {"range": one.words, "days": str(count), "said": told.words}
    if said_days == count:
        template = QT_TRANSLATE_NOOP("findings", "{range} is {days} days, as {said} says.")
        yield holds("order", [one, told], template, **facts)
    elif said_days is not None and abs(said_days - count) > most:  # the nights may be meant
        template = QT_TRANSLATE_NOOP("findings", "{range} is {days} days, not {said}.")
        yield fault("order", [one, told], template, **facts)


ORDER = Rule(
    "order",
    QT_TRANSLATE_NOOP("findings", "Ranges of dates"),
    QT_TRANSLATE_NOOP("findings", "Where the range runs into another year that is not written."),
    _look,
)
"""The rule."""
