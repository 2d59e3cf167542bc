"""Tags: how BIO, BIOES and BMES tell where a span begins and ends.

Reading follows conlleval, which takes tags of all schemes at once: a span also begins where the
scheme would not have it, at an ``I-`` behind an ``O`` or behind another label.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.formats.escapes import escaped, unescaped
from annotator.formats.options import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OUTSIDE = "O"

_TAG = re.compile(r"O|[BIMELSUW]-\S+")
_LETTERS = {  # of the first token, those within, the last, and one that is alone
    Scheme.BIO: ("B", "I", "I", "B"),
    Scheme.BIOES: ("B", "I", "E", "S"),
    Scheme.BMES: ("B", "M", "E", "S"),
}
_MEANS = {"M": "I", "L": "E", "U": "S", "W": "S"}  # BMES, BILOU, BMEOW


def tags_of(label: str, length: int, scheme: Scheme) -> Iterator[str]:
    """Yield the tags of the tokens of a span; the blanks of its label are escaped."""
    first, within, last, alone = _LETTERS[scheme]
    name = escaped(label, r"\s")
    yield f"{alone if length == 1 else first}-{name}"
    for at in range(1, length):
        yield f"{last if at == length - 1 else within}-{name}"


def is_tag(text: str) -> bool:
    """Return whether ``text`` is a tag of any scheme."""
    return _TAG.fullmatch(text) is not None


class Chunk(NamedTuple):
    """A span of tokens: the first, the one after the last, its label, and whether it is as due."""

    start: int
    end: int
    label: str
    is_regular: bool


def chunks(tags: Sequence[str], *, ends: bool) -> list[Chunk]:
    """Return the spans of one sentence; ``ends``: the scheme marks the last token of each."""
    found: list[Chunk] = []
    start, label, regular = -1, "", True
    before = OUTSIDE
    for at, tag in enumerate([*tags, OUTSIDE]):
        letter, _, name = tag.partition("-")
        letter = _MEANS.get(letter, letter)
        goes_on = before in "BI" and letter in "IE" and name == label
        if start >= 0 and not goes_on:
            closed = before in "ES" or not ends
            found.append(Chunk(start, at, unescaped(label), regular and closed))
            start = -1
        if letter != OUTSIDE and not goes_on:
            start, label, regular = at, name, letter in "BS"
        before = letter
    return found


def has_ends(tags: Sequence[str]) -> bool:
    """Return whether any of ``tags`` is of a scheme that marks the last token of a span."""
    return any(tag[0] in "ESMLUW" for tag in tags)
