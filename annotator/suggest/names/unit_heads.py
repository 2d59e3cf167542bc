"""The last words of names (商会, 党支部, 有限公司), and what is known of the text around."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from annotator.text import gazetteers

if TYPE_CHECKING:
    from annotator.suggest.names.words import Words

KINDS = ("body", "party", "part", "dept", "scope", "organ", "firm", "site", "place")
_NO_WORD_OF = re.compile(
    "[布格全大结开当邮书僵时定]局|[能客展大餐宴议映示舞门]厅|[工出]厂|城市|股市"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The last word of what may be a name; ``kind`` is one of KINDS (see unit_heads.tsv)."""

    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A named unit: where it lies, what its last word makes it, and how its name was known."""

    start: int
    end: int
    kind: str
    rule: str


@dataclass(slots=True)
class Ground:
    """A text with its words, where known bodies start, and the units found so far by their end."""

    text: str
    words: Words
    known: frozenset[int]
    by_end: dict[int, Unit] = field(default_factory=dict)


@cache
def heads() -> re.Pattern[str]:
    """Return what matches the last word of a name, the longest one."""
    return gazetteers.any_of(head for kind in KINDS for head in gazetteers.unit_heads(kind))


@cache
def kind_of(head: str) -> str:
    """Return the first of KINDS that ``head`` is of."""
    return next(kind for kind in KINDS if head in gazetteers.unit_heads(kind))


def ends_a_word(ground: Ground, head: Head) -> bool:
    """Return whether the head is no piece of another word (大学生, 格局)."""
    text = ground.text
    if len(head.text) == 1 and _NO_WORD_OF.fullmatch(text[max(0, head.end - 2) : head.end]):
        return False
    if ground.words.is_edge(head.end) or text.startswith("人大代表", head.end - 2):
        return True
    return gazetteers.title_heads().match(text, head.end) is not None
