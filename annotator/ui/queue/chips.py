"""Chips: what is asked of the queue, each a button that takes it away again; they wrap."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.queue.conditions import Condition
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate
_GAP = 4
_CROSS = "×"


class Chips(QWidget):
    """One for each condition; hidden where nothing is asked."""

    removed = Signal(object)  # the QueueFilter without the condition

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons: list[QToolButton] = []
        self._flow = _Flow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show these, in their order."""
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._chip(condition) for condition in conditions]
        self.setVisible(bool(conditions))

    def _chip(self, condition: Condition) -> QToolButton:
        button = QToolButton(self)
        button.setText(f"{condition.text} {_CROSS}")
        removes = translate("Queue", "Take away: {condition}").format(condition=condition.text)
        button.setToolTip(removes)
        button.setAccessibleName(removes)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.removed.emit, condition.without))
        self._dress(button)
        self._flow.addWidget(button)
        button.show()
        return button

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        for button in self.buttons:
            self._dress(button)

    def _dress(self, button: QToolButton) -> None:
        theme = self._theme
        button.setStyleSheet(
            f"QToolButton {{ color: {theme.text.name()}; background: {theme.button.name()};"
            f" border: 1px solid {theme.edge.name()}; border-radius: 8px; padding: 1px 6px; }}"
            f" QToolButton:hover, QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
        )


class _Flow(QLayout):
    """Lays widgets out one after another, in as many rows as they need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them, None where there are not so many."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of one, and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Say that narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high it is when it is so wide."""
        return self._place(QRect(0, 0, width, 0), test=True)

    def sizeHint(self) -> QSize:
        """Return the size below which it does not go."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest of them."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return QSize(min(size.width(), 80), size.height())

    def setGeometry(self, area: QRect) -> None:
        """Put them into their places."""
        super().setGeometry(area)
        self._place(area, test=False)

    def _place(self, area: QRect, *, test: bool) -> int:
        """Return how high they are together; put them there unless it is a ``test``."""
        x, y, row = area.left(), area.top(), 0
        for item in self._items:
            size = item.sizeHint()
            size.setWidth(min(size.width(), area.width()))
            if x > area.left() and x + size.width() > area.right() + 1:
                x, y, row = area.left(), y + row + _GAP, 0
            if not test:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + _GAP
            row = max(row, size.height())
        return y + row - area.top()
