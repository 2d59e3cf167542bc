"""When each number holds, or what it counts happened.

Dates are read in text order: one at the start of a clause stays in force until the paragraph ends
or another comes, one inside a clause until the sentence ends. What says that it is so now, on the
spot, or has become so over years, ends the first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.facts.as_of.beginnings import Beginnings, grows, grows_from_now, is_result, of_range
from annotator.facts.as_of.dates import COMPARED, Role, around, is_day, role
from annotator.facts.as_of.report_dates import ReportDates
from annotator.facts.as_of.rows import Row, in_tables, right_after
from annotator.facts.as_of.signs import Sign, Signs, years_of_plan
from annotator.facts.as_of.worked_out import worked_out, years_back
from annotator.facts.layout import is_of_page, is_row
from annotator.facts.marked_text import NUMBERS
from annotator.model import Said

if TYPE_CHECKING:
    from collections.abc import Container

    from annotator.facts.marked_text import MarkedText, Placed

_PART = re.compile(r"\d{4}-(?:\d\d|Q\d|H\d)")
_AGAIN = re.compile(r"\s*(?:[此这该本][次项]|其间|期间)")
_TOPIC = re.compile(
    "[^,。;\\s]{0,8}?(?:工作|任务|总结|活动|仪式|典礼|培训班"
    "|(?:[年大例酒]|座谈|联谊|茶话|团拜|推进|表彰|动员|代表|理事|交流|恳谈|发布|对接|招聘|报告|培训)会(?!员))"
)
_CLAUSE = re.compile(r"[,;:]\s*$")
_AGE = re.compile("周?岁")
_ITEM = re.compile(r"\s*(?:[(一二三四五六七八九十\d]{1,4}(?:是|要|[)、.\s]))")
_PLANS = re.compile(
    "度?,?[^,。;]{0,10}?(?:工作(?!总结|报告)|计划|打算|目标|任务|重点|安排|思路|将|要(?!闻)|力争|争取)"
)
_OPENS = 4  # code points before a date that opens a sentence
_GAP = 4  # code points between two sentences, with what ends the first
_OWN_LENGTH = 8
_UP_TO_NOW = frozenset([Role.SINCE, Role.FOUNDED])
_BEGINNING = "beginning"


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
        self._signs = Signs(marked)
        self._beginnings = Beginnings(marked)
        self._row = Row(marked)
        self._in_tables = in_tables(marked)
        self._paragraph_end = -1
        self._sentence = -1, -1
        self._carried: Said | None = None
        self._in_force: Said | None = None
        self._in_sentence: Said | None = None
        self._own: tuple[int, Said] | None = None
        self._is_present = self._goes_on = False
        self._last = -1

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

    def said(self, one: Placed) -> Said | None:
        """Return what dates a number."""
        self._go_to(one.start)
        if is_of_page(self._marked, one.start):
            return self._dates.day
        beside = self._beside(one)
        if beside is not None:
            return beside
        if self._is_age(one) or grows_from_now(self._marked, one):
            return self._dates.at(one.start)
        found = self._of_beginning(one) or self._standing()
        return self._of_whole(one) if found is None else of_range(self._marked, one, found)

    def _beside(self, one: Placed) -> Said | None:
        """Return the date that stands by a number, or over it."""
        own, self._own = self._own, None
        if own is not None and one.start - own[0] <= _OWN_LENGTH:
            return own[1]
        over = self._in_tables.get(one.mark.id)
        return over or self._row.of(one) or right_after(self._marked, one)

    def _of_beginning(self, one: Placed) -> Said | None:
        """Return when it was that a number is what something began with.

        What is told of that time goes on in its sentence, up to what became of it.
        """
        if (
            self._in_sentence
            and self._in_sentence.rule == _BEGINNING
            and is_result(self._marked, one)
        ):
            self._to_present()
        if self._in_sentence is not None:
            return None
        found = self._beginnings.of_founders(one)
        if found is None and self._in_force is None:
            found = self._beginnings.of(one)
        if found is not None and not grows(self._marked, one):
            self._in_sentence = replace(found, rule=_BEGINNING)
        return found

    def _standing_here(self) -> Said | None:
        """Return the date in force in the paragraph."""
        return self._in_sentence or self._in_force

    def _standing(self) -> Said | None:
        """Return the date in force, be it handed on from what ended with a colon."""
        return self._standing_here() or (None if self._is_present else self._carried)

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

    def _is_topic(self, one: Placed) -> bool:
        """Return whether a meeting of a day that the sentence names is about a time."""
        said = self._standing_here()
        if said is None or not is_day(said.text) or is_day(one.mark.value.value or ""):
            return False
        folded = self._marked.folded
        if self._last < self._marked.sentence(one.start)[0]:
            return False
        begins = _CLAUSE.search(folded, max(0, one.start - _OPENS), one.start)
        return begins is None and _TOPIC.match(folded, one.end) is not None

    def _take(self, what: Role, one: Placed) -> None:
        said = around(self._marked, one, what.name.lower())
        self._last = one.start
        self._row.add(said, one)
        is_time = said.text[:4].isdecimal() and not is_day(said.text)
        if is_time and _PLANS.match(self._marked.folded, one.end):
            self._plan = said
        if what is Role.OWN:
            self._own = one.end, said
        elif what is Role.SENTENCE:
            self._in_sentence = said
        else:
            self._in_force, self._in_sentence = said, None
        if what is not Role.SENTENCE:
            self._beginnings.take(one.end, said)
        if what is Role.FOUNDED:
            self._beginnings.founded = said
        if what in _UP_TO_NOW and not self._dates.is_ahead(said.text):
            self._to_present()

    def _work_out(self, one: Placed) -> None:
        """Take a time that is counted from the time of the report."""
        near = self._standing_here()
        at = self._dates.at(one.start) or near
        found = worked_out(self._marked, one, at.text, (near or at).text) if at else None
        if found is None:
            return
        self._last = one.start
        said = Said(found.value, one.raw, "worked out")
        if found.role is Role.SENTENCE:
            self._in_sentence = said
        else:
            self._in_force, self._in_sentence = said, None

    def _lead_up(self, one: Placed) -> None:
        """Take a length of years that leads up to the report: 三年来由86家增加到143家."""
        self._to_present()
        base = self._dates.at(one.start)
        began = None if base is None else years_back(one, base.text)
        if began is not None and not self._beginnings.knows(began):
            self._beginnings.take(one.end, Said(began, one.raw, "worked out"))

    def _take_plan(self, start: int, end: int) -> None:
        """Take the years of a five-year plan at a clean ``start``-``end``, if it is of here."""
        folded, raw = self._marked.folded, self._marked.view.map.back(start, end)
        said = Said(years_of_plan(folded[start:end]), raw, "plan")
        before = folded[max(0, start - _OPENS) : start].rstrip('"“')
        if before.endswith(COMPARED):
            return
        if before.endswith(("由", "从")):
            self._own = end, said
            self._beginnings.take(end, said)
        elif start >= self._sentence[0]:
            self._in_sentence = said

    def _to_present(self) -> None:
        self._in_force = self._in_sentence = None
        self._is_present = True

    def _to_year(self) -> None:
        """Take a part of a year that is in force as that year: 一季度…,全年…."""
        said = self._standing_here()
        if said is not None and _PART.fullmatch(said.text):
            self._in_force, self._in_sentence = replace(said, text=said.text[:4]), None

    def _go_to(self, point: int) -> None:
        """Leave behind what ends before ``point``."""
        if point >= self._paragraph_end:
            self._enter(*self._marked.paragraph(point))
        if point >= self._sentence[1]:
            self._next_sentence(point)
        for start, end, sign in self._signs.up_to(point) if self._signs.next < point else ():
            if sign is Sign.PLAN:
                self._take_plan(start, end)
            elif sign is Sign.WHOLE:
                self._to_year()
            elif sign is Sign.NOW or not self._is_told_of(sign):
                self._to_present()

    def _is_of_now(self, said: Said | None) -> bool:
        """Return whether a date is of the year that the report is of, or tells of."""
        whole = self._dates.day
        return said is not None and (whole is None or said.text[:4] == whole.text[:4])

    def _is_told_of(self, sign: Sign) -> bool:
        """Return whether a sign that leads back leads to the date in force."""
        said = self._standing_here()
        if sign is Sign.THIS and self._is_of_now(self._in_sentence):
            return True
        return said is not None and self._dates.is_near(said.text)

    def _enter(self, start: int, end: int) -> None:
        """Begin a paragraph; what ends with a colon hands its date on to the items after it."""
        folded, last = self._marked.folded, self._paragraph_end
        if last > 0 and folded.endswith(":", 0, last):
            self._carried = self._standing_here()
        elif not (_ITEM.match(folded, start) or is_row(self._marked, start, end)):
            self._carried = None
        self._paragraph_end = end
        self._in_force = self._in_sentence = self._own = None
        self._beginnings.leave()
        self._is_present = False
        self._signs.up_to(start)

    def _next_sentence(self, point: int) -> None:
        """Leave the date of the sentence before, unless what follows goes on from there.

        So do the clauses that semicolons end, of what a date opens, and what speaks of the same.
        """
        folded, (began, ended) = self._marked.folded, self._sentence
        self._sentence = start, _ = self._marked.sentence(point)
        is_next = start <= ended + _GAP
        opened = began <= self._last <= began + _OPENS or (self._goes_on and self._last < began)
        self._goes_on = opened and is_next and folded.startswith(";", ended)
        again = is_next and _AGAIN.match(folded, start) and self._is_of_now(self._in_sentence)
        if not (self._goes_on or again):
            self._in_sentence = None
