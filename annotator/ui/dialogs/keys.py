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

if TYPE_CHECKING:
    from annotator.labels import LabelSet

translate = QCoreApplication.translate
_COLUMNS = 3
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
        self.filter.setClearButtonEnabled(True)
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
        inside = self._inside.sizeHint() + QSize(60, 130)
        self.resize(inside.boundedTo(parent.screen().availableSize() * 0.92))

    def _ask_for_change(self) -> None:
        self.reject()
        self.changeAsked.emit()

    def _show(self, typed: str) -> None:
        """Show what matches ``typed``: by its name, or one key that is just that."""
        wanted = typed.strip().casefold()
        found: dict[str, list[tuple[str, Named]]] = {}
        for one in self._entries:
            keys = all_shown(self._keymap.of(one.id) or tuple(one.id.split(" / ")))
            if one.matches(typed) or wanted in keys.casefold().split():
                found.setdefault(one.menu, []).append((keys, one))
        self.rows = [(keys, one.text) for rows in found.values() for keys, one in rows]
        inside = QWidget(self)
        columns = QHBoxLayout(inside)
        columns.setSpacing(32)
        height = sum(len(rows) + _HEAD for rows in found.values()) / _COLUMNS
        column, filled = _column(columns), 0
        for menu, rows in found.items():
            # where the greater part of it would stand below the others, the next column has it
            if filled and filled + (len(rows) + _HEAD) / 2 > height:
                column.addStretch(1)
                column, filled = _column(columns), 0
            column.addLayout(_section(menu, rows))
            filled += len(rows) + _HEAD
        if not found:
            column.addWidget(QLabel(translate("Keys", "There is no such key.")))
        column.addStretch(1)
        columns.addStretch(1)
        self._inside = inside
        self._scrolled.setWidget(inside)


def _of_the_view() -> list[Named]:
    """Return what the report does with keys that belong to no action."""
    menu = translate("Keys", "In the text")
    rows = (
        ("Left / Right", translate("Keys", "Move the caret")),
        ("Shift+Left / Shift+Right", translate("Keys", "Select text from the caret")),
        ("PgUp / PgDown", translate("Keys", "Turn the page")),
        ("Ctrl+A", translate("Keys", "Select all")),
        ("Esc", translate("Keys", "Give up what is selected, or under way")),
    )
    return [Named(keys, menu, text, sought(text)) for keys, text in rows]


def _column(columns: QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    columns.addLayout(column)
    return column


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
