"""What stands before a number: the words that it measures, and how these lead to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from annotator.facts.around.leading_on import unlinked
from annotator.facts.lexicon import (
    ACT,
    ATTACHED,
    COMMON,
    KINDS,
    MANNER,
    NAMED,
    NO_ACT,
    SUFFIXES,
    hidden,
)

_REACHES = re.compile("[计共达超约近有过为是于至足到止]|价值|折")
_CHANGE = re.compile(
    r"(?:[比较同与][^,。;]{1,14}?)?"
    r"(?:同比|环比|预计|平均|普遍|分别|户均|人均|年均|再|又|各|将|则|共)*"
    r"(?P<act>(?<!新)(?:净?增长|净增加?|增加|下降|减少|提高|提升|上升|上涨|下滑|下跌|降低|回落|增收"
    r"|减收|翻|涨|降|增|少|压缩|缩短|扩大|(?:[高低多少]出|(?<!不)[高低]于)[^,。;、]{0,8}?))"
    r"(?:了|约|逾|近|超过?|将近|不足|不止|不[少低]于)*\Z"
)
_CHANGES = re.compile("[增降减提升涨跌落翻高低多少缩扩滑出]")
_ITSELF = frozenset({"增收", "减收"})
"""Changes that are measured themselves."""
_SHARE = re.compile(r"[只仅已也均还约]*占(?![地用])(?:比|到|了|有)?[^,。;、]{0,16}\Z")
_FROM = re.compile(
    r"(?:由(?!于)|从(?![业事]))(?:[^,。;、]{0,6}(?:之初|年初|年底|初|时|最初|原来))?的?\Z"
)
_CLAUSE = re.compile(r"[,:()?]|\s+|标准为|分别为|\.(?!\d)")
_NAMES = re.compile(r"D+[来内间前后起里末底中]*|[OLPN]+级?|等[地人家]?(?![级待])")
_LEADING = re.compile(
    r"(?:其(?:中|余(?=.))|包括|另有|另外|以及|还有|可是|但|而|并|和|及|与|、|[一二三四五六七八九十]+[是、]"
    r"|共(?!青|同|产)|已|均|也|还|又|再|仅|只|新(?=发展|成立)|各[类种级]|[了着过的]|出(?![资口租席版])"
    r"|全[市县省区国州会]|我[会市县省区]|商会(?=走访|培训|发展|投入|捐)|[将把使让](?=..))+"
)
_LAST_ACT = re.compile(
    r"(?:(?P<gave>[认募]?捐)[来出给]?|[转送汇寄][来去]|(?<!所)得|捐款捐物|捐款|捐物|捐赠|捐资|投资|授信"
    r"|投入|退会|出资|筹资|请假|缺席|实到|应到|垫付|列支|划出|提取|培训|签约|增收|结余)\Z"
)
_SHORT_ACT = re.compile(r"(?<=[又再还就已共只先即后主员人者们])[凑挣赚卖养投跑印交借还捐花]\Z")
_ACTS_END = frozenset("捐来出给去得款物赠资信入会假席到付支取训约收余凑挣赚卖养投跑印交借还花")
_ONE = re.compile(
    r"(?<=[家员人记长生师部们委])作(?=[^,]{2,})|(?<=[家员人记长生师部们委工众业会支])[讲上办送捐写](?=[^,]{2,})"
)
_KINDS_OF = frozenset(["研发", "爱心", "公益", "社会", "义卖", "产业", "环保", "对外"])
_GIVERS = frozenset(["个人", "企业", "会员", "党员", "单位"])
_DOER = re.compile(
    "(?:商会|协会|企业|会员|党员|群众|单位|支部|党委|党组织|[员人们家者]|[向为给对从][^向为给对从]{1,10})\\Z"
)
_NEVER = frozenset(["示范", "合作", "建设", "管理", "服务", "消费", "创业", "维权", "宣传"])
"""Acts that stand before a noun of any kind."""
_PARTING = frozenset("的有共")
_NOT_HAS = frozenset("国所没具含拥享现共实设公固稀建种养备配存")
_HAS_NOT = frozenset("限关效机")
_SUFFIX = re.compile(f"[{SUFFIXES}](?:总?[额数量])?")
_BARE = frozenset([*"使让以用花把将对为给按由总", "其余", "其他", "另外"])
_ADVERBIAL = frozenset("看时后前说")


class Lead(NamedTuple):
    """What leads to a number: where its words stand, and what was said behind them.

    ``start`` is ``end`` where there are none. ``change`` where it tells a change, ``share`` where a
    part of a whole. ``apart`` where the words are those of a clause that was over before the
    number's own began.
    """

    start: int
    end: int
    change: bool = False
    share: bool = False
    apart: bool = False


@lru_cache(maxsize=8192)
def lead(left: str) -> Lead:
    """Return how the text ``left`` leads to the number behind it."""
    end, change, share = len(left), False, False
    found: re.Match[str] | None
    if "占" in left and (found := _SHARE.search(left, max(0, end - 22))):
        end, share = found.start(), True
    elif _CHANGES.search(left, max(0, end - 14)) and (
        found := _CHANGE.search(left, max(0, end - 30))
    ):
        if found["act"] in _ITSELF:
            return Lead(*found.span("act"), change=True)
        end, change = found.start(), not found["act"].startswith("净")
    told = end
    end = unlinked(left, end)
    if ("由" in left or "从" in left) and (found := _FROM.search(left[:end], max(0, end - 14))):
        end = unlinked(left, found.start())
    # 建立党组织的有, 亮明身份的不足: all that is done tells who is meant
    whole = left[end : end + 1] == "的"
    apart = _is_apart(left, end, told)
    start, end = _noun(left[:end], whole=whole, apart=apart)
    return Lead(start, end, change, share, apart)


def _is_apart(left: str, end: int, told: int) -> bool:
    """Return whether a comma, and no word that sums up, stands between words and number."""
    comma = left.rfind(",", end, told)
    return comma >= 0 and not _REACHES.search(left, comma, told)


def _noun(text: str, *, whole: bool, apart: bool) -> tuple[int, int]:
    """Return where the words for what is counted stand at the end of ``text``."""
    body = hidden(text)
    start, end = 0, len(body)
    for pattern in (_CLAUSE, _NAMES):
        for found in pattern.finditer(body, start):
            start = found.end()
    if text[start : start + 1] == "(":
        start = text.find(")", start) + 1 or start
    if not whole:
        start = _behind_acts(body, start)
    leading = _LEADING.match(body, start)
    if leading:
        start = leading.end()
    last = body[end - 1 :]
    is_place = last in ("中", "里", "内") and end - start > 1
    if is_place or body[start:] in _BARE or (apart and last in _ADVERBIAL):
        return end, end
    return (start, end) if whole else _last_act(body, start)


def _last_act(body: str, start: int) -> tuple[int, int]:
    """Return where the act stands that ``body`` ends with, without who did it, else all of it."""
    if body[-1:] not in _ACTS_END:
        return start, len(body)
    found = _LAST_ACT.search(body, start)
    if not found:
        short = _SHORT_ACT.search(body, start)
        return (short.start() if short else start), len(body)
    first = found.start()
    if body[start:first] in _GIVERS:
        first = start
    elif body[max(start, first - 2) : first] in _KINDS_OF:
        first -= 2
    return first, found.end("gave") if found["gave"] else len(body)


def _behind_acts(body: str, start: int) -> int:
    """Return where the noun begins behind the last act or adverb of ``body`` from ``start``."""
    end, at, chain = len(body), start, -1
    while at < end:
        kind = KINDS.get(body[at : at + 2], 0)
        if not kind:
            if body[at] in _PARTING and _parts(body, at, end):
                start = at + 1
            at += 1
            continue
        behind = at + 2
        if kind & MANNER:
            start = behind
        elif not NO_ACT.match(body, max(0, at - 1)):
            rest = body[behind:]
            first = chain if chain >= 0 and start == at else at
            if kind & ACT and (not rest or rest in COMMON):
                return first
            start, chain = _behind_act(body, start, first, behind, kind) or (start, chain)
        at = behind
    one = _ONE.search(body, start)
    return one.start() if one else start


def _behind_act(
    body: str, start: int, first: int, behind: int, kind: int
) -> tuple[int, int] | None:
    """Return where the noun begins by an act that ends at ``behind``; None where it tells nothing.

    With it, where the chain of acts began.
    """
    rest = body[behind:]
    attached = ATTACHED.match(rest)
    if kind & ACT:
        if kind & NAMED and attached:
            return first, first
        return None if _SUFFIX.fullmatch(rest) else (behind, first)
    if (
        len(rest) > 1
        and not attached
        and body[behind - 2 : behind] not in _NEVER
        and _DOER.search(body, start, first)
    ):
        return first, first
    return None


def _parts(body: str, at: int, end: int) -> bool:
    """Return whether 的, 有 or 共 at ``at`` parts what is counted from what is before it."""
    here = body[at]
    following = body[at + 1 : at + 2]
    if here == "的":
        return end - at > 2
    if here == "有":
        return body[at - 1 : at] not in _NOT_HAS and following not in _HAS_NOT
    return following not in tuple("青产建同和享")
