"""What does not add up in the open report: shown in the gutter, walked over by keys.

It is worked out beside the window, when a report opens and a moment after each act on its marks; in
a long report when it is asked for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from annotator.errors import UserError
from annotator.review.checking import findings_in, note
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.model import Finding, ReportSummary
    from annotator.review import Session
    from annotator.ui.desk import Desk
    from annotator.ui.document import ReportView

translate = QCoreApplication.translate
_SETTLED_MS = 400  # after the last act
_LONG = 200_000  # characters from which on a report is looked through only when asked


class Findings(QObject):
    """The findings of the open report, in text order, in ``found``."""

    told = Signal(str)

    def __init__(self, desk: Desk, view: ReportView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self.found: list[Finding] = []
        self._known = False  # whether ``found`` is of the marks of now
        self._then: Callable[[], None] | None = None  # what was asked before it was known
        self._beside = LatestCall(self)
        self._beside.done.connect(self._take)
        self._beside.refused.connect(desk.failed)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._look)
        desk.reportOpened.connect(self._open)
        for change in (desk.marksChanged, desk.marksReplaced, desk.reportReread):
            change.connect(self._change)
        view.gutter.noteClicked.connect(self._go_to_note)

    # -- finding --------------------------------------------------------------------------------

    def _open(self) -> None:
        self._settled.stop()
        self._beside.leave()
        self._known, self._then = False, None
        self._show([])
        self._begin(0)

    def _change(self) -> None:
        self._known = False
        self._begin(_SETTLED_MS)

    def _begin(self, after_ms: int) -> None:
        report = self._desk.report
        if report is not None and len(report.text) <= _LONG:
            self._settled.start(after_ms)

    def _look(self) -> None:
        """Work the findings out anew, beside the window."""
        self._settled.stop()
        report_id = self._desk.report_id
        if report_id is not None:
            self._beside.start(partial(_found, self._desk.session, report_id))

    def _take(self, told: tuple[list[Finding], ReportSummary | None]) -> None:
        found, summary = told
        if summary is not None:
            self._tell_queue(summary.id)
        self._known = not self._settled.isActive()
        if found != self.found:
            self._show(found)
        if self._then is not None and self._known:
            then, self._then = self._then, None
            then()

    def _tell_queue(self, report_id: int) -> None:
        """Tell the report's line as it is now: it may have changed since the findings were kept."""
        try:
            summary = self._desk.session.summary(report_id)
        except UserError as error:
            self._desk.failed.emit(error)
        else:
            self._desk.summaryChanged.emit(summary)

    def _show(self, found: list[Finding]) -> None:
        self.found = found
        notes = [(one.start, one.end, one.severity, sentence(one)) for one in found]
        self._view.show_findings(notes)

    def stop(self) -> None:
        """Return when nothing is worked out any more."""
        self._settled.stop()
        self._beside.stop()

    # -- walking --------------------------------------------------------------------------------

    def next(self) -> None:
        """Go to the next finding after this place, from the end on from the beginning."""
        self._once_known(self._next)

    def previous(self) -> None:
        """Go to the last finding before this place, from the beginning on from the end."""
        self._once_known(self._previous)

    def _once_known(self, walk: Callable[[], None]) -> None:
        """Walk by what is found in the marks of now, which may have to be worked out first."""
        if self._desk.report is None:
            return
        if self._known:
            walk()
        else:
            self._then = walk
            self.told.emit(translate("Findings", "Looking for what does not add up…"))
            self._look()

    def _next(self) -> None:
        here = self._here()
        self._go(next((one for one in self.found if (one.start, one.end) > here), None), 0)

    def _previous(self) -> None:
        here = self._here()
        before = [one for one in self.found if (one.start, one.end) < here]
        self._go(before[-1] if before else None, -1)

    def _here(self) -> tuple[int, int]:
        current = self._desk.current
        return self._view.selection() if current is None else (current.start, current.end)

    def _go(self, finding: Finding | None, otherwise: int) -> None:
        if not self.found:
            self.told.emit(translate("Findings", "Nothing was found that does not add up."))
            return
        self._arrive(finding or self.found[otherwise])

    def _go_to_note(self, start: int, end: int) -> None:
        for one in self.found:
            if (one.start, one.end) == (start, end):
                self._arrive(one)
                return

    def _arrive(self, finding: Finding) -> None:
        """Select what the finding rests on, and say what it says."""
        self._desk.point_at(None)
        self._view.select(*self._view.page.view.map.forward(finding.start, finding.end))
        self._view.reveal(finding.start, finding.end)
        number = self.found.index(finding) + 1
        text = translate("Findings", "{number} of {all}: {finding}")
        self.told.emit(text.format(number=number, all=len(self.found), finding=sentence(finding)))

    def retranslate(self) -> None:
        """Tell of the findings in the language of now."""
        self._show(self.found)


def sentence(finding: Finding) -> str:
    """Return what ``finding`` says, in the window's language."""
    return translate("findings", finding.template).format(**finding.facts)


def _found(
    session: Session, report_id: int, cancelled: Callable[[], bool]
) -> tuple[list[Finding], ReportSummary | None]:
    """Return the findings of a report, and its line in the queue where that is another now."""
    found = [one.finding for one in findings_in(session, report_id) if one.is_open]
    return found, None if cancelled() else note(session, report_id, len(found))
