"""The project's word lists: a table of them, and of the chosen one name, label, use and entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import QT_TRANSLATE_NOOP, ListTaken, UserError
from annotator.model import ListHead, ListMode, WordList
from annotator.review import lists
from annotator.ui.choice import Choice
from annotator.ui.dialogs import files
from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annotator.labels import LabelSet

translate = QCoreApplication.translate

_MODES = {
    ListMode.MARK: QT_TRANSLATE_NOOP("Lists", "suggest"),
    ListMode.IGNORE: QT_TRANSLATE_NOOP("Lists", "never suggest"),
}
_HEADS = (
    QT_TRANSLATE_NOOP("Lists", "Name"),
    QT_TRANSLATE_NOOP("Lists", "Label"),
    QT_TRANSLATE_NOOP("Lists", "Use"),
    QT_TRANSLATE_NOOP("Lists", "Entries"),
)
_NAME, _LABEL, _USE, _ENTRIES = range(4)


class ListsDialog(QDialog):
    """Edits the lists; ``keep`` is given them all when the dialog is accepted.

    It returns None where nothing changes; where it raises, the dialog says so and stays.
    ``find_again`` is whether candidates are then to be found again in all reports.
    """

    def __init__(
        self,
        found: Sequence[WordList],
        labels: LabelSet,
        language: str,
        keep: Callable[[list[WordList]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._lists = list(found)
        self._labels = labels
        self._language = language
        self._keep = keep
        self.changed = False
        self._row = -1
        self._shown = ""  # the entries as they stand in the area before they are edited
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Lists", "Word lists"))
        self.table = self._table()
        self.new = QPushButton(translate("Lists", "New list"), self)
        self.from_file = QPushButton(translate("Lists", "Add from a file…"), self)
        self.remove = QPushButton(translate("Lists", "Remove list"), self)
        self.name = QLineEdit(self)
        self.mode = Choice(self)
        self.label = Choice(self)
        self.label.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.entries = QPlainTextEdit(self)
        self.entries.setTabChangesFocus(True)
        self.entries.setPlaceholderText(translate("Lists", "One entry a line"))
        self.find_again = QCheckBox(
            translate("Lists", "Then find candidates again in all reports"), self
        )
        self.find_again.setChecked(True)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        self._lay_out()
        self._connect()
        self._fill(0)
        room = parent.screen().availableSize() * 0.95
        self.resize(QSize(900, 520).boundedTo(room))

    # -- assembly -------------------------------------------------------------------------------

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 4, self)
        table.setHorizontalHeaderLabels([translate("Lists", head) for head in _HEADS])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        for button in (self.new, self.from_file, self.remove):
            button.setAutoDefault(False)  # Enter keeps what was edited, wherever it is pressed
            below.addWidget(button)
        left = QVBoxLayout()
        left.addWidget(self.table)
        left.addLayout(below)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for column, field in ((_NAME, self.name), (_USE, self.mode), (_LABEL, self.label)):
            form.addRow(translate("Lists", _HEADS[column]), field)
        self._editor = QWidget(self)
        right = QVBoxLayout(self._editor)
        right.setContentsMargins(0, 0, 0, 0)
        right.addLayout(form)
        right.addWidget(self.entries)
        columns = QHBoxLayout()
        columns.addLayout(left, 3)
        columns.addWidget(self._editor, 2)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        buttons.button(kinds.Ok).setText(translate("Lists", "OK"))
        buttons.button(kinds.Cancel).setText(translate("Lists", "Cancel"))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(columns)
        for widget in (self.find_again, self.problem, buttons):
            layout.addWidget(widget)
        for mode, text in _MODES.items():
            self.mode.addItem(translate("Lists", text), mode)
        self.entries.setAccessibleName(translate("Lists", _HEADS[_ENTRIES]))

    def _connect(self) -> None:
        self.table.currentCellChanged.connect(lambda row, *_: self._go_to(row))
        self.new.clicked.connect(self._make)
        self.from_file.clicked.connect(lambda: files.word_list(self, self.read))
        self.remove.clicked.connect(self._remove)
        self.mode.currentIndexChanged.connect(lambda _: self._offer_labels())
        for change in (self.name.textEdited, self.mode.activated, self.label.activated):
            change.connect(lambda _: self._show_row(self._row, self._head()))
        context = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence.StandardKey.Delete, self.table, self._remove, context=context)

    # -- the chosen list ------------------------------------------------------------------------

    def _fill(self, row: int) -> None:
        """Show all lists, with ``row`` chosen."""
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(self._lists))
            for number, one in enumerate(self._lists):
                self._show_row(number, one.head)
            row = min(row, len(self._lists) - 1)
            self.table.setCurrentCell(row, _NAME)
        self._show(row)

    def _show_row(self, row: int, head: ListHead) -> None:
        if row < 0:
            return
        label = self._labels.get(head.label).name(self._language) if head.label else _any()
        count = len(self._lists[row].entries)
        texts = (head.name, label, translate("Lists", _MODES[head.mode]), f"{count:,}")
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column == _ENTRIES:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)

    def _show(self, row: int) -> None:
        """Put the list in ``row`` into the fields."""
        self._row = row
        self._editor.setEnabled(row >= 0)
        self.remove.setEnabled(row >= 0)
        one = self._lists[row] if row >= 0 else WordList(0, ListHead("", ""))
        self.name.setText(one.head.name)
        self.mode.setCurrentIndex(self.mode.findData(one.head.mode))
        self._offer_labels()
        self.label.setCurrentIndex(max(0, self.label.findData(one.head.label)))
        self._shown = "\n".join(one.entries)
        self.entries.setPlainText(self._shown)

    def _offer_labels(self) -> None:
        """Offer the labels; to ignore, also all of them at once."""
        chosen = self.label.currentData()
        self.label.clear()
        if self.mode.currentData() == ListMode.IGNORE:
            self.label.addItem(_any(), lists.ALL_LABELS)
        for label in self._labels.labels:
            self.label.addItem(label.name(self._language), label.id)
        self.label.setCurrentIndex(max(0, self.label.findData(chosen)))

    def _head(self) -> ListHead:
        mode = ListMode(self.mode.currentData())
        return ListHead(lists.as_entry(self.name.text()), str(self.label.currentData()), mode)

    def _settle(self) -> None:
        """Take the fields over into the chosen list.

        Raises:
            UserError: what was entered is no list.

        """
        if self._row < 0:
            return
        one, head = self._lists[self._row], self._head()
        text = self.entries.toPlainText()
        entries = one.entries if text == self._shown else lists.entries_in(text, head.name)
        if head != one.head:  # an imported label that is not of the set stays as it is
            head = lists.head(head.name, head.label, head.mode, self._labels)
        self._lists[self._row] = replace(one, head=head, entries=entries)

    def _go_to(self, row: int) -> None:
        if row == self._row:
            return
        left = self._row
        if not self._try(self._settle):
            with QSignalBlocker(self.table):
                self.table.setCurrentCell(left, _NAME)
            return
        if left >= 0:
            self._show_row(left, self._lists[left].head)
        self._show(row)

    # -- making and taking away -------------------------------------------------------------------

    def _make(self) -> None:
        self._add(translate("Lists", "new list"), ())

    def read(self, path: Path) -> None:
        """Add a list of the entries in the file ``path``."""
        self._try(lambda: self._add(path.stem, lists.read_entries(path)))

    def _add(self, name: str, entries: tuple[str, ...]) -> None:
        self._settle()
        taken = {one.head.name for one in self._lists}
        fresh, number = lists.as_entry(name), 1
        while fresh in taken:
            number += 1
            fresh = f"{lists.as_entry(name)} {number}"
        self._lists.append(WordList(0, ListHead(fresh, self._labels.labels[0].id), entries))
        self._fill(len(self._lists) - 1)
        self.name.setFocus()
        self.name.selectAll()

    def _remove(self) -> None:
        row = self._row
        if row < 0:
            return
        self.problem.hide()
        del self._lists[row]
        self._fill(row)

    # -- taking -----------------------------------------------------------------------------------

    def _take(self) -> None:
        """Keep the lists and close; what cannot be kept is told, and stays to be mended."""
        if self._try(self._give):
            self.accept()

    def _give(self) -> None:
        self._settle()
        names = [one.head.name for one in self._lists]
        for name in names:
            if names.count(name) > 1:
                raise ListTaken(name=name)
        self.changed = self._keep(list(self._lists)) is not None

    def _try(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except UserError as error:
            self.problem.setText(sentence(error))
            self.problem.show()
            return False
        self.problem.hide()
        return True


def _any() -> str:
    return translate("Lists", "any label")
