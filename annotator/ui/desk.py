"""The reviewer's desk: which report is open, which mark is current, and what each command does.

It stands between the session, which keeps every act, and the widgets, which show the outcome. A
widget never changes a mark, and the desk never paints one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.errors import MarkGone, UserError
from annotator.model import FieldChange, MarkChange, MarkStatus, ReportStatus
from annotator.review import MarkIndex
from annotator.ui import telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotator.model import Change, Decision, Mark, Report, Value
    from annotator.review import Found, Outcome, Session
    from annotator.review.reading import Reread

translate = QCoreApplication.translate
_MANY = 4  # marks that one span may displace without being asked


class Desk(QObject):
    """The state of a review, and the commands on it."""

    reportOpened = Signal(object, object)  # Report and its MarkIndex, or None and an empty one
    reportReread = Signal(object, object)  # the open report, read otherwise, and its MarkIndex
    marksReplaced = Signal(object)  # the MarkIndex of the open report, read again
    marksChanged = Signal(list)  # the marks an act touched, as they were and as they are
    currentChanged = Signal(object, bool)  # the current Mark or None; whether to bring it into view
    summaryChanged = Signal(object)  # a ReportSummary
    told = Signal(str)  # a word on what was done, or why not, for the status bar
    listsChanged = Signal()  # word lists were changed by undo or redo
    failed = Signal(object)  # a UserError: the act was not kept

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.report_id: int | None = None
        self.report: Report | None = None
        self.marks = MarkIndex()
        self.current: Mark | None = None
        self.selection = (0, 0)
        self.order: list[int] = []  # the reports' ids as the queue shows them
        self.shows_rejected = False
        # keeps what is being typed about the current mark; False where it cannot be kept
        self.settle: Callable[[], bool] = lambda: True
        self._awaits = False  # the report was opened before its first suggestion was found
        self._warned: object = None  # what the reviewer was warned of, and may now repeat
        self._revision = (0, 0, "")

    def leave(self, session: Session) -> None:
        """Leave the report and the project for another project, of which no report is open yet."""
        self.session = session
        self.report_id = self.report = self.current = None
        self.marks, self.order = MarkIndex(), []

    # -- reports --------------------------------------------------------------------------------

    def open_report(self, report_id: int) -> None:
        """Open a report and go to its first suggestion."""
        if not self.settle():
            return
        try:
            self.report, self.marks = self.session.report(report_id)
            self._revision = self.session.revision()
        except UserError as error:
            self.failed.emit(error)
            return
        self.report_id = report_id
        self.current = None
        self.reportOpened.emit(self.report, self.marks)
        first = self.marks.next_open(0)
        self._awaits = first is None
        self.go_to(first)

    def catch_up(self) -> bool:
        """Read the open report's marks again if anything was done elsewhere; return whether."""
        try:
            now = self.session.revision()
            if now == self._revision or not self.settle():
                return False
            self.read_again()
        except UserError as error:
            self.failed.emit(error)
            return False
        return True

    def read_again(self) -> None:
        """Read the open report's marks again, and stay where the reviewer is.

        Raises:
            UserError: they cannot be read.

        """
        self._revision = self.session.revision()
        if self.report_id is None:
            return
        before = self.report
        self.report, self.marks = self.session.report(self.report_id)
        if self.report == before:
            self.marksReplaced.emit(self.marks)
        else:
            self.reportReread.emit(self.report, self.marks)
        if self.current is not None:
            self.point_at(self.marks.get(self.current.id))

    def next_report(self) -> None:
        """Open the report after this one."""
        self._step_report(1, translate("Desk", "This is the last report."))

    def previous_report(self) -> None:
        """Open the report before this one."""
        self._step_report(-1, translate("Desk", "This is the first report."))

    def finish_report(self) -> None:
        """Mark the report done and open the next."""
        if self._set_status(ReportStatus.DONE):
            self.next_report()

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

    def _set_status(self, status: ReportStatus) -> bool:
        report_id = self.report_id
        if report_id is None or not self.settle():
            return False
        return self._act(lambda: self.session.set_status(report_id, status))

    # -- pointing -------------------------------------------------------------------------------

    def point_at(self, mark: Mark | None) -> None:
        """Make ``mark`` current where it is seen already."""
        if self._moves_to(mark):
            self.current = mark
            self.currentChanged.emit(mark, False)

    def go_to(self, mark: Mark | None) -> None:
        """Make ``mark`` current and bring it into view."""
        if self._moves_to(mark):
            self.current = mark
            self.currentChanged.emit(mark, True)

    def _moves_to(self, mark: Mark | None) -> bool:
        """Return whether the current mark may be left for ``mark``."""
        if self.current is not None and mark is not None and mark.id == self.current.id:
            return True
        return self.settle()

    def select(self, start: int, end: int) -> None:
        """Note what is selected, in raw code points."""
        self.selection = (start, end)

    def next_suggestion(self) -> None:
        """Go to the next open suggestion, from the end on from the beginning."""
        self._go_on(self.current or self.selection[1])

    def previous_suggestion(self) -> None:
        """Go to the last open suggestion before this place, from the beginning on from the end."""
        found = self.marks.previous_open(self.current or self.selection[0])
        if found is None:
            found = self.marks.previous_open(len(self.report.text) + 1 if self.report else 0)
            if found is not None:
                self.told.emit(translate("Desk", "Before the first one: on from the end."))
        self._arrive(found)

    def _go_on(self, after: Mark | int) -> None:
        found = self.marks.next_open(after)
        if found is None:
            found = self.marks.next_open(0)
            if found is not None:
                self.told.emit(translate("Desk", "After the last one: on from the beginning."))
        self._arrive(found)

    def _arrive(self, mark: Mark | None) -> None:
        if mark is not None:
            self.go_to(mark)
            return
        if self.current is not None and not self._is_shown(self.current):
            self.point_at(None)
        if self.report is not None:
            self.told.emit(translate("Desk", "No suggestion is open in this report."))

    def _is_shown(self, mark: Mark) -> bool:
        return self.shows_rejected or mark.status is not MarkStatus.REJECTED

    # -- acts -----------------------------------------------------------------------------------

    def accept(self) -> None:
        """Confirm the current mark and go on to the next suggestion."""
        mark = self._needed()
        if mark is None or not self._may_displace(mark.start, mark.end, "accept"):
            return
        if self._act(lambda: self.session.accept(mark)):
            self._go_on(mark)

    def accept_up_to_here(self) -> None:
        """Confirm all open suggestions up to and including the current one, and go on."""
        if self.settle():
            here = self.selection[1] if self.current is None else self.current.end
            self._accept_all(self.marks.between(0, here))

    def accept_rest(self) -> None:
        """Confirm all suggestions of the report that are still open, wherever they stand."""
        if self.settle():
            self._accept_all(self.marks)

    def _accept_all(self, marks: Iterable[Mark]) -> None:
        report_id, found = self.report_id, [mark for mark in marks if mark.is_open]
        if report_id is None:
            return
        if not found:
            self.told.emit(translate("Desk", "No suggestion is open before this place."))
            return
        failures: list[UserError] = []
        outcome = self._try(lambda: self.session.accept_all(report_id, found), failures)
        if failures:
            return
        if outcome is not None:
            self._follow(outcome)
        left = sum(mark.is_open for mark in map(self.marks.get, (one.id for one in found)) if mark)
        if left:
            text = translate(
                "Desk",
                "Accepted {count} suggestions; {left} stay open, for they overlap other marks",
            )
            self.told.emit(text.format(count=len(found) - left, left=left))
        following = self.marks.next_open(found[-1]) or self.marks.next_open(0)
        if following is not None:
            self.go_to(following)

    def reject(self) -> None:
        """Reject the current suggestion, or remove the current span, and go on to the next."""
        mark = self._needed()
        if mark is not None and self._act(lambda: self.session.reject(mark)):
            self._go_on(mark)

    def remove(self) -> None:
        """Remove the current span, or reject the current suggestion, and stay there."""
        mark = self._needed()
        if mark is not None and self._act(lambda: self.session.reject(mark)):
            self.point_at(None)

    def label(self, label_id: str) -> None:
        """Label what is selected, or else give the current mark this label."""
        start, end = self.selection
        report_id = self.report_id
        if report_id is None or not self.settle():
            return
        mark = self.current
        if start < end:
            if self._may_displace(start, end, label_id):
                self._add(report_id, start, end, label_id)
        elif mark is None:
            self.told.emit(translate("Desk", "Select text, or go to a suggestion, then label it."))
        elif mark.is_span and mark.label == label_id:
            self.told.emit(translate("Desk", "That is its label already."))
        elif self._act(lambda: self.session.relabel(mark, label_id)) and mark.is_open:
            self._go_on(mark)

    def _add(self, report_id: int, start: int, end: int, label_id: str) -> None:
        outcome = self._try(lambda: self.session.add(report_id, start, end, label_id))
        if outcome is not None:
            self._follow(outcome)
            self.go_to(_last_mark(outcome.decision.changes))

    def _may_displace(self, start: int, end: int, act: str) -> bool:
        """Return whether a span may go there; where it takes much away, only when asked twice."""
        if self.session.labels.overlap:
            return True
        others = [m for m in self.marks.between(start, end) if (m.start, m.end) != (start, end)]
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

    def set_value(self, value: Value) -> None:
        """Give the current mark a value."""
        mark = self.current
        if mark is not None:
            self._act(lambda: self.session.set_value(mark, value))

    def set_note(self, note: str) -> None:
        """Give the current mark a note."""
        mark = self.current
        if mark is not None:
            self._act(lambda: self.session.set_note(mark, note))

    def undo(self) -> None:
        """Take back the newest decision and show where it was made."""
        self._travel(self.session.undo)

    def redo(self) -> None:
        """Do again what was undone and show where."""
        self._travel(self.session.redo)

    def _travel(self, step: Callable[[], Outcome]) -> None:
        if not self.settle():
            return
        outcome = self._try(step)
        if outcome is None:
            return
        report_id = outcome.decision.report_id
        if report_id is None:  # it was about the project's word lists
            self.note(outcome)
            self.told.emit(telling.of(outcome, self.report, self.session.labels))
            self.listsChanged.emit()
            return
        if report_id != self.report_id:
            self.open_report(report_id)
            self.summaryChanged.emit(outcome.summary)
            self.told.emit(telling.of(outcome, self.report, self.session.labels))
        else:
            self._follow(outcome)
        mark = _last_mark(outcome.decision.changes)
        about_all = any(isinstance(change, FieldChange) for change in outcome.decision.changes)
        if mark is not None and not about_all:
            self.go_to(mark if self._is_shown(mark) else None)

    def _needed(self) -> Mark | None:
        if not self.settle():
            return None
        if self.current is None and self.report is not None:
            self.told.emit(translate("Desk", "Go to a suggestion first, or click a span."))
        return self.current

    # -- keeping and following ------------------------------------------------------------------

    def _act(self, act: Callable[[], Outcome | None]) -> bool:
        """Do ``act``; return whether it was kept, be it that nothing had to change."""
        failures: list[UserError] = []
        outcome = self._try(act, failures)
        if outcome is not None:
            self._follow(outcome)
        return not failures

    def _try(
        self, act: Callable[[], Outcome | None], failures: list[UserError] | None = None
    ) -> Outcome | None:
        try:
            return act()
        except UserError as error:
            problem = error
        if isinstance(problem, MarkGone):
            try:
                self.read_again()
            except UserError as error:
                problem = error
        self.failed.emit(problem)
        if failures is not None:
            failures.append(problem)
        return None

    def follow_found(self, found: Found) -> None:
        """Show a part of a report's candidates; what was done since they were stored stands."""
        if found.report_id == self.report_id:
            if found.decision is not None:
                self._note(found.decision)
            self.marksChanged.emit(self.marks.follow(found.changes))
            if self.current is not None:
                self.current = self.marks.get(self.current.id)
                self.currentChanged.emit(self.current, False)
            elif self._awaits and self.selection[0] == self.selection[1]:
                first = self.marks.next_open(0)
                self._awaits = first is None
                self.point_at(first)
        self.summaryChanged.emit(found.summary)

    def follow_reread(self, found: Reread) -> None:
        """Show what reading the report otherwise did."""
        if found.told is not None:  # and shown, part by part
            text = translate("Desk", "Looked through to the end; suggestions changed: {count}")
            self.told.emit(text.format(count=found.told))
        elif found.outcome is None:
            self.told.emit(translate("Desk", "Nothing changes by that."))
        else:
            self._follow_otherwise(found.outcome)

    def follow_lists(self, found: Reread) -> bool:
        """Show what candidates make of word lists, without a word; return whether they changed.

        Where the current one is gone, the next is.
        """
        if found.outcome is None:
            return False
        self.note(found.outcome)
        before = self.current
        if found.outcome.decision.report_id == self.report_id:
            try:
                self.read_again()
            except UserError as error:
                self.failed.emit(error)
                return True
            if before is not None and self.current is None:
                self.go_to(self.marks.next_open(before))
        self.summaryChanged.emit(found.outcome.summary)
        return True

    def note(self, outcome: Outcome) -> None:
        """Take a decision of this window's as known, so that nothing is read again for it."""
        newest, reports, rules = self._revision
        if outcome.decision.id == newest + 1:  # else another session decided too: see catch_up
            self._revision = (outcome.decision.id, reports, rules)

    def _follow(self, outcome: Outcome) -> None:
        decision = outcome.decision
        if any(isinstance(change, FieldChange) for change in decision.changes):
            self._follow_otherwise(outcome)
            return
        self.note(outcome)
        touched = self.marks.apply(decision.changes)
        if self.current is not None:
            self.current = self.marks.get(self.current.id)
            self.currentChanged.emit(self.current, False)
        self.marksChanged.emit(touched)
        self.summaryChanged.emit(outcome.summary)
        self.told.emit(telling.of(outcome, self.report, self.session.labels))

    def _note(self, decision: Decision) -> None:
        """Take note of a decision that is followed; unless another session decided too."""
        newest, reports, rules = self._revision
        if decision.id == newest + 1:  # else see catch_up
            self._revision = (decision.id, reports, rules)

    def _follow_otherwise(self, outcome: Outcome) -> None:
        """Follow a decision that changed how the report is read: read all of it again."""
        if outcome.decision.report_id == self.report_id:
            try:
                self.read_again()
            except UserError as error:
                self.failed.emit(error)
                return
        self.summaryChanged.emit(outcome.summary)
        self.told.emit(telling.of(outcome, self.report, self.session.labels))


def _last_mark(changes: tuple[Change, ...]) -> Mark | None:
    """Return the mark that an act left last, which is what it was about."""
    marks = [change.after for change in changes if isinstance(change, MarkChange)]
    return next((mark for mark in reversed(marks) if mark is not None), None)
