"""The list of keys by menu, made from the table of actions, the label set and the keys in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions.in_force import Keymap, all_shown
from annotator.ui.actions.naming import Named, named, sought
from annotator.ui.unnamed import clearable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.labels import LabelSet

translate = QCoreApplication.translate
_COLUMNS = (4, 3, 2, 1)  # the first of these for which the screen is wide enough
_AROUND = QSize(60, 130)  # what stands around the columns
_AT_TOP = Qt.AlignmentFlag.AlignTop
_HEAD = 2  # lines that a heading is as high as


class KeysDialog(QDialog):
    """Every key and what it does, in columns; a field finds some of them."""

    changeAsked = Signal()

    def __init__(self, labels: LabelSet, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._entries = [one for one in named(labels) if keymap.of(one.id)] + _of_the_view()
        self.setWindowTitle(translate("Keys", "Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(translate("Keys", "Type a part of the name, or a key"))
        clearable(self.filter)
        self.filter.textChanged.connect(self._show)
        self.rows: list[tuple[str, str]] = []  # the keys and names that are shown
        self._inside = QWidget(self)
        self._scrolled = QScrollArea(self)
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(self)
        change = QPushButton(translate("Keys", "Change keys…"), self)
        close = QPushButton(translate("Keys", "Close"), self)
        for button in (change, close):
            button.setAutoDefault(False)
        buttons.addButton(change, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        change.clicked.connect(self._ask_for_change)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.filter, self._scrolled, buttons):
            layout.addWidget(widget)
        self._show("")
        self.resize((self._inside.sizeHint() + _AROUND).boundedTo(self._room()))

    def _room(self) -> QSize:
        return self.screen().availableSize() * 0.92

    def _ask_for_change(self) -> None:
        self.reject()
        self.changeAsked.emit()

    def _show(self, typed: str) -> None:
        """Show what matches ``typed``: by its name or menu, or one key that is just that."""
        wanted = typed.strip().casefold()
        found: dict[str, list[tuple[str, Named]]] = {}
        for one in self._entries:
            keys = all_shown(self._keymap.of(one.id) or tuple(one.id.split(" / ")))
            by_menu = len(wanted) > 1 and one.menu.casefold().startswith(wanted)
            if by_menu or one.matches(typed) or wanted in keys.casefold().split():
                found.setdefault(one.menu, []).append((keys, one))
        self.rows = [(keys, one.text) for rows in found.values() for keys, one in rows]
        widest = self._room().width() - _AROUND.width()
        for count in _COLUMNS:
            self._inside = self._columns(found, count)
            if self._inside.sizeHint().width() <= widest:
                break
        self._scrolled.setWidget(self._inside)

    @staticmethod
    def _columns(found: Mapping[str, list[tuple[str, Named]]], count: int) -> QWidget:
        """Return what is found in some ``count`` columns, menu by menu."""
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setSpacing(32)
        for menus in _shared_out({menu: len(found[menu]) + _HEAD for menu in found}, count):
            column = QVBoxLayout()
            columns.addLayout(column)
            for menu in menus:
                column.addLayout(_section(menu, found[menu]))
            column.addStretch(1)
        if not found:
            columns.addWidget(QLabel(translate("Keys", "There is no such key.")), 0, _AT_TOP)
        columns.addStretch(1)
        return inside


def _of_the_view() -> list[Named]:
    """Return what the report does with keys that belong to no action."""
    menu = translate("Keys", "In the text")
    rows = (
        ("Left / Right", translate("Keys", "Move the caret")),
        ("Ctrl+Left / Ctrl+Right", translate("Keys", "Move it by words")),
        ("Alt+Left / Alt+Right", translate("Keys", "Move it by sentences")),
        ("Ctrl+Up / Ctrl+Down", translate("Keys", "Move it by paragraphs")),
        ("Shift+Left / Shift+Right", translate("Keys", "Select text from the caret")),
        ("PgUp / PgDown", translate("Keys", "Turn the page")),
        ("Ctrl+A", translate("Keys", "Select all")),
        ("Esc", translate("Keys", "Give up what is selected, or under way")),
    )
    return [Named(keys, menu, text, sought(text)) for keys, text in rows]


def _shared_out(heights: Mapping[str, int], count: int) -> list[list[str]]:
    """Return the menus in at most ``count`` columns, in their order, each as low as can be."""
    columns: list[list[str]] = []
    for limit in range(max(heights.values(), default=0), sum(heights.values()) + 1):
        columns, filled = [], limit
        for menu, height in heights.items():
            if filled + height > limit:
                columns.append([])
                filled = 0
            columns[-1].append(menu)
            filled += height
        if len(columns) <= count:
            break
    return columns


def _section(menu: str, rows: list[tuple[str, Named]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(3)
    head = QLabel(f"<b>{menu}</b>")
    grid.addWidget(head, 0, 0, 1, 2)
    grid.setRowMinimumHeight(0, int(head.sizeHint().height() * 1.4))
    for number, (keys, one) in enumerate(rows, 1):
        named_key = QLabel(keys)
        named_key.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        text = QLabel(one.text)
        for label in (named_key, text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        grid.addWidget(named_key, number, 0)
        grid.addWidget(text, number, 1)
    grid.setColumnStretch(1, 1)
    return grid
