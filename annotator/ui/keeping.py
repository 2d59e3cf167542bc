"""The project kept safe: verified beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.review.relabelling import Watch
from annotator.review.verifying import Verification
from annotator.ui import messages
from annotator.ui.progress import Progress
from annotator.ui.workers import CallWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from annotator.errors import UserError
    from annotator.ui.desk import Desk

translate = QCoreApplication.translate


class Keeping(QObject):
    """One piece of work at a time; what is asked for while it is under way is told to wait."""

    told = Signal(str)
    failed = Signal(object)  # a UserError
    reached = Signal(int, int)

    def __init__(self, window: QMainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._worker: CallWorker | None = None
        self._progress = Progress(window.statusBar(), self)
        self._progress.cancelled.connect(self.cancel)
        self.reached.connect(self._progress.reach)

    # -- verifying ------------------------------------------------------------------------------

    def verify(self) -> None:
        """Look the project through, and tell what was found."""
        session = self._desk.session

        def verified(cancelled: Callable[[], bool]) -> tuple[Verification, list[UserError]]:
            verification = Verification(session, Watch(cancelled, self.reached.emit))
            return verification, list(verification.faults())

        what = translate("Keeping", "Verifying the project")
        self._begin(what, verified, self._tell_verified)

    def _tell_verified(self, found: tuple[Verification, list[UserError]]) -> None:
        verification, faults = found
        if faults:
            messages.faulty(self._window, faults)
            return
        text = translate(
            "Keeping",
            "The project is whole. Looked through: {report} reports, {mark} marks, {relation} "
            "links, {decision} decisions.",
        ).format(**{name: f"{count:,}" for name, count in verification.counts.items()})
        if verification.unchecked:
            more = translate(
                "Keeping",
                "Texts that could be compared with nothing, as no source is kept of them: {count}.",
            )
            text = f"{text}\n\n{more.format(count=f'{verification.unchecked:,}')}"
        messages.information(self._window, text)

    # -- one at a time --------------------------------------------------------------------------

    def _begin(
        self, what: str, call: Callable[[Callable[[], bool]], object], take: Callable[..., None]
    ) -> None:
        if self._worker is not None:
            self.told.emit(translate("Keeping", "Something is under way with the project already."))
            return
        self._progress.begin(what)
        worker = self._worker = CallWorker(call, self)
        worker.done.connect(partial(self._take, worker, take))
        worker.refused.connect(partial(self._take, worker, self.failed.emit))
        worker.finished.connect(partial(self._end, worker))
        worker.start()

    def _take(self, worker: CallWorker, take: Callable[..., object], found: object) -> None:
        if worker is self._worker:  # what was told before it was stopped may arrive after that
            take(found)

    def _end(self, worker: CallWorker) -> None:
        if worker is self._worker:
            self._worker = None
            self._progress.end()
            worker.deleteLater()

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._worker is not None:
            self._worker.cancel()

    def stop(self) -> None:
        """Cancel, and return when nothing is under way; nothing is told of it any more."""
        worker = self._worker
        if worker is not None:
            worker.cancel()
            worker.wait()
            self._end(worker)

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()
