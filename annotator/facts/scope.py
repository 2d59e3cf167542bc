"""Whose each number is: the body, place or group that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.facts.body import body
from annotator.facts.words import plain
from annotator.model import Said

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText


def scope(marked: MarkedText) -> dict[int, Said]:
    """Return what the rules propose for the numbers of ``marked``, by the ids of their marks."""
    found = body(marked)
    if found is None:
        return {}
    said = Said(plain(marked.text[found.start : found.end]), found.raw, "body")
    return {one.mark.id: said for one in marked.numbers}
