"""Whose each number is: the body, place, group or person that it is about.

A name that opens a clause is whose the numbers after it are, until another comes or the paragraph
ends; where none is named it is the body that the report is about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.facts.layout import is_counter
from annotator.facts.marked_text import NUMBERS
from annotator.facts.scope.clause import groups, is_counted
from annotator.facts.scope.subject import Subject

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed
    from annotator.facts.scope.clause import Group
    from annotator.model import Said

_AGE = re.compile("岁(?!以[上下])")
_AGED = 20  # code points from an age to whose it is
_PRESENT_AFTER = re.compile(
    "[^,。;]{0,12}?(?:参加|出席|到会|参会|与会|列席|欢聚)"
    "(?:了|本次|此次|一堂|会议|大会|年会|座谈|学习|培训|活动|仪式|[,。;)])"
)
_PRESENT_BEFORE = re.compile("(?:应到|实到|请假|缺席|列席|特邀|参会|与会|到会|出席)[^,。;]{0,7}$")
_PART = re.compile("其中[^,。;]{0,8}$")
_TOGETHER = re.compile("(?:共|共计|总计|合计|累计|共[收筹募][^,。;]{0,4})$")
_PROPOSES = ("提出", "提出了", "提出如下", "提出以下")
_AROUND = 16  # code points


def scope(marked: MarkedText) -> dict[int, Said]:
    """Return what the rules propose for the numbers of ``marked``, by the ids of their marks."""
    if not marked.numbers:
        return {}
    reading = _Reading(marked)
    found = {}
    following = groups(marked)
    group = next(following, None)
    for at, one in enumerate(marked.placed):
        reading.subject.pass_by(one)
        if one.label in NUMBERS:
            said = reading.said(one)
            if said is not None:
                found[one.mark.id] = said
        if group is not None and one is group.marks[-1]:
            reading.read(group, marked.placed[at + 1 : at + 2])
            group = next(following, None)
    return found


class _Reading:
    """Whom the text speaks of, and what else tells whose a number is."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self.subject = Subject(marked)
        self._last: tuple[int, Said | None] = (-1, None)
        self._group: Group | None = None

    def read(self, group: Group, after: list[Placed]) -> None:
        """Take names into account, ``after`` which another mark may stand."""
        self._group = group
        counted = any(
            one.label == "QUANTITY" and is_counted(self._marked, group, one) for one in after
        )
        self.subject.read(group, is_counted=counted)

    def said(self, one: Placed) -> Said | None:
        """Return whose a number is."""
        found = self._said(one)
        self._last = self.subject.changes, found
        return found

    def _said(self, one: Placed) -> Said | None:
        folded, bodies = self._marked.folded, self.subject.bodies
        before = folded[max(0, one.start - _AROUND) : one.start]
        after = folded[one.end : one.end + _AROUND]
        if _AGE.search(folded, one.start, one.end + 1):
            return self._aged(one)
        if is_counter(self._marked, one.start) or _PRESENT_BEFORE.search(before):
            return bodies.whole
        if one.label == "QUANTITY" and _PRESENT_AFTER.match(after):
            return bodies.whole
        owner = self._owner(one)
        if owner is not None:
            return owner
        if self.subject.speaker is not None and before.endswith(_PROPOSES):
            return self.subject.speaker
        if before.endswith("等") or _TOGETHER.search(before):
            self.subject.end_person()
        if self._last[0] == self.subject.changes and _PART.search(before):
            return self._last[1]
        return self.subject.now or bodies.person or bodies.whole

    def _owner(self, one: Placed) -> Said | None:
        """Return the name that a number is joined to by 的."""
        group = self._group
        if group is None or group.end + 1 != one.start or group.label not in {"ORG", "LOC"}:
            return None
        if self._marked.folded[group.end] != "的":
            return None
        run = group.run(group.label)
        return self.subject.bodies.said(run[0].start, run[-1].end, "owner")

    def _aged(self, one: Placed) -> Said | None:
        """Return whose an age is: the person named after it, else the last one before."""
        bodies = self.subject.bodies
        last = self.subject.mentions.person
        if last is not None and self._marked.folded.endswith("(", 0, one.start):
            return bodies.said(last.start, last.end, "age")
        end = min(one.end + _AGED, self._marked.sentence(one.start)[1])
        for other in self._marked.within(one.end, end):
            if other.label == "PER":
                return bodies.said(other.start, other.end, "age")
        return self.subject.person or bodies.person or self.subject.now or bodies.whole
