"""All of the current finding: what it says, what it rests on, when to let it be, its ruling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.findings import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from annotator.model import Mark
    from annotator.review.checking import Checked
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate
_ROWS = 2  # of evidence that are seen in any case


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that a finding rests on: a raw span, its clean text, and the mark on it, if any."""

    start: int
    end: int
    text: str
    mark: Mark | None

    @property
    def value(self) -> str:
        """What its mark says it is worth, with the unit; "" where that is not known."""
        if self.mark is None or self.mark.value.value is None:
            return ""
        unit = self.mark.value.unit or ""
        return f"{self.mark.value.value} {'' if unit == 'ratio' else unit}".rstrip()


class Detail(QWidget):
    """It tells which piece of evidence is to be gone to."""

    reached = Signal(int)  # a row of the evidence, by key or mouse
    entered = Signal()
    fixAsked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._checked: Checked | None = None
        self.sentence, self.ignore, self.ruling = (QLabel(self) for _ in range(3))
        self.evidence = EvidenceTable(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.sentence)
        column.addWidget(self.evidence, 1)
        for told in (self.ignore, self.ruling):
            column.addWidget(told)
        for told in (self.sentence, self.ignore, self.ruling):
            told.setWordWrap(True)
            told.setTextFormat(Qt.TextFormat.PlainText)
            told.setMinimumWidth(1)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.evidence.reached.connect(self.reached)
        self.evidence.entered.connect(self.entered)
        self.evidence.fixAsked.connect(self.fixAsked)
        self.evidence.left.connect(self.left)
        self.set_theme(theme)

    def show_finding(self, checked: Checked | None, evidence: Sequence[Evidence]) -> None:
        """Show a finding, or that none is current."""
        before = self._checked
        self._checked = checked
        here = self.evidence.currentRow()
        same = before is not None and checked is not None and before.finding == checked.finding
        self.evidence.show_rows(evidence, here if same else 0)
        self.retranslate()

    def chosen(self) -> int:
        """Return the row of the evidence that is chosen, at first the first."""
        return max(0, self.evidence.currentRow())

    def set_theme(self, theme: Theme) -> None:
        """Tell in other colours."""
        self.ignore.setStyleSheet(f"color: {theme.dim.name()};")
        for told in (self.sentence, self.ruling):
            told.setStyleSheet("font-weight: bold;")

    def retranslate(self) -> None:
        """Tell in the language of now."""
        self.evidence.retranslate()
        checked = self._checked
        if checked is None:
            self.sentence.setText(translate("Findings", "No finding is current."))
            self.ignore.setText("")
            self.ruling.setText("")
        else:
            self.sentence.setText(words.sentence(checked.finding))
            ignore = words.when_to_ignore(checked.finding)
            text = translate("Findings", "Right to ignore: {when}").format(when=ignore)
            self.ignore.setText(text if ignore else "")
            self.ruling.setText(words.ruling(checked.judgement))
        for told in (self.ignore, self.ruling):
            told.setVisible(bool(told.text()))
        self.evidence.setVisible(checked is not None)


class EvidenceTable(QTableWidget):
    """The places, a row each: their text and value."""

    reached = Signal(int)
    entered = Signal()
    fixAsked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 2, parent)
        self._quietly = False
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        seen = _ROWS * self.verticalHeader().defaultSectionSize() + header.sizeHint().height()
        self.setMinimumHeight(seen + 2 * self.frameWidth())
        self.currentCellChanged.connect(lambda row, *_: self._reach(row))
        self.cellClicked.connect(lambda row, _: self._reach(row))

    def show_rows(self, evidence: Sequence[Evidence], chosen: int) -> None:
        """Show these places, one of them chosen, without telling of it."""
        self._quietly = True
        self.setRowCount(len(evidence))
        for row, one in enumerate(evidence):
            for column, text in enumerate((one.text, one.value)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)
        if evidence:
            self.setCurrentCell(min(max(0, chosen), len(evidence) - 1), 0)
        self._quietly = False

    def _reach(self, row: int) -> None:
        if row >= 0 and not self._quietly:
            self.reached.emit(row)

    def retranslate(self) -> None:
        """Name the columns in the language of now."""
        heads = (translate("Findings", "Evidence"), translate("Findings", "Value"))
        self.setHorizontalHeaderLabels(heads)
        self.setAccessibleName(heads[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the place by Enter, put it right by F or F2, leave; or walk."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reached.emit(max(0, self.currentRow()))
            self.entered.emit()
        elif key in (Qt.Key.Key_F, Qt.Key.Key_F2) and not event.modifiers():
            self.fixAsked.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
