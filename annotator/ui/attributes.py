"""What else is said of the current mark: a row of the inspector for each attribute of its label."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QSizePolicy, QWidget

from annotator.labels.attributes import asked
from annotator.model import Part
from annotator.ui.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QKeyEvent

    from annotator.labels import Attribute, LabelSet
    from annotator.model import Mark

_OF_FACTS = frozenset(Part)  # which have a table of their own
_WIDEST = 96  # pixels of a caption, and of the text of a box
_SHORTEST = 6  # letters of a choice that are seen
_OPENING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Attributes(QObject):
    """The rows; a choice is told as it is made, and gives the report the keyboard back."""

    chosen = Signal(str, object)  # the attribute's id, and the choice's or None
    left = Signal()  # back to the report

    def __init__(self, language: str, above: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._above = above  # the field that the Tab key comes from
        self._language = language
        self._asked: list[Attribute] = []
        # what was made once is kept, for most marks are of a label that was met before
        self._made: dict[tuple[Attribute, ...], list[_Choices | _Flag]] = {}
        self.fields: list[_Choices | _Flag] = []
        self._form: QFormLayout | None = None
        self._at = 0
        # keeps what is being typed of the mark; False where that cannot be
        self.settle: Callable[[], bool] = lambda: True

    def stand_in(self, form: QFormLayout) -> None:
        """Put the rows below those that ``form`` has now."""
        self._form, self._at = form, form.rowCount()

    def set_language(self, language: str) -> None:
        """Name the attributes in another language from the next mark on."""
        self._language = language
        self._ask([])
        for field in (field for fields in self._made.values() for field in fields):
            caption = self._rows().labelForField(field)
            self._rows().takeRow(field)
            for widget in (caption, field):
                widget.deleteLater()  # it may be what has just been clicked
        self._made.clear()

    def show_mark(self, mark: Mark | None, labels: LabelSet) -> None:
        """Show what is said of ``mark``: all that its label in ``labels`` asks, and what else is.

        Nothing is shown of none.
        """
        every = {} if mark is None else mark.attributes
        said = {one: told for one, told in every.items() if one not in _OF_FACTS}
        wanted = [] if mark is None else asked(labels.get(mark.label).attributes, said)
        if wanted != self._asked:
            self._ask(wanted)
        for field in self.fields:
            field.show_choice(said.get(field.attribute.id))

    def begin(self) -> bool:
        """Give the first of them the keyboard; return whether there is one."""
        if self.fields:
            self.fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(self.fields)

    def _ask(self, wanted: list[Attribute]) -> None:
        """Show the rows for the attributes ``wanted``, in the place of those there are."""
        typing = any(field.hasFocus() for field in self.fields)
        for field in self.fields:
            self._rows().setRowVisible(field, False)
        self._asked = wanted
        self.fields = self._made.setdefault(tuple(wanted), [])
        if not self.fields:
            self.fields += self._make(wanted)
        for field in self.fields:
            self._rows().setRowVisible(field, True)
        if typing:
            self.left.emit()

    def _make(self, wanted: list[Attribute]) -> Iterator[_Choices | _Flag]:
        """Make a row for each of the attributes ``wanted``."""
        above = self._above
        for number, attribute in enumerate(wanted):
            kind = _Flag if attribute.is_flag else _Choices
            field = kind(attribute, self._language, self._parent)
            field.told.connect(partial(self._tell, attribute.id))
            caption = QLabel(_short(field, attribute.name(self._language)), self._parent)
            caption.setBuddy(field)
            self._rows().insertRow(self._at + number, caption, field)
            QWidget.setTabOrder(above, field)
            above = field
            yield field

    def _rows(self) -> QFormLayout:
        assert self._form is not None
        return self._form

    def _tell(self, attribute_id: str, choice: str | None) -> None:
        if self.settle():
            self.left.emit()
            self.chosen.emit(attribute_id, choice)


class _Choices(Choice):
    """The choices of an attribute, none of them first; keys open the list."""

    told = Signal(object)  # the id of the choice that was made, or None

    def __init__(self, attribute: Attribute, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.attribute = attribute
        self.setAccessibleName(attribute.name(language))
        self.setToolTip(attribute.name(language))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORTEST)
        self.addItem("", None)
        for choice in attribute.choices:
            self.addItem(choice.name(language), choice.id)
        self.activated.connect(lambda _: self.told.emit(self.currentData()))

    def show_choice(self, choice_id: str | None) -> None:
        """Show the choice with this id, or that there is none."""
        self.setCurrentIndex(0 if choice_id is None else self.findData(choice_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list where a key would choose blindly: to walk over a choice is to make none."""
        if event.key() in _OPENING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.showPopup()
        else:
            super().keyPressEvent(event)


class _Flag(QCheckBox):
    """An attribute that is said or not."""

    told = Signal(object)  # the id of its one choice, or None

    def __init__(self, attribute: Attribute, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.attribute = attribute
        (only,) = attribute.choices
        self._only = only.id
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(_short(self, only.name(language)))
        self.setAccessibleName(attribute.name(language))
        self.setToolTip(f"{attribute.name(language)}: {only.name(language)}")
        self.clicked.connect(lambda on: self.told.emit(self._only if on else None))

    def show_choice(self, choice_id: str | None) -> None:
        """Show whether anything is said."""
        with QSignalBlocker(self):
            self.setChecked(choice_id is not None)


def _short(widget: QWidget, name: str) -> str:
    """Return ``name`` as a caption or a box shows it: not wider than the pane bears."""
    short = widget.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
    return short.replace("&", "&&")
