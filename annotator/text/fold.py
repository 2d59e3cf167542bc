"""Texts made alike to be searched: what a reader takes for the same character is the same one.

Traditional and simplified, full and half width, capital and small letters, blanks of every kind.
Each character stays one character, so that a place in the folded text is the same place in the
text. A character beyond the first plane stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from annotator.text.script import simplified_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.offsets import Span

_PLANE = 0x10000
_NOT_HAN = (range(0x3400), range(0x4DC0, 0x4E00), range(0xA000, 0xAC00), range(0xD7A4, _PLANE))
"""All but Han and Hangul, which have neither width nor case."""


def fold(text: str) -> str:
    """Return ``text`` with each character as the one that stands for all like it."""
    return text.translate(_table())


def places(folded: str, wanted: str) -> Iterator[Span]:
    """Yield where ``wanted`` stands in a ``folded`` text, without overlaps.

    ``wanted`` is folded too, without blanks at its edges; a blank in it stands for any number of
    them. Nothing is found of an empty one.
    """
    if " " in wanted:
        for found in _with_blanks(wanted).finditer(folded):
            yield found.span()
        return
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        yield at, end
        at = folded.find(wanted, end)


def pairs(folded: str) -> set[str]:
    """Return every two characters that stand beside each other in ``folded``, without blanks."""
    return {a + b for a, b in pairwise(folded) if a != " " != b}


@cache
def _table() -> str:
    """Return the character that each of the first plane becomes, at its place.

    A string is looked into twice as fast as a dictionary.
    """
    table = [chr(code) for code in range(_PLANE)]
    for code in chain.from_iterable(_NOT_HAN):
        table[code] = _plain(chr(code))
    simplified = simplified_characters()
    for _ in range(2):  # one may become what becomes another in its turn
        table = [simplified.get(character, character) for character in table]
    return "".join(table)


def _plain(character: str) -> str:
    """Return a character in its usual width, small; what would then be several stays as it is."""
    for change in (partial(unicodedata.normalize, "NFKC"), str.lower):
        changed = change(character)
        character = changed if len(changed) == 1 else character
    is_blank = character.isspace() or unicodedata.category(character) == "Cc"
    return " " if is_blank else character


@cache
def _with_blanks(wanted: str) -> re.Pattern[str]:
    return re.compile(" +".join(map(re.escape, wanted.split())))
