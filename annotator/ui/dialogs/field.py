"""Which column of a table, or key of a record, holds the report's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate


class FieldDialog(QDialog):
    """The columns with a value of each; the likeliest is chosen already."""

    chosen = Signal(str)  # the column's name

    def __init__(
        self, name: str, fields: Sequence[tuple[str, str]], guess: str | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Field", "The text's column"))
        asked = QLabel(translate("Field", "Which column of {name} holds the text of a report?"))
        asked.setText(asked.text().format(name=name))
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWordWrap(True)
        self.table = QTableWidget(len(fields), 2, self)
        self.table.setHorizontalHeaderLabels(
            [translate("Field", "Column"), translate("Field", "For example")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for row, (field, sample) in enumerate(fields):
            self.table.setItem(row, 0, QTableWidgetItem(field))
            self.table.setItem(row, 1, QTableWidgetItem(" ".join(sample.split())))
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.selectRow(next((r for r, f in enumerate(fields) if f[0] == guess), 0))
        self.table.doubleClicked.connect(self.accept)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        buttons.button(kinds.Ok).setText(translate("Field", "Add"))
        buttons.button(kinds.Cancel).setText(translate("Field", "Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)
        layout = QVBoxLayout(self)
        for widget in (asked, self.table, buttons):
            layout.addWidget(widget)
        self.resize(560, 360)

    def _tell(self) -> None:
        item = self.table.item(self.table.currentRow(), 0)
        if item is not None:
            self.chosen.emit(item.text())
