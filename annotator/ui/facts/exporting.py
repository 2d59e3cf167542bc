"""Facts and posts out of the window's project: asked for in a dialog, written beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.review.fact_export import export_facts
from annotator.ui.dialogs.fact_export import FactExportDialog
from annotator.ui.progress import Progress
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from annotator.review.fact_export import WrittenFacts
    from annotator.ui.dialogs.fact_export import WantedFacts
    from annotator.ui.main_window import MainWindow

translate = QCoreApplication.translate


class FactExporting(QObject):
    """What the menu calls; one export is written at a time, and the reviewer goes on meanwhile."""

    told = Signal(str)
    failed = Signal(object)  # a UserError
    asked = Signal()  # the dialog has been closed

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: FactExportDialog | None = None
        self._call = OneCall(self)
        self._progress = Progress(window.statusBar(), self)
        self._progress.cancelled.connect(self.cancel)
        self._call.reached.connect(self._progress.reach)
        self._call.refused.connect(self.failed)
        self._call.ended.connect(self._progress.end)

    def open(self) -> None:
        """Ask which are to go out, how and where to."""
        desk = self._window.desk
        if desk.settle():
            self._dialog = FactExportDialog(desk.session.project.path, self._window)
            self._dialog.chosen.connect(self.write)
            self._dialog.finished.connect(self._forget)
            self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None
        self.asked.emit()

    def write(self, wanted: WantedFacts) -> None:
        """Write them, and tell how many."""
        if self._call.is_busy:
            self.told.emit(translate("Export", "An export is being written already."))
            return
        session = self._window.desk.session
        self._progress.begin(translate("Export", "Exporting"))
        self._call.start(
            lambda cancelled: export_facts(
                session,
                wanted.form,
                wanted.path,
                wanted.choice,
                wanted.by,
                reached=self._call.reach,
                cancelled=cancelled,
            ),
            partial(self._tell, wanted),
        )

    def _tell(self, wanted: WantedFacts, done: WrittenFacts) -> None:
        text = translate("FactExport", "{path}: {facts} facts and {posts} posts are written.")
        counts = {"facts": f"{done.facts:,}", "posts": f"{done.posts:,}"}
        self.told.emit(text.format(path=wanted.path, **counts))

    def cancel(self) -> None:
        """Give up what is being written; what was there stays."""
        if self._call.is_busy:
            self._call.cancel()
            self.told.emit(translate("Export", "Stopped: nothing was exported."))

    def stop(self) -> None:
        """Cancel, and return when nothing is under way; nothing is told of it any more."""
        if self._dialog is not None:
            self._dialog.reject()
        self._call.stop()

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()
