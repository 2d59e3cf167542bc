"""The facts and posts of the open report, worked out beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.review.facts import facts_in
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.model import ReportFacts
    from annotator.review import Session
    from annotator.ui.desk import Desk

_SETTLED_MS = 40  # after the last act
_LONG = 200_000  # characters from which on it takes long, and waits for a pause
_PAUSE_MS = 1500


class Looking(QObject):
    """Looks while it is ``wanted``, when a report is opened and after each act on its marks."""

    found = Signal(object)  # a ReportFacts, or None where no report is open
    failed = Signal(object)  # the UserError that came of looking

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.wanted = False
        self._call = LatestCall(self)
        self._call.done.connect(self.found)
        self._call.refused.connect(self.failed)
        self._settled = QTimer(self, singleShot=True)
        self._settled.timeout.connect(self.look)
        desk.reportOpened.connect(self._open)
        for change in (desk.marksChanged, desk.marksReplaced, desk.reportReread):
            change.connect(self._change)

    def want(self, *, wanted: bool) -> None:
        """Look from now on, or no more."""
        before, self.wanted = self.wanted, wanted
        if wanted and not before:
            self.look()
        elif not wanted:
            self.stop()

    def look(self) -> None:
        """Work the facts out anew."""
        self._settled.stop()
        if self._desk.report_id is None:
            self._call.leave()
            self.found.emit(None)
        else:
            self._call.start(partial(_facts, self._desk.session, self._desk.report_id))

    def stop(self) -> None:
        """Return when nothing is worked out any more."""
        self._settled.stop()
        self._call.stop()

    def _open(self) -> None:
        self._settled.stop()
        self._call.leave()
        self.found.emit(None)
        if self.wanted:
            self.look()

    def _change(self) -> None:
        report = self._desk.report
        if self.wanted and report is not None:
            self._settled.start(_SETTLED_MS if len(report.text) <= _LONG else _PAUSE_MS)


def _facts(session: Session, report_id: int, cancelled: Callable[[], bool]) -> ReportFacts | None:
    return None if cancelled() else facts_in(session, report_id)
