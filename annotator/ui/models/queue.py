"""The queue of reports as an item model: the ids of all, and lines of those that are looked at.

A project may have a hundred thousand reports, of which a screen shows ten. Their ids are asked for
at once; lines are read some hundred at a time, where they are wanted, and the latest are kept.
"""

from __future__ import annotations

from array import array
from collections import Counter, OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from annotator.errors import UserError
from annotator.model import QueueFilter, QueueQuery, ReportSummary
from annotator.ui import telling
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject

    from annotator.model import ReportStatus
    from annotator.review import Session
    from annotator.review.queueing import QueueAnswer

SUMMARY_ROLE = int(Qt.ItemDataRole.UserRole)
STRETCH = 200
"""How many lines are read at once."""

_KEPT = 10 * STRETCH  # lines
_TOLD: dict[int, Callable[[ReportSummary], str]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda summary: summary.name,
    int(Qt.ItemDataRole.ToolTipRole): lambda summary: "\n".join(telling.all_of(summary)),
    int(Qt.ItemDataRole.AccessibleTextRole): lambda summary: ", ".join(telling.all_of(summary)),
}
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class QueueModel(QAbstractListModel):
    """The reports that ``query`` asks for, as they were when it was asked.

    A report that an act makes otherwise keeps its place until the queue is asked again, so that
    nothing jumps under the hand; one that is new comes last, where it is as asked.
    """

    answered = Signal()  # the queue was asked again, and shows the answer
    counted = Signal()  # ``totals`` are others
    failed = Signal(object)  # a UserError: what is asked for cannot be read

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = QueueQuery()
        self.totals: Counter[ReportStatus] = Counter()  # of all reports, shown or not
        self._session: Session | None = None
        self._ids = array("q")
        self._row_of: dict[int, int] = {}
        self._lines: OrderedDict[int, ReportSummary] = OrderedDict()  # the latest come last
        self._newest = 0  # the id of the newest report that is counted
        self._arrived: list[ReportSummary] = []  # while the queue is asked
        self._put_meanwhile = False
        self._is_readable = True
        self._soon = QTimer(self, singleShot=True, interval=0)  # once for many that come at once
        self._soon.timeout.connect(self._count)
        self._beside = LatestCall(self)
        self._beside.done.connect(self._take)
        self._beside.refused.connect(self._refuse)
        self._elsewhere = LatestCall(self)
        self._elsewhere.done.connect(self._follow)
        self._elsewhere.refused.connect(self.failed)

    # -- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many reports there are; a report has no rows of its own."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a row's name, or its ReportSummary under ``SUMMARY_ROLE``."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        if role == SUMMARY_ROLE:
            return self.line(index.row())
        tell = _TOLD.get(role)
        summary = None if tell is None else self.line(index.row())
        return None if tell is None or summary is None else tell(summary)

    # -- what is shown --------------------------------------------------------------------------

    def show_session(self, session: Session) -> None:
        """Show the queue of another project, at once.

        Raises:
            UserError: it cannot be read.

        """
        self._beside.leave()
        self._elsewhere.leave()
        self._session = session
        self._lines.clear()
        self._show(session.queue_of(self.query))

    def ask(self, query: QueueQuery, after_ms: int = 0) -> None:
        """Ask for other reports, or another order; what is shown stays until they are known.

        It is asked ``after_ms``, and not where something else is asked by then.
        """
        session, self.query, self._put_meanwhile = self._session, query, False
        if session is not None:
            self._beside.start(lambda _: session.queue_of(query), after_ms=after_ms)

    def ask_again(self) -> None:
        """Ask what was asked last; lines are read anew."""
        self._lines.clear()
        self.ask(self.query)

    def stop(self) -> None:
        """Return when nothing is asked any more."""
        self._soon.stop()
        self._beside.stop()
        self._elsewhere.stop()

    def catch_up(self) -> None:
        """Show what was done elsewhere to the reports that are shown, and those that are new."""
        session, query, newest = self._session, self.query, self._newest
        self._lines.clear()
        if self._beside.is_busy:
            self.ask(query)
        elif session is not None:
            self._elsewhere.start(lambda _: session.queue_of(query, since=newest))

    def _follow(self, found: QueueAnswer) -> None:
        if self._beside.is_busy:
            return
        before, self.totals, self._newest = self.totals, found.totals, found.newest
        if self.totals.total() < before.total():  # some are gone
            self.ask_again()
            return
        self._append(one for one in found.ids if one not in self._row_of)
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
        self.counted.emit()

    def _take(self, answer: QueueAnswer) -> None:
        self._show(answer)
        if self._put_meanwhile:  # it was perhaps counted before
            self._count()
        arrived, self._arrived = self._arrived, []
        for summary in arrived:
            self.add(summary)

    def _refuse(self, error: UserError) -> None:
        self._arrived.clear()
        self.failed.emit(error)

    def _show(self, answer: QueueAnswer) -> None:
        self._is_readable = True
        self.totals, self._newest = answer.totals, answer.newest
        if answer.ids == self._ids:  # nothing moves
            if self._ids:
                self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
        else:
            self.beginResetModel()
            self._ids = answer.ids
            self._row_of = dict(zip(self._ids, range(len(self._ids)), strict=True))
            self.endResetModel()
        self.answered.emit()
        self.counted.emit()

    # -- following ------------------------------------------------------------------------------

    def put(self, summary: ReportSummary) -> None:
        """Show the new state of a report where it stands; it stays there, whatever it is now."""
        before = self._lines.get(summary.id)
        self._keep([summary])
        self._put_meanwhile = True
        if before is None:
            self._soon.start()
        elif before.status is not summary.status:
            self.totals[before.status] -= 1
            self.totals[summary.status] += 1
            self.counted.emit()
        row = self._row_of.get(summary.id)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def add(self, summary: ReportSummary) -> None:
        """Show a report that is new, at the end, if it is one of those asked for."""
        if self._beside.is_busy:  # the answer may not know of it yet
            self._arrived.append(summary)
        if summary.id > self._newest:
            self._newest = summary.id
            self.totals[summary.status] += 1
            self.counted.emit()
        if summary.id in self._row_of or not self._fits(summary):
            return
        self._keep([summary])
        self._append([summary.id])

    def _append(self, ids: Iterable[int]) -> None:
        fresh, row = array("q", ids), len(self._ids)
        if not fresh:
            return
        self.beginInsertRows(QModelIndex(), row, row + len(fresh) - 1)
        self._ids += fresh
        self._row_of.update(zip(fresh, range(row, row + len(fresh)), strict=True))
        self.endInsertRows()

    def _fits(self, summary: ReportSummary) -> bool:
        wanted = self.query.wanted
        if wanted == QueueFilter() or self._session is None:
            return True
        try:
            return self._session.fits(summary.id, wanted)
        except UserError as error:
            self.failed.emit(error)
            return False

    def _count(self) -> None:
        """Count all reports anew, for it is not known what one was before."""
        if self._session is None:
            return
        try:
            self.totals = self._session.totals()
        except UserError as error:
            self.failed.emit(error)
        self.counted.emit()

    # -- reading --------------------------------------------------------------------------------

    def ids(self) -> Sequence[int]:
        """Return the ids of the reports, in order; not to be changed, and it grows."""
        return self._ids

    def row(self, report_id: int) -> int | None:
        """Return the row of a report, or None."""
        return self._row_of.get(report_id)

    def line(self, row: int) -> ReportSummary | None:
        """Return what is told of the report in a row; None where that cannot be read."""
        report_id = self._ids[row]
        if report_id not in self._lines:
            self._read_around(row)
        else:
            self._lines.move_to_end(report_id)
        return self._lines.get(report_id)

    def _read_around(self, row: int) -> None:
        """Read the stretch of lines that the row is in, as far as they are not known."""
        if self._session is None or not self._is_readable:
            return
        first = row // STRETCH * STRETCH
        wanted = [one for one in self._ids[first : first + STRETCH] if one not in self._lines]
        try:
            self._keep(self._session.lines(wanted))
        except UserError as error:
            self._is_readable = False  # else it would be tried, and told, with every paint
            self.failed.emit(error)

    def _keep(self, lines: Iterable[ReportSummary]) -> None:
        for line in lines:
            self._lines[line.id] = line
            self._lines.move_to_end(line.id)
        while len(self._lines) > _KEPT:
            self._lines.popitem(last=False)
