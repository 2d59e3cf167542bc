"""Times of day: 9:30, 上午9时30分, 14:30-16:00, behind a day or by themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest.dates import timex
from annotator.suggest.dates.patterns import DIGIT, GAP, TO, WEEK

if TYPE_CHECKING:
    from annotator.suggest.dates.timex import Clock

PART = f"(?:{'|'.join(sorted(timex.DAY_PARTS, key=len, reverse=True))})"
_HOUR = rf"[{DIGIT}]{{1,2}}|(?:二?十[一二三四]?|[零一二两三四五六七八九])(?=[时点])"
_MODS = {"许": "APPROX", "左右": "APPROX", "多": "MORE_THAN"}
_APPROX = "(?P<approx>许|左右|多(?![个名人家位种]))?"


def _clock(number: str) -> str:
    """Return the pattern of one time; ``number`` tells its groups from those of another."""
    return (
        rf"(?P<hour{number}>{_HOUR})"
        rf"(?:[:：](?P<minute{number}>[{DIGIT}]{{2}})(?:[:：](?P<second{number}>[{DIGIT}]{{2}}))?(?![{DIGIT}])"
        rf"|(?P<sign{number}>[时点])(?![间代期刻候])(?:(?P<minutes{number}>[{DIGIT}]{{1,2}}|半)分?)?)"
    )


_PLAIN_WEEKDAY = (
    "(?:星期|礼拜)[一二三四五六日天](?![期刊])"
    rf"|周[一二三四五六日](?=[，,。、）)\s{DIGIT}]|[上下]午|晚|\Z)"
)
_RANGE = rf"(?:{TO}(?P<part2>{PART})?{GAP}{_clock('2')})?"
_BEHIND_DAY = re.compile(
    rf"(?:{GAP}(?:[（(]{WEEK}[一二三四五六日天][)）]|(?P<weekday>{_PLAIN_WEEKDAY})))?"
    rf"{GAP}(?P<part>{PART})?"
    rf"(?:{GAP}{_clock('')}{_RANGE}{_APPROX})?"
)
_ALONE = re.compile(rf"(?P<part>{PART})?{GAP}{_clock('')}{_RANGE}{_APPROX}")
_SAYS_CLOCK = re.compile(rf"[{DIGIT}]{{1,2}}(?:[:：][{DIGIT}]{{2}}|时|点(?:[{DIGIT}]{{1,2}}分|半))")
_RATIO = re.compile("(?:[比分]|比例|比分)(?:约?[为是]|约)?[:：]?\\Z|[以按]照?\\Z")


class Time(NamedTuple):
    """Where a time of day ends, the part of the day or time it tells, and its modifier."""

    end: int
    part: str | None
    first: Clock | None
    last: Clock | None
    mod: str | None

    def on(self, day: str | None) -> str | None:
        """Return the value of this time on ``day``."""
        if day is None or (self.first is None and self.part is None):
            return day
        if self.first is None:
            return day + timex.DAY_PARTS[self.part or ""]
        return self._range(day)

    def alone(self) -> str | None:
        """Return the value of this time on a day that is not told."""
        return self._range("") if self.first else None

    def _range(self, day: str) -> str | None:
        first = timex.clock_value(day, self.first)
        return timex.range_value(first, timex.clock_value(day, self.last)) if self.last else first


def behind_day(text: str, end: int) -> Time | None:
    """Return the weekday, the part of the day or the time that follows a day, if one does."""
    found = _BEHIND_DAY.match(text, end)
    if found and (found["part"] or found["hour"]):
        return _time(found)
    if found and found["weekday"]:
        return Time(found.end("weekday"), None, None, None, None)
    return None


def alone(text: str, start: int) -> Time | None:
    """Return the time of day that stands at ``start`` by itself.

    Without 上午 or the like it must be told in figures and to the minute, or by 时: 3点 may count
    what was said, and 3:15 is no time behind 比例.
    """
    found = _ALONE.match(text, start)
    if not found:
        return None
    if not found["part"]:
        before = text[max(0, start - 5) : start]
        ratio = _RATIO.search(before) or text.startswith("的比例", found.end())
        if ratio or before[-1:] in set("./-第") or not _SAYS_CLOCK.match(text, start):
            return None
    time = _time(found)
    return time if time.first and time.alone() else None


def _time(found: re.Match[str]) -> Time:
    first = _read(found, "")
    last = _read(found, "2", first)
    mod = _MODS.get(found["approx"])
    return Time(found.end(), found["part"], first, last, mod)


def _read(found: re.Match[str], number: str, after: Clock | None = None) -> Clock | None:
    """Return hour and minute; an end that names no part of the day goes on in that of its start."""
    if not found["hour" + number]:
        return None
    minute = found["minute" + number] or found["minutes" + number]
    if minute is None and found["sign" + number] == "点":
        minute = "0"  # o'clock; 时 names the hour
    part = found["part" + number] or (found["part"] if after else None)
    return timex.clock(part, found["hour" + number], minute, found["second" + number])
