"""What reports of the project say against each other: looked for beside the window, ruled on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.review.project_checking import across
from annotator.ui.dialogs.across import AcrossDialog
from annotator.ui.progress import Progress
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from annotator.model import Elsewhere, Judgement
    from annotator.review import Session
    from annotator.review.project_checking import CheckedAcross
    from annotator.ui.main_window import MainWindow

translate = QCoreApplication.translate


class AcrossReports(QObject):
    """What the menu calls; one look goes on at a time."""

    asked = Signal()  # the dialog has been closed

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._call = OneCall(self)
        self._dialog: AcrossDialog | None = None
        self._progress = Progress(window.statusBar(), self)
        self._progress.cancelled.connect(self.cancel)
        self._call.reached.connect(self._progress.reach)
        self._call.refused.connect(self._desk.failed)
        self._call.ended.connect(self._progress.end)

    def find(self) -> None:
        """Look through the project, and show what its reports say differently."""
        if not self._call.is_busy and self._desk.settle():
            self._look()

    def _look(self) -> None:
        session, reach = self._desk.session, self._call.reach
        self._progress.begin(translate("Consistency", "Looking through the project"))
        self._call.start(
            lambda cancelled: across(session, cancelled=cancelled, reached=reach),
            partial(self._show, session),
        )

    def _show(self, session: Session, found: list[CheckedAcross]) -> None:
        if session is not self._desk.session:  # the reviewer has gone to another project
            return
        if self._dialog is not None:
            self._dialog.show_found(found)
        elif not found:
            text = translate("Across", "No reports were found that say different things.")
            self._desk.told.emit(text)
        else:
            self._dialog = AcrossDialog(found, self._window)
            self._dialog.ruled.connect(self._rule)
            self._dialog.placeAsked.connect(self._go_to)
            self._dialog.finished.connect(self._forget)
            self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None
        self.asked.emit()

    def _rule(self, seen: CheckedAcross, judgement: Judgement | None) -> None:
        """Keep a ruling as an act of the desk's, and look again."""
        session = self._desk.session
        self._desk.act(
            lambda: session.judge(None, seen.finding, judgement, seen.judgement), self._look
        )

    def _go_to(self, place: Elsewhere) -> None:
        """Open the report and show the place."""
        desk, view = self._desk, self._window.view
        if place.report_id != desk.report_id:
            desk.open_report(place.report_id)
        if place.report_id != desk.report_id or place.start == place.end:
            return
        here = desk.marks.between(place.start, place.end)
        mark = next((one for one in here if (one.start, one.end) == (place.start, place.end)), None)
        if mark is not None and desk.is_shown(mark):
            desk.go_to(mark)
        else:
            view.select(*view.page.view.map.forward(place.start, place.end))
            view.reveal(place.start, place.end)

    def cancel(self) -> None:
        """Give up what is looked for."""
        self._call.cancel()

    def stop(self) -> None:
        """Close the dialog, and return when nothing is under way."""
        if self._dialog is not None:
            self._dialog.reject()
        self._call.stop()

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()
