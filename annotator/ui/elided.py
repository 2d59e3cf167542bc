"""A line of text that gives way: shortened where there is no room for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Elided(QLabel):
    """A label as wide as it is let be; all of its text is in the tool tip."""

    def __init__(self, parent: QWidget, where: Qt.TextElideMode) -> None:
        super().__init__(parent)
        self._whole = ""
        self._where = where
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show ``text``, as much of it as there is room for."""
        self._whole = text
        self.setToolTip(text)
        self._fit()

    def whole(self) -> str:
        """Return all of the text."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, self._where, self.width()))


def told_and_shown(bar: QStatusBar) -> tuple[Elided, Elided, QLabel]:
    """Divide a status bar: what is told on the left, what is shown of the report, of the place.

    Qt would paint a message only where no permanent part stands: a part of its own shows it.
    """
    told = Elided(bar, Qt.TextElideMode.ElideRight)
    report = Elided(bar, Qt.TextElideMode.ElideLeft)  # of the name rather than of the figures
    place = QLabel(bar)
    told.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    bar.messageChanged.connect(told.show_text)
    bar.addPermanentWidget(told, 3)
    bar.addPermanentWidget(report, 2)
    bar.addPermanentWidget(place)
    return told, report, place
