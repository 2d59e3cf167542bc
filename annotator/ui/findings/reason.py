"""The line in which a reason is given for dismissing a finding; those given before are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

translate = QCoreApplication.translate
_MOST = 8  # reasons that are seen at once


class Reason(QWidget):
    """It is there while a reason is asked for: Enter keeps it, be it empty, Escape gives up."""

    asked = Signal(bool)  # whether a reason is asked for by now
    given = Signal(str)
    givenUp = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.caption = QLabel(self)
        self.field = ReasonField(self)
        self.caption.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.caption)
        row.addWidget(self.field, 1)
        self.field.returnPressed.connect(self._give)
        self.field.left.connect(self._give_up)
        self.hide()

    def setVisible(self, visible: bool) -> None:
        """Tell, too, of being there or not."""
        super().setVisible(visible)
        self.asked.emit(visible)

    def ask(self, before: str) -> None:
        """Ask for a reason; ``before`` is the one that was given already."""
        self.show()
        self.field.setText(before)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer(self, reasons: Sequence[str]) -> None:
        """Offer what was given before, the newest first."""
        self.field.reasons.setStringList(list(reasons))
        if self.field.hasFocus() and not self.field.text():
            self.field.completer().complete()

    def _give(self) -> None:
        if self.isVisible():  # a reason that is chosen from those offered may come twice
            self.hide()
            self.given.emit(self.field.text().strip())

    def _give_up(self) -> None:
        self.hide()
        self.givenUp.emit()

    def retranslate(self) -> None:
        """Write it in the language of now."""
        self.caption.setText(translate("Findings", "Why it is right to ignore:"))
        hint = translate("Findings", "A reason, or nothing; Enter dismisses, Esc gives up")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(translate("Findings", "Reason"))


class ReasonField(QLineEdit):
    """A line that completes what is typed to a reason given before."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.reasons = QStringListModel(self)
        offered = QCompleter(self.reasons, self)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        offered.setMaxVisibleItems(_MOST)
        self.setCompleter(offered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up by Escape, show what was given before by Down; or type."""
        if event.key() == Qt.Key.Key_Escape:
            offered = self.completer().popup()
            if offered is not None and offered.isVisible():
                event.ignore()  # what is offered goes first
            else:
                self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.completer().setCompletionPrefix(self.text())
            self.completer().complete()
        else:
            super().keyPressEvent(event)
