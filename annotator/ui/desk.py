"""The reviewer's desk: what each command does to the open report and its current mark.

It stands between the session, which keeps every act, and the widgets, which show the outcome. A
widget never changes a mark, and the desk never paints one.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.errors import UserError
from annotator.model import Act, FieldChange, JudgeChange, LabelSetChange, ListChange, ReportStatus
from annotator.ui import i18n, telling
from annotator.ui.following import Following, last_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from annotator.model import Mark, Value
    from annotator.review import Outcome, Session

translate = QCoreApplication.translate
MANY_AT_ONCE = 100
"""Decisions that are made, or taken back, while one waits; more are beside the window."""
_MANY = 4  # marks that one span may displace without being asked


class Desk(Following):
    """The commands of a review."""

    longTravel = Signal(object)  # an undo or redo of many decisions, to be done beside the window
    armedChanged = Signal(object)  # a label's id: the next selection by mouse gets it; or None

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.unsure_below = 0.8  # the score from which on a suggestion counts as sure
        # the label that is offered for what is selected, None where none is
        self.offered: Callable[[], str | None] = lambda: None
        self.armed: str | None = None  # the label that the next selection by mouse is to get
        self._warned: object = None  # what the reviewer was warned of, and may now repeat

    # -- reports --------------------------------------------------------------------------------

    def next_report(self) -> None:
        """Open the report after this one."""
        self._step_report(1, translate("Desk", "This is the last report."))

    def previous_report(self) -> None:
        """Open the report before this one."""
        self._step_report(-1, translate("Desk", "This is the first report."))

    def finish_report(self) -> None:
        """Mark the report done and open the next."""
        self._set_status(ReportStatus.DONE, self.next_report)

    def flag_report(self) -> None:
        """Flag the report for a second look, or take the flag off."""
        if self.report_id is None:
            return
        try:
            flagged = self.session.summary(self.report_id).status is ReportStatus.FLAGGED
        except UserError as error:
            self.failed.emit(error)
            return
        self._set_status(ReportStatus.IN_PROGRESS if flagged else ReportStatus.FLAGGED)

    def _step_report(self, step: int, at_end: str) -> None:
        if self.report_id not in self.order:
            if self.order:
                self.open_report(self.order[0])
            return
        index = self.order.index(self.report_id) + step
        if 0 <= index < len(self.order):
            self.open_report(self.order[index])
        else:
            self.told.emit(at_end)

    def _set_status(self, status: ReportStatus, then: Callable[[], object] | None = None) -> None:
        report_id = self.report_id
        if report_id is not None and self.settle():
            self.act(lambda: self.session.set_status(report_id, status), then)

    # -- walking --------------------------------------------------------------------------------

    def next_suggestion(self) -> None:
        """Go to the next open suggestion, from the end on from the beginning."""
        self.go_on(self.current or self.selection[1])

    def previous_suggestion(self) -> None:
        """Go to the last open suggestion before this place, from the beginning on from the end."""
        self._go_back()

    def next_unsure(self) -> None:
        """Go to the next open suggestion that its suggester is not sure of."""
        self.go_on(self.current or self.selection[1], self._is_unsure)

    def previous_unsure(self) -> None:
        """Go to the last open suggestion before this place that its suggester is not sure of."""
        self._go_back(self._is_unsure)

    def _is_unsure(self, mark: Mark) -> bool:
        score = mark.origin.score
        return mark.is_open and score is not None and score < self.unsure_below

    def go_on(self, after: Mark | int, wanted: Callable[[Mark], bool] | None = None) -> None:
        """Go to the next open suggestion after a mark or a place, at the end from the beginning."""
        find = partial(self.marks.next_where, wanted=wanted) if wanted else self.marks.next_open
        found = find(after)
        if found is None:
            found = find(0)
            if found is not None:
                self.told.emit(translate("Desk", "After the last one: on from the beginning."))
        self._arrive(found, wanted)

    def _go_back(self, wanted: Callable[[Mark], bool] | None = None) -> None:
        marks = self.marks
        find = partial(marks.previous_where, wanted=wanted) if wanted else marks.previous_open
        found = find(self.current or self.selection[0])
        if found is None:
            found = find(len(self.report.text) + 1 if self.report else 0)
            if found is not None:
                self.told.emit(translate("Desk", "Before the first one: on from the end."))
        self._arrive(found, wanted)

    def _arrive(self, mark: Mark | None, wanted: Callable[[Mark], bool] | None) -> None:
        if mark is not None:
            self.go_to(mark)
            return
        if self.current is not None:
            self.point_at(self.current if self.is_shown(self.current) else None)
        if self.report is None:
            return
        if wanted is not None and self.marks.open:
            text = translate("Desk", "No open suggestion has a score below {score}.")
            self.told.emit(text.format(score=f"{self.unsure_below:g}"))
        else:
            self.told.emit(translate("Desk", "No suggestion is open in this report."))

    # -- acts -----------------------------------------------------------------------------------

    def accept(self) -> None:
        """Confirm the current mark and go on; where text is selected, give it what is offered."""
        if self.current is None and self.selection[0] < self.selection[1]:
            if (label := self.offered()) is None:
                self.told.emit(translate("Desk", "No label is likely here: press a label's key."))
            else:
                self.label(label)
            return
        mark = self.needed()
        if mark is None or not self.may_displace(mark.start, mark.end, "accept"):
            return
        self.act(lambda: self.session.accept(mark), lambda: self.go_on(mark), goes_on=True)

    def accept_up_to_here(self) -> None:
        """Confirm all open suggestions up to and including the current one, and go on."""
        if self.settle():
            here = self.selection[1] if self.current is None else self.current.end
            self._accept_all(self.marks.between(0, here))

    def accept_rest(self) -> None:
        """Confirm all suggestions of the report that are still open, wherever they stand."""
        if self.settle():
            self._accept_all(self.marks)

    def finish_rest(self) -> None:
        """Confirm all that are still open, mark the report done, and open the next: one step."""
        if self.settle():
            self._accept_all(self.marks, done=True)

    def _accept_all(self, marks: Iterable[Mark], *, done: bool = False) -> None:
        """Confirm those of ``marks`` that are open; where none of them stays so, be ``done``."""
        report_id, found = self.report_id, [mark for mark in marks if mark.is_open]
        if report_id is None:
            return
        if not found and not done:
            self.told.emit(translate("Desk", "No suggestion is open before this place."))
            return
        self.act(
            lambda: self.session.accept_all(report_id, found, done=done),
            lambda: self._go_on_from(found, done=done),
        )

    def _go_on_from(self, found: Sequence[Mark], *, done: bool) -> None:
        """Go on from suggestions that were accepted, as far as they could be."""
        left = [mark for one in found if (mark := self.marks.get(one.id)) and mark.is_open]
        if left:
            text = translate(
                "Desk",
                "Accepted {count} suggestions; {left} stay open, for they overlap other marks",
            )
            self.told.emit(text.format(count=len(found) - len(left), left=len(left)))
        elif done:
            self.next_report()
            return
        following = self.marks.next_open(found[-1]) or self.marks.next_open(0)
        if following is not None:
            self.go_to(following)

    def reject(self) -> None:
        """Reject the current suggestion, or remove the current span, and go on to the next."""
        self.reject_and(lambda: None)

    def reject_and(self, more: Callable[[], object]) -> None:
        """Reject, as ``reject`` does, and do ``more`` once that is saved."""
        mark = self.needed()
        if mark is None:
            return

        def show(outcome: Outcome | None, here: bool) -> None:
            if outcome is not None:
                self.follow(outcome, goes_on=here)
            if here:
                self.go_on(mark)
            more()

        self.keep(lambda: self.session.reject(mark), show)

    def remove(self) -> None:
        """Remove the current span, or reject the current suggestion, and stay there."""
        mark = self.needed()
        if mark is not None:
            self.act(lambda: self.session.reject(mark), lambda: self.point_at(None))

    def label(self, label_id: str) -> None:
        """Label what is selected, or else give the current mark this label."""
        start, end = self.selection
        report_id = self.report_id
        if report_id is None or not self.settle():
            return
        mark = self.current
        if start < end:
            if self.may_displace(start, end, label_id):
                self._add(report_id, start, end, label_id)
        elif mark is None:
            self.arm(label_id)
        elif mark.is_span and mark.label == label_id:
            self.told.emit(translate("Desk", "That is its label already."))
        elif mark.is_open:
            self.act(
                lambda: self.session.relabel(mark, label_id),
                lambda: self.go_on(mark),
                goes_on=True,
            )
        else:
            self.act(lambda: self.session.relabel(mark, label_id))

    def arm(self, label_id: str | None) -> bool:
        """Let the next selection by mouse get this label, None for no more; return whether new."""
        before, self.armed = self.armed, label_id
        self.armedChanged.emit(label_id)
        if label_id is not None:
            name = self.session.labels.get(label_id).name(i18n.current())
            text = translate("Desk", "Now select text with the mouse for {label}; Esc ends it.")
            self.told.emit(text.format(label=name))
        elif before is not None:
            self.told.emit(translate("Desk", "No label waits for a selection any more."))
        return before != label_id

    def _add(self, report_id: int, start: int, end: int, label_id: str) -> None:
        def show(outcome: Outcome | None, here: bool) -> None:
            if outcome is not None:
                self.follow(outcome)
                if here:
                    self.go_to(last_mark(outcome.decision.changes))

        self.keep(lambda: self.session.add(report_id, start, end, label_id), show)

    def may_displace(self, start: int, end: int, act: str, keep: Collection[int] = ()) -> bool:
        """Return whether a span may go there; where it takes much away, only when asked twice.

        The marks with the ids ``keep`` are a part of it.
        """
        if self.session.labels.overlap:
            return True
        others = [
            mark
            for mark in self.marks.between(start, end)
            if (mark.start, mark.end) != (start, end) and mark.id not in keep
        ]
        spans = sum(mark.is_span for mark in others)
        suggestions = sum(mark.is_open for mark in others)
        asked = (self.report_id, start, end, act)
        if (spans <= 1 and spans + suggestions <= _MANY) or self._warned == asked:
            self._warned = None
            return True
        self._warned = asked
        text = translate(
            "Desk",
            "This would remove {spans} spans and reject {suggestions} suggestions. "
            "Do it again to confirm.",
        )
        self.told.emit(text.format(spans=spans, suggestions=suggestions))
        return False

    def set_said(self, note: str, value: Value) -> None:
        """Give the current mark a note and a value, as far as it has others."""
        mark = self.current
        if mark is not None:
            self._set_note(mark, note, lambda now: self._set_value(now, value))

    def _set_note(self, mark: Mark, note: str, then: Callable[[Mark], None]) -> None:
        """Give the mark a note; ``then`` follows wherever one is when that is saved."""

        def show(outcome: Outcome | None, _here: bool) -> None:
            now = None
            if outcome is not None:
                self.follow(outcome)
                now = last_mark(outcome.decision.changes)
            then(now or mark)

        if note == mark.note:
            then(mark)
        else:
            self.keep(lambda: self.session.set_note(mark, note), show)

    def _set_value(self, mark: Mark, value: Value) -> None:
        if value != mark.value:
            self.act(lambda: self.session.set_value(mark, value))

    def set_attribute(self, attribute: str, choice: str | None) -> None:
        """Say of the current mark what an attribute asks, None: nothing any more."""
        mark = self.current
        if mark is not None:
            self.act(lambda: self.session.set_attribute(mark, attribute, choice))

    def needed(self) -> Mark | None:
        """Return the current mark; say that one is needed, and return None, where none is."""
        if not self.settle():
            return None
        if self.current is None and self.report is not None:
            self.told.emit(translate("Desk", "Go to a suggestion first, or click a span."))
        return self.current

    # -- the way back ---------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the newest decision and show where it was made."""
        self._travel(self.session.undo, Act.UNDO)

    def redo(self) -> None:
        """Do again what was undone and show where."""
        self._travel(self.session.redo, Act.REDO)

    def undo_chosen(self, decision_id: int) -> None:
        """Take back one decision of the log, whoever made it, and show where it was made."""
        if self.settle():
            self.keep(partial(self.session.undo_chosen, decision_id), self.follow_travel)

    def _travel(self, step: Callable[[], Outcome], act: Act) -> None:
        if not self.settle():
            return
        try:
            is_long = self.session.step_size(act) > MANY_AT_ONCE
        except UserError as error:
            self.failed.emit(error)
            return
        if is_long:
            self.longTravel.emit(step)
        else:
            self.keep(step, self.follow_travel)

    def follow_travel(self, outcome: Outcome, here: bool) -> None:
        """Show what was undone or done again; where it was made only to who is still ``here``."""
        report_id = outcome.decision.report_id
        if any(isinstance(change, LabelSetChange) for change in outcome.decision.changes):
            self.follow_label_set(outcome)
        elif report_id is None:  # it was about word lists, or about how a text is marked
            self.note(outcome)
            self.told.emit(telling.of(outcome, self.report, self.session.labels))
            if any(isinstance(change, ListChange) for change in outcome.decision.changes):
                self.listsChanged.emit()
        elif not here:
            self.follow(outcome)
        else:
            self._go_where(outcome, report_id)

    def _go_where(self, outcome: Outcome, report_id: int) -> None:
        """Follow an outcome, and show where it was: in the open report, else in ``report_id``."""
        parts = [part.decision for part in outcome.parts()]
        if self.report_id in {decision.report_id for decision in parts}:
            self.follow(outcome)
        else:
            self.open_report(report_id)
            for part in outcome.parts():
                if part.summary is not None:
                    self.summaryChanged.emit(part.summary)
            self.told.emit(telling.of(outcome, self.report, self.session.labels, self.marks))
        here = [part.changes for part in parts if part.report_id == self.report_id]
        changes = telling.as_told(outcome, list(chain.from_iterable(here)))
        mark = last_mark(changes) or self.marks.joined_by(changes)
        about_all = any(isinstance(change, FieldChange) for change in changes)
        if mark is not None and not about_all:
            self.go_to(mark if self.is_shown(mark) else None)
        for ruled in [one.finding for one in changes if isinstance(one, JudgeChange)][-1:]:
            self.findingReached.emit(ruled)
