"""Acts on one mark: each takes the mark as the reviewer sees it.

Each raises MarkGone where it is otherwise by now: nobody overwrites what they have not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import EmptySelection, OffsetOutsideText
from annotator.model import Act, Value
from annotator.review import commands, values
from annotator.review.acting import Acting, Outcome
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.model import Mark


class MarkActs(Acting):
    """What a reviewer does with one mark, or one selected stretch."""

    def add(self, report_id: int, start: int, end: int, label: str) -> Outcome | None:
        """Make ``start``-``end`` (raw code points) a span, without blanks and glosses at its edges.

        On a stretch that has a mark already, that one is accepted or relabelled.

        Raises:
            EmptySelection, OffsetOutsideText: there is no such stretch.

        """
        if start >= end:
            raise EmptySelection
        with self.project.writing() as at:
            report = self._report(at, report_id)
            if not 0 <= start < end <= len(report.text):
                raise OffsetOutsideText(start=start, end=end, length=len(report.text))
            view = clean(report.text, report.rules)
            start, end = values.trimmed(view, start, end)
            if start >= end:
                raise EmptySelection
            value = values.of_span(view, start, end, self.labels.get(label), report.date)
            others = self._overlapping(at, report_id, start, end)
            same = _same_stretch(others, start, end, label)
            if same is None:
                changes = commands.add(at.marks.next_id(), report_id, start, end, label, value)
                cleared = self._cleared(others)
                return self._decide(at, report_id, Act.ADD, cleared + changes)
            if same.label == label:
                return self._confirm(at, same, Act.ACCEPT, commands.accept(same))
            return self._confirm(at, same, Act.RELABEL, commands.relabel(same, label, value))

    def accept(self, mark: Mark) -> Outcome | None:
        """Confirm the mark as it is; None where it was confirmed already."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            changes = commands.accept(mark)
            return self._confirm(at, mark, Act.ACCEPT, changes)

    def reject(self, mark: Mark) -> Outcome | None:
        """Take the mark out: a suggestion is rejected, a span removed; None where it was out."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            act = Act.REMOVE if mark.is_span else Act.REJECT
            return self._decide(at, mark.report_id, act, commands.reject(mark))

    def relabel(self, mark: Mark, label: str) -> Outcome | None:
        """Confirm the mark under ``label``; with the label it has, that is to accept it."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            if mark.label == label:
                return self._confirm(at, mark, Act.ACCEPT, commands.accept(mark))
            report = self._report(at, mark.report_id)
            wanted = self.labels.get(label)
            view = clean(report.text, report.rules)
            value = values.of_span(view, mark.start, mark.end, wanted, report.date)
            return self._confirm(at, mark, Act.RELABEL, commands.relabel(mark, label, value))

    def set_value(self, mark: Mark, value: Value) -> Outcome | None:
        """Confirm the mark with ``value``, in normal form; None where nothing changes."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            if mark.value == value:
                return None
            return self._confirm(at, mark, Act.SET_VALUE, commands.set_value(mark, value))

    def set_note(self, mark: Mark, note: str) -> Outcome | None:
        """Give the mark a note; None where nothing changes."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            return self._decide(at, mark.report_id, Act.SET_NOTE, commands.set_note(mark, note))


def _same_stretch(marks: Iterable[Mark], start: int, end: int, label: str) -> Mark | None:
    """Return the mark on just this stretch: one with this label first, else one not rejected."""
    here = [mark for mark in marks if (mark.start, mark.end) == (start, end)]
    labelled = [mark for mark in here if mark.label == label]
    return next(iter(labelled + [m for m in here if m.is_open or m.is_span]), None)
