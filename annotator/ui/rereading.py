"""Acts on how the open report is read: beside the window, for they look for candidates again."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.errors import UserError
from annotator.review import reading
from annotator.ui import i18n, messages
from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.progress import Progress
from annotator.ui.unsaved import Waiting
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from PySide6.QtWidgets import QStatusBar, QWidget

    from annotator.review import Found, Session
    from annotator.review.reading import Reread
    from annotator.suggest import Beside
    from annotator.ui.desk import Desk

    _Act = Callable[..., Reread]
    _Taken = Callable[[Session, Reread], None]


translate = QCoreApplication.translate


class _Next(NamedTuple):
    """An act, what takes its outcome, and whether it is kept part by part."""

    act: _Act
    take: _Taken
    partly: bool = False


class Rereading(QObject):
    """One act after another; each is kept, or told why not, before the next begins."""

    asked = Signal()  # a dialog has been answered, or closed
    found = Signal(object, object)  # the Session and a Found: a part of what is kept part by part
    ended = Signal()  # nothing is under way any more

    def __init__(self, desk: Desk, bar: QStatusBar, beside: Beside, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._waiting: deque[_Next] = deque()
        self._reports = self._followed = self._renewed = 0  # of word lists that are followed
        self._told = False
        self._call = OneCall(self)
        self._call.ended.connect(self._end)
        self._beside = beside
        self._partly = False  # whether what is under way is kept part by part
        self._held = False  # whether the act before those that wait could not be saved yet
        self._progress = Progress(bar, self)
        self._progress.cancelled.connect(self.cancel)
        self.found.connect(self._follow)

    def about_report(self) -> None:
        """Show what is known of the open report, to edit it."""
        desk = self._desk
        report_id, report = desk.report_id, desk.report
        if report_id is None or report is None or not desk.settle() or desk.unsaved.hinders():
            return
        dialog = ReportDialog(report, desk.session.project_rules(), self._window)
        dialog.metaEdited.connect(partial(self.set_meta, report_id))
        dialog.rulesChosen.connect(partial(self.set_rules, report_id))
        dialog.encodingChosen.connect(partial(self.set_encoding, report_id))
        dialog.projectRulesChosen.connect(self._set_project_rules)
        dialog.finished.connect(lambda _: self.asked.emit())
        dialog.open()

    def _set_project_rules(self, choices: dict[str, bool]) -> None:
        session = self._desk.session
        self._desk.keep(
            lambda: reading.set_project_rules(session, choices),
            self._follow_project_rules,
            answers=True,
        )

    def _follow_project_rules(self, _done: None, _here: bool) -> None:
        try:
            self._desk.read_again()
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self._desk.told.emit(
            translate(
                "Rereading",
                "The project's clean-up is changed, for all its reports; "
                "to take it back, choose it again.",
            )
        )

    # -- acts -----------------------------------------------------------------------------------

    def flip_furniture(self) -> None:
        """Say of the selected lines, or of the caret's, that they are page furniture or are not."""
        report_id = self._desk.report_id
        if report_id is not None and not self._desk.unsaved.hinders():
            start, end = self._desk.selection
            mark = self._desk.current
            if mark is not None and start == end:
                start, end = mark.start, mark.end
            self._add(partial(reading.flip_furniture, self._desk.session, report_id, start, end))

    def find_again(self) -> None:
        """Look for candidates again."""
        report_id = self._desk.report_id
        if report_id is not None and not self._desk.unsaved.hinders():
            self._add(partial(reading.find_again, self._desk.session, report_id), partly=True)

    def set_meta(self, report_id: int, edits: dict[str, Any]) -> None:
        """Say what is known of a report: ``edits`` of it."""
        self._add(partial(reading.set_meta, self._desk.session, report_id, edits))

    def set_rules(self, report_id: int, choices: dict[str, bool | None]) -> None:
        """Switch rules of clean-up on or off for a report."""
        self._add(partial(reading.set_rules, self._desk.session, report_id, choices))

    def set_encoding(self, report_id: int, encoding: str) -> None:
        """Decode a report anew."""
        self._add(partial(reading.set_encoding, self._desk.session, report_id, encoding))

    def follow_lists(self, report_ids: Sequence[int], *, told: bool) -> None:
        """Look for candidates again in the reports, for word lists were changed."""
        if not self._desk.settle():
            return
        self._reports += len(report_ids)
        self._told = self._told or told
        for report_id in report_ids:
            act = partial(reading.follow_lists, self._desk.session, report_id)
            self._waiting.append(_Next(act, self._take_renewed))
        if self._waiting and not self._call.is_busy:
            self._begin()

    # -- one after another ----------------------------------------------------------------------

    def _add(self, act: _Act, *, partly: bool = False) -> None:
        if not self._desk.settle():
            return
        self._waiting.append(_Next(act, self._take, partly=partly))
        if not self._call.is_busy:
            self._begin()

    def _begin(self) -> None:
        next_act = self._waiting.popleft()
        self._partly = False
        self._progress.begin(translate("Rereading", "Looking for candidates"))
        if self._reports > 1:
            self._progress.reach(self._followed, self._reports)
        waiting = self._unsaved(next_act)
        take = partial(next_act.take, self._desk.session)
        self._call.start(waiting.act, take, partial(self._refuse, waiting))

    def _unsaved(self, next_act: _Next) -> Waiting:
        """Return what waits where an act cannot be saved; what is behind it waits too."""
        session = self._desk.session
        more: dict[str, Any] = {"finder": self._beside.find}
        if next_act.partly:
            more["found"] = partial(self.found.emit, session)

        def take(found: object) -> None:
            self._held = False
            next_act.take(session, cast("Reread", found))
            self._go_on()

        return Waiting(
            lambda cancelled: next_act.act(cancelled=cancelled, **more),
            take,
            self._give_up,
            self._desk.report.name if self._desk.report is not None else "",
            self._forget,
        )

    def _follow(self, session: Session, found: Found) -> None:
        self._partly = True
        if self._call.is_busy:
            self._progress.reach(found.end, found.summary.length)
        if session is self._desk.session:
            self._desk.follow_found(found)

    def _take(self, session: Session, found: Reread) -> None:
        if session is not self._desk.session:  # the reviewer has gone to another project
            return
        self._desk.follow_reread(found)
        if found.lost:
            name = session.labels.get
            spans = [f"{text} ({name(label).name(i18n.current())})" for text, label in found.lost]
            messages.lost(self._window, spans)

    def _take_renewed(self, session: Session, found: Reread) -> None:
        if session is self._desk.session:
            self._followed += 1
            self._renewed += self._desk.follow_lists(found)

    def _refuse(self, waiting: Waiting, error: UserError) -> None:
        if error.passes:
            self._held = True
            self._desk.refuse(error, waiting)
        else:
            self._give_up(error)

    def _give_up(self, error: UserError) -> None:
        """Say what went wrong, once: in the reports that wait it would again."""
        self._forget()
        self._desk.refuse(error)

    def _end(self) -> None:
        self._progress.end()
        if not self._held:
            self._go_on()

    def _go_on(self) -> None:
        """Begin the next act, or tell what came of all."""
        if self._waiting:
            self._begin()
            return
        if self._told and self._followed:
            said = translate(
                "Rereading",
                "Candidates found again. Reports looked at: {count}; changed: {changed}",
            )
            self._desk.told.emit(said.format(count=self._followed, changed=self._renewed))
        self._forget_lists()
        self.ended.emit()

    def _forget(self) -> None:
        """Give up what waits."""
        self._held = False
        self._waiting.clear()
        self._forget_lists()

    def _forget_lists(self) -> None:
        self._reports = self._followed = self._renewed = 0
        self._told = False

    def cancel(self) -> None:
        """Give up what is under way and what waits; the report stays as it is."""
        self._waiting.clear()
        if self._call.is_busy:
            self._call.cancel()
            text = translate("Rereading", "Stopped: the report is read as before.")
            if self._partly:
                text = translate("Rereading", "Stopped. What was found until now stays.")
            self._desk.told.emit(text)

    def stop(self) -> None:
        """Cancel, and return when nothing is under way."""
        self.cancel()
        self._forget_lists()
        self._call.stop()
        self._beside.close()

    def use_ner(self, *, on: bool) -> None:
        """Let LAC find names, or not, from the next report on."""
        self._beside.ner = on

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()
