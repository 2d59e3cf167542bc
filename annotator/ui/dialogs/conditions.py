"""What is asked of the queue, condition by condition; each is in force as soon as it is chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.model import MarkStatus, QueueFilter, QueueQuery, ReportStatus
from annotator.review import reading
from annotator.ui import telling
from annotator.ui.choice import Choice
from annotator.ui.dialogs.tag_field import TagField
from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

translate = QCoreApplication.translate
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")  # or a year, or a month
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: labels by their ids, tags, and reviewers."""

    labels: Mapping[str, str]
    tags: Sequence[str]
    reviewers: Sequence[str]


class ConditionsDialog(QDialog):
    """Tells each change of what is asked, and which filters are to be saved or forgotten."""

    asked = Signal(object)  # a QueueQuery
    saved = Signal(str)  # the name that what is asked now is to be saved under
    forgotten = Signal(str)  # the name of a saved filter

    def __init__(
        self,
        query: QueueQuery,
        choices: Choices,
        saved: Mapping[str, QueueQuery],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.query = query
        self._kept = dict(saved)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Conditions", "Filter the queue"))
        self.names = Choice(self)
        self.statuses = {status: QCheckBox(telling.status(status), self) for status in ReportStatus}
        self.label, self.mark_status, self.reviewer = (Choice(self) for _ in range(3))
        self.tag = TagField(choices.tags, self)
        self.below = QDoubleSpinBox(self)
        self.since, self.until = QLineEdit(self), QLineEdit(self)
        self.findings = QCheckBox(translate("Conditions", "With findings only"), self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self._offer(choices)
        layout = QVBoxLayout(self)
        layout.addLayout(self._form())
        layout.addWidget(self.problem)
        layout.addWidget(self._buttons())
        self._show(query)
        self._connect()

    # -- assembly -------------------------------------------------------------------------------

    def _offer(self, choices: Choices) -> None:
        any_label = translate("Conditions", "any")
        for field, known in (
            (self.label, choices.labels),
            (self.mark_status, {one: telling.mark_status(one) for one in MarkStatus}),
            (self.reviewer, {one: one for one in choices.reviewers}),
        ):
            field.addItem(any_label, None)
            for value, name in known.items():
                field.addItem(name, value)
        for part in (self.names, self.label, self.mark_status, self.reviewer, self.below):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.below.setRange(0.0, 1.0)
        self.below.setSingleStep(_STEP)
        self.below.setSpecialValueText(any_label)
        hint = translate("Conditions", "2020, 2020-04, 2020-04-28")
        for day in (self.since, self.until):
            day.setPlaceholderText(hint)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        statuses = QGridLayout()
        for number, box in enumerate(self.statuses.values()):
            statuses.addWidget(box, number // 2, number % 2)
        form.addRow(translate("Conditions", "Saved filters"), self._row_of_saved())
        form.addRow(translate("Conditions", "Status"), statuses)
        for name, field in (
            (translate("Conditions", "Marks under the label"), self.label),
            (translate("Conditions", "Marks that are"), self.mark_status),
            (translate("Conditions", "Open suggestions below the score"), self.below),
            (translate("Conditions", "Tags"), self.tag),
            (translate("Conditions", "Last worked on by"), self.reviewer),
            (translate("Conditions", "Report date from"), self.since),
            (translate("Conditions", "Report date until"), self.until),
            ("", self.findings),
        ):
            form.addRow(name, field)
        return form

    def _row_of_saved(self) -> QHBoxLayout:
        self.names.setEditable(True)
        self.names.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        self.names.addItems(list(self._kept))
        self.names.setCurrentIndex(-1)
        edit = self.names.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(translate("Conditions", "Name"))
        self.keep = QPushButton(translate("Conditions", "Save"), self)
        self.forget = QPushButton(translate("Conditions", "Forget"), self)
        row = QHBoxLayout()
        row.addWidget(self.names, 1)
        for button in (self.keep, self.forget):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.everything = QPushButton(translate("Queue", "Show all reports"), self)
        self.close_button = QPushButton(translate("Keys", "Close"), self)
        self.everything.setAutoDefault(False)
        self.close_button.setAutoDefault(False)  # Enter keeps what was typed
        buttons.addButton(self.everything, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        for box in (*self.statuses.values(), self.findings):
            box.toggled.connect(self._take)
        for choice in (self.label, self.mark_status, self.reviewer):
            choice.currentIndexChanged.connect(self._take)
        self.below.valueChanged.connect(self._take)
        for field in (self.since, self.until):
            field.editingFinished.connect(self._take)
        self.tag.entered.connect(self._add_tag)
        self.names.activated.connect(self._apply)
        self.names.editTextChanged.connect(self._follow_name)
        self.keep.clicked.connect(self._save)
        self.forget.clicked.connect(self._forget)
        self.everything.clicked.connect(lambda: self._ask(QueueFilter()))
        self._follow_name()

    # -- showing --------------------------------------------------------------------------------

    def _show(self, query: QueueQuery) -> None:
        """Show what is asked; nothing is told of that."""
        self.query, wanted = query, query.wanted
        parts = (*self.statuses.values(), self.findings, self.label, self.mark_status)
        silenced = (*parts, self.reviewer, self.below, self.since, self.until)
        for part in silenced:
            part.blockSignals(True)
        for status, box in self.statuses.items():
            box.setChecked(status in wanted.statuses)
        self.findings.setChecked(wanted.with_findings)
        for field, value in (
            (self.label, wanted.label),
            (self.mark_status, wanted.mark_status),
            (self.reviewer, wanted.reviewer),
        ):
            if value is not None and field.findData(value) < 0:  # of another project
                field.addItem(value, value)
            field.setCurrentIndex(max(0, field.findData(value)))
        self.below.setValue(wanted.below or 0.0)
        self.since.setText(wanted.since or "")
        self.until.setText(wanted.until or "")
        for part in silenced:
            part.blockSignals(False)

    # -- taking ---------------------------------------------------------------------------------

    def _take(self, *_: object) -> None:
        """Ask for what is entered, as far as it can be asked."""
        self.problem.clear()
        self._ask(
            replace(
                self.query.wanted,
                statuses=frozenset(one for one, box in self.statuses.items() if box.isChecked()),
                label=self.label.currentData(),
                mark_status=_mark_status(self.mark_status.currentData()),
                below=round(self.below.value(), 2) or None,
                reviewer=self.reviewer.currentData(),
                since=self._day(self.since),
                until=self._day(self.until),
                with_findings=self.findings.isChecked(),
            )
        )

    def _day(self, field: QLineEdit) -> str | None:
        text = field.text().strip()
        if _DAY.fullmatch(text):
            return text
        try:
            return reading.typed_date(text)
        except UserError as error:
            self.problem.setText(sentence(error))
            return None

    def _add_tag(self, name: str) -> None:
        wanted = self.query.wanted
        self._ask(replace(wanted, tags=wanted.tags | {name}))

    def _ask(self, wanted: QueueFilter) -> None:
        query = replace(self.query, wanted=wanted)
        if query != self.query:
            bad = self.problem.text()
            self.query = query
            if not bad:
                self._show(query)
            self.asked.emit(query)

    # -- saved ones -----------------------------------------------------------------------------

    def _name(self) -> str:
        return " ".join(self.names.currentText().split())

    def _follow_name(self, *_: object) -> None:
        name = self._name()
        self.keep.setEnabled(bool(name))
        self.forget.setEnabled(name in self._kept)

    def _apply(self, place: int) -> None:
        query = self._kept.get(self.names.itemText(place))
        if query is not None:
            self._show(query)
            self.asked.emit(query)

    def _save(self) -> None:
        name = self._name()
        if name not in self._kept:
            self.names.addItem(name)
        self._kept[name] = self.query
        self._follow_name()
        self.saved.emit(name)

    def _forget(self) -> None:
        name = self._name()
        del self._kept[name]
        self.names.removeItem(self.names.findText(name))
        self.names.setCurrentIndex(-1)
        self.names.clearEditText()
        self._follow_name()
        self.forgotten.emit(name)


def _mark_status(value: Any) -> MarkStatus | None:  # noqa: ANN401 - what Qt kept
    return None if value is None else MarkStatus(value)
