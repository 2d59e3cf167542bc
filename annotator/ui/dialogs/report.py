"""About a report: what is known of it, how it was decoded, which rules clean it; all to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import QT_TRANSLATE_NOOP, UserError
from annotator.review import reading
from annotator.text.load import ENCODINGS
from annotator.ui.dialogs.rules import RulesTable
from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from annotator.model import Report

translate = QCoreApplication.translate

_EDITABLE = {
    "title": QT_TRANSLATE_NOOP("Report", "Title"),
    "report_date": QT_TRANSLATE_NOOP("Report", "Report date"),
    "published": QT_TRANSLATE_NOOP("Report", "Published"),
    "author": QT_TRANSLATE_NOOP("Report", "Author"),
    "source": QT_TRANSLATE_NOOP("Report", "Source"),
}


class ReportDialog(QDialog):
    """What was changed is told when the dialog is accepted, each kind of change for itself."""

    metaEdited = Signal(dict)
    rulesChosen = Signal(dict)  # for this report
    projectRulesChosen = Signal(dict)
    encodingChosen = Signal(str)

    def __init__(self, report: Report, project_rules: dict[str, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._report = report
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Report", "About the report"))
        self.fields: dict[str, QLineEdit] = {}
        self.encoding = QComboBox(self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        self.rules = RulesTable(report, project_rules, self)
        rules = QGroupBox(translate("Report", "Clean-up"), self)
        QVBoxLayout(rules).addWidget(self.rules)
        columns = QHBoxLayout()
        columns.addLayout(self._facts(), 1)
        columns.addWidget(rules)
        layout = QVBoxLayout(self)
        layout.addLayout(columns)
        layout.addWidget(self.problem)
        layout.addWidget(self._buttons())
        self.resize(900, 460)

    # -- assembly -------------------------------------------------------------------------------

    def _facts(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        report = self._report
        for key, name in _EDITABLE.items():
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
            (translate("Report", "Kind"), report.kind),
            ("SHA-256", report.sha256),
            (translate("Report", "Characters"), str(len(report.text))),
        ):
            form.addRow(name, _fixed(text))
        for key, value in report.meta.items():
            if key not in _EDITABLE:
                form.addRow(f"{key}", _fixed(_shown(value)))
        return form

    def _offer_encodings(self) -> None:
        report = self._report
        sure = translate("Report", "{encoding} ({percent} % sure)")
        now = sure.format(encoding=report.encoding, percent=round(report.confidence * 100))
        self.encoding.addItem(now, "")
        decoded = report.kind in reading.DECODED_KINDS
        for encoding in ENCODINGS if decoded else ():
            if encoding != report.encoding:
                self.encoding.addItem(encoding, encoding)
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
            meta = self._meta()
        except UserError as error:
            self.problem.setText(sentence(error))
            self.problem.show()
            self.fields["report_date"].setFocus()
            self.fields["report_date"].selectAll()
            return
        if self.encoding.currentData():
            self.encodingChosen.emit(self.encoding.currentData())
        if meta != self._report.meta:
            self.metaEdited.emit(meta)
        of_project, of_report = self.rules.choices()
        if of_project != self.rules.of_project:
            self.projectRulesChosen.emit(of_project)
        if of_report != self._report.rule_choices:
            self.rulesChosen.emit(of_report)
        self.accept()

    def _meta(self) -> dict[str, Any]:
        """Return what is known of the report as it is entered now."""
        meta = dict(self._report.meta)
        for key, field in self.fields.items():
            text: str | None = field.text().strip()
            if text == _shown(meta.get(key)).strip():
                continue
            if key == "report_date":
                text = reading.typed_date(field.text())
            if text:
                meta[key] = text
            else:
                meta.pop(key, None)
        return meta


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
