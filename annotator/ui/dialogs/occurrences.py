"""Every place where a text stands, to tick those that are meant: one key for all of them.

Space ticks the chosen rows or takes their ticks away, Ctrl+A chooses all, Enter does it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.models.occurrences import (
    AFTER,
    BEFORE,
    COVERED,
    REPORT,
    THERE,
    OccurrencesModel,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from annotator.labels import LabelSet
    from annotator.review.occurrences import Occurrence

translate = QCoreApplication.translate


class OccurrencesDialog(QDialog):
    """A table of places; ``confirmed`` tells those that are ticked.

    ``heading`` says what is to be done with them, ``verb`` is what the button says: a template for
    the ``count`` of them.
    """

    confirmed = Signal(list)  # of Occurrence

    def __init__(
        self,
        found: Sequence[Occurrence],
        heading: str,
        verb: str,
        labels: LabelSet,
        language: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._verb = verb
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Occurrences", "Every place"))
        self.model = OccurrencesModel(found, labels, language, self)
        self.table = PlacesTable(self.model, self)
        self._heading = QLabel(heading, self)
        self._heading.setWordWrap(True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._hint = QLabel(
            translate("Occurrences", "Space ticks the chosen rows, Ctrl+A chooses all."), self
        )
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.ok = buttons.button(kinds.Ok)
        self.ok.setDefault(True)
        buttons.button(kinds.Cancel).setText(translate("Occurrences", "Cancel"))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self._heading, self.table, self._hint, buttons):
            layout.addWidget(widget)
        self.model.ticked.connect(self._count)
        self.table.answered.connect(self._take)
        self._count()
        self.resize(QSize(980, 480).boundedTo(parent.screen().availableSize() * 0.95))
        self.table.setFocus()

    def _count(self) -> None:
        count = self.model.count()
        self.ok.setText(self._verb.format(count=f"{count:,}"))
        self.ok.setEnabled(count > 0)

    def _take(self) -> None:
        chosen = self.model.chosen()
        if chosen:
            self.accept()
            self.confirmed.emit(chosen)


class PlacesTable(QTableView):
    """Places in their context, which are chosen and ticked by key; Enter answers."""

    answered = Signal()

    def __init__(self, model: OccurrencesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._places = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column in (BEFORE, AFTER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.fit()

    def fit(self) -> None:
        """Give the columns the room that the places need, and choose the first."""
        for column in (REPORT, COVERED, THERE):
            self.resizeColumnToContents(column)
        self.setColumnWidth(REPORT, min(self.columnWidth(REPORT), 220))
        if self._places.rowCount():
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            rows = QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._places.index(0, 0), choose | rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space, and end by Enter."""
        if event.key() == Qt.Key.Key_Space:
            rows = [index.row() for index in self.selectionModel().selectedRows()]
            if rows:
                here = self._places.is_ticked(self.currentIndex().row())
                self._places.tick(rows, on=not here)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answered.emit()
        else:
            super().keyPressEvent(event)
