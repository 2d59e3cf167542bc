"""What is open, selected and current in a review, and how it follows what was done.

Each act goes through ``Following.act``: kept by the session, then shown, or said why not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.errors import LabelsChanged, MarkGone, UserError
from annotator.model import Act, FieldChange, JudgeChange, MarkChange, MarkStatus
from annotator.review import MarkIndex, Revision
from annotator.ui import telling
from annotator.ui.unsaved import Unsaved, Waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotator.model import Change, Mark, Report, Touch
    from annotator.review import Arrival, Found, Outcome, Session
    from annotator.review.reading import Reread

translate = QCoreApplication.translate
_T = TypeVar("_T")


class Following(QObject):
    """The state of a review; its commands are the desk's."""

    reportOpened = Signal(object, object)  # Report and its MarkIndex, or None and an empty one
    reportReread = Signal(object, object)  # the open report, read otherwise, and its MarkIndex
    marksReplaced = Signal(object)  # the MarkIndex of the open report, read again
    marksChanged = Signal(list)  # the marks an act touched, as they were and as they are
    currentChanged = Signal(object, bool)  # the current Mark or None; whether to bring it into view
    summaryChanged = Signal(object)  # a ReportSummary
    told = Signal(str)  # a word on what was done, or why not, for the status bar
    labelsChanged = Signal()  # the label set is another: here, by undo, or elsewhere
    judged = Signal(list)  # the JudgeChanges of an act on findings of the open report
    findingReached = Signal(str)  # the key of one where a ruling was undone or done again
    listsChanged = Signal()  # word lists were changed by undo or redo
    failed = Signal(object)  # a UserError: the act was not kept

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._labels = session.labels  # as every part of the window shows them
        self.unsaved = Unsaved(self)
        self.report_id: int | None = None
        self.report: Report | None = None
        self.marks = MarkIndex()
        self.current: Mark | None = None
        self.selection = (0, 0)
        self.order: Sequence[int] = ()  # the reports' ids as the queue shows them
        self.shows_rejected = False
        # keeps what is being typed about the current mark; False where it cannot be kept
        self.settle: Callable[[], bool] = lambda: True
        # is told where a mark of the open report is not as it was read, or cannot be read any more
        self.lost: Callable[[UserError], None] | None = None
        self._awaits = False  # the report was opened before its first suggestion was found
        self._revision = Revision()

    def leave(self, session: Session) -> None:
        """Leave the report and the project for another project, of which no report is open yet."""
        self.session = session
        self._labels = session.labels
        self.report_id = self.report = self.current = None
        self.marks, self.order = MarkIndex(), ()

    # -- the open report ------------------------------------------------------------------------

    def open_report(self, report_id: int) -> None:
        """Open a report and go to its first suggestion."""
        if not self.settle():
            return
        try:
            revision = self.session.revision()  # first: what is done meanwhile is then seen later
            self._read(report_id)
            self._revision = revision
        except UserError as error:
            self.failed.emit(error)
            return
        self.report_id = report_id
        self.current = None
        self.reportOpened.emit(self.report, self.marks)
        first = self.marks.next_open(0)
        self._awaits = first is None
        self.go_to(first)

    def all_reports(self) -> list[int]:
        """Return the ids of the project's reports, the open one first; none where that fails."""
        try:
            ids = self.session.queue_ids()
        except UserError as error:
            self.failed.emit(error)
            return []
        return sorted(ids, key=lambda report_id: report_id != self.report_id)

    def is_behind(self) -> bool:
        """Return whether anything was done elsewhere since the report was read.

        Raises:
            UserError: that cannot be told.

        """
        return self.session.revision() != self._revision

    def catch_up(self) -> bool:
        """Read the open report's marks again if anything was done elsewhere; return whether."""
        try:
            if not self.is_behind() or not self.settle():
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
        self.follow_labels()
        if self.report_id is None:
            return
        before = self.report
        self._read(self.report_id)
        if self.report == before:
            self.marksReplaced.emit(self.marks)
        else:
            self.reportReread.emit(self.report, self.marks)
        if self.current is not None:
            self.point_at(self.marks.get(self.current.id))

    def _read(self, report_id: int) -> None:
        self.report, self.marks = self.session.report(report_id)
        self.marks.lost = self.lost  # before anybody looks at one of them

    def follow_labels(self) -> None:
        """Take the label set as it is in the project by now, and tell where it is another.

        Raises:
            UserError: it cannot be read.

        """
        self.session.refresh_labels()
        if self.session.labels is not self._labels:
            self._labels = self.session.labels
            self.labelsChanged.emit()

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

    def history(self, mark: Mark) -> list[Touch]:
        """Return what was done to the mark, oldest first; nothing where it cannot be read."""
        try:
            return self.session.history(mark)
        except UserError as error:
            self.failed.emit(error)
            return []

    def is_shown(self, mark: Mark) -> bool:
        """Return whether the reviewer sees the mark: rejected ones are hidden by default."""
        return self.shows_rejected or mark.status is not MarkStatus.REJECTED

    # -- keeping and following ------------------------------------------------------------------

    def act(
        self,
        act: Callable[[], Outcome | None],
        then: Callable[[], object] | None = None,
        *,
        goes_on: bool = False,
        answers: bool = False,
    ) -> None:
        """Do ``act``, show what it did, and then do ``then``, be it that nothing had to change.

        ``goes_on`` says that ``then`` leaves the current mark, and tells what is current. An act
        that was saved only later is shown, but leads nobody away from where they are by then.
        ``answers`` as for ``keep``.
        """

        def show(outcome: Outcome | None, here: bool) -> None:
            if outcome is not None:
                self.follow(outcome, goes_on=goes_on and here)
            if here and then is not None:
                then()

        self.keep(act, show, answers=answers)

    def keep(
        self, act: Callable[[], _T], show: Callable[[_T, bool], object], *, answers: bool = False
    ) -> None:
        """Do ``act`` and ``show`` what it returned, and whether one is still where one was.

        Where it cannot be saved now, that is done once it can; meanwhile nothing else is begun. One
        that ``answers`` what was asked before waits behind it.
        """
        if answers and self.unsaved.problem is not None:
            self.unsaved.hold(self._waiting(act, show), self.unsaved.problem)
            return
        if self.unsaved.hinders():
            self.currentChanged.emit(self.current, False)  # shown as it is, not as it was to be
            return
        try:
            done = act()
        except UserError as error:
            self.refuse(error, self._waiting(act, show))
            self.currentChanged.emit(self.current, False)
        else:
            show(done, True)

    def _waiting(self, act: Callable[[], _T], show: Callable[[_T, bool], object]) -> Waiting:
        """Return what waits where ``act`` cannot be saved."""
        where = self._where()

        def take(done: object) -> None:
            show(cast("_T", done), self._where() == where)

        return Waiting(lambda _: act(), take, self.refuse, self.place())

    def _where(self) -> tuple[object, ...]:
        mark = self.current
        return self.session, self.report_id, None if mark is None else mark.id, self.selection

    def place(self) -> str:
        """Return how the place is named where one is: its text, and the report; "" without any."""
        if self.report is None:
            return ""
        mark = self.current
        span = self.selection if mark is None else (mark.start, mark.end)
        return telling.place(self.report, *span)

    def refuse(self, problem: UserError, waiting: Waiting | None = None) -> None:
        """Follow an act that failed: it waits where it may be saved later, else that is told."""
        if waiting is not None and problem.passes:
            self.unsaved.hold(waiting, problem)
        else:
            self._fail(problem)

    def _fail(self, problem: UserError) -> None:
        """Say why an act failed; what is otherwise by now is read again first."""
        if isinstance(problem, MarkGone | LabelsChanged):
            try:
                self.read_again()
            except UserError as error:
                problem = error
        self.failed.emit(problem)

    def follow(self, outcome: Outcome, *, goes_on: bool = False) -> None:
        """Show what an act did to the open report, and say so."""
        if Act.SET_TAGS in (outcome.decision.act, outcome.of):
            self._follow_tags(outcome)
            return
        if any(isinstance(change, FieldChange) for change in outcome.decision.changes):
            self._follow_otherwise(outcome)
            return
        touched: list[Mark] = []
        judged: list[JudgeChange] = []
        for part in outcome.parts():
            self.note(part)
            if part.decision.report_id == self.report_id:
                touched += self.marks.apply(part.decision.changes)
                judged += [c for c in part.decision.changes if isinstance(c, JudgeChange)]
        if self.current is not None:
            self.current = self.marks.get(self.current.id)
            if not goes_on:
                self.currentChanged.emit(self.current, False)
        self.marksChanged.emit(touched)
        if judged:
            self.judged.emit(judged)
        for part in outcome.parts():
            if part.summary is not None:
                self.summaryChanged.emit(part.summary)
        self.told.emit(telling.of(outcome, self.report, self.session.labels, self.marks))

    def _follow_tags(self, outcome: Outcome) -> None:
        """Follow a change of tags, by which the report is read as before."""
        for part in outcome.parts():
            self.note(part)
            for change in part.decision.changes:
                if part.decision.report_id == self.report_id and isinstance(change, FieldChange):
                    assert self.report is not None
                    self.report = replace(self.report, meta=change.after)
            self.summaryChanged.emit(part.summary)
        self.told.emit(telling.of(outcome, self.report, self.session.labels))

    def follow_label_set(self, outcome: Outcome) -> None:
        """Show what an act on the label set did, and say so."""
        try:
            self.read_again()
        except UserError as error:
            self.failed.emit(error)
            return
        self.told.emit(telling.of(outcome, self.report, self.session.labels))

    def follow_found(self, found: Found) -> None:
        """Show a part of a report's candidates; what was done since they were stored stands."""
        known, decision = self._revision, found.decision
        self._revision = known.after(decision) if decision else known.with_marks(found.changes)
        if found.report_id == self.report_id:
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
        self._revision = self._revision.after(outcome.decision)

    def note_arrival(self, arrival: Arrival) -> None:
        """Take a report that this window has added as known."""
        if arrival.report_id is not None:
            self._revision = self._revision.with_report(arrival.report_id, arrival.marks)

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


def last_mark(changes: Iterable[Change]) -> Mark | None:
    """Return the mark that an act left last, which is what it was about."""
    marks = [change.after for change in changes if isinstance(change, MarkChange)]
    return next((mark for mark in reversed(marks) if mark is not None), None)
