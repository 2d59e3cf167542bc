"""The findings of the open report, worked out beside the window.

That is when a report opens and a moment after each act on its marks; in a long report when it is
asked for.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.errors import UserError
from annotator.review.checking import findings_in, note
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.model import JudgeChange, Mark, ReportSummary
    from annotator.review import Session
    from annotator.review.checking import Checked
    from annotator.text.cancel import Asked
    from annotator.ui.desk import Desk

_SETTLED_MS = 400  # after the last act
_LONG = 200_000  # characters from which on a report is looked through only when asked


class Looking(QObject):
    """What was found, in text order, in ``found``, with what reviewers made of it."""

    changed = Signal()  # what is found, or ruled on it
    progressed = Signal()  # it is being looked, or no longer

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.found: list[Checked] = []
        self.is_known = False  # whether ``found`` is of the marks of now
        self._then: Callable[[], None] | None = None  # what was asked before it was known
        self._beside, self._noting = LatestCall(self), LatestCall(self)
        self._beside.done.connect(self._take)
        self._beside.refused.connect(self._refuse)
        self._noting.done.connect(self._tell_queue)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self.look)
        desk.reportOpened.connect(self._open)
        desk.marksChanged.connect(self._follow)
        desk.judged.connect(self._judge)
        for change in (desk.marksReplaced, desk.reportReread):
            change.connect(self._begin_again)

    @property
    def is_busy(self) -> bool:
        """Whether it is being looked just now."""
        return self._beside.is_busy

    @property
    def waits(self) -> bool:
        """Whether it is looked only when asked, and was not since the marks are as they are."""
        return not self.is_known and not self.is_busy and self._is_long()

    def _is_long(self) -> bool:
        report = self._desk.report
        return report is not None and len(report.text) > _LONG

    # -- looking --------------------------------------------------------------------------------

    def _open(self) -> None:
        self._settled.stop()
        self._beside.leave()
        self.is_known, self._then = False, None
        self._show([])
        self._begin(0)

    def _follow(self, touched: Sequence[Mark]) -> None:
        if touched:
            self._begin_again()

    def _begin_again(self) -> None:
        self.is_known = False
        self._begin(_SETTLED_MS)

    def _begin(self, after_ms: int) -> None:
        if self._desk.report is not None and not self._is_long():
            self._settled.start(after_ms)
        self.progressed.emit()

    def look(self) -> None:
        """Work the findings out anew, beside the window."""
        self._settled.stop()
        report_id = self._desk.report_id
        if report_id is not None:
            self._beside.start(partial(_found, self._desk.session, report_id))
            self.progressed.emit()

    def once_known(self, then: Callable[[], None]) -> bool:
        """Do ``then`` as soon as it is known what is found in the marks of now.

        Returns whether that is known already; else it is looked first.
        """
        if self.is_known:
            then()
            return True
        self._then = then
        self.look()
        return False

    def _take(self, told: tuple[list[Checked], ReportSummary | None]) -> None:
        found, summary = told
        self._tell_queue(summary)
        self.is_known = not self._settled.isActive()
        if found != self.found:
            self._show(found)
        self.progressed.emit()
        if self._then is not None and self.is_known:
            then, self._then = self._then, None
            then()

    def _refuse(self, error: UserError) -> None:
        self.progressed.emit()
        self._desk.failed.emit(error)

    def _tell_queue(self, summary: ReportSummary | None) -> None:
        """Tell the report's line as it is now: it may have changed since the findings were kept."""
        if summary is None:
            return
        try:
            summary = self._desk.session.summary(summary.id)
        except UserError as error:
            self._desk.failed.emit(error)
        else:
            self._desk.summaryChanged.emit(summary)

    def _show(self, found: list[Checked]) -> None:
        self.found = found
        self.changed.emit()

    # -- rulings --------------------------------------------------------------------------------

    def _judge(self, changes: Sequence[JudgeChange]) -> None:
        """Follow what was ruled, here or by undoing it, on findings of the open report."""
        report_id, ruled = self._desk.report_id, {one.finding: one.after for one in changes}
        self._show(
            [
                replace(one, judgement=ruled.get(one.finding.key, one.judgement))
                for one in self.found
            ]
        )
        if self.is_busy or self._settled.isActive():  # it may have been read before
            self._settled.start()
        elif self.is_known and report_id is not None:
            count = sum(one.is_open for one in self.found)
            self._noting.start(partial(_note, self._desk.session, report_id, count))

    def stop(self) -> None:
        """Return when nothing is worked out any more."""
        self._settled.stop()
        self._beside.stop()
        self._noting.stop()


def _found(
    session: Session, report_id: int, cancelled: Asked
) -> tuple[list[Checked], ReportSummary | None]:
    """Return the findings of a report, and its line in the queue where that is another now."""
    found = findings_in(session, report_id)
    count = sum(one.is_open for one in found)
    return found, None if cancelled() else note(session, report_id, count)


def _note(session: Session, report_id: int, count: int, cancelled: Asked) -> ReportSummary | None:
    return None if cancelled() else note(session, report_id, count)
