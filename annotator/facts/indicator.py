"""What each number counts or measures, in the words of the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.facts.before import lead
from annotator.facts.behind import noun_behind
from annotator.facts.words import plain
from annotator.model import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.facts.around import Around
    from annotator.facts.marked_text import MarkedText

_TIED = re.compile(r"[、和及与以 到至]*\Z")
_LIGHT = re.compile(
    r"(?:给予|给|拿出|拿|提供|获得|获|捐出|捐赠|安排|落实|划拨|发放|送去|送来|把|将|以|用|价值|合计|可获"
    r"|贡献|带着|[和及、])了?\Z"
)
_BY = re.compile(r"[以用花][^,。;]{0,2}\Z")
_ATTENDS = re.compile(r"(?:参加|出席|列席|参会|到会|与会)")
_GATHERED = re.compile(r"(?:共|共计|等|一行|约|近|由)\Z")
_WHICH = re.compile(r"其中\Z")
_PASSIVE = re.compile(r"[因被已是]")
_PLACES = frozenset("省市县区村乡镇国州人校地")
_ROUNDS = frozenset("批路组")
_VOTE = re.compile(r"(赞成|反对|弃权|同意)")
_DID_IT = frozenset({"办", "搞", "做", "下来办", "举办"})


class _Place(NamedTuple):
    start: int
    end: int
    rule: str


def indicator(marked: MarkedText) -> dict[int, Said]:
    """Return what the rules propose for the numbers of ``marked``, by the ids of their marks."""
    found: dict[int, Said] = {}
    around = marked.around
    named: list[Said] = []
    shared: list[Said] = []
    for index, one in enumerate(around):
        if not one.joined:
            named, shared = [], []
        unit = one.number.mark.value.unit
        place = _own(one, unit)
        said = _named(marked, one, unit, place)
        if said is not None:
            named.append(said)
            shared = []
        elif one.joined and named:
            if not shared:
                tied = _tied(around, index) if place is None else 1
                shared = named[-tied:] if tied <= len(named) else named[-1:]
            said = shared[0]
            shared = shared[1:] if len(shared) > 1 else shared
            said = Said(said.text, said.place, "carried")
        if said is not None:
            found[one.number.mark.id] = said
    return found


def _tied(around: Sequence[Around], index: int) -> int:
    """Return how many numbers from ``index`` on follow one another with nothing between them."""
    last = index + 1
    while last < len(around) and around[last].joined and _TIED.match(around[last].left):
        last += 1
    return last - index


def _named(marked: MarkedText, one: Around, unit: str | None, place: _Place | None) -> Said | None:
    """Return the words of ``place``, or those that the classifier stands for."""
    if unit == "岁":
        return Said("年龄", one.number.raw, "age")
    if unit == "票":
        return _vote(marked, one)
    if unit in _PLACES and one.right.startswith("的") and one.number.label == "QUANTITY":
        return Said(unit, one.number.raw, "unit")
    if place is None:
        return None
    text = plain(marked.folded[place.start : place.end])
    return Said(text, marked.view.map.back(place.start, place.end), place.rule) if text else None


def _vote(marked: MarkedText, one: Around) -> Said:
    at = one.number.end
    found = _VOTE.match(one.right)
    if found is None:
        at = one.start + max(0, len(one.left) - 2)
        found = _VOTE.search(one.left, max(0, len(one.left) - 2))
    if found is None:
        text = "票" if one.left[-1:] in ("那", "这") else "得票"
        return Said(text, one.number.raw, "vote")
    return Said(found[0], marked.view.map.back(at, at + 2), "vote")


def _own(one: Around, unit: str | None) -> _Place | None:
    """Return where the own words of a number stand, None where it has none."""
    before = lead(one.left)
    behind = noun_behind(one.right, unit)
    left = _Place(one.start + before.start, one.start + before.end, "before")
    base = one.number.end
    right = _Place(base + behind.start, base + behind.end, "act" if behind.act else behind.rule)
    has_left = left.end > left.start
    has_right = right.end > right.start
    counted = one.number.label == "QUANTITY"
    if before.change or before.share:
        return left if has_left else None
    if one.left.endswith("一行"):
        return _Place(one.number.start - 2, one.number.start, "before")
    if counted and _WHICH.search(one.left) and _PASSIVE.match(one.right):
        return None
    if has_left and one.left[before.start : before.end] in _DID_IT:
        has_left = False
        if one.joined and not has_right:
            return None
    if has_right and not behind.act and (counted or _prefers_right(one)):
        return right
    if has_right and behind.act and _ATTENDS.match(one.right) and _GATHERED.search(one.left):
        return right
    if has_left and not (unit in _ROUNDS and one.left.endswith("分")):
        return left
    if has_right and (not behind.act or counted or _BY.search(one.left)):
        return right
    return None


def _prefers_right(one: Around) -> bool:
    return one.right[:1] == "的" or bool(_LIGHT.search(one.left))
