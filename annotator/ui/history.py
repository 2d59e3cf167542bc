"""The history below the report: who did what, filtered, gone to, and taken back by choice.

A row that is chosen shows its place in the report, which is opened for it; Enter goes on reading
there. Delete, or the button, takes the chosen decision back, or says what rests on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QItemSelection, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import BuiltOn, ChangedSince, NotInEffect, UserError
from annotator.model import Act, LogFilter
from annotator.review import log
from annotator.ui import i18n, telling
from annotator.ui.choice import Choice
from annotator.ui.history_table import HistoryTable
from annotator.ui.models.history import REPORT, HistoryModel
from annotator.ui.panel import Panel
from annotator.ui.spoken import Spoken
from annotator.ui.unnamed import clearable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from annotator.review.log import Line
    from annotator.ui.desk import Desk
    from annotator.ui.document import ReportView
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate
_CHOICE = 7  # letters of a choice that are seen
_TYPED_MS = 250  # after the last letter
_ACTED_MS = 30  # after the last of acts that come together
_RESTED_MS = 90  # on a row, before its place is shown


class History(Panel):
    """The panel; nothing is read while it is not shown."""

    failed = Signal(object)  # a UserError: the log cannot be read

    def __init__(self, desk: Desk, view: ReportView, theme: Theme, window: QWidget) -> None:
        super().__init__("history", window)
        self._desk, self._view, self._theme = desk, view, theme
        self.model = HistoryModel(self)
        self.table = HistoryTable(self.model, self)
        self.here = QCheckBox(self)
        self.who, self.act, self.label = (Choice(self) for _ in range(3))
        self.text = QLineEdit(self)
        self.undo = QPushButton(self)
        self.count, self.problem = QLabel(self), QLabel(self)
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._acted = QTimer(self, singleShot=True, interval=_ACTED_MS)
        self._rested = QTimer(self, singleShot=True, interval=_RESTED_MS)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        filters = QHBoxLayout()
        for field in (self.here, self.who, self.act, self.label):
            filters.addWidget(field)
        filters.addWidget(self.text, 1)
        filters.addWidget(self.count)
        filters.addWidget(self.undo)
        for choice in (self.who, self.act, self.label):
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(_CHOICE)
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the rows
        clearable(self.text)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 4, 8, 8)
        column.addLayout(filters)
        column.addWidget(self.problem)
        column.addWidget(self.table)
        self.setWidget(inside)
        self.setAllowedAreas(
            Qt.DockWidgetArea.BottomDockWidgetArea | Qt.DockWidgetArea.TopDockWidgetArea
        )

    def _connect(self) -> None:
        desk = self._desk
        for acted in (desk.told, desk.summaryChanged, desk.labelsChanged, desk.marksReplaced):
            acted.connect(self.follow)
        desk.reportOpened.connect(self._follow_report)
        desk.labelsChanged.connect(self._name_labels)
        desk.failed.connect(self._tell)
        self._acted.timeout.connect(self._catch_up)
        self._typed.timeout.connect(self._ask)
        self._rested.timeout.connect(lambda: self._show_place(stays=True))
        for chosen in (self.who, self.act, self.label):
            chosen.activated.connect(lambda _: self._ask())
        self.here.toggled.connect(lambda _: self._ask())
        self.text.textEdited.connect(lambda _: self._typed.start())
        self.text.returnPressed.connect(self._ask)
        self.undo.clicked.connect(self.undo_chosen)
        self.table.undone.connect(self.undo_chosen)
        self.table.entered.connect(lambda: self._show_place(stays=False))
        self.table.clicked.connect(lambda _: self._rested.start(0))
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.model.counted.connect(self._count)
        self.model.dataChanged.connect(lambda *_: self._offer())
        self.model.failed.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        self.visibilityChanged.connect(self._follow_visibility)

    # -- opening and following ------------------------------------------------------------------

    def take_key(self, action: QAction) -> None:
        """Let the key that opens the panel work in it too."""
        self.addAction(action)

    def entry(self) -> QWidget:
        """Return the rows."""
        return self.table

    def show_session(self) -> None:
        """Show the decisions of the desk's project."""
        self.problem.hide()
        for choice in (self.who, self.act, self.label):
            choice.setCurrentIndex(0)
        self.text.clear()
        if self.isVisible():
            self._begin()
        else:
            self.model.stop()

    def follow(self, *_: object) -> None:
        """Show what is done, a moment after it."""
        if self.isVisible():
            self._acted.start()

    def stop(self) -> None:
        """Return when nothing is looked for any more."""
        for timer in (self._acted, self._typed, self._rested):
            timer.stop()
        self.model.stop()

    def _follow_visibility(self, shown: bool) -> None:
        if shown and self.isVisible():
            self._begin()
        elif self.isHidden():
            self.stop()

    def _begin(self) -> None:
        self._name_labels()
        self._name_reviewers()
        self._ask()

    def _catch_up(self) -> None:
        self._name_reviewers()
        self.model.follow()

    def _follow_report(self) -> None:
        if self.isVisible() and self.here.isChecked():
            self._ask()

    # -- what is asked for ----------------------------------------------------------------------

    def _ask(self) -> None:
        self._typed.stop()
        report_id = self._desk.report_id
        here = self.here.isChecked() and report_id is not None
        self.table.setColumnHidden(REPORT, here)
        wanted = LogFilter(
            reports=frozenset({report_id}) if here and report_id is not None else None,
            reviewer=self.who.currentData(),
            acts=self.act.currentData(),
            label=self.label.currentData(),
            text=self.text.text().strip(),
        )
        self.model.ask(self._desk.session, wanted)

    def _name_reviewers(self) -> None:
        try:
            names = log.reviewers(self._desk.session)
        except UserError as error:
            self.failed.emit(error)
            return
        found = [self.who.itemData(row) for row in range(1, self.who.count())]
        if names != found:
            rows = [(name, name) for name in names]
            _fill(self.who, translate("History", "Everybody"), rows)

    def _name_labels(self) -> None:
        labels, language = self._desk.session.labels, i18n.current()
        rows = [(label.name(language), label.id) for label in labels.labels]
        _fill(self.label, translate("History", "Every label"), rows)
        self.model.speech = Spoken(labels, language)
        self.model.show_again()

    def _name_acts(self) -> None:
        named: dict[str, frozenset[Act]] = {}
        for act in Act:
            name = telling.name_of(act)
            named[name] = named.get(name, frozenset()) | {act}
        _fill(self.act, translate("History", "Every act"), list(named.items()))

    def _count(self) -> None:
        text = translate("History", "Decisions: {count}")
        told = text.format(count=f"{self.model.rowCount():,}")
        self.count.setText(f"{told} …" if self.model.is_looking else told)

    # -- the chosen row -------------------------------------------------------------------------

    def _choose(self, chosen: QItemSelection) -> None:
        self.problem.hide()
        self._offer()
        if not chosen.isEmpty():
            self._rested.start()

    def _offer(self) -> None:
        line = self.chosen()
        self.undo.setEnabled(line is not None and not line.logged.undone)

    def chosen(self) -> Line | None:
        """Return the line that is chosen, None where none is."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.line(rows[0].row()) if rows else None

    def _show_place(self, *, stays: bool) -> None:
        """Show the place of the chosen decision; the keys go there too unless one ``stays``."""
        self._rested.stop()
        line = self.chosen()
        if line is None:
            return
        was_here = self.table.hasFocus()
        self._go_to(line)
        if not stays:
            self.left.emit()
        elif was_here:
            self.table.setFocus()

    def _go_to(self, line: Line) -> None:
        desk, mark = self._desk, line.account.mark
        report_id = line.logged.decision.report_id
        if report_id is not None and report_id != desk.report_id:
            desk.open_report(report_id)
        if mark is None or report_id != desk.report_id:
            return
        now = desk.marks.get(mark.id)
        if now is not None and desk.is_shown(now):
            desk.go_to(now)
        elif line.account.text:  # else its place counts another text
            desk.point_at(None)
            self._view.select(*self._view.page.view.map.forward(mark.start, mark.end))
            self._view.reveal(mark.start, mark.end)

    def undo_chosen(self) -> None:
        """Take the chosen decision back, as an act of this reviewer's."""
        line = self.chosen()
        if line is None:
            return
        self._rested.stop()
        self.problem.hide()
        was_here = self.table.hasFocus()
        self._desk.undo_chosen(line.logged.decision.id)
        if was_here:
            self.table.setFocus()

    def _tell(self, error: UserError) -> None:
        """Say in the panel why the chosen decision stays."""
        if isinstance(error, BuiltOn | ChangedSince | NotInEffect):
            self.problem.setText(i18n.sentence(error))
            self.problem.show()

    # -- looks ----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.model.dim = theme.dim
        self.problem.setStyleSheet(f"color: {theme.text.name()}; font-weight: bold;")
        self.model.show_again()

    def retranslate(self) -> None:
        """Write everything in the language of now."""
        self.setWindowTitle(translate("History", "History"))
        self.here.setText(translate("History", "This report"))
        self.undo.setText(translate("History", "Undo this decision"))
        self.undo.setToolTip(translate("History", "Undo the chosen decision (Delete)"))
        self.text.setPlaceholderText(translate("History", "Text, note, report"))
        for field, name in (
            (self.who, translate("History", "Who")),
            (self.act, translate("History", "Act")),
            (self.label, translate("History", "Label")),
            (self.text, translate("History", "Text, note, report")),
            (self.table, translate("History", "History")),
        ):
            field.setAccessibleName(name)
        self.problem.hide()
        self._name_acts()
        self._name_labels()
        self.who.setItemText(0, translate("History", "Everybody"))
        self._count()


def _fill(choice: Choice, every: str, rows: Sequence[tuple[str, object]]) -> None:
    """Offer ``rows``, texts with what they stand for, below ``every``; what is chosen stays so."""
    chosen = choice.currentData()
    choice.clear()
    choice.addItem(every, None)
    for text, data in rows:
        choice.addItem(text, data)
    found = [row for row in range(1, choice.count()) if choice.itemData(row) == chosen]
    choice.setCurrentIndex(found[0] if chosen is not None and found else 0)
