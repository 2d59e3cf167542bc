"""Reports in: what is asked for first, and what is told afterwards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.review import sources
from annotator.review.sources import AS_FOUND
from annotator.text.load import Choices
from annotator.ui import messages
from annotator.ui.arrivals import Arrivals, Result
from annotator.ui.dialogs import files
from annotator.ui.dialogs.arrivals import ArrivalsDialog
from annotator.ui.dialogs.field import FieldDialog
from annotator.ui.workers import Batch, OneCall

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QMainWindow

    from annotator.suggest import Beside
    from annotator.ui.desk import Desk

translate = QCoreApplication.translate


class Transfers(QObject):
    """Imports into the desk's project."""

    beginning = Signal()  # the user brings reports in
    told = Signal(str)
    failed = Signal(object)  # a UserError

    def __init__(self, window: QMainWindow, desk: Desk, beside: Beside) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self.arrivals = Arrivals(window.statusBar(), beside, self)
        self.arrivals.told.connect(self._tell)

    def add_reports(self) -> None:
        """Ask for reports and add them."""
        files.reports(self._window, self.bring_in)

    def add_folder(self) -> None:
        """Ask for a folder of reports and add them."""
        files.folder(self._window, self.bring_in)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Add the reports at ``paths`` to the project, beside the reviewer's work.

        Of a table the reviewer first says which column holds the text.
        """
        self.beginning.emit()
        tables = [path for path in paths if sources.may_have_fields(path)]
        plain = [path for path in paths if path not in tables]
        if plain:
            self.arrivals.start(Batch(self._desk.session, plain, AS_FOUND))
        for path in tables:
            self._look_into(path)

    def add(self, path: Path) -> None:
        """Add a report that the program itself brings along."""
        self._start(path, None)

    def _look_into(self, path: Path) -> None:
        """Find out, beside the window, which columns a table has."""
        looking = OneCall(self)
        looking.ended.connect(looking.deleteLater)
        looking.start(
            lambda _: sources.text_fields(path),
            partial(self._ask_for_field, path),
            lambda _: self._start(path, None),  # told when it is read
        )

    def _ask_for_field(self, path: Path, found: sources.TextFields) -> None:
        if len(found.fields) < 2:
            self._start(path, None)
            return
        dialog = FieldDialog(path.name, found.fields, found.guess, self._window)
        dialog.chosen.connect(partial(self._start, path))
        dialog.open()

    def _start(self, path: Path, field: str | None) -> None:
        self.arrivals.start(Batch(self._desk.session, [path], Choices(text_field=field)))

    def _tell(self, result: Result) -> None:
        """Say what did not come in: the only thing in a sentence, else all of it in a list."""
        if len(result.problems) == 1 and not result.same:
            messages.error(self._window, result.problems[0])
            return
        dialog = ArrivalsDialog(result, self._window)
        dialog.sameAsked.connect(lambda: self._start_again(result))
        dialog.open()

    def _start_again(self, result: Result) -> None:
        if result.batch.session is self._desk.session:
            self.arrivals.start(result.again())

    def cancel(self) -> None:
        """Give up what is under way and what waits; what has arrived stays."""
        self.arrivals.cancel()

    def stop(self) -> None:
        """Cancel, and return when nothing is under way."""
        for looking in self.findChildren(OneCall):
            looking.stop()
        self.arrivals.stop()

    def use_ner(self, *, on: bool) -> None:
        """Let LAC find names, or not, from the next report on."""
        self.arrivals.use_ner(on=on)

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self.arrivals.retranslate()
