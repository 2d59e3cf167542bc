"""What the words between a person and a title, or between two of a kind, say."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

CUT = "。"
"""What stands before the end of a gap too wide to be read whole: nothing in it joins."""
_ASIDE = re.compile(r"(?:[^\S\n]*\([^()]{1,12}\))+")
_TIGHT = re.compile(r"[^\S\n]*(?:同志|先生|女士)?[^\S\n]*")
_JOIN = re.compile(r"\)?\s*(?:同志)?\s*(?:[、/和与及暨兼]|以及|并|\+)\s*(?:原|时任|现任)?\s*")
_COMMA = re.compile(r"\)?\s*(?:同志)?\s*,\s*(?:以及|和|及)?\s*(?:原|时任|现任)?\s*")
_OPEN = re.compile(r"\s*(?:同志)?\s*\(\s*(?:兼|现任|时任)?\s*")
_COLON = re.compile(r"\s*(?:\(\d+[名人位]\))?\s*:\s*")
_LINE = re.compile(r"[^\S\n]*(?:\(?共?\d+[名人位]\)?)?\s*\n\s*")
_BY = re.compile(r"(?:一职|职务)?(?:分别)?(?:由|的?是|的)")
_LABEL = re.compile(r"\s*(?:现?任?社?会?职务|职位|岗位|身份)\s*:\s*")
_COUNT = re.compile(
    r"\s*(?:等|这)?\s*[两二三四五六七八九十\d]+\s*(?:[名位个]|人)\s*(?:同志|企业家)?\s*(?:新任)?"
)
_STRONG = (
    "当选|担任|兼任|继任|出任|连任|就任|接任|升任|转任|调任|改任|聘任|任|当|兼|辞去|辞任|卸任"
    "|选举|推选|推举|提名|任命|增补|增选|免去|聘请|续聘|受聘|敦聘|当上"
)
_TAIL = (
    r"(?:了|过|的|其|她|他|第[一二三四五六七八九十\d]+届|新一届|首届|首任|新任|我会|本会|该会|商会|协会"
    r"|学会|公司|企业|集团|支部|党委|全国|省|市|县|区)*[^\S\n]*"
)
_VERB = re.compile(rf"(?:{_STRONG})(?:为|做|作|成为)?{_TAIL}$")
_IS = re.compile(rf"(?:为|是|系|成为|作为|作){_TAIL}$")
_CHOOSES = re.compile(r"选举|[选聘推]|增补|任命|提名|授予|敦请|礼聘|邀请|以$")
_NEAR = 12
_ENDS = re.compile(r"[。!?\n;]")


class Gap(Enum):
    """How two in a row are joined."""

    TIGHT = auto()
    JOIN = auto()
    COMMA = auto()
    OPEN = auto()
    COLON = auto()
    LINE = auto()
    BY = auto()
    COUNT = auto()
    VERB = auto()
    IS = auto()
    OTHER = auto()


_WHOLE = (
    (_TIGHT, Gap.TIGHT),
    (_JOIN, Gap.JOIN),
    (_COMMA, Gap.COMMA),
    (_OPEN, Gap.OPEN),
    (_COLON, Gap.COLON),
    (_LABEL, Gap.TIGHT),
    (_LINE, Gap.LINE),
    (_BY, Gap.BY),
    (_COUNT, Gap.COUNT),
)


@lru_cache(maxsize=4096)
def gap_of(words: str) -> Gap:
    """Return how the folded ``words`` between two in a row join them."""
    if words.startswith(CUT):
        return Gap.OTHER
    aside = _ASIDE.match(words)
    if aside is not None and (rest := words[aside.end() :]) != words:
        found = gap_of(rest)
        if found is not Gap.OTHER:
            return found
    for pattern, gap in _WHOLE:
        if pattern.fullmatch(words):
            return gap
    if _ENDS.search(words):
        return Gap.OTHER
    if _VERB.search(words):
        return Gap.VERB
    return Gap.IS if _IS.search(words) else Gap.OTHER


def chooses(words: str) -> bool:
    """Return whether somebody is chosen or named for something in the folded ``words``."""
    return _CHOOSES.search(words, max(0, len(words) - _NEAR)) is not None
