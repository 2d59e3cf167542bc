"""Dates beside their day of the week: 2023年5月17日(星期二), which was a Wednesday."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from annotator.checks.figures import Figures, finding
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_NAMED = re.compile(r"[ \t]*[(（]?(?:星期|周|週|礼拜|禮拜)(?P<day>[一二三四五六日天])")
_INSIDE = re.compile(r"日[ \t]*[(（]?(?:星期|周|週|礼拜|禮拜)(?P<day>[一二三四五六日天])")
_DAYS = "一二三四五六日"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield dates that fell on another day of the week than they are given."""
    for one in figures.all:
        day = _day(one.written) if one.label == "DATE" else None
        named = _INSIDE.search(one.words) or _NAMED.match(figures.text, one.end, one.end + 8)
        if day is None or named is None:
            continue
        is_day = _DAYS[day.weekday()]
        if named["day"].replace("天", "日") != is_day:
            yield finding(
                "weekday",
                [one],
                QT_TRANSLATE_NOOP("findings", "{date} was 星期{is_day}, not 星期{named}."),
                date=day.isoformat(),
                is_day=is_day,
                named=named["day"],
            )


def _day(written: str | None) -> date | None:
    """Return the day that a TIMEX3 value begins with, where it names one day only."""
    days = {found[0] for found in map(_DAY.match, (written or "").split("/")) if found}
    try:
        return date.fromisoformat(days.pop()) if len(days) == 1 else None
    except ValueError:
        return None


WEEKDAY = Rule(
    "weekday",
    QT_TRANSLATE_NOOP("findings", "Dates and days of the week"),
    QT_TRANSLATE_NOOP("findings", "Where the date is one of another calendar."),
    _look,
)
"""The rule."""
