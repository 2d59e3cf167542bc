"""A table of whole rows in a panel: without a grid, a few rows high at least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from annotator.ui.unnamed import name_corner

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QWidget

_LEAST = 4  # lines of text that are seen


class RowsTable(QTableView):
    """How such a table looks; one row is chosen at a time, and nothing is edited.

    It asks for room for ``rows``, each ``room`` pixels higher than a line of text.
    """

    def __init__(
        self, model: QAbstractItemModel, parent: QWidget, *, rows: int, room: int = 8
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        name_corner(self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        line = self.fontMetrics().height()
        self.setMinimumHeight(_LEAST * line)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(line + room)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """Return the size of a few rows."""
        rows = self._rows * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), self.horizontalHeader().height() + rows)
