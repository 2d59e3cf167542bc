"""A panel below the report: opened and closed by its key, as high as it was, left by Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Panel(QDockWidget):
    """What the panels have in common; ``name`` is how the window's layout calls it.

    ``height_at_first`` is how high it is when it is opened first, pixels; 0: as it comes.
    """

    left = Signal()  # the report is to have the keyboard

    def __init__(self, name: str, window: QWidget, *, height_at_first: int = 0) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self._height = height_at_first

    def entry(self) -> QWidget:
        """Return what has the keyboard when the panel is gone into."""
        return self.widget() or self

    def open(self) -> None:
        """Show the panel and go into it; from within, close it and read on."""
        focused = self.window().focusWidget()
        if self.isVisible() and focused is not None and self.isAncestorOf(focused):
            self.close()
            self.left.emit()
            return
        if self.isHidden() and not self._neighbours():
            self.restore(self._height)
        self.show()
        self.raise_()
        self.entry().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore(self, height: int) -> None:
        """Show the panel as high as it was, pixels; 0: it was not open."""
        if height:
            self._height = height
            self.show()
            self._window().resizeDocks([self], [height], Qt.Orientation.Vertical)

    def height_shown(self) -> int:
        """Return how high the panel is, pixels; 0 where it is not open."""
        return 0 if self.isHidden() else self.height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the report on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _neighbours(self) -> bool:
        """Return whether another panel is open in the same place, whose height stays."""
        return any(not dock.isHidden() for dock in self._window().tabifiedDockWidgets(self))

    def _window(self) -> QMainWindow:
        window = self.parentWidget()
        assert isinstance(window, QMainWindow)
        return window
