"""Words as facts hold and compare them."""

from __future__ import annotations

import re

from annotator.text.fold import fold

_MARKS = re.compile("[“”\"'‘’「」『』《》〈〉\\s]+")


def plain(text: str) -> str:
    """Return clean words as a fact holds them: simplified, without blanks and 的 at the end."""
    return bare(fold(text))


def bare(folded: str) -> str:
    """Return the same of words that are folded already."""
    return folded.replace(" ", "").removesuffix("的")


def same(one: str, other: str) -> bool:
    """Return whether two parts of facts say the same but for blanks, quotes and script."""
    return _key(one) == _key(other)


def _key(text: str) -> str:
    return _MARKS.sub("", fold(text)).removesuffix("的")
