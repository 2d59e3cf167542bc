"""Acts on relations: joining two marks, giving a relation another kind, taking one away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.errors import EndsOverlap, KindMisfit
from annotator.model import Act, MarkChange, MarkStatus, Relation, RelationChange
from annotator.review import commands
from annotator.review.acting import Acting, Outcome

if TYPE_CHECKING:
    from annotator.model import Change, Mark
    from annotator.store.project import Transaction


class RelationActs(Acting):
    """What a reviewer does with relations; who joins two marks stands behind both."""

    def link(self, begin: Mark, end: Mark, kind: str) -> Outcome | None:
        """Join two marks of a report by a relation of ``kind``, and confirm those still open.

        None where they are joined so already.

        Raises:
            MarkGone: one of the marks is otherwise by now.
            KindMisfit: the kind does not join their labels.
            EndsOverlap: both would have to be spans, which may not overlap.

        """
        with self.project.writing() as at:
            at.marks.expect(begin)
            at.marks.expect(end)
            self._check_kind(kind, begin, end)
            if self._is_there(at, kind, begin, end):
                return None
            fresh = Relation(at.relations.next_id(), begin.report_id, kind, begin.id, end.id)
            changes: list[Change] = [*self._confirmed(at, begin, end), RelationChange(None, fresh)]
            return self._decide(at, begin.report_id, Act.LINK, changes)

    def unlink(self, relation: Relation) -> Outcome | None:
        """Take the relation away; its marks stay.

        Raises:
            MarkGone: it is otherwise by now.

        """
        with self.project.writing() as at:
            at.relations.expect(relation)
            changes = [RelationChange(relation, None)]
            return self._decide(at, relation.report_id, Act.UNLINK, changes)

    def relink(self, relation: Relation, kind: str) -> Outcome | None:
        """Give the relation another kind; None where it has that, or another joins them so already.

        Raises:
            MarkGone: it is otherwise by now.
            KindMisfit: the kind does not join its marks' labels.

        """
        with self.project.writing() as at:
            at.relations.expect(relation)
            begin, end = at.marks.get(relation.from_mark), at.marks.get(relation.to_mark)
            self._check_kind(kind, begin, end)
            if self._is_there(at, kind, begin, end):
                return None
            changes = [RelationChange(relation, replace(relation, kind=kind))]
            return self._decide(at, relation.report_id, Act.RELINK, changes)

    def _check_kind(self, kind: str, begin: Mark, end: Mark) -> None:
        same_report = begin.report_id == end.report_id and begin.id != end.id
        if not same_report or not self.labels.relation(kind).joins(begin.label, end.label):
            raise KindMisfit(kind=kind, begin=begin.label, end=end.label)

    def _is_there(self, at: Transaction, kind: str, begin: Mark, end: Mark) -> bool:
        """Return whether one of ``kind`` joins the two, be it turned where ends are alike."""
        wanted = {(begin.id, end.id)}
        if self.labels.relation(kind).alike:
            wanted.add((end.id, begin.id))
        there = at.relations.of_marks([begin.id])
        return any(one.kind == kind and (one.from_mark, one.to_mark) in wanted for one in there)

    def _confirmed(self, at: Transaction, begin: Mark, end: Mark) -> list[MarkChange]:
        """Return what makes spans of both marks, with what they displace."""
        fresh = [mark for mark in (begin, end) if not mark.is_span]
        if self.labels.overlap or not fresh:
            return [change for mark in fresh for change in commands.accept(mark)]
        if begin.start < end.end and end.start < begin.end:
            raise EndsOverlap
        others = {
            other.id: other
            for mark in fresh
            for other in at.marks.overlapping(mark.report_id, mark.start, mark.end)
            if other.id not in (begin.id, end.id) and other.status is not MarkStatus.REJECTED
        }
        changes = commands.displace(others.values())
        return changes + [change for mark in fresh for change in commands.accept(mark)]
