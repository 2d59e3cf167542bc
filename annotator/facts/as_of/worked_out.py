"""Times that are counted from the time of the report: 三年前, 力争三年内, 过去的一年, 下半年."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING, NamedTuple

from annotator.facts.as_of.dates import COMPARED, Role, is_day

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed

_BEFORE = 8  # code points
_YEAR = re.compile(r"\d{4}(?!\d)")
_YEARS = re.compile(r"P(\d+)Y")
_AHEAD = re.compile("(?:力争|争取|未来|今后|计划|建议|拟)[^,。;]{0,6}$")
_AGO = re.compile("(?:多|余)?(?:之|以)?前(?!后|列|茅|来)")
_LATER = re.compile("之?以?后(?!来)")
_AFTER = re.compile("(?:其|此|随|之)后的?$")
_PAST_YEAR = re.compile("过去的?$")
_PARTS = {"下半年": "-H2", "四季度": "-Q4", "第四季度": "-Q4"}
_NEXT_TO = {"上年度": -1, "上一年度": -1, "上一年": -1, "本年度": 0, "下年度": 1, "下一年度": 1}
_SAME_TIME = re.compile("(?:去年|上年|上一年)同期")
_WHOLE = frozenset(["全年", "年内"])
_LAST_OF_LOOKING_BACK = 3
"""The last month in which 过去的一年 is the calendar year before."""


class WorkedOut(NamedTuple):
    """What a time does that was worked out, and its value."""

    role: Role
    value: str


def worked_out(marked: MarkedText, one: Placed, base: str, near: str) -> WorkedOut | None:
    """Return what a mark of a date means that has no calendar value of its own.

    ``base`` is the value that dates the report there, ``near`` what is spoken of. None where it
    cannot be told.
    """
    if year_of(base) is None or year_of(near) is None:
        return None
    value, words = one.mark.value.value, marked.folded[one.start : one.end]
    before = marked.folded[max(0, one.start - _BEFORE) : one.start]
    if value is None:
        return None if before.endswith(COMPARED) else _by_words(words, base, near)
    years = _YEARS.fullmatch(value)
    return (
        None if years is None or "每" in words else _years(marked, one, int(years[1]), base, near)
    )


def _years(marked: MarkedText, one: Placed, count: int, base: str, near: str) -> WorkedOut | None:
    before = marked.folded[max(0, one.start - _BEFORE) : one.start]
    words = marked.folded[one.start : one.end]
    if words.startswith(("未来", "今后")) or _AHEAD.search(before):
        return _worked_out(Role.SENTENCE, _shifted(base, count))
    if _AFTER.search(before):
        first, last = _shifted(near, 0), _shifted(near, count)
        return _worked_out(Role.SENTENCE, first and last and f"{first}/{last}")
    if count > 1 and base != near and _LATER.match(marked.folded, one.end):
        return _worked_out(Role.GOVERNS, _shifted(near, count))
    if count > 1 and _AGO.match(marked.folded, one.end):
        return _worked_out(Role.SENTENCE, _shifted(near, -count))
    if count == 1 and _is_year_before(marked.folded, one, before, near):
        return _worked_out(Role.GOVERNS, _shifted(near, -1))
    return None


def _worked_out(role: Role, value: str | None) -> WorkedOut | None:
    return WorkedOut(role, value) if value else None


def year_of(value: str) -> int | None:
    """Return the year that a value begins with; None where it begins with none: 199, XXXX-05."""
    found = _YEAR.match(value)
    return int(found[0]) if found else None


def _shifted(value: str, years: int) -> str | None:
    """Return the year so many years after that of a value, None where the calendar has it not."""
    year = year_of(value)
    moved = None if year is None else year + years
    return None if moved is None or not MINYEAR <= moved <= MAXYEAR else f"{moved:04d}"


def years_back(one: Placed, base: str) -> str | None:
    """Return the year in which a length of years began that leads up to ``base``; else None."""
    years = _YEARS.fullmatch(one.mark.value.value or "")
    return _shifted(base, -int(years[1])) if years else None


def _is_year_before(folded: str, one: Placed, before: str, base: str) -> bool:
    """Return whether 过去的一年 or 一年来, said early in a year, are the year before it."""
    if not is_day(base) or int(base[5:7]) > _LAST_OF_LOOKING_BACK:
        return False
    words = folded[one.start : one.end]
    is_past = words.startswith("过去") or _PAST_YEAR.search(before) is not None
    return is_past or (words == "一年" and folded.startswith("来", one.end))


def _by_words(words: str, base: str, near: str) -> WorkedOut | None:
    if words in _PARTS:
        return WorkedOut(Role.GOVERNS, near[:4] + _PARTS[words])
    if words in _NEXT_TO:
        return _worked_out(Role.GOVERNS, _shifted(base, _NEXT_TO[words]))
    if _SAME_TIME.fullmatch(words):
        return _worked_out(Role.SENTENCE, _year_before(near))
    if words in _WHOLE and (not is_day(near) or int(near[5:7]) > _LAST_OF_LOOKING_BACK):
        return WorkedOut(Role.GOVERNS, near[:4])
    return None


def _year_before(value: str) -> str | None:
    """Return the same time a year before; of 29 February, that month."""
    ends = []
    for end in value.split("/"):
        year = _shifted(end, -1)
        if year is None:
            return None
        ends.append(year + end[4:].replace("-02-29", "-02"))
    return "/".join(ends)
