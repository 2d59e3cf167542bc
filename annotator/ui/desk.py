"""The reviewer's desk: which report is open, which mark is current, and what each command does.

It stands between the session, which keeps every act, and the widgets, which show the outcome. A
widget never changes a mark, and the desk never paints one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.errors import MarkGone, UserError
from annotator.model import MarkChange, ReportStatus
from annotator.review import MarkIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.model import Change, Mark, Report, Value
    from annotator.review import Outcome, Session

translate = QCoreApplication.translate


class Desk(QObject):
    """The state of a review, and the commands on it."""

    reportOpened = Signal(object, object)  # Report and its MarkIndex, or None and an empty one
    marksChanged = Signal(list)  # the marks an act touched, as they were and as they are
    currentChanged = Signal(object, bool)  # the current Mark or None; whether to bring it into view
    summaryChanged = Signal(object)  # a ReportSummary
    told = Signal(str)  # a word on what was done, or why not, for the status bar
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

    def leave(self, session: Session) -> None:
        """Leave the report and the project for another project, of which no report is open yet."""
        self.session = session
        self.report_id = self.report = self.current = None
        self.marks, self.order = MarkIndex(), []

    # -- reports --------------------------------------------------------------------------------

    def open_report(self, report_id: int) -> None:
        """Open a report and go to its first suggestion."""
        try:
            self.report, self.marks = self.session.report(report_id)
        except UserError as error:
            self.failed.emit(error)
            return
        self.report_id = report_id
        self.current = None
        self.reportOpened.emit(self.report, self.marks)
        self.go_to(self.marks.next_open(0))

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
        if report_id is None:
            return False
        return self._act(lambda: self.session.set_status(report_id, status))

    # -- pointing -------------------------------------------------------------------------------

    def point_at(self, mark: Mark | None) -> None:
        """Make ``mark`` current where it is seen already."""
        self.current = mark
        self.currentChanged.emit(mark, False)

    def go_to(self, mark: Mark | None) -> None:
        """Make ``mark`` current and bring it into view."""
        self.current = mark
        self.currentChanged.emit(mark, True)

    def select(self, start: int, end: int) -> None:
        """Note what is selected, in raw code points."""
        self.selection = (start, end)

    def next_suggestion(self) -> None:
        """Go to the next open suggestion, from the end on from the beginning."""
        self._go_on(self.current or self.selection[1])

    def previous_suggestion(self) -> None:
        """Go to the last open suggestion before this place, from the beginning on from the end."""
        length = len(self.report.text) if self.report else 0
        found = self.marks.previous_open(self.current or self.selection[0])
        self._arrive(found or self.marks.previous_open(length + 1))

    def _go_on(self, after: Mark | int) -> None:
        self._arrive(self.marks.next_open(after) or self.marks.next_open(0))

    def _arrive(self, mark: Mark | None) -> None:
        if mark is not None:
            self.go_to(mark)
        elif self.report is not None:
            self.told.emit(translate("Desk", "No suggestion is open in this report."))

    # -- acts -----------------------------------------------------------------------------------

    def accept(self) -> None:
        """Confirm the current mark and go on to the next suggestion."""
        mark = self._needed()
        if mark is not None and self._act(lambda: self.session.accept(mark.id)):
            self._go_on(mark)

    def reject(self) -> None:
        """Reject the current suggestion and go on to the next; a span is removed."""
        mark = self._needed()
        if mark is not None and self._act(lambda: self.session.reject(mark.id)):
            self._go_on(mark)

    def remove(self) -> None:
        """Remove the current span and stay where it was."""
        mark = self._needed()
        if mark is not None and self._act(lambda: self.session.reject(mark.id)):
            self.point_at(None)

    def label(self, label_id: str) -> None:
        """Label what is selected, or else give the current mark this label."""
        start, end = self.selection
        report_id, mark = self.report_id, self.current
        if report_id is None:
            return
        if start < end:
            outcome = self._try(lambda: self.session.add(report_id, start, end, label_id))
            if outcome is not None:
                self._follow(outcome)
                self.go_to(_last_mark(outcome.decision.changes))
        elif mark is not None:
            was_open = mark.is_open
            if self._act(lambda: self.session.relabel(mark.id, label_id)) and was_open:
                self._go_on(mark)
        else:
            self.told.emit(translate("Desk", "Select text, or go to a suggestion, then label it."))

    def set_value(self, value: Value) -> None:
        """Give the current mark a value."""
        mark = self.current
        if mark is not None:
            self._act(lambda: self.session.set_value(mark.id, value))

    def set_note(self, note: str) -> None:
        """Give the current mark a note."""
        mark = self.current
        if mark is not None:
            self._act(lambda: self.session.set_note(mark.id, note))

    def undo(self) -> None:
        """Take back the newest decision and show where it was made."""
        self._travel(self.session.undo)

    def redo(self) -> None:
        """Do again what was undone and show where."""
        self._travel(self.session.redo)

    def _travel(self, step: Callable[[], Outcome]) -> None:
        outcome = self._try(step)
        if outcome is None:
            return
        if outcome.decision.report_id != self.report_id:
            self.summaryChanged.emit(outcome.summary)
            self.open_report(outcome.decision.report_id)
        else:
            self._follow(outcome)
        self.go_to(_last_mark(outcome.decision.changes))

    def _needed(self) -> Mark | None:
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
        except MarkGone as error:
            self._read_again()
            problem: UserError = error
        except UserError as error:
            problem = error
        self.failed.emit(problem)
        if failures is not None:
            failures.append(problem)
        return None

    def _follow(self, outcome: Outcome) -> None:
        touched = self.marks.apply(outcome.decision.changes)
        if self.current is not None:
            self.current = self.marks.get(self.current.id)
            self.currentChanged.emit(self.current, False)
        self.marksChanged.emit(touched)
        self.summaryChanged.emit(outcome.summary)

    def _read_again(self) -> None:
        if self.report_id is not None:
            self.report, self.marks = self.session.report(self.report_id)
            self.current = None
            self.reportOpened.emit(self.report, self.marks)


def _last_mark(changes: tuple[Change, ...]) -> Mark | None:
    """Return the mark that an act left last, which is what it was about."""
    marks = [change.after for change in changes if isinstance(change, MarkChange)]
    return next((mark for mark in reversed(marks) if mark is not None), None)
