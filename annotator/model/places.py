"""Where the marks of a report lie, column by column: a mark is thirteen bytes here, not a kilobyte.

In text order: by start, of those that start together the longer first, then by id.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from annotator.model.mark import MarkStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.model.mark import Mark

STATUSES = (MarkStatus.REJECTED, MarkStatus.SUGGESTED, MarkStatus.CONFIRMED)
"""A status is kept as its number here."""
_NUMBER = {status: number for number, status in enumerate(STATUSES)}
_OPEN, _CONFIRMED = _NUMBER[MarkStatus.SUGGESTED], _NUMBER[MarkStatus.CONFIRMED]


class Place(NamedTuple):
    """Where one mark lies; ``back`` is start minus end, so that places sort in text order."""

    start: int
    back: int
    id: int
    status: int

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start - self.back


def place_of(mark: Mark) -> Place:
    """Return where ``mark`` lies."""
    return Place(mark.start, mark.start - mark.end, mark.id, _NUMBER[mark.status])


class Places:
    """Places in text order; looking one up is bisection, adding one a move of memory."""

    __slots__ = ("_backs", "_ids", "_starts", "_statuses")

    def __init__(self, rows: Iterable[tuple[int, int, int, int]] = ()) -> None:
        columns = tuple(zip(*sorted(rows), strict=True)) or ((), (), (), ())
        self._starts, self._backs = array("i", columns[0]), array("i", columns[1])
        self._ids, self._statuses = array("q", columns[2]), bytearray(columns[3])

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, at: int) -> Place:
        return Place(self._starts[at], self._backs[at], self._ids[at], self._statuses[at])

    def __iter__(self) -> Iterator[Place]:
        return map(Place, self._starts, self._backs, self._ids, self._statuses)

    def ids(self) -> Iterable[int]:
        """Return the ids of the marks."""
        return self._ids

    def open(self) -> int:
        """Return how many wait for a reviewer."""
        return self._statuses.count(_OPEN)

    def longest(self) -> int:
        """Return the length of the longest, in code points; 0 where there is none."""
        return -min(self._backs, default=0)

    def last_end(self) -> int:
        """Return where the last of them ends; 0 where there is none."""
        return max(map(sub, self._starts, self._backs), default=0)

    def first_from(self, start: int) -> int:
        """Return the number of the first that starts at ``start`` or behind it."""
        return bisect_left(self._starts, start)

    def statuses(self, bounds: Sequence[int]) -> list[tuple[bool, bool]]:
        """Return whether any open one, and any confirmed one, starts from each bound to the next.

        ``bounds`` rise; there is one answer less than bounds.
        """
        starts, found = self._starts, self._statuses.find
        numbers = [bisect_left(starts, bound) for bound in bounds]
        return [
            (found(_OPEN, *one) >= 0, found(_CONFIRMED, *one) >= 0) for one in pairwise(numbers)
        ]

    def spans_on(self, start: int, end: int) -> Iterator[Place]:
        """Yield the confirmed ones that lie just on ``start``-``end``."""
        at = bisect_left(self._starts, start)
        while at < len(self._starts) and self._starts[at] == start:
            if self._backs[at] == start - end and self._statuses[at] == _CONFIRMED:
                yield self[at]
            at += 1

    def first_open(self, at: int) -> int | None:
        """Return the number of the first open one from the number ``at`` on."""
        found = self._statuses.find(_OPEN, at)
        return None if found < 0 else found

    def last_open(self, until: int) -> int | None:
        """Return the number of the last open one before the number ``until``."""
        found = self._statuses.rfind(_OPEN, 0, max(0, until))
        return None if found < 0 else found

    def number(self, place: tuple[int, ...]) -> int:
        """Return which of them ``place`` (start, back, id) is or would be."""
        at, last = bisect_left(self._starts, place[0]), bisect_right(self._starts, place[0])
        while at < last and (self._backs[at], self._ids[at]) < place[1:3]:
            at += 1
        return at

    def add(self, place: Place) -> None:
        """Put a place in its order."""
        at = self.number(place)
        self._starts.insert(at, place.start)
        self._backs.insert(at, place.back)
        self._ids.insert(at, place.id)
        self._statuses.insert(at, place.status)

    def find(self, mark_id: int) -> int | None:
        """Return the number of a mark, searched for from the beginning."""
        try:
            return self._ids.index(mark_id)
        except ValueError:
            return None

    def take(self, at: int) -> None:
        """Take the place of this number out."""
        for column in (self._starts, self._backs, self._ids):
            del column[at]
        del self._statuses[at]
