"""One export at a time: asked for in a dialog, written beside the window, given up on request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.ui.progress import Progress
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from annotator.text.cancel import Asked
    from annotator.ui.main_window import MainWindow

translate = QCoreApplication.translate


class OneExport(QObject):
    """What exports of a window have in common; the reviewer goes on meanwhile."""

    told = Signal(str)
    failed = Signal(object)  # a UserError
    asked = Signal()  # the dialog has been closed

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: QDialog | None = None
        self._call = OneCall(self)
        self._progress = Progress(window.statusBar(), self)
        self._progress.cancelled.connect(self.cancel)
        self._call.reached.connect(self._progress.reach)
        self._call.refused.connect(self.failed)
        self._call.ended.connect(self._progress.end)

    def _ask(self, dialog: QDialog) -> None:
        """Let ``dialog`` ask what is to go out."""
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None
        self.asked.emit()

    def _write(self, export: Callable[[Asked], object], tell: Callable[[Any], object]) -> None:
        """Let ``export`` write, unless another one does, and ``tell`` what it returns."""
        if self._call.is_busy:
            self.told.emit(translate("Export", "An export is being written already."))
            return
        self._progress.begin(translate("Export", "Exporting"))
        self._call.start(export, tell)

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
