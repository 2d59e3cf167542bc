"""The main window: assembly of queue, report, palette and inspector around one desk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QScrollArea, QSplitter, QVBoxLayout, QWidget

from annotator import __version__, settings
from annotator.errors import UserError
from annotator.formats import by_name
from annotator.model import MarkStatus
from annotator.review import MarkIndex, Session, export
from annotator.ui import i18n, messages, theme
from annotator.ui.arrivals import Arrivals
from annotator.ui.commands import Commands
from annotator.ui.desk import Desk
from annotator.ui.dialogs import files
from annotator.ui.dialogs.keys import KeysDialog
from annotator.ui.document import ReportView
from annotator.ui.elided import Elided
from annotator.ui.inspector import Inspector
from annotator.ui.models import QueueModel
from annotator.ui.palette import LabelPalette
from annotator.ui.queue import QueuePanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from annotator.model import Mark, Report
    from annotator.review import Arrival
    from annotator.settings import Settings

translate = QCoreApplication.translate
_TOLD_MS = 8000
_WIDTHS, _HEIGHT = (240, 820, 300), 820
_NARROWEST_QUEUE, _NARROWEST_SIDE = 120, 236
_FRAME = QSize(8, 40)  # what a desktop draws around a window


class MainWindow(QMainWindow):
    """One project under review."""

    def __init__(self, session: Session, kept: Settings) -> None:
        super().__init__()
        self._settings = kept
        self._language = i18n.language(kept.language)
        self._theme = theme.load(kept.theme)
        self.desk = Desk(session, self)
        self.queue_model = QueueModel(self)
        self.queue = QueuePanel(self.queue_model, self._theme, self)
        self.view = ReportView(session.labels, self._theme, self._language, self)
        self.palette_panel = LabelPalette(self._theme, self)
        self.inspector = Inspector(session.labels, self._theme, self._language, self)
        self.commands = Commands(self, self.desk, self.view, self.queue)
        self.arrivals = Arrivals(self.statusBar(), self)
        self._report_line = Elided(self)
        self.statusBar().addPermanentWidget(self._report_line, 1)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._restore()
        self._show_session()
        self._check_choices()

    # -- assembly -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 8, 8, 8)
        column.addWidget(self.palette_panel)
        column.addWidget(self.inspector)
        column.addStretch(1)
        side = QScrollArea(self)
        side.setWidget(right)
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFrameShape(QScrollArea.Shape.NoFrame)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setMinimumWidth(_NARROWEST_SIDE)
        self.queue.setMinimumWidth(_NARROWEST_QUEUE)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for panel in (self.queue, self.view, side):
            self._splitter.addWidget(panel)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes(list(_WIDTHS))
        self._splitter.setChildrenCollapsible(False)
        self.setCentralWidget(self._splitter)
        wanted = QSize(sum(_WIDTHS), _HEIGHT)
        room = self.screen().availableSize() - _FRAME
        self.resize(wanted.boundedTo(room))

    def _connect(self) -> None:
        desk = self.desk
        desk.settle = self.inspector.commit
        desk.reportOpened.connect(self._show_report)
        desk.marksReplaced.connect(self.view.replace_marks)
        desk.marksChanged.connect(self.view.refresh)
        desk.currentChanged.connect(self._show_current)
        desk.summaryChanged.connect(self.queue_model.put)
        desk.told.connect(self.tell)
        desk.failed.connect(self.fail)
        self.view.pointed.connect(desk.point_at)
        self.view.selected.connect(desk.select)
        self.view.menuAsked.connect(self._open_menu)
        self.queue.chosen.connect(self._open_chosen)
        self.palette_panel.labelled.connect(desk.label)
        self.inspector.valueEdited.connect(desk.set_value)
        self.inspector.noteEdited.connect(desk.set_note)
        self.inspector.refused.connect(self.fail)
        self.inspector.left.connect(self.view.setFocus)
        self.arrivals.arrived.connect(self._take_arrival)
        self.arrivals.refused.connect(lambda problems: messages.refused(self, problems))
        for change in ("rowsInserted", "modelReset"):
            getattr(self.queue_model, change).connect(self._follow_order)

    def _follow_order(self) -> None:
        self.desk.order = self.queue_model.ids()

    # -- projects -------------------------------------------------------------------------------

    def _show_session(self) -> None:
        """Show the desk's session from its first report that is not done."""
        session = self.desk.session
        self.commands.show_labels(session.labels, self._language)
        self.palette_panel.show_labels(session.labels, self._language)
        self.queue_model.reset(session.queue())
        self._retranslate()
        self._dress()
        waiting = [s for s in self.queue_model.summaries() if s.status.value != "done"]
        first = next(iter(waiting or self.queue_model.summaries()), None)
        if first is not None:
            self.desk.open_report(first.id)
        else:
            self._show_report(None, MarkIndex())

    def switch_project(self, path: Path, *, new: bool) -> None:
        """Open another project, or make one, in place of this; on failure this one stays."""
        try:
            if (not new and self._is_open(path)) or not self.desk.settle():
                return
            who = self._settings.who()
            session = Session.create(path, who) if new else Session.open(path, who)
        except UserError as error:
            self.fail(error)
            return
        self.arrivals.stop()
        self.desk.session.close()
        self.desk.leave(session)
        self._show_session()
        self._keep(replace(self._settings, last_project=str(path.absolute())))

    def _is_open(self, path: Path) -> bool:
        here = self.desk.session.project.path
        return path.exists() and here.exists() and path.samefile(here)

    def new_project(self) -> None:
        """Ask for the place of a new project and open it."""
        files.project(self, lambda path: self.switch_project(path, new=True), new=True)

    def open_project(self) -> None:
        """Ask for a project and open it."""
        files.project(self, lambda path: self.switch_project(path, new=False), new=False)

    # -- reports in, spans out ------------------------------------------------------------------

    def add_reports(self) -> None:
        """Ask for reports and add them."""
        files.reports(self, self.bring_in)

    def add_folder(self) -> None:
        """Ask for a folder of reports and add them."""
        files.folder(self, self.bring_in)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Add the reports at ``paths`` to the project, beside the reviewer's work."""
        self.arrivals.start(self.desk.session, paths)

    def _take_arrival(self, arrival: Arrival) -> None:
        if arrival.report_id is None:
            return
        try:
            self.queue_model.put(self.desk.session.summary(arrival.report_id))
        except UserError as error:
            self.fail(error)
            return
        if self.desk.report_id is None:
            self.desk.open_report(arrival.report_id)
        elif arrival.report_id == self.desk.report_id and arrival.marks:
            self.desk.catch_up()

    def export(self) -> None:
        """Ask where to, and write the confirmed spans there."""
        files.export(self, self._export_to)

    def _export_to(self, path: Path) -> None:
        try:
            done = export(self.desk.session, by_name("jsonl"), path, {MarkStatus.CONFIRMED})
        except UserError as error:
            self.fail(error)
            return
        text = translate("MainWindow", "{path}: {reports} reports with {spans} confirmed spans")
        self.tell(text.format(path=path, reports=done[0], spans=done[1]))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped project, or add dropped reports."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        projects = [path for path in paths if path.suffix == ".annot"]
        if projects:
            self.switch_project(projects[0], new=False)
        reports = [path for path in paths if path.suffix != ".annot"]
        if reports:
            self.bring_in(reports)
        event.acceptProposedAction()

    # -- following the desk ---------------------------------------------------------------------

    def _open_chosen(self, report_id: int) -> None:
        if report_id != self.desk.report_id:
            self.desk.open_report(report_id)
        self.view.setFocus()

    def _show_report(self, report: Report | None, marks: MarkIndex) -> None:
        self.view.show_report("" if report is None else report.text, marks)
        if self.desk.report_id is not None:
            self.queue.show_current(self.desk.report_id)
        self._show_current(None, reveal=False)
        self._describe(report)
        self.view.setFocus()

    def _describe(self, report: Report | None) -> None:
        if report is None:
            self._report_line.show_text(
                translate("MainWindow", "Drop reports here, or press Ctrl+O.")
            )
            return
        date = report.date or translate("MainWindow", "no date found")
        text = translate("MainWindow", "{name} · {length} characters · {encoding} · {date}")
        line = text.format(
            name=report.name, length=len(report.text), encoding=report.encoding, date=date
        )
        self._report_line.show_text(line)

    def _show_current(self, mark: Mark | None, reveal: bool) -> None:
        report = self.desk.report
        covered = report.text[mark.start : mark.end] if mark and report else ""
        self.view.set_current(mark, reveal=reveal)
        self.inspector.show_mark(mark, covered)
        self.palette_panel.set_current(mark.label if mark else None)
        self.commands.follow(mark, report=report is not None)

    def _open_menu(self, mark: Mark | None, place: QPoint) -> None:
        if mark is not None or self.view.selection()[0] == self.view.selection()[1]:
            self.desk.point_at(mark)
        menu = self.commands.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def tell(self, text: str) -> None:
        """Say a word in the status bar."""
        self.statusBar().showMessage(text, _TOLD_MS)

    def fail(self, error: UserError) -> None:
        """Say what went wrong: in the status bar what is no harm, else in a box."""
        if error.harmless:
            self.tell(i18n.sentence(error))
        else:
            messages.error(self, error)

    # -- looks ----------------------------------------------------------------------------------

    def copy(self) -> None:
        """Copy what is selected, or what the current mark covers, as raw text."""
        self.view.copy()

    def edit_value(self) -> None:
        """Put the cursor into the value of the current span."""
        self.inspector.value.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.inspector.value.selectAll()

    def edit_note(self) -> None:
        """Put the cursor into the note of the current span."""
        self.inspector.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.inspector.note.selectAll()

    def show_rejected(self, *, shown: bool) -> None:
        """Show rejected marks, or hide them."""
        self.desk.shows_rejected = shown
        self.view.show_rejected(shown=shown)

    def set_theme(self, name: str) -> None:
        """Show the window in the theme ``name``."""
        self._keep(replace(self._settings, theme=name))
        self._theme = theme.load(name)
        self._dress()

    def set_language(self, code: str) -> None:
        """Show the window in the language ``code``."""
        self._keep(replace(self._settings, language=code))
        self._language = i18n.language(code)
        i18n.install(self._language)
        session = self.desk.session
        self.commands.show_labels(session.labels, self._language)
        self.palette_panel.show_labels(session.labels, self._language)
        self._retranslate()
        self._dress()
        current = self.desk.current
        self.palette_panel.set_current(current.label if current else None)

    def _dress(self) -> None:
        labels = self.desk.session.labels
        theme.apply(self._theme)
        self.queue.set_theme(self._theme)
        self.palette_panel.set_theme(self._theme)
        self.view.set_look(labels, self._theme, self._language)
        self.inspector.set_look(labels, self._theme, self._language)

    def _retranslate(self) -> None:
        for part in (self.commands, self.queue, self.palette_panel, self.inspector, self.arrivals):
            part.retranslate()
        self._describe(self.desk.report)
        name = translate("MainWindow", "Report annotator")
        self.setWindowTitle(f"{self.desk.session.project.path.name} — {name}")

    def _check_choices(self) -> None:
        for group in ("theme", "language"):
            chosen = getattr(self._settings, group)
            self.commands.actions[f"{group}.{chosen}"].setChecked(True)

    def show_keys(self) -> None:
        """Show every key and what it does."""
        KeysDialog(self.desk.session.labels, self._language, self).open()

    def about(self) -> None:
        """Say what the program is."""
        text = translate(
            "MainWindow", "Report annotator {version}\nLabels spans in Chinese reports."
        )
        messages.information(self, text.format(version=__version__))

    # -- remembering ----------------------------------------------------------------------------

    def _restore(self) -> None:
        kept = self._settings
        self.restoreGeometry(QByteArray.fromBase64(kept.window.encode()))
        self._splitter.restoreState(QByteArray.fromBase64(kept.layout.encode()))

    def _keep(self, kept: Settings) -> None:
        self._settings = kept
        try:
            settings.save(kept)
        except UserError as error:
            self.tell(i18n.sentence(error))

    def changeEvent(self, event: QEvent) -> None:
        """Catch up with other windows on the project when this one is come back to."""
        super().changeEvent(event)
        come_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if come_back and self.desk.catch_up():
            self.queue_model.reset(self.desk.session.queue())
            if self.desk.report_id is not None:
                self.queue.show_current(self.desk.report_id)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way and remember how the window stood."""
        self.inspector.commit()
        self.arrivals.stop()
        self._keep(
            replace(
                self._settings,
                window=_kept(self.saveGeometry()),
                layout=_kept(self._splitter.saveState()),
                last_project=str(self.desk.session.project.path.absolute()),
            )
        )
        self.desk.session.close()
        super().closeEvent(event)


def _kept(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")
