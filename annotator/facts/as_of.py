"""When each number holds, or what it counts happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText
    from annotator.model import Said


def as_of(marked: MarkedText) -> dict[int, Said]:
    """Return what the rules propose for the numbers of ``marked``, by the ids of their marks."""
    return {}
