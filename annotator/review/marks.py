"""The marks of one open report, found fast: what a stretch holds, which is next, what joins them.

Of a stored report only the places are kept; what else is said of a mark is read when it is first
asked for, with those around it. Marks over ``LONG`` code points lie apart, so that a search for a
stretch looks no further back than that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from annotator.errors import MarkGone, UserError
from annotator.model import Mark, MarkChange, RelationChange
from annotator.model.places import Place, Places, place_of
from annotator.review.linking import RelationIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Change, Relation

LONG = 1000
_AROUND = 64  # marks that are read with one that is asked for
_MANY = 4000  # that are read at once

Reader = Callable[[Sequence[int]], Iterable[Mark]]
"""Gives the marks with these ids, as far as they are there."""


class MarkIndex:
    """Marks in text order; of two that start together the longer comes first.

    ``open`` counts those that wait for a reviewer; ``relations`` join them.
    """

    def __init__(
        self,
        marks: Iterable[Mark] = (),
        *,
        places: Places | None = None,
        read: Reader | None = None,
        relations: Iterable[Relation] = (),
    ) -> None:
        """Index ``marks``, or those at ``places``, which are read by ``read`` when asked for.

        Where one cannot be read, or is otherwise in the project by now, ``lost`` is told, and it is
        left out of what was asked for; without ``lost`` the error is raised.
        """
        self.relations = RelationIndex(relations)
        self.lost: Callable[[UserError], None] | None = None
        self._known = {mark.id: mark for mark in marks}
        self._read = read
        found = places or Places(map(place_of, self._known.values()))
        far: list[Place] = []
        if found.longest() > LONG:
            far = [place for place in found if -place.back > LONG]
            found = Places(place for place in found if -place.back <= LONG)
        self._short, self._long = found, Places(far)
        self.open = self._short.open() + self._long.open()

    def __len__(self) -> int:
        return len(self._short) + len(self._long)

    def __iter__(self) -> Iterator[Mark]:
        places = list(merge(self._short, self._long))
        for at in range(0, len(places), _MANY):
            yield from self._marks(places[at : at + _MANY])

    def places(self) -> Iterator[Place]:
        """Return where each mark lies, in text order; nothing is read for it."""
        return merge(self._short, self._long) if len(self._long) else iter(self._short)

    def get(self, mark_id: int) -> Mark | None:
        """Return the mark with this id, or None."""
        if mark_id in self._known or self._read is None:
            return self._known.get(mark_id)
        for places in (self._short, self._long):
            at = places.find(mark_id)
            if at is not None:
                return self._mark(places, at)
        return None

    def between(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a character with ``start``-``end``, in text order."""
        short = self._short
        first, last = short.first_from(start - LONG), short.first_from(end)
        here = [number for number in range(first, last) if short[number].end > start]
        found = [short[number] for number in here]
        if self._read is not None and not all(place.id in self._known for place in found):
            self._look_up(short, here[0], here[-1] + 1)
        if len(self._long):
            far = [place for place in self._long if place.start < end and place.end > start]
            found = sorted(found + far) if far else found
        return self._marks(found)

    def statuses(self, bounds: Sequence[int]) -> list[tuple[bool, bool]]:
        """Return whether any open mark, and any confirmed one, begins from each bound to the next.

        ``bounds`` rise; no mark is read for it.
        """
        short, far = self._short.statuses(bounds), self._long.statuses(bounds)
        if not len(self._long):
            return short
        return [(a or c, b or d) for (a, b), (c, d) in zip(short, far, strict=True)]

    def apply(self, changes: Iterable[Change]) -> list[Mark]:
        """Follow ``changes`` and return the marks they touched, as they were and as they are.

        A mark whose relations change is touched too.
        """
        touched: list[Mark] = []
        made = list(changes)
        for change in made:
            if not isinstance(change, MarkChange):
                continue
            if change.before is not None:
                self._remove(change.before)
                touched.append(change.before)
            if change.after is not None:
                self._add(change.after)
                touched.append(change.after)
        joined = map(self.get, self.relations.apply(made))
        return touched + [mark for mark in joined if mark is not None]

    def joined_by(self, changes: Iterable[Change]) -> Mark | None:
        """Return the mark that a relation among ``changes`` leads from, None where none does."""
        links = [change for change in changes if isinstance(change, RelationChange)]
        ends = [self.get(one.from_mark) for link in links if (one := link.after or link.before)]
        return next((mark for mark in ends if mark is not None), None)

    def follow(self, changes: Iterable[Change]) -> list[Mark]:
        """Follow those of ``changes``, made a while ago, that are not overtaken; as ``apply``."""
        there = {*self._short.ids(), *self._long.ids()}
        return self.apply(
            change
            for change in changes
            if (isinstance(change, MarkChange) and self._awaits(change, there))
            or (isinstance(change, RelationChange) and self.relations.awaits(change))
        )

    def spans_on(self, stretches: Iterable[tuple[int, int]], most: int) -> list[Mark]:
        """Return the confirmed marks that lie just on the first of ``stretches``, ``most`` of them.

        They are read at once.
        """
        on = (
            place
            for start, end in stretches
            for places in (self._short, self._long)
            for place in places.spans_on(start, end)
        )
        return self._marks(list(islice(on, most)))

    def next_open(self, after: Mark | int) -> Mark | None:
        """Return the next suggestion after a mark, or at or after an offset; None at the end."""
        best: tuple[Place, Places, int] | None = None
        for places in (self._short, self._long):
            at = _number(places, after)
            if isinstance(after, Mark) and at < len(places) and places[at].id == after.id:
                at += 1
            found = places.first_open(at)
            if found is not None and (best is None or places[found] < best[0]):
                best = places[found], places, found
        return None if best is None else self._mark(best[1], best[2])

    def previous_open(self, before: Mark | int) -> Mark | None:
        """Return the last suggestion before a mark or an offset; None at the beginning."""
        best: tuple[Place, Places, int] | None = None
        for places in (self._short, self._long):
            found = places.last_open(_number(places, before))
            if found is not None and (best is None or places[found] > best[0]):
                best = places[found], places, found
        return None if best is None else self._mark(best[1], best[2])

    def next_where(self, after: Mark | int, wanted: Callable[[Mark], bool]) -> Mark | None:
        """Return the next mark that is ``wanted`` after a mark, or at or after an offset."""
        if isinstance(after, int):
            return self._first([p for p in self.places() if p.start >= after], wanted)
        here = place_of(after)[:3]
        return self._first([p for p in self.places() if p[:3] > here], wanted)

    def previous_where(self, before: Mark | int, wanted: Callable[[Mark], bool]) -> Mark | None:
        """Return the last mark that is ``wanted`` before a mark or an offset."""
        here = (before,) if isinstance(before, int) else place_of(before)[:3]
        return self._first([p for p in self.places() if p[:3] < here][::-1], wanted)

    def _first(self, places: Sequence[Place], wanted: Callable[[Mark], bool]) -> Mark | None:
        at, many = 0, _AROUND
        while at < len(places):
            for mark in self._marks(places[at : at + many]):
                if wanted(mark):
                    return mark
            at, many = at + many, _MANY
        return None

    # -- reading --------------------------------------------------------------------------------

    def _mark(self, places: Places, at: int) -> Mark | None:
        if places[at].id not in self._known:
            self._look_up(places, at, at + 1)
        return self._known.get(places[at].id)

    def _look_up(self, places: Places, first: int, last: int) -> None:
        """Read the marks from the number ``first`` to ``last``, and those around them."""
        around = range(max(0, first - _AROUND), min(len(places), last + _AROUND))
        self._marks([places[at] for at in around])

    def _marks(self, places: Sequence[Place]) -> list[Mark]:
        known = self._known
        missing = [place for place in places if place.id not in known]
        if missing and self._read is not None:
            try:
                self._take_in(missing, self._read)
            except UserError as error:
                if self.lost is None:
                    raise
                self.lost(error)
        return [known[place.id] for place in places if place.id in known]

    def _take_in(self, places: Iterable[Place], read: Reader) -> None:
        """Read the marks at ``places``.

        Raises:
            MarkGone: one is gone, or lies elsewhere, or was decided on; the others are read.

        """
        wanted = {place.id: place for place in places}
        found = [mark for mark in read(list(wanted)) if place_of(mark) == wanted.get(mark.id)]
        self._known.update((mark.id, mark) for mark in found)
        if len(found) < len(wanted):
            raise MarkGone

    # -- following ------------------------------------------------------------------------------

    def _awaits(self, change: MarkChange, there: set[int]) -> bool:
        """Return whether the mark is as the change found it; ``there`` are those that are known."""
        known = self._known.get(change.mark_id)
        if known is not None:
            return known == change.before
        if change.before is None:
            return change.mark_id not in there
        return self._number(change.before) is not None

    def _add(self, mark: Mark) -> None:
        self._known[mark.id] = mark
        if self._number(mark) is None:  # else the marks were read after the act that is followed
            self.open += mark.is_open
            self._side(mark).add(place_of(mark))

    def _remove(self, mark: Mark) -> None:
        mark = self._known.pop(mark.id, mark)
        at = self._number(mark)
        if at is not None:
            self.open -= mark.is_open
            self._side(mark).take(at)

    def _number(self, mark: Mark) -> int | None:
        """Return the number of a mark on its side, None where it does not lie there like that."""
        places, place = self._side(mark), place_of(mark)
        at = places.number(place)
        return at if at < len(places) and places[at] == place else None

    def _side(self, mark: Mark) -> Places:
        return self._short if mark.end - mark.start <= LONG else self._long


def _number(places: Places, here: Mark | int) -> int:
    return places.first_from(here) if isinstance(here, int) else places.number(place_of(here))
