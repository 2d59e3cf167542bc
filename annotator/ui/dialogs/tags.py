"""The tags of a report, or of several: chosen from those there are, or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.dialogs.tag_field import TagField

if TYPE_CHECKING:
    from collections.abc import Mapping

translate = QCoreApplication.translate
_CHECKED, _PARTLY = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked


class TagsDialog(QDialog):
    """All tags of the project; checked are those of the reports, half those that some have.

    Enter adds what is typed, and where nothing is, keeps what is checked.
    """

    chosen = Signal(list, list)  # the tags that are to be added, and those to be taken away

    def __init__(
        self,
        of: str,
        known: Mapping[str, int],
        had: Mapping[str, int],
        reports: int,
        parent: QWidget,
    ) -> None:
        """``known`` are all tags by how many reports have them, ``had`` those of the reports."""
        super().__init__(parent)
        self._before: dict[str, Qt.CheckState] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Tags", "Tags"))
        heading = QLabel(of, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        self.field = TagField(known, self)
        self.field.entered.connect(self._check)
        self.field.finished.connect(self._take)
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("Tags", "Tags"))
        for name in sorted(known, key=lambda name: (-had.get(name, 0), -known[name], name)):
            state = _CHECKED if had.get(name, 0) == reports else _PARTLY
            self._add(name, state if name in had else Qt.CheckState.Unchecked)
        layout = QVBoxLayout(self)
        for part in (heading, self.field, self.list, self._buttons()):
            layout.addWidget(part)
        self.field.setFocus()
        self.resize(320, 360)

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        buttons.button(kinds.Ok).setText(translate("Report", "OK"))
        buttons.button(kinds.Cancel).setText(translate("Report", "Cancel"))
        buttons.button(kinds.Ok).setDefault(True)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        return buttons

    def _add(self, name: str, state: Qt.CheckState) -> QListWidgetItem:
        item = QListWidgetItem(name, self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self._before[name] = state
        return item

    # -- taking ---------------------------------------------------------------------------------

    def _take(self) -> None:
        """Tell what is otherwise than before, and close."""
        items = [self.list.item(row) for row in range(self.list.count())]
        now = {item.text(): item.checkState() for item in items}
        otherwise = [name for name, state in now.items() if state is not self._before[name]]
        added = [name for name in otherwise if now[name] is _CHECKED]
        removed = [name for name in otherwise if now[name] is Qt.CheckState.Unchecked]
        self.accept()
        if added or removed:
            self.chosen.emit(added, removed)

    def _check(self, name: str) -> None:
        found = self.list.findItems(name, Qt.MatchFlag.MatchExactly)
        if found:
            item = found[0]
        else:
            item = self._add(name, Qt.CheckState.Unchecked)
            self.list.takeItem(self.list.row(item))
            self.list.insertItem(0, item)
        item.setCheckState(_CHECKED)
        self.list.scrollToItem(item)
