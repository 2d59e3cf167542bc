"""The panel below the report in which a project is searched: a query, and what it finds.

It stays while one reads and decides. Every row is a keyword in its context; rows are chosen and
ticked by key, and what is ticked is labelled or rejected at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.choice import Choice
from annotator.ui.models.found import FoundModel
from annotator.ui.models.places import AFTER, BEFORE, COVERED, REPORT, THERE
from annotator.ui.places_table import PlacesTable
from annotator.ui.query_field import QueryField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent

    from annotator.labels import LabelSet
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate
_SORTED_BY = (REPORT, BEFORE, COVERED, AFTER, THERE)


class SearchPanel(QDockWidget):
    """Tells what is asked for; what is found is put into its ``model``."""

    asked = Signal()  # what stands in the field is to be searched for
    moreAsked = Signal()
    stopAsked = Signal()
    formAsked = Signal()
    labelAsked = Signal()
    rejectAsked = Signal()
    chosen = Signal(int)  # a row that is to be gone to
    left = Signal()  # the report is to have the keyboard

    def __init__(self, labels: LabelSet, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.model = FoundModel(labels, theme, language, self)
        inside = QWidget(self)
        self.field = QueryField(inside)
        self.table = FoundTable(self.model, inside)
        self.problem, self.count, self.behind = QLabel(inside), QLabel(inside), QLabel(inside)
        self.form, self.go = QPushButton(inside), QPushButton(inside)
        self.more, self.label, self.reject = (QPushButton(inside) for _ in range(3))
        self.order = Choice(inside)
        self._busy = False
        self._lay_out(inside)
        self._connect()
        self.set_theme(theme)
        self.setWidget(inside)
        self.tell_problem("")
        self.follow()

    def _lay_out(self, inside: QWidget) -> None:
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 4, 8, 8)
        for widgets in (
            (self.field, self.form, self.go),
            (self.problem,),
            (self.table,),
            (self.count, self.behind, self.order, self.more, self.label, self.reject),
        ):
            row = QHBoxLayout()
            for widget in widgets:
                row.addWidget(widget, 1 if widget in (self.field, self.problem, self.table) else 0)
                if widget is self.behind:
                    row.addStretch(1)
            column.addLayout(row, 1 if self.table in widgets else 0)
        self.problem.setWordWrap(True)
        for told in (self.problem, self.count, self.behind):
            told.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self.form, self.go, self.more, self.label, self.reject):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _connect(self) -> None:
        self.field.asked.connect(self.asked)
        self.field.left.connect(self.left)
        self.field.textChanged.connect(lambda: self.tell_problem(""))
        self.table.left.connect(self.left)
        self.table.answered.connect(lambda: self._choose(self.table.currentIndex()))
        self.table.pointed.connect(self._choose)
        self.table.labelAsked.connect(self.labelAsked)
        self.table.rejectAsked.connect(self.rejectAsked)
        self.form.clicked.connect(self.formAsked)
        self.go.clicked.connect(self._ask_or_stop)
        self.more.clicked.connect(self.moreAsked)
        self.label.clicked.connect(self.labelAsked)
        self.reject.clicked.connect(self.rejectAsked)
        self.order.activated.connect(self._sort)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._show_order)
        self.model.ticked.connect(self.follow)
        self.model.rowsInserted.connect(lambda *_: self.follow())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.follow())

    def _ask_or_stop(self) -> None:
        if self._busy:
            self.stopAsked.emit()
        else:
            self.asked.emit()

    def take_keys(self, actions: Mapping[str, QAction]) -> None:
        """Let the keys that search work while one is here."""
        for name in ("search_project", "next_found", "previous_found"):
            self.addAction(actions[name])
        for name in ("undo", "redo"):  # in the field they are the field's own
            self.table.addAction(actions[name])

    # -- what is chosen -------------------------------------------------------------------------

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())

    def meant(self) -> list[int]:
        """Return the rows that are ticked, or else those that are chosen."""
        ticked = [row for row, tick in enumerate(self.model.ticks) if tick]
        return ticked or self.table.chosen_rows()

    def _sort(self, choice: int) -> None:
        self.table.sortByColumn(_SORTED_BY[choice], Qt.SortOrder.AscendingOrder)

    def _show_order(self, column: int) -> None:
        self.order.setCurrentIndex(_SORTED_BY.index(column))

    # -- what is told ---------------------------------------------------------------------------

    def tell_problem(self, sentence: str) -> None:
        """Say what is wrong with the query; nothing where it is empty."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def tell_busy(self, *, busy: bool) -> None:
        """Offer to stop while something is looked for, else to search."""
        self._busy = busy
        self.retranslate()

    def follow(self) -> None:
        """Offer what can be done with the rows that are meant."""
        count = len(self.meant())
        for button, text in (
            (self.label, translate("Search", "&Label {count}…")),
            (self.reject, translate("Search", "Re&ject {count}")),
        ):
            button.setEnabled(count > 0)
            button.setText(text.format(count=f"{count:,}"))

    # -- looks ----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Tell in other colours."""
        self.problem.setStyleSheet(f"color: {theme.fault.name()}")
        self.behind.setStyleSheet(f"color: {theme.dim.name()}")

    def retranslate(self) -> None:
        """Write the panel in the language of now."""
        self.setWindowTitle(translate("Search", "Search the project"))
        hint = translate("Search", "A text, or a label: 商会   PER is:open   QUANTITY > 1000 人")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(translate("Search", "What is searched for"))
        self.table.setAccessibleName(translate("Search", "Places that were found"))
        self.form.setText(translate("Search", "&Form…"))
        self.go.setText(
            translate("Search", "Stop") if self._busy else translate("Search", "&Search")
        )
        self.more.setText(translate("Search", "&More"))
        self.order.setAccessibleName(translate("Search", "Order"))
        chosen = max(0, self.order.currentIndex())
        self.order.clear()
        self.order.addItems(
            [
                translate("Search", "In the order of reports"),
                translate("Search", "By what stands before"),
                translate("Search", "By the text found"),
                translate("Search", "By what stands after"),
                translate("Search", "By what is there now"),
            ]
        )
        self.order.setCurrentIndex(chosen)
        self.table.setToolTip(
            translate(
                "Search",
                "Enter goes to the place, Space ticks, A labels, X rejects, Esc reads on",
            )
        )
        self.follow()


class FoundTable(PlacesTable):
    """What was found: gone to by Enter or a click; A labels and X rejects what is ticked."""

    left = Signal()
    labelAsked = Signal()
    rejectAsked = Signal()
    pointed = Signal(object)  # the QModelIndex of a row that was clicked

    def __init__(self, model: FoundModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self._ticked = False  # by the click that is under way
        model.ticked.connect(self._note_tick)
        self.setSortingEnabled(True)
        self.sortByColumn(REPORT, Qt.SortOrder.AscendingOrder)
        self.clicked.connect(self._point)

    def _note_tick(self) -> None:
        self._ticked = True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click."""
        self._ticked = event.modifiers() != Qt.KeyboardModifier.NoModifier  # it chooses rows
        super().mousePressEvent(event)

    def _point(self, index: QModelIndex) -> None:
        if not self._ticked:
            self.pointed.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Label, reject, leave; or what every table does."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.key() == Qt.Key.Key_A:
            self.labelAsked.emit()
        elif plain and event.key() in (Qt.Key.Key_X, Qt.Key.Key_Delete):
            self.rejectAsked.emit()
        else:
            super().keyPressEvent(event)
