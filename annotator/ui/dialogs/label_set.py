"""The editor of the label set: a table edited in place, taken as one act or not at all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.labels import load, of_file, to_toml
from annotator.labels.draft import Draft
from annotator.paths import replacing
from annotator.review.exporting import check_target
from annotator.review.relabelling import Watch
from annotator.ui.dialogs import files
from annotator.ui.dialogs.label_fate import LabelFate
from annotator.ui.dialogs.label_table import (
    DARK,
    ID,
    INKS,
    KEY,
    LIGHT,
    MARKS,
    TEXTS,
    VALUE,
    ZH,
    label_table,
    show_row,
)
from annotator.ui.i18n import sentence
from annotator.ui.inks import free_inks, poor_ink
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from annotator.labels import Edit, LabelSet
    from annotator.review import Outcome
    from annotator.review.label_acts import LabelUse
    from annotator.ui.choice import Choice

    Keep = Callable[[Edit, Watch], Outcome | None]
    Use = Callable[[Collection[str], Collection[str]], LabelUse]

translate = QCoreApplication.translate


class LabelSetDialog(QDialog):
    """Edits the label set; ``keep`` puts the edit into effect, beside the window.

    ``counts`` says how many marks a label has; ``check`` raises where a key cannot be a label's.
    ``outcome`` is what was done, None where nothing was.
    """

    def __init__(
        self,
        before: LabelSet,
        counts: Mapping[str, int],
        language: str,
        check: Callable[[LabelSet], object],
        use: Use,
        keep: Keep,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._draft = Draft.of(before)
        self._file: Edit | None = None  # a set from a file, in the place of the draft
        self._counts = counts
        self._language = language
        self._check = check
        self._use = use
        self._keep = keep
        self._call = OneCall(self)
        self.outcome: Outcome | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Labels", "Labels of the project"))
        self.table = label_table(self)
        self.add = QPushButton(translate("Labels", "Add"), self)
        self.colour = QPushButton(translate("Labels", "Colour…"), self)
        self.merge = QPushButton(translate("Labels", "Merge into…"), self)
        self.remove = QPushButton(translate("Labels", "Remove…"), self)
        self.up = QPushButton(translate("Labels", "Up"), self)
        self.down = QPushButton(translate("Labels", "Down"), self)
        self.read = QPushButton(translate("Labels", "From a file…"), self)
        self.write = QPushButton(translate("Labels", "To a file…"), self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar(self)
        self.progress.hide()
        self._lay_out()
        self._connect()
        self.show_rows(0)
        self.resize(QSize(860, 560).boundedTo(parent.screen().availableSize() * 0.92))

    # -- assembly ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        buttons = (self.add, self.colour, self.merge, self.remove, self.up, self.down)
        for button in (*buttons, self.read, self.write):
            button.setAutoDefault(False)
            below.addWidget(button)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.buttons.button(kinds.Ok).setText(translate("Labels", "OK"))
        self.buttons.button(kinds.Ok).setAutoDefault(False)  # Enter ends what is being typed
        self.buttons.button(kinds.Cancel).setText(translate("Labels", "Cancel"))
        self.buttons.button(kinds.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addLayout(below)
        for widget in (self.told, self.progress, self.buttons):
            layout.addWidget(widget)

    def _connect(self) -> None:
        self.table.itemChanged.connect(self._follow_item)
        self.table.itemActivated.connect(self._choose_ink)
        self.table.currentCellChanged.connect(lambda *_: self._follow_current())
        self.add.clicked.connect(self._add)
        self.colour.clicked.connect(self._colour)
        self.merge.clicked.connect(lambda: self._ask(merges=True))
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.read.clicked.connect(lambda: files.label_set(self, self.take_file, saving=False))
        self.write.clicked.connect(lambda: files.label_set(self, self.write_file, saving=True))
        context = Qt.ShortcutContext.WidgetShortcut
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self.table, partial(self._move, step), context=context)
        QShortcut(QKeySequence.StandardKey.Delete, self.table, self._remove, context=context)
        self._call.reached.connect(self._reach)
        self._call.refused.connect(lambda error: self._say(sentence(error)))
        self._call.ended.connect(partial(self._busy, on=False))

    # -- the rows ---------------------------------------------------------------------------------

    def show_rows(self, row: int, column: int = ZH) -> None:
        """Show the labels as they are to be, with one cell chosen."""
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(self._draft.rows))
            for number, one in enumerate(self._draft.rows):
                count = sum(self._counts.get(origin, 0) for origin in one.origins)
                show_row(self.table, number, one, count, self._follow_kind)
            for narrow in (LIGHT, DARK, ID, KEY, VALUE, MARKS):
                self.table.resizeColumnToContents(narrow)
            self.table.setCurrentCell(max(0, min(row, self.table.rowCount() - 1)), column)
        self._follow_current()

    def _follow_item(self, item: QTableWidgetItem) -> None:
        name = TEXTS.get(item.column())
        if name is None:
            return
        text = " ".join(item.text().split())
        value = (text.upper() or None) if name == "hotkey" else text
        self._draft.change(item.row(), **{name: value})
        with QSignalBlocker(self.table):
            item.setText(value or "")
        self._file = None
        self._say("")

    def _follow_kind(self, choice: Choice) -> None:
        for row in range(self.table.rowCount()):
            if self.table.cellWidget(row, VALUE) is choice:
                self._draft.change(row, value_kind=choice.currentData())
                self._file = None

    def _follow_current(self) -> None:
        row = self.table.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.table.rowCount() - 1)
        for button in (self.merge, self.remove):
            button.setEnabled(row >= 0 and self.table.rowCount() > 1)
        self.colour.setEnabled(row >= 0)

    def _add(self) -> None:
        used = [row.label for row in self._draft.rows]
        self._file = None
        row = self._draft.add(*free_inks(used))
        self.show_rows(row)
        self.table.setFocus()
        item = self.table.item(row, ZH)
        if item is not None:
            self.table.editItem(item)

    def _move(self, by: int) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self._file = None
            self.show_rows(self._draft.move(row, by), self.table.currentColumn())

    # -- colours ----------------------------------------------------------------------------------

    def _colour(self) -> None:
        column = self.table.currentColumn()
        item = self.table.item(self.table.currentRow(), column if column in INKS else LIGHT)
        if item is not None:
            self._choose_ink(item)

    def _choose_ink(self, item: QTableWidgetItem) -> None:
        name = INKS.get(item.column())
        if name is None:
            return
        row, column = item.row(), item.column()
        label = self._draft.rows[row].label
        dialog = QColorDialog(QColor(getattr(label, name)), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        title = translate("Labels", "Colour of “{name}” in the light theme")
        if column == DARK:
            title = translate("Labels", "Colour of “{name}” in the dark theme")
        dialog.setWindowTitle(title.format(name=label.name(self._language)))
        dialog.colorSelected.connect(lambda colour: self._ink(row, column, colour))
        dialog.open()

    def _ink(self, row: int, column: int, colour: QColor) -> None:
        self._file = None
        self._draft.change(row, **{INKS[column]: colour.name().upper()})
        self.show_rows(row, column)
        self._say(poor_ink(self._draft.rows[row].label, self._language))

    # -- merging and taking away ------------------------------------------------------------------

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row < 0 or self.table.rowCount() == 1:
            return
        if any(self._counts.get(one) for one in self._draft.rows[row].origins):
            self._ask(merges=False)
            return
        self._file = None
        self._draft.remove(row)
        self.show_rows(row)

    def _ask(self, *, merges: bool) -> None:
        """Show what would change, and let it be said."""
        row = self.table.currentRow()
        if row < 0:
            return
        rows = list(self._draft.rows)
        numbers = [number for number in range(len(rows)) if number != row] if merges else []

        def use(chosen: int) -> LabelUse:
            into = rows[numbers[chosen]].origins if numbers else ()
            return self._use(rows[row].origins, into)

        others = [rows[number].label for number in numbers]
        dialog = LabelFate(rows[row].label, others, self._language, use, self)
        dialog.chosen.connect(lambda chosen: self._let(row, numbers[chosen] if numbers else None))
        dialog.failed.connect(lambda error: self._say(sentence(error)))
        dialog.open()

    def _let(self, row: int, into: int | None) -> None:
        self._file = None
        name = self._draft.rows[row].label.name(self._language)
        if into is None:
            self._draft.remove(row)
            text = translate("Labels", "“{name}” is removed with its marks when you press OK.")
            self.show_rows(row)
        else:
            other = self._draft.rows[into].label.name(self._language)
            text = translate("Labels", "“{name}” is merged into “{other}” when you press OK.")
            text = text.replace("{other}", other)
            self.show_rows(self._draft.merge(row, into))
        self._say(text.format(name=name))

    # -- files ------------------------------------------------------------------------------------

    def take_file(self, path: Path) -> None:
        """Show the label set in the file ``path``; OK then puts it in the project's place."""
        try:
            found = load(path)
            edit = of_file(self._draft.before, found)
        except UserError as error:
            self._say(sentence(error))
            return
        self._draft = Draft.of_edit(edit)
        self._file = edit
        self.show_rows(0)
        gone = [one for one, fate in edit.fates.items() if fate is None and self._counts.get(one)]
        text = translate("Labels", "Read from {name}. Press OK to use it.")
        said = [text.format(name=path.name)]
        if gone:
            more = translate("Labels", "It lacks these labels, whose marks go with them: {names}.")
            named = ", ".join(f"{one} ({self._counts[one]:,})" for one in gone)
            said.append(more.format(names=named))
        self._say("\n".join(said))

    def write_file(self, path: Path) -> None:
        """Write the labels as they are shown to the file ``path``, as TOML."""
        try:
            edit = self._edit()
            check_target(path)
            with replacing(path) as fresh:
                fresh.write_text(to_toml(edit.after), encoding="utf-8")
        except UserError as error:
            self._say(sentence(error))
            return
        self._say(translate("Labels", "Written to {name}.").format(name=path.name))

    # -- taking -----------------------------------------------------------------------------------

    def _edit(self) -> Edit:
        return self._file or self._draft.finished()

    def _take(self) -> None:
        """Put the edit into effect; what cannot be is told, and stays to be mended."""
        self.table.setCurrentCell(self.table.currentRow(), self.table.currentColumn())
        if self._call.is_busy:
            return
        try:
            edit = self._edit()
            self._check(edit.after)
        except UserError as error:
            self._say(sentence(error))
            return
        self._say("")
        self._busy(on=True)
        self._call.start(
            lambda cancelled: self._keep(edit, Watch(cancelled, self._call.reach)), self._done
        )

    def _reach(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _done(self, outcome: Outcome | None) -> None:
        self.outcome = outcome
        self._call.stop()  # nothing may be under way in a dialog that goes
        self.accept()

    def _busy(self, *, on: bool) -> None:
        self.progress.setRange(0, 0)
        self.progress.setVisible(on)
        self.table.setEnabled(not on)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not on)

    def reject(self) -> None:
        """Stop what is under way, else close; nothing is changed by either."""
        if self._call.is_busy:
            self._call.cancel()
            return
        super().reject()

    def _say(self, text: str) -> None:
        self.told.setText(text)
