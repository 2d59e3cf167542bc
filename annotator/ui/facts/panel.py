"""The panel of facts and posts: a row chosen shows its place in the text, and the other way round.

Space accepts what is proposed and goes on; F2 sets the part in the current cell, from what the
report offers; Delete says that it is not there, Backspace takes back what was said.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.model import Fact, Part
from annotator.ui.facts.correcting import Correcting
from annotator.ui.facts.editor import PartEditor
from annotator.ui.facts.looking import Looking
from annotator.ui.facts.table import FactsTable
from annotator.ui.models.facts import (
    FACT_COLUMNS,
    POST_COLUMNS,
    FactsModel,
    evidence,
    main_mark,
)
from annotator.ui.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction

    from annotator.model import Mark, ReportFacts
    from annotator.text.offsets import Span
    from annotator.ui.desk import Desk
    from annotator.ui.document import ReportView
    from annotator.ui.facts.answers import Offer
    from annotator.ui.models.facts import Row
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate
FACTS, POSTS = range(2)


class Facts(Panel):
    """The panel; nothing is worked out while it is not shown."""

    failed = Signal(object)  # a UserError
    told = Signal(str)  # a word for the status bar

    def __init__(self, desk: Desk, view: ReportView, theme: Theme, window: QWidget) -> None:
        super().__init__("facts", window)
        self._desk, self._view = desk, view
        self.looking = Looking(desk, self)
        self.correcting = Correcting(desk, self)
        self.models = [FactsModel(columns, self) for columns in (FACT_COLUMNS, POST_COLUMNS)]
        self.tables = [FactsTable(model, self) for model in self.models]
        self.tabs = QTabWidget(self)
        self.accept, self.accept_all = QPushButton(self), QPushButton(self)
        self.export = QPushButton(self)
        self.count = QLabel(self)
        self._evidence: tuple[Span, ...] = ()  # raw, of the current row
        self._is_seen = False  # and no other panel lies over it
        self._leads = False  # the text by a row, and follows it nowhere
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        for table in self.tables:
            self.tabs.addTab(table, "")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        for button in (self.accept, self.accept_all, self.export):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the rows
            below.addWidget(button)
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 4, 8, 8)
        column.addWidget(self.tabs)
        column.addLayout(below)
        self.setWidget(inside)

    def _connect(self) -> None:
        self.looking.found.connect(self._show)
        self.looking.failed.connect(self.failed)
        self.correcting.refused.connect(self.failed)
        self.correcting.told_of.connect(self.told)
        for table in self.tables:
            editor = PartEditor(partial(self._offers, table), table)
            table.setItemDelegate(editor)
            table.menuAsked.connect(self._ask_how_meant)
            table.facts.asked.connect(self.correcting.set_part)
            table.walked.connect(self._lead)
            table.clicked.connect(lambda _: self._lead())
            table.accepted.connect(self.accept_chosen)
            table.denied.connect(self._deny)
            table.unsaid.connect(self._unsay)
            table.entered.connect(self._go_and_read)
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            table.customContextMenuRequested.connect(self._open_menu)
            table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.tabs.currentChanged.connect(lambda _: self._count())
        self.accept.clicked.connect(self.accept_chosen)
        self.accept_all.clicked.connect(self.accept_every)
        self._desk.currentChanged.connect(self._follow_current)
        self.visibilityChanged.connect(self._follow_visibility)

    @property
    def table(self) -> FactsTable:
        """The table that is seen."""
        return self.tables[self.tabs.currentIndex()]

    # -- opening and following ------------------------------------------------------------------

    def take_keys(self, actions: Mapping[str, QAction]) -> None:
        """Let the keys work in the panel that open it, undo and redo."""
        for name in ("facts", "undo", "redo"):
            self.addAction(actions[name])

    def entry(self) -> QWidget:
        """Return the rows that are seen."""
        return self.table

    def stop(self) -> None:
        """Return when nothing is worked out any more."""
        self.looking.stop()

    def _follow_visibility(self, shown: bool) -> None:
        """Look while the rows are seen: not while another panel lies over them either."""
        self._is_seen = shown and self.isVisible()
        self.looking.want(wanted=self._is_seen)
        self._show_evidence()

    def _show(self, told: ReportFacts | None) -> None:
        """Show what the open report says by now."""
        was_empty = not any(model.rows for model in self.models)
        self.correcting.told = told
        rows: tuple[Sequence[Row], ...] = ((), ()) if told is None else (told.facts, told.posts)
        for table, shown in zip(self.tables, rows, strict=True):
            here = table.row()
            table.facts.show(told, shown)
            at = self._nearest(shown) if here is None else table.facts.find(main_mark(here).id)
            if at is not None:
                table.show_row(at)
            if was_empty:
                table.fit()
        self._count()
        self._follow_current(self._desk.current)
        self._show_evidence()

    def _nearest(self, rows: Sequence[Row]) -> int | None:
        """Return the first row at or behind the place where the reviewer is, else the last."""
        current, (point, _) = self._desk.current, self._desk.selection
        here = point if current is None else current.start
        behind = (at for at, row in enumerate(rows) if main_mark(row).start >= here)
        return next(behind, len(rows) - 1 if rows else None)

    def _count(self) -> None:
        facts, posts = (len(model.rows) for model in self.models)
        self.tabs.setTabText(FACTS, translate("Facts", "Facts: {count}").format(count=facts))
        self.tabs.setTabText(POSTS, translate("Facts", "Posts: {count}").format(count=posts))
        model = self.table.facts
        text = translate("Facts", "Accepted: {sure} of {count}")
        self.count.setText(text.format(sure=model.count_sure, count=len(model.rows)))
        self._offer()

    def _offer(self) -> None:
        model = self.table.facts
        self.accept.setEnabled(any(not row.is_sure for row in self.table.chosen()))
        self.accept_all.setEnabled(model.count_sure < len(model.rows))

    # -- text and rows --------------------------------------------------------------------------

    def _lead(self) -> None:
        """Show the place of the current row, and stay in the table."""
        row = self.table.row()
        if row is None:
            return
        had_keys = self.table.hasFocus()
        mark = self._desk.marks.get(main_mark(row).id)
        self._leads = True
        if mark is not None:
            self._desk.go_to(mark)
        self._leads = False
        self._show_evidence()
        if had_keys:
            self.table.setFocus()

    def _show_evidence(self) -> None:
        """Colour what the current row rests on; unseen, take back what was coloured for it."""
        row = self.table.row() if self._is_seen else None
        before, self._evidence = self._evidence, () if row is None else tuple(evidence(row))
        if self._evidence or self._view.evidence == before:  # else it is another panel's by now
            self._view.show_evidence(self._evidence)

    def _go_and_read(self) -> None:
        self._lead()
        self.left.emit()

    def _follow_current(self, mark: Mark | None) -> None:
        """Show the row of the mark that is pointed at in the text, if any has it."""
        if mark is None or self._leads or not self._is_seen:
            return
        order = (self.tabs.currentIndex(), FACTS, POSTS)
        for tab in dict.fromkeys(order):
            at = self.models[tab].find(mark.id)
            if at is not None:
                self.tables[tab].show_row(at)  # first: a table that is entered has a row then
                self.tabs.setCurrentIndex(tab)
                self._show_evidence()
                return

    # -- what is done with rows -----------------------------------------------------------------

    def accept_chosen(self) -> None:
        """Stand behind the chosen rows, and go on to the next."""
        table = self.table
        rows = [row for row in table.chosen() if not row.is_sure]
        if rows:
            self.correcting.accept(rows, table.step)
        elif table.chosen():
            table.step()

    def accept_every(self) -> None:
        """Stand behind all rows of the table that is seen."""
        rows = [row for row in self.table.facts.rows if not row.is_sure]
        self.correcting.accept(rows, lambda: None)

    def _part(self) -> Part | None:
        """Return the part in the current cell; None where it holds none."""
        column = self.table.currentIndex().column()
        return self.table.facts.columns[column].part if column >= 0 else None

    def _deny(self) -> None:
        row = self.table.row()
        if row is not None:
            self.correcting.deny(row, self._part())

    def _unsay(self) -> None:
        row = self.table.row()
        if row is not None:
            self.correcting.unsay(row, self._part())

    def _offers(self, table: FactsTable, at: int, part: Part) -> list[Offer]:
        return self.correcting.offers(table.facts.rows[at], part)

    def _ask_how_meant(self, index: QModelIndex) -> None:
        row = self.table.facts.rows[index.row()]
        if isinstance(row, Fact):
            place = self.table.visualRect(index).bottomLeft()
            self.correcting.ask_how_meant(row, self.table.viewport().mapToGlobal(place), self)

    def _open_menu(self, place: QPoint) -> None:
        row, part = self.table.row(), self._part()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = menu.addAction(translate("Facts", "Accept\tSpace"), self.accept_chosen)
        said.setEnabled(self.accept.isEnabled())
        index = self.table.currentIndex()
        change = menu.addAction(translate("Facts", "Set this part…\tF2"))
        change.triggered.connect(lambda: self.table.edit(index))
        change.setEnabled(part is not None)
        denied = translate("Facts", "It is not so\tDelete")
        menu.addAction(denied, self._deny).setEnabled(part is not None or not isinstance(row, Fact))
        menu.addAction(translate("Facts", "As proposed\tBackspace"), self._unsay)
        menu.popup(self.table.viewport().mapToGlobal(place))

    # -- looks ----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for model in self.models:
            model.dim, model.sure = theme.dim, theme.text
            model.retranslate()

    def retranslate(self) -> None:
        """Write everything in the language of now."""
        self.setWindowTitle(translate("Facts", "Facts"))
        for table, name in zip(
            self.tables, (translate("Facts", "Facts"), translate("Facts", "Posts")), strict=True
        ):
            table.setAccessibleName(name)
            table.facts.retranslate()
        self.accept.setText(translate("Facts", "Accept"))
        self.accept.setToolTip(translate("Facts", "Stand behind the chosen rows (Space)"))
        self.accept_all.setText(translate("Facts", "Accept all"))
        self.accept_all.setToolTip(translate("Facts", "Stand behind all rows: one step to undo"))
        self.export.setText(translate("Facts", "Export…"))
        self._count()
