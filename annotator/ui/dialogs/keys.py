"""The list of keys, made from the table of actions and the label set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from annotator.ui.actions import ACTIONS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.labels import LabelSet

translate = QCoreApplication.translate


class KeysDialog(QDialog):
    """Every key and what it does."""

    def __init__(self, labels: LabelSet, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Keys", "Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = [(_shown(row.keys), translate("Actions", row.text)) for row in ACTIONS if row.keys]
        rows += [
            (label.hotkey, translate("Keys", "Label: {name}").format(name=label.name(language)))
            for label in labels.labels
            if label.hotkey
        ]
        rows.append(
            (_shown(("Shift+Left", "Shift+Right")), translate("Keys", "Select text from the caret"))
        )
        table = QTableWidget(len(rows), 2, self)
        table.setHorizontalHeaderLabels(
            [translate("Keys", "Key"), translate("Keys", "What it does")]
        )
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for number, (keys, text) in enumerate(rows):
            table.setItem(number, 0, QTableWidgetItem(keys))
            table.setItem(number, 1, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)
        self.resize(QSize(520, 640).boundedTo(self.screen().availableSize() * 0.9))


def _shown(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    names = [QKeySequence(key).toString(native) for key in keys]
    return "   ".join(dict.fromkeys(names))  # Return and Enter are one word in Chinese
