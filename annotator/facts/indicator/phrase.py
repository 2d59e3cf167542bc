"""A noun phrase read from its beginning, up to what is done with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.facts.lexicon import ACT, ATTACHED, KINDS, MANNER, NAMED, NO_ACT, SUFFIXES

if TYPE_CHECKING:
    from annotator.text.offsets import Span

COUNTS = frozenset({"名", "位", "家", "户"})
"""Classifiers of people and bodies, which are those that are counted and nothing of theirs."""
_PEOPLE = frozenset({"名", "位", "人"})
_WHOSE = COUNTS | {"人", "个"}
_PERSON = re.compile(
    r"(?:[员人者长生师民子工女家委户主友]|代表|干部|同志|嘉宾|客商|书记|乡亲|群众)\Z"
)
_HEADS = (
    "企业家|企业|商会|协会|单位|公司|会员|党员|群众|农户|果农|商户|业户|机构|学生|代表|人员|村民|党组织|党支部"
    "|支部|老人|职工|员工|干部|嘉宾|客商|志愿者|医生|专家|乡亲|球友|居民|青年|妇女|儿童|移民|律师|店铺|门店"
    "|乡镇|社区|学校|医院|合作社|贫困户|困难户|经营户"
)
_HEAD = re.compile(f"(?:{_HEADS}|村|户|店|厂|镇)\\Z")
_CHAIN = re.compile(f"(?:{_HEADS})+")
_BODY_END = re.compile(r"[员人者长生师民子工女家委户主友处部局站店行院校厂场馆社队团所会属眷]\Z")
_ABSTRACT = re.compile(".{0,6}?(?:方面|环节|领域|阶段|步骤|等次|短板)")
_STOP = re.compile(
    "为(?!民)|(?<!棉)被|将(?!军)|把|由(?!于)|从(?!业|事|教)|在(?!职|册|校|岗|外|线|读|建|家|会|场|地|编)"
    "|向(?!导)|与(?!会)|都(?!市)|均|并|于|中(?=已|有|真|全|的|推|,|\\Z)|内(?=已|有)|以(?!上|下|来|外)|也|还|就"
    "|才|仍|已|又|再|不|未|没|带着|因|共(?!青|产|建|同|享|和)|全部|到(?!会|位|场|期)|来(?=[我到自])|用于"
    "|使(?!用)|可(?!持)|获(?!奖)|赴|[增降减升涨][至到为]|[了着给]|其间|按|让|须|看(?!护)|对(?!口|象|外|接)"
)
_STOPS = frozenset(
    "为被将把由从在向与都均并于中内以也还就才仍已又再不未没带因共全到来用使可获赴增降减升涨了着给其按让须看对"
)
_MAY_STOP = _STOPS | frozenset("Q和及")
_ONE_ACT = frozenset("拢送带拿交寄捐凑坐开走跑搬运投打写放转还装站聚登接领赢换")
_DONE_FIRST = frozenset("做办搞有在被未没不已受由来把给带系过")
"""What begins that part of a phrase which tells what somebody did."""
_OR = ("或", "和")
_SUFFIX = re.compile(rf"[{SUFFIXES}](?=[的和与及在、OLPDNQ了]|\Z)|人员|基地|中心|平台|场所")
_VERBAL_END = re.compile(r"[了过着到给于向在]|\Z|[,。;、OLPD]")


class Phrase:
    """A text from which a noun is read, up to ``limit``, for a number with a classifier."""

    def __init__(self, body: str, limit: int, unit: str | None) -> None:
        self._body = body
        self._limit = limit
        self._unit = unit

    def noun(self, start: int) -> Span | None:
        """Return where the noun stands that begins at ``start``; None where none does."""
        body, at = self._body, start
        while at < self._limit:
            here = body[at]
            if here == "的":
                return self._relative(start, at)
            kind = KINDS.get(body[at : at + 2])
            if kind:
                if self._ends(start, at, kind):
                    break
                at += 2
            elif here in _MAY_STOP and self._stops(start, at, here):
                if here in "到了着给" and at - start > 2 and body[at - 1] in _ONE_ACT:
                    at -= 1
                break
            else:
                at += 1
        end = self._head(start, min(at, self._limit))
        return (start, end) if end > start else None

    def act(self, start: int) -> Span:
        """Return where the words for what was done stand, from ``start`` to what leads on."""
        body, at = self._body, start
        while KINDS.get(body[at : at + 2], 0) & MANNER and body[at + 2 : at + 3] not in (
            "或",
            "和",
        ):
            at += 2
        if body[at : at + 1] in ("被", "由", "都", "均", "已", "还"):
            at += 1
        end = at
        while end < self._limit and not (
            end > at + 1 and (body[end] in ",和" or self._stops(at, end, body[end]))
        ):
            end += 1
        return at, end

    def _stops(self, start: int, at: int, here: str) -> bool:
        if here in _STOPS and (_STOP.match(self._body, at) or (at > start and here in "在到")):
            return True
        if here == "Q":
            return at > start and self._body[at - 1] not in "Q、和"
        return here in "和及" and self._body[at + 1 : at + 2] in ("", "各", "其")

    def _ends(self, start: int, at: int, kind: int) -> bool:
        """Return whether the word of ``kind`` at ``at`` ends the noun, and is no part of it."""
        body, limit, behind = self._body, self._limit, at + 2
        if NO_ACT.match(body, max(0, at - 1)):
            return False
        ended = at > start and self._is_whole(body[start:at])
        if kind & NAMED:
            if ended and not ATTACHED.match(body, behind, limit):
                return True
            while KINDS.get(body[behind : behind + 2], 0) & NAMED:
                behind += 2
            if not _VERBAL_END.match(body, behind) or body[at - 1 : at] == "的":
                return False
            return at == start or (
                at - start >= 2 and (self._unit in _WHOSE or behind == len(body))
            )
        if at == start:
            relative = body.find("的", behind, limit) >= 0 and kind & ACT
            return not relative and not _SUFFIX.match(body, behind, limit)
        return ended or not _SUFFIX.match(body, behind, limit)

    def _is_whole(self, noun: str) -> bool:
        if _HEAD.search(noun):
            return True
        return self._unit in _PEOPLE and _PERSON.search(noun) is not None

    def _relative(self, start: int, at: int) -> Span:
        """Return the noun of ``X的Y``: X where it is what the classifier counts, else Y."""
        first = self._body[start:at]
        fits = self._unit not in _PEOPLE or _PERSON.search(first) is not None
        does = not first or first[0] in _DONE_FIRST or KINDS.get(first[:2], 0) & ACT
        if not (fits and not does) and at + 1 < self._limit:
            rest = self.noun(at + 1)
            if rest is not None:
                return rest
        return start, self._head(start, at)

    def _head(self, start: int, end: int) -> int:
        """Return where the noun ends within ``start``-``end``, without what is said of it."""
        body = self._body
        if end == self._limit and end - start > 2 and body[end - 1] in "时后":
            end -= 1
        if self._unit in _WHOSE:
            found = _CHAIN.search(body, start, end)
            if found and end - found.end() >= 2 and self._unit != "个":
                tail = body[found.end() : end]
                if (
                    not (_BODY_END.search(tail) or _PERSON.search(tail))
                    and tail[0] not in "和与及、"
                ):
                    return found.end()
        abstract = _ABSTRACT.match(body, start, end) if self._unit in ("个", "大", "项") else None
        return abstract.end() if abstract else end
