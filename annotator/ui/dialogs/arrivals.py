"""What did not come in, and why: a list to read, to copy and to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.paths import replacing
from annotator.review import check_target
from annotator.ui import messages
from annotator.ui.dialogs import files
from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.ui.arrivals import Result

translate = QCoreApplication.translate


class ArrivalsDialog(QDialog):
    """The files that were refused, and those whose text a report has; these may be asked for."""

    sameAsked = Signal()

    def __init__(self, result: Result, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Arrivals", "What did not come in"))
        self.heading = QLabel(result.in_words(), self)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.list = QPlainTextEdit(self)
        self.list.setReadOnly(True)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setPlainText("\n".join(_lines(result)))
        layout = QVBoxLayout(self)
        for part in (self.heading, self.list, self._buttons(same=bool(result.same))):
            layout.addWidget(part)
        self.resize(QSize(720, 420).boundedTo(parent.screen().availableSize() * 0.9))

    def _buttons(self, *, same: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.copy = QPushButton(translate("Arrivals", "Copy"), self)
        self.save = QPushButton(translate("Arrivals", "Save…"), self)
        self.same = QPushButton(translate("Arrivals", "Add the same texts too"), self)
        self.close_button = QPushButton(translate("Keys", "Close"), self)
        self.close_button.setDefault(True)
        roles = QDialogButtonBox.ButtonRole
        self.same.setVisible(False)
        for button in (self.copy, self.save, *([self.same] if same else [])):
            buttons.addButton(button, roles.ActionRole)
        buttons.addButton(self.close_button, roles.RejectRole)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_for_place)
        self.same.clicked.connect(self._ask_for_same)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.toPlainText())

    def _ask_for_place(self) -> None:
        files.text(self, self.windowTitle(), self._write)

    def _write(self, path: Path) -> None:
        try:
            check_target(path)
            with replacing(path) as fresh:
                fresh.write_text(f"{self.list.toPlainText()}\n", encoding="utf-8")
        except UserError as error:
            messages.error(self, error)

    def _ask_for_same(self) -> None:
        self.accept()
        self.sameAsked.emit()


def _lines(result: Result) -> list[str]:
    """Return a sentence for each file."""
    told = [sentence(problem) for problem in result.problems.kept]
    if result.problems.more:
        more = translate("Arrivals", "… and {count} more.")
        told.append(more.format(count=f"{result.problems.more:,}"))
    same = translate("Arrivals", "{name} has the text of {other}.")
    return told + [same.format(name=name, other=other) for name, other, _ in result.same]
