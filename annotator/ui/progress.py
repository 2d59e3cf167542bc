"""A progress bar with a button to cancel, in the status bar while something is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStatusBar

translate = QCoreApplication.translate


class Progress(QObject):
    """Both are hidden while nothing is under way."""

    cancelled = Signal()

    def __init__(self, bar: QStatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._progress = QProgressBar()
        self._progress.setMaximumWidth(120)
        self._what = QLabel()
        self._cancel = QPushButton()
        self._cancel.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # who cancels goes on reading
        self._cancel.clicked.connect(self.cancelled)
        for widget in (self._what, self._progress, self._cancel):
            widget.hide()
            bar.addPermanentWidget(widget)
        self.retranslate()

    def begin(self, what: str) -> None:
        """Show that ``what`` is under way, nobody knows how long."""
        self._what.setText(what)
        self._progress.setRange(0, 0)
        for widget in (self._what, self._progress, self._cancel):
            widget.show()

    def reach(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def end(self) -> None:
        """Hide all of it."""
        for widget in (self._what, self._progress, self._cancel):
            widget.hide()

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._cancel.setText(translate("Arrivals", "Cancel"))
