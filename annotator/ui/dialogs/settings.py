"""The settings of the program, each in force as soon as it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator import paths
from annotator.errors import BadScore, UserError
from annotator.settings import BACKUPS, LANGUAGES, MODES, NER, ROWS, THEMES, ZOOMS, Settings
from annotator.text.views import Mode
from annotator.ui.choice import Choice
from annotator.ui.i18n import sentence
from annotator.ui.viewing import mode_name

translate = QCoreApplication.translate


class SettingsDialog(QDialog):
    """Tells each change; a value that cannot be is refused in a sentence and stays to be mended."""

    chosen = Signal(str, object)  # a field of the settings, and its value
    keysAsked = Signal()

    def __init__(self, kept: Settings, ner: str, parent: QWidget) -> None:
        """``ner`` says why LAC cannot be chosen, and is empty where it can."""
        super().__init__(parent)
        self._kept = kept
        self._ner = ner
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choices: dict[str, Choice] = {}
        self.reviewer = QLineEdit(kept.reviewer, self)
        self.unsure = QLineEdit(f"{kept.unsure_below:g}", self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._heads: list[QLabel] = []
        for name, values in _VALUES.items():
            self._offer(name, values)
        for field in (self.reviewer, self.unsure, *self._places()):
            self._row(field)
        self.keys = QPushButton(self)
        self.close_button = QPushButton(self)
        buttons = QDialogButtonBox(self)
        for button, role in (
            (self.keys, QDialogButtonBox.ButtonRole.ActionRole),
            (self.close_button, QDialogButtonBox.ButtonRole.RejectRole),
        ):
            button.setAutoDefault(False)  # Enter keeps what was typed
            buttons.addButton(button, role)
        layout = QVBoxLayout(self)
        layout.addLayout(self._form)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.keys.clicked.connect(self._ask_for_keys)
        self.reviewer.editingFinished.connect(self._take_reviewer)
        self.unsure.editingFinished.connect(self._take_unsure)
        self.retranslate()
        self.resize(QSize(620, 420).boundedTo(parent.screen().availableSize() * 0.92))

    # -- assembly -------------------------------------------------------------------------------

    def _row(self, field: QWidget) -> None:
        head = QLabel(self)
        head.setBuddy(field)
        self._heads.append(head)
        self._form.addRow(head, field)

    def _offer(self, name: str, values: tuple[str | int, ...]) -> None:
        choice = Choice(self)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        for value in values:
            choice.addItem("", value)
        choice.setCurrentIndex(max(0, choice.findData(getattr(self._kept, name))))
        choice.activated.connect(lambda _: self.chosen.emit(name, choice.currentData()))
        if name == "ner" and self._ner:
            choice.setEnabled(False)
        self.choices[name] = choice
        self._row(choice)

    def _places(self) -> list[QLineEdit]:
        """Return the places of what is the user's own, to read and to copy."""
        fields = []
        for place in (paths.default_project(), paths.settings_file()):
            field = QLineEdit(str(place), self)
            field.setReadOnly(True)
            field.setToolTip(str(place))
            fields.append(field)
        return fields

    # -- languages ------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language that was chosen here."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write all in the language of now."""
        self.setWindowTitle(translate("Settings", "Settings"))
        for head, text in zip(self._heads, _heads(), strict=True):
            head.setText(text)
        for name, choice in self.choices.items():
            for place in range(choice.count()):
                choice.setItemText(place, _name(name, choice.itemData(place)))
        self.choices["ner"].setToolTip(self._ner)
        self.reviewer.setPlaceholderText(Settings().who())
        self.unsure.setToolTip(
            translate("Settings", "Shift+J and Shift+K stop at suggestions with a lower score.")
        )
        self.keys.setText(translate("Keys", "Change keys…"))
        self.close_button.setText(translate("Keys", "Close"))
        self.problem.setText(self._ner)

    # -- taking ---------------------------------------------------------------------------------

    def _ask_for_keys(self) -> None:
        self.reject()
        self.keysAsked.emit()

    def _take_reviewer(self) -> None:
        self.chosen.emit("reviewer", " ".join(self.reviewer.text().split()))

    def _take_unsure(self) -> None:
        try:
            score = _score(self.unsure.text())
        except UserError as error:
            self.problem.setText(sentence(error))
            return
        self.problem.setText(self._ner)
        self.chosen.emit("unsure_below", score)


_VALUES: dict[str, tuple[str | int, ...]] = {
    "language": LANGUAGES,
    "theme": THEMES,
    "zoom": ZOOMS,
    "rows": ROWS,
    "mode": MODES,
    "ner": NER,
    "backups": BACKUPS,
}


def _heads() -> tuple[str, ...]:
    """Return what each row is called, in the order of the form."""
    return (
        translate("Settings", "Language"),
        translate("Settings", "Theme"),
        translate("Settings", "Text size"),
        translate("Settings", "Rows"),
        translate("Settings", "Reports are shown"),
        translate("Settings", "Names found by LAC"),
        translate("Settings", "Daily backups"),
        translate("Settings", "Reviewer"),
        translate("Settings", "Unsure below a score of"),
        translate("Settings", "Own project"),
        translate("Settings", "Settings file"),
    )


def _name(field: str, value: str | int) -> str:
    """Return what a value is called in the window's language."""
    if field == "zoom":
        return f"{value} %"
    if field == "backups":
        kept = translate("Settings", "the last {count} are kept, and older ones more sparsely")
        return kept.format(count=value) if value else translate("Settings", "none")
    if field == "mode":
        return mode_name(Mode(str(value)))
    return {
        "system": translate("Settings", "as the desktop"),
        "zh_CN": "中文",  # each language is named in itself
        "en": "English",
        "light": translate("Settings", "light"),
        "dark": translate("Settings", "dark"),
        "roomy": translate("Settings", "with the labels' names"),
        "compact": translate("Settings", "compact"),
        "auto": translate("Settings", "yes"),
        "off": translate("Settings", "no"),
    }[str(value)]


def _score(text: str) -> float:
    """Return the score that was typed.

    Raises:
        BadScore: it is none.

    """
    try:
        score = float(text.strip())
    except ValueError:
        raise BadScore(value=text) from None
    if not 0 <= score <= 1:
        raise BadScore(value=text)
    return score
