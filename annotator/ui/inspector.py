"""The inspector: all that is known of the current mark; its value, note and attributes to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from annotator.errors import QT_TRANSLATE_NOOP, UserError
from annotator.model import Value
from annotator.review import values
from annotator.ui import telling
from annotator.ui.around import Around
from annotator.ui.attributes import Attributes
from annotator.ui.choice import Choice
from annotator.ui.spoken import origin_in_words
from annotator.ui.theme import colour_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from annotator.labels import Label, LabelSet
    from annotator.model import Mark
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate

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
_MODIFIERS = {
    "": "",
    "MORE_THAN": QT_TRANSLATE_NOOP("Inspector", "more than"),
    "APPROX": QT_TRANSLATE_NOOP("Inspector", "about"),
    "LESS_THAN": QT_TRANSLATE_NOOP("Inspector", "less than"),
    "AT_LEAST": QT_TRANSLATE_NOOP("Inspector", "at least"),
    "AT_MOST": QT_TRANSLATE_NOOP("Inspector", "at most"),
    "START": QT_TRANSLATE_NOOP("Inspector", "beginning of"),
    "MID": QT_TRANSLATE_NOOP("Inspector", "middle of"),
    "END": QT_TRANSLATE_NOOP("Inspector", "end of"),
    "EACH": QT_TRANSLATE_NOOP("Inspector", "each"),
}
# the unit of a value whose reviewer gave none (LABELS.md): a bare number's is empty
_UNITS = {"number": "", "money": "CNY", "ratio": "ratio"}
_LONGEST = 120  # code points of a span's text that are shown


class Inspector(QGroupBox):
    """One mark, field by field; what is typed is kept on Enter, and when the mark is left."""

    edited = Signal(str, object)  # the note and the Value that the mark is to have
    refused = Signal(object)  # a UserError: what was typed is no value
    told = Signal(str)  # a word for the status bar
    left = Signal()  # back to the report

    def __init__(self, labels: LabelSet, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels, self._theme, self._language = labels, theme, language
        self._mark: Mark | None = None
        self._covered = ""
        # whether anything may be changed now; where not, that is said
        self.may_change: Callable[[], bool] = lambda: True
        self.text, self.label = QLabel(self), QLabel(self)
        self.status, self.origin = QLabel(self), QLabel(self)
        self.value, self.unit = QLineEdit(self), QLineEdit(self)
        self.modifier = _Modifiers(self)
        self.note = QLineEdit(self)  # the Tab key goes as they are made
        self._fields = (
            *(self.text, self.label, self.status, self.value, self.unit),
            *(self.modifier, self.origin, self.note),
        )
        self._captions = [QLabel(self) for _ in _ROWS]
        self.attributes = Attributes(language, self.note, self)
        self.around = Around(labels, theme, language, self)
        self._lay_out()
        for field in (self.value, self.unit, self.note):
            field.returnPressed.connect(self._enter)
        self.modifier.activated.connect(self._enter)
        self.attributes.settle = self._settle
        self.attributes.left.connect(self.left)
        self.around.left.connect(self.left)
        self.retranslate()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for caption, field in zip(self._captions, self._fields, strict=True):
            if field in (self.text, self.origin):
                caption.setAlignment(Qt.AlignmentFlag.AlignTop)
            caption.setBuddy(field)  # its name, for a screen reader
            form.addRow(caption, field)
        self.attributes.stand_in(form)
        form.addRow(self.around)
        for shown in (self.text, self.origin):
            shown.setWordWrap(True)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            shown.setMinimumWidth(1)
            shown.setMinimumHeight(2 * shown.fontMetrics().lineSpacing())  # few texts need more
            shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    # -- showing --------------------------------------------------------------------------------

    def show_mark(self, mark: Mark | None, covered: str) -> None:
        """Show ``mark`` and the raw text it covers, or that there is none."""
        self._mark, self._covered = mark, covered
        kind = None if mark is None else self._labels.get(mark.label).value_kind
        valued = mark is not None and (kind is not None or mark.value != Value())
        for field in (self.value, self.unit, self.modifier):
            field.setEnabled(valued)
        self.note.setEnabled(mark is not None)
        self.attributes.show_mark(mark, self._labels)
        if mark is None:
            self._clear()
            return
        self.text.setText(_shortened(covered))
        self._show_label(self._labels.get(mark.label))
        self.status.setText(telling.mark_status(mark.status))
        self.value.setText(mark.value.value or "")
        self.unit.setText(mark.value.unit or "")
        self.modifier.show_code(mark.value.mod or "")
        self.origin.setText(_origin_of(mark))
        self.note.setText(mark.note)

    def _clear(self) -> None:
        for shown in (self.label, self.status, self.origin):
            shown.setText("")
        for field in (self.value, self.unit, self.note):
            field.setText("")
        self.modifier.show_code("")
        self.text.setText(translate("Inspector", "No span is current."))

    def _show_label(self, label: Label) -> None:
        ink = colour_of(label, self._theme).name()
        self.label.setText(f"{label.name(self._language)} · {label.id}")
        dressed = f"color: {ink}; font-weight: bold;"
        if dressed != self.label.styleSheet():  # Qt lays the whole panel out for it
            self.label.setStyleSheet(dressed)

    def set_look(self, labels: LabelSet, theme: Theme, language: str) -> None:
        """Show in other colours, with the labels' names in another language."""
        self._labels, self._theme, self._language = labels, theme, language
        self.attributes.set_language(language)
        self.around.set_look(labels, theme, language)
        self.show_mark(self._mark, self._covered)

    def retranslate(self) -> None:
        """Write the captions in the language of now."""
        self.setTitle(translate("Inspector", "Current span"))
        for caption, name in zip(self._captions, _ROWS, strict=True):
            caption.setText(translate("Inspector", name))
        self.modifier.retranslate()
        self.around.retranslate()
        self.show_mark(self._mark, self._covered)

    # -- taking ---------------------------------------------------------------------------------

    def commit(self) -> bool:
        """Take what is being typed, if anything, and give the report the keyboard back.

        Returns False where it is no value, or nothing may be changed now: it stays to be mended, or
        given up, and nothing else should happen.
        """
        mark = self._mark
        typing = any(
            field.hasFocus() for field in (self.value, self.unit, self.modifier, self.note)
        )
        if mark is None:
            return True
        try:
            value = self._entered(mark)
        except UserError as error:
            self.value.setFocus()
            self.value.selectAll()
            self.refused.emit(error)
            return False
        note = self.note.text()
        is_edited = (note, value) != (mark.note, mark.value)
        if is_edited and not self.may_change():
            return False
        if typing:
            self.left.emit()
        if is_edited:
            self.edited.emit(note, value)
        return True

    def _entered(self, mark: Mark) -> Value:
        """Return the value that the fields hold; the mark's own where none was touched."""
        kept = mark.value
        code = self.modifier.code() or None
        fields = (self.value.text().strip(), self.unit.text().strip())
        if fields == (kept.value or "", kept.unit or "") and code == kept.mod:
            return kept
        value = values.typed(self.value.text(), self._labels.get(mark.label))
        if value is None:
            return Value()
        kind = self._labels.get(mark.label).value_kind
        default = kept.unit if kind is None else _UNITS.get(kind)
        return Value(value, fields[1] or default, code)

    def edit_value(self) -> None:
        """Put the cursor into the value of the mark, if its label is one with values."""
        if self.value.isEnabled():
            self._edit(self.value)
        else:
            self._tell_none(translate("Inspector", "Spans labelled {label} have no value."))

    def edit_attributes(self) -> None:
        """Go to the first attribute of the mark, if its label has any."""
        if not self.attributes.begin():
            self._tell_none(translate("Inspector", "Spans labelled {label} have no attributes."))

    def _tell_none(self, text: str) -> None:
        if self._mark is not None:
            name = self._labels.get(self._mark.label).name(self._language)
            self.told.emit(text.format(label=name))

    def edit_note(self) -> None:
        """Put the cursor into the note of the mark."""
        self._edit(self.note)

    @staticmethod
    def _edit(field: QLineEdit) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _settle(self) -> bool:
        """Keep what is being typed before anything else is said of the mark; else show it again."""
        kept = self.commit()
        if not kept:
            self.attributes.show_mark(self._mark, self._labels)
        return kept

    def _enter(self) -> None:
        if self.commit():
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up what is being typed on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_mark(self._mark, self._covered)
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Modifiers(Choice):
    """The modifiers, and any that another program gave."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        for code in _MODIFIERS:
            self.addItem("", code)

    def retranslate(self) -> None:
        for index, (code, name) in enumerate(_MODIFIERS.items()):
            self.setItemText(index, f"{translate('Inspector', name)} · {code}" if code else "")

    def show_code(self, code: str) -> None:
        index = self.findData(code)
        if index < 0:  # of another program
            self.addItem(code, code)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def code(self) -> str:
        return str(self.currentData() or "")


def _shortened(covered: str) -> str:
    if len(covered) <= _LONGEST:
        return covered
    more = translate("Inspector", "{count} characters in all").format(count=len(covered))
    return f"{covered[:_LONGEST]}… ({more})"


def _origin_of(mark: Mark) -> str:
    return f"{origin_in_words(mark.origin)}\n{mark.start}-{mark.end}"
