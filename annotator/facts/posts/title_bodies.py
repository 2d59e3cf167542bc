"""The organisation that a title is in: the one before it, or of which the text speaks there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.facts.posts.gaps import Gap
from annotator.facts.posts.spoken_of import SpokenOf
from annotator.facts.posts.title_kinds import (
    Kind,
    fits,
    is_committee,
    is_of_level,
    is_of_state,
    kind_of_body,
    kind_of_title,
    without_party,
)
from annotator.facts.words import bare
from annotator.model import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.facts.marked_text import MarkedText, Placed
    from annotator.facts.posts.holders import Held
    from annotator.facts.posts.named import Named

_JOINED = (Gap.TIGHT, Gap.JOIN, Gap.COMMA, Gap.OPEN, Gap.COUNT, Gap.COLON)
_IN_PLACES = (Kind.PARTY, Kind.PLACE, Kind.VILLAGE, Kind.ANY)


class TitleBodies:
    """Tells the organisation of each title of a row; asked for them in its order."""

    def __init__(self, marked: MarkedText, row: Sequence[Named]) -> None:
        self._marked = marked
        self._row = row
        self._spoken = SpokenOf(marked)
        self._breaths = list(_breaths(row))
        self._told: dict[int, Placed] = {}  # the body told last, by the breath
        self._before: dict[int, Placed | None] = {}  # the same where a title stands
        self._known: dict[str, dict[str, Placed]] = {}  # those of the titles, by the person
        self._of_state: set[str] = set()
        self._said_last: tuple[int, Placed] | None = None

    def of(self, held: Held, at: int) -> Said | None:
        """Return where the person at ``at`` of the row has the title, as the text tells it.

        None where it does not.
        """
        title, person = self._row[held.title], self._row[at]
        self._before.setdefault(held.title, self._told.get(self._breaths[held.title]))
        found = self._found(held, title, at)
        if found is None:
            return None
        one, rule = found
        self._told[self._breaths[held.title]] = one
        for name in _names(person.words):
            self._known.setdefault(name, {})[title.words] = one
        return self._said(one, title, rule)

    def _found(self, held: Held, title: Named, at: int) -> tuple[Placed, str] | None:
        kind, person = kind_of_title(title.words), self._row[at]
        beside = title.body
        if beside is None and at == held.title - 1 and not title.gap:
            beside = person.body
        if beside is not None and _may_be_in(kind, beside):
            if held.is_said:
                self._said_last = (title.start, beside)
            return beside, "beside"
        if is_of_state(title.words):
            self._of_state.add(person.words)
        if kind is Kind.NONE or person.words in self._of_state:
            return None
        if kind is Kind.PLACE:
            return self._spoken.at(title, person) or self._place(held.title)
        return self._told_near(held, title, at) or (
            None
            if kind is Kind.CALLING
            else self._spoken.at(title, person, is_of_village=self._is_of_village(held.title))
        )

    def _is_of_village(self, at: int) -> bool:
        """Return whether a title stands behind one in a village."""
        before = self._row[at - 1] if at else self._row[at]
        is_next = before.is_title and self._row[at].join is Gap.JOIN
        return is_next and kind_of_title(before.words) is Kind.VILLAGE

    def _told_near(self, held: Held, title: Named, at: int) -> tuple[Placed, str] | None:
        """Return the body that other titles tell: of the person, or in the same breath."""
        if held.is_said:
            place = held.people.index(at)
            if (one := self._spoken.founded(title, place, len(held.people))) is not None:
                return one, "founded"
        known = self._known_of(self._row[at].words, title.words, held)
        is_next = held.title > 0 and not self._row[held.title - 1].is_title
        if is_next and known is not None:
            return known, "told before"  # of another in the same breath less is known
        if (one := self._carried_to(held.title)) is not None:
            return one, "carried"
        if known is not None:
            return known, "told before"
        one = self._said_before(title) if held.is_said else None
        return None if one is None else (one, "carried")

    # -- what other titles tell -------------------------------------------------------------------

    def _carried_to(self, at: int) -> Placed | None:
        """Return the body of the title in one breath before, where this is in it too."""
        one = self._before[at]
        return one if one is not None and self._takes(self._row[at].words, one) else None

    def _place(self, at: int) -> tuple[Placed, str] | None:
        """Return the place that itself, or whose committee, is named in one breath before."""
        one = self._before[at]
        if one is None or not (one.label == "LOC" or is_committee(self._spoken.words(one))):
            return None
        return one, "place"

    def _said_before(self, title: Named) -> Placed | None:
        """Return the body of what was said by a verb earlier in the sentence, if it suits."""
        if self._said_last is None:
            return None
        at, one = self._said_last
        start, _ = self._marked.sentence(title.placed.start)
        return one if at >= start and self._takes(title.words, one) else None

    def _takes(self, title: str, one: Placed) -> bool:
        """Return whether a title may be in ``one``, or in what that is the party's body in."""
        kind, name = kind_of_title(title), self._spoken.words(one)
        if one.label == "LOC":
            return kind in _IN_PLACES
        body = kind_of_body(name)
        start, end = without_party(name)
        if kind is Kind.CALLING:
            return body not in (Kind.PARTY, Kind.ASSOCIATION)
        if kind is Kind.PARTY or (kind is Kind.STATE and end < len(name)):
            return True
        if kind is Kind.COMPANY and body is Kind.ANY:
            return True
        return fits(title, name) or fits(title, name[start:end])

    def _known_of(self, person: str, title: str, held: Held) -> Placed | None:
        """Return where the person was told before to have the title, or a longer name of it."""
        if held.is_head:
            return None
        known = self._known.get(person, {})
        if held.is_said or title in known:
            return known.get(title)
        is_company = kind_of_title(title) is Kind.COMPANY
        for other, one in reversed(known.items()):
            if other.endswith(title) or title.endswith(other):
                return one
            if is_company and kind_of_title(other) is Kind.COMPANY:
                return one
        return None

    # -- said -------------------------------------------------------------------------------------

    def _said(self, one: Placed, title: Named, rule: str) -> Said:
        """Return what ``one`` says; without the party's body for a title that is not in that."""
        name = self._marked.folded[one.start : one.end]
        first, last = 0, len(name)
        if rule == "place" and one.label == "ORG":
            last -= 1
        elif rule != "beside" and not is_of_level(title.words, name):
            first, last = without_party(name)
        short = bare(name[first:last])
        if last - first == len(name):
            return Said(short, one.raw, rule)
        if (named := self._spoken.longest_end(short)) is not None:
            return Said(self._spoken.words(named), named.raw, rule)
        raw = self._marked.view.map.back(one.start + first, one.start + last)
        return Said(short, raw, rule)


def _may_be_in(kind: Kind, one: Placed) -> bool:
    """Return whether the mark beside a title may be where it is held; a place is for few."""
    return one.label == "ORG" or kind in _IN_PLACES


def _names(person: str) -> tuple[str, ...]:
    """Return the name and what short ones it may have: a surname, a given name."""
    if "·" in person:
        return person, person[:1], person.partition("·")[0]
    return (
        (person, person[:1], person[:2], person[-2:]) if len(person) > 2 else (person, person[:1])
    )


def _breaths(row: Sequence[Named]) -> Iterator[int]:
    """Yield for each of the row the number of the breath that it is named in."""
    breath = 0
    for one in row:
        breath += one.join not in _JOINED
        yield breath
