"""How each number is meant: as a part, a total, a change, a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText
    from annotator.model import Qualifier


def qualifiers(marked: MarkedText) -> dict[int, tuple[Qualifier, ...]]:
    """Return what the rules propose for the numbers of ``marked``, by the ids of their marks."""
    return {}
