"""Long work beside the window, told of and cancellable: imports, and any one call."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from annotator.errors import UserError
from annotator.review import Arrival, Taking, bring_in
from annotator.review.transfer import AS_TOLD
from annotator.suggest import Beside, Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annotator.review import Session
    from annotator.text.load import Choices


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be brought in, and how; ``same_text``: also what a report says already."""

    session: Session
    paths: Sequence[Path]
    choices: Choices
    same_text: bool = False
    taking: Taking = AS_TOLD


class ImportWorker(QThread):
    """Brings reports into a project; each is in the project when its arrival is told."""

    arrived = Signal(object)  # an Arrival
    found = Signal(object)  # a Found: candidates of a long report that has arrived
    compared = Signal(int, int)  # of so many reports so many are ready to be compared with

    def __init__(self, batch: Batch, beside: Beside, parent: QObject) -> None:
        super().__init__(parent)
        self._batch = batch
        self._beside = beside

    def run(self) -> None:
        """Do the work, in the thread."""
        try:
            for arrival in bring_in(
                self._batch.session,
                self._batch.paths,
                taking=self._batch.taking,
                choices=self._batch.choices,
                cancelled=self.isInterruptionRequested,
                finder=self._beside.find,
                found=self.found.emit,
                same_text=self._batch.same_text,
                compared=self.compared.emit,
            ):
                self.arrived.emit(arrival)
        except UserError as error:  # the project itself failed, not one file
            self.arrived.emit(Arrival(0, 0, "", error=error))

    def cancel(self) -> None:
        """Ask the work to stop; what has arrived stays."""
        self.requestInterruption()


class CallWorker(QThread):
    """Makes one call, which is given a way to ask whether it is to stop."""

    done = Signal(object)  # what the call returned
    found = Signal(object)  # what it told of on its way, where it was given this to tell by
    refused = Signal(object)  # the UserError it raised

    def __init__(self, call: Callable[[Callable[[], bool]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call

    def run(self) -> None:
        """Make the call, in the thread."""
        try:
            self.done.emit(self._call(self.isInterruptionRequested))
        except UserError as error:
            self.refused.emit(error)
        except Cancelled:
            return

    def cancel(self) -> None:
        """Ask the call to stop; then nothing is told of it."""
        self.requestInterruption()


class OneCall(QObject):
    """Makes one call beside the window at a time; of one that was stopped nothing is told."""

    reached = Signal(int, int)  # how far a call is, and of how much
    refused = Signal(object)  # the UserError that a call raised, where nobody else takes it
    ended = Signal()  # after what it returned was taken, or it was refused, or stopped

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker: CallWorker | None = None
        self._percent = -1  # that was reached last

    @property
    def is_busy(self) -> bool:
        """Whether a call is under way."""
        return self._worker is not None

    def start(
        self,
        call: Callable[[Callable[[], bool]], object],
        take: Callable[[Any], object],
        refuse: Callable[[UserError], object] | None = None,
    ) -> None:
        """Make ``call``, as ``CallWorker`` does, and let ``take`` have what it returns.

        ``refuse`` has what it raises. None may be under way; ``take`` may stop it to begin another.
        """
        worker = self._worker = CallWorker(call, self)
        self._percent = -1
        worker.found.connect(partial(self._tell, worker, lambda steps: self.reached.emit(*steps)))
        worker.done.connect(partial(self._tell, worker, take))
        worker.refused.connect(partial(self._tell, worker, refuse or self.refused.emit))
        worker.finished.connect(partial(self._end, worker))
        worker.start()

    def reach(self, done: int, total: int) -> None:
        """Tell from within the call how far it is; steps too small to be seen are not told."""
        worker, percent = self._worker, 100 * done // max(total, 1)
        if worker is not None and percent != self._percent:
            self._percent = percent
            worker.found.emit((done, total))

    def _tell(self, worker: CallWorker, take: Callable[[Any], object], found: object) -> None:
        if worker is self._worker:  # what it told before it was stopped may arrive after that
            take(found)

    def _end(self, worker: CallWorker) -> None:
        if worker is self._worker:
            self._worker = None
            worker.deleteLater()
            self.ended.emit()

    def cancel(self) -> None:
        """Ask what is under way to stop."""
        if self._worker is not None:
            self._worker.cancel()

    def stop(self) -> None:
        """Cancel, and return when nothing is under way."""
        worker = self._worker
        if worker is not None:
            worker.cancel()
            worker.wait()
            self._end(worker)


class LatestCall(QObject):
    """Makes calls beside the window, of which only the latest is wanted."""

    done = Signal(object)  # what the latest call returned
    refused = Signal(object)  # the UserError it raised

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker: CallWorker | None = None
        self._left: list[CallWorker] = []  # still at work on what is no longer wanted

    @property
    def is_busy(self) -> bool:
        """Whether the latest call is waited for."""
        return self._worker is not None

    def start(
        self, call: Callable[[Callable[[], bool]], object], *, after_ms: int = 0
    ) -> CallWorker:
        """Make ``call``, as ``CallWorker`` does, in place of the one before; return its worker.

        It begins a moment later. What it tells of on its way is told even if it is left by then.
        """
        self.leave()
        worker = self._worker = CallWorker(call, self)
        # what one has told may arrive after it was left
        worker.done.connect(partial(self._take, worker))
        worker.refused.connect(partial(self._refuse, worker))
        QTimer.singleShot(after_ms, worker, lambda: self._begin(worker))
        return worker

    def _begin(self, worker: CallWorker) -> None:
        if worker is self._worker:  # else it is left, and let go of as one that never ran
            worker.start()

    def _take(self, worker: CallWorker, found: object) -> None:
        if worker is self._worker:
            self.leave()
            self.done.emit(found)

    def _refuse(self, worker: CallWorker, error: UserError) -> None:
        if worker is self._worker:
            self.leave()
            self.refused.emit(error)

    def leave(self) -> None:
        """Want no more of what is under way; it ends when it can be ended."""
        if self._worker is not None:
            self._worker.cancel()
            self._left.append(self._worker)
            self._worker = None
        self._left = [worker for worker in self._left if not _let_go(worker)]

    def stop(self) -> None:
        """Return when nothing is under way any more."""
        self.leave()
        for worker in self._left:
            worker.wait()
        self._left = [worker for worker in self._left if not _let_go(worker)]


def _let_go(worker: CallWorker) -> bool:
    """Return whether the thread does not run, or never will, and let go of it then."""
    if worker.isRunning():
        return False
    worker.deleteLater()
    return True
