"""Which label is offered for what is selected, and the label that waits for a selection.

Text first: once a selection has come to rest, the likeliest label is shown, and Enter gives it.
Label first: a label's key where nothing is selected arms it, and the next selection by mouse gets
it at once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from annotator.review import guessing
from annotator.ui import i18n
from annotator.ui.workers import CallWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.text.offsets import Span
    from annotator.ui.desk import Desk
    from annotator.ui.document import ReportView
    from annotator.ui.palette import LabelPalette

translate = QCoreApplication.translate
_AT_REST_MS = 150  # after which what the keyboard selects counts as selected
_PAUSE_MS = 100  # after which the rest of the project and the suggesters are asked
_PATIENCE_MS = 300  # that Enter waits for a label to be found


class Offering(QObject):
    """Looks a label up for each selection: at hand at once, the rest beside the window."""

    def __init__(
        self, desk: Desk, view: ReportView, palette: LabelPalette, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._palette = palette
        self._votes: list[guessing.Votes] = []
        self._looked_at: Span | None = None  # the selection that the votes are for
        self._workers: list[_Looking] = []
        self._rest = QTimer(self, singleShot=True, interval=_AT_REST_MS)
        self._rest.timeout.connect(self._look)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_beside)
        self._viewport = view.viewport()
        self._viewport.installEventFilter(self)
        view.selected.connect(self._follow_selection)
        desk.armedChanged.connect(lambda _: self._show())
        desk.reportOpened.connect(lambda *_: self._disarm())
        desk.offered = self.offered

    def offered(self) -> str | None:
        """Return the label offered for what is selected; None where nothing speaks for any."""
        start, end = self._desk.selection
        if start >= end:
            return None
        if self._looked_at != (start, end):
            self._look()
        if self._pause.isActive():
            self._pause.stop()
            self._look_beside()
        if guessing.best(*self._votes) is None and self._workers:
            latest = self._workers[-1]
            latest.wait(_PATIENCE_MS)
            self._take(latest)
        return guessing.best(*self._votes)

    # -- following ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice where the mouse lets go of a selection, after the view has dealt with it."""
        if (
            watched is self._viewport
            and event.type() is QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() is Qt.MouseButton.LeftButton
        ):
            QTimer.singleShot(0, self, self._let_go)
        return False

    def _follow_selection(self, start: int, end: int) -> None:
        if self._looked_at is not None:
            self._forget()
        if start < end:
            self._rest.start()
        else:
            self._rest.stop()

    def _let_go(self) -> None:
        desk = self._desk
        if desk.selection[0] >= desk.selection[1]:
            return
        armed = desk.armed
        if armed is not None:
            self._disarm()
            desk.label(armed)
        else:
            self._look()

    def _disarm(self) -> None:
        self._desk.armed = None
        self._show()

    # -- looking --------------------------------------------------------------------------------

    def _look(self) -> None:
        """Look a label up for what is selected, unless it is being looked up."""
        desk = self._desk
        report, report_id, (start, end) = desk.report, desk.report_id, desk.selection
        if report is None or report_id is None or start >= end or self._looked_at == (start, end):
            return
        self._rest.stop()
        self._forget()
        self._looked_at = (start, end)
        self._votes.append(guessing.at_hand(report, desk.marks, start, end))
        self._show()
        self._pause.start()

    def _look_beside(self) -> None:
        """Look up what takes a moment, for who has not labelled the selection by now."""
        desk, span = self._desk, self._looked_at
        report, report_id = desk.report, desk.report_id
        if report is None or report_id is None or span is None:
            return
        look = partial(guessing.looked_up, desk.session, report_id, report, *span)
        worker = _Looking(look, span, self)
        worker.finished.connect(partial(self._end, worker))
        self._workers.append(worker)
        worker.start(CallWorker.Priority.LowPriority)

    def _end(self, worker: _Looking) -> None:
        self._take(worker)
        if worker in self._workers:
            self._workers.remove(worker)
            worker.deleteLater()

    def _take(self, worker: _Looking) -> None:
        """Count what ``worker`` has found, once, if it is for what is selected."""
        votes, worker.votes = worker.votes, None
        if votes is not None and worker.span == self._looked_at:
            self._votes.append(votes)
            self._show()

    def _forget(self) -> None:
        self._pause.stop()
        for worker in self._workers:
            worker.cancel()
        self._looked_at = None
        self._votes.clear()
        self._show()

    def _show(self) -> None:
        desk = self._desk
        label = guessing.best(*self._votes)
        self._palette.set_offered(None if desk.armed else label, desk.armed)
        if label is not None and desk.armed is None:
            name = desk.session.labels.get(label).name(i18n.current())
            text = translate("Offering", "Enter labels it {label}; another label: its key.")
            desk.told.emit(text.format(label=name))

    def stop(self) -> None:
        """Return when nothing is being looked up."""
        self._rest.stop()
        for worker in list(self._workers):
            worker.cancel()
            worker.wait()
            worker.disconnect(self)
            worker.deleteLater()
        self._workers.clear()
        self._forget()


class _Looking(CallWorker):
    """Looks up what speaks for which label over ``span``; ``votes`` is there when it ends."""

    def __init__(
        self,
        look: Callable[[Callable[[], bool]], guessing.Votes],
        span: Span,
        parent: QObject,
    ) -> None:
        super().__init__(self._keep, parent)
        self._look_up = look
        self.span = span
        self.votes: guessing.Votes | None = None

    def _keep(self, cancelled: Callable[[], bool]) -> object:
        self.votes = self._look_up(cancelled)
        return self.votes
