"""A person named in a text, and the one shape of a name that needs no more than a look."""

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
