"""Relations beside their marks: found fast, gone where an end goes, in records and out of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from annotator.formats import Link
from annotator.model import MarkChange, MarkStatus, Relation, RelationChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.labels import LabelSet
    from annotator.model import Change, Mark
    from annotator.review.marks import MarkIndex
    from annotator.store.project import Transaction


class RelationIndex:
    """The relations of one open report."""

    def __init__(self, relations: Iterable[Relation] = ()) -> None:
        self._by_id: dict[int, Relation] = {}
        self._by_mark: defaultdict[int, set[int]] = defaultdict(set)
        for one in relations:
            self._add(one)

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Relation]:
        return iter(list(self._by_id.values()))

    def get(self, relation_id: int) -> Relation | None:
        """Return the relation with this id, or None."""
        return self._by_id.get(relation_id)

    def of(self, mark_id: int) -> list[Relation]:
        """Return the relations that begin or end at the mark, in the order they were made."""
        return [self._by_id[number] for number in sorted(self._by_mark.get(mark_id, ()))]

    def apply(self, changes: Iterable[Change]) -> set[int]:
        """Follow ``changes`` and return the ids of the marks whose relations they touched."""
        touched = set[int]()
        for change in changes:
            if not isinstance(change, RelationChange):
                continue
            if change.before is not None:
                self._remove(change.before)
                touched |= {change.before.from_mark, change.before.to_mark}
            if change.after is not None:
                self._add(change.after)
                touched |= {change.after.from_mark, change.after.to_mark}
        return touched

    def awaits(self, change: RelationChange) -> bool:
        """Return whether the relation is as ``change`` found it."""
        return self._by_id.get(change.relation_id) == change.before

    def _add(self, one: Relation) -> None:
        self._by_id[one.id] = one
        for end in (one.from_mark, one.to_mark):
            self._by_mark[end].add(one.id)

    def _remove(self, one: Relation) -> None:
        known = self._by_id.pop(one.id, None)
        if known is not None:
            for end in (known.from_mark, known.to_mark):
                self._by_mark[end].discard(known.id)


def let_go(at: Transaction, changes: Iterable[Change], labels: LabelSet) -> list[RelationChange]:
    """Return what takes away the relations that ``changes`` of marks leave without an end.

    An end is none any more where the mark goes or is rejected, or where it gets a label that the
    kind of relation does not join. What ``changes`` take away themselves is not named.
    """
    made = list(changes)
    before: dict[int, Mark | None] = {}
    after: dict[int, Mark | None] = {}
    for change in made:
        if isinstance(change, MarkChange):
            before.setdefault(change.mark_id, change.before)
            after[change.mark_id] = change.after
    doubtful = [number for number, mark in before.items() if _lets_go(mark, after[number])]
    if not doubtful:
        return []
    known = {change.relation_id for change in made if isinstance(change, RelationChange)}

    def end(number: int) -> Mark | None:
        return after[number] if number in after else at.marks.get(number)

    return [
        RelationChange(one, None)
        for one in at.relations.of_marks(doubtful)
        if one.id not in known and not _holds(one, end(one.from_mark), end(one.to_mark), labels)
    ]


def _lets_go(before: Mark | None, after: Mark | None) -> bool:
    if before is None:
        return False
    gone = after is None or after.status is MarkStatus.REJECTED
    return gone or (after is not None and after.label != before.label)


def _holds(one: Relation, begin: Mark | None, end: Mark | None, labels: LabelSet) -> bool:
    """Return whether the relation can stand between its two ends."""
    if begin is None or end is None or MarkStatus.REJECTED in (begin.status, end.status):
        return False
    return labels.relation(one.kind).joins(begin.label, end.label)


def brought(
    marks: Sequence[Mark], links: Iterable[Link], there: MarkIndex, report_id: int, next_id: int
) -> list[RelationChange]:
    """Return what adds a record's ``links`` between those of its ``marks`` that are ``there`` now.

    New relations have ids from ``next_id`` on; what joins two marks so already is not named.
    """
    known = {(one.kind, one.from_mark, one.to_mark) for one in there.relations}
    changes: list[RelationChange] = []
    for link in links:
        begin, end = (_found(marks[number], there) for number in (link.from_mark, link.to_mark))
        if begin is None or end is None or (link.kind, begin, end) in known:
            continue
        known.add((link.kind, begin, end))
        fresh = Relation(next_id + len(changes), report_id, link.kind, begin, end, link.extra)
        changes.append(RelationChange(None, fresh))
    return changes


def _found(wanted: Mark, there: MarkIndex) -> int | None:
    """Return the id of the mark on the same stretch with the same label that is not rejected."""
    place = (wanted.start, wanted.end, wanted.label)
    for mark in there.between(wanted.start, wanted.end):
        same = (mark.start, mark.end, mark.label) == place
        if same and mark.status is not MarkStatus.REJECTED:
            return mark.id
    return None


def links_between(marks: Sequence[Mark], relations: Iterable[Relation]) -> tuple[Link, ...]:
    """Return those of ``relations`` that join two of ``marks``, as a record tells them."""
    places = {mark.id: number for number, mark in enumerate(marks)}
    return tuple(
        Link(one.kind, places[one.from_mark], places[one.to_mark], one.extra)
        for one in relations
        if one.from_mark in places and one.to_mark in places
    )
