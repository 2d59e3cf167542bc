"""What stands behind a number: the noun that it counts, or what those counted did."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from annotator.facts.indicator.phrase import COUNTS, Phrase
from annotator.facts.lexicon import hidden

# one set of characters first, which is looked for much faster than one shape or another
_END = re.compile(r"[\WOLPDN](?<![“”《》「」·&/+-])")
_OPENS = re.compile(
    r"(?:多|余|以上|以内|左右|以下)?的?(?:[LON]+级?|全[国市省县区]|各[类种级族]|同志(?=为))*"
)
_NOTHING = re.compile(r"[和及与或]|[外内中上下前后里间时起](?:[的OLPDN,。、]|\Z)")
_AWARD = re.compile(
    r"(?:[^,。;、的]{0,4}(?:商会|企业|单位|协会|支部|会员|党组织|同志|党员|人))?(?:已|先后|再次|均|首次)*"
    r"(?:被[^,。;、]{0,12}?(?:评为|评定为|认定为|命名为|授予|确定为|列为|选为)|获评|荣获|入选|当选为?"
    r"|(?<![担出])任|为)"
    r"(?:[LODN]|全[国省市县区])*(?:新一届)?(?P<told>[^,。;OLPD\s]{2,24}?)"
    r"(?:称号|荣誉|奖牌|[,。;\s]|\Z|(?=授牌))"
)
_SENT = re.compile(r"组织[^,。;OLPD]{1,6}(?:赴|到|前往)[OL、]+(?P<told>[^,。;OLPD]{2,6})")
_MADE_OF = re.compile(r"组成的?[OLN]*(?:新一届)?(?P<told>[^,。;OLPDN]{2,10})")
_STANDARD = re.compile(r"的?标准(?:发放|给予|予以|拨付|安排|支付|落实|保障)(?P<told>[^,。;]{2,8})")
_WHOLE = ((_AWARD, "award"), (_MADE_OF, "made of"), (_SENT, "sent"), (_STANDARD, "standard"))
_FIRST = frozenset("组被获荣入当任为已先再均首的标")
"""What one of these can begin with, or what those have before them who did it."""
_DONE_TO = re.compile("被|获评|荣获|入选|当选|为|任")


class Noun(NamedTuple):
    """Where the words stand behind a number; ``act`` where they are what was done."""

    start: int
    end: int
    act: bool = False
    rule: str = "behind"


@lru_cache(maxsize=8192)
def noun_behind(right: str, unit: str | None) -> Noun:
    """Return what stands at the beginning of ``right``; an empty place where there is nothing."""
    body = hidden(right)
    if whole := _whole(body):
        return whole
    opens = _OPENS.match(body)
    start = opens.end() if opens else 0
    if right[start : start + 1] == "(" and body[start] == "Q":
        start = right.index(")", start) + 1
    limit = _limit(body, start)
    if limit <= start or _NOTHING.match(body, start) or (unit in COUNTS and body[0] == "的"):
        return Noun(start, start)
    phrase = Phrase(body, limit, unit)
    end = phrase.noun(start)
    if end is not None:
        return Noun(*end)
    first, end_of_act = phrase.act(start)
    return Noun(first, end_of_act, act=end_of_act > first, rule="act")


def _whole(body: str) -> Noun | None:
    """Return what a set turn of phrase tells, None where there is none."""
    if body[:1] not in _FIRST and not _DONE_TO.search(body, 0, 14):
        return None
    for pattern, rule in _WHOLE:
        if found := pattern.match(body):
            is_act = rule == "sent" or (rule == "award" and found.start("told") < 4)
            return Noun(*found.span("told"), is_act, rule)
    return None


def _limit(body: str, start: int) -> int:
    """Return where the clause ends, or, where a coordination goes on, that."""
    end = _end(body, start)
    if body.startswith("、", end) and end - start >= 2:
        following = _end(body, end + 1)
        if body[end + 1 : end + 2] not in ("", "各") and following < len(body):
            return following
    return end


def _end(body: str, start: int) -> int:
    found = _END.search(body, start)
    return len(body) if found is None else found.start()
