"""Undo by choice: one decision of the log taken back by itself, whoever made it and whenever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import BuiltOn, ChangedSince, MarkGone, NotInEffect
from annotator.model import Act, ReportStatus, StatusChange
from annotator.review import dependence, log
from annotator.review.travel import Travel

if TYPE_CHECKING:
    from annotator.model import Change, Decision
    from annotator.review.acting import Outcome
    from annotator.store.project import Transaction


class Choosing(Travel):
    """Taking back what was chosen, where nothing later rests on it."""

    def undo_chosen(self, decision_id: int) -> Outcome:
        """Take back a decision with its whole step, as an act of this reviewer's.

        It is undone and done again as any act is; to choose it takes it back as well. Where an undo
        is chosen, what it took back is in effect again; a redo stands for what it did again.

        Raises:
            NoSuchDecision: there is none.
            NotInEffect: it was undone before.
            BuiltOn: a later decision rests on it. Nothing was changed.
            ChangedSince: something else has changed what it left. Nothing was changed.

        """
        with self.project.writing() as at:
            parts = self._parts(at, at.decisions.get(decision_id))
            step = at.decisions.next_step()
            at.decisions.abandon_undone(self.reviewer)
            done = [self._take_back(at, part, step) for part in reversed(parts)]
        return self._as_one(done, parts[0].act)

    def _parts(self, at: Transaction, chosen: Decision) -> list[Decision]:
        """Return the decisions that are taken back with the one that is ``chosen``, oldest first.

        Raises:
            NotInEffect: it was undone before.

        """
        if chosen.act is Act.REDO and chosen.reverts is not None:
            chosen = at.decisions.get(chosen.reverts)
        if not at.decisions.stands(chosen):
            raise NotInEffect
        if chosen.act is Act.FIND_AGAIN:
            return self._of_search(at, chosen)
        if chosen.act is Act.UNDO and chosen.step is None and chosen.reverts is not None:
            of_step = at.decisions.undo_steps(at.decisions.get(chosen.reverts))
            return of_step if chosen.id in {part.id for part in of_step} else [chosen]
        return at.decisions.of_step(chosen)

    def _of_search(self, at: Transaction, chosen: Decision) -> list[Decision]:
        """Return what came of one search: it stands together in its reviewer's sequence."""
        parts = [chosen]
        for newer in (False, True):
            following = at.decisions.beside(chosen, newer=newer)
            while following is not None and (following.act, following.report_id) == (
                chosen.act,
                chosen.report_id,
            ):
                parts.append(following)
                following = at.decisions.beside(following, newer=newer)
        return sorted(parts, key=lambda part: part.id)

    def _take_back(self, at: Transaction, part: Decision, step: int) -> Outcome:
        changes = [change.inverse() for change in reversed(part.changes)]
        if part.act is not Act.SET_STATUS:
            changes = [change for change in changes if not dependence.is_taking_up(change)]
        try:
            with at.part():
                dependence.check_left(at, part, changes)
                at.decisions.turn(part, in_effect=False)
                back = [*changes, *self._taken_up(at, part)]
                return self._put_back(at, Act.UNDO, part, back, step)
        except MarkGone as error:
            raise self._refusal(at, part, changes) from error

    def _taken_up(self, at: Transaction, part: Decision) -> list[Change]:
        """Return what makes the report new where nothing stands on it any more, or else taken up.

        That is by what stands, and not by what is taken back: it may be the first of many.
        """
        if part.report_id is None or part.act is Act.SET_STATUS:
            return []
        now = at.reports.status(part.report_id)
        stands = at.decisions.takes_up(part.report_id)
        if now is ReportStatus.IN_PROGRESS and not stands:
            return [StatusChange(now, ReportStatus.NEW)]
        if now is ReportStatus.NEW and stands:
            return [StatusChange(now, ReportStatus.IN_PROGRESS)]
        return []

    def _refusal(
        self, at: Transaction, part: Decision, changes: list[Change]
    ) -> BuiltOn | ChangedSince:
        """Return the sentence that names what is in the way."""
        self._follow_labels(at, ())
        logged = dependence.in_the_way(at, part, changes, self.labels)
        if logged is None:
            return ChangedSince()
        decision = logged.decision
        return BuiltOn(
            who=decision.reviewer, when=log.moment(decision.made_at), what=log.briefly(at, logged)
        )
