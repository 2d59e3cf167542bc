"""Whose each number is: the body, place or group that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText
    from annotator.model import Said


def scope(marked: MarkedText) -> dict[int, Said]:
    """Return what the rules propose for the numbers of ``marked``, by the ids of their marks."""
    return {}
