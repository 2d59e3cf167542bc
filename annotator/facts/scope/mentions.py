"""Who has been named in a paragraph up to a point: bodies, and people with those they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.facts.scope.bodies import ASSOCIATION, FIRM, PARTY

if TYPE_CHECKING:
    import re

    from annotator.facts.marked_text import MarkedText, Placed
    from annotator.facts.scope.clause import Group


class Mentions:
    """Names that stand before a point. Bodies are forgotten where a paragraph ends."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._bodies: list[Placed] = []
        self._body_of: dict[str, Placed] = {}
        self._by_surname: dict[str, Placed] = {}
        self.person: Placed | None = None

    def end_paragraph(self) -> None:
        """Forget the bodies."""
        self._bodies.clear()
        self._body_of.clear()

    def add(self, group: Group) -> None:
        """Take the names of a group into account."""
        body = None
        for one in group.marks:
            if one.label == "ORG":
                body = one
                if len(group.marks) == 1:
                    self._bodies.append(one)
            elif one.label == "PER":
                if body is not None:
                    self._body_of.setdefault(self._words(one), body)
                if one.end > one.start + 1:
                    self._by_surname[self._marked.folded[one.start]] = self.person = one

    def body(self, kind: re.Pattern[str]) -> Placed | None:
        """Return the last body of a kind that was named without anybody who holds a post in it."""
        for one in reversed(self._bodies):
            if kind.search(self._words(one)):
                return one
        return None

    def body_of(self, person: Placed, group: Group) -> Placed | None:
        """Return the body for which a person speaks: an association, or that of the same group."""
        found = self._body_of.get(self._words(person))
        if found is None:
            return None
        name = self._words(found)
        is_own = ASSOCIATION.search(name) or PARTY.search(name)
        return found if is_own or (FIRM.search(name) and found in group.marks) else None

    def in_full(self, person: Placed) -> Placed:
        """Return a person who is named by the surname alone as named in full before."""
        if person.end > person.start + 1:
            return person
        return self._by_surname.get(self._words(person), person)

    def _words(self, one: Placed) -> str:
        return self._marked.folded[one.start : one.end]
