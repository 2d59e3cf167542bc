"""The main window: assembly of queue, report, palette and inspector around one desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QTabBar

from annotator.errors import UserError
from annotator.review import MarkIndex, Session
from annotator.suggest import Beside, uses_ner
from annotator.ui import i18n, messages
from annotator.ui.across import AcrossReports
from annotator.ui.commands import Commands
from annotator.ui.consistency import Consistency
from annotator.ui.counting import Counting
from annotator.ui.desk import Desk
from annotator.ui.dialogs import files
from annotator.ui.document import ReportView
from annotator.ui.dropping import Dropping
from annotator.ui.editing import Editing
from annotator.ui.elided import told_and_shown
from annotator.ui.elsewhere import Elsewhere
from annotator.ui.exporting import Exporting
from annotator.ui.facts import FactExporting, Facts
from annotator.ui.filing import Filing
from annotator.ui.find_bar import FindBar, between
from annotator.ui.findings import Findings
from annotator.ui.first_steps import FirstSteps
from annotator.ui.history import History
from annotator.ui.inspector import Inspector
from annotator.ui.keeping import Keeping
from annotator.ui.kept import Kept, how_it_stands, remember_size, restore_window
from annotator.ui.labelling import Labelling
from annotator.ui.linking import Linking
from annotator.ui.listing import Listing
from annotator.ui.looks import Looks
from annotator.ui.lost_marks import LostMarks
from annotator.ui.occurring import Occurring
from annotator.ui.offering import Offering
from annotator.ui.palette import LabelPalette
from annotator.ui.panes import WIDTHS, panes
from annotator.ui.program import Program
from annotator.ui.queueing import Queueing
from annotator.ui.rereading import Rereading
from annotator.ui.searching import Searching
from annotator.ui.transfers import Transfers
from annotator.ui.unsaved import UnsavedBar
from annotator.ui.viewing import Viewing
from annotator.ui.warnings import Warnings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QChildEvent
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from annotator.model import Mark, Report
    from annotator.settings import Settings

translate = QCoreApplication.translate
_TOLD_MS = 8000
_HEIGHT = 820
_FRAME = QSize(8, 40)  # what a desktop draws around a window


class MainWindow(QMainWindow):
    """One project under review."""

    def __init__(self, session: Session, found: Settings) -> None:
        super().__init__()
        self.kept = Kept(found, self)
        self.looks = Looks(self, self.kept)
        theme, language = self.looks.theme, self.looks.language
        self.desk = Desk(session, self)
        self.queueing = Queueing(self.desk, self.kept, theme, self)
        self.queue_model, self.queue = self.queueing.model, self.queueing.panel
        self.view = ReportView(session.labels, theme, language, self)
        self.looks.size()
        self.find_bar = FindBar(self.view, self)
        self.unsaved_bar = UnsavedBar(self.desk.unsaved, self)
        self.palette_panel = LabelPalette(theme, self)
        self.inspector = Inspector(session.labels, theme, language, self)
        self._told_line, self._report_line, self._place_line = told_and_shown(self.statusBar())
        self.viewing = Viewing(self.view, found.mode, found.script, self)
        ner = uses_ner(found.ner)  # each works in a thread of its own, and so with one of its own
        self.transfers = Transfers(self, self.desk, Beside(ner=ner))
        self.exporting = Exporting(self)
        self.rereading = Rereading(self.desk, self.statusBar(), Beside(ner=ner), self)
        self.labelling = Labelling(self.desk, self.kept, self)
        self.listing = Listing(self.desk, self.rereading, self.view, self)
        ask = self.listing.ask_for_label
        self.editing = Editing(self.desk, self)
        self.occurring = Occurring(self.desk, self.statusBar(), ask, self)
        self.offering = Offering(self.desk, self.view, self.palette_panel, self)
        self.linking = Linking(self.desk, self.view, self.viewing.covered, self)
        self.findings = Findings(self.desk, self.view, theme, self)
        self.facts = Facts(self.desk, self.view, theme, self)
        self.fact_exporting = FactExporting(self)
        self.filing = Filing(self.desk, self.queue, self.statusBar(), self)
        self.keeping = Keeping(self, self.desk, self.kept)
        self.counting = Counting(self)
        self.consistency = Consistency(self)
        self.across = AcrossReports(self)
        self.searching = Searching(self)
        self.history = History(self.desk, self.view, theme, self)
        self.warnings = Warnings(self)
        self.lost_marks = LostMarks(self.desk, self)
        self.elsewhere = Elsewhere(self)
        self.first_steps = FirstSteps(self)
        self.program = Program(self)
        self.commands = Commands(self, self.desk, self.view, self.queue.list, self.kept)
        self._lay_out()
        self._connect()
        Dropping(self)
        restore_window(self, self._splitter, found)
        self.history.restore(found.history)
        self.facts.restore(found.facts)
        self.findings.panel.restore(found.findings)
        self._show_session()
        self.looks.check_choices()

    # -- assembly -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.find_bar.take_keys(self.commands.actions)
        for panel in (self.searching.panel, self.findings.panel):
            panel.take_keys(self.commands.actions)
        read = between(self.first_steps, self.view, self.unsaved_bar, self.find_bar)
        self._splitter = panes(self, self.queue, read, (self.palette_panel, self.inspector))
        self.setCentralWidget(self._splitter)
        self.history.take_key(self.commands.actions["history"])
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.history)
        self.tabifyDockWidget(self.searching.panel, self.history)
        self.tabifyDockWidget(self.history, self.findings.panel)
        self.facts.take_keys(self.commands.actions)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.facts)
        self.tabifyDockWidget(self.findings.panel, self.facts)
        for tabs in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each panel has a key of its own
        self.palette_panel.comes_after = self.view
        room = self.screen().availableSize() - _FRAME
        self.resize(QSize(sum(WIDTHS), _HEIGHT).boundedTo(room))

    def _connect(self) -> None:
        desk = self.desk
        desk.settle = self.inspector.commit
        desk.reportOpened.connect(self._show_report)
        desk.reportReread.connect(self._show_again)
        desk.marksReplaced.connect(self.view.replace_marks)
        desk.marksChanged.connect(self.view.refresh)
        for changed in (desk.marksReplaced, desk.marksChanged, desk.reportReread):
            changed.connect(self.commands.follow_marks)
        desk.currentChanged.connect(self._show_current)
        self.view.pointed.connect(desk.point_at)
        self.view.selected.connect(desk.select)
        self.view.edgeDragged.connect(self.editing.move)
        self.view.zoomAsked.connect(self.looks.zoom_by)
        self.view.menuAsked.connect(self._open_menu)
        self.queue.chosen.connect(self._open_chosen)
        self.queue.left.connect(self.view.setFocus)
        self.palette_panel.labelled.connect(desk.label)
        self.inspector.edited.connect(desk.set_said)
        self.inspector.may_change = lambda: not desk.unsaved.hinders()
        self.inspector.attributes.chosen.connect(desk.set_attribute)
        self.inspector.refused.connect(self.fail)
        self.inspector.told.connect(self.tell)
        around = self.inspector.around
        around.history, around.is_shown = desk.history, desk.is_shown
        around.chosen.connect(lambda number: desk.go_to(desk.marks.get(number)))
        around.unlinked.connect(self.linking.unlink)
        around.relinked.connect(self.linking.relink)
        self.inspector.left.connect(self.view.setFocus)
        for panel in (self.history, self.findings, self.facts):
            panel.left.connect(self.view.setFocus)
        self.findings.valueAsked.connect(self.inspector.edit_value)
        self.facts.export.clicked.connect(self.fact_exporting.open)
        self.queueing.failed.connect(self.fail)
        self.history.failed.connect(self.fail)
        self.transfers.arrivals.arrived.connect(self.queueing.take)
        self.transfers.arrivals.found.connect(desk.follow_found)
        tellers = (desk, self.exporting, self.keeping, self.searching)
        for telling in (*tellers, self.facts, self.fact_exporting):
            telling.told.connect(self.tell)
            telling.failed.connect(self.fail)
        asked = (self.rereading, self.listing, self.occurring, self.labelling)
        more = (self.exporting, self.counting, self.consistency, self.queueing, self.filing)
        for asking in (*asked, *more, self.fact_exporting, self.across):
            asking.asked.connect(self.read_on)
        desk.labelsChanged.connect(self._follow_labels)
        for part in (self.linking, self.findings, desk.unsaved):
            part.told.connect(self.tell)
        self.warnings.told.connect(self.fail)
        self.lost_marks.failed.connect(self.fail)
        for busy in (self.transfers.arrivals, self.rereading):
            busy.ended.connect(self.warnings.tell_again)
        self.viewing.modeChanged.connect(self.looks.keep_mode)
        self.kept.changed.connect(self._follow_settings)
        self._follow_settings()
        self.kept.failed.connect(lambda error: self.tell(i18n.sentence(error)))
        self.viewing.placed.connect(self._place_line.setText)

    def _follow_settings(self) -> None:
        self.desk.unsure_below = self.kept.settings.unsure_below

    def _follow_labels(self) -> None:
        """Show the label set of now everywhere."""
        self.looks.show_labels()
        self.looks.dress()
        self.queueing.ask_again()

    # -- projects -------------------------------------------------------------------------------

    def _show_session(self) -> None:
        """Show the desk's session from its first report that is not done."""
        self.looks.show_labels()
        self.looks.retranslate()
        self.looks.dress()
        self.queueing.show_session()
        if self.desk.report_id is None:
            self._show_report(None, MarkIndex())
        self.history.show_session()
        self.first_steps.follow_project()
        self.first_steps.offer()
        over = self.commands.keymap.passed_over
        if over:
            text = translate("Keys", "Keys that cannot be used, or are used already: {keys}")
            self.tell(text.format(keys=", ".join(over)))

    def switch_project(self, path: Path, *, new: bool) -> None:
        """Open another project, or make one, in place of this; on failure this one stays."""
        try:
            if (not new and self._is_open(path)) or not self.desk.settle():
                return
            if not self.unsaved_bar.may_leave(lambda: self.switch_project(path, new=new)):
                return
            who = self.kept.settings.who()
            session = Session.create(path, who) if new else Session.open(path, who)
        except UserError as error:
            self.fail(error)
            return
        self._stop()
        self.desk.session.close()
        self.desk.leave(session)
        self._show_session()
        self.kept.change(last_project=str(path.absolute()))

    def _is_open(self, path: Path) -> bool:
        here = self.desk.session.project.path
        return path.exists() and here.exists() and path.samefile(here)

    def new_project(self) -> None:
        """Ask for the place of a new project and open it."""
        files.project(self, lambda path: self.switch_project(path, new=True), new=True)

    def open_project(self) -> None:
        """Ask for a project and open it."""
        files.project(self, lambda path: self.switch_project(path, new=False), new=False)

    # -- following the desk ---------------------------------------------------------------------

    def _open_chosen(self, report_id: int) -> None:
        if report_id != self.desk.report_id:
            self.desk.open_report(report_id)
        self.view.setFocus()

    def _show_report(self, report: Report | None, marks: MarkIndex) -> None:
        self.viewing.show_report(report, marks)
        self._show_current(None, reveal=False)
        self.describe_report()
        self.view.setFocus()

    def _show_again(self, report: Report, marks: MarkIndex) -> None:
        self.viewing.show_again(report, marks)
        self.describe_report()

    def describe_report(self) -> None:
        """Say in the status bar which report is open."""
        report = self.desk.report
        if report is None:
            self._report_line.show_text(
                translate("MainWindow", "Drop reports here, or press Ctrl+O.")
            )
            return
        date = report.date or translate("MainWindow", "no date found")
        length = translate("MainWindow", "{length} characters").format(length=len(report.text))
        parts = [report.name, length, report.encoding, date]
        self._report_line.show_text(" · ".join(part for part in parts if part))

    def _show_current(self, mark: Mark | None, reveal: bool) -> None:
        self.view.set_current(mark, reveal=reveal)
        self.inspector.show_mark(mark, "" if mark is None else self.viewing.covered(mark))
        self.inspector.around.show_mark(mark, self.desk.marks, self.viewing.covered)
        self.palette_panel.set_current(mark.label if mark else None)
        self.commands.follow(mark, report=self.desk.report is not None)

    def _open_menu(self, mark: Mark | None, place: QPoint) -> None:
        start, end = self.view.selection()
        if start == end:
            self.desk.point_at(mark)
        elif mark is not None and (mark.end <= start or end <= mark.start):
            self.desk.go_to(mark)  # what is selected elsewhere is not meant
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

    # -- what the menus call --------------------------------------------------------------------

    def stop_work(self) -> None:
        """Cancel what is under way beside the window."""
        self.transfers.cancel()
        self.exporting.cancel()
        self.fact_exporting.cancel()
        self.rereading.cancel()
        self.occurring.cancel()
        self.keeping.cancel()
        self.filing.cancel()
        self.consistency.cancel()
        self.across.cancel()
        self.searching.cancel()

    def show_rejected(self, *, shown: bool) -> None:
        """Show rejected marks, or hide them."""
        self.desk.shows_rejected = shown
        self.view.show_rejected(shown=shown)

    def read_on(self) -> None:
        """Give the report the keyboard back."""
        self.activateWindow()
        self.view.setFocus()

    # -- keys, coming back, leaving ------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop what is under way on Escape, where nothing else is to be given up."""
        if event.key() == Qt.Key.Key_Escape:
            gave_up = self.desk.arm(None) or self.linking.give_up() or self.find_bar.close_bar()
            if not gave_up:
                self.stop_work()
        else:
            super().keyPressEvent(event)

    def childEvent(self, event: QChildEvent) -> None:
        """Open the program's dialogs as large as they were left."""
        super().childEvent(event)
        child = event.child()
        ours = type(child).__module__.startswith("annotator.")
        if isinstance(child, QDialog) and ours and event.type() == QEvent.Type.ChildPolished:
            remember_size(child, self.kept)

    def changeEvent(self, event: QEvent) -> None:
        """Catch up with other windows on the project when this one is come back to."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.elsewhere.catch_up()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way and remember how the window stood."""
        self.inspector.commit()
        if not self.unsaved_bar.may_leave(self.close):
            event.ignore()
            return
        self.elsewhere.stop()
        self._stop()
        self.warnings.stop()
        self.kept.change(
            last_project=str(self.first_steps.home or self.desk.session.project.path.absolute()),
            history=self.history.height_shown(),
            facts=self.facts.height_shown(),
            findings=self.findings.panel.height_shown(),
            **how_it_stands(self, self._splitter),
        )
        self.desk.session.close()
        self.first_steps.close_project()
        super().closeEvent(event)

    def _stop(self) -> None:
        """Return when nothing is under way beside the window."""
        parts = (self.transfers, self.rereading, self.occurring, self.viewing, self.findings)
        own = (self.queueing, self.filing, self.offering, self.keeping, self.counting)
        more = (self.consistency, self.searching, self.history, self.desk.unsaved, self.exporting)
        for part in (*parts, *own, *more, self.facts, self.fact_exporting, self.across):
            part.stop()
