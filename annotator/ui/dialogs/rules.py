"""The rules of clean-up as a table: on or off in the project, and otherwise for one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.text.clean import RULES
from annotator.text.views import chosen_rules

if TYPE_CHECKING:
    from annotator.model import Report

translate = QCoreApplication.translate

NAMES = {
    "line_ends": QT_TRANSLATE_NOOP("Rules", "Line ends of every kind"),
    "invisible": QT_TRANSLATE_NOOP("Rules", "Characters without ink"),
    "spaces": QT_TRANSLATE_NOOP("Rules", "Blanks of every width"),
    "markdown": QT_TRANSLATE_NOOP("Rules", "Marks of Markdown"),
    "glosses": QT_TRANSLATE_NOOP("Rules", "Pinyin glosses"),
    "torn_digits": QT_TRANSLATE_NOOP("Rules", "Torn digits"),
    "broken_lines": QT_TRANSLATE_NOOP("Rules", "Lines broken at a width"),
    "blank_lines": QT_TRANSLATE_NOOP("Rules", "Runs of empty lines"),
    "width": QT_TRANSLATE_NOOP("Rules", "Width of marks and figures (shown only)"),
}
_AS_PROJECT, _ON, _OFF = range(3)


class RulesTable(QWidget):
    """A row a rule: a box for the project, a choice for the report."""

    def __init__(self, report: Report, of_project: dict[str, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.of_project = of_project
        self.boxes: dict[str, QCheckBox] = {}
        self.choices_of_report: dict[str, QComboBox] = {}
        self._usual = chosen_rules(report.kind)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, head in enumerate(
            (translate("Rules", "Project"), translate("Rules", "This report")), 1
        ):
            grid.addWidget(QLabel(head, self), 0, column)
        for row, rule in enumerate(RULES, 1):
            name = translate("Rules", NAMES[rule])
            grid.addWidget(QLabel(name, self), row, 0)
            box = QCheckBox(self)
            box.setChecked(of_project.get(rule, rule in self._usual))
            box.setAccessibleName(f"{name}: {translate('Rules', 'Project')}")
            choice = QComboBox(self)
            choice.addItems(
                [
                    translate("Rules", "as the project"),
                    translate("Rules", "on"),
                    translate("Rules", "off"),
                ]
            )
            told = report.rule_choices.get(rule)
            choice.setCurrentIndex(_AS_PROJECT if told is None else _ON if told else _OFF)
            choice.setAccessibleName(f"{name}: {translate('Rules', 'This report')}")
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            grid.addWidget(box, row, 1, Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(choice, row, 2)
            self.boxes[rule] = box
            self.choices_of_report[rule] = choice

        grid.setRowStretch(len(RULES) + 1, 1)

    def choices(self) -> tuple[dict[str, bool], dict[str, bool]]:
        """Return the rules switched on or off in the project, and for the report."""
        of_project = {
            rule: box.isChecked()
            for rule, box in self.boxes.items()
            if rule in self.of_project or box.isChecked() != (rule in self._usual)
        }
        of_report = {
            rule: choice.currentIndex() == _ON
            for rule, choice in self.choices_of_report.items()
            if choice.currentIndex() != _AS_PROJECT
        }
        return of_project, of_report
