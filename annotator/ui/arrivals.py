"""Reports on their way into the project: progress and cancel in the status bar, then what came."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.review.problems import Problems
from annotator.ui.progress import Progress
from annotator.ui.workers import Batch, ImportWorker

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QStatusBar

    from annotator.review import Arrival, Found
    from annotator.suggest import Beside

translate = QCoreApplication.translate
_TOLD_MS = 8000


@dataclass(slots=True)
class Result:
    """What became of a batch: how many reports came, were there, and what did not come in.

    ``joined`` are the spans that came to reports that were there. ``passed`` are those that did
    not, and ``left_out`` those whose label was not wanted. ``same`` are the documents whose text a
    report has already: their names and its, and their files.
    """

    batch: Batch
    added: int = 0
    known: int = 0
    joined: int = 0
    passed: int = 0
    left_out: int = 0
    problems: Problems = field(default_factory=Problems)
    same: list[tuple[str, str, Path]] = field(default_factory=list)

    def take(self, arrival: Arrival) -> None:
        """Count one more."""
        for problem in arrival.losses:
            self.problems.add(problem)
        self.passed += arrival.passed
        self.left_out += arrival.left_out
        if arrival.error is not None:
            self.problems.add(arrival.error)
        elif arrival.path is not None:
            self.same.append((arrival.name, arrival.same_as, arrival.path))
        elif arrival.known:
            self.known += 1
            self.joined += arrival.marks
        else:
            self.added += 1

    def in_words(self, *, stopped: bool = False) -> str:
        """Return how many came, and how many did not for what reason."""
        text = translate("Arrivals", "Reports added: {count}")
        if stopped:
            text = translate("Arrivals", "Stopped. Reports added: {count}")
        told = [text.format(count=f"{self.added:,}")]
        problems = self.problems
        for count, reason in (
            (self.known, translate("Arrivals", "in the project already: {count}")),
            (self.joined, translate("Arrivals", "spans added to those: {count}")),
            (self.passed, translate("Arrivals", "spans passed over: {count}")),
            (self.left_out, translate("Arrivals", "spans left out: {count}")),
            (len(self.same), translate("Arrivals", "with the text of another: {count}")),
            (problems.refused, translate("Arrivals", "refused: {count}")),
            (len(problems) - problems.refused, translate("Arrivals", "remarks: {count}")),
        ):
            if count:
                told.append(reason.format(count=f"{count:,}"))
        return "; ".join(told)

    def again(self) -> Batch:
        """Return what brings in those that have the text of another."""
        paths = list(dict.fromkeys(path for *_, path in self.same))
        return replace(self.batch, paths=paths, same_text=True)


class Arrivals(QObject):
    """The imports of a window, one after another."""

    arrived = Signal(object)  # an Arrival
    found = Signal(object)  # a Found: candidates of a long report that has arrived
    told = Signal(object)  # the Result of a batch that has ended, where not all of it came in
    ended = Signal()  # nothing is under way any more

    def __init__(self, bar: QStatusBar, beside: Beside, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._worker: ImportWorker | None = None
        self._waiting: list[Batch] = []
        self._result: Result | None = None
        self._cancelled = False
        self._beside = beside
        self._progress = Progress(bar, self)
        self._progress.cancelled.connect(self.cancel)

    def start(self, batch: Batch) -> None:
        """Bring in a batch, after what is under way."""
        self._waiting.append(batch)
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
            self._clear()
        self._beside.close()

    def use_ner(self, *, on: bool) -> None:
        """Let LAC find names, or not, from the next report on."""
        self._beside.ner = on

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()

    def _begin(self) -> None:
        batch = self._waiting.pop(0)
        self._result, self._cancelled = Result(batch), False
        self._progress.begin(translate("Arrivals", "Adding reports"))
        self._worker = ImportWorker(batch, self._beside, self)
        self._worker.compared.connect(self._compare)
        self._worker.arrived.connect(self._take)
        self._worker.found.connect(self._follow)
        self._worker.finished.connect(self._end)
        self._worker.start()

    def _compare(self, done: int, total: int) -> None:
        self._progress.begin(translate("Arrivals", "Comparing texts"))
        self._progress.reach(done, total)

    def _follow(self, found: Found) -> None:
        self._progress.begin(translate("Arrivals", "Looking for candidates"))
        self._progress.reach(found.end, found.summary.length)
        self.found.emit(found)

    def _take(self, arrival: Arrival) -> None:
        self._progress.begin(translate("Arrivals", "Adding reports"))
        self._progress.reach(arrival.index, arrival.total)
        if self._result is not None:
            self._result.take(arrival)
        self.arrived.emit(arrival)

    def _end(self) -> None:
        result = self._result
        self._clear()
        if result is not None:
            self._bar.showMessage(result.in_words(stopped=self._cancelled), _TOLD_MS)
            if result.problems or result.same:
                self.told.emit(result)
        if self._waiting:
            self._begin()
        else:
            self.ended.emit()

    def _clear(self) -> None:
        if self._worker is not None:
            self._worker.deleteLater()
            self._worker = None
        self._progress.end()
