"""Changing keys: a table of actions, of which each is given the key that is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.ui.actions import ACTIONS
from annotator.ui.actions.in_force import all_shown, in_force, reset, with_key, with_keys
from annotator.ui.actions.naming import named
from annotator.ui.i18n import sentence
from annotator.ui.unnamed import clearable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from annotator.labels import LabelSet
    from annotator.ui.actions.in_force import Changes
    from annotator.ui.kept import Kept

translate = QCoreApplication.translate
_MENU, _NAME, _KEYS = range(3)
_MODIFIERS = {
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
}


class KeyEditor(QDialog):
    """Each change is in force, and kept, at once; a key of another action is refused by name."""

    def __init__(self, kept: Kept, labels: LabelSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept = kept
        self._labels = labels
        self._named = named(labels)
        self._names = {one.id: one.text for one in self._named}
        self.setWindowTitle(translate("Keys", "Change keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(translate("Keys", "Type a part of the name"))
        clearable(self.filter)
        self.table = self._table()
        self.key = KeyField(self)
        self.set = QPushButton(translate("Keys", "Set key"), self)
        self.add = QPushButton(translate("Keys", "Add a key"), self)
        self.none = QPushButton(translate("Keys", "No key"), self)
        self.reset = QPushButton(translate("Keys", "Reset"), self)
        self.reset_all = QPushButton(translate("Keys", "Reset all"), self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self._adds = False
        self._lay_out()
        self._connect()
        self._show()
        self.table.setCurrentCell(0, _NAME)
        self.resize(QSize(760, 620).boundedTo(parent.screen().availableSize() * 0.92))

    # -- assembly -------------------------------------------------------------------------------

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._named), 3, self)
        heads = (
            translate("Keys", "Menu"),
            translate("Keys", "What it does"),
            translate("Keys", "Keys"),
        )
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self.set, self.add, self.none, self.reset, self.reset_all):
            button.setAutoDefault(False)
            row.addWidget(button)
        close = QPushButton(translate("Keys", "Close"), self)
        close.setAutoDefault(False)
        buttons = QDialogButtonBox(self)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (self.filter, self.table, self.key):
            layout.addWidget(part)
        layout.addLayout(row)
        layout.addWidget(self.told)
        layout.addWidget(buttons)
        self.key.hide()

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._filter())
        self.table.currentCellChanged.connect(lambda *_: self._follow_row())
        self.table.activated.connect(lambda _: self._ask(adds=False))
        self.set.clicked.connect(lambda: self._ask(adds=False))
        self.add.clicked.connect(lambda: self._ask(adds=True))
        self.none.clicked.connect(lambda: self._try(lambda: with_keys(self._now, self.chosen, ())))
        self.reset.clicked.connect(
            lambda: self._try(lambda: reset(self._now, self._labels, self.chosen, self._names))
        )
        self.reset_all.clicked.connect(lambda: self._try(dict))
        self.key.pressed.connect(self._take)
        self.key.left.connect(self._end)

    # -- the table ------------------------------------------------------------------------------

    @property
    def _now(self) -> Changes:
        return self._kept.settings.keys

    @property
    def chosen(self) -> str:
        """The id of the action that is chosen."""
        return self._named[max(0, self.table.currentRow())].id

    def choose(self, action_id: str) -> None:
        """Choose an action."""
        row = next(row for row, one in enumerate(self._named) if one.id == action_id)
        self.table.setCurrentCell(row, _NAME)

    def _show(self) -> None:
        keymap = in_force(self._now, self._labels)
        for row, one in enumerate(self._named):
            for column, text in enumerate((one.menu, one.text, all_shown(keymap.of(one.id)))):
                item = QTableWidgetItem(text)
                font = item.font()
                font.setBold(column == _KEYS and one.id in self._now)
                item.setFont(font)
                self.table.setItem(row, column, item)
        for column in (_MENU, _KEYS):
            self.table.resizeColumnToContents(column)
        self._follow_row()

    def _filter(self) -> None:
        typed = self.filter.text()
        shown = [one.matches(typed) for one in self._named]
        for row, matches in enumerate(shown):
            self.table.setRowHidden(row, not matches)
        if any(shown) and self.table.isRowHidden(self.table.currentRow()):
            self.table.setCurrentCell(shown.index(True), _NAME)

    def _follow_row(self) -> None:
        """Offer what can be done to the chosen action; a label's key stands in the label set."""
        of_table = any(row.id == self.chosen for row in ACTIONS)
        for button in (self.set, self.add, self.none):
            button.setEnabled(of_table)
        self.reset.setEnabled(self.chosen in self._now)
        self.reset_all.setEnabled(bool(self._now))
        of_labels = translate("Keys", "The keys of labels are set where labels are edited.")
        self.told.setText("" if of_table else of_labels)

    # -- a key ----------------------------------------------------------------------------------

    def _ask(self, *, adds: bool) -> None:
        if not self.set.isEnabled():
            return
        self._adds = adds
        text = translate("Keys", "Press the key for “{name}”, or Esc to leave it.")
        self.key.setText(text.format(name=self._names[self.chosen]))
        self.key.show()
        self.key.setFocus()

    def _take(self, key: str) -> None:
        self._try(
            lambda: with_key(
                self._now, self._labels, self.chosen, key, self._names, more=self._adds
            )
        )
        self._end()

    def _end(self) -> None:
        if self.key.isVisible():
            self.table.setFocus()
            self.key.hide()

    def _try(self, change: Callable[[], Changes]) -> None:
        try:
            fresh = change()
        except UserError as error:
            self.told.setText(sentence(error))
            return
        self._kept.change(keys=dict(fresh))
        self._show()


class KeyField(QLabel):
    """Takes one key, whatever it would do elsewhere."""

    pressed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setFrameShape(QLabel.Shape.StyledPanel)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMargin(6)

    def event(self, event: QEvent) -> bool:
        """Keep the window's keys from taking what is pressed, and Tab from going on."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._press(event)  # type: ignore[arg-type]  # Qt gives the event of that type
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().event(event)

    def _press(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in _MODIFIERS:
            self.pressed.emit(key_of(event))


def key_of(event: QKeyEvent) -> str:
    """Return the key or chord of an event as the table writes it; Shift is part of a sign."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = event.key()
    is_sign = Qt.Key.Key_Exclam <= key <= Qt.Key.Key_AsciiTilde and not chr(key).isalnum()
    if is_sign:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    chord = QKeySequence(int(modifiers.value) | int(key))
    return chord.toString(QKeySequence.SequenceFormat.PortableText)
