"""Facts and posts out of the window's project: asked for in a dialog, written beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.review.fact_export import export_facts
from annotator.ui.dialogs.fact_export import FactExportDialog
from annotator.ui.one_export import OneExport

if TYPE_CHECKING:
    from annotator.review.fact_export import WrittenFacts
    from annotator.ui.dialogs.fact_export import WantedFacts

translate = QCoreApplication.translate


class FactExporting(OneExport):
    """What the menu and the panel call to export facts."""

    def open(self) -> None:
        """Ask which are to go out, how and where to."""
        desk = self._window.desk
        if desk.settle():
            dialog = FactExportDialog(desk.session.project.path, self._window)
            dialog.chosen.connect(self.write)
            self._ask(dialog)

    def write(self, wanted: WantedFacts) -> None:
        """Write them, and tell how many."""
        session = self._window.desk.session
        self._write(
            lambda cancelled: export_facts(
                session,
                wanted.form,
                wanted.path,
                wanted.choice,
                wanted.by,
                reached=self._call.reach,
                cancelled=cancelled,
            ),
            partial(self._tell, wanted),
        )

    def _tell(self, wanted: WantedFacts, done: WrittenFacts) -> None:
        text = translate("FactExport", "{path}: {facts} facts and {posts} posts are written.")
        counts = {"facts": f"{done.facts:,}", "posts": f"{done.posts:,}"}
        self.told.emit(text.format(path=wanted.path, **counts))
