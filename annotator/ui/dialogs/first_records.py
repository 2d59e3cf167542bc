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
_WIDEST = 230  # pixels of a name
_NAME, _TEXT, _SPANS, _JOINS, _REMARKS = range(5)


class FirstRecordsTable(QTableWidget):
    """A row for each: name, how its text begins, spans, what it joins, what is said of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 5, parent)
        self.setHorizontalHeaderLabels(
            [
                translate("Lists", "Name"),
                translate("Incoming", "Text"),
                translate("Incoming", "Spans in it"),
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
                self._say(row, [one])
                continue
            text = one.report.text[:_BEGINNING]
            self._put(row, _NAME, one.report.name)
            self._put(row, _TEXT, " ".join(text.split()))
            self._put(row, _SPANS, f"{len(one.marks):,}")
            self._put(row, _JOINS, "…")
            self._say(row, one.remarks)
        self._fit(_NAME)
        self._fit(_JOINS)
        if found:
            self.selectRow(0)

    def show_joins(self, found: Sequence[Match | UserError | None]) -> None:
        """Show which report each record joins."""
        for row, match in enumerate(found):
            if isinstance(match, UserError):
                self._put(row, _JOINS, translate("Incoming", "is refused"))
                self._say(row, [match])
            elif match is None:
                self._put(row, _JOINS, translate("Incoming", "a new report"))
            else:
                view = translate("Incoming", "joins {name}, as a view")
                plain = translate("Incoming", "joins {name}")
                text = view if match.how is Matched.VIEW else plain
                self._put(row, _JOINS, text.format(name=match.name))
        self._fit(_JOINS)

    def _fit(self, column: int) -> None:
        """Make a column as wide as what it holds, but for what is long."""
        self.resizeColumnToContents(column)
        self.setColumnWidth(column, min(self.columnWidth(column), _WIDEST))

    def remarks(self, row: int) -> str:
        """Return what is said of the record in a row, a sentence a line."""
        item = self.item(row, _REMARKS)
        return "" if item is None else item.toolTip()

    def _say(self, row: int, remarks: Sequence[UserError]) -> None:
        """Say what is to be said of a record: shortly, and in full where the mouse rests."""
        told = remarks[:_TOLD]
        full = [sentence(remark) for remark in told]
        if len(remarks) > _TOLD:
            more = translate("Arrivals", "… and {count} more.")
            full.append(more.format(count=f"{len(remarks) - _TOLD:,}"))
        self._put(row, _REMARKS, "; ".join(map(_shortly, told)), "\n".join(full))

    def _put(self, row: int, column: int, text: str, full: str | None = None) -> None:
        item = QTableWidgetItem(text.replace("\n", " "))
        item.setToolTip(text if full is None else full)
        self.setItem(row, column, item)


def _shortly(remark: UserError) -> str:
    """Return the reason that a remark gives, without the file and what to do."""
    reason, line = remark.params.get("reason"), remark.params.get("line")
    if reason is None or line is None:
        return sentence(remark)
    return translate("Incoming", "line {line}: {reason}").format(line=line, reason=reason)
