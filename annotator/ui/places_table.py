"""A table of places in their context, chosen and ticked by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.ui.models.places import AFTER, BEFORE, PlacesModel
from annotator.ui.unnamed import name_corner

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_WIDEST_NAME = 220  # pixels
_SEEN = 40  # rows that a column is made to fit


class PlacesTable(QTableView):
    """Rows: Space ticks those that are chosen, Enter answers."""

    answered = Signal()

    def __init__(self, model: PlacesModel[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self.places = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        name_corner(self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegateForColumn(BEFORE, _LeftElided(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(_SEEN)
        for column in (BEFORE, AFTER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def fit(self) -> None:
        """Make the columns as wide as what stands in them, and choose the first row."""
        for column in range(self.places.columnCount()):
            self.resizeColumnToContents(column)
        self.setColumnWidth(0, min(self.columnWidth(0), _WIDEST_NAME))
        if self.places.rowCount():
            self.choose(0)

    def choose(self, row: int) -> None:
        """Make a row the one that is chosen, in view."""
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.places.index(row, 0), choose | rows)

    def chosen_rows(self) -> list[int]:
        """Return the rows that are chosen, in their order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space, and end by Enter."""
        if event.key() == Qt.Key.Key_Space:
            rows = self.chosen_rows()
            if rows:
                here = self.places.is_ticked(self.currentIndex().row())
                self.places.tick(rows, on=not here)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answered.emit()
        else:
            super().keyPressEvent(event)


class _LeftElided(QStyledItemDelegate):
    """What stands before a place: where it is too long, its end is what is seen."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Cut the text at its beginning."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft
