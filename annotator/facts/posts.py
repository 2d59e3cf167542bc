"""Who holds which post where: people, the titles beside them, and the body that these are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText
    from annotator.model import Post


def posts(marked: MarkedText) -> list[Post]:
    """Return the posts that the text tells of, in text order."""
    return []
