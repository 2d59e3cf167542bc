"""About a report: what is known of it, how it was decoded, which rules clean it; all to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import QT_TRANSLATE_NOOP, UserError
from annotator.review import reading
from annotator.text.load import DECODED, ENCODINGS
from annotator.ui.choice import Choice
from annotator.ui.dialogs.rules import RulesTable
from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from annotator.model import Report

translate = QCoreApplication.translate

# what metadata are called, those that a reviewer changes first
EDITABLE = {
    "title": QT_TRANSLATE_NOOP("Report", "Title"),
    "report_date": QT_TRANSLATE_NOOP("Report", "Report date"),
    "published": QT_TRANSLATE_NOOP("Report", "Published"),
    "author": QT_TRANSLATE_NOOP("Report", "Author"),
    "source": QT_TRANSLATE_NOOP("Report", "Source"),
}
FOUND = {
    "created": QT_TRANSLATE_NOOP("Report", "Created"),
    "dateline": QT_TRANSLATE_NOOP("Report", "Dateline"),
    "url": QT_TRANSLATE_NOOP("Report", "Address"),
}
_KINDS = {
    "text": QT_TRANSLATE_NOOP("Report", "text file"),
    "html": QT_TRANSLATE_NOOP("Report", "web page"),
    "docx": QT_TRANSLATE_NOOP("Report", "Word document"),
    "pdf": QT_TRANSLATE_NOOP("Report", "PDF"),
    "markdown": QT_TRANSLATE_NOOP("Report", "Markdown"),
    "table": QT_TRANSLATE_NOOP("Report", "row of a table"),
    "json": QT_TRANSLATE_NOOP("Report", "JSON record"),
}
_ENCODINGS = {"gb18030": "GB18030 (GBK, GB2312)", "big5hkscs": "Big5 (HKSCS)"}


class ReportDialog(QDialog):
    """What was changed is told when the dialog is accepted, each kind of change for itself."""

    metaEdited = Signal(dict)  # the keys that were edited alone, None for what was cleared
    rulesChosen = Signal(dict)  # for this report: those chosen otherwise, None for as the project
    projectRulesChosen = Signal(dict)
    encodingChosen = Signal(str)

    def __init__(self, report: Report, project_rules: dict[str, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._report = report
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Report", "About the report"))
        self.fields: dict[str, QLineEdit] = {}
        self.encoding = Choice(self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        self.rules = RulesTable(report, project_rules, self)
        rules = QGroupBox(translate("Report", "Clean-up"), self)
        QVBoxLayout(rules).addWidget(self.rules)
        inside = QWidget(self)
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addLayout(self._facts(), 1)
        columns.addWidget(rules)
        scrolled = QScrollArea(self)
        scrolled.setWidget(inside)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        for widget in (scrolled, self.problem, self._buttons()):
            layout.addWidget(widget)
        self.resize(QSize(920, 480).boundedTo(parent.screen().availableSize() * 0.95))
        self.fields["title"].setFocus()

    # -- assembly -------------------------------------------------------------------------------

    def _facts(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        report = self._report
        for key, name in EDITABLE.items():
            field = QLineEdit(_shown(report.meta.get(key)), self)
            field.setCursorPosition(0)
            self.fields[key] = field
            form.addRow(translate("Report", name), field)
        hint = translate("Report", "2020-04-28; relative dates resolve against it")
        self.fields["report_date"].setPlaceholderText(hint)
        self._offer_encodings()
        form.addRow(translate("Report", "Encoding"), self.encoding)
        for name, text in (
            (translate("Report", "File"), report.name),
            (translate("Report", "Read from"), report.path),
            (translate("Report", "Kind"), translate("Report", _KINDS.get(report.kind, ""))),
            ("SHA-256", report.sha256),
            (translate("Report", "Characters"), str(len(report.text))),
        ):
            form.addRow(name, _fixed(text))
        for key, value in report.meta.items():
            if key not in EDITABLE:
                name = translate("Report", FOUND[key]) if key in FOUND else key
                form.addRow(name, _fixed(_shown(value)))
        return form

    def _offer_encodings(self) -> None:
        report = self._report
        sure = translate("Report", "{encoding} ({percent} % sure)")
        name = _ENCODINGS.get(report.encoding, report.encoding.upper())
        now = sure.format(encoding=name, percent=round(report.confidence * 100))
        self.encoding.addItem(now, "")
        decoded = report.kind in DECODED
        for encoding in ENCODINGS if decoded else ():
            if encoding != report.encoding:
                self.encoding.addItem(_ENCODINGS.get(encoding, encoding.upper()), encoding)
        if not decoded:
            self.encoding.setItemText(0, report.encoding or "—")
        self.encoding.setEnabled(decoded)

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        buttons.button(kinds.Ok).setText(translate("Report", "OK"))
        buttons.button(kinds.Cancel).setText(translate("Report", "Cancel"))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        return buttons

    # -- taking ---------------------------------------------------------------------------------

    def _take(self) -> None:
        """Tell what was changed, and close; a date that is none stays to be mended."""
        try:
            edits = self._edits()
        except UserError as error:
            self.problem.setText(sentence(error))
            self.problem.show()
            self.fields["report_date"].setFocus()
            self.fields["report_date"].selectAll()
            return
        if self.encoding.currentData():
            self.encodingChosen.emit(self.encoding.currentData())
        if edits:
            self.metaEdited.emit(edits)
        of_project, of_report = self.rules.choices()
        if of_project != self.rules.of_project:
            self.projectRulesChosen.emit(of_project)
        before = self._report.rule_choices
        names = before.keys() | of_report.keys()
        edited = {n: of_report.get(n) for n in names if of_report.get(n) != before.get(n)}
        if edited:
            self.rulesChosen.emit(edited)
        self.accept()

    def _edits(self) -> dict[str, Any]:
        """Return what was entered otherwise than it stood there."""
        edits: dict[str, Any] = {}
        for key, field in self.fields.items():
            text = field.text().strip()
            if text != _shown(self._report.meta.get(key)).strip():
                date = key == "report_date"
                edits[key] = reading.typed_date(text) if date else text or None
        return edits


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _fixed(text: str) -> QLineEdit:
    """Return a line that is read and copied, never edited."""
    line = QLineEdit(text)
    line.setReadOnly(True)
    line.setFrame(False)
    line.setCursorPosition(0)
    line.setToolTip(text)
    line.setStyleSheet("background: transparent; border: none;")
    return line
