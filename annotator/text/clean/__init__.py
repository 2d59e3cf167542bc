"""Reversible clean-up of raw text: rules with names, each of which can be switched off.

A rule looks at the text that the rules before it left. It replaces characters one for one, and
names stretches to leave out; nothing is ever moved or added, so that every character of the clean
text is one character of the raw text. The clean text is what a span's text is told by; the rules of
``SHOWN_ONLY`` go further, for the eye alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from annotator.text.clean.blanks import blank_lines, invisible, line_ends, spaces
from annotator.text.clean.broken import broken_lines
from annotator.text.clean.glosses import glosses
from annotator.text.clean.markdown import markdown
from annotator.text.clean.torn import torn_digits
from annotator.text.clean.width import width
from annotator.text.han import HAN
from annotator.text.offsets import OffsetMap, Span, of_deletions, without

_Rule = Callable[[str], tuple[str, list[Span]]]
"""From a text to one of the same length, and the stretches of it to leave out, in order."""

RULES: dict[str, _Rule] = {
    "line_ends": line_ends,
    "invisible": invisible,
    "spaces": spaces,
    "markdown": markdown,
    "glosses": glosses,
    "torn_digits": torn_digits,
    "broken_lines": broken_lines,
    "blank_lines": blank_lines,
    "width": width,
}
"""In the order in which they are applied."""

SHOWN_ONLY = frozenset({"width"})
ALL_RULES = frozenset(RULES)
DEFAULT_RULES = ALL_RULES - {"markdown"}
"""Those that fit any text; ``markdown`` fits what was written in it."""

_PLAIN = re.compile(f"[{HAN}0-9]*")  # what no rule touches
_CLOSE = 40  # characters on either side that say what a gloss or a torn number is


@dataclass(frozen=True, slots=True)
class View:
    """A text made from a raw one, and the map from the raw text to it."""

    text: str
    map: OffsetMap

    def of_raw(self, start: int, end: int) -> str:
        """Return what the raw span ``start``-``end`` reads like in this view."""
        first, last = self.map.forward(start, end)
        return self.text[first:last]


@lru_cache(maxsize=8)
def clean(text: str, rules: frozenset[str] = DEFAULT_RULES) -> View:
    """Return the clean text of a raw ``text`` by those of ``rules`` that are not for the eye alone.

    Texts of late are kept, so that asking again costs nothing.
    """
    return _by(text, rules - SHOWN_ONLY)


def clean_part(text: str, start: int, end: int, rules: frozenset[str] = DEFAULT_RULES) -> str:
    """Return what the raw span ``start``-``end`` reads like in the clean text.

    Only what stands close around it is cleaned, and not kept: this is for spans of many texts.
    """
    if _PLAIN.fullmatch(text, start, end):
        return text[start:end]
    first = max(0, start - _CLOSE)
    return _by(text[first : end + _CLOSE], rules - SHOWN_ONLY).of_raw(start - first, end - first)


@lru_cache(maxsize=4)
def tidy(text: str, rules: frozenset[str] = DEFAULT_RULES) -> View:
    """Return the clean text of a raw ``text`` as it is shown, by all of ``rules``."""
    stored = clean(text, rules)
    shown = _by(stored.text, rules & SHOWN_ONLY)
    return View(shown.text, stored.map.then(shown.map))


def _by(text: str, rules: frozenset[str]) -> View:
    found = OffsetMap()
    for name, rule in RULES.items():
        if name in rules:
            text, gone = rule(text)
            if gone:
                found = found.then(of_deletions(gone))
                text = without(text, gone)
    return View(text, found)
