"""The queue on the left: the reports that are asked for, what is asked, and how many they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from annotator.model import ReportStatus
from annotator.ui.queue.chips import Chips
from annotator.ui.queue.conditions import conditions
from annotator.ui.queue.filter_bar import FilterBar
from annotator.ui.queue.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.model import QueueFilter, QueueQuery
    from annotator.ui.models import QueueModel
    from annotator.ui.queue.conditions import Condition
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate


class QueuePanel(QWidget):
    """The list of reports; above it what is asked, and a line on all of them.

    ``label_name`` gives a label's name in the language of now, by its id.
    """

    chosen = Signal(int)  # a report's id
    left = Signal()  # back to the report

    def __init__(
        self, model: QueueModel, theme: Theme, label_name: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._label_name = label_name
        self._heading, self._shown = QLabel(self), QLabel(self)
        self.bar = FilterBar(self)
        self.chips = Chips(theme, self)
        self.list = Rows(theme, self)
        self.list.setModel(model)
        self._empty = _Nothing(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        below = QWidget(self)
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 8)
        for part in (self._heading, self.bar, self.chips, self._shown):
            layout.addWidget(part)
        layout.addWidget(below, 1)

    def _connect(self) -> None:
        model = self.model
        for changed in (model.counted, model.answered, model.rowsInserted):
            changed.connect(self._count)
        self.list.chosen.connect(self._choose)
        self.list.left.connect(self.left)
        self.list.leftUpwards.connect(self.bar.type_name)
        self.bar.left.connect(self.left)
        self.bar.leftDownwards.connect(self.go_into_list)
        self.bar.entered.connect(self._choose_first)
        self.chips.removed.connect(self._take_filter)
        self._empty.clear.clicked.connect(self.bar.clear)

    # -- showing --------------------------------------------------------------------------------

    def show_query(self, query: QueueQuery) -> None:
        """Show what is asked."""
        self.bar.show_query(query)
        self.chips.show_conditions(conditions(query.wanted, self._label_name))
        self._count()

    def show_current(self, report_id: int | None) -> None:
        """Mark the report that is open, where it is one of those shown."""
        self.list.delegate.open_id = report_id
        row = None if report_id is None else self.model.row(report_id)
        if row is None:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
        else:
            self.list.setCurrentIndex(self.model.index(row))
        self.list.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.list.delegate.theme = theme
        self.list.viewport().update()
        self.chips.set_theme(theme)

    def retranslate(self) -> None:
        """Write all, and let the rows be painted, in the language of now."""
        self.list.setAccessibleName(translate("Queue", "Reports"))
        self.list.viewport().update()
        self.bar.retranslate()
        self._empty.retranslate()
        self.show_query(self.bar.query)

    def _count(self) -> None:
        """Say how many are done and how many are shown, and why none is."""
        totals, shown = self.model.totals, self.model.rowCount()
        wanted = self.model.query.wanted
        text = translate("Queue", "Reports: {done} of {total} done")
        text = text.format(done=f"{totals[ReportStatus.DONE]:,}", total=f"{totals.total():,}")
        self._heading.setText(text)
        self.list.setAccessibleDescription(text)
        part = translate("Queue", "{shown} of {total} shown")
        self._shown.setText(part.format(shown=f"{shown:,}", total=f"{totals.total():,}"))
        self._shown.setVisible(not wanted.is_empty)
        if shown or wanted.is_empty:
            self._stack.setCurrentWidget(self.list)
        else:
            self._empty.tell([one.text for one in self._asked(wanted)])
            self._stack.setCurrentWidget(self._empty)

    def _asked(self, wanted: QueueFilter) -> list[Condition]:
        return conditions(wanted, self._label_name, by_name=True)

    # -- taking ---------------------------------------------------------------------------------

    def selected(self) -> list[int]:
        """Return the ids of the reports that are selected, from the top."""
        ids = self.model.ids()
        return [ids[row] for row in self.list.selected_rows()]

    def go_into_list(self) -> None:
        """Give the list the keys, at the open report or the first."""
        if not self.model.rowCount():
            return
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.ids()[index.row()])

    def _choose_first(self) -> None:
        """Open the first report that was found, unless the open one is among them."""
        current = self.list.currentIndex()
        if self.model.rowCount():
            self._choose(current if current.isValid() else self.model.index(0))

    def _take_filter(self, wanted: QueueFilter) -> None:
        self.bar.take(wanted)


class _Nothing(QWidget):
    """What stands in place of the list where nothing is as asked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.clear = QPushButton(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 8, 0)
        layout.addWidget(self._text)
        layout.addWidget(self.clear)
        layout.addStretch(1)

    def tell(self, asked: list[str]) -> None:
        """Say what no report is."""
        text = translate("Queue", "No report is as asked: {conditions}.")
        between = translate("Queue", ", ")
        self._text.setText(text.format(conditions=between.join(asked)))

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self.clear.setText(translate("Queue", "Show all reports"))
