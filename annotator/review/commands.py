"""What each act of a reviewer changes: pure functions from marks to changes.

A mark that a suggester or an import proposed is never deleted: rejecting it keeps what was
proposed, so that the extractor's errors can be counted. A mark of the reviewer's own is deleted.
Where the label set forbids overlaps, a mark that a new span covers is displaced: a suggestion is
rejected, a span taken back, in the same step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.model import REVIEWER, Mark, MarkChange, MarkStatus, Origin, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.labels import Label
    from annotator.model import Suggestion
    from annotator.review.marks import MarkIndex


def suggested(found: Suggestion, mark_id: int = 0) -> Mark:
    """Return the open mark that a suggestion becomes; it is of no report yet."""
    return Mark(
        id=mark_id,
        report_id=0,
        start=found.start,
        end=found.end,
        label=found.label,
        status=MarkStatus.SUGGESTED,
        origin=found.origin,
        value=found.value,
    )


def add(
    new_id: int,
    report_id: int,
    start: int,
    end: int,
    label: str,
    value: Value,
    said: Mapping[str, str] | None = None,
) -> list[MarkChange]:
    """Return the change that makes a span of the reviewer's own; ``said`` are its attributes."""
    origin = Origin(REVIEWER)
    span = Mark(new_id, report_id, start, end, label, MarkStatus.CONFIRMED, origin, value)
    return [MarkChange(None, replace(span, attributes=dict(said or {})))]


def accept(mark: Mark) -> list[MarkChange]:
    """Return the change that confirms ``mark`` as it is; none where it is confirmed."""
    return [] if mark.is_span else [MarkChange(mark, replace(mark, status=MarkStatus.CONFIRMED))]


def reject(mark: Mark) -> list[MarkChange]:
    """Return the change that takes ``mark`` out of what counts; none where it is out."""
    if mark.origin.by == REVIEWER and mark.is_span:
        return [MarkChange(mark, None)]
    return _changed(mark, replace(mark, status=MarkStatus.REJECTED))


def relabel(mark: Mark, label: Label, value: Value) -> list[MarkChange]:
    """Return the change that confirms ``mark`` under ``label`` with the value that goes with it.

    Of its attributes those stay that the label has too; with the label it has, all.
    """
    said = mark.attributes if label.id == mark.label else label.keeping(mark.attributes)
    after = replace(mark, label=label.id, value=value, attributes=said)
    return _changed(mark, replace(after, status=MarkStatus.CONFIRMED))


def move(mark: Mark, start: int, end: int, value: Value) -> list[MarkChange]:
    """Return the change that confirms ``mark`` on another stretch, with the value it has there."""
    moved = replace(mark, start=start, end=end, value=value, status=MarkStatus.CONFIRMED)
    return _changed(mark, moved)


def unite(mark: Mark, other: Mark, start: int, end: int, value: Value) -> list[MarkChange]:
    """Return the changes that make ``mark`` cover both, and take ``other`` out."""
    notes = "\n".join(dict.fromkeys(note for note in (mark.note, other.note) if note))
    said = other.attributes | mark.attributes if other.label == mark.label else mark.attributes
    after = replace(mark, start=start, end=end, value=value, note=notes, attributes=said)
    after = replace(after, status=MarkStatus.CONFIRMED)
    return [*reject(other), MarkChange(mark, after)]


def set_value(mark: Mark, value: Value) -> list[MarkChange]:
    """Return the change that confirms ``mark`` with ``value``: who corrects it stands behind it."""
    return _changed(mark, replace(mark, value=value, status=MarkStatus.CONFIRMED))


def set_attribute(mark: Mark, attribute: str, choice: str | None) -> list[MarkChange]:
    """Return the change that confirms ``mark`` with the choice, None: without any."""
    said = {one: told for one, told in mark.attributes.items() if one != attribute}
    if choice is not None:
        said[attribute] = choice
    return _changed(mark, replace(mark, attributes=said, status=MarkStatus.CONFIRMED))


def set_note(mark: Mark, note: str) -> list[MarkChange]:
    """Return the change that gives ``mark`` a note, which decides nothing about it."""
    return _changed(mark, replace(mark, note=note))


def same_stretch(marks: Iterable[Mark], start: int, end: int, label: str) -> Mark | None:
    """Return the mark on just this stretch: one with this label first, else one not rejected."""
    here = [mark for mark in marks if (mark.start, mark.end) == (start, end)]
    labelled = [mark for mark in here if mark.label == label]
    return next(iter(labelled + [m for m in here if m.is_open or m.is_span]), None)


def displace(others: Iterable[Mark], *, keep: int | None = None) -> list[MarkChange]:
    """Return the changes that clear the way for a span over ``others``; the mark ``keep`` stays."""
    changes: list[MarkChange] = []
    for other in others:
        if other.id != keep and other.status is not MarkStatus.REJECTED:
            changes += reject(other)
    return changes


@dataclass(frozen=True, slots=True)
class Merged:
    """What bringing marks from a file to a report changes, how many it took and passed over."""

    changes: list[MarkChange]
    taken: int
    passed: int


def merge(
    there: MarkIndex,
    new: Iterable[Mark],
    report_id: int,
    next_id: int,
    length: int,
    *,
    overlap: bool,
) -> Merged:
    """Return the changes that bring ``new`` marks to a text of ``length``; ``there`` follows them.

    A confirmed mark confirms the suggestion that says the same, and displaces others under it. What
    a reviewer has decided stands: a new mark that says otherwise is passed over. New ids count from
    ``next_id``.
    """
    changes: list[MarkChange] = []
    taken = passed = 0
    for mark in new:
        here = there.between(mark.start, mark.end)
        same = next((m for m in here if _says_the_same(m, mark)), None)
        blocked = mark.is_span and not overlap and any(m.is_span and m is not same for m in here)
        if mark.end > length or blocked or (same is not None and not same.is_open):
            passed += not (same is not None and same.status is mark.status)
            continue
        if same is not None and mark.is_open:
            continue  # it is suggested already
        step: list[MarkChange] = []
        if mark.is_span and not overlap:
            step = displace(here, keep=same.id if same else None)
        after = replace(mark, id=same.id if same else next_id, report_id=report_id)
        step.append(MarkChange(same, after))
        next_id += same is None
        there.apply(step)
        changes += step
        taken += 1
    return Merged(changes, taken, passed)


def are_apart(marks: Iterable[Mark], length: int) -> bool:
    """Return whether ``marks`` lie in a text of ``length`` and no two share a character."""
    places = sorted((mark.start, mark.end) for mark in marks)
    apart = all(one[1] <= other[0] for one, other in pairwise(places))
    return apart and (not places or places[-1][1] <= length)


def _says_the_same(one: Mark, other: Mark) -> bool:
    return (one.start, one.end, one.label) == (other.start, other.end, other.label)


def _changed(before: Mark, after: Mark) -> list[MarkChange]:
    return [] if before == after else [MarkChange(before, after)]
