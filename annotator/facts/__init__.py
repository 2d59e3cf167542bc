"""Facts and posts: what each number of a report measures, and who holds which post.

Pure functions of a report's marks, and of what a reviewer has said of them, which goes before what
the rules propose. One part a file; docs/facts.md says what is right.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.facts.as_of import as_of
from annotator.facts.indicator import indicator
from annotator.facts.marked_text import MarkedText
from annotator.facts.posts import posts
from annotator.facts.qualifiers import qualifiers
from annotator.facts.scope import scope
from annotator.facts.told import qualifiers as told_qualifiers
from annotator.facts.told import told
from annotator.model import Fact, Part, Qualifier

if TYPE_CHECKING:
    from annotator.facts.marked_text import Placed

__all__ = ["MarkedText", "facts", "posts"]


def facts(marked: MarkedText) -> list[Fact]:
    """Return the fact of each number, in text order."""
    measured, owners, meant = indicator(marked), scope(marked), qualifiers(marked)
    planned = {number for number, how in meant.items() if Qualifier.PLANNED in how}
    dates = as_of(marked, planned)
    found = []
    for one in marked.numbers:
        number = one.mark.id
        parts = measured.get(number), owners.get(number), dates.get(number)
        proposed = Fact(one.mark, *parts, meant.get(number, ()))
        found.append(_as_told(marked, one, proposed) if marked.is_told_of(one) else proposed)
    return found


def _as_told(marked: MarkedText, one: Placed, proposed: Fact) -> Fact:
    """Return a fact with what a reviewer has said of its number before what the rules propose."""
    parts: dict[str, Any] = {}
    sure = True
    for part in (Part.INDICATOR, Part.SCOPE, Part.AS_OF):
        is_told, said = told(marked, one, part)
        if is_told:
            parts[part.value] = said
        sure = sure and is_told
    own = told_qualifiers(one)
    if own is not None:
        parts[Part.QUALIFIERS.value] = own
    return replace(proposed, **parts, is_sure=sure)
