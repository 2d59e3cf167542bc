"""The queue in the window: what is asked of the project for it, and how it follows what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from annotator.errors import UserError
from annotator.ui.models import QueueModel
from annotator.ui.queue import QueuePanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.review import Arrival
    from annotator.ui.desk import Desk
    from annotator.ui.theme import Theme


class Queueing(QObject):
    """The model and the panel of the queue, and what goes on between them and the desk."""

    failed = Signal(object)  # a UserError

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self.model = QueueModel(self)
        self.panel = QueuePanel(self.model, theme, window)
        # a line is read while it is painted, and no box may open in the midst of that
        self.model.failed.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        self.model.answered.connect(self._follow_order)
        desk.summaryChanged.connect(self.model.put)
        desk.reportOpened.connect(self._show_current)

    def show_session(self) -> None:
        """Show the queue of the desk's project, and open its first report that is not done."""
        desk, first = self._desk, None
        try:
            self.model.show_session(desk.session)
            first = desk.session.next_to_review(self.model.query)
        except UserError as error:
            self.failed.emit(error)
        if first is not None:
            desk.open_report(first)

    def ask_again(self) -> None:
        """Show the queue as it is in the project by now."""
        self.model.ask_again()

    def take(self, arrival: Arrival) -> None:
        """Show a report that has arrived, and open it where none is open."""
        desk = self._desk
        if arrival.report_id is None:
            return
        desk.note_arrival(arrival.report_id)
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
