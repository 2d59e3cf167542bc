"""When each number holds, or what it counts happened.

Dates are read in text order: one at the start of a clause stays in force until the paragraph ends
or another comes, one inside a clause until the sentence ends. What says that it is so now, on the
spot, or has become so over years, ends the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.facts.as_of.dates import Role, is_day, role
from annotator.facts.as_of.report_dates import ReportDates
from annotator.facts.as_of.rows import Row, columns
from annotator.facts.as_of.worked_out import worked_out, years_back
from annotator.facts.layout import is_of_page, is_row
from annotator.facts.marked_text import NUMBERS
from annotator.model import Said

if TYPE_CHECKING:
    from collections.abc import Container

    from annotator.facts.marked_text import MarkedText, Placed

_NOW = re.compile("目前|现有|现在|现已|如今|当前|迄今|至今|现共有|席间|在场|当场")
_BACK = re.compile(
    r"[。;\s](?:会[上后]|会议(?:期间|[还以审通])|大会[还审选通]"
    r"|[^,。;\s\d]{0,6}(?:会|仪式|典礼)(?:上|后|期间),|[^,。;\s\d]{2,10}以来,)"
)
"""What leads back from times that were spoken of to what is told: 联谊会上, 行动开展以来."""
_FROM = re.compile("(?:由|从)[^,。;、由从]{0,12}$")
_TO = re.compile("[^,。;、]{0,9}?(?:到|至|为|成)")
_TOPIC = re.compile(
    "[^,。;\\s]{0,8}?(?:工作|例会|任务|总结|[^,。;\\s]{0,4}会|活动|仪式|典礼|培训班)"
)
_AGE = re.compile("周?岁")
_ONCE = re.compile(
    "(?:当时|起初|当初|最初|时有|(?<![比较])成立之初|[成建创]立时|刚成立"
    "|(?:发起|首批|创始)的?(?:企业|会员|单位|人))[^,。;比增到至]{0,8}$"
)
_FOUNDING = re.compile("最初|之初|成立时|发起|首批|创始")
_ITEM = re.compile(r"\s*(?:[(一二三四五六七八九十\d]{1,4}(?:是|要|[)、.\s]))")
_PLANS = re.compile(
    "度?,?[^,。;]{0,10}?(?:工作(?!总结|报告)|计划|打算|目标|任务|重点|安排|思路|将|要(?!闻)|力争|争取)"
)
_OWN_LENGTH = 8
_EARLIER = 200  # code points in which a growth is told of
_FROM_LENGTH, _TO_LENGTH = 14, 12  # code points


def as_of(marked: MarkedText, planned: Container[int] = ()) -> dict[int, Said]:
    """Return what the rules propose for the numbers of ``marked``, by the ids of their marks.

    ``planned`` are the ids of those that are to be reached.
    """
    if not marked.numbers:
        return {}
    reading = _Reading(marked, planned)
    found = {}
    for one in marked.placed:
        if one.label == "DATE":
            reading.read(one)
        elif one.label in NUMBERS:
            said = reading.said(one)
            if said is not None:
                found[one.mark.id] = said
    return found


class _Reading:
    """Which dates are in force at the point that has been read up to."""

    def __init__(self, marked: MarkedText, planned: Container[int]) -> None:
        self._marked = marked
        self._planned = planned
        self._plan: Said | None = None
        self._dates = ReportDates(marked)
        self._now = sorted(
            one.start() for sign in (_NOW, _BACK) for one in sign.finditer(marked.folded)
        )
        self._next_now = 0
        self._paragraph_end = self._sentence_end = -1
        self._carried: Said | None = None
        self._in_force: Said | None = None
        self._in_sentence: Said | None = None
        self._earlier: tuple[int, Said] | None = None
        self._founded: Said | None = None
        self._own: tuple[int, Said] | None = None
        self._is_present = False
        self._last = -1
        self._row = Row(marked)
        self._columns = columns(marked)

    def read(self, one: Placed) -> None:
        """Take a date into account."""
        self._go_to(one.start)
        if self._is_topic(one):
            return
        what = role(self._marked, one)
        if what is Role.PRESENT:
            self._lead_up(one)
        elif what is Role.NOTHING:
            self._work_out(one)
        else:
            self._take(what, one)

    def _is_topic(self, one: Placed) -> bool:
        """Return whether a meeting of a day that the sentence names is about a time."""
        said = self._in_sentence or self._in_force
        if said is None or not is_day(said.text) or is_day(one.mark.value.value or ""):
            return False
        is_near = self._last >= self._marked.sentence(one.start)[0]
        return is_near and _TOPIC.match(self._marked.folded, one.end) is not None

    def _take(self, what: Role, one: Placed) -> None:
        value = one.mark.value.value or ""
        self._last = one.start
        self._row.add(Said(value, one.raw, "row"), one)
        if (
            value[:4].isdecimal()
            and not is_day(value)
            and _PLANS.match(self._marked.folded, one.end)
        ):
            self._plan = Said(value, one.raw, "plan")
        if what is Role.OWN:
            self._own = one.end, Said(value, one.raw, "own")
            self._earlier = self._own
        elif what is Role.SENTENCE:
            self._in_sentence = Said(value, one.raw, "sentence")
        else:
            self._in_force = Said(value, one.raw, "paragraph")
            self._earlier = one.end, self._in_force
            self._in_sentence = None
            if what is Role.SINCE:
                self._founded = self._in_force
                self._to_present()

    def said(self, one: Placed) -> Said | None:
        """Return what dates a number."""
        self._go_to(one.start)
        if is_of_page(self._marked, one.start):
            return self._dates.day
        if one.mark.id in self._columns:
            return self._columns[one.mark.id]
        own, self._own = self._own, None
        if own is not None and one.start - own[0] <= _OWN_LENGTH:
            return own[1]
        beside = self._row.of(one)
        if beside is not None:
            return beside
        if self._is_age(one):
            return self._dates.at(one.start)
        carried = None if self._is_present else self._carried
        found = self._in_sentence or self._in_force or carried
        if self._in_force is None and self._is_start(one):
            found = self._before(one.start) or found
        return found or self._of_whole(one)

    def _of_whole(self, one: Placed) -> Said | None:
        """Return what dates a number that has no date around it: for a plan its year, if told."""
        said, plan = self._dates.at(one.start), self._plan
        if plan is None or one.mark.id not in self._planned:
            return said
        return plan if said is None or plan.text[:4] >= said.text[:4] else said

    def _is_age(self, one: Placed) -> bool:
        """Return whether a number is how old somebody is, in a sentence without a date."""
        if _AGE.search(self._marked.folded, one.start, one.end) is None:
            return False
        return self._last < self._marked.sentence(one.start)[0]

    def _is_start(self, one: Placed) -> bool:
        """Return whether a number is what something began with: 由86家增加到143家, 当时有86家."""
        folded = self._marked.folded
        before = folded[max(0, one.start - _FROM_LENGTH) : one.start]
        after = folded[one.end : one.end + _TO_LENGTH]
        grows = _FROM.search(before) is not None and _TO.match(after) is not None
        return grows or _ONCE.search(before) is not None

    def _before(self, point: int) -> Said | None:
        """Return when what stands at a clean ``point`` began, else the last date near before it."""
        folded = self._marked.folded
        if self._founded and _FOUNDING.search(folded, max(0, point - _FROM_LENGTH), point):
            return self._founded
        if self._earlier is None or point - self._earlier[0] > _EARLIER:
            return None
        return self._earlier[1]

    def _work_out(self, one: Placed) -> None:
        """Take a time that is counted from the time of the report."""
        at = self._dates.at(one.start)
        near = self._in_sentence or self._in_force or at
        found = None
        if at is not None and near is not None:
            found = worked_out(self._marked, one, at.text, near.text)
        if found is None:
            return
        if found.role is Role.SENTENCE:
            self._in_sentence = Said(found.value, one.raw, "worked out")
        else:
            self._in_force = Said(found.value, one.raw, "worked out")
            self._in_sentence = None

    def _lead_up(self, one: Placed) -> None:
        """Take a length of years that leads up to the report: 三年来由86家增加到143家."""
        self._to_present()
        base = self._dates.at(one.start)
        began = None if base is None else years_back(one, base.text)
        known = self._earlier
        if began is not None and not (known and known[1].text.startswith(began)):
            self._earlier = one.end, Said(began, one.raw, "worked out")

    def _to_present(self) -> None:
        self._in_force = self._in_sentence = None
        self._is_present = True

    def _go_to(self, point: int) -> None:
        """Leave behind what ends before ``point``."""
        if point >= self._paragraph_end:
            self._enter(*self._marked.paragraph(point))
        if point >= self._sentence_end:
            self._sentence_end = self._marked.sentence(point)[1]
            self._in_sentence = None
        if self._skip_now(point):
            self._to_present()

    def _enter(self, start: int, end: int) -> None:
        """Begin a paragraph; what ends with a colon hands its date on to the items after it."""
        folded, last = self._marked.folded, self._paragraph_end
        if last > 0 and folded.endswith(":", 0, last):
            self._carried = self._in_sentence or self._in_force
        elif not (_ITEM.match(folded, start) or is_row(self._marked, start, end)):
            self._carried = None
        self._paragraph_end = end
        self._in_force = self._earlier = self._own = None
        self._is_present = False
        self._skip_now(start)

    def _skip_now(self, point: int) -> bool:
        """Return whether a sign of the present stands before ``point`` and is not read yet."""
        first = self._next_now
        while self._next_now < len(self._now) and self._now[self._next_now] < point:
            self._next_now += 1
        return self._next_now > first
