"""Dates beside their day of the week: 2023年5月17日(星期二), which was a Wednesday."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from annotator.checks.figures import Figures, fault, holds
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_NAMED = re.compile(r"\s*\(?(?:星期|周|礼拜)(?P<day>[一二三四五六日天])(?![年天])")
_INSIDE = re.compile(r"[日号]\s*\(?(?:星期|周|礼拜)(?P<day>[一二三四五六日天])")
_DAYS = "一二三四五六日"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield dates with whether they fell on the day of the week they are given."""
    for one in figures.dates:
        day = _day(one.written)
        if day is None:
            continue
        named = _INSIDE.search(figures.text, one.start, one.end)
        named = named or _NAMED.match(figures.text, one.end, one.end + 8)
        if named is None:
            continue
        is_day = _DAYS[day.weekday()]
        said = {"date": day.isoformat(), "is_day": is_day, "named": named["day"]}
        if named["day"].replace("天", "日") == is_day:
            template = QT_TRANSLATE_NOOP(
                "findings", "{date} was 星期{is_day}, as 星期{named} says."
            )
            yield holds("weekday", [one], template, **said)
        else:
            template = QT_TRANSLATE_NOOP("findings", "{date} was 星期{is_day}, not 星期{named}.")
            yield fault("weekday", [one], template, **said)


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
