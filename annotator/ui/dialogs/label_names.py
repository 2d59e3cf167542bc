"""The table that says which labels of the project the names in annotated files stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from annotator.review.label_names import LabelNames
from annotator.ui.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from annotator.labels import LabelSet

translate = QCoreApplication.translate
_NAME, _COUNT, _LABEL = range(3)
_AS_IT_IS, _LEFT_OUT = range(2)  # what is offered before the labels


class LabelNamesTable(QTableWidget):
    """A row for each name: how many spans have it, and a box of the labels it may come in as.

    What was chosen for a name stays, also where the files are read anew.
    """

    def __init__(self, labels: LabelSet, language: str, parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        self._labels = labels
        self._language = language
        self._guessing = LabelNames(labels)
        self._said: dict[str, int] = {}
        self._names: list[str] = []
        self.setHorizontalHeaderLabels(
            [
                translate("Incoming", "Label in the file"),
                translate("Incoming", "Count"),
                translate("Incoming", "Comes in as"),
            ]
        )
        self.setAccessibleName(translate("Incoming", "Labels in the files"))
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Stretch)

    def show_names(self, names: Iterable[tuple[str, int]]) -> None:
        """Show a row for each of ``names`` with the number of its spans."""
        found = list(names)
        self._names = [name for name, _ in found]
        self.setRowCount(0)  # the boxes of before go
        self.setRowCount(len(found))
        before: QWidget = self
        for row, (name, count) in enumerate(found):
            self.setItem(row, _NAME, QTableWidgetItem(name))
            number = QTableWidgetItem(f"{count:,}")
            number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, _COUNT, number)
            box = self._choice(name)
            self.setCellWidget(row, _LABEL, box)
            self.setTabOrder(before, box)
            before = box
        self.resizeRowsToContents()

    def choice(self, row: int) -> Choice:
        """Return the box of the labels in a row."""
        box = self.cellWidget(row, _LABEL)
        assert isinstance(box, Choice)
        return box

    def chosen(self) -> dict[str, str | None]:
        """Return the label that each name comes in as, None: it is left out."""
        found: dict[str, str | None] = {}
        for row, name in enumerate(self._names):
            number = self.choice(row).currentIndex()
            if number == _LEFT_OUT:
                found[name] = None
            else:
                found[name] = name if number == _AS_IT_IS else self._labels.labels[number - 2].id
        return found

    def _choice(self, name: str) -> Choice:
        box = Choice(self)
        box.setAccessibleName(translate("Incoming", "“{name}” comes in as").format(name=name))
        box.addItem(translate("Incoming", "as it is"))
        box.addItem(translate("Incoming", "leave out"))
        for label in self._labels.labels:
            box.addItem(f"{label.name(self._language)} · {label.id}")
        guess = self._guessing.guess(name)
        ids = [label.id for label in self._labels.labels]
        preset = _AS_IT_IS if guess is None else ids.index(guess) + 2
        box.setCurrentIndex(self._said.get(name, preset))
        box.activated.connect(lambda number: self._said.__setitem__(name, number))
        return box
