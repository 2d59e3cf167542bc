"""Findings as an item model: those that are asked for, a row each, in text order."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Severity
from annotator.text.lines import line_of
from annotator.ui.findings import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.review.checking import Checked
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate
SEVERITY, LINE, RULE, SENTENCE, RULING = range(5)
_HEADS = (
    QT_TRANSLATE_NOOP("Findings", "Sign"),
    QT_TRANSLATE_NOOP("Findings", "Line"),
    QT_TRANSLATE_NOOP("Findings", "Rule"),
    QT_TRANSLATE_NOOP("Findings", "What was found"),
    QT_TRANSLATE_NOOP("Findings", "Ruling"),
)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class Wanted(Enum):
    """Which of the findings that do not add up are shown."""

    OPEN = auto()
    DISMISSED = auto()
    ALL = auto()


class FindingsModel(QAbstractTableModel):
    """The rows: of what was ``found`` what is ``wanted``, and with ``holds`` what adds up too."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self.wanted, self.holds = Wanted.OPEN, False
        self.rows: list[Checked] = []
        self._found: Sequence[Checked] = ()
        self._text = ""

    def show(self, found: Sequence[Checked], text: str) -> None:
        """Show what was found in the raw ``text`` of a report."""
        self._found, self._text = found, text
        self.sift()

    def sift(self) -> None:
        """Show of what was found what is asked for now."""
        self.beginResetModel()
        self.rows = [one for one in self._found if self._is_wanted(one)]
        self.endResetModel()

    def _is_wanted(self, one: Checked) -> bool:
        if one.finding.severity is Severity.HOLDS:
            return self.holds
        return self.wanted is Wanted.ALL or one.is_open is (self.wanted is Wanted.OPEN)

    def counts(self) -> tuple[int, int, int]:
        """Return how many findings are open, were dismissed, and how many checks add up."""
        holds = sum(one.finding.severity is Severity.HOLDS for one in self._found)
        is_open = sum(one.is_open for one in self._found)
        return is_open, len(self._found) - holds - is_open, holds

    def row_of(self, key: str) -> int | None:
        """Return the row of the finding with this key, None where it is not shown."""
        return next((row for row, one in enumerate(self.rows) if one.finding.key == key), None)

    # -- Qt's side ------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of findings shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Return what a column is called."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate("Findings", _HEADS[section])
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Return what a cell shows, its colour, and all of it for the mouse at rest."""
        one, column = self.rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            return self._told(one, column)
        if role == _Role.ToolTipRole and column in (SENTENCE, RULING):
            return self._told(one, column)
        if role == _Role.ForegroundRole:
            return self._colour(one, column)
        if role == _Role.TextAlignmentRole and column == LINE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _told(self, one: Checked, column: int) -> str:
        finding = one.finding
        if column == SEVERITY:
            return f"{words.SIGNS[finding.severity]} {words.severity(finding)}"
        if column == LINE:
            return f"{line_of(self._text, finding.start):,}"
        if column == RULE:
            return words.rule_name(finding)
        return words.sentence(finding) if column == SENTENCE else words.ruling(one.judgement)

    def _colour(self, one: Checked, column: int) -> object:
        if one.is_dismissed:
            return self.theme.dim
        return words.colour(one.finding, self.theme) if column == SEVERITY else None
