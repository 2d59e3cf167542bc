"""Long work beside the window: bringing reports in, told of as it goes and cancellable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from annotator.errors import UserError
from annotator.review import Arrival, bring_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotator.review import Session


class ImportWorker(QThread):
    """Brings reports into a project; each is in the project when its arrival is told."""

    arrived = Signal(object)  # an Arrival

    def __init__(self, session: Session, paths: Sequence[Path], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._paths = list(paths)

    def run(self) -> None:
        """Do the work, in the thread."""
        try:
            for arrival in bring_in(
                self._session, self._paths, cancelled=self.isInterruptionRequested
            ):
                self.arrived.emit(arrival)
        except UserError as error:  # the project itself failed, not one file
            self.arrived.emit(Arrival(0, 0, "", error=error))

    def cancel(self) -> None:
        """Ask the work to stop; what has arrived stays."""
        self.requestInterruption()
