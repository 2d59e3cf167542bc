"""What is done elsewhere, in another window or on the command line, seen here a moment later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_PERIOD_MS = 1000


class Elsewhere(QObject):
    """Looks once a second whether anything was done; nothing is read where nothing was."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, interval=_PERIOD_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Look no longer."""
        self._timer.stop()

    def catch_up(self) -> None:
        """Follow what was done elsewhere, now."""
        if self._window.desk.catch_up():
            self._window.queue_model.catch_up()
            self._window.history.follow()

    def _look(self) -> None:
        """Catch up, unless the reviewer is in the middle of something."""
        if self._is_amidst():
            return
        try:
            behind = self._window.desk.is_behind()
        except UserError:  # whoever reads or acts is told
            return
        if behind:
            self.catch_up()

    def _is_amidst(self) -> bool:
        """Return whether something is being typed, dragged, or chosen in a menu or a dialog."""
        focus = QApplication.focusWidget()
        return (
            (focus is not None and self._window.inspector.isAncestorOf(focus))
            or QApplication.activeModalWidget() is not None
            or QApplication.activePopupWidget() is not None
            or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        )
