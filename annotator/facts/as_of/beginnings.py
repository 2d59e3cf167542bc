"""What a growth or a body began with, and when that was: 由86家增加到143家, 当时只有86家会员."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed
    from annotator.model import Said

_FROM = re.compile("(?:由|从)[^,。;、由从]{0,12}$")
_FROM_NOW = re.compile(r"[由从](?:目前|当前|现在|现有)的?[^,。;\d]{0,8}$")
_TO = re.compile("[^,。;、]{0,9}?(?:到|至|为|成)")
_RESULT = re.compile("(?:[增长展升降大少多]|提高)[加大到至为]{1,2}$")
_ONCE = re.compile(
    "(?:当时|彼时|那时|那会儿|起初|当初|最初|时有|(?<![比较])成立之初|[成建创]立时|刚成立|起步时"
    "|(?:发起|初创|创办|组建)(?:时|之际)|(?:发起|首批|创始|创会)的?(?:企业|委员|会员|单位|人))[^,。;比增到至]{0,8}$"
)
_FOUNDERS = re.compile("[^,。;]{0,6}(?:发起|创立|创办)")
_FOUNDING = re.compile("最初|当初|之初|立时|起步时|组建时|发起|首批|创始|创会|初创|创办|彼时")
_NEAR = 200  # code points in which a growth is told of
_BEFORE, _AFTER = 14, 12  # code points


class Beginnings:
    """What is known, at the point that has been read up to, of when things began.

    ``founded`` is when the body that was last told of was founded.
    """

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._last: tuple[int, Said] | None = None
        self.founded: Said | None = None

    def take(self, end: int, said: Said) -> None:
        """Take the date whose mark ends at a clean ``end`` as what a growth may begin with."""
        self._last = end, said

    def leave(self) -> None:
        """Leave a paragraph behind."""
        self._last = None

    def knows(self, year: str) -> bool:
        """Return whether the last date taken is of ``year``."""
        return self._last is not None and self._last[1].text.startswith(year)

    def of(self, one: Placed) -> Said | None:
        """Return when it was that a number is what something began with, if it is one."""
        before = _before(self._marked, one)
        if not (grows(self._marked, one) or _ONCE.search(before)):
            return None
        if self.founded is not None and _FOUNDING.search(before):
            return self.founded
        if self._last is None or one.start - self._last[0] > _NEAR:
            return None
        return self._last[1]

    def of_founders(self, one: Placed) -> Said | None:
        """Return when a body was founded of whose founders a number is: 由86家企业发起."""
        if self.founded is None:
            return None
        is_theirs = _FOUNDERS.match(self._marked.folded, one.end, one.end + _AFTER)
        return self.founded if is_theirs else None


def grows(marked: MarkedText, one: Placed) -> bool:
    """Return whether a number is what a growth begins with: 由86家增加到143家."""
    is_first = _FROM.search(_before(marked, one)) is not None
    return is_first and _TO.match(marked.folded, one.end, one.end + _AFTER) is not None


def grows_from_now(marked: MarkedText, one: Placed) -> bool:
    """Return whether a number is of now, of which a plan begins: 由现在的61.2%提高到70%."""
    return _FROM_NOW.search(_before(marked, one)) is not None


def is_result(marked: MarkedText, one: Placed) -> bool:
    """Return whether a number is what a growth ends with."""
    return _RESULT.search(_before(marked, one)) is not None


def of_range(marked: MarkedText, one: Placed, said: Said) -> Said:
    """Return a range, or of what grew in it the end that a number is of."""
    first, _, last = said.text.partition("/")
    if not (first and last):
        return said
    if grows(marked, one):
        return replace(said, text=first)
    return replace(said, text=last) if is_result(marked, one) else said


def _before(marked: MarkedText, one: Placed) -> str:
    return marked.folded[max(0, one.start - _BEFORE) : one.start]
