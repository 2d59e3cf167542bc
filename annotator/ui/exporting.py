"""Spans out of the window's project: put together in a dialog, written beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.errors import UserError
from annotator.review import export
from annotator.ui import messages, telling
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.export_form import Offers
from annotator.ui.one_export import OneExport

if TYPE_CHECKING:
    from annotator.model import QueueFilter
    from annotator.review.exporting import Exported
    from annotator.ui.export_form import Wanted

translate = QCoreApplication.translate


class Exporting(OneExport):
    """What the menu calls to export spans."""

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
        dialog = ExportDialog(desk.session, offers, kept.settings.export, window)
        dialog.kept.connect(lambda chosen: kept.change(export=chosen))
        dialog.chosen.connect(self.write)
        self._ask(dialog)

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

    # -- writing --------------------------------------------------------------------------------

    def write(self, wanted: Wanted) -> None:
        """Write it, and tell what was written and what was lost."""
        session = self._window.desk.session
        self._write(
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
