"""What stands behind a number: the noun that it counts, or what those counted did."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from annotator.facts.lexicon import ACTS, ATTACHED, MANNER, NAMED_ACTS, NO_ACT, SUFFIXES

_END = re.compile(r"[,。;:!?()\s—…、【]|[OLPDN]|\Z")
_QUOTED = re.compile("[“《][^”》]*[”》]")
_PEOPLE = re.compile(
    r"(?:员|人|者|长|生|师|民|子|工|女|家|代表|干部|同志|嘉宾|客商|书记|委|户|主)\Z"
)
_PERSON_UNITS = frozenset("名位人")
_WHOSE = frozenset("名位人家户个")
_STOP = re.compile(
    "为(?!民)|(?<!棉)被|将(?!军)|把|由(?!于)|从(?!业|事|教)|在(?!职|册|校|岗|外|线|读|建|家|会|场|地|编)"
    "|向(?!导)|与(?!会)|都(?!市)|均|并|于|中(?=已|有|真|的|,)|内(?=已|有)|以(?!上|下|来|外)|也|还|就|才"
    "|仍|已|又|再|不|未|没|带着|因|共(?!青|产|建|同|享|和)|全部|到(?!会|位|场|期)|来自|用于|使(?!用)"
    "|可(?!持)|获(?!奖)|赴|[增降减升涨][至到为]|[了着给]|其间"
)
_ATTACHED = re.compile(ATTACHED)
_SUFFIX = re.compile(f"[{SUFFIXES}]|人员|资金|项目|物资|合同|协议|基地|中心|平台|场所|单位")
_HEAD = re.compile(
    r"(?:企业|商会|协会|单位|公司|会员|党员|群众|农户|商户|机构|学生|代表|人员|村民|党组织|支部|老人"
    r"|职工|员工|村|户|乡镇|社区|学校)\Z"
)
_VERBAL_END = re.compile(r"[了过着到给于向在]|\Z|[,。;、OLPD]")
_OPENS = re.compile(
    r"(?:多|余|以上|以内|左右|以下)?的?(?:[LON]+级?|全[国市省县区]|各[类种级族]|同志(?=为))*"
)
_ENDS_IT = re.compile(r"(?<![Q、和])Q|[和及](?=[各其]|\Z)")
_ONE_ACT = frozenset("拢送带拿交寄捐凑坐开走跑搬运投打写放转还装站聚登接")
_AWARD = re.compile(
    r"(?:[^,。;、的]{0,4}(?:商会|企业|单位|协会|支部|会员|党组织|同志|党员|人))?(?:已|先后|再次|均|首次)*"
    r"(?:被[^,。;、]{0,12}?(?:评为|评定为|认定为|命名为|授予|确定为|列为|选为)|获评|荣获|入选|当选为?|为)"
    r"(?:[LODN]|全[国省市县区])*(?:新一届)?(?P<told>[^,。;OLPD\s]{2,24}?)"
    r"(?:称号|荣誉|奖牌|[,。;\s]|\Z|(?=授牌))"
)
_SENT = re.compile(r"组织[^,。;OLPD]{1,6}(?:赴|到|前往)[OL、]+(?P<told>[^,。;OLPD]{2,6})")
_MADE_OF = re.compile(r"组成的?[OLN]*(?:新一届)?(?P<told>[^,。;OLPDN]{2,10})")
_WHOLE = ((_AWARD, "award"), (_MADE_OF, "made of"), (_SENT, "sent"))


class Noun(NamedTuple):
    """Where the words stand behind a number; ``act`` where they are what was done."""

    start: int
    end: int
    act: bool = False
    rule: str = "behind"


@lru_cache(maxsize=8192)
def noun_behind(right: str, unit: str | None) -> Noun:
    """Return what stands at the beginning of ``right``; an empty place where there is nothing."""
    body = right
    if "“" in body or "《" in body:
        body = _QUOTED.sub(lambda one: "Q" * len(one[0]), body)
    for pattern, rule in _WHOLE:
        if whole := pattern.match(body):
            is_act = rule == "sent" or (rule == "award" and whole.start("told") < 4)
            return Noun(*whole.span("told"), is_act, rule)
    opens = _OPENS.match(body)
    start = opens.end() if opens else 0
    limit = _limit(body, start)
    if limit <= start or body[start] in "和及与":
        return Noun(start, start)
    return _phrase(body, start, limit, unit)


def _limit(body: str, start: int) -> int:
    """Return where the clause ends, or, where a coordination goes on, that."""
    found = _END.search(body, start)
    assert found is not None, "the end is one"
    end = found.start()
    if found[0] == "、" and end - start >= 2:
        following = _END.search(body, end + 1)
        assert following is not None, "the end is one"
        if body[end + 1 : end + 2] not in ("", "各") and following.start() < len(body):
            return following.start()
    return end


def _phrase(body: str, start: int, limit: int, unit: str | None) -> Noun:
    """Return the noun from ``start`` up to what is done, at most to ``limit``."""
    at = start
    while at < limit:
        here, pair = body[at], body[at : at + 2]
        if here == "的":
            return _relative(body, start, at, limit, unit)
        if pair in ACTS or pair in MANNER or pair in NAMED_ACTS:
            if _stops(body, start, at, limit, unit):
                break
            at += 2
        elif _STOP.match(body, at) or (at > start and here in "在到"):
            if here in "到了着给" and at - start > 2 and body[at - 1] in _ONE_ACT:
                at -= 1
            break
        elif _ENDS_IT.match(body, at) and (at > start or here != "Q"):
            break
        else:
            at += 1
    at = min(at, limit)
    if at == limit and at - start > 2 and body[at - 1] in "时后":
        at -= 1
    return Noun(start, at) if at > start else _act(body, start, limit)


def _stops(body: str, start: int, at: int, limit: int, unit: str | None) -> bool:
    """Return whether the act at ``at`` ends the noun, and is no part of it."""
    pair, behind, first = body[at : at + 2], at + 2, body[start:at]
    ended = _HEAD.search(first) or (unit in _PERSON_UNITS and _PEOPLE.search(first))
    if NO_ACT.match(body, max(0, at - 1)):
        return False
    if pair in NAMED_ACTS:
        while body[behind : behind + 2] in NAMED_ACTS:
            behind += 2
        if ended and not _ATTACHED.match(body, behind, limit):
            return True
        if not _VERBAL_END.match(body, behind) or body[at - 1 : at] == "的":
            return False
        return at == start or (at - start >= 2 and (unit in _WHOSE or behind == len(body)))
    if at == start:
        return body.find("的", behind, limit) < 0 and not _SUFFIX.match(body, behind, limit)
    if ended:
        return True
    return not _ATTACHED.match(body, behind, limit)


def _relative(body: str, start: int, at: int, limit: int, unit: str | None) -> Noun:
    """Return the noun of ``X的Y``: X where it is what the classifier counts, else Y."""
    first = body[start:at]
    fits = unit not in _PERSON_UNITS or bool(_PEOPLE.search(first))
    if fits and first and first[:2] not in ACTS and first[0] != "有":
        return Noun(start, at)
    if at + 1 < limit:
        rest = _phrase(body, at + 1, limit, unit)
        if rest.end > rest.start and not rest.act:
            return rest
    return Noun(start, at)


def _act(body: str, start: int, limit: int) -> Noun:
    """Return what was done, from ``start`` to the next word that leads on."""
    at = start
    while body[at : at + 2] in MANNER and body[at + 2 : at + 3] not in ("或", "和"):
        at += 2
    end = at
    while end < limit and not (end > at + 1 and (_STOP.match(body, end) or body[end] in ",和")):
        end += 1
    return Noun(at, end, act=True)
