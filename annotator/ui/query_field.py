"""The line that a project is searched by: it goes back to what was searched for before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.ui.utf16 import Utf16Map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from annotator.text.offsets import Span


class QueryField(QLineEdit):
    """Enter asks, the arrows go through what was asked before, Escape leaves."""

    asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before: tuple[str, ...] = ()  # the newest first
        self._at = -1  # which of them is shown; none: what is being written
        self._written = ""
        self.textEdited.connect(self._write)

    def show_before(self, before: Sequence[str]) -> None:
        """Go back, from now on, to what was searched for ``before``, the newest first."""
        self._before = tuple(before)
        self._at = -1

    def point_at(self, span: Span) -> None:
        """Select the code points from start to end: what is to be mended."""
        units = Utf16Map(self.text())
        start, end = map(units.to_utf16, span)
        self.setFocus()
        self.setSelection(start, end - start)

    def _write(self, text: str) -> None:
        self._at, self._written = -1, text

    def _go(self, step: int) -> None:
        at = self._at + step
        if -1 <= at < len(self._before):
            if self._at == -1:
                self._written = self.text()
            self._at = at
            self.setText(self._written if at < 0 else self._before[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask, go back, or leave; or type."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(1 if key == Qt.Key.Key_Up else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
