"""A form for what a project is searched by, which also shows how it is written in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import BadQuery
from annotator.review.queries import EXAMPLES, STATUSES, parse, quoted
from annotator.ui.choice import Choice
from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from annotator.labels import LabelSet

translate = QCoreApplication.translate
_SIGNS = ("", "=", ">", ">=", "<", "<=")


class SearchForm(QDialog):
    """Fields and choices; ``written`` tells the query that they come to."""

    written = Signal(str)

    def __init__(self, labels: LabelSet, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("SearchForm", "Search by a form"))
        self._labels = labels
        self.text, self.near, self.value, self.note, self.by, self.rule, self.name = (
            QLineEdit(self) for _ in range(7)
        )
        self.label, self.status, self.sign = (Choice(self) for _ in range(3))
        self.query, self.problem = QLabel(self), QLabel(self)
        self._offer(language)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.ok = buttons.button(kinds.Ok)
        self.ok.setText(translate("SearchForm", "Search"))
        buttons.button(kinds.Cancel).setText(translate("SearchForm", "Cancel"))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        for field in self._fields():
            field.textChanged.connect(self._write)
        for choice in (self.label, self.status, self.sign):
            choice.currentIndexChanged.connect(self._write)
        self._write()
        self.resize(QSize(560, self.sizeHint().height()))
        self.text.setFocus()

    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.text, self.near, self.value, self.note, self.by, self.rule, self.name

    def _offer(self, language: str) -> None:
        """Fill the boxes of choices."""
        self.label.addItem(translate("SearchForm", "any"), "")
        for label in self._labels.labels:
            self.label.addItem(f"{label.name(language)} ({label.id})", label.id)
        names = (
            translate("SearchForm", "suggested, open"),
            translate("SearchForm", "confirmed"),
            translate("SearchForm", "rejected"),
            translate("SearchForm", "not marked at all"),
        )
        self.status.addItem(translate("SearchForm", "any"), "")
        for name, status in zip(names, STATUSES, strict=True):
            self.status.addItem(name, status)
        self.sign.addItem(translate("SearchForm", "any"), "")
        for sign in _SIGNS[1:]:
            self.sign.addItem(sign.replace(">=", "≥").replace("<=", "≤"), sign)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        value = QHBoxLayout()
        value.addWidget(self.sign)
        value.addWidget(self.value, 1)
        for head, field in (
            (translate("SearchForm", "Text:"), self.text),
            (translate("SearchForm", "Near it:"), self.near),
            (translate("SearchForm", "Label:"), self.label),
            (translate("SearchForm", "Status:"), self.status),
            (translate("SearchForm", "Value:"), value),
            (translate("SearchForm", "Note:"), self.note),
            (translate("SearchForm", "Suggester:"), self.by),
            (translate("SearchForm", "Its rule:"), self.rule),
            (translate("SearchForm", "Name of the report:"), self.name),
            (translate("SearchForm", "In one line:"), self.query),
        ):
            form.addRow(head, field)
        self.value.setAccessibleName(translate("SearchForm", "Value"))
        self.note.setPlaceholderText(translate("SearchForm", "a part of it; * for any"))
        self.query.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for told in (self.query, self.problem):
            told.setWordWrap(True)
            told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            told.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addWidget(buttons)

    # -- what it comes to -----------------------------------------------------------------------

    def line(self) -> str:
        """Return the query that the form comes to, "" where nothing is filled in."""
        label, sign = str(self.label.currentData()), str(self.sign.currentData())
        value = self.value.text().strip()
        compared = f"{label} {sign} {value}" if label and sign and value else label
        parts = [self._quoted(self.text), compared]
        if self.status.currentData():
            parts.append(f"is:{self.status.currentData()}")
        for key, field in (
            ("near", self.near),
            ("note", self.note),
            ("by", self.by),
            ("rule", self.rule),
            ("in", self.name),
        ):
            if found := self._quoted(field):
                parts.append(f"{key}:{found}")
        return " ".join(filter(None, parts))

    def _quoted(self, field: QLineEdit) -> str:
        text = field.text().strip()
        return quoted(text, self._labels) if text else ""

    def _write(self) -> None:
        """Show the query, and what is wrong with it where anything is."""
        kind = getattr(self._labels.find(str(self.label.currentData())), "value_kind", None)
        self.value.setPlaceholderText(EXAMPLES.get(kind or "", ""))
        for field in (self.sign, self.value):
            field.setEnabled(kind is not None)
        line, problem = self.line(), ""
        if line:
            try:
                parse(line, self._labels)
            except BadQuery as error:
                problem = sentence(error)
        self.query.setText(line)
        self.problem.setText(problem)
        self.ok.setEnabled(bool(line) and not problem)

    def _take(self) -> None:
        line = self.line()
        self.accept()
        self.written.emit(line)
