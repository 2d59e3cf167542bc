"""Titles (职务) by their grammar, whether or not somebody holds them: posts.py tells who does.

A title is a head (会长, 书记 …) with ranks before it (常务副, 名誉, 一级 …) and the generic words
for the part of a body it is a post of (党支部, 理事会, 办公室). A named unit before it is no part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from annotator.suggest.names.units import unit_edges
from annotator.text import gazetteers
from annotator.text.han import BLANK

if TYPE_CHECKING:
    from annotator.suggest.task import Task

_LONGEST_PART = 8
_NO_TITLE_AFTER = re.compile("单位|级别|人选|候选|资格|办公会|联席会|会议|岗位|选举|换届|任期|述职")
_B = f"[{BLANK}]{{1,4}}"
_SPACED = re.compile(
    f"会{_B}长|监{_B}事(?:{_B}长)?|理{_B}事(?:{_B}长)?|主{_B}[任席]|书{_B}记|秘{_B}书{_B}长"
    f"|顾{_B}问|委{_B}员"
)
"""Titles that a list pads with blanks to one width."""


_BOSS = re.compile(
    "(?<=[^\u4e00-\u9fff][\u4e00-\u9fff])总(?=等|说|停|[，,。、：:！？”]|先生|先后|也|在|表示"
    "|介绍|笑|的|告诉|讲|谈|拿|带|算|掰|要|还|又|就|是|把|给|对|及|和|与)"
)
"""总, short for a manager, behind a surname."""


@dataclass(frozen=True, slots=True)
class Title:
    """Where a title lies, and whether a named unit stands directly before it."""

    start: int
    end: int
    of_unit: bool


def titles(task: Task) -> list[Title]:
    """Return the titles in the task's text, none overlapping another; meant for ``task.once``."""
    text = task.text
    ends = task.once(unit_edges)
    found: list[Title] = []
    heads = sorted(
        (
            *gazetteers.title_heads().finditer(text),
            *_SPACED.finditer(text),
            *_BOSS.finditer(text),
        ),
        key=lambda match: match.start(),
    )
    for count, match in enumerate(heads):
        if count % 500 == 0:
            task.check()
        if _NO_TITLE_AFTER.match(text, match.end()):
            continue
        floor = found[-1].end if found else 0
        start = _start(text, match.start(), floor, ends)
        start = next((at for at in range(match.end() - 1, start, -1) if at in ends), start)
        if start < match.end():
            found.append(Title(start, match.end(), start in ends))
    return found


@cache
def _left() -> re.Pattern[str]:
    parts = gazetteers.words_of("rank") | gazetteers.words_of("post_unit")
    return re.compile(f"(?:{'|'.join(sorted(parts, key=len, reverse=True))})\\Z")


def _start(text: str, start: int, floor: int, ends: dict[int, int]) -> int:
    """Return where a title with its head at ``start`` begins: behind a named unit at least."""
    while start > floor and start not in ends:
        part = _left().search(text, max(floor, start - _LONGEST_PART), start)
        if part is None:
            break
        inside = [end for end in range(start - 1, part.start(), -1) if end in ends]
        start = inside[0] if inside else part.start()
    return start
