"""A person named in a text: what leads up to one, and the shape that needs no more than a look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.suggest.names.name_shape import follows
from annotator.text import gazetteers
from annotator.text.han import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACED = re.compile(rf"(?P<surname>[\u4e00-\u9fff])[{BLANK}]{{1,4}}(?P<given>[\u4e00-\u9fff])")
LED = re.compile(
    "(?:由|聘任|聘请|推选|推荐|增补|增选|补选|任命|免去|邀请|委派|选派|推举|慰问|看望|拜访"
    "|看望了|表扬|祝贺|感谢|介绍人|记者|作者|编辑|拉上|委托|授予|和|与|以及)\\Z"
)
"""What a name is likely to follow."""


@dataclass(frozen=True, slots=True)
class Person:
    """Where a name lies, by which rule, and whether it is sure enough to be known again."""

    start: int
    end: int
    rule: str
    sure: bool


def spaced(text: str, start: int) -> Iterator[Person]:
    """Yield a name of two characters at ``start`` that blanks keep apart: 李　明."""
    found = _SPACED.match(text, start)
    if found and found["surname"] in gazetteers.surnames() and follows(text, found.end()):
        yield Person(start, found.end(), "spaced", sure=False)
