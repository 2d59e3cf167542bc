"""Which body words such as 商会, 支部 and 我会 mean, in the paragraph where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from annotator.facts.body import body
from annotator.facts.layout import heading_end, items
from annotator.facts.words import bare
from annotator.model import Said

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed

PARTY = re.compile("(?:党支部|党总支|总支部?|党委|支部委员会|党员委员会|委员会|工委|支部)$")
ASSOCIATION = re.compile(
    "(?:商会|协会|工商联|联合会|促进会|联谊会|学会|公会|同乡会|联会|总会|分会)$"
)
FIRM = re.compile("(?:公司|集团|厂|店|酒店|商行|企业|合作社|市场)$")
_BRANCH = re.compile("(?<!联合)(?<!综合)(?:党支部|党总支|总支部?|党委|支部委员会|支部)$")
_PERSON = re.compile("(?:^|[\\s—:])(?:记|访|追记|专访)[^\\n。,]{0,40}$")


class Bodies:
    """The body that a report, or an item of it, is about, and those it stands beside.

    ``whole`` is that body, ``of_party`` it where it is a branch of the party, ``parent`` the body
    that a branch is in; ``person`` is whom a portrait is of. None where there is none.
    """

    def __init__(self, marked: MarkedText, found: Placed | None) -> None:
        self._marked = marked
        self.whole = None if found is None else self.said(found.start, found.end, "body")
        name = "" if found is None else marked.folded[found.start : found.end]
        self.of_party = self.whole if PARTY.search(name) else None
        self.parent = self.whole
        if found is not None and self.of_party is not None:
            self.parent = self._parent(found.start, name) or self.whole
        self.person = self._person()

    def said(self, start: int, end: int, rule: str) -> Said:
        """Return the clean stretch as a part of a fact."""
        marked = self._marked
        return Said(bare(marked.folded[start:end]), marked.view.map.back(start, end), rule)

    def _parent(self, start: int, name: str) -> Said | None:
        """Return the body that a branch is in: the longest mark that ends its name, else that.

        Its name is that of the branch without what says that it is one.
        """
        found = _BRANCH.search(name)
        own = name[: found.start()] if found is not None else ""
        if not ASSOCIATION.search(own):
            return None
        firsts = self._marked.first_bodies
        for at in range(len(own)):
            if (named := firsts.get(own[at:])) is not None:
                return self.said(named.start, named.end, "parent")
        start += len("中共") if own.startswith("中共") else 0
        return self.said(start, start + len(own.removeprefix("中共")), "parent")

    def _person(self) -> Said | None:
        """Return whom the heading says that the report is a portrait of."""
        marked = self._marked
        end = heading_end(marked.text)
        for one in marked.within(0, end):
            if one.label == "PER":
                before = marked.folded[marked.paragraph(one.start)[0] : one.start]
                if _PERSON.search(before):
                    return self.said(one.start, one.end, "person")
        return None


class BodiesOfItems:
    """The bodies of each item of a digest, and of the report where it is none."""

    def __init__(self, marked: MarkedText) -> None:
        found = items(marked.text)
        own = body(marked)
        named = [_association(marked, *one) for one in found]
        self._starts = [start for start, _ in found]
        self._bodies = [Bodies(marked, one or own) for one in (own, *named)]

    def at(self, point: int) -> Bodies:
        """Return the bodies that a clean ``point`` is about."""
        return self._bodies[bisect_right(self._starts, point)]


def _association(marked: MarkedText, start: int, end: int) -> Placed | None:
    """Return the first association that is named in a stretch."""
    for one in marked.within(start, end):
        if one.label == "ORG":
            name = marked.folded[one.start : one.end]
            if ASSOCIATION.search(name) or PARTY.search(name):
                return one
    return None
