"""What each act of a reviewer changes: pure functions from marks to changes.

A mark that a suggester or an import proposed is never deleted: rejecting it keeps what was
proposed, so that the extractor's errors can be counted. A mark of the reviewer's own is deleted.
Where the label set forbids overlaps, a mark that a new span covers is displaced: a suggestion is
rejected, a span taken back, in the same step.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.model import Mark, MarkChange, MarkStatus, Origin, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

REVIEWER = "reviewer"


def add(
    new_id: int, report_id: int, start: int, end: int, label: str, value: Value
) -> list[MarkChange]:
    """Return the change that makes a span of the reviewer's own."""
    origin = Origin(REVIEWER)
    span = Mark(new_id, report_id, start, end, label, MarkStatus.CONFIRMED, origin, value)
    return [MarkChange(None, span)]


def accept(mark: Mark) -> list[MarkChange]:
    """Return the change that confirms ``mark`` as it is; none where it is confirmed."""
    return _changed(mark, replace(mark, status=MarkStatus.CONFIRMED))


def reject(mark: Mark) -> list[MarkChange]:
    """Return the change that takes ``mark`` out of what counts; none where it is out."""
    if mark.origin.by == REVIEWER:
        return [MarkChange(mark, None)]
    return _changed(mark, replace(mark, status=MarkStatus.REJECTED))


def relabel(mark: Mark, label: str, value: Value) -> list[MarkChange]:
    """Return the change that confirms ``mark`` under ``label`` with the value that goes with it."""
    return _changed(mark, replace(mark, label=label, value=value, status=MarkStatus.CONFIRMED))


def set_value(mark: Mark, value: Value) -> list[MarkChange]:
    """Return the change that confirms ``mark`` with ``value``: who corrects it stands behind it."""
    return _changed(mark, replace(mark, value=value, status=MarkStatus.CONFIRMED))


def set_note(mark: Mark, note: str) -> list[MarkChange]:
    """Return the change that gives ``mark`` a note, which decides nothing about it."""
    return _changed(mark, replace(mark, note=note))


def displace(others: Iterable[Mark], *, keep: int | None = None) -> list[MarkChange]:
    """Return the changes that clear the way for a span over ``others``; the mark ``keep`` stays."""
    changes: list[MarkChange] = []
    for other in others:
        if other.id != keep and other.status is not MarkStatus.REJECTED:
            changes += reject(other)
    return changes


def _changed(before: Mark, after: Mark) -> list[MarkChange]:
    return [] if before == after else [MarkChange(before, after)]
