"""Reports on their way into the project: progress and cancel in the status bar, refusals told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.review.sources import AS_FOUND
from annotator.ui.progress import Progress
from annotator.ui.workers import ImportWorker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QStatusBar

    from annotator.errors import UserError
    from annotator.review import Arrival, Found, Session
    from annotator.suggest import Beside
    from annotator.text.load import Choices

translate = QCoreApplication.translate
_TOLD_MS = 8000


class Arrivals(QObject):
    """The imports of a window, one after another."""

    arrived = Signal(object)  # an Arrival
    found = Signal(object)  # a Found: candidates of a long report that has arrived
    refused = Signal(list)  # the UserErrors of a batch, when it has ended
    ended = Signal()  # nothing is under way any more

    def __init__(self, bar: QStatusBar, beside: Beside, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._worker: ImportWorker | None = None
        self._waiting: list[tuple[Session, Sequence[Path], Choices]] = []
        self._problems: list[UserError] = []
        self._count = self._known = 0
        self._cancelled = False
        self._beside = beside
        self._progress = Progress(bar, self)
        self._progress.cancelled.connect(self.cancel)

    def start(self, session: Session, paths: Sequence[Path], choices: Choices = AS_FOUND) -> None:
        """Bring in the reports at ``paths``, read by ``choices``, after what is under way."""
        self._waiting.append((session, paths, choices))
        if self._worker is None:
            self._begin()

    def cancel(self) -> None:
        """Stop after what is being read or stored, and give up what waits."""
        self._waiting.clear()
        if self._worker is not None:
            self._cancelled = True
            self._worker.cancel()

    def stop(self) -> None:
        """Cancel, and return when nothing is under way; what was refused is not told any more."""
        worker = self._worker
        self.cancel()
        if worker is not None:
            worker.wait()
            worker.arrived.disconnect(self._take)
            worker.found.disconnect(self._follow)
            worker.finished.disconnect(self._end)
            self._problems.clear()
            self._clear()
        self._beside.close()

    def use_ner(self, *, on: bool) -> None:
        """Let LAC find names, or not, from the next report on."""
        self._beside.ner = on

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()

    def _begin(self) -> None:
        session, paths, choices = self._waiting.pop(0)
        self._problems, self._count, self._known, self._cancelled = [], 0, 0, False
        self._progress.begin(translate("Arrivals", "Adding reports"))
        self._worker = ImportWorker(session, paths, choices, self._beside, self)
        self._worker.arrived.connect(self._take)
        self._worker.found.connect(self._follow)
        self._worker.finished.connect(self._end)
        self._worker.start()

    def _follow(self, found: Found) -> None:
        self._progress.begin(translate("Arrivals", "Looking for candidates"))
        self._progress.reach(found.end, found.summary.length)
        self.found.emit(found)

    def _take(self, arrival: Arrival) -> None:
        self._progress.begin(translate("Arrivals", "Adding reports"))
        self._progress.reach(arrival.index, arrival.total)
        self._problems += arrival.losses
        if arrival.error is not None:
            self._problems.append(arrival.error)
        elif arrival.known:
            self._known += 1
        else:
            self._count += 1
        self.arrived.emit(arrival)

    def _end(self) -> None:
        text = translate("Arrivals", "Reports added: {count}")
        if self._cancelled:
            text = translate("Arrivals", "Stopped. Reports added: {count}")
        text = text.format(count=self._count)
        if self._known:
            more = translate("Arrivals", "in the project already: {count}")
            text = f"{text}; {more.format(count=self._known)}"
        self._bar.showMessage(text, _TOLD_MS)
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
        self._progress.end()
