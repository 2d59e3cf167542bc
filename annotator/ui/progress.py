"""A progress bar with a button to cancel, in the status bar while something is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStatusBar

translate = QCoreApplication.translate


class Progress(QObject):
    """Both are hidden while nothing is under way."""

    cancelled = Signal()

    def __init__(self, bar: QStatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._progress = QProgressBar()
        self._progress.setMaximumWidth(180)
        self._cancel = QPushButton()
        self._cancel.clicked.connect(self.cancelled)
        for widget in (self._progress, self._cancel):
            widget.hide()
            bar.addPermanentWidget(widget)
        self.retranslate()

    def begin(self) -> None:
        """Show that something is under way, nobody knows how long."""
        self._progress.setRange(0, 0)
        self._progress.show()
        self._cancel.show()

    def reach(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def end(self) -> None:
        """Hide bar and button."""
        self._progress.hide()
        self._cancel.hide()

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._cancel.setText(translate("Arrivals", "Cancel"))
