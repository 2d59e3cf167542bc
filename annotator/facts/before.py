"""What stands before a number: the words that it measures, and how these lead to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from annotator.facts.lexicon import ACTS, ATTACHED, COMMON, MANNER, NAMED_ACTS, NO_ACT, SUFFIXES

_TO = "(?:增加|发展|提高|提升|增长|扩大|上升|壮大|减少|下降|降低|缩短|减|增|降|升|涨)(?:到|至|为)"
_LINK = re.compile(
    rf"(?:{_TO}|达到|[已高多]?达|突破|超过|超出|迈上|[只仅就已尚还共现]有|有|仅|只|[总合共累]计"
    r"|[总一]?共|折合|折|价值|人民币|不[少低高]于|不足|不到|不超过|至少|最多|[少多]则"
    r"|[控保稳][制持定]在|低于|高于|约为|分别为?|以及|先后|连续|(?<![实应来会])到"
    r"|[约近超逾为是至的了着已均也就各又再还、,:和及与等 \tND]|\([^()]{0,12}\)"
    r"|每[斤吨亩户人家个名年月])+\Z"
)
_CHANGE = re.compile(
    r"(?:[比较同与][^,。;]{1,14}?)?"
    r"(?:同比|环比|预计|平均|分别|户均|人均|年均|再|又|各|将|则|共)*"
    r"(?P<act>(?<!新)(?:净?增长|净增加?|增加|下降|减少|提高|提升|上升|上涨|下滑|下跌|降低|回落|增收"
    r"|减收|翻|涨|降|增|少|缩短|扩大|(?:[高低多少]出|(?<!不)[高低]于)[^,。;、]{0,8}?))"
    r"(?:了|约|近|超过?|将近|不足|不[少低]于)*\Z"
)
_ITSELF = frozenset({"增收", "减收"})
"""Changes that are measured themselves."""
_SHARE = re.compile(r"[只仅已也均还]*占(?:比|到|了|有)?[^,。;、]{0,16}\Z")
_FROM = re.compile(
    r"(?:由(?!于)|从(?![业事]))(?:[^,。;、]{0,6}(?:之初|年初|年底|初|时|最初|原来))?的?\Z"
)
_OF_WHICH = re.compile("的[^的]*\\Z")
_QUOTED = re.compile("[“《][^”》]*[”》]")
_CLAUSE = re.compile(r"[,:()?]|\s+|标准为|分别为")
_NAMED = re.compile(r"D+[来内间前后起里末底中]*|[OLPN]+级?|等(?![级待])")
_LEADING = re.compile(
    r"(?:其中|包括|另有|另外|以及|还有|可是|但|而|并|和|及|与|、|[一二三四五六七八九十]是"
    r"|共(?!青|同|产)|已|均|也|还|又|再|仅|只|新(?=发展|成立)|各[类种级]|[了着过的]|全[市县省区国州会]"
    r"|我[会市县省区]|商会(?=走访|培训|发展|投入|捐))+"
)
_LAST_ACT = re.compile(
    r"(?:(?P<gave>捐)[来出给]?|凑|[转送汇寄][来去]|[挣赚卖养投跑印交借欠还]|(?<!所)得|捐款捐物|捐款|捐物"
    r"|捐赠|投资|授信|投入|退会|出资|筹资|请假|缺席|实到|应到|募捐|垫付|列支|培训|签约|增收|结余)\Z"
)
_ONE = re.compile(r"(?<=[家员人记长生师部们委])[作讲上办送捐写](?=[^,]{2,})")
_KINDS = frozenset(["研发", "爱心", "公益", "社会", "义卖", "产业", "环保", "对外"])
_GIVERS = frozenset(["个人", "企业", "会员", "党员", "单位"])
_NOT_HAS = frozenset("国所没具含拥享现共实设")
_HAS_NOT = frozenset("限关效机")
_SUFFIX = re.compile(f"[{SUFFIXES}](?:总?[额数量])?")
_ATTACHED = re.compile(ATTACHED)
_BARE = frozenset("以用花把将对为给按")


class Lead(NamedTuple):
    """What leads to a number: where its words stand, and what was said behind them.

    ``start`` is ``end`` where there are none. ``change`` where it tells a change, ``share`` where a
    part of a whole.
    """

    start: int
    end: int
    change: bool = False
    share: bool = False


@lru_cache(maxsize=8192)
def lead(left: str) -> Lead:
    """Return how the text ``left`` leads to the number behind it."""
    end, change, share = len(left), False, False
    found: re.Match[str] | None
    if found := _SHARE.search(left, max(0, end - 22)):
        end, share = found.start(), True
    elif found := _CHANGE.search(left, max(0, end - 30)):
        if found["act"] in _ITSELF:
            return Lead(*found.span("act"), change=True)
        end, change = found.start(), not found["act"].startswith("净")
    end = unlinked(left, end)
    if found := _FROM.search(left[:end], max(0, end - 14)):
        end = unlinked(left, found.start())
    # 建立党组织的有, 亮明身份的不足: all that is done tells who is meant
    whole = (
        left[end : end + 1] == "的" and end + 1 < len(left) and left[end + 1] in "有占还不只仅达"
    )
    start, end = _noun(left[:end], whole=whole)
    return Lead(start, end, change, share)


def unlinked(left: str, end: int) -> int:
    """Return where the words end that lead on to a number at ``end``: 约, 达到, 共计."""
    found = _LINK.search(left[:end], max(0, end - 24))
    return found.start() if found else end


def _noun(body: str, *, whole: bool) -> tuple[int, int]:
    """Return where the words for what is counted stand at the end of ``body``."""
    if "“" in body or "《" in body:
        body = _QUOTED.sub(lambda one: "Q" * len(one[0]), body)
    start, end = 0, len(body)
    for pattern in (_CLAUSE, _NAMED):
        for found in pattern.finditer(body, start):
            start = found.end()
    if not whole:
        start = _behind_acts(body, start)
    leading = _LEADING.match(body, start)
    if leading:
        start = leading.end()
    if (end - start > 1 and body[end - 1] in "中里内") or body[start:] in _BARE:
        return end, end
    return _last_act(body, start) if not whole else (start, end)


def _last_act(body: str, start: int) -> tuple[int, int]:
    """Return where the act stands that ``body`` ends with, without who did it, else all of it."""
    found = _LAST_ACT.search(body, start)
    if not found:
        return start, len(body)
    first = found.start()
    if body[start:first] in _GIVERS:
        first = start
    elif body[max(start, first - 2) : first] in _KINDS:
        first -= 2
    return first, found.end("gave") if found["gave"] else len(body)


def _behind_acts(body: str, start: int) -> int:
    """Return where the noun begins behind the last act or adverb of ``body`` from ``start``."""
    end, at, chain = len(body), start, -1
    while at < end:
        pair, behind = body[at : at + 2], at + 2
        if pair in MANNER:
            start = at = behind
        elif pair in ACTS and not NO_ACT.match(body, max(0, at - 1)):
            rest = body[behind:]
            first = chain if chain >= 0 and start == at else at
            if not rest or rest in COMMON:
                return first
            if pair in NAMED_ACTS and _ATTACHED.match(rest):
                start, chain = first, first
            elif not _SUFFIX.fullmatch(rest):
                start, chain = behind, first
            at = behind
        elif _parts(body, at, end):
            start = at = at + 1
        else:
            at += 1
    one = _ONE.search(body, start)
    return one.start() if one else start


def _parts(body: str, at: int, end: int) -> bool:
    """Return whether the character at ``at`` parts what is counted from what is before it."""
    here, following = body[at], body[at + 1 : at + 2]
    if here == "的":
        return end - at > 2
    if here == "有":
        return body[at - 1 : at] not in _NOT_HAS and following not in _HAS_NOT
    return here == "共" and following not in tuple("青产建同和享")
