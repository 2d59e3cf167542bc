"""The first records of annotated files, as they will come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from annotator.errors import UserError
from annotator.review.matching import Matched
from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.formats import Record
    from annotator.review.matching import Match

translate = QCoreApplication.translate
_BEGINNING = 120  # code points of a text
_TOLD = 10  # remarks on one record
_NAME, _TEXT, _SPANS, _JOINS, _REMARKS = range(5)


class FirstRecordsTable(QTableWidget):
    """A row for each: name, how its text begins, spans, what it joins, what is said of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 5, parent)
        self.setHorizontalHeaderLabels(
            [
                translate("Incoming", "Name"),
                translate("Incoming", "Text"),
                translate("Incoming", "Spans"),
                translate("Incoming", "Becomes"),
                translate("Incoming", "Remarks"),
            ]
        )
        self.setAccessibleName(translate("Incoming", "The first records"))
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        for column in (_TEXT, _REMARKS):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_NAME, 150)
        self.setColumnWidth(_JOINS, 170)
        self.resizeColumnToContents(_SPANS)

    def show_records(self, found: Sequence[Record | UserError]) -> None:
        """Show a row for each of ``found``; what it joins is told by ``show_joins``."""
        self.setRowCount(0)
        self.setRowCount(len(found))
        for row, one in enumerate(found):
            if isinstance(one, UserError):
                for column in (_NAME, _TEXT, _SPANS):
                    self._put(row, column, "—")
                self._put(row, _JOINS, translate("Incoming", "is refused"))
                self._put(row, _REMARKS, sentence(one))
                continue
            text = one.report.text[:_BEGINNING]
            self._put(row, _NAME, one.report.name)
            self._put(row, _TEXT, " ".join(text.split()))
            self._put(row, _SPANS, f"{len(one.marks):,}")
            self._put(row, _JOINS, "…")
            told = [sentence(remark) for remark in one.remarks[:_TOLD]]
            self._put(row, _REMARKS, "\n".join(told))
        if found:
            self.selectRow(0)

    def show_joins(self, found: Sequence[Match | UserError | None]) -> None:
        """Show which report each record joins."""
        for row, match in enumerate(found):
            if isinstance(match, UserError):
                self._put(row, _JOINS, translate("Incoming", "is refused"))
                self._put(row, _REMARKS, sentence(match))
            elif match is None:
                self._put(row, _JOINS, translate("Incoming", "a new report"))
            else:
                view = translate("Incoming", "joins {name}, of which it is a view")
                plain = translate("Incoming", "joins {name}")
                text = view if match.how is Matched.VIEW else plain
                self._put(row, _JOINS, text.format(name=match.name))

    def _put(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text.replace("\n", " "))
        item.setToolTip(text)
        self.setItem(row, column, item)
