"""The field and the two menus above the queue: what is shown of it, and in which order."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from annotator.model import QueueFilter, QueueOrder, QueueQuery
from annotator.ui.queue.conditions import order_name
from annotator.ui.unnamed import clearable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

translate = QCoreApplication.translate
_TYPING_MS = 150  # without a key, after which it is looked for what was typed
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)


class FilterBar(QWidget):
    """Tells what is asked; ``query`` is what was asked last."""

    asked = Signal(object, int)  # a QueueQuery, and the milliseconds to wait for more
    conditionsAsked = Signal()
    savedAsked = Signal(str)  # the name of a saved filter
    entered = Signal()  # the first report found is wanted
    leftDownwards = Signal()  # into the list
    left = Signal()  # back to the report

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.query = QueueQuery()
        self._saved: tuple[str, ...] = ()
        self.field = _Field(self)
        clearable(self.field)
        self.filter, self.sort = QToolButton(self), QToolButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for button, sign in ((self.filter, "▽"), (self.sort, "⇅")):
            button.setText(sign)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
            button.setMenu(QMenu(button))
            row.addWidget(button)
        self.filter.menu().aboutToShow.connect(self._fill_filter)
        self.sort.menu().aboutToShow.connect(self._fill_sort)
        self.field.textChanged.connect(self._take_name)
        self.field.returnPressed.connect(self.entered)
        self.field.leftDownwards.connect(self.leftDownwards)
        self.field.left.connect(self.left)
        self.retranslate()

    def show_query(self, query: QueueQuery) -> None:
        """Show what is asked; nothing is told of that."""
        self.query = query
        if self.field.text().split() != query.wanted.name.split():
            self.field.setText(query.wanted.name)  # which asks nothing that is not asked
        direction = "↓" if query.descending else "↑"
        told = f"{order_name(query.order)} {direction}"
        sorts = translate("Queue", "Sort by")
        self.sort.setToolTip(f"{sorts}: {told}")

    def show_saved(self, names: Iterable[str]) -> None:
        """Offer these saved filters."""
        self._saved = tuple(names)

    def type_name(self) -> None:
        """Let a part of the name be typed."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def retranslate(self) -> None:
        """Write all in the language of now."""
        self.field.setPlaceholderText(translate("Queue", "Part of the name"))
        self.field.setAccessibleName(translate("Queue", "Part of the name"))
        filters, sorts = translate("Queue", "Filter"), translate("Queue", "Sort by")
        self.filter.setToolTip(filters)
        self.filter.setAccessibleName(filters)
        self.sort.setAccessibleName(sorts)
        self.show_query(self.query)

    # -- taking ---------------------------------------------------------------------------------

    def _take_name(self, text: str) -> None:
        name = " ".join(text.split())
        if name != self.query.wanted.name:
            wanted = replace(self.query.wanted, name=name)
            self._ask(replace(self.query, wanted=wanted), _TYPING_MS)

    def _ask(self, query: QueueQuery, wait_ms: int = 0) -> None:
        self.asked.emit(query, wait_ms)

    # -- menus ----------------------------------------------------------------------------------

    def _fill_filter(self) -> None:
        menu = self.filter.menu()
        menu.clear()
        menu.addAction(translate("Queue", "Conditions…")).triggered.connect(self._ask_conditions)
        for number, name in enumerate(self._saved):
            if not number:
                menu.addSeparator()
            shown = name.replace("&", "&&")
            menu.addAction(shown).triggered.connect(partial(self._apply, name))
        menu.addSeparator()
        everything = menu.addAction(translate("Queue", "Show all reports"))
        everything.setEnabled(not self.query.wanted.is_empty)
        everything.triggered.connect(self.clear)

    def _ask_conditions(self, *_: object) -> None:
        self.conditionsAsked.emit()

    def _apply(self, name: str, *_: object) -> None:
        self.savedAsked.emit(name)

    def take(self, wanted: QueueFilter) -> None:
        """Ask for other reports, in the order of now."""
        self._ask(replace(self.query, wanted=wanted))

    def clear(self, *_: object) -> None:
        """Ask for all reports, in the order of now."""
        self.take(QueueFilter())

    def _fill_sort(self) -> None:
        menu = self.sort.menu()
        menu.clear()
        orders = QActionGroup(menu)
        for order in QueueOrder:
            action = menu.addAction(order_name(order))
            action.setCheckable(True)
            action.setChecked(order is self.query.order)
            action.triggered.connect(partial(self._sort, order))
            orders.addAction(action)
        menu.addSeparator()
        turned = menu.addAction(translate("Queue", "Descending"))
        turned.setCheckable(True)
        turned.setChecked(self.query.descending)
        turned.triggered.connect(self._turn)

    def _sort(self, order: QueueOrder, *_: object) -> None:
        self._ask(replace(self.query, order=order))

    def _turn(self, descending: bool) -> None:
        self._ask(replace(self.query, descending=descending))


class _Field(QLineEdit):
    """A field that is left downwards into the list, or by Escape."""

    leftDownwards = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it by the keys that mean so."""
        if event.key() in _DOWN:
            self.leftDownwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
