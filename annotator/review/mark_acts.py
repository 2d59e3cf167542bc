"""Acts on one mark: each takes the mark as the reviewer sees it.

Each raises MarkGone where it is otherwise by now: nobody overwrites what they have not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator import labels
from annotator.errors import (
    EmptySelection,
    LabelsChanged,
    NotInside,
    OffsetOutsideText,
    OnlyBlanks,
)
from annotator.model import Act, MarkChange, Value
from annotator.review import commands, values
from annotator.review.acting import Acting, Outcome
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.model import Mark, Report


class MarkActs(Acting):
    """What a reviewer does with one mark, or one selected stretch."""

    def add(self, report_id: int, start: int, end: int, label: str) -> Outcome | None:
        """Make ``start``-``end`` (raw code points) a span, without blanks and glosses at its edges.

        On a stretch that has a mark already, that one is accepted or relabelled.

        Raises:
            EmptySelection, OffsetOutsideText: there is no such stretch.

        """
        with self.project.writing() as at:
            report = self._report(at, report_id)
            start, end = self._stretch(report, start, end)
            view = clean(report.text, report.rules)
            wanted = self.labels.get(label)
            value = values.of_span(view, start, end, wanted, report.date)
            others = self._overlapping(at, report_id, start, end)
            same = commands.same_stretch(others, start, end, label)
            if same is None:
                changes = commands.add(at.marks.next_id(), report_id, start, end, label, value)
                cleared = self._cleared(others)
                return self._decide(at, report_id, Act.ADD, cleared + changes)
            if same.label == label:
                return self._confirm(at, same, Act.ACCEPT, commands.accept(same))
            return self._confirm(at, same, Act.RELABEL, commands.relabel(same, wanted, value))

    def accept(self, mark: Mark) -> Outcome | None:
        """Confirm the mark as it is; None where it was confirmed already."""
        with self.project.writing() as at:
            changes = commands.accept(mark)
            if not changes:
                at.marks.expect(mark)  # else that is made sure of when it is changed
            return self._confirm(at, mark, Act.ACCEPT, changes)

    def reject(self, mark: Mark) -> Outcome | None:
        """Take the mark out: a suggestion is rejected, a span removed; None where it was out."""
        with self.project.writing() as at:
            act = Act.REMOVE if mark.is_span else Act.REJECT
            changes = commands.reject(mark)
            if not changes:
                at.marks.expect(mark)
            return self._decide(at, mark.report_id, act, changes)

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
            return self._confirm(at, mark, Act.RELABEL, commands.relabel(mark, wanted, value))

    def move(self, mark: Mark, start: int, end: int) -> Outcome | None:
        """Confirm the mark on ``start``-``end`` (raw code points), without blanks at its edges.

        A value that the rules read is read anew; one that a reviewer set stays. None where nothing
        changes.

        Raises:
            EmptySelection, OffsetOutsideText: there is no such stretch.

        """
        with self.project.writing() as at:
            at.marks.expect(mark)
            report = self._report(at, mark.report_id)
            start, end = self._stretch(report, start, end)
            if (start, end) == (mark.start, mark.end):
                return None
            changes = commands.move(mark, start, end, self._moved_value(report, mark, start, end))
            others = self._overlapping(at, mark.report_id, start, end)
            return self._decide(
                at, mark.report_id, Act.MOVE, self._make_way(others, mark, start, end) + changes
            )

    def split(self, mark: Mark, point: int) -> Outcome:
        """Make two spans of the mark, divided at ``point`` (a raw code point).

        What its attributes said of the whole is said of both.

        Raises:
            NotInside: there is nothing on one side of it.

        """
        with self.project.writing() as at:
            at.marks.expect(mark)
            report = self._report(at, mark.report_id)
            view = clean(report.text, report.rules)
            if not mark.start < point < mark.end:
                raise NotInside
            first = values.trimmed(view, mark.start, point)
            second = values.trimmed(view, point, mark.end)
            if first[0] >= first[1] or second[0] >= second[1] or first[1] > second[0]:
                raise NotInside
            label = self.labels.get(mark.label)
            read = [values.of_span(view, *part, label, report.date) for part in (first, second)]
            changes = commands.move(mark, *first, read[0])
            added = commands.add(
                at.marks.next_id(), mark.report_id, *second, mark.label, read[1], mark.attributes
            )
            changes += added
            cleared: list[MarkChange] = []
            if not mark.is_span:
                others = self._overlapping(at, mark.report_id, mark.start, mark.end)
                cleared = self._cleared(others, keep=mark.id)
            outcome = self._decide(at, mark.report_id, Act.SPLIT, cleared + changes)
            assert outcome is not None
            return outcome

    def unite(self, mark: Mark, other: Mark) -> Outcome:
        """Make one span of two marks of a report, from the first's beginning to the last's end.

        It has the label of ``mark``, and the notes of both.
        """
        with self.project.writing() as at:
            at.marks.expect(mark)
            at.marks.expect(other)
            report = self._report(at, mark.report_id)
            start, end = min(mark.start, other.start), max(mark.end, other.end)
            value = self._moved_value(report, mark, start, end)
            changes = commands.unite(mark, other, start, end, value)
            others = self._overlapping(at, mark.report_id, start, end)
            apart = [one for one in others if one.id != other.id]
            cleared = self._make_way(apart, mark, start, end)
            outcome = self._decide(at, mark.report_id, Act.UNITE, cleared + changes)
            assert outcome is not None
            return outcome

    def _stretch(self, report: Report, start: int, end: int) -> tuple[int, int]:
        """Return ``start``-``end`` as a span may have it: no blanks and glosses at its edges.

        Raises:
            EmptySelection, OffsetOutsideText: there is no such stretch.

        """
        if start >= end:
            raise EmptySelection
        if not 0 <= start < end <= len(report.text):
            raise OffsetOutsideText(start=start, end=end, length=len(report.text))
        start, end = values.trimmed(clean(report.text, report.rules), start, end)
        if start >= end:
            raise OnlyBlanks
        return start, end

    def _moved_value(self, report: Report, mark: Mark, start: int, end: int) -> Value:
        """Return the mark's value on another stretch: what the rules read there, or what was set.

        What was set is told by the rules reading something else where the mark was.
        """
        view, label = clean(report.text, report.rules), self.labels.get(mark.label)
        there = values.of_span(view, start, end, label, report.date)
        if mark.value == values.of_span(view, mark.start, mark.end, label, report.date):
            return there
        return there if mark.is_open and there.value is not None else mark.value

    def _make_way(
        self, others: Iterable[Mark], mark: Mark, start: int, end: int
    ) -> list[MarkChange]:
        """Return what clears ``start``-``end`` for the mark; of two that say the same, one."""
        others = [one for one in others if one.id != mark.id]
        if not self.labels.overlap:
            return commands.displace(others)
        said = (start, end, mark.label)
        return commands.displace(o for o in others if (o.start, o.end, o.label) == said)

    def set_value(self, mark: Mark, value: Value) -> Outcome | None:
        """Confirm the mark with ``value``, in normal form; None where nothing changes."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            if mark.value == value:
                return None
            return self._confirm(at, mark, Act.SET_VALUE, commands.set_value(mark, value))

    def set_attribute(self, mark: Mark, attribute: str, choice: str | None) -> Outcome | None:
        """Confirm the mark with a choice of one of its label's attributes, None: without any.

        None where nothing changes.

        Raises:
            LabelsChanged: the label has no such choice (any more).

        """
        with self.project.writing() as at:
            at.marks.expect(mark)
            if mark.attributes.get(attribute) == choice:
                return None
            source, known = at.labels.source(), self.labels
            if source != known.source:
                known = labels.parse(source, str(self.project.path))
            if choice is not None and not known.get(mark.label).offers(attribute, choice):
                raise LabelsChanged
            changes = commands.set_attribute(mark, attribute, choice)
            return self._confirm(at, mark, Act.SET_ATTRIBUTE, changes)

    def set_note(self, mark: Mark, note: str) -> Outcome | None:
        """Give the mark a note; None where nothing changes."""
        with self.project.writing() as at:
            at.marks.expect(mark)
            return self._decide(at, mark.report_id, Act.SET_NOTE, commands.set_note(mark, note))
