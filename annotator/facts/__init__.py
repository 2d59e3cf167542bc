"""Facts and posts: what each number of a report measures, and who holds which post.

Pure functions of a report's marks, and of what a reviewer has said of them, which goes before what
the rules propose. One part a file; docs/facts.md says what is right.
"""

from __future__ import annotations

from annotator.facts.as_of import as_of
from annotator.facts.indicator import indicator
from annotator.facts.marked_text import MarkedText
from annotator.facts.posts import posts
from annotator.facts.qualifiers import qualifiers
from annotator.facts.scope import scope
from annotator.facts.told import qualifiers as told_qualifiers
from annotator.facts.told import told
from annotator.model import Fact, Part

__all__ = ["MarkedText", "facts", "posts"]


def facts(marked: MarkedText) -> list[Fact]:
    """Return the fact of each number, in text order."""
    rules = {
        Part.INDICATOR: indicator(marked),
        Part.SCOPE: scope(marked),
        Part.AS_OF: as_of(marked),
    }
    proposed = qualifiers(marked)
    found = []
    for one in marked.numbers:
        parts, sure = {}, True
        for part, by_rule in rules.items():
            is_told, said = told(marked, one, part)
            parts[part.value] = said if is_told else by_rule.get(one.mark.id)
            sure = sure and is_told
        own = told_qualifiers(one)
        meant = own if own is not None else proposed.get(one.mark.id, ())
        found.append(Fact(one.mark, **parts, qualifiers=meant, is_sure=sure))
    return found
