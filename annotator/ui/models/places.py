"""Places in their context as an item model: a place a row, which may be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtGui import QFont

from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QObject

translate = QCoreApplication.translate

REPORT, BEFORE, COVERED, AFTER, THERE = range(5)
_HEADS = (
    QT_TRANSLATE_NOOP("Occurrences", "Report"),
    QT_TRANSLATE_NOOP("Occurrences", "Before"),
    QT_TRANSLATE_NOOP("Occurrences", "Text"),
    QT_TRANSLATE_NOOP("Occurrences", "After"),
    QT_TRANSLATE_NOOP("Occurrences", "There now"),
)
Index = QModelIndex | Persistent
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole


class Placed(Protocol):
    """A place as it is listed."""

    @property
    def name(self) -> str:
        """The report's name."""
        ...

    @property
    def before(self) -> str:
        """The text before it."""
        ...

    @property
    def covered(self) -> str:
        """Its own text."""
        ...

    @property
    def after(self) -> str:
        """The text behind it."""
        ...


_Row = TypeVar("_Row", bound=Placed)


class PlacesModel(QAbstractTableModel, Generic[_Row]):
    """Keywords in context, the report they are in, and what is there; ``there`` says that."""

    ticked = Signal()

    def __init__(self, there: Callable[[_Row], str], parent: QObject) -> None:
        super().__init__(parent)
        self._there = there
        self.rows: list[_Row] = []
        self.ticks: list[bool] = []
        self._bold = QFont()
        self._bold.setBold(True)

    def chosen(self) -> list[_Row]:
        """Return the places that are ticked."""
        return [one for one, tick in zip(self.rows, self.ticks, strict=True) if tick]

    def count(self) -> int:
        """Return how many places are ticked."""
        return sum(self.ticks)

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick these rows, or take their ticks away."""
        for row in rows:
            self.ticks[row] = on
        self.tell_changed(REPORT, Role.CheckStateRole)
        self.ticked.emit()

    def is_ticked(self, row: int) -> bool:
        """Return whether the row is ticked."""
        return self.ticks[row]

    def tell_changed(self, column: int, *roles: Role) -> None:
        """Let a column be shown anew."""
        if self.rows:
            first, last = self.index(0, column), self.index(len(self.rows) - 1, column)
            self.dataChanged.emit(first, last, list(roles))

    # -- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Role.DisplayRole)
    ) -> object:
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return translate("Occurrences", _HEADS[section])
        return None

    def data(self, index: Index, role: int = int(Role.DisplayRole)) -> object:
        """Return what stands in a cell, how, and whether its row is ticked."""
        one, column = self.rows[index.row()], index.column()
        if role == Role.DisplayRole or (role == Role.ToolTipRole and column in (REPORT, THERE)):
            return self._text(one, column)
        if role == Role.CheckStateRole and column == REPORT:
            state = Qt.CheckState.Checked if self.ticks[index.row()] else Qt.CheckState.Unchecked
            return state.value
        if role == Role.FontRole and column == COVERED:
            return self._bold
        if role == Role.TextAlignmentRole and column == BEFORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = int(Role.EditRole)) -> bool:
        """Tick a row by its box."""
        if role != Role.CheckStateRole or index.column() != REPORT:
            return False
        self.tick([index.row()], on=value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what a cell allows; only the first has a box."""
        there = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return there | Qt.ItemFlag.ItemIsUserCheckable if index.column() == REPORT else there

    def _text(self, one: _Row, column: int) -> str:
        if column == THERE:
            return self._there(one)
        return (one.name, one.before, " ".join(one.covered.split()), one.after)[column]
