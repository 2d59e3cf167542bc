"""The log as an item model: ids of what is asked for, and lines of those that are looked at.

A project may have a million decisions. Their ids are looked for beside the window, the newest
first, and shown as they are found; lines are read a screen or two at a time.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from functools import partial
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

from annotator.errors import QT_TRANSLATE_NOOP, UserError
from annotator.model import LogFilter
from annotator.review import log
from annotator.review.wording import Speech, in_words
from annotator.ui import telling
from annotator.ui.spoken import origin_in_words
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from annotator.review import Session
    from annotator.review.log import Line, Looked
    from annotator.text.cancel import Asked

translate = QCoreApplication.translate
WHEN, WHO, ACT, REPORT, WHAT = range(5)
_HEADS = (
    QT_TRANSLATE_NOOP("History", "When"),
    QT_TRANSLATE_NOOP("History", "Who"),
    QT_TRANSLATE_NOOP("History", "Act"),
    QT_TRANSLATE_NOOP("History", "Report"),
    QT_TRANSLATE_NOOP("History", "What"),
)
_STRETCH = 100  # lines that are read at once
_KEPT = 20 * _STRETCH
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class HistoryModel(QAbstractTableModel):
    """The decisions that ``wanted`` asks for, the newest first."""

    counted = Signal()  # how many there are, or whether that is all
    failed = Signal(object)  # a UserError: the log cannot be read

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = LogFilter()
        self.speech, self.dim = Speech(), QColor()
        self._session: Session | None = None
        self._ids = array("q")
        self._newest = 0  # the highest id that was looked at
        self._is_of_before = False  # what is shown is not yet what is asked for
        self._lines: OrderedDict[int, Line] = OrderedDict()  # the latest come last
        self._is_readable = True
        self._struck = QFont()
        self._struck.setStrikeOut(True)
        self._older, self._newer = LatestCall(self), LatestCall(self)
        self._older.done.connect(self._append)
        self._newer.done.connect(self._prepend)
        for call in (self._older, self._newer):
            call.refused.connect(self.failed)

    # -- what is shown --------------------------------------------------------------------------

    @property
    def is_looking(self) -> bool:
        """Whether more may be found."""
        return self._older.is_busy

    def ask(self, session: Session, wanted: LogFilter) -> None:
        """Show other decisions, or those of another project; the ones of before until some come."""
        self._newer.leave()
        self._session, self.wanted = session, wanted
        self._is_of_before, self._is_readable = True, True
        self._older.start(partial(_look, session, wanted, None))
        self.counted.emit()

    def follow(self) -> None:
        """Show what was done since, and what was undone."""
        session = self._session
        if session is not None and not self._is_of_before:
            self._newer.start(partial(_since, session, self.wanted, self._newest))

    def stop(self) -> None:
        """Return when nothing is looked for any more; nothing is shown then."""
        self._older.stop()
        self._newer.stop()
        self._session = None
        self._reset(array("q"), 0)

    def show_again(self) -> None:
        """Let every row be painted anew, for it is otherwise told, or was undone."""
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, WHAT))

    def _append(self, found: Looked) -> None:
        session = self._session
        if self._is_of_before:
            self._reset(found.ids, found.newest)
        elif found.ids:
            row = len(self._ids)
            self.beginInsertRows(QModelIndex(), row, row + len(found.ids) - 1)
            self._ids += found.ids
            self.endInsertRows()
        if found.left and session is not None:
            self._older.start(partial(_look, session, self.wanted, found.left))
        self.counted.emit()

    def _prepend(self, found: Looked) -> None:
        if found.newest == self._newest:
            return
        self._newest = found.newest
        self._lines.clear()  # what was undone by it is told otherwise
        self.show_again()
        if found.ids:
            self.beginInsertRows(QModelIndex(), 0, len(found.ids) - 1)
            self._ids = found.ids + self._ids
            self.endInsertRows()
        self.counted.emit()

    def _reset(self, ids: array[int], newest: int) -> None:
        self.beginResetModel()
        self._ids, self._newest, self._is_of_before = ids, newest, False
        self._lines.clear()
        self.endResetModel()

    # -- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many decisions were found so far."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(_Role.DisplayRole)
    ) -> object:
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate("History", _HEADS[section])
        return None

    def data(self, index: _Index, role: int = int(_Role.DisplayRole)) -> object:
        """Return what stands in a cell, how, and what more is known of it."""
        shown = (_Role.DisplayRole, _Role.ToolTipRole, _Role.FontRole, _Role.ForegroundRole)
        line = self.line(index.row()) if role in shown else None
        if line is None:
            return None
        if role == _Role.DisplayRole:
            return self._text(line, index.column())
        if role == _Role.ToolTipRole:
            return self._more(line, index.column())
        if line.logged.undone and role == _Role.ForegroundRole:
            return self.dim
        is_struck = line.logged.undone and index.column() in (ACT, WHAT)
        return self._struck if is_struck and role == _Role.FontRole else None

    def _text(self, line: Line, column: int) -> str:
        decision = line.logged.decision
        if column == WHEN:
            return log.moment(decision.made_at, seconds=True)
        if column == WHO:
            return decision.reviewer
        if column == ACT:
            names = [telling.name_of(act) for act in (decision.act, line.logged.of) if act]
            return " · ".join(names)
        if column == REPORT:
            return line.logged.report or translate("History", "the project")
        return in_words(line.account, self.speech)

    def _more(self, line: Line, column: int) -> str:
        """Return what a tip over a cell says: texts in full, whose suggestion it was."""
        if column != WHAT:
            return self._text(line, column)
        told = [line.account.text, self._text(line, column), self._origin(line)]
        if line.logged.undone:
            told.append(translate("History", "undone"))
        return "\n".join(part for part in told if part)

    @staticmethod
    def _origin(line: Line) -> str:
        is_of_one = line.origin is not None and not line.account.of_many
        return origin_in_words(line.origin) if is_of_one and line.origin else ""

    # -- reading --------------------------------------------------------------------------------

    def line(self, row: int) -> Line | None:
        """Return what is told of the decision in a row; None where that cannot be read."""
        if not 0 <= row < len(self._ids):
            return None
        number = self._ids[row]
        if number not in self._lines:
            self._read_around(row)
        return self._lines.get(number)

    def _read_around(self, row: int) -> None:
        """Read the stretch of lines that the row is in, as far as they are not known."""
        if self._session is None or not self._is_readable:
            return
        first = row // _STRETCH * _STRETCH
        wanted = [one for one in self._ids[first : first + _STRETCH] if one not in self._lines]
        try:
            self._keep(log.lines(self._session, wanted))
        except UserError as error:
            self._is_readable = False  # else it would be tried, and told, with every paint
            self.failed.emit(error)

    def _keep(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._lines[line.logged.decision.id] = line
        while len(self._lines) > _KEPT:
            self._lines.popitem(last=False)


def _look(session: Session, wanted: LogFilter, until: int | None, cancelled: Asked) -> Looked:
    return log.look(session, wanted, until, cancelled)


def _since(session: Session, wanted: LogFilter, after: int, cancelled: Asked) -> Looked:
    return log.since(session, wanted, after, cancelled)
