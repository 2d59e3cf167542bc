"""The inspector: all that is known of the current mark, and its value and note to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from annotator.errors import QT_TRANSLATE_NOOP, UserError
from annotator.model import MarkStatus, Value
from annotator.review import values

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from annotator.labels import Label, LabelSet
    from annotator.model import Mark
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate

_STATUS = {
    MarkStatus.SUGGESTED: QT_TRANSLATE_NOOP("Inspector", "suggested"),
    MarkStatus.CONFIRMED: QT_TRANSLATE_NOOP("Inspector", "confirmed"),
    MarkStatus.REJECTED: QT_TRANSLATE_NOOP("Inspector", "rejected"),
}
_ROWS = (
    QT_TRANSLATE_NOOP("Inspector", "Text"),
    QT_TRANSLATE_NOOP("Inspector", "Label"),
    QT_TRANSLATE_NOOP("Inspector", "Status"),
    QT_TRANSLATE_NOOP("Inspector", "Value"),
    QT_TRANSLATE_NOOP("Inspector", "Unit"),
    QT_TRANSLATE_NOOP("Inspector", "Modifier"),
    QT_TRANSLATE_NOOP("Inspector", "Origin"),
    QT_TRANSLATE_NOOP("Inspector", "Note"),
)
MODIFIERS = (
    *("", "MORE_THAN", "APPROX", "LESS_THAN", "AT_LEAST", "AT_MOST"),
    *("START", "MID", "END", "EACH"),
)

# the unit of a value whose reviewer gave none (LABELS.md): a bare number's is empty
_UNITS = {"number": "", "money": "CNY", "ratio": "ratio"}


class Inspector(QGroupBox):
    """One mark, field by field."""

    valueEdited = Signal(object)  # the Value the reviewer entered
    noteEdited = Signal(str)
    refused = Signal(object)  # a UserError: what was typed is no value
    left = Signal()  # Enter or Escape: back to the report

    def __init__(self, labels: LabelSet, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels, self._theme, self._language = labels, theme, language
        self._mark: Mark | None = None
        self._covered = ""
        self.text, self.label = QLabel(self), QLabel(self)
        self.status, self.origin = QLabel(self), QLabel(self)
        self.value, self.unit = QLineEdit(self), QLineEdit(self)
        self.note = QLineEdit(self)
        self.modifier = QComboBox(self)
        self.modifier.addItems(MODIFIERS)
        self._fields = (
            *(self.text, self.label, self.status, self.value, self.unit),
            *(self.modifier, self.origin, self.note),
        )
        self._captions = [QLabel(self) for _ in _ROWS]
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_mark(None, "")

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for caption, field in zip(self._captions, self._fields, strict=True):
            form.addRow(caption, field)
        for shown in (self.text, self.origin):
            shown.setWordWrap(True)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            shown.setMinimumWidth(1)
            shown.setMinimumHeight(2 * shown.fontMetrics().lineSpacing())  # few texts need more
            shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _connect(self) -> None:
        for field in (self.value, self.unit):
            field.editingFinished.connect(self._take_value)
            field.returnPressed.connect(self.left)
        self.modifier.activated.connect(self._take_value)
        self.note.editingFinished.connect(self._take_note)
        self.note.returnPressed.connect(self.left)

    # -- showing --------------------------------------------------------------------------------

    def show_mark(self, mark: Mark | None, covered: str) -> None:
        """Show ``mark`` and the raw text it covers, or that there is none."""
        self._mark, self._covered = mark, covered
        there = mark is not None
        for field in (self.value, self.unit, self.modifier, self.note):
            field.setEnabled(there)
        if mark is None:
            self._clear()
            return
        label = self._labels.get(mark.label)
        self.text.setText(covered)
        self._show_label(label)
        self.status.setText(translate("Inspector", _STATUS[mark.status]))
        self.value.setText(mark.value.value or "")
        self.unit.setText(mark.value.unit or "")
        self.modifier.setCurrentIndex(max(0, self.modifier.findText(mark.value.mod or "")))
        self.origin.setText(self._origin_of(mark))
        self.note.setText(mark.note)

    def _clear(self) -> None:
        for field in (self.label, self.status, self.origin, self.value, self.unit, self.note):
            field.setText("")
            field.setStyleSheet("")
        self.modifier.setCurrentIndex(0)
        self.text.setText(translate("Inspector", "No span is current."))

    def _show_label(self, label: Label) -> None:
        ink = QColor(label.ink_dark if self._theme.dark else label.ink_light).name()
        self.label.setText(f"{label.name(self._language)} · {label.id}")
        self.label.setStyleSheet(f"color: {ink}; font-weight: bold;")

    def _origin_of(self, mark: Mark) -> str:
        parts = [mark.origin.by]
        if mark.origin.rule:
            parts.append(mark.origin.rule)
        if mark.origin.score is not None:
            parts.append(f"{mark.origin.score:.2f}")
        offsets = f"{mark.start}-{mark.end}"
        return f"{' · '.join(parts)}\n{offsets}"

    def set_look(self, labels: LabelSet, theme: Theme, language: str) -> None:
        """Show in other colours, with the labels' names in another language."""
        self._labels, self._theme, self._language = labels, theme, language
        self.show_mark(self._mark, self._covered)

    def retranslate(self) -> None:
        """Write the captions in the language of now."""
        self.setTitle(translate("Inspector", "Current span"))
        for caption, name in zip(self._captions, _ROWS, strict=True):
            caption.setText(translate("Inspector", name))
        self.show_mark(self._mark, self._covered)

    # -- taking ---------------------------------------------------------------------------------

    def _take_value(self) -> None:
        mark = self._mark
        if mark is None:
            return
        try:
            value = values.typed(self.value.text(), self._labels.get(mark.label))
        except UserError as error:
            self.show_mark(mark, self._covered)
            self.refused.emit(error)
            return
        entered = Value(value, self._unit_of(mark, value), self.modifier.currentText() or None)
        if entered != mark.value:
            self.valueEdited.emit(entered)

    def _unit_of(self, mark: Mark, value: str | None) -> str | None:
        """Return the unit entered, or else the one a value of that kind has."""
        unit = self.unit.text().strip()
        if unit or value is None:
            return unit or None
        kind = self._labels.get(mark.label).value_kind
        return mark.value.unit if kind is None else _UNITS.get(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up what is being typed on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_mark(self._mark, self._covered)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take_note(self) -> None:
        if self._mark is not None and self.note.text() != self._mark.note:
            self.noteEdited.emit(self.note.text())
