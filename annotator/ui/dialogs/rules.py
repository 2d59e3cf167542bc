"""The rules of clean-up as a table: on or off in the project, and otherwise for one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.text.clean import RULES
from annotator.text.views import chosen_rules
from annotator.ui.choice import Choice

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
    """A row a rule: on or off in the project, and otherwise for the report."""

    def __init__(self, report: Report, of_project: dict[str, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.of_project = of_project
        self.choices_of_project: dict[str, Choice] = {}
        self.choices_of_report: dict[str, Choice] = {}
        self._usual = chosen_rules(report.kind)
        on, off = translate("Rules", "on"), translate("Rules", "off")
        heads = (translate("Rules", "Project"), translate("Rules", "This report"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, head in enumerate(heads, 1):
            grid.addWidget(QLabel(head, self), 0, column)
        for row, rule in enumerate(RULES, 1):
            name = translate("Rules", NAMES[rule])
            grid.addWidget(QLabel(name, self), row, 0)
            project, own = Choice(self), Choice(self)
            project.addItems([on, off])
            project.setCurrentIndex(0 if of_project.get(rule, rule in self._usual) else 1)
            own.addItems([translate("Rules", "as the project"), on, off])
            told = report.rule_choices.get(rule)
            own.setCurrentIndex(_AS_PROJECT if told is None else _ON if told else _OFF)
            for column, (choice, head) in enumerate(zip((project, own), heads, strict=True), 1):
                choice.setAccessibleName(f"{name}: {head}")
                grid.addWidget(choice, row, column)
            self.choices_of_project[rule] = project
            self.choices_of_report[rule] = own
        grid.setRowStretch(len(RULES) + 1, 1)

    def choices(self) -> tuple[dict[str, bool], dict[str, bool]]:
        """Return the rules switched on or off in the project, and for the report."""
        of_project = {
            rule: choice.currentIndex() == 0
            for rule, choice in self.choices_of_project.items()
            if rule in self.of_project or (choice.currentIndex() == 0) != (rule in self._usual)
        }
        of_report = {
            rule: choice.currentIndex() == _ON
            for rule, choice in self.choices_of_report.items()
            if choice.currentIndex() != _AS_PROJECT
        }
        return of_project, of_report
