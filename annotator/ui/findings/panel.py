"""The panel below the report that lists what does not add up, and on demand what does.

A row that is chosen shows its place in the report; beside the rows stands all of the current one.
It tells what is asked for, and decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Ruling, Severity
from annotator.ui.choice import Choice
from annotator.ui.findings.detail import Detail, Evidence
from annotator.ui.findings.model import FindingsModel, Wanted
from annotator.ui.findings.reason import Reason
from annotator.ui.findings.table import FindingsTable
from annotator.ui.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction

    from annotator.model import Finding
    from annotator.review.checking import Checked
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate
_BUTTONS = (  # what each says, and its tool tip
    (
        QT_TRANSLATE_NOOP("Findings", "Confirm"),
        QT_TRANSLATE_NOOP("Findings", "It is a fault indeed (C)"),
    ),
    (
        QT_TRANSLATE_NOOP("Findings", "Dismiss…"),
        QT_TRANSLATE_NOOP("Findings", "It is right to ignore it (D)"),
    ),
    (
        QT_TRANSLATE_NOOP("Findings", "Open again"),
        QT_TRANSLATE_NOOP("Findings", "As if nobody had ruled on it (O)"),
    ),
    (
        QT_TRANSLATE_NOOP("Findings", "Fix the value"),
        QT_TRANSLATE_NOOP("Findings", "Write the value of the chosen evidence anew (F)"),
    ),
)
_HEIGHT = 280  # pixels, when it is opened first
_SHARES = (3, 2)  # of the width: the rows, and all of the current one
_WORKING = ("undo", "redo", "next_finding", "previous_finding")  # actions whose keys work here


class FindingsPanel(Panel):
    """The panel; what is found is given to ``show_found``."""

    reached = Signal()  # the current row is another: its place is to be shown
    evidenceReached = Signal(object)  # an Evidence that is to be shown
    confirmAsked = Signal()
    dismissAsked = Signal()  # a reason is to be asked for
    dismissed = Signal(str)  # for this reason
    openAsked = Signal()
    fixAsked = Signal(object)  # the Evidence whose value is wrong
    lookAsked = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__("findings", window, height_at_first=_HEIGHT)
        # what a finding rests on
        self.evidence_of: Callable[[Finding], list[Evidence]] = lambda _: []
        self.may_rule: Callable[[], bool] = lambda: True  # where not, that is said
        self._evidence: list[Evidence] = []
        self._asked_of = ""  # the key of the finding that a reason is asked for
        self.model = FindingsModel(theme, self)
        inside = QWidget(self)
        self._filters = QWidget(inside)
        self.wanted, self.holds = Choice(self._filters), QCheckBox(self._filters)
        self.count, self.look = QLabel(self._filters), QPushButton(self._filters)
        self.table, self.detail = FindingsTable(self.model, inside), Detail(theme, inside)
        self.reason = Reason(inside)
        self.confirm, self.dismiss, self.again, self.fix = (QPushButton(inside) for _ in range(4))
        self._lay_out(inside)
        self._connect()
        self.setWidget(inside)
        self.hide()

    # -- assembly -------------------------------------------------------------------------------

    def _lay_out(self, inside: QWidget) -> None:
        filters, above, column = QHBoxLayout(self._filters), QHBoxLayout(), QVBoxLayout(inside)
        for widget in (self.wanted, self.holds, self.count, self.look):
            filters.addWidget(widget)
        filters.addStretch(1)
        filters.setContentsMargins(0, 0, 0, 0)
        for taking_turns in (self._filters, self.reason):
            above.addWidget(taking_turns, 1)
        for button in self._buttons():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the rows
            above.addWidget(button)
        self.look.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.confirm.setCheckable(True)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        both = QSplitter(Qt.Orientation.Horizontal, inside)
        both.setChildrenCollapsible(False)
        for part, share in zip((self.table, self.detail), _SHARES, strict=True):
            both.addWidget(part)
            both.setStretchFactor(both.count() - 1, share)
        both.setSizes([100 * share for share in _SHARES])
        column.setContentsMargins(8, 4, 8, 8)
        column.addLayout(above)
        column.addWidget(both, 1)
        self.setAllowedAreas(
            Qt.DockWidgetArea.BottomDockWidgetArea | Qt.DockWidgetArea.TopDockWidgetArea
        )

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.confirm, self.dismiss, self.again, self.fix

    def _connect(self) -> None:
        table, detail = self.table, self.detail
        self.wanted.activated.connect(lambda _: self._sift())
        self.holds.toggled.connect(lambda _: self._sift())
        self.look.clicked.connect(self.lookAsked)
        table.selectionModel().selectionChanged.connect(lambda *_: self._follow_row())
        table.reached.connect(self.reached)
        table.entered.connect(self._enter)
        table.menuAsked.connect(self._open_menu)
        for place in (table, detail):
            place.left.connect(self.left)
            place.fixAsked.connect(self._fix)
        detail.reached.connect(lambda row: self.evidenceReached.emit(self._evidence[row]))
        detail.entered.connect(self.left)
        for asked, button, ask in (
            (table.confirmAsked, self.confirm, self._confirm),
            (table.dismissAsked, self.dismiss, self._dismiss),
            (table.openAsked, self.again, self._open_again),
        ):
            asked.connect(ask)
            button.clicked.connect(ask)
        self.fix.clicked.connect(self._fix)
        self.reason.asked.connect(self._filters.setHidden)
        self.reason.given.connect(self._give_reason)
        self.reason.givenUp.connect(self.table.setFocus)

    def take_keys(self, actions: Mapping[str, QAction]) -> None:
        """Let the key that opens the panel work in it too, and in its rows those that walk."""
        self.addAction(actions["findings"])
        for name in _WORKING:
            self.table.addAction(actions[name])

    def entry(self) -> QWidget:
        """Return the rows."""
        return self.table

    # -- what is shown --------------------------------------------------------------------------

    def show_found(self, found: Sequence[Checked], text: str) -> None:
        """Show what was found in the raw ``text`` of a report; the current finding stays so.

        Where it is not shown any more, the one in its place is current.
        """
        self._keep_place(lambda: self.model.show(found, text))
        self.table.fit()
        self._tell_counts()

    def _sift(self) -> None:
        self.model.wanted = self.wanted.currentData()
        self.model.holds = self.holds.isChecked()
        self._keep_place(self.model.sift)

    def _keep_place(self, change: Callable[[], None]) -> None:
        before, row = self.current(), self.table.row()
        change()
        if before is None or row is None:
            self._follow_row()
            return
        same = self.model.row_of(before.finding.key)
        last = self.model.rowCount() - 1
        self.table.choose(min(row, last) if same is None and last >= 0 else same)
        self._follow_row()
        if same is None and last >= 0 and self.table.hasFocus():
            self.reached.emit()

    def point_at(self, finding: Finding | None) -> None:
        """Make a finding the current one, where it is shown, without telling of it."""
        row = None if finding is None else self.model.row_of(finding.key)
        if row is None or row != self.table.row():
            self.table.choose(row)

    def current(self) -> Checked | None:
        """Return the finding in the current row, None where none is."""
        row = self.table.row()
        return None if row is None else self.model.rows[row]

    def _follow_row(self) -> None:
        """Show all of the current finding, and offer what can be done with it."""
        checked = self.current()
        self._evidence = [] if checked is None else self.evidence_of(checked.finding)
        self.detail.show_finding(checked, self._evidence)
        if checked is None or checked.finding.key != self._asked_of:
            self.reason.hide()
        ruling = None if checked is None or checked.judgement is None else checked.judgement.ruling
        rules = checked is not None and checked.finding.severity is not Severity.HOLDS
        self.confirm.setEnabled(rules)
        self.confirm.setChecked(ruling is Ruling.CONFIRMED)
        self.dismiss.setEnabled(rules)
        self.again.setEnabled(ruling is not None)
        self.fix.setEnabled(any(one.mark is not None for one in self._evidence))

    def tell_state(self, *, busy: bool, waits: bool) -> None:
        """Say whether it is being looked, and offer to look where that ``waits`` to be asked."""
        self.look.setVisible(waits or busy)
        self.look.setEnabled(waits)
        looking = translate("Findings", "Looking…")
        self.look.setText(looking if busy else translate("Findings", "Look through the report"))
        self._tell_counts()

    def _tell_counts(self) -> None:
        is_open, dismissed, holds = self.model.counts()
        text = translate("Findings", "Open: {open} · dismissed: {dismissed} · adds up: {holds}")
        told = text.format(open=f"{is_open:,}", dismissed=f"{dismissed:,}", holds=f"{holds:,}")
        self.count.setText(told)
        name = translate("Findings", "Findings")
        self.setWindowTitle(f"{name} ({is_open:,})" if is_open else name)

    # -- what is asked for ----------------------------------------------------------------------

    def _enter(self) -> None:
        if self.current() is not None:
            self.reached.emit()
            self.left.emit()

    def _confirm(self) -> None:
        if self.confirm.isEnabled():
            self.confirmAsked.emit()
            self._follow_row()  # the button is down only where it is so

    def _dismiss(self) -> None:
        checked = self.current()
        if checked is not None and self.dismiss.isEnabled() and self.may_rule():
            self._asked_of = checked.finding.key
            self.reason.ask("" if checked.judgement is None else checked.judgement.reason)
            self.dismissAsked.emit()

    def _give_reason(self, reason: str) -> None:
        self.table.setFocus()
        self.dismissed.emit(reason)

    def _open_again(self) -> None:
        if self.again.isEnabled():
            self.openAsked.emit()

    def _fix(self) -> None:
        """Ask for the chosen evidence to be put right, or else for the first that can be."""
        chosen = self._evidence[self.detail.chosen() :][:1]
        marked = [one for one in (*chosen, *self._evidence) if one.mark is not None]
        if marked:
            self.fixAsked.emit(marked[0])

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._buttons():
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.popup(place)

    # -- looks ----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Tell in other colours."""
        self.model.theme = theme
        self.detail.set_theme(theme)
        self.table.viewport().update()

    def retranslate(self) -> None:
        """Write the panel in the language of now."""
        chosen = max(0, self.wanted.currentIndex())
        self.wanted.clear()
        for text, wanted in (
            (translate("Findings", "Open"), Wanted.OPEN),
            (translate("Findings", "Dismissed"), Wanted.DISMISSED),
            (translate("Findings", "All"), Wanted.ALL),
        ):
            self.wanted.addItem(text, wanted)
        self.wanted.setCurrentIndex(chosen)
        self.wanted.setAccessibleName(translate("Findings", "Which findings are shown"))
        self.table.setAccessibleName(translate("Findings", "Findings"))
        self.holds.setText(translate("Findings", "Show what adds up"))
        for button, (text, tip) in zip(self._buttons(), _BUTTONS, strict=True):
            button.setText(translate("Findings", text))
            button.setToolTip(translate("Findings", tip))
        self.reason.retranslate()
        self.detail.retranslate()
        self.model.headerDataChanged.emit(
            Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1
        )
        self._tell_counts()
