"""A sheet of figures as an item model: written for a reader, sorted as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtCore import QPersistentModelIndex as Persistent

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.review.sheets import Sheet

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from annotator.review.sheets import Cell

translate = QCoreApplication.translate

_HEADS = {
    "day": QT_TRANSLATE_NOOP("Figures", "Day"),
    "reviewer": QT_TRANSLATE_NOOP("Figures", "Reviewer"),
    "decisions": QT_TRANSLATE_NOOP("Figures", "Decisions"),
    "actions": QT_TRANSLATE_NOOP("Figures", "Actions"),
    "seconds": QT_TRANSLATE_NOOP("Figures", "Seconds"),
    "spans": QT_TRANSLATE_NOOP("Figures", "Spans"),
    "rejected": QT_TRANSLATE_NOOP("Figures", "Rejected"),
    "reports_done": QT_TRANSLATE_NOOP("Figures", "Reports done"),
    "actions_a_span": QT_TRANSLATE_NOOP("Figures", "Actions a span"),
    "seconds_a_span": QT_TRANSLATE_NOOP("Figures", "Seconds a span"),
    "name": QT_TRANSLATE_NOOP("Figures", "Name"),
    "label": QT_TRANSLATE_NOOP("Figures", "Label"),
    "confirmed": QT_TRANSLATE_NOOP("Figures", "Confirmed"),
    "suggested": QT_TRANSLATE_NOOP("Figures", "Open"),
    "suggester": QT_TRANSLATE_NOOP("Figures", "Suggester"),
    "rule": QT_TRANSLATE_NOOP("Figures", "Rule"),
    "proposed": QT_TRANSLATE_NOOP("Figures", "Proposed"),
    "decided": QT_TRANSLATE_NOOP("Figures", "Decided"),
    "right": QT_TRANSLATE_NOOP("Figures", "Right"),
    "boundary": QT_TRANSLATE_NOOP("Figures", "Edges wrong"),
    "label_wrong": QT_TRANSLATE_NOOP("Figures", "Label wrong"),
    "value": QT_TRANSLATE_NOOP("Figures", "Value wrong"),
    "spurious": QT_TRANSLATE_NOOP("Figures", "Spurious"),
    "open": QT_TRANSLATE_NOOP("Figures", "Open"),
    "precision": QT_TRANSLATE_NOOP("Figures", "Precision"),
    "low": QT_TRANSLATE_NOOP("Figures", "At least"),
    "high": QT_TRANSLATE_NOOP("Figures", "At most"),
}
_SHARES = ("precision", "low", "high")
_Index = QModelIndex | Persistent
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
SORTED_BY = _Role.UserRole


class SheetModel(QAbstractTableModel):
    """The cells of a sheet; ``SORTED_BY`` is the role of what they are sorted by."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet = Sheet((), ())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def titled(self) -> Sheet:
        """Return the sheet under the names that its columns are shown by."""
        return Sheet(tuple(head(name) for name in self.sheet.columns), self.sheet.rows)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.sheet.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(_Role.DisplayRole)
    ) -> object:
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return head(self.sheet.columns[section])
        return None

    def data(self, index: _Index, role: int = int(_Role.DisplayRole)) -> object:
        """Return what stands in a cell; numbers stand to the right."""
        cell = self.sheet.rows[index.row()][index.column()]
        if role == _Role.DisplayRole:
            return written(cell, share=self.sheet.columns[index.column()] in _SHARES)
        if role == SORTED_BY:
            return -1.0 if cell is None else cell
        if role == _Role.TextAlignmentRole and not isinstance(cell, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def head(column: str) -> str:
    """Return what a column is called in the window."""
    return translate("Figures", _HEADS[column])


def written(cell: Cell, *, share: bool = False) -> str:
    """Return a cell for a reader; a ``share`` of 1 is written per cent."""
    if cell is None:
        return "–"
    if share and not isinstance(cell, str):
        return f"{100 * cell:.1f} %"
    if isinstance(cell, float):
        return f"{cell:,.2f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
