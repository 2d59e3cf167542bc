"""Reports in: what is asked for first, and what is told afterwards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.formats import READ, by_name
from annotator.review import sources
from annotator.review.sources import AS_FOUND
from annotator.text.load import Choices
from annotator.ui import i18n, messages
from annotator.ui.arrivals import Arrivals, Result
from annotator.ui.dialogs import files
from annotator.ui.dialogs.arrivals import ArrivalsDialog
from annotator.ui.dialogs.field import FieldDialog
from annotator.ui.dialogs.incoming import IncomingDialog
from annotator.ui.workers import Batch, OneCall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QMainWindow

    from annotator.formats import Format
    from annotator.suggest import Beside
    from annotator.ui.desk import Desk

translate = QCoreApplication.translate


class Transfers(QObject):
    """Imports into the desk's project."""

    beginning = Signal()  # the user brings reports in

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

    def add_annotated(self) -> None:
        """Ask for annotated files, and how they come in, whatever they are recognised as."""
        files.annotated(self._window, self._take_annotated)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Add the reports at ``paths`` to the project, beside the reviewer's work.

        Of a table the reviewer first says which column holds the text, and of annotated files how
        they come in.
        """
        self.beginning.emit()
        wanted = tuple(paths)
        self._sort_out(wanted, self._take_sorted, lambda: self._start(wanted))

    def _take_annotated(self, paths: Sequence[Path]) -> None:
        wanted = tuple(paths)
        self.beginning.emit()

        def ask(found: sources.SortedOut) -> None:
            for form, annotated in found.annotated:
                self._ask_how(annotated, form)
            others = (*found.documents, *found.tables)
            if others:  # nothing tells what they are
                self._ask_how(others, by_name(READ[0]))

        self._sort_out(wanted, ask, lambda: self._ask_how(wanted, by_name(READ[0])))

    def _sort_out(
        self,
        paths: tuple[Path, ...],
        take: Callable[[sources.SortedOut], object],
        otherwise: Callable[[], object],
    ) -> None:
        """Find out, beside the window, what files are."""
        looking = OneCall(self)
        looking.ended.connect(looking.deleteLater)
        looking.start(lambda _: sources.sort_out(paths), take, lambda _: otherwise())

    def _take_sorted(self, found: sources.SortedOut) -> None:
        if found.documents:
            self._start(found.documents)
        for path in found.tables:
            self._look_into(path)
        for form, annotated in found.annotated:
            self._ask_how(annotated, form)

    def _ask_how(self, paths: Sequence[Path], form: Format) -> None:
        """Ask how annotated files come in, and bring them in."""
        session = self._desk.session
        dialog = IncomingDialog(paths, form, session, i18n.current(), self._window)
        dialog.chosen.connect(
            lambda taking: self.arrivals.start(Batch(session, paths, AS_FOUND, taking=taking))
        )
        dialog.open()

    def add(self, path: Path) -> None:
        """Add a report that the program itself brings along."""
        self._start([path])

    def _look_into(self, path: Path) -> None:
        """Find out, beside the window, which columns a table has."""
        looking = OneCall(self)
        looking.ended.connect(looking.deleteLater)
        looking.start(
            lambda _: sources.text_fields(path),
            partial(self._ask_for_field, path),
            lambda _: self._start([path]),  # told when it is read
        )

    def _ask_for_field(self, path: Path, found: sources.TextFields) -> None:
        if len(found.fields) < 2:
            self._start([path])
            return
        dialog = FieldDialog(path.name, found.fields, found.guess, self._window)
        dialog.chosen.connect(partial(self._start, [path]))
        dialog.open()

    def _start(self, paths: Sequence[Path], field: str | None = None) -> None:
        self.arrivals.start(Batch(self._desk.session, paths, Choices(text_field=field)))

    def _tell(self, result: Result) -> None:
        """Say what did not come in: the only thing in a sentence, else all of it in a list."""
        if len(result.problems) == 1 and not result.same:
            messages.error(self._window, result.problems.kept[0])
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
        for dialog in self._window.findChildren(IncomingDialog):
            dialog.reject()
        self.arrivals.stop()

    def use_ner(self, *, on: bool) -> None:
        """Let LAC find names, or not, from the next report on."""
        self.arrivals.use_ner(on=on)

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self.arrivals.retranslate()
