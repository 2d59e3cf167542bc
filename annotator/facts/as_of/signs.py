"""What ends or changes the date in force without being one: 目前, 会上, 此次, 全年."""

from __future__ import annotations

import re
from enum import Enum, auto
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText

_MEETING = "会|仪式|典礼"
_COMPARED = "[比较与同于]"  # what is only compared with dates nothing


class Sign(Enum):
    """What such words do."""

    NOW = auto()  # what follows is of the time of the report
    BACK = auto()  # it leads back from other times to what is told
    THIS = auto()  # so does it, unless the sentence before has a date of its own
    WHOLE = auto()  # what follows is of the whole year
    PLAN = auto()  # it is of the years of a five-year plan, or of the last of them


_WORDS = {
    Sign.NOW: (
        "目前(?<![由从]目前)|当前(?<![由从]当前)|现在(?<![由从]现在)|现[有已增达发]|现共有|如今|眼下"
        "|迄今|至今|时隔|下一步|接下来|发稿"
    ),
    Sign.BACK: (
        "席间|在场|当场"
        rf"|[。; \n](?:会[上后]|会议(?:期间|[还以审通])|大会[还审选通]"
        rf"|[^,。; \n\d]{{0,6}}(?:{_MEETING})(?:上|后|期间),|[^,。; \n\d]{{2,10}}以来,)"
    ),
    Sign.THIS: r"[。; \n][此本这]次",
    Sign.WHOLE: f"全年(?!龄)(?<!{_COMPARED}全年)(?<!{_COMPARED}[去前上]年全年)",
    Sign.PLAN: '十[一二三四五六]五["”]?(?:规划)?(?:期间|时期|期?末)',
}
_SIGNS = {sign: re.compile(words) for sign, words in _WORDS.items()}


class Found(NamedTuple):
    """A sign at its clean offsets."""

    start: int
    end: int
    sign: Sign


class Signs:
    """The signs of a text, read in its order; ``next`` is where the next of them stands."""

    def __init__(self, marked: MarkedText) -> None:
        found = (
            Found(*one.span(), sign)
            for sign, words in _SIGNS.items()
            for one in words.finditer(marked.folded)
        )
        self._rest = sorted(found, key=itemgetter(0), reverse=True)
        self._end = len(marked.folded)
        self.next = self._rest[-1].start if self._rest else self._end

    def up_to(self, point: int) -> list[Found]:
        """Return the signs before a clean ``point`` that were not returned yet."""
        found = []
        while self.next < point and self._rest:
            found.append(self._rest.pop())
            self.next = self._rest[-1].start if self._rest else self._end
        return found


def years_of_plan(words: str) -> str:
    """Return the years of the plan that ``words`` name, or its last: 十四五期间 is 2021/2025.

    The eleventh ran from 2006 to 2010.
    """
    last = 2010 + 5 * "一二三四五六".index(words[1])
    return str(last) if words.endswith("末") else f"{last - 4}/{last}"
