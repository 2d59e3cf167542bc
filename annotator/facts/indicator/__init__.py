"""What each number counts or measures, in the words of the report."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from annotator.facts.around import MASKED
from annotator.facts.indicator.behind import noun_behind
from annotator.facts.lexicon import KINDS
from annotator.facts.words import bare
from annotator.model import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.facts.around import Around
    from annotator.facts.around.before import Lead
    from annotator.facts.marked_text import MarkedText

_TIED = re.compile(r"[、和及与以 到至]*\Z")
_LIGHT = re.compile(
    r"(?:给予|给|拿出|拿|提供|获得|获|捐出|捐赠|安排|落实|划拨|发放|送去|送来|签订|签下|达成|把|将|以|用"
    r"|价值|合计|可获|贡献|带着|[和及、])了?\Z"
)
_MONEY_NOUN = re.compile("(?:[款金费]|资金|物资|贷款|授信|协议|合同|订单|补贴|奖励|用品)\\Z")
_BY = re.compile(r"[以用花][^,。;]{0,2}\Z")
_ATTENDS = re.compile(r"(?:参加|出席|列席|参会|到会|与会)")
_PASSIVE = re.compile(r"[因被已是由]")
_NAMED = re.compile(r"(?:其中|包括|[和及与])?(?P<told>[^,。;、:OLPDN\s]{2,8})P+(?:[、和]P+)*等?\Z")
_PLACES = frozenset("省市县区村乡镇国州地")
_SAYS_NOTHING = re.compile(
    r"[比较至得有到即前才另是计现回后可便了末与和及为在被将已曾仅又约近达各每这那其\W\d]+"
)
"""What is no name of anything by itself: 比 of 比上年末的261家."""
_ROUNDS = frozenset("批路组")
_VOTE = re.compile(r"赞成|反对|弃权|同意")
_JOINS = frozenset("、和或至到")
_DID_IT = frozenset({"办", "搞", "做", "下来办", "举办"})
_GIVEN = re.compile("捐款|捐赠|善款|捐资")
_GIVEN_LENGTH = 2
_LIST = 1500  # code points in which the heading of a list of givers stands


class _Place(NamedTuple):
    start: int
    end: int
    rule: str


def indicator(marked: MarkedText) -> dict[int, Said]:
    """Return what the rules propose for the numbers of ``marked``, by the ids of their marks."""
    found: dict[int, Said] = {}
    given = [one.start() for one in _GIVEN.finditer(marked.folded)]
    named: list[Said] = []
    shared: list[Said] = []
    for index, one in enumerate(marked.around):
        if not one.joined and marked.folded[one.start - 1 : one.start] != ";":
            named, shared = [], []
        said = _said(marked, index)
        if said is not None:
            named.append(said)
            shared = []
        elif named:
            if not shared:
                tied = _tied(marked.around, index)
                shared = named[-tied:] if tied <= len(named) else named[-1:]
            said = Said(shared[0].text, shared[0].place, "carried")
            shared = shared[1:] or shared
        else:
            said = _in_list(marked, one, given)
        if said is not None:
            found[one.number.mark.id] = said
    return found


def _tied(around: Sequence[Around], index: int) -> int:
    """Return how many numbers from ``index`` on follow one another with nothing between them."""
    last = index + 1
    while last < len(around) and around[last].joined and _TIED.match(around[last].left):
        last += 1
    return last - index


def _said(marked: MarkedText, index: int) -> Said | None:
    """Return the own words of a number, or those that its classifier stands for."""
    one = marked.around[index]
    unit, raw = one.number.mark.value.unit, one.number.raw
    if unit in ("岁", "周岁"):
        return Said("年龄", raw, "age")
    if unit == "票" and one.number.label == "QUANTITY":
        return _vote(marked, one)
    if unit in _PLACES or (unit == "人" and one.right[:1] == "的"):
        return Said(str(unit), raw, "unit")
    if one.left.endswith("一行"):
        place: _Place | None = _Place(one.number.start - 2, one.number.start, "before")
    else:
        place = _own(marked.around, index, unit)
    if place is None:
        return None
    text = bare(marked.folded[place.start : place.end])
    if not text or _SAYS_NOTHING.fullmatch(text):
        return None
    return Said(text, marked.view.map.back(place.start, place.end), place.rule)


def _vote(marked: MarkedText, one: Around) -> Said:
    """Return how votes were cast; 得票 where only who has them is told."""
    at = one.number.end
    found = _VOTE.match(one.right)
    if found is None:
        at = one.start + max(0, len(one.left) - 2)
        found = _VOTE.search(one.left, max(0, len(one.left) - 2))
    if found is None:
        text = "票" if one.left[-1:] in ("那", "这") else "得票"
        return Said(text, one.number.raw, "vote")
    return Said(found[0], marked.view.map.back(at, at + 2), "vote")


def _in_list(marked: MarkedText, one: Around, given: Sequence[int]) -> Said | None:
    """Return what an amount of a list is, by the last words before it that say so.

    ``given`` are where such words begin.
    """
    if one.number.label != "MONEY":
        return None
    at = one.number.start
    last = bisect_right(given, at - _GIVEN_LENGTH) - 1
    if last < 0 or given[last] < at - _LIST:
        return None
    start, end = given[last], given[last] + _GIVEN_LENGTH
    return Said(marked.folded[start:end], marked.view.map.back(start, end), "list")


def _own(around: Sequence[Around], index: int, unit: str | None) -> _Place | None:
    """Return where the own words of a number stand, None where it has none."""
    one = around[index]
    before = one.lead
    left = None
    if before.end > before.start:
        left = _Place(one.start + before.start, one.start + before.end, "before")
    if before.change or before.share:
        return None if before.share and before.apart and one.joined else left
    counted = one.number.label == "QUANTITY"
    if counted and one.left.endswith("其中") and _PASSIVE.match(one.right):
        return None
    behind = noun_behind(one.right, unit)
    right = None
    if behind.end > behind.start:
        base = one.number.end
        right = _Place(base + behind.start, base + behind.end, behind.rule)
    if one.left[before.start : before.end] in _DID_IT and (one.joined or right is not None):
        left = None
    if right is None:
        return _alone(around, index, left, before)
    if not behind.act and (counted or _prefers_right(one, before, right)):
        return right
    if counted and behind.act and _ATTENDS.match(one.right) and (unit == "人" or left is None):
        return right
    if left is None or before.apart or (unit in _ROUNDS and one.left.endswith("分")):
        return _did(one, right, is_act=behind.act)
    return left


def _did(one: Around, right: _Place, *, is_act: bool) -> _Place | None:
    """Return what those counted are, who are named before the number, else what they did."""
    if is_act and right.rule == "act":
        if (who := _who(one)) is not None:
            return who
        if one.number.label != "QUANTITY" and not _BY.search(one.left, max(0, len(one.left) - 3)):
            return None
    return right


def _alone(
    around: Sequence[Around], index: int, left: _Place | None, before: Lead
) -> _Place | None:
    """Return the words of a number with nothing behind it."""
    one = around[index]
    if left is not None and not (before.apart and one.joined):
        return left
    following = around[index + 1] if index + 1 < len(around) else None
    listed = one.right in _JOINS and following is not None and following.left == one.right
    if left is None and following is not None and listed and following.joined:
        return _own(around, index + 1, following.number.mark.value.unit)
    return _who(one)


def _who(one: Around) -> _Place | None:
    """Return what the people are who are named before a number of them."""
    if one.number.label != "QUANTITY" or MASKED["PER"] not in one.left:
        return None
    found = _NAMED.search(one.left)
    if found is None:
        return None
    return _Place(one.start + found.start("told"), one.start + found.end("told"), "named")


def _prefers_right(one: Around, before: Lead, right: _Place) -> bool:
    """Return whether an amount or a share is of what stands behind it."""
    if one.right[:1] == "的" or _LIGHT.search(one.left, max(0, len(one.left) - 4)):
        return True
    words = one.left[before.start : before.end]
    noun = one.right[right.start - one.number.end : right.end - one.number.end]
    return words in KINDS and _MONEY_NOUN.search(noun) is not None
