"""Reports on their way into the project: progress and cancel in the status bar, refusals told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar

from annotator.ui.workers import ImportWorker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotator.errors import UserError
    from annotator.review import Arrival, Session

translate = QCoreApplication.translate
_TOLD_MS = 8000


class Arrivals(QObject):
    """The imports of a window, one after another."""

    arrived = Signal(object)  # an Arrival
    refused = Signal(list)  # the UserErrors of a batch, when it has ended
    ended = Signal()  # nothing is under way any more

    def __init__(self, bar: QStatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._worker: ImportWorker | None = None
        self._waiting: list[tuple[Session, Sequence[Path]]] = []
        self._problems: list[UserError] = []
        self._count = 0
        self._progress = QProgressBar()
        self._progress.setMaximumWidth(180)
        self._cancel = QPushButton()
        self._cancel.clicked.connect(self.cancel)
        for widget in (self._progress, self._cancel):
            widget.hide()
            bar.addPermanentWidget(widget)
        self.retranslate()

    def start(self, session: Session, paths: Sequence[Path]) -> None:
        """Bring in the reports at ``paths``, after what is under way."""
        self._waiting.append((session, paths))
        if self._worker is None:
            self._begin()

    def cancel(self) -> None:
        """Stop after the report that is being read, and give up what waits."""
        self._waiting.clear()
        if self._worker is not None:
            self._worker.cancel()

    def stop(self) -> None:
        """Cancel, and return when nothing is under way; what was refused is not told any more."""
        worker = self._worker
        self.cancel()
        if worker is not None:
            worker.wait()
            worker.arrived.disconnect(self._take)
            worker.finished.disconnect(self._end)
            self._problems.clear()
            self._clear()

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._cancel.setText(translate("Arrivals", "Cancel"))

    def _begin(self) -> None:
        session, paths = self._waiting.pop(0)
        self._problems, self._count = [], 0
        self._progress.setRange(0, 0)
        self._progress.show()
        self._cancel.show()
        self._worker = ImportWorker(session, paths, self)
        self._worker.arrived.connect(self._take)
        self._worker.finished.connect(self._end)
        self._worker.start()

    def _take(self, arrival: Arrival) -> None:
        self._progress.setRange(0, arrival.total)
        self._progress.setValue(arrival.index)
        if arrival.error is not None:
            self._problems.append(arrival.error)
        elif not arrival.known:
            self._count += 1
        self.arrived.emit(arrival)

    def _end(self) -> None:
        cancelled = self._worker is not None and self._worker.isInterruptionRequested()
        text = translate("Arrivals", "Reports added: {count}")
        if cancelled:
            text = translate("Arrivals", "Stopped. Reports added: {count}")
        self._bar.showMessage(text.format(count=self._count), _TOLD_MS)
        problems = self._problems
        self._clear()
        if problems:
            self.refused.emit(problems)
        if self._waiting:
            self._begin()
        else:
            self.ended.emit()

    def _clear(self) -> None:
        if self._worker is not None:
            self._worker.deleteLater()
            self._worker = None
        self._progress.hide()
        self._cancel.hide()
