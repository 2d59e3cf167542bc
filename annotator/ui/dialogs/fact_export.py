"""How facts and posts go out: which of them, in which format, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import QT_TRANSLATE_NOOP, UserError
from annotator.formats.fact_tables import FACT_FORMATS, Period
from annotator.review import check_target
from annotator.review.fact_export import EVERY, FactChoice
from annotator.ui.choice import Choice
from annotator.ui.dialogs import files
from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from annotator.formats.fact_tables import FactFormat

translate = QCoreApplication.translate
_NAMES = {
    "csv": QT_TRANSLATE_NOOP("FactExport", "CSV (a file each for facts and posts)"),
    "xlsx": QT_TRANSLATE_NOOP("FactExport", "Excel workbook (XLSX)"),
    "parquet": QT_TRANSLATE_NOOP("FactExport", "Parquet (a file each for facts and posts)"),
    "jsonld": QT_TRANSLATE_NOOP("FactExport", "JSON-LD (linked data)"),
}
_CHOICES = (
    (QT_TRANSLATE_NOOP("FactExport", "Those of confirmed spans"), FactChoice()),
    (QT_TRANSLATE_NOOP("FactExport", "Those of suggestions too"), EVERY),
    (
        QT_TRANSLATE_NOOP("FactExport", "Accepted facts and posts alone"),
        FactChoice(reviewed=True),
    ),
)
_PIVOTS = (
    (QT_TRANSLATE_NOOP("FactExport", "None"), None),
    (QT_TRANSLATE_NOOP("FactExport", "By indicator and year"), Period.YEAR),
    (QT_TRANSLATE_NOOP("FactExport", "By indicator and month"), Period.MONTH),
    (QT_TRANSLATE_NOOP("FactExport", "By indicator and day"), Period.DAY),
)


@dataclass(frozen=True, slots=True)
class WantedFacts:
    """What is to be written, how and where to."""

    form: FactFormat
    path: Path
    choice: FactChoice
    by: Period | None


class FactExportDialog(QDialog):
    """Asks; what is wanted is told when it is closed so."""

    chosen = Signal(object)  # a WantedFacts

    def __init__(self, project: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("FactExport", "Export facts and posts"))
        self.format, self.which, self.pivot = (Choice(self) for _ in range(3))
        self.path = QLineEdit(self)
        self.browse = QPushButton(translate("FactExport", "Choose…"), self)
        self.problem = QLabel(self)
        self.buttons = QDialogButtonBox(self)
        self._fill()
        self._lay_out()
        self.format.currentIndexChanged.connect(self._follow_format)
        self.browse.clicked.connect(self._ask_for_place)
        self.path.textChanged.connect(lambda _: self.problem.hide())
        self._follow_format()
        self.format.setFocus()

    def _fill(self) -> None:
        for name, form in FACT_FORMATS.items():
            self.format.addItem(translate("FactExport", _NAMES[name]), form)
        for text, _ in _CHOICES:
            self.which.addItem(translate("FactExport", text))
        for text, _ in _PIVOTS:
            self.pivot.addItem(translate("FactExport", text))
        self.path.setText(str(self._project.with_name(f"{self._project.stem}-facts.csv")))
        self.path.setMinimumWidth(40 * self.path.fontMetrics().averageCharWidth())

    def _lay_out(self) -> None:
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        place = QHBoxLayout()
        place.addWidget(self.path, 1)
        place.addWidget(self.browse)
        self.browse.setAutoDefault(False)
        form = QFormLayout()
        form.addRow(translate("FactExport", "&Format"), self.format)
        form.addRow(translate("FactExport", "&Which"), self.which)
        form.addRow(translate("FactExport", "&Pivot"), self.pivot)
        form.addRow(translate("FactExport", "F&ile"), place)
        roles = QDialogButtonBox.ButtonRole
        self.export = self.buttons.addButton(translate("FactExport", "&Export"), roles.AcceptRole)
        self.export.setDefault(True)
        self.buttons.addButton(translate("Keys", "Close"), roles.RejectRole)
        self.buttons.accepted.connect(self._answer)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _follow_format(self) -> None:
        form: FactFormat = self.format.currentData()
        self.pivot.setEnabled(form.pivots)
        path = Path(self.path.text().strip())
        if path.suffix.lower() in {one.suffix for one in FACT_FORMATS.values()}:
            self.path.setText(str(path.with_suffix(form.suffix)))

    def _ask_for_place(self) -> None:
        form: FactFormat = self.format.currentData()
        here = Path(self.path.text().strip())
        files.facts(self, here, form.suffix, lambda path: self.path.setText(str(path)))

    def _answer(self) -> None:
        """Tell what is wanted, or why it cannot be."""
        form: FactFormat = self.format.currentData()
        path = Path(self.path.text().strip())
        try:
            check_target(path, [self._project])
        except UserError as error:
            self.problem.setText(sentence(error))
            self.problem.show()
            return
        _, choice = _CHOICES[self.which.currentIndex()]
        _, by = _PIVOTS[self.pivot.currentIndex()]
        self.chosen.emit(WantedFacts(form, path, choice, by if form.pivots else None))
        self.accept()
