"""The places of a text as an item model: a place a row, ticked or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtGui import QFont

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.review.occurrences import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from annotator.labels import LabelSet
    from annotator.review.occurrences import Occurrence

translate = QCoreApplication.translate

REPORT, BEFORE, COVERED, AFTER, THERE = range(5)
_HEADS = (
    QT_TRANSLATE_NOOP("Occurrences", "Report"),
    QT_TRANSLATE_NOOP("Occurrences", "Before"),
    QT_TRANSLATE_NOOP("Occurrences", "Text"),
    QT_TRANSLATE_NOOP("Occurrences", "After"),
    QT_TRANSLATE_NOOP("Occurrences", "There now"),
)
_STATES = {
    State.UNMARKED: QT_TRANSLATE_NOOP("Occurrences", "nothing"),
    State.SUGGESTED: QT_TRANSLATE_NOOP("Occurrences", "suggested so"),
    State.OTHERWISE: QT_TRANSLATE_NOOP("Occurrences", "suggested: {labels}"),
    State.REJECTED: QT_TRANSLATE_NOOP("Occurrences", "rejected before"),
    State.LABELLED: QT_TRANSLATE_NOOP("Occurrences", "labelled: {labels}"),
}
_Index = QModelIndex | Persistent
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class OccurrencesModel(QAbstractTableModel):
    """Keywords in context, the report they are in, and what is there already."""

    ticked = Signal()

    def __init__(
        self, found: Sequence[Occurrence], labels: LabelSet, language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._found = list(found)
        self._ticks = [one.is_offered for one in self._found]
        self._labels = labels
        self._language = language
        self._bold = QFont()
        self._bold.setBold(True)

    def show_places(self, found: Sequence[Occurrence], ticks: Sequence[bool]) -> None:
        """Show other places, ticked or not."""
        self.beginResetModel()
        self._found, self._ticks = list(found), list(ticks)
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> list[Occurrence]:
        """Return the places that are ticked."""
        return [one for one, tick in zip(self._found, self._ticks, strict=True) if tick]

    def count(self) -> int:
        """Return how many places are ticked."""
        return sum(self._ticks)

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick these rows, or take their ticks away."""
        for row in rows:
            self._ticks[row] = on
        if self._found:
            first, last = self.index(0, REPORT), self.index(len(self._found) - 1, REPORT)
            self.dataChanged.emit(first, last, [_Role.CheckStateRole])
        self.ticked.emit()

    def is_ticked(self, row: int) -> bool:
        """Return whether the row is ticked."""
        return self._ticks[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(_Role.DisplayRole)
    ) -> object:
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate("Occurrences", _HEADS[section])
        return None

    def data(self, index: _Index, role: int = int(_Role.DisplayRole)) -> object:
        """Return what stands in a cell, how, and whether its row is ticked."""
        one, column = self._found[index.row()], index.column()
        if role == _Role.DisplayRole or (role == _Role.ToolTipRole and column == REPORT):
            return self._text(one, column)
        if role == _Role.CheckStateRole and column == REPORT:
            state = Qt.CheckState.Checked if self._ticks[index.row()] else Qt.CheckState.Unchecked
            return state.value
        if role == _Role.FontRole and column == COVERED:
            return self._bold
        if role == _Role.TextAlignmentRole and column == BEFORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _Index, value: object, role: int = int(_Role.EditRole)) -> bool:
        """Tick a row by its box."""
        if role != _Role.CheckStateRole or index.column() != REPORT:
            return False
        self.tick([index.row()], on=value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value))
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what a cell allows; only the first has a box."""
        there = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return there | Qt.ItemFlag.ItemIsUserCheckable if index.column() == REPORT else there

    def _text(self, one: Occurrence, column: int) -> str:
        if column == THERE:
            names = [self._labels.get(label).name(self._language) for label in one.labels]
            return translate("Occurrences", _STATES[one.state]).format(labels=", ".join(names))
        return (one.name, one.before, " ".join(one.covered.split()), one.after)[column]
