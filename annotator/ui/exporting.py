"""Spans out of the window's project: put together in a dialog, written beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.errors import UserError
from annotator.review import export
from annotator.ui import messages, telling
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.export_form import Offers
from annotator.ui.progress import Progress
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from annotator.model import QueueFilter
    from annotator.review.exporting import Exported
    from annotator.ui.export_form import Wanted
    from annotator.ui.main_window import MainWindow

translate = QCoreApplication.translate


class Exporting(QObject):
    """What the menu calls; one export is written at a time, and the reviewer goes on meanwhile."""

    told = Signal(str)
    failed = Signal(object)  # a UserError
    asked = Signal()  # the dialog has been closed

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: ExportDialog | None = None
        self._call = OneCall(self)
        self._progress = Progress(window.statusBar(), self)
        self._progress.cancelled.connect(self.cancel)
        self._call.reached.connect(self._progress.reach)
        self._call.refused.connect(self.failed)
        self._call.ended.connect(self._progress.end)

    def open(self) -> None:
        """Ask what is to go out, how and where to."""
        window, desk = self._window, self._window.desk
        if not desk.settle():
            return
        try:
            offers = self._offers()
        except UserError as error:
            self.failed.emit(error)
            return
        kept = window.kept
        self._dialog = ExportDialog(desk.session, offers, kept.settings.export, window)
        self._dialog.kept.connect(lambda chosen: kept.change(export=chosen))
        self._dialog.chosen.connect(self.write)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _offers(self) -> Offers:
        session, shown = self._window.desk.session, self._window.queue_model.query.wanted
        with session.project.reading() as at:
            reviewers = at.past.reviewers()
        filters: dict[str, QueueFilter] = {}
        if not shown.is_empty:
            filters[translate("Export", "those that the queue shows")] = shown
        saved = self._window.queueing.saved_filters()
        filters |= {name: query.wanted for name, query in saved.items()}
        return Offers(session.project.path, reviewers, filters)

    def _forget(self) -> None:
        self._dialog = None
        self.asked.emit()

    # -- writing --------------------------------------------------------------------------------

    def write(self, wanted: Wanted) -> None:
        """Write it, and tell what was written and what was lost."""
        if self._call.is_busy:
            self.told.emit(translate("Export", "An export is being written already."))
            return
        session = self._window.desk.session
        self._progress.begin(translate("Export", "Exporting"))
        self._call.start(
            lambda cancelled: export(
                session,
                wanted.form,
                wanted.path,
                wanted.selection,
                wanted.how,
                card=wanted.card,
                reached=self._call.reach,
                cancelled=cancelled,
            ),
            partial(self._tell, wanted),
        )

    def _tell(self, wanted: Wanted, done: Exported) -> None:
        text = translate("Export", "{path}: {reports} reports with {spans} spans are written.")
        counts = {"reports": f"{done.reports:,}", "spans": f"{done.spans:,}"}
        said = text.format(path=wanted.path, **counts)
        if done.losses or done.gone or done.doubled or done.widened:
            lines = telling.exported(done, wanted.form)
            messages.information(self._window, "\n\n".join([said, *lines[1:]]))
        self.told.emit(said)

    def cancel(self) -> None:
        """Give up what is being written; what was there stays."""
        if self._call.is_busy:
            self._call.cancel()
            self.told.emit(translate("Export", "Stopped: nothing was exported."))

    def stop(self) -> None:
        """Cancel, and return when nothing is under way; nothing is told of it any more."""
        if self._dialog is not None:
            self._dialog.reject()
        self._call.stop()

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()
