"""The table of facts, or of posts: cells are walked over, rows accepted, parts set by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from annotator.model import Part
from annotator.ui.rows_table import RowsTable

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from annotator.ui.models.facts import FactsModel, Row

_ROWS = 7
_WIDEST = 260  # pixels of a column that is made to fit
_SEEN = 60  # rows that a column is made to fit
_EXTRA = 16
_LEAST = {Part.INDICATOR: 8, Part.SCOPE: 11, Part.ORGANISATION: 11, Part.AS_OF: 6}  # letters


class FactsTable(RowsTable):
    """Space accepts, F2 sets a part, Delete says it is not there, Backspace takes that back."""

    accepted = Signal()  # the chosen rows are right as they are
    denied = Signal()  # what stands in the current cell, or the row, is not so
    unsaid = Signal()  # what was said of the current cell is taken back
    entered = Signal()  # the place of the current row is to be read
    menuAsked = Signal(object)  # the index of a cell that is set by a menu
    walked = Signal()  # another row is current by the reviewer's own doing

    def __init__(self, model: FactsModel, parent: QWidget) -> None:
        super().__init__(model, parent, rows=_ROWS)
        self.facts = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().setFixedWidth(2 * self.fontMetrics().height())
        self.verticalHeader().show()  # what is accepted has its sign there
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(_SEEN)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._follows = False  # the text, and leads it nowhere
        self.selectionModel().currentRowChanged.connect(self._walk)

    def fit(self) -> None:
        """Make the columns as wide as what stands in them, within reason."""
        self.resizeColumnsToContents()
        letter = self.fontMetrics().height()
        for at, column in enumerate(self.facts.columns):
            least = _LEAST.get(column.part, 0) * letter if column.part else 0
            self.setColumnWidth(at, max(least, min(self.columnWidth(at) + _EXTRA, _WIDEST)))

    def row(self) -> Row | None:
        """Return the current row; None where none is."""
        at = self.currentIndex().row()
        return self.facts.rows[at] if 0 <= at < len(self.facts.rows) else None

    def chosen(self) -> list[Row]:
        """Return the rows that are chosen, in their order."""
        found = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.facts.rows[at] for at in found if at < len(self.facts.rows)]

    def show_row(self, at: int) -> None:
        """Make a row current because the text is pointed at there."""
        if at == self.currentIndex().row() and self.selectionModel().hasSelection():
            return
        self._follows = True
        self._go(at)
        self._follows = False

    def step(self) -> None:
        """Go to the next row that nobody stands behind yet, else to the next."""
        rows, here = self.facts.rows, self.currentIndex().row()
        ahead = [at for at in range(here + 1, len(rows)) if not rows[at].is_sure]
        at = ahead[0] if ahead else here + 1
        if at < len(rows):
            self._go(at)

    def _go(self, at: int) -> None:
        column = max(0, self.currentIndex().column())
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.facts.index(at, column), flags.ClearAndSelect | flags.Rows
        )

    def _walk(self, current: QModelIndex) -> None:
        if current.isValid() and not self._follows:
            self.walked.emit()

    def edit(  # type: ignore[override]  # Qt calls the one with three, PySide6 tells of two
        self,
        index: QModelIndex | QPersistentModelIndex,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        """Edit a cell; how a number is meant is set by a menu."""
        asked = trigger & self.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
        if asked and self.facts.columns[index.column()].part is Part.QUALIFIERS:
            self.menuAsked.emit(index)
            return False
        return super().edit(index, trigger, event)  # type: ignore[arg-type]  # None is no event

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead nowhere by being entered: Qt makes a row current then."""
        self._follows = True
        super().focusInEvent(event)
        self._follows = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key says; Escape is the panel's."""
        keys = {
            Qt.Key.Key_Space: self.accepted,
            Qt.Key.Key_Delete: self.denied,
            Qt.Key.Key_Backspace: self.unsaid,
            Qt.Key.Key_Return: self.entered,
            Qt.Key.Key_Enter: self.entered,
        }
        wanted = keys.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if wanted is not None and plain:
            if not event.isAutoRepeat():  # a decision never repeats while its key is held
                wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
