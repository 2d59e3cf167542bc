"""A field for a tag, completed from those there are; Enter takes what is typed or highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

translate = QCoreApplication.translate
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagField(QLineEdit):
    """It is empty again once a tag is entered; Enter where nothing is typed says so."""

    entered = Signal(str)  # a tag
    finished = Signal()  # by Enter, with nothing typed

    def __init__(self, known: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(translate("Tags", "Tag, then Enter"))
        self.setAccessibleName(translate("Tags", "Tag"))
        completer = QCompleter(sorted(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup = QListView(self)
        completer.setPopup(self._popup)
        self._popup.installEventFilter(self)
        completer.activated.connect(self._take_highlighted)
        self.setCompleter(completer)

    def _take_highlighted(self, name: str) -> None:
        QTimer.singleShot(0, self, lambda: self._enter(name))  # Qt writes it into the field first

    def _enter(self, text: str) -> None:
        name = " ".join(text.split()).lstrip("#")
        self.clear()
        if name:
            self.entered.emit(name)
        else:
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is typed by Enter, which is not the dialog's then."""
        if event.key() in _ENTER:
            self._enter(self.text())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is typed by Enter, also where others are offered and none is highlighted."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _ENTER
            and not self._popup.currentIndex().isValid()
        ):
            self._popup.hide()
            self._enter(self.text())
            return True
        return super().eventFilter(watched, event)
