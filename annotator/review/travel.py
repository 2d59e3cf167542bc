"""Undo and redo: the way through the log of decisions."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.errors import MarkGone, NothingToRedo, NothingToUndo, Overtaken
from annotator.model import Act, Decision, Field, FieldChange, MarkChange, MarkStatus
from annotator.review import dependence, effects, linking
from annotator.review.acting import Acting, Outcome
from annotator.review.relabelling import Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.model import Change, Mark
    from annotator.store.project import Transaction


class Travel(Acting):
    """Taking back what was done, and doing it again."""

    def step_size(self, act: Act) -> int:
        """Return how many decisions the next undo, or redo, is about; 0 where there is none."""
        with self.project.reading() as at:
            found = self._found(act, at)
            return 0 if found is None else at.decisions.step_size(found)

    def undo(self, watch: Watch | None = None) -> Outcome:
        """Take back this reviewer's newest decision in effect, whichever session made it.

        Raises:
            Cancelled: ``watch`` said so, and nothing is changed.
            NothingToUndo: none of this reviewer's is in effect.
            Overtaken: somebody changed since what it changed; the next undo goes further.

        """
        return self._travel_on(Act.UNDO, watch or Watch())

    def redo(self, watch: Watch | None = None) -> Outcome:
        """Do again what this reviewer undid last.

        Raises:
            Cancelled: ``watch`` said so, and nothing is changed.
            NothingToRedo: nothing was undone, or something else was done since.
            Overtaken: somebody changed since what it changed; the next redo goes further.

        """
        return self._travel_on(Act.REDO, watch or Watch())

    def _travel_on(self, act: Act, watch: Watch) -> Outcome:
        """Undo or redo one step: its decisions, or all that came of one search for candidates.

        A long report's are found part by part, each a decision; those that follow one another in
        the log are one step.
        """
        following = self._peek(act)
        outcome = self._travel(act, watch)
        changes = list(outcome.decision.changes)
        while following is not None and following.act is Act.FIND_AGAIN:
            before, following = following, self._peek(act)
            if following is None or (following.act, following.report_id) != (
                before.act,
                before.report_id,
            ):
                break
            with suppress(Overtaken):
                outcome = self._travel(act, watch)
                changes += outcome.decision.changes
        return replace(outcome, decision=replace(outcome.decision, changes=tuple(changes)))

    def _peek(self, act: Act) -> Decision | None:
        with self.project.reading() as at:
            return self._found(act, at)

    def _found(self, act: Act, at: Transaction) -> Decision | None:
        find = at.decisions.to_undo if act is Act.UNDO else at.decisions.to_redo
        return find(self.reviewer)

    def _travel(self, act: Act, watch: Watch) -> Outcome:
        """Undo or redo all decisions of a step; what cannot be any more is given up."""
        done: list[Outcome] = []
        gone: list[MarkGone] = []
        with self.project.writing() as at:
            parts = at.decisions.of_step(self._next_to(act, at))
            for number, part in enumerate(reversed(parts) if act is Act.UNDO else parts):
                watch.look(number, len(parts))
                try:
                    with at.part():
                        done.append(self._revert(at, act, part))
                except MarkGone as error:
                    gone.append(error)
                    at.decisions.give_up(part, undone=act is Act.REDO)
        if not done:
            raise Overtaken from gone[0]
        return replace(self._as_one(done, parts[0].act), given_up=len(gone))

    def _revert(self, at: Transaction, act: Act, found: Decision) -> Outcome:
        """Undo or redo one decision; raise MarkGone where that cannot be any more."""
        undone = act is Act.UNDO
        changes: Sequence[Change] = found.changes
        if undone:
            changes = tuple(change.inverse() for change in reversed(changes))
        if found.act is Act.UNDO and found.reverts is not None:
            named = at.decisions.get(found.reverts)
            if at.decisions.stands(named) is undone:  # it has gone another way meanwhile
                raise MarkGone
        at.decisions.set_undone(found, undone=undone)
        return self._put_back(at, act, found, changes)

    def _put_back(
        self,
        at: Transaction,
        act: Act,
        found: Decision,
        changes: Sequence[Change],
        step: int | None = None,
    ) -> Outcome:
        """Keep the ``changes`` that take ``found`` back, or do it again.

        Raises:
            MarkGone: they cannot be any more.

        """
        report_id, text = found.report_id, None
        if report_id is not None and any(map(_is_of_encoding, changes)):
            text = at.reports.get(report_id).text
        else:
            effects.check_encoding(at, found)
        self._follow_labels(at, ())
        dependence.check_labels_there(at, found, changes, self.labels)
        self._check_relations(at, changes)
        outcome = self._keep(at, report_id, act, changes, reverts=found.id, step=step)
        self._check_overlaps(at, outcome.decision)
        effects.check_labels(at, outcome.decision.changes)
        if text is not None and report_id is not None:
            effects.check_places(at, report_id, text, outcome.decision.changes)
        return outcome

    def _as_one(self, done: list[Outcome], of: Act) -> Outcome:
        """Return the outcome of a step whose decisions were travelled over in the order ``done``.

        The first of the step, which is where it was begun, stands for it.
        """
        for one in done:
            self._take_labels(one.decision.changes)
        if done[0].decision.act is Act.UNDO:
            done = done[::-1]
        return replace(done[0], more=tuple(done[1:]), of=of)

    def _next_to(self, act: Act, at: Transaction) -> Decision:
        """Return the decision that is next to undo or to redo."""
        found = self._found(act, at)
        if found is None:
            raise NothingToUndo if act is Act.UNDO else NothingToRedo
        return found

    def _check_relations(self, at: Transaction, changes: Sequence[Change]) -> None:
        """Raise MarkGone where somebody has joined to another, meanwhile, what ``changes`` undo."""
        if linking.let_go(at, changes, self._labels_after(changes)):
            raise MarkGone

    def _check_overlaps(self, at: Transaction, decision: Decision) -> None:
        """Raise MarkGone where a span that is back overlaps one that somebody made meanwhile."""
        after = [one.after for one in decision.changes if isinstance(one, MarkChange)]
        back: dict[int, list[Mark]] = defaultdict(list)
        for mark in after:
            if mark is not None and mark.is_span:
                back[mark.report_id].append(mark)
        for report_id, spans in back.items():
            contested = self._contested(at, report_id, spans, (MarkStatus.CONFIRMED,))
            if any(mark.id in contested for mark in spans):
                raise MarkGone


def _is_of_encoding(change: Change) -> bool:
    return isinstance(change, FieldChange) and change.field is Field.ENCODING
