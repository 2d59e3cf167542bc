"""Reports filed in the queue, one or many: their status, their tags. Many are done beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.errors import UserError
from annotator.model import ReportStatus
from annotator.review.relabelling import Watch
from annotator.ui.desk import MANY_AT_ONCE
from annotator.ui.dialogs.tags import TagsDialog
from annotator.ui.progress import Progress
from annotator.ui.unsaved import Waiting
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QStatusBar, QWidget

    from annotator.review import Outcome, Session
    from annotator.ui.desk import Desk
    from annotator.ui.queue import QueuePanel

    _Act = Callable[[Watch | None], Outcome | None]

translate = QCoreApplication.translate


class Filing(QObject):
    """What keys do to the reports that are selected in the queue, else to the open one."""

    asked = Signal()  # a dialog has been closed

    def __init__(self, desk: Desk, panel: QueuePanel, bar: QStatusBar, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._panel, self._window = desk, panel, window
        self._call = OneCall(self)
        self._progress = Progress(bar, self)
        self._progress.cancelled.connect(self.cancel)
        self._call.reached.connect(self._progress.reach)
        self._call.ended.connect(self._progress.end)
        desk.longTravel.connect(self.travel)

    def meant(self) -> list[int]:
        """Return the ids of the reports that a key is about."""
        if self._panel.list.hasFocus() and (selected := self._panel.selected()):
            return selected
        return [] if self._desk.report_id is None else [self._desk.report_id]

    def finish(self) -> None:
        """Mark what is meant done; from the open report go on to the next."""
        ids = self.meant()
        if ids == [self._desk.report_id]:
            self._desk.finish_report()
        elif ids:
            self._set_status(ids, ReportStatus.DONE)

    def flag(self) -> None:
        """Flag what is meant for a second look; where all is flagged, take the flags off."""
        ids = self.meant()
        if ids == [self._desk.report_id]:
            self._desk.flag_report()
            return
        try:
            lines = self._desk.session.lines(ids)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        flagged = all(line.status is ReportStatus.FLAGGED for line in lines)
        self._set_status(ids, ReportStatus.IN_PROGRESS if flagged else ReportStatus.FLAGGED)

    def _set_status(self, ids: Sequence[int], status: ReportStatus) -> None:
        self._do(len(ids), partial(self._desk.session.set_statuses, ids, status))

    def edit_tags(self) -> None:
        """Show the tags of what is meant, to change them."""
        ids, session = self.meant(), self._desk.session
        if not ids or not self._desk.settle():
            return
        try:
            known, had, first = session.tags(), session.tags(ids), session.lines(ids[:1])
        except UserError as error:
            self._desk.failed.emit(error)
            return
        of = translate("Tags", "Tags of {count} reports").format(count=f"{len(ids):,}")
        if len(ids) == 1 and first:
            of = translate("Tags", "Tags of {name}").format(name=first[0].name)
        dialog = TagsDialog(of, known, had, len(ids), self._window)
        dialog.chosen.connect(partial(self._set_tags, session, ids))
        was_in_list = self._panel.list.hasFocus()
        dialog.finished.connect(lambda _: self._go_back(into_list=was_in_list))
        dialog.open()

    def _set_tags(
        self, session: Session, ids: Sequence[int], added: list[str], removed: list[str]
    ) -> None:
        self._do(len(ids), partial(session.set_tags, ids, added, removed), answers=True)

    def _go_back(self, *, into_list: bool) -> None:
        """Give the keys back to where they were."""
        self.asked.emit()
        if into_list:
            self._panel.list.setFocus()

    # -- doing ----------------------------------------------------------------------------------

    def _do(self, reports: int, act: _Act, *, answers: bool = False) -> None:
        """Do it at once for a few reports, else beside the window; ``answers`` as for the desk."""
        if not self._desk.settle():
            return
        if reports <= MANY_AT_ONCE:
            self._desk.act(lambda: act(None), answers=answers)
        elif answers or not self._desk.unsaved.hinders():
            self._begin(act, self._desk.follow, translate("Filing", "Filing reports"))

    def travel(self, step: _Act) -> None:
        """Undo, or do again, what many decisions did."""
        if not self._desk.unsaved.hinders():
            follow = partial(self._desk.follow_travel, here=True)
            self._begin(step, follow, translate("Filing", "On the way through the log"))

    def _begin(self, act: _Act, follow: Callable[[Outcome], None], what: str) -> None:
        if self._call.is_busy:
            return
        self._progress.begin(what)
        desk, take = self._desk, partial(self._take, self._desk.session, follow)
        waiting = Waiting(
            lambda asked: act(Watch(asked, self._call.reach)), take, desk.refuse, desk.place()
        )
        self._call.start(waiting.act, take, partial(desk.refuse, waiting=waiting))

    def _take(self, session: Session, follow: Callable[[Outcome], None], outcome: object) -> None:
        if outcome is not None and session is self._desk.session:
            follow(cast("Outcome", outcome))

    def cancel(self) -> None:
        """Give up what is under way; nothing of it is kept."""
        self._call.cancel()

    def stop(self) -> None:
        """Cancel, and return when nothing is under way."""
        self._call.stop()

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()
