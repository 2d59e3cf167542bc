"""The dates that hold for a whole report, or for a part of it under a title of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

from annotator.facts.as_of.dates import Role, is_day, role
from annotator.facts.layout import heading_end, items, titles
from annotator.model import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.facts.marked_text import MarkedText, Placed
    from annotator.text.offsets import Span

_LEAD = 300  # code points of running text in which an event is told of first
_LABEL = re.compile("(?:^|\\n)\\s*(?:[一二三]、)?(?:会议|活动)?(?:时\\s*间|日\\s*期)\\s*:\\s*$")
_LABEL_LENGTH = 16  # code points
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
        end = heading_end(marked.text)
        found = items(marked.text)
        self._heading = self._heading_date(end)
        told = list(self._told(end, found[0][0] if found else len(marked.text)))
        told = [*self._labelled(end), *told]
        self._event_starts = [one.start for one in told]
        self._events = [_day(one) for one in told]
        self._starts, self._said = self._of_items(found) if found else self._parts(end)

    def at(self, point: int) -> Said | None:
        """Return what dates a number at a clean ``point``."""
        number = bisect_right(self._starts, point) - 1
        said = self._said[number] if number >= 0 else None
        return said or self._heading or self._told_of(point) or self.day

    def _told_of(self, point: int) -> Said | None:
        """Return the last day told of before ``point``, or the first where none is."""
        number = bisect_right(self._event_starts, point) - 1
        return self._events[max(0, number)] if self._events else None

    def _heading_date(self, end: int) -> Said | None:
        """Return the year or part of one that the heading says the report sums up or plans."""
        for one in self._marked.within(0, end):
            if one.label == "DATE" and self._is_of_a_time(one):
                return _said(one, "heading")
        return None

    def _told(self, start: int, end: int) -> Iterator[Placed]:
        """Yield the days at the beginning of a stretch on which something took place."""
        for one in self._marked.within(start, min(end, start + _LEAD)):
            if one.label == "DATE" and self._is_event(one):
                yield one

    def _labelled(self, end: int) -> Iterator[Placed]:
        """Yield the day that the head of minutes or a notice gives: 时间：1月12日下午."""
        for one in self._marked.within(0, end):
            before = self._marked.lines[max(0, one.start - _LABEL_LENGTH) : one.start]
            if one.label == "DATE" and _LABEL.search(before) and is_day(one.mark.value.value or ""):
                yield one

    def _event(self, start: int, end: int) -> Said | None:
        """Return the first day on which an item of a digest says that something took place."""
        return next(map(_day, self._told(start, end)), None)

    def _is_event(self, one: Placed) -> bool:
        value = one.mark.value.value
        if value is None or not is_day(value) or role(self._marked, one) is not Role.GOVERNS:
            return False
        own = self._marked.date
        return own is None or 0 <= _days(value, own) <= _LATEST

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
                    _said(one, "title")
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
        is_length = value is None or value[0] in "PX" or is_day(value)
        return not is_length and _OF_A_TIME.match(after) is not None and not _MEETING.match(after)


def _said(one: Placed, rule: str) -> Said:
    return Said(one.mark.value.value or "", one.raw, rule)


def _day(one: Placed) -> Said:
    return Said(re.sub(r"T[^/]*", "", one.mark.value.value or ""), one.raw, "event")


def _days(value: str, day: str) -> int:
    """Return how many days before ``day`` a value ends; a large number where it is no day."""
    try:
        return (date.fromisoformat(day[:10]) - date.fromisoformat(value[:10])).days
    except ValueError:
        return _LATEST + 1
