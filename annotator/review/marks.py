"""The marks of one open report, found fast: what a stretch holds, which is next, what joins them.

Sorted by start and searched by bisection; marks over ``LONG`` code points lie apart, so that a
search for a stretch looks no further back than that.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from annotator.model import MarkChange
from annotator.review.linking import RelationIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.model import Change, Mark, Relation

LONG = 1000

_Key = tuple[int, int, int]


class MarkIndex:
    """Marks in text order; of two that start together the longer comes first.

    ``open`` counts those that wait for a reviewer; ``relations`` join them.
    """

    def __init__(self, marks: Iterable[Mark] = (), relations: Iterable[Relation] = ()) -> None:
        self.relations = RelationIndex(relations)
        self._by_id = {mark.id: mark for mark in marks}
        self.open = sum(mark.is_open for mark in self._by_id.values())
        keys = sorted(_key(mark) for mark in self._by_id.values())
        self._short = [key for key in keys if _length(key) <= LONG]
        self._long = [key for key in keys if _length(key) > LONG]

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Mark]:
        return (self._by_id[key[2]] for key in sorted(self._short + self._long))

    def get(self, mark_id: int) -> Mark | None:
        """Return the mark with this id, or None."""
        return self._by_id.get(mark_id)

    def between(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a character with ``start``-``end``, in text order."""
        first = bisect_left(self._short, (start - LONG,))
        last = bisect_left(self._short, (end,))
        keys = [key for key in self._short[first:last] if key[0] - key[1] > start]
        if self._long:
            far = [key for key in self._long if key[0] < end and key[0] - key[1] > start]
            keys = sorted(keys + far) if far else keys
        return [self._by_id[key[2]] for key in keys]

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
        joined = map(self._by_id.get, self.relations.apply(made))
        return touched + [mark for mark in joined if mark is not None]

    def follow(self, changes: Iterable[Change]) -> list[Mark]:
        """Follow those of ``changes``, made a while ago, that are not overtaken; as ``apply``."""
        return self.apply(
            change
            for change in changes
            if isinstance(change, MarkChange) and self._by_id.get(change.mark_id) == change.before
        )

    def next_open(self, after: Mark | int) -> Mark | None:
        """Return the next suggestion after a mark, or at or after an offset; None at the end."""
        key = (after, -(1 << 60), 0) if isinstance(after, int) else _key(after)
        keys = sorted(self._short + self._long) if self._long else self._short
        at = bisect_left(keys, key)
        for found in keys[at:]:
            if found != key and self._by_id[found[2]].is_open:
                return self._by_id[found[2]]
        return None

    def previous_open(self, before: Mark | int) -> Mark | None:
        """Return the last suggestion before a mark or an offset; None at the beginning."""
        key = (before, -(1 << 60), 0) if isinstance(before, int) else _key(before)
        keys = sorted(self._short + self._long) if self._long else self._short
        for found in reversed(keys[: bisect_left(keys, key)]):
            if self._by_id[found[2]].is_open:
                return self._by_id[found[2]]
        return None

    def _add(self, mark: Mark) -> None:
        self._by_id[mark.id] = mark
        self.open += mark.is_open
        key = _key(mark)
        insort(self._short if _length(key) <= LONG else self._long, key)

    def _remove(self, mark: Mark) -> None:
        known = self._by_id.pop(mark.id, None)
        if known is None:
            return
        self.open -= known.is_open
        key = _key(mark)
        keys = self._short if _length(key) <= LONG else self._long
        at = bisect_left(keys, key)
        if at < len(keys) and keys[at] == key:
            del keys[at]


def _key(mark: Mark) -> _Key:
    return mark.start, mark.start - mark.end, mark.id


def _length(key: _Key) -> int:
    return -key[1]
