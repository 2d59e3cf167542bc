"""What an edit of the label set changes: the set, the marks of its labels, and the word lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from annotator.errors import SpansOverlap
from annotator.model import (
    LabelChange,
    LabelSetChange,
    ListChange,
    Mark,
    MarkChange,
    MarkStatus,
    RelationChange,
)
from annotator.review import values
from annotator.text.cancel import Asked, Cancelled, never
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotator.labels import Edit
    from annotator.model import Change, WordList
    from annotator.store.project import Transaction

_STANDING = (MarkStatus.CONFIRMED, MarkStatus.SUGGESTED, MarkStatus.REJECTED)
_STEP = 500  # marks between two looks at whether to stop


@dataclass(frozen=True, slots=True)
class Watch:
    """How long work is followed and stopped: ``reached`` is told of marks done, and of how many."""

    cancelled: Asked = never
    reached: Callable[[int, int], object] = lambda _done, _total: None

    def look(self, done: int, total: int) -> None:
        """Tell how far it is, now and then; raise Cancelled where it is to stop."""
        if done % _STEP:
            return
        if self.cancelled():
            raise Cancelled
        self.reached(done, total)


def changes(at: Transaction, edit: Edit, watch: Watch) -> list[Change]:
    """Return what ``edit`` changes in the project as it is now.

    Raises:
        SpansOverlap: the new set forbids what there is.
        Cancelled: it was asked to stop.

    """
    _check_overlap(at, edit)
    if edit.is_nothing:
        return []
    told, winners = _folded(at, edit)
    told |= _removed(at, edit)
    told |= _read_anew(at, edit, told, watch)
    found: list[Change] = [one for one in told.values() if one is not None]
    found += _joined_anew(at, winners)
    for old, new in edit.fates.items():
        if new is not None:
            ids = tuple(one for one in at.labels.ids(old) if told.get(one) is None)
            found += [LabelChange(old, new, ids)] if ids else []
    found += _of_lists(at.lists.all(), edit)
    if edit.before.source != edit.after.source:
        found.append(LabelSetChange(edit.before.source, edit.after.source))
    return found


def double(mark_groups: Iterable[list[Mark]], into: str) -> Iterator[tuple[Mark, list[Mark]]]:
    """Yield of the marks of each place the one that stays under the label ``into``, and the others.

    What is confirmed stays before what is open, and that before what is rejected; of equals the one
    that has the label already.
    """
    for group in mark_groups:
        if any(mark.label != into for mark in group):
            best = min(group, key=lambda m: (_STANDING.index(m.status), m.label != into, m.id))
            yield best, [mark for mark in group if mark is not best]


def by_place(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Yield the marks of each place; those of one place follow one another."""
    for _, group in groupby(marks, key=lambda mark: (mark.report_id, mark.start, mark.end)):
        yield list(group)


_Told = dict[int, MarkChange | None]
"""What happens to a mark beyond its label, None where nothing does, by its id."""


def _folded(at: Transaction, edit: Edit) -> tuple[_Told, dict[int, int]]:
    """Return the changes that leave one mark at each place where merged labels had several.

    With them comes the id of the mark that stays, by that of each that goes.
    """
    told: _Told = {}
    winners: dict[int, int] = {}
    for into in dict.fromkeys(one for one in edit.fates.values() if one is not None):
        merged = [old for old, new in edit.fates.items() if new == into]
        merged += [into] if into not in edit.fates else []
        if len(merged) < 2:
            continue
        for best, others in double(by_place(at.labels.doubles(merged)), into):
            notes = dict.fromkeys(one.note for one in (best, *others) if one.note)
            said: dict[str, str] = {}
            for one in (*reversed(others), best):  # where two differ, that of the one that stays
                said |= one.attributes
            after = replace(best, label=into, note="\n".join(notes), attributes=said)
            if (after.note, after.attributes) != (best.note, best.attributes):
                told[best.id] = MarkChange(best, after)
            told |= {other.id: MarkChange(other, None) for other in others}
            winners |= {other.id: best.id for other in others}
    return told, winners


def _joined_anew(at: Transaction, winners: dict[int, int]) -> list[RelationChange]:
    """Return what gives the relations of marks that go to those that stay in their place."""
    old = at.relations.of_marks(winners) if winners else []
    known = (
        {(one.kind, one.from_mark, one.to_mark) for one in at.relations.of_marks(winners.values())}
        if old
        else set()
    )
    changes: list[RelationChange] = []
    fresh_id = at.relations.next_id() if old else 0
    for one in old:
        changes.append(RelationChange(one, None))
        begin, end = (winners.get(mark, mark) for mark in (one.from_mark, one.to_mark))
        if begin == end or (one.kind, begin, end) in known:
            continue
        known.add((one.kind, begin, end))
        fresh = replace(one, id=fresh_id, from_mark=begin, to_mark=end)
        changes.append(RelationChange(None, fresh))
        fresh_id += 1
    return changes


def _removed(at: Transaction, edit: Edit) -> _Told:
    gone = [old for old, new in edit.fates.items() if new is None]
    return {mark.id: MarkChange(mark, None) for mark in at.labels.marks(gone)} if gone else {}


def _read_anew(at: Transaction, edit: Edit, told: _Told, watch: Watch) -> _Told:
    """Return the changes of marks whose value is another under another kind of value."""
    found: _Told = {}
    reread = edit.reread()
    marks = at.labels.marks(list(reread)) if reread else []
    done = 0
    for report_id, group in groupby(marks, key=lambda mark: mark.report_id):
        report = at.reports.get(report_id)
        view = clean(report.text, report.rules)
        for mark in group:
            watch.look(done, len(marks))
            done += 1
            known = told.get(mark.id)
            if known is not None and known.after is None:
                continue
            label = edit.after.get(reread[mark.label])
            before = mark if known is None or known.after is None else known.after
            value = values.of_span(view, mark.start, mark.end, label, report.date)
            if value != mark.value:
                found[mark.id] = MarkChange(mark, replace(before, label=label.id, value=value))
    return found


def _of_lists(there: Iterable[WordList], edit: Edit) -> Iterator[ListChange]:
    """Yield what becomes of the word lists of labels that are gone or renamed.

    A list that bears its label's id as its name goes by the new id, where no list has it.
    """
    lists = list(there)
    names = {one.head.name for one in lists}
    for one in lists:
        if one.head.label not in edit.fates:
            continue
        fate = edit.fates[one.head.label]
        if fate is None:
            yield ListChange(one.id, one.head, None, (), one.entries)
            continue
        name = one.head.name
        if name == one.head.label and fate not in names:
            name = fate
            names.add(name)
        yield ListChange(one.id, one.head, replace(one.head, label=fate, name=name))


def _check_overlap(at: Transaction, edit: Edit) -> None:
    """Raise SpansOverlap where spans overlap already that the new set lets overlap no more."""
    if edit.after.overlap or not edit.before.overlap:
        return
    for summary in at.queue.each():
        spans = (MarkStatus.CONFIRMED,)
        if at.marks.contested(summary.id, 0, summary.length, spans):
            raise SpansOverlap(name=summary.name)
