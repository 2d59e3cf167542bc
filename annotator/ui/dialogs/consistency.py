"""Texts that are marked in several ways, worked through one by one: put right, or right both ways.

On the left the texts, likely errors first; on the right the places of one in their context. Those
that are marked otherwise than most are ticked.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.review import consistency
from annotator.review.consistency import UNMARKED
from annotator.ui.actions.in_force import shown
from annotator.ui.choice import Choice
from annotator.ui.i18n import sentence
from annotator.ui.models.conflicts import TEXT, WAYS, ConflictsModel
from annotator.ui.models.occurrences import OccurrencesModel
from annotator.ui.places_table import PlacesTable
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.errors import UserError
    from annotator.labels import LabelSet
    from annotator.review.consistency import Conflict, Conflicts
    from annotator.review.occurrences import Occurrence
    from annotator.ui.actions.in_force import Keymap

    Look = Callable[[Conflict, Callable[[], bool]], list[Occurrence]]

translate = QCoreApplication.translate


class ConsistencyDialog(QDialog):
    """Tells what is to be done; whoever does it says ``follow`` when it is done.

    ``look`` is called beside the window and gives the places of a text; ``keymap`` are the keys of
    the window, of which those for labels and decisions work here too.
    """

    labelled = Signal(str, list)  # a label's id, and the places (of Occurrence) that get it
    takenAway = Signal(list)  # places whose marks go
    settled = Signal(object)  # a Conflict that is none: each of its ways is right
    undoAsked = Signal()

    def __init__(
        self,
        found: Conflicts,
        look: Look,
        labels: LabelSet,
        language: str,
        keymap: Keymap,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._found = found
        self._look = look
        self._labels = labels
        self._keymap = keymap
        self._done: list[tuple[int, Conflict]] = []  # what was put right, and where it stood
        self._busy = False
        self._looking = LatestCall(self)
        self._looking.done.connect(self._show_places)
        self._looking.refused.connect(self._fail)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Consistency", "Consistency"))
        self.conflicts = ConflictsModel(found.listed, labels, language, self)
        self.list = _list(self.conflicts, self)
        self.places = OccurrencesModel([], labels, language, self)
        self.table = PlacesTable(self.places, self)
        self.table.setAccessibleName(translate("Consistency", "Places of the text"))
        self.heading = QLabel(self)
        self.label = Choice(self)
        for one in labels.labels:
            self.label.addItem(one.name(language), one.id)
        self.give = QPushButton(self)
        self.take_away = QPushButton(self)
        self.both = QPushButton(self)
        self.hint = QLabel(self)
        self._lay_out()
        self._connect()
        self.list.selectRow(0)
        self.resize(QSize(1120, 560).boundedTo(parent.screen().availableSize() * 0.95))
        self.list.setFocus()

    # -- assembly -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for said in (self.heading, self.hint):
            said.setWordWrap(True)
            said.setTextFormat(Qt.TextFormat.PlainText)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.addWidget(self.list)
        sides.addWidget(self.table)
        sides.setChildrenCollapsible(False)
        sides.setSizes([360, 720])
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Close, self)
        self.buttons.button(kinds.Close).setText(translate("Consistency", "Close"))
        self.buttons.button(kinds.Close).setAutoDefault(False)
        below = QHBoxLayout()
        for widget in (self.label, self.give, self.take_away, self.both):
            below.addWidget(widget)
            if isinstance(widget, QPushButton):
                widget.setAutoDefault(False)
        below.addStretch()
        below.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        for part in (self.heading, sides, self.hint):
            layout.addWidget(part, 1 if part is sides else 0)
        layout.addLayout(below)
        text = translate(
            "Consistency",
            "Space ticks the chosen places, Enter or a label's key labels the ticked ones; "
            "{undo} takes back what was done here.",
        )
        self.hint.setText(text.format(undo=self._named("undo")))

    def _connect(self) -> None:
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self._looking.stop())
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._look_up())
        self.places.ticked.connect(self._count)
        self.table.answered.connect(self._give)
        self.give.clicked.connect(self._give)
        self.take_away.clicked.connect(self._take_away)
        self.both.clicked.connect(self._settle)
        for action_id, act in (
            ("reject", self._take_away),
            ("finish", self._settle),
            ("undo", self._undo),
            ("next", partial(self._step, 1)),
            ("previous", partial(self._step, -1)),
        ):
            self._on_keys(action_id, act)
        for one in self._labels.labels:
            self._on_keys(f"label.{one.id}", partial(self._give_label, one.id))

    def _on_keys(self, action_id: str, act: Callable[[], object]) -> None:
        for key in self._keymap.of(action_id):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(key), self, act, context=context)

    def _named(self, action_id: str) -> str:
        keys = self._keymap.of(action_id)
        return shown(keys[0]) if keys else "–"

    # -- the text one is at -----------------------------------------------------------------------

    def current(self) -> Conflict | None:
        """Return the conflict one is at, None where none is left."""
        row = self.list.currentIndex().row()
        return self.conflicts.found[row] if 0 <= row < len(self.conflicts.found) else None

    def _step(self, by: int) -> None:
        self._choose(self.list.currentIndex().row() + by)

    def _choose(self, row: int) -> None:
        last = len(self.conflicts.found) - 1
        if last >= 0:
            index = self.conflicts.index(min(max(row, 0), last), TEXT)
            flags = QItemSelectionModel.SelectionFlag
            self.list.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _look_up(self) -> None:
        self._tell_rest()
        self.places.show_places([], [])
        one = self.current()
        if one is None:
            self._looking.leave()
            return
        self._looking.start(partial(self._look, one))

    def _show_places(self, found: list[Occurrence]) -> None:
        before = self.current()
        if before is None:
            return
        row = self.list.currentIndex().row()
        now = consistency.seen_anew(before, found, self._labels)
        if not now.is_one and self._busy:
            self._busy = False
            self._leave(row)
            return
        self._busy = False
        if now.is_one and len(found) == sum(before.ways.values()):
            self.conflicts.put(row, now)
        rare = sorted(found, key=lambda one: now.ways[consistency.way_of(one, self._labels)])
        usual = now.usual
        ticks = [consistency.way_of(place, self._labels) != usual for place in rare]
        self.places.show_places(rare, ticks)
        self.table.fit()
        named = next((label for label in now.ways if label != UNMARKED), None)
        if named is not None and self.label.findData(named) >= 0:
            self.label.setCurrentIndex(self.label.findData(named))
        self._tell_rest(cut=len(found) < sum(before.ways.values()))

    def _leave(self, row: int) -> None:
        """Go on to the next text: there is nothing more to say of this one."""
        self.conflicts.remove(row)
        self._choose(row)
        self._look_up()

    def _fail(self, error: UserError) -> None:
        self._busy = False
        self.heading.setText(sentence(error))

    def _tell_rest(self, *, cut: bool = False) -> None:
        left = len(self.conflicts.found)
        if not left:
            text = translate("Consistency", "No text is marked in several ways any more.")
        else:
            text = translate(
                "Consistency", "Texts marked in several ways: {count}. Likely errors come first."
            )
        said = [text.format(count=f"{left:,}")]
        if self._found.total > len(self._found.listed):
            more = translate("Consistency", "{count} more come when you look again.")
            count = self._found.total - len(self._found.listed)
            said.append(more.format(count=f"{count:,}"))
        if cut:
            said.append(translate("Consistency", "Of this one, the first places are shown."))
        self.heading.setText(" ".join(said))

    # -- what is done -----------------------------------------------------------------------------

    def _count(self) -> None:
        chosen = self.places.chosen()
        spans = sum(consistency.way_of(one, self._labels) != UNMARKED for one in chosen)
        give = translate("Consistency", "Label {count} places")
        away = translate("Consistency", "Take {count} marks away ({key})")
        both = translate("Consistency", "Each is right ({key})")
        self.give.setText(give.format(count=f"{len(chosen):,}"))
        self.take_away.setText(away.format(count=f"{spans:,}", key=self._named("reject")))
        self.both.setText(both.format(key=self._named("finish")))
        self.give.setEnabled(bool(chosen))
        self.take_away.setEnabled(spans > 0)
        self.both.setEnabled(self.current() is not None)

    def _give(self) -> None:
        self._give_label(str(self.label.currentData()))

    def _give_label(self, label: str) -> None:
        chosen = self.places.chosen()
        if chosen and self._begin():
            self.labelled.emit(label, chosen)

    def _take_away(self) -> None:
        chosen = self.places.chosen()
        marked = [one for one in chosen if consistency.way_of(one, self._labels) != UNMARKED]
        if marked and self._begin():
            self.takenAway.emit(marked)

    def _settle(self) -> None:
        one = self.current()
        if one is not None and self._begin():
            self.settled.emit(one)

    def _begin(self) -> bool:
        """Note where one is; return whether something may be begun."""
        one = self.current()
        if one is None or self._busy or self._looking.is_busy:
            return False
        self._done.append((self.list.currentIndex().row(), one))
        self._busy = True
        return True

    def follow(self, *, changed: bool, settled: bool = False) -> None:
        """Show what came of what was begun: nothing where none is ``changed``."""
        if not changed:
            self._done.pop()
        if settled and changed:
            self._busy = False
            self._leave(self.list.currentIndex().row())
        else:
            self._look_up()

    def give_up(self) -> None:
        """Note that what was begun could not be done."""
        self._done.pop()
        self._busy = False

    def _undo(self) -> None:
        if self._done and not self._busy:
            self.undoAsked.emit()

    def take_back(self) -> None:
        """Show the text again whose decision was taken back last."""
        row, one = self._done.pop()
        self.conflicts.put(row, one)
        if self.list.currentIndex().row() == row:
            self._look_up()
        self._choose(row)


def _list(model: ConflictsModel, parent: QWidget) -> QTableView:
    table = QTableView(parent)
    table.setModel(model)
    table.setAccessibleName(translate("Consistency", "Texts marked in several ways"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setAlternatingRowColors(True)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    table.resizeColumnToContents(TEXT)
    table.setColumnWidth(TEXT, min(table.columnWidth(TEXT), 180))
    header.setSectionResizeMode(WAYS, QHeaderView.ResizeMode.Stretch)
    return table
