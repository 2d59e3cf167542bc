"""The queue in the window: what is asked of the project for it, and how it follows what is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from annotator.errors import UserError
from annotator.model import QueueQuery
from annotator.ui import i18n
from annotator.ui.dialogs.conditions import Choices, ConditionsDialog
from annotator.ui.models import QueueModel
from annotator.ui.queue import QueuePanel, saved

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.review import Arrival
    from annotator.ui.desk import Desk
    from annotator.ui.kept import Kept
    from annotator.ui.theme import Theme


class Queueing(QObject):
    """The model and the panel of the queue, and what goes on between them and the desk."""

    asked = Signal()  # a dialog has been closed
    failed = Signal(object)  # a UserError

    def __init__(self, desk: Desk, kept: Kept, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._kept, self._window = desk, kept, window
        self.model = QueueModel(self)
        self.panel = QueuePanel(self.model, theme, self._label_name, window)
        # a line is read while it is painted, and no box may open in the midst of that
        self.model.failed.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        self.model.answered.connect(self._follow_order)
        self.panel.bar.asked.connect(self.ask)
        self.panel.bar.savedAsked.connect(self._ask_saved)
        self.panel.bar.conditionsAsked.connect(self.filter_by)
        desk.summaryChanged.connect(self.model.put)
        desk.reportOpened.connect(self._show_current)
        self._offer_saved()

    def _label_name(self, label: str) -> str:
        found = self._desk.session.labels.find(label)
        return label if found is None else found.name(i18n.current())

    # -- the project ----------------------------------------------------------------------------

    def show_session(self) -> None:
        """Show the queue of the desk's project, and open its first report that is not done."""
        desk, first = self._desk, None
        self.model.query = saved.ordered(QueueQuery(), self._kept.settings.sort)
        try:
            self.model.show_session(desk.session)
            first = desk.session.next_to_review(self.model.query)
        except UserError as error:
            self.failed.emit(error)
        self.panel.show_query(self.model.query)
        if first is not None:
            desk.open_report(first)

    def take(self, arrival: Arrival) -> None:
        """Show a report that has arrived, and open it where none is open."""
        desk = self._desk
        if arrival.report_id is None:
            return
        desk.note_arrival(arrival)
        try:
            summary = desk.session.summary(arrival.report_id)
        except UserError as error:
            self.failed.emit(error)
            return
        if arrival.known:
            self.model.put(summary)
        else:
            self.model.add(summary)
        if desk.report_id is None:
            desk.open_report(arrival.report_id)
        elif arrival.report_id == desk.report_id and arrival.marks:
            desk.catch_up()

    def stop(self) -> None:
        """Return when nothing is asked of the project any more."""
        self.model.stop()

    def _follow_order(self) -> None:
        self._desk.order = self.model.ids()
        self._show_current()

    def _show_current(self) -> None:
        self.panel.show_current(self._desk.report_id)

    # -- what is asked --------------------------------------------------------------------------

    def ask(self, query: QueueQuery, wait_ms: int = 0) -> None:
        """Show other reports, or in another order, after ``wait_ms`` without another question."""
        self._kept.change(sort=saved.order_to_text(query))
        self.model.ask(query, wait_ms)
        self.panel.show_query(query)

    def ask_again(self) -> None:
        """Show the queue as it is in the project by now."""
        self.model.ask_again()
        self.panel.show_query(self.model.query)

    def clear_filter(self) -> None:
        """Show all reports."""
        self.ask(replace(self.model.query, wanted=QueueQuery().wanted))

    def filter_by_name(self) -> None:
        """Let a part of the name be typed that reports must have."""
        self.panel.bar.type_name()

    def filter_by(self) -> None:
        """Show what can be asked of the queue."""
        session = self._desk.session
        labels = {one.id: one.name(i18n.current()) for one in session.labels.labels}
        try:
            choices = Choices(labels, list(session.tags()), session.reviewers())
        except UserError as error:
            self.failed.emit(error)
            return
        dialog = ConditionsDialog(self.model.query, choices, self.saved_filters(), self._window)
        dialog.asked.connect(self.ask)
        dialog.saved.connect(self._save)
        dialog.forgotten.connect(self._forget)
        dialog.finished.connect(lambda _: self.asked.emit())
        dialog.open()

    # -- saved filters --------------------------------------------------------------------------

    def saved_filters(self) -> dict[str, QueueQuery]:
        """Return the filters that have a name."""
        return {name: saved.from_json(kept) for name, kept in self._kept.settings.filters.items()}

    def _save(self, name: str) -> None:
        filters = self._kept.settings.filters
        self._kept.change(filters={**filters, name: saved.to_json(self.model.query)})
        self._offer_saved()

    def _forget(self, name: str) -> None:
        filters = self._kept.settings.filters
        self._kept.change(filters={one: kept for one, kept in filters.items() if one != name})
        self._offer_saved()

    def _ask_saved(self, name: str) -> None:
        query = self.saved_filters().get(name)
        if query is not None:
            self.ask(query)

    def _offer_saved(self) -> None:
        self.panel.bar.show_saved(self._kept.settings.filters)
