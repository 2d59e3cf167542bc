"""The dates that hold for a whole report, or for a part of it under a title of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

from annotator.facts.as_of.dates import Role, date_of, is_day, role
from annotator.facts.layout import heading_end, items, titles
from annotator.model import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.facts.marked_text import MarkedText, Placed
    from annotator.text.offsets import Span

_LEAD = 300  # code points of running text in which an event is told of first
_LABEL = re.compile("(?:^|\\n)\\s*(?:[一二三]、)?(?:会议|活动)?(?:时\\s*间|日\\s*期)\\s*:\\s*$")
_LABEL_LENGTH = 16  # code points
_PLACE = re.compile("地\\s*点|主\\s*持|出\\s*席|参\\s*会")
_OPENING = 6  # code points before the date that a paragraph begins with
_LATEST = 60  # days after which an event is reported
_OF_A_TIME = re.compile(
    "(?:度|全年|的|全市|全县|全省|全区)*(?:[^,。;\\n]{0,12}(?:工作|总结|报告|情况|回顾|公报|年报|要点|计划|打算|安排|任务|目标|统计))"
)
_MEETING = re.compile("[^,。;\\n]{0,14}(?:会议|大会|年会|座谈会|推进会)")


class ReportDates:
    """What dates a number that has no date around it.

    ``day`` is the report's own, None where there is none.
    """

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self.day = None if marked.date is None else Said(marked.date, None, "report")
        self._year = max(filter(str.isdecimal, map(_year, marked.of("DATE"))), default=None)
        end = heading_end(marked.text)
        found = items(marked.text)
        self._heading = self._heading_date(end)
        told = list(self._told(end, found[0][0] if found else len(marked.text)))
        told = list(self._labelled(end)) or told
        self._event_starts = [one.start for one in told]
        self._events = [date_of(one, "event") for one in told]
        self._starts, self._said = self._of_items(found) if found else self._parts(end)

    def at(self, point: int) -> Said | None:
        """Return what dates a number at a clean ``point``."""
        number = bisect_right(self._starts, point) - 1
        said = self._said[number] if number >= 0 else None
        return said or self._heading or self._told_of(point) or self.day

    def is_ahead(self, value: str) -> bool:
        """Return whether a value is of a year after that of the report."""
        return self.day is not None and value[:4] > self.day.text[:4]

    def is_near(self, value: str) -> bool:
        """Return whether a value is a day shortly before that of the report."""
        if self.day is None or not is_day(value):
            return False
        return 0 <= _days(value, self.day.text) <= _LATEST

    def _told_of(self, point: int) -> Said | None:
        """Return the last day told of before ``point``, or the first where none is."""
        number = bisect_right(self._event_starts, point) - 1
        return self._events[max(0, number)] if self._events else None

    def _heading_date(self, end: int) -> Said | None:
        """Return the year or part of one that the heading says the report sums up or plans."""
        for one in self._marked.within(0, end):
            if one.label == "DATE" and self._is_of_a_time(one):
                return date_of(one, "heading")
        return None

    def _told(self, start: int, end: int) -> Iterator[Placed]:
        """Yield the days on which something took place: at the beginning, then what came after."""
        latest = ""
        for one in self._marked.within(start, end):
            value = one.mark.value.value or ""
            if one.label != "DATE" or not self._is_event(one):
                continue
            begins = one.start - self._marked.paragraph(one.start)[0] <= _OPENING
            if one.start < start + _LEAD or (latest and (begins or latest <= value)):
                latest = value
                yield one

    def _labelled(self, end: int) -> Iterator[Placed]:
        """Yield the day that the head of minutes or a notice gives: 时间：1月12日下午."""
        lines = self._marked.lines
        for one in self._marked.within(0, end):
            before = lines[max(0, one.start - _LABEL_LENGTH) : one.start]
            is_day_of = one.label == "DATE" and is_day(one.mark.value.value or "")
            if is_day_of and _LABEL.search(before) and _PLACE.search(lines, one.end, one.end + 60):
                yield one

    def _event(self, start: int, end: int) -> Said | None:
        """Return the first day on which an item of a digest says that something took place."""
        return next((date_of(one, "event") for one in self._told(start, end)), None)

    def _is_event(self, one: Placed) -> bool:
        value, own = one.mark.value.value, self._marked.date
        if value is None or not is_day(value):
            return False
        is_near = value[:4] == self._year if own is None else 0 <= _days(value, own) <= _LATEST
        return is_near and role(self._marked, one) is Role.GOVERNS

    def _of_items(self, found: list[Span]) -> tuple[list[int], list[Said | None]]:
        """Return where the items of a digest begin, and the day of what each tells of."""
        return [start for start, _ in found], [self._event(*one) or self.day for one in found]

    def _parts(self, end: int) -> tuple[list[int], list[Said | None]]:
        """Return where parts of the text begin whose titles name a time, and that time."""
        starts: list[int] = [end]
        said: list[Said | None] = [None]
        chief = False
        for title in titles(self._marked.text):
            if title.start < end:
                continue
            found = next(
                (
                    date_of(one, "title")
                    for one in self._marked.within(title.start, title.end)
                    if one.label == "DATE" and self._is_of_a_time(one)
                ),
                None,
            )
            if found is not None or (title.is_chief and chief):
                starts.append(title.start)
                said.append(found)
                chief = title.is_chief
        return starts, said

    def _is_of_a_time(self, one: Placed) -> bool:
        value = one.mark.value.value
        after = self._marked.folded[one.end : one.end + 24]
        is_length = not value or value[0] in "PX" or is_day(value)
        return not is_length and _OF_A_TIME.match(after) is not None and not _MEETING.match(after)


def _year(one: Placed) -> str:
    return (one.mark.value.value or "")[:4]


def _days(value: str, day: str) -> int:
    """Return how many days before ``day`` a value begins; a large number where it is no day."""
    try:
        return (date.fromisoformat(day[:10]) - date.fromisoformat(value[:10])).days
    except ValueError:
        return _LATEST + 1
