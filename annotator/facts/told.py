"""What a reviewer has said of a fact: as attributes of its mark, or as relations to other marks.

A scope or date that is a mark of its own is a relation, SCOPE or AS_OF, so that it moves with that
mark; so is a post, HAS_TITLE and POST_IN. All else is an attribute, named as the part; ``NONE``
says that there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.facts.as_of.dates import to_the_day
from annotator.facts.words import bare
from annotator.model import Part, Qualifier, Said

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed

NONE = "-"
"""What an attribute holds where a reviewer says that a part is not there."""
SCOPE, AS_OF = "SCOPE", "AS_OF"
HAS_TITLE, POST_IN = "HAS_TITLE", "POST_IN"
RELATIONS = {Part.SCOPE: SCOPE, Part.AS_OF: AS_OF, Part.ORGANISATION: POST_IN}
"""The kinds of relation that lead from a number, or a title, to what says a part."""
HOLDER = Part.HOLDER
"""The attribute of a title that, with ``NONE``, says that nobody named holds it."""


def told(marked: MarkedText, one: Placed, part: Part) -> tuple[bool, Said | None]:
    """Return whether a reviewer has said ``part`` of a mark, and what, None where it is not there.

    A relation goes before an attribute.
    """
    if not marked.is_told_of(one):
        return False, None
    ends = marked.joined(one, RELATIONS[part]) if part in RELATIONS else []
    if ends:
        return True, said_by(marked, ends[0], part)
    text = one.mark.attributes.get(part)
    if text is None:
        return False, None
    return True, None if text == NONE else Said(text)


def said_by(marked: MarkedText, end: Placed, part: Part, rule: str | None = None) -> Said | None:
    """Return what a mark says as a ``part``: a date its value to the day, all others their words.

    None where it is a date without a value.
    """
    if part is not Part.AS_OF:
        return Said(bare(marked.folded[end.start : end.end]), end.raw, rule)
    value = end.mark.value.value
    return None if value is None else Said(to_the_day(value), end.raw, rule)


def qualifiers(one: Placed) -> tuple[Qualifier, ...] | None:
    """Return the qualifiers that a reviewer has set; None where none were."""
    text = one.mark.attributes.get(Part.QUALIFIERS)
    if text is None:
        return None
    known = {each.value: each for each in Qualifier}
    return tuple(known[name] for name in text.split(",") if name in known)
