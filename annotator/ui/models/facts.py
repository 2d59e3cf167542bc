"""Facts, or posts, of the open report as an item model: a row each, a column a part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Fact, Part, Post
from annotator.review.accounts import value_in_words
from annotator.review.fact_words import NOTHING
from annotator.review.wording import PARTS, QUALIFIERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from annotator.model import Mark, ReportFacts, Said

translate = QCoreApplication.translate
Row = Fact | Post
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
SURE = "✓"
"""Stands before what a reviewer stands behind."""
_SAID_BY_REVIEWER = QT_TRANSLATE_NOOP("Facts", "A reviewer says so.")
_PROPOSED = QT_TRANSLATE_NOOP("Facts", "Proposed by the rule “{rule}”.")
_NOT_TOLD = QT_TRANSLATE_NOOP("Facts", "Nothing tells it.")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, the part that can be set in it, if any, and what stands in it."""

    head: str
    part: Part | None
    text: Callable[[ReportFacts, Row], str]
    said: Callable[[Row], Said | None] = lambda _: None


def main_mark(row: Row) -> Mark:
    """Return the mark that what is set is said of: the number, or the title."""
    return row.mark if isinstance(row, Fact) else row.title


def evidence(row: Row) -> list[tuple[int, int]]:
    """Return the raw spans that a row rests on."""
    if isinstance(row, Fact):
        marks, said = [row.mark], [row.indicator, row.scope, row.as_of]
    else:
        marks, said = [row.person, row.title], [row.organisation, row.as_of]
    places = [(mark.start, mark.end) for mark in marks]
    return sorted({*places, *(one.place for one in said if one is not None and one.place)})


def said_in(row: Row, part: Part) -> Said | None:
    """Return a part of a fact or post that is told by words."""
    if isinstance(row, Post):
        return row.organisation if part is Part.ORGANISATION else row.as_of
    return {Part.INDICATOR: row.indicator, Part.SCOPE: row.scope, Part.AS_OF: row.as_of}.get(part)


def _part(part: Part) -> Column:
    def text(_: ReportFacts, row: Row) -> str:
        said = said_in(row, part)
        return NOTHING if said is None else said.text

    return Column(PARTS[part], part, text, lambda row: said_in(row, part))


def _meant(_: ReportFacts, row: Row) -> str:
    assert isinstance(row, Fact)
    return ", ".join(translate("Facts", QUALIFIERS[one]) for one in row.qualifiers)


def _number(told: ReportFacts, row: Row) -> str:
    assert isinstance(row, Fact)
    return told.words(row.mark)


def _value(_: ReportFacts, row: Row) -> str:
    assert isinstance(row, Fact)
    return value_in_words(row.mark.value) or NOTHING


def _person(told: ReportFacts, row: Row) -> str:
    assert isinstance(row, Post)
    return told.words(row.person)


def _title(told: ReportFacts, row: Row) -> str:
    assert isinstance(row, Post)
    return told.words(row.title)


FACT_COLUMNS = (
    _part(Part.INDICATOR),
    Column(QT_TRANSLATE_NOOP("Facts", "Value"), None, _value),
    _part(Part.SCOPE),
    _part(Part.AS_OF),
    Column(PARTS[Part.QUALIFIERS], Part.QUALIFIERS, _meant),
    Column(QT_TRANSLATE_NOOP("Facts", "In the text"), None, _number),
)
"""The columns of facts."""
POST_COLUMNS = (
    Column(QT_TRANSLATE_NOOP("Facts", "Person"), None, _person),
    Column(QT_TRANSLATE_NOOP("Facts", "Title"), None, _title),
    _part(Part.ORGANISATION),
    _part(Part.AS_OF),
)
"""The columns of posts."""


class FactsModel(QAbstractTableModel):
    """The rows, in text order; whoever edits a cell asks for it, and the answer comes with time."""

    asked = Signal(object, object, object)  # the row, the part, and what is said of it

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: Sequence[Row] = ()
        self.dim, self.sure = QColor(), QColor()
        self.count_sure = 0  # rows that a reviewer stands behind
        self._told: ReportFacts | None = None
        self._at: dict[int, int] = {}  # the first row of each mark, for each key that walks asks

    def show(self, told: ReportFacts | None, rows: Sequence[Row]) -> None:
        """Show other rows; those that are there still stay where they are."""
        before = [_name(row) for row in self.rows]
        same = before == [_name(row) for row in rows]
        if not same:
            self.beginResetModel()
        self._told, self.rows = told, rows
        self._at = {mark: at for at in reversed(range(len(rows))) for mark in _name(rows[at])}
        self.count_sure = sum(row.is_sure for row in rows)
        if not same:
            self.endResetModel()
        elif rows:
            last = self.index(len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def find(self, mark_id: int) -> int | None:
        """Return the first row that is about a mark; None where none is."""
        return self._at.get(mark_id)

    # -- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Return the head of a column, or whether a reviewer stands behind a row."""
        if orientation == Qt.Orientation.Horizontal:
            named = role == _Role.DisplayRole
            return translate("Facts", self.columns[section].head) if named else None
        is_sure = section < len(self.rows) and self.rows[section].is_sure
        if role == _Role.DisplayRole:
            return SURE if is_sure else ""
        if role == _Role.ToolTipRole:
            return translate("Facts", "Accepted") if is_sure else translate("Facts", "Proposed")
        return self.sure if role == _Role.ForegroundRole else None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Return what stands in a cell, who says so, and whether it is only proposed."""
        if self._told is None or not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in (_Role.DisplayRole, _Role.EditRole):
            return column.text(self._told, row)
        if role == _Role.ToolTipRole:
            return self._tip(row, column)
        if role == _Role.FontRole and self._is_said(row, column):
            font = QFont()
            font.setBold(True)
            return font
        if role == _Role.ForegroundRole and column.text(self._told, row) == NOTHING:
            return self.dim
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that a cell can be chosen, and set where it holds a part."""
        found = super().flags(index)
        is_part = index.isValid() and self.columns[index.column()].part is not None
        return found | Qt.ItemFlag.ItemIsEditable if is_part else found

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        """Ask for a part to be set; what comes of it is shown when it is saved."""
        part = self.columns[index.column()].part
        if role != _Role.EditRole or part is None:
            return False
        self.asked.emit(self.rows[index.row()], part, value)
        return True

    def retranslate(self) -> None:
        """Name the columns in the language of now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.show(self._told, self.rows)

    def _is_said(self, row: Row, column: Column) -> bool:
        """Return whether a reviewer said what stands in a cell."""
        if column.part is Part.QUALIFIERS:
            return Part.QUALIFIERS in main_mark(row).attributes
        said = column.said(row)
        if said is not None:
            return said.rule is None
        return column.part is not None and column.part in main_mark(row).attributes

    def _tip(self, row: Row, column: Column) -> str | None:
        if column.part is None:
            return None
        said = column.said(row)
        if self._is_said(row, column):
            return translate("Facts", _SAID_BY_REVIEWER)
        if said is None or said.rule is None:
            return translate("Facts", _NOT_TOLD)
        return translate("Facts", _PROPOSED).format(rule=said.rule)


def _name(row: Row) -> tuple[int, ...]:
    """Return the ids of the marks that a row is of."""
    return (row.mark.id,) if isinstance(row, Fact) else (row.title.id, row.person.id)
