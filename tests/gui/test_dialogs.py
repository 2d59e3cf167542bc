"""Every dialog in both languages and both themes: no text is cut off, all fits a small screen.

A new dialog is added to DIALOGS under its class's name, with what opens it and returns it; one that
is not there fails.
"""

import importlib
import json
import pkgutil
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTableWidget,
)

from annotator.errors import BadDate
from annotator.model import Elsewhere, ListMode, ProjectFinding, Severity
from annotator.review import lists
from annotator.review.problems import Problems
from annotator.review.project_checking import CheckedAcross
from annotator.text.load import Choices
from annotator.ui import dialogs
from annotator.ui.arrivals import Result
from annotator.ui.dialogs.across import AcrossDialog
from annotator.ui.dialogs.arrivals import ArrivalsDialog
from annotator.ui.dialogs.field import FieldDialog
from annotator.ui.workers import Batch

SMALL = (1280, 800)
FIELDS = [("正文", "4月28日，商会会长沈丹率12人赴南京"), ("标题", "商会召开大会")]


def by_action(action_id):
    """Open a dialog as its menu entry does."""

    def opened(window, name):
        window.commands.actions[action_id].trigger()
        return next(d for d in window.findChildren(QDialog) if type(d).__name__ == name)

    return opened


def field_dialog(window, _):
    dialog = FieldDialog("reports.csv", FIELDS, "正文", window)
    dialog.open()
    return dialog


def word_lists(window, name):
    lists.add_word(window.desk.session, "商会", "ORG", ListMode.MARK)
    return by_action("word_lists")(window, name)


def label_fate(window, name):
    editor = by_action("label_set")(window, "LabelSetDialog")
    editor.merge.click()
    fate = next(d for d in editor.findChildren(QDialog) if type(d).__name__ == name)
    fate.finished.connect(editor.reject)
    return fate


def occurrences(window, name):
    """The places of the current mark's text, which are looked for first."""
    window.desk.go_to(next(iter(window.desk.marks)))
    window.commands.actions["label_in_report"].trigger()

    def found():
        return [d for d in window.findChildren(QDialog) if type(d).__name__ == name]

    ends = QDeadlineTimer(20_000)
    while not found() and not ends.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
    return found()[0]


def figures(window, name):
    """The figures, which are counted first."""
    window.desk.accept()
    dialog = by_action("figures")(window, name)
    ends = QDeadlineTimer(20_000)
    while dialog.progress.isVisible() and not ends.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
    return dialog


def export(window, name):
    """An export in the format with the most options, which is counted first."""
    window.kept.change(export={"format": "conll", "also": ["suggested"], "split": "80/10/10"})
    dialog = by_action("export")(window, name)
    ends = QDeadlineTimer(20_000)
    while "\n" not in dialog.told.text() and not ends.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
    return dialog


def search_form(window, name):
    window.searching.open()
    window.searching.panel.form.click()
    return next(d for d in window.findChildren(QDialog) if type(d).__name__ == name)


def consistency(window, name):
    """A text that is marked in two ways, which is looked for first."""
    text, report_id = window.desk.report.text, window.desk.report_id
    for start, label in ((0, "ORG"), (text.index("商会", 2), "TERM")):
        window.desk.session.add(report_id, start, start + 2, label)
    window.desk.catch_up()
    window.commands.actions["consistency"].trigger()

    def found():
        return [d for d in window.findChildren(QDialog) if type(d).__name__ == name]

    ends = QDeadlineTimer(20_000)
    while not (found() and found()[0].places.rowCount()) and not ends.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
    return found()[0]


def arrivals(window, _):
    path = Path("1.txt")
    batch = Batch(window.desk.session, [path], Choices())
    same = [(f"{number}_商会工作简报.txt", "a.txt", path) for number in range(20)]
    result = Result(batch, 3, 2, problems=Problems([BadDate(value="soon")] * 30), same=same)
    dialog = ArrivalsDialog(result, window)
    dialog.open()
    return dialog


def incoming(window, name):
    """A file of annotated reports, of which the first records are read first."""
    record = {"text": f"{window.desk.report.text}\n", "spans": []}
    for number, label in enumerate(("ORG", "团体", "a label of some length that nobody here has")):
        record["spans"].append({"start": 2 * number, "end": 2 * number + 2, "label": label})
    astral = {
        "text": "\U00020bb7野家商会",
        "spans": [{"start": 5, "end": 6, "label": "ORG", "text": "会"}],
    }
    lines = [json.dumps(one) for one in (record, astral, {"text": "三", "spans": [{}]}, [])]
    path = window.desk.session.project.path.with_name("theirs of another program.jsonl")
    path.write_text("\n".join(lines), encoding="utf-8")
    window.transfers.bring_in([path])

    def found():
        return [d for d in window.findChildren(QDialog) if type(d).__name__ == name]

    ends = QDeadlineTimer(20_000)
    while not (found() and found()[0].unit.isVisible()) and not ends.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
    return found()[0]


def across(window, name):
    """Two reports that say different things of one body."""
    del name
    places = tuple(Elsewhere(at, f"u{at}", f"{at}.txt", 0, 4, f"12{at}名") for at in (1, 2))
    values = "; ".join(f"{one.value} ({one.report})" for one in places)
    told = {"indicator": "会员", "scope": "长乐区商会", "date": "2021", "values": values}
    template = "{indicator}, {scope}, {date}: {values}."
    found = ProjectFinding("differing", Severity.HINT, places, template, told)
    dialog = AcrossDialog([CheckedAcross(found)], window)
    dialog.open()
    return dialog


DIALOGS = {
    "AcrossDialog": across,
    "ArrivalsDialog": arrivals,
    "ConditionsDialog": by_action("filter_by"),
    "CommandPalette": by_action("palette"),
    "ConsistencyDialog": consistency,
    "ExportDialog": export,
    "FactExportDialog": by_action("export_facts"),
    "FieldDialog": field_dialog,
    "FiguresDialog": figures,
    "IncomingDialog": incoming,
    "KeyEditor": by_action("edit_keys"),
    "KeysDialog": by_action("keys"),
    "LabelFate": label_fate,
    "LabelSetDialog": by_action("label_set"),
    "ListsDialog": word_lists,
    "OccurrencesDialog": occurrences,
    "SearchForm": search_form,
    "ReportDialog": by_action("about_report"),
    "SettingsDialog": by_action("settings"),
    "TagsDialog": by_action("tags"),
}


def every_dialog():
    """Return the names of all dialogs that the program makes itself."""
    found = set()
    for module in pkgutil.iter_modules(dialogs.__path__):
        loaded = importlib.import_module(f"{dialogs.__name__}.{module.name}")
        for one in vars(loaded).values():
            if isinstance(one, type) and issubclass(one, QDialog):
                found.add(one.__name__ if one.__module__ == loaded.__name__ else "")
    return found - {""}


def cut_off(dialog):
    """Return the texts of a dialog that are not wholly seen."""
    found = [] if dialog.windowTitle() else ["no title"]
    for kind, text, is_cut in (
        (QLabel, QLabel.text, _label_is_cut),
        (QAbstractButton, QAbstractButton.text, _narrow),
        (QComboBox, QComboBox.currentText, _narrow),
        (QGroupBox, QGroupBox.title, lambda box: box.width() < box.minimumSizeHint().width()),
        (QLineEdit, QLineEdit.placeholderText, _hint_is_cut),
    ):
        shown = [widget for widget in dialog.findChildren(kind) if widget.isVisible()]
        found += [text(widget) for widget in shown if text(widget) and is_cut(widget)]
    for table in dialog.findChildren(QTableWidget):
        header = table.horizontalHeader()
        for column in range(table.columnCount()):
            if header.sectionSize(column) < header.sectionSizeHint(column):
                found.append(table.horizontalHeaderItem(column).text())
    return found


def _hint_is_cut(field):
    return field.fontMetrics().horizontalAdvance(field.placeholderText()) > field.width()


def _narrow(widget):
    wanted = widget.sizeHint()
    return widget.width() < wanted.width() or widget.height() < wanted.height()


def _label_is_cut(label):
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.sizeHint().width()


def test_every_dialog_of_the_program_is_looked_at():
    assert set(DIALOGS) == every_dialog()


@pytest.mark.parametrize("name", DIALOGS)
def test_no_text_is_cut_off_in_either_language_and_theme(window, qtbot, name):
    for theme in ("light", "dark"):
        window.looks.set_theme(theme)
        for language in ("zh_CN", "en"):
            window.looks.set_language(language)
            dialog = DIALOGS[name](window, name)
            qtbot.waitExposed(dialog)
            assert dialog.width() <= SMALL[0]
            assert dialog.height() <= SMALL[1]
            assert cut_off(dialog) == [], (theme, language)
            dialog.close()
            qtbot.waitUntil(lambda: not window.findChildren(QDialog))
    window.looks.set_theme("light")
