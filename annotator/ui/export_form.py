"""The form of an export: format, what of the project, how it is written, and where to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from annotator.formats import FORMATS, WRITTEN, Writing, by_name
from annotator.formats.options import Align, Scheme, Tokens
from annotator.model import MarkStatus, QueueFilter
from annotator.review import Selection, splitting
from annotator.review.datacard import UNKNOWN, Card
from annotator.text.views import Mode
from annotator.ui.choice import Choice
from annotator.ui.viewing import mode_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from enum import StrEnum

    from annotator.formats import Format

translate = QCoreApplication.translate
SPLITS = ("80/10/10", "90/10", "70/30")
LICENCES = (UNKNOWN, "cc0-1.0", "cc-by-4.0", "cc-by-sa-4.0", "cc-by-nc-4.0")
_HIGHEST_SEED = 999_999


@dataclass(frozen=True, slots=True)
class Wanted:
    """An export that is asked for."""

    form: Format
    path: Path
    selection: Selection
    how: Writing
    card: Card | None


@dataclass(frozen=True, slots=True)
class Offers:
    """What of a project there is to choose from: who decided anything, and filters by name."""

    project: Path
    reviewers: Sequence[str]
    filters: Mapping[str, QueueFilter]


class ExportForm(QWidget):
    """Tells each change; what it asks for is read from it then."""

    changed = Signal()
    placeAsked = Signal()  # another place to write to is to be chosen

    def __init__(self, offers: Offers, kept: Mapping[str, Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._offers = offers
        self.format, self.reviewer, self.reports = Choice(self), Choice(self), Choice(self)
        self.text, self.split, self.licence = Choice(self), Choice(self), Choice(self)
        self.also = {
            MarkStatus.SUGGESTED: QCheckBox(translate("Export", "&suggestions"), self),
            MarkStatus.REJECTED: QCheckBox(translate("Export", "what was re&jected"), self),
        }
        self.seed = QSpinBox(self)
        self.options = {name: Choice(self) for name in ("scheme", "tokens", "align", "language")}
        self.card = QCheckBox(translate("Export", "with a data card &beside it"), self)
        self.path = QLineEdit(self)
        self.browse = QPushButton(translate("Export", "Ch&oose…"), self)
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._offer()
        self._lay_out()
        self._restore(kept)
        self._shown = self.form
        self._follow_format()
        self._connect()

    # -- assembly -------------------------------------------------------------------------------

    def _offer(self) -> None:
        for name in WRITTEN:
            self.format.addItem(translate("formats", FORMATS[name].title), name)
        self.reviewer.addItem(translate("Figures", "All reviewers"), "")
        for name in self._offers.reviewers:
            self.reviewer.addItem(name, name)
        self.reports.addItem(translate("Export", "all reports"), QueueFilter())
        for name, wanted in self._offers.filters.items():
            self.reports.addItem(name, wanted)
        for mode in Mode:
            self.text.addItem(mode_name(mode), mode.value)
        for name, values in _options().items():
            for value, told in values.items():
                self.options[name].addItem(told, value)
        for choice, offered, hint in (
            (self.split, ("", *SPLITS), translate("Export", "no split")),
            (self.licence, LICENCES, UNKNOWN),
        ):
            choice.setEditable(True)
            choice.setInsertPolicy(Choice.InsertPolicy.NoInsert)
            choice.addItems(list(offered))
            edit = choice.lineEdit()
            assert edit is not None
            edit.setPlaceholderText(hint)
        self.seed.setRange(0, _HIGHEST_SEED)
        for choice in self.findChildren(Choice):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        also, split, place = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for box in self.also.values():
            also.addWidget(box)
        also.addStretch(1)
        seed = QLabel(translate("Export", "See&d:"), self)
        seed.setBuddy(self.seed)
        split.addWidget(self.split, 1)
        split.addWidget(seed)
        split.addWidget(self.seed)
        place.addWidget(self.path, 1)
        place.addWidget(self.browse)
        self.browse.setAutoDefault(False)
        self._add(translate("Export", "&Format:"), self.format)
        self._rows.addRow(translate("Export", "Beside confirmed spans:"), also)
        self._add(translate("Figures", "&Reviewer:"), self.reviewer)
        self._add(translate("Export", "Re&ports:"), self.reports)
        self._add(translate("Export", "&Text:"), self.text)
        self._add(translate("Export", "Sp&lit:"), split, self.split)
        for name, head in _heads().items():
            self._add(head, self.options[name])
        self._add(translate("Export", "L&icence:"), self.licence)
        self._rows.addRow("", self.card)
        self._add(translate("Export", "&Where to:"), place, self.path)

    def _add(self, head: str, field: QWidget | QHBoxLayout, buddy: QWidget | None = None) -> None:
        label = QLabel(head, self)
        label.setBuddy(buddy if buddy is not None else field)  # type: ignore[arg-type]  # a layout comes with a buddy
        self._rows.addRow(label, field)

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._follow_format)
        plain = (self.reviewer, self.reports, self.text, *self.options.values())
        for choice in plain:
            choice.currentIndexChanged.connect(self._tell)
        for choice in (self.split, self.licence):
            choice.editTextChanged.connect(self._tell)
        for box in (*self.also.values(), self.card):
            box.toggled.connect(self._tell)
        self.seed.valueChanged.connect(self._tell)
        self.path.textChanged.connect(self._tell)
        self.browse.clicked.connect(self.placeAsked)

    # -- following ------------------------------------------------------------------------------

    def _follow_format(self, *_: object) -> None:
        """Show the options of the format of now alone, and let the place have its ending."""
        form, before = self.form, self._shown
        for name, choice in self.options.items():
            self._rows.setRowVisible(choice, name in form.heeds)
        place = Path(self.path.text())
        ending = next((one for one in before.suffixes if place.name.endswith(one)), "")
        stem = place.name.removesuffix(ending)
        self._shown = form
        if place.name:
            self.path.setText(str(place.with_name(f"{stem}{_ending(form)}")))
        self._tell()

    def _place(self) -> Path:
        """Return where it is to be written; the home of nobody is a name like others."""
        return Path(os.path.expanduser(self.path.text().strip()))  # noqa: PTH111 - Path's raises

    def _tell(self, *_: object) -> None:
        has_split = bool(self.split.currentText().strip())
        self.seed.setEnabled(has_split)
        self.licence.setEnabled(self.card.isChecked())
        self.changed.emit()

    def show_place(self, path: Path) -> None:
        """Let it be written to ``path``."""
        self.path.setText(str(path))

    # -- reading --------------------------------------------------------------------------------

    @property
    def form(self) -> Format:
        """The format that is chosen."""
        return by_name(self.format.currentData())

    def wanted(self) -> Wanted:
        """Return what is asked for.

        Raises:
            BadSplit: the split is none.

        """
        path, form = self._place(), self.form
        split = self.split.currentText().strip()
        also = [status for status, box in self.also.items() if box.isChecked()]
        reviewer = self.reviewer.currentData()
        selection = Selection(
            frozenset((MarkStatus.CONFIRMED, *also)),
            frozenset((reviewer,)) if reviewer else frozenset(),
            self.reports.currentData(),
            Mode(self.text.currentData()),
            splitting.parse(split, self.seed.value()) if split else None,
        )
        card = Card(self.licence.currentText().strip() or UNKNOWN, path.stem)
        return Wanted(form, path, selection, self._how(), card if self.card.isChecked() else None)

    def _how(self) -> Writing:
        """Return how it is written; what the format does not heed is as it is without a choice."""
        said = {
            name: choice.currentData()
            for name, choice in self.options.items()
            if name in self.form.heeds
        }
        plain = Writing()
        return Writing(
            scheme=Scheme(said.get("scheme", plain.scheme)),
            tokens=Tokens(said.get("tokens", plain.tokens)),
            align=Align(said.get("align", plain.align)),
            language=said.get("language", plain.language),
        )

    # -- remembering ----------------------------------------------------------------------------

    def to_keep(self) -> dict[str, Any]:
        """Return what is chosen as JSON data, to begin with the next time."""
        return {
            "format": self.format.currentData(),
            "also": [status.value for status, box in self.also.items() if box.isChecked()],
            "reviewer": self.reviewer.currentData(),
            "text": self.text.currentData(),
            "split": self.split.currentText().strip(),
            "seed": self.seed.value(),
            **{name: choice.currentData() for name, choice in self.options.items()},
            "licence": self.licence.currentText().strip(),
            "card": self.card.isChecked(),
            "folder": str(self._place().parent),
        }

    def _restore(self, kept: Mapping[str, Any]) -> None:
        """Begin with what was chosen the last time, as far as it is there to be chosen."""
        for name, choice in (
            *(("format", self.format), ("reviewer", self.reviewer), ("text", self.text)),
            *self.options.items(),
        ):
            choice.setCurrentIndex(max(0, choice.findData(kept.get(name))))
        also, seed, folder = kept.get("also"), kept.get("seed"), kept.get("folder")
        for status, box in self.also.items():
            box.setChecked(isinstance(also, list) and status.value in also)
        self.split.setEditText(_word(kept, "split"))
        self.seed.setValue(seed if type(seed) is int else 0)
        self.licence.setEditText(_word(kept, "licence") or UNKNOWN)
        self.card.setChecked(kept.get("card") is not False)
        project = self._offers.project
        is_there = isinstance(folder, str) and os.path.isdir(folder)  # noqa: PTH112 - Path's raises
        there = Path(str(folder)) if is_there else project.parent
        self.path.setText(str(there / f"{project.stem}{_ending(self.form)}"))


def _ending(form: Format) -> str:
    return "" if form.is_folder else form.suffixes[0]


def _word(kept: Mapping[str, Any], name: str) -> str:
    found = kept.get(name)
    return found if isinstance(found, str) else ""


def _heads() -> dict[str, str]:
    """Return what each option of formats is called."""
    return {
        "scheme": translate("Export", "Ta&gs:"),
        "tokens": translate("Export", "To&kens:"),
        "align": translate("Export", "Spans that &cut tokens:"),
        "language": translate("Export", "&Names in:"),
    }


def _options() -> dict[str, dict[StrEnum | str, str]]:
    """Return what may be chosen of each option, with what it is called."""
    return {
        "scheme": {one.value: one.value.upper() for one in Scheme},
        "tokens": {
            Tokens.CHARACTER.value: translate("Export", "characters"),
            Tokens.WORD.value: translate("Export", "words"),
        },
        "align": {
            Align.STRICT.value: translate("Export", "are left out"),
            Align.EXPAND.value: translate("Export", "grow to whole ones"),
            Align.CONTRACT.value: translate("Export", "shrink to whole ones"),
        },
        "language": {"zh": "中文", "en": "English"},
    }
