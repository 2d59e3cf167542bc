"""The rows of the history: one is chosen, and stays where it is while others come above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from annotator.ui.models.history import ACT, REPORT, WHAT, WHEN, WHO
from annotator.ui.rows_table import RowsTable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from annotator.ui.models.history import HistoryModel

_ROWS = 6
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_SAMPLES = {WHEN: "2020-00-00 00:00:00", WHO: "MMMMMM", ACT: "MMMMMMMMMMMM", REPORT: "M" * 16}


class HistoryTable(RowsTable):
    """The table; what its keys ask for, it tells."""

    undone = Signal()  # the chosen row is to be taken back
    entered = Signal()  # the place of the chosen row is to be read

    def __init__(self, model: HistoryModel, parent: QWidget) -> None:
        super().__init__(model, parent, rows=_ROWS, room=6)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        for column, sample in _SAMPLES.items():
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(sample) + 12)
        self.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        model.rowsInserted.connect(self._stay)

    def _stay(self, parent: QModelIndex, first: int, last: int) -> None:
        """Keep the rows on the screen where they are, unless the newest are looked at."""
        del parent
        bar = self.verticalScrollBar()
        if first == 0 and bar.value() > 0:
            bar.setValue(bar.value() + last - first + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back by Delete, read on by Enter; the first key that walks chooses where one is."""
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.undone.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in _WALKING and not self.selectionModel().hasSelection():
            at = self.currentIndex()
            self.selectRow(max(0, at.row()))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.selectRow(0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # the panel gives the report the keyboard back
        else:
            super().keyPressEvent(event)
