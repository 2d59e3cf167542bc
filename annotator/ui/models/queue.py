"""The queue of reports as an item model: a summary a row, followed through ``put``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.ui import telling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from annotator.model import ReportSummary

SUMMARY_ROLE = int(Qt.ItemDataRole.UserRole)

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class QueueModel(QAbstractListModel):
    """Reports in the order they were added."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ReportSummary] = []
        self._row_of: dict[int, int] = {}

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many reports there are; a report has no rows of its own."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a row's name, or its ReportSummary under ``SUMMARY_ROLE``."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        summary = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return summary.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (summary.name, telling.status(summary.status), telling.progress(summary))
            return ", ".join(parts)
        return summary if role == SUMMARY_ROLE else None

    def reset(self, summaries: Iterable[ReportSummary]) -> None:
        """Show another queue."""
        self.beginResetModel()
        self._rows = list(summaries)
        self._row_of = {summary.id: row for row, summary in enumerate(self._rows)}
        self.endResetModel()

    def put(self, summary: ReportSummary) -> None:
        """Show a report's new state; one that is not in the queue is added at its end."""
        row = self._row_of.get(summary.id)
        if row is None:
            row = len(self._rows)
            self.beginInsertRows(QModelIndex(), row, row)
            self._rows.append(summary)
            self._row_of[summary.id] = row
            self.endInsertRows()
        else:
            self._rows[row] = summary
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def ids(self) -> list[int]:
        """Return the ids of the reports, in order."""
        return [summary.id for summary in self._rows]

    def row(self, report_id: int) -> int | None:
        """Return the row of a report, or None."""
        return self._row_of.get(report_id)

    def summaries(self) -> list[ReportSummary]:
        """Return what the queue shows."""
        return list(self._rows)
