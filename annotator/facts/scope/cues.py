"""Words that say whom a text speaks of without a name: 全市, 各商会, 支部, 会议."""

from __future__ import annotations

import re
from heapq import merge
from typing import NamedTuple

_AREAS = re.compile("[全我本][市县省区州镇乡盟旗]")
# what one of these does not follow is passed by, without a look at each word
_FIRST = "还目现当今但而不许广部全各商协联综党支我本总秘会公企集大年报他她一二三四五六七八九十("
_WORDS = re.compile(
    rf"[\s,。;:!?)“”\"年月日来底末初](?=[{_FIRST}])(?:还有|目前|现|当前|今年|但|而)?(?:不少|许多|广大|部分|全体)?(?:"
    r"(?P<each>各级?[^\W\d_]{0,6}?"
    "(?:(?:商会|协会)(?:党组织|党支部|会员|企业)?|党组织|企业|会员|组织|支部|党委|党员)"
    "(?!副?书记|副?会长|负责|领导|主要|秘书))"
    "|(?P<party>(?:商会|协会)?(?:联合|综合)?(?:党支部|党总支|党委|支部))"
    "|(?P<us>我会|本会|全会|商会|协会|总会|秘书处)"
    "|(?P<members>会员)"
    "|(?P<firm>公司|企业|集团)"
    "|(?P<meeting>会议|大会|会上|年会|报告)"
    "|(?P<he>[他她](?!们|说|表示|指出|强调|要求|希望|介绍|认为))"
    r"|(?P<item>[一二三四五六七八九十]{1,2}[是要]|\([一二三四五六七八九十\d]{1,2}(?=\))))"
)


class Cue(NamedTuple):
    """A word that says whom the text speaks of, by its clean offsets, and how."""

    start: int
    end: int
    kind: str


def cues(folded: str) -> list[Cue]:
    """Return the words of a folded text that may say whom it speaks of, in text order.

    Their kinds are ``area``, and for those at the start of a clause ``each``, ``party``, ``us``,
    ``members``, ``firm``, ``meeting``, ``he`` and ``item``.
    """
    areas = (Cue(*one.span(), "area") for one in _AREAS.finditer(folded))
    words = (
        Cue(*one.span(kind), kind) for one in _WORDS.finditer(folded) if (kind := one.lastgroup)
    )
    return list(merge(areas, words))
