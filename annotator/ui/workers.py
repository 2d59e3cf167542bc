"""Long work beside the window, told of and cancellable: imports, and any one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from annotator.errors import UserError
from annotator.review import Arrival, bring_in
from annotator.suggest import Beside, Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annotator.review import Session
    from annotator.text.load import Choices


class ImportWorker(QThread):
    """Brings reports into a project; each is in the project when its arrival is told."""

    arrived = Signal(object)  # an Arrival
    found = Signal(object)  # a Found: candidates of a long report that has arrived

    def __init__(
        self,
        session: Session,
        paths: Sequence[Path],
        choices: Choices,
        beside: Beside,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._beside = beside
        self._paths = list(paths)
        self._choices = choices

    def run(self) -> None:
        """Do the work, in the thread."""
        try:
            for arrival in bring_in(
                self._session,
                self._paths,
                choices=self._choices,
                cancelled=self.isInterruptionRequested,
                finder=self._beside.find,
                found=self.found.emit,
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
