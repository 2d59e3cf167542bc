"""How a part of a fact is set in its cell: chosen from what the report offers, or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate, QWidget

from annotator.review.wording import PARTS
from annotator.ui.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from annotator.model import Part
    from annotator.ui.facts.answers import Offer
    from annotator.ui.models.facts import FactsModel

    Index = QModelIndex | QPersistentModelIndex

translate = QCoreApplication.translate
_SEEN = 12  # offers that are seen at once
_LETTERS = 9  # of an answer that are seen while it is typed


class PartEditor(QStyledItemDelegate):
    """Edits a cell; ``offers`` tells what there is to choose for a row and part."""

    def __init__(self, offers: Callable[[int, Part], list[Offer]], parent: QObject) -> None:
        super().__init__(parent)
        self._offers = offers

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field with the offers below it."""
        del option
        model: FactsModel = index.model()  # type: ignore[assignment]
        part = model.columns[index.column()].part
        assert part is not None
        field = _Field(self._offers(index.row(), part), parent)
        field.setAccessibleName(translate("Facts", PARTS[part]))
        field.answered.connect(lambda: self._keep(field))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is said now."""
        assert isinstance(editor, _Field)
        editor.setEditText(str(index.data(Qt.ItemDataRole.EditRole)))
        line = editor.lineEdit()
        assert line is not None
        line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for what was chosen or typed."""
        assert isinstance(editor, _Field)
        before = str(index.data(Qt.ItemDataRole.EditRole))
        if editor.is_chosen or editor.currentText() != before:
            model.setData(index, editor.currentText())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Let the field be as wide as it needs, within the table."""
        super().updateEditorGeometry(editor, option, index)
        least = _LETTERS * editor.fontMetrics().height()
        editor.setMinimumWidth(max(option.rect.width(), least))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep the field open while its list has the keyboard."""
        if event.type() == QEvent.Type.FocusOut and isinstance(editor, _Field) and editor.is_open():
            return False
        return super().eventFilter(editor, event)

    def _keep(self, field: _Field) -> None:
        self.commitData.emit(field)
        self.closeEditor.emit(field)


class _Field(Choice):
    """A field with a list of offers: Down opens it, Enter takes what stands in the field."""

    answered = Signal()

    def __init__(self, offered: list[Offer], parent: QWidget) -> None:
        super().__init__(parent)
        self.is_chosen = False  # from the list, be it what is there already
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_SEEN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItems([one.shown for one in offered])
        completer = self.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.activated.connect(self._choose)

    def is_open(self) -> bool:
        """Return whether the list, or that of completions, is seen."""
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        completing = popup is not None and popup.isVisible()
        return completing or self.view().isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what stands there by Enter; open the list by Down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.is_chosen = True
            event.accept()  # the delegate takes what stands there, as it does of every field
        elif event.key() == Qt.Key.Key_Down and not self.is_open():
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _choose(self, _: int) -> None:
        self.is_chosen = True
        self.answered.emit()
