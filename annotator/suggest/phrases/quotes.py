"""What stands in quotation marks, and what it is by what stands around it and in it.

A quoted stretch is the title of a document, the name of an activity, an organisation, a set phrase,
or only a word in quotes: an honour, a figure of speech, somebody's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.suggest.task import Task
    from annotator.text.offsets import Span

_PAIRS = (("“", "”"), ("「", "」"), ("‘", "’"), ("『", "』"))
_QUOTED = re.compile(
    "|".join(f"{a}(?P<q{i}>[^{a}{b}\r\n]{{2,120}}){b}" for i, (a, b) in enumerate(_PAIRS))
    + r'|"(?P<straight>[^"\r\n]{2,60})"'
)
_SHORTEST = 2
_CHAIN = re.compile('[”」’』"](?:[、和及与，,]|以及)?[“「‘『"]')


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks, without these; ``after`` is what follows the last of a row."""

    start: int
    end: int
    before: str
    after: str


def quotes(task: Task) -> list[Quoted]:
    """Return the quoted stretches of the task's text, in order; meant for ``task.once``."""
    text = task.text
    found: list[Quoted] = []
    matches = list(_QUOTED.finditer(text))
    for index, match in enumerate(matches):
        start, end = within(text, *match.span(match.lastgroup or 0))
        if end - start < _SHORTEST:
            continue
        first = last = index
        while last + 1 < len(matches) and _in_row(text, matches[last], matches[last + 1]):
            last += 1
        while first > 0 and _in_row(text, matches[first - 1], matches[first]):
            first -= 1
        at = matches[first].start()
        before = text[max(0, at - 14) : at]
        after = text[matches[last].end() : matches[last].end() + 20]
        found.append(Quoted(start, end, before, after))
    return found


def within(text: str, start: int, end: int) -> Span:
    """Return the stretch without the blanks at its ends: “ 四好商会 ” is 四好商会."""
    inside = text[start:end]
    return end - len(inside.lstrip()), start + len(inside.rstrip())


def _in_row(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() - 1 : other.start() + 1]
    return len(between) < 6 and _CHAIN.fullmatch(between) is not None
