"""Where a name may begin: at a place, at 中国, 省, 市 or 中共, at a body known by itself."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from annotator.text import gazetteers

if TYPE_CHECKING:
    from annotator.suggest.names.unit_heads import Ground, Head

_OF_MANY = frozenset("等各两三四五数多几该本我")
"""省, 市, 县 behind one of these are not one of them."""
_SETTLED = re.compile(
    "(?!各|全|本|该|每|乡镇|农村|社区|街道|两|多|这|驻)[\u4e00-\u9fff]{2,6}?"
    "(?:镇|乡|街道|社区|开发区|高新区|经开区|园区|新区)"
)
_SMALL = re.compile(
    "(?!各|全|本|该|每|行政|农村|贫困|示范|城中|专业|集贸|农贸|批发|商贸|要素|两|多|这|驻)"
    "[\u4e00-\u9fff]{2,4}(?<![政困范业贸发])(?:村|市场|商场|商城)\\Z"
)
"""What a party branch alone may be named by."""
_NO_OPENER = re.compile(
    "市(?!市场)(?:场|值|面|容|价)|市(?:级|属|域|辖|内|外|里|长|民(?!政|族|营|宗|革|盟|建|进))"
    "|省(?:级|属|内|外|市(?!场)|长|里|份|区市)"
    "|县(?:级|区|域|市(?!场)|城|内|外|长|乡)|区(?:域|县|级|块|位|内|外|长|间|别)"
    "|乡(?:镇|村|亲|贤|友|情|里|长)|镇(?:街|村|长|级|上)|州(?:市|长|内)|盟(?:友|员|长)"
    "|旗(?:帜|下|舰|县|手)|全国(?:各|范围|先进|优秀|上下)|国家(?:级|和|机关|重点|高新)"
    "|国际(?:化|上)|世界(?:各|上)|中央(?:企业|空调)|中外(?:合资)"
)


def opens(ground: Ground, head: Head, start: int) -> bool:
    """Return whether a name that ends in ``head`` may begin at ``start``."""
    text, words = ground.text, ground.words
    if start in ground.known:
        return True
    limit = head.start + (1 if head.kind == "scope" else 0)  # 雨花区 and 区委 share a character
    for names in (gazetteers.division_names(), gazetteers.national_bodies()):
        if start < names.at(text, start) <= limit:
            return True
    end = gazetteers.place_names().at(text, start)
    if start < end <= head.start and (end == head.start or words.is_edge(end)):
        return True
    settled = _SETTLED.match(text, start, head.start)
    if settled and words.is_edge(settled.end()):
        return True
    if head.kind == "party" and _SMALL.match(text[start : head.start]):
        return True
    if head.kind == "place" or text.startswith(("县（市）", "县(市)"), start - 4):
        return False
    if text[start - 1 : start] in _OF_MANY:
        return False
    return any(
        text.startswith(word, start) and start + len(word) <= head.start
        for word in _openers_at(text[start])
    ) and not _NO_OPENER.match(text, start)


def is_place(text: str, start: int) -> bool:
    """Return whether a place begins at ``start``, or 中共, which goes before one."""
    names = (gazetteers.division_names(), gazetteers.place_names())
    return text.startswith("中共", start) or any(one.at(text, start) > start for one in names)


def whole_place(text: str, start: int) -> int:
    """Return where the places before the place at ``start`` begin, and 中共 before them."""
    divisions, places = gazetteers.division_names(), gazetteers.place_names()
    while True:
        before = min(divisions.ending(text, start), places.ending(text, start))
        if before == start:
            break
        start = before
    return start - 2 if text.endswith("中共", 0, start) else start


@cache
def _openers_at(first: str) -> tuple[str, ...]:
    return tuple(word for word in gazetteers.words_of("opener") if word[0] == first)
