"""Texts that are marked in several ways as an item model: a text a row, and how often which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtCore import QPersistentModelIndex as Persistent

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.review.consistency import UNMARKED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.labels import LabelSet
    from annotator.review.consistency import Conflict

translate = QCoreApplication.translate

TEXT, WAYS = range(2)
_HEADS = (
    QT_TRANSLATE_NOOP("Consistency", "Text"),
    QT_TRANSLATE_NOOP("Consistency", "Marked as"),
)
_Index = QModelIndex | Persistent
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class ConflictsModel(QAbstractTableModel):
    """Conflicts in their order; one that is put right goes."""

    def __init__(
        self, found: Sequence[Conflict], labels: LabelSet, language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.found = list(found)
        self._labels = labels
        self._language = language

    def put(self, row: int, conflict: Conflict) -> None:
        """Show a conflict as it is by now; where another text is in that row, before it."""
        row = min(row, len(self.found))
        if row < len(self.found) and self.found[row].text == conflict.text:
            self.found[row] = conflict
            self.dataChanged.emit(self.index(row, TEXT), self.index(row, WAYS))
            return
        self.beginInsertRows(_NOWHERE, row, row)
        self.found.insert(row, conflict)
        self.endInsertRows()

    def remove(self, row: int) -> None:
        """Take a conflict out."""
        self.beginRemoveRows(_NOWHERE, row, row)
        del self.found[row]
        self.endRemoveRows()

    def way(self, label: str) -> str:
        """Return what one way to mark a text is called."""
        if label == UNMARKED:
            return translate("Consistency", "no mark")
        return self._labels.get(label).name(self._language)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many conflicts there are."""
        return 0 if parent.isValid() else len(self.found)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(_Role.DisplayRole)
    ) -> object:
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate("Consistency", _HEADS[section])
        return None

    def data(self, index: _Index, role: int = int(_Role.DisplayRole)) -> object:
        """Return the text, or the ways in which it is marked with their counts."""
        if role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        one = self.found[index.row()]
        if index.column() == TEXT:
            return one.text
        return " · ".join(f"{self.way(label)} {count:,}" for label, count in one.ways.items())
