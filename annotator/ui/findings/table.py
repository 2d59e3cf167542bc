"""The rows of the findings panel, worked by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from annotator.ui.findings.model import LINE, RULE, RULING, SENTENCE, SEVERITY
from annotator.ui.rows_table import RowsTable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from annotator.ui.findings.model import FindingsModel

_ROWS = 5
_ROOM = 8  # pixels beside what stands in a narrow column
_RULING = "M" * 12  # so wide is what was ruled; its reason may be cut off, and is told beside
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_Key = Qt.Key
_WALKING = (_Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_PageUp, _Key.Key_PageDown)


class FindingsTable(RowsTable):
    """One row is current; what its keys ask for, it tells."""

    reached = Signal()  # another row, by key or mouse: its place is to be shown
    entered = Signal()
    confirmAsked = Signal()
    dismissAsked = Signal()
    openAsked = Signal()
    fixAsked = Signal()
    left = Signal()
    menuAsked = Signal(QPoint)  # where on the screen

    def __init__(self, model: FindingsModel, parent: QWidget) -> None:
        super().__init__(model, parent, rows=_ROWS)
        self.findings = model
        self._quietly = False
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(RULING, self.fontMetrics().horizontalAdvance(_RULING))
        self.selectionModel().selectionChanged.connect(self._reach)
        self.clicked.connect(lambda _: self.reached.emit())
        self._keys: dict[int, SignalInstance] = {
            _Key.Key_Return: self.entered,
            _Key.Key_Enter: self.entered,
            _Key.Key_C: self.confirmAsked,
            _Key.Key_D: self.dismissAsked,
            _Key.Key_O: self.openAsked,
            _Key.Key_Delete: self.openAsked,
            _Key.Key_F: self.fixAsked,
            _Key.Key_F2: self.fixAsked,
            _Key.Key_Escape: self.left,
        }

    def fit(self) -> None:
        """Make the narrow columns as wide as what stands in them."""
        for column in (SEVERITY, LINE, RULE):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, self.columnWidth(column) + _ROOM)

    def row(self) -> int | None:
        """Return the current row, None where none is."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def choose(self, row: int | None) -> None:
        """Make a row current, and in view, without telling of it; None: no row."""
        self._quietly = True
        if row is None:
            self.selectionModel().clear()
        else:
            self.selectionModel().setCurrentIndex(self.findings.index(row, SENTENCE), _CHOOSE)
        self._quietly = False

    def _reach(self, chosen: QItemSelection) -> None:
        if not chosen.isEmpty() and not self._quietly:
            self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rule on the current row, put it right, go there, leave; or walk."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        asked = self._keys.get(event.key()) if plain else None
        if event.key() in _WALKING and self.row() is None:
            self.selectRow(0)  # where Qt has been already, since the keys came here
        elif asked is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a decision never repeats while its key is held
            asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu on the current row, which a click has just made current."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = event.globalPos()
        if by_key:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menuAsked.emit(place)
