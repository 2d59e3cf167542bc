"""What becomes of a label's marks: merged into another label, or removed; shown before it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import MarkStatus
from annotator.review.label_acts import MOST_IN_CONTEXT
from annotator.ui.choice import Choice
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.errors import UserError
    from annotator.labels import Label
    from annotator.review.label_acts import LabelUse

translate = QCoreApplication.translate

_STATUS = {
    MarkStatus.CONFIRMED: QT_TRANSLATE_NOOP("Labels", "confirmed"),
    MarkStatus.SUGGESTED: QT_TRANSLATE_NOOP("Labels", "open"),
    MarkStatus.REJECTED: QT_TRANSLATE_NOOP("Labels", "rejected"),
}


class LabelFate(QDialog):
    """Asks for the label that takes the marks of ``one``, of ``others``; none where they go.

    ``use`` is called beside the window with the number of the chosen one, and gives what changes.
    """

    chosen = Signal(int)  # the number of the label among ``others``; -1: they are removed
    failed = Signal(object)  # a UserError: what changes cannot be told

    def __init__(
        self,
        one: Label,
        others: list[Label],
        language: str,
        use: Callable[[int], LabelUse],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name = one.name(language)
        self._use = use
        self._beside = LatestCall(self)
        self._beside.done.connect(self.show_use)
        self._beside.refused.connect(self._fail)
        merges = bool(others)
        title = (
            translate("Labels", "Merge “{name}” into another label")
            if merges
            else translate("Labels", "Remove “{name}” and its marks")
        )
        self.setWindowTitle(title.format(name=self._name))
        self.into = Choice(self)
        for label in others:
            self.into.addItem(f"{label.name(language)} · {label.id}")
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.places = self._table()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.buttons.button(kinds.Ok).setText(
            translate("Labels", "Merge") if merges else translate("Labels", "Remove")
        )
        self.buttons.button(kinds.Cancel).setText(translate("Labels", "Cancel"))
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        if merges:
            form = QFormLayout()
            form.addRow(translate("Labels", "Its marks come under"), self.into)
            layout.addLayout(form)
        for widget in (self.told, self.places, self.buttons):
            layout.addWidget(widget)
        self.into.setVisible(merges)
        self.into.currentIndexChanged.connect(lambda _: self._look())
        self.finished.connect(lambda _: self._beside.stop())
        self.resize(QSize(720, 460).boundedTo(parent.screen().availableSize() * 0.9))
        self._look()

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 3, self)
        table.setHorizontalHeaderLabels(
            [
                translate("Labels", "Report"),
                translate("Labels", "In its context"),
                translate("Labels", "Status"),
            ]
        )
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return table

    def _give(self) -> None:
        self.chosen.emit(self.into.currentIndex())
        self.accept()

    # -- what changes -----------------------------------------------------------------------------

    def _look(self) -> None:
        """Count beside the window; what was asked before is not shown any more."""
        self.told.setText(translate("Labels", "Counting…"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        number = self.into.currentIndex()
        self._beside.start(lambda _: self._use(number))

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)
        self.reject()

    def show_use(self, use: LabelUse) -> None:
        """Show which marks are meant."""
        counts = [
            f"{use.counts.get(status, 0):,} {translate('Labels', text)}"
            for status, text in _STATUS.items()
        ]
        text = translate("Labels", "Marks: {count} ({statuses}), in {reports} reports.")
        said = [
            text.format(count=f"{use.marks:,}", statuses=" · ".join(counts), reports=use.reports)
        ]
        if use.folded:
            more = translate(
                "Labels",
                "At {count} places both labels stand: one mark stays there, confirmed before open.",
            )
            said.append(more.format(count=f"{use.folded:,}"))
        if use.lists:
            more = translate("Labels", "Word lists that follow: {names}.")
            said.append(more.format(names=", ".join(use.lists)))
        if use.marks > len(use.places):
            more = translate("Labels", "The first {count} of them:")
            said.append(more.format(count=MOST_IN_CONTEXT))
        self.told.setText("\n".join(said))
        self.places.setRowCount(len(use.places))
        for row, place in enumerate(use.places):
            shown = f"…{place.before}【{place.text}】{place.after}…"
            status = translate("Labels", _STATUS[place.status])
            for column, cell in enumerate((place.report, shown, status)):
                self.places.setItem(row, column, QTableWidgetItem(cell))
        self.places.resizeColumnToContents(2)
        self.places.setColumnWidth(0, 170)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(True)
