"""The figures in the window: opened, filtered, saved and read back by key and mouse."""

import csv
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from sqlalchemy import update

from annotator import labels
from annotator.agreement.cases import Chosen
from annotator.model import Value
from annotator.review import Session
from annotator.store.tables import decision
from annotator.text.cancel import Cancelled
from annotator.ui import theme
from annotator.ui.charts import Bar, BarChart, Part
from annotator.ui.dialogs.figures import FiguresDialog
from tests.gui.test_review import go_to


@pytest.fixture
def decided(window, hand):
    """A window on decisions of two reviewers on two days."""
    hand.press("Space")  # 4月28日
    go_to(hand, "12人")
    hand.press("X")
    other = Session.open(window.desk.session.project.path, "林")
    report, marks = other.report(window.desk.report_id)
    amount = next(m for m in marks if report.text[m.start : m.end] == "4.11万元")
    other.set_value(amount, Value("41200", "CNY"))
    with other.project.writing() as at:
        for number, day in enumerate(("2020-04-28", "2020-04-28", "2020-04-30"), 1):
            at._connection.execute(
                update(decision)
                .where(decision.c.id == number)
                .values(made_at=f"{day}T12:00:0{number}.000+00:00")
            )
    other.close()
    window.desk.catch_up()
    return window


@pytest.fixture
def dialog(qtbot, decided, hand):
    hand.press("Ctrl+Shift+F", on=decided.view)
    found = decided.findChild(FiguresDialog)
    qtbot.waitUntil(found.tabs.isEnabled, timeout=20_000)
    return found


def turn_to(dialog, name):
    """Go to a page by the keys of the tabs."""
    bar = dialog.tabs.tabBar()
    bar.setFocus()
    for _ in range(len(dialog.pages)):
        if dialog.page().name == name:
            break
        QTest.keyClick(bar, Qt.Key.Key_Right)
    else:
        for _ in range(len(dialog.pages)):
            if dialog.page().name == name:
                break
            QTest.keyClick(bar, Qt.Key.Key_Left)
    page = dialog.page()
    assert page.name == name
    assert page.table.isVisible()
    return page


def shown(page):
    """Return the rows of a page's table as they are read, by the first cell."""
    model = page.table.model()
    return {
        model.index(row, 0).data(): [
            model.index(row, column).data() for column in range(1, model.columnCount())
        ]
        for row in range(model.rowCount())
    }


def test_progress_and_labels_are_those_of_the_project(decided, dialog):
    assert dialog.page().name == "Progress"
    assert shown(dialog.page()) == {
        "2020-04-28": ["2", "1", "1", "0"],
        "2020-04-30": ["1", "1", "0", "0"],
    }
    chart = dialog.page().charts[0]
    assert "2020-04-29: Decisions 0" in chart.accessibleDescription()
    page = turn_to(dialog, "Labels")
    name = decided.desk.session.labels.get("QUANTITY").name("en")
    quantities = [m for m in decided.desk.marks if m.label == "QUANTITY"]
    assert shown(page)[name][:2] == ["QUANTITY", "0"]
    assert shown(page)[name][3] == "1"
    assert int(shown(page)[name][2]) == sum(m.is_open for m in quantities) + 1  # one in b.txt


def test_rules_tell_how_sure_they_are(dialog):
    page = turn_to(dialog, "Rules")
    rows = [row for row in page.model.sheet.rows if row[3]]
    assert {row[3] for row in rows} == {1}
    told = page.charts[0].accessibleDescription().splitlines()
    assert len(told) == 3  # what nobody decided has no bar
    assert any(line.startswith("numbers/") and line.endswith(": 0 % of 1") for line in told)
    place = QPoint(200, round(page.charts[0].body().top() + 1.5 * page.charts[0]._pitch()))
    assert "%)" in page.charts[0].told_at(place)


def test_one_reviewer_is_chosen_by_key(dialog):
    dialog.reviewer.setFocus()
    QTest.keyClick(dialog.reviewer, Qt.Key.Key_Down)
    assert dialog.chosen().reviewer == dialog.reviewer.currentText()
    QTest.keyClick(dialog.reviewer, Qt.Key.Key_End)
    assert dialog.chosen() == Chosen(reviewer="林")
    assert shown(dialog.page()) == {"2020-04-30": ["1", "1", "0", "0"]}
    page = turn_to(dialog, "Reviewers")
    assert list(shown(page)) == ["林"]


def test_days_are_typed(dialog):
    assert dialog.chosen() == Chosen()
    field = dialog.until.findChild(QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert dialog.until.date().toPython() == date(2020, 4, 28)
    assert dialog.chosen() == Chosen(until="2020-04-28")
    assert list(shown(dialog.page())) == ["2020-04-28"]


def save(qtbot, dialog, button, path):
    """Press a button and name the file, as one does."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.findChild(QFileDialog) is not None)
    chooser = dialog.findChild(QFileDialog)
    field = chooser.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.findChild(QFileDialog) is None)
    QApplication.processEvents()


def test_the_picture_holds_what_is_seen(qtbot, decided, dialog, tmp_path):
    page = turn_to(dialog, "Rules")
    size = page.charts[0].size()
    save(qtbot, dialog, dialog.save_picture, tmp_path / "rules.png")
    image = QImage(str(tmp_path / "rules.png"))
    assert image.size() == size * 2
    names = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in (0, 100, 160)
    }
    assert decided.looks.theme.panel.name() in names
    assert len(names) > 3
    assert "rules.png" in dialog.told.text()


def test_the_table_is_read_back(qtbot, dialog, tmp_path):
    page = turn_to(dialog, "Rules")
    save(qtbot, dialog, dialog.save_table, tmp_path / "rules")
    with (tmp_path / "rules.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head[:4] == ["Suggester", "Rule", "Proposed", "Decided"]
    assert len(rows) == len(page.model.sheet.rows)
    assert sum(int(row[3]) for row in rows) == 3


def test_no_project_is_written_over(dialog, decided):
    dialog._write(dialog.write_table, decided.desk.session.project.path)
    assert "holds a project" in dialog.told.text()


def test_a_head_that_is_clicked_sorts_by_number(dialog):
    page = turn_to(dialog, "Rules")
    header = page.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(2) + 5, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    model = page.table.model()
    proposed = [int(model.index(row, 2).data()) for row in range(model.rowCount())]
    assert proposed == sorted(proposed)
    assert len(set(proposed)) > 1


def test_tab_leads_to_the_table_and_escape_back_to_the_report(qtbot, decided, dialog, hand):
    page = turn_to(dialog, "Progress")
    for _ in range(20):
        if page.table.hasFocus():
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.table.hasFocus()
    hand.press("Esc", on=page.table)
    qtbot.waitUntil(decided.view.hasFocus)


def test_counting_is_given_up_by_closing(qtbot, qapp):
    ended = []

    def count(cancelled, reached):
        while not cancelled():
            reached(1, 4)
        ended.append(True)
        raise Cancelled

    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    look = theme.load("light")
    dialog = FiguresDialog(count, labels.default(), "en", look, parent.pos, parent)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.progress.value() == 1)
    assert dialog.progress.maximum() == 4
    assert not dialog.tabs.isEnabled()
    (button,) = dialog.buttons.buttons()
    assert button.text() == "Cancel"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ended == [True]
    qtbot.waitUntil(lambda: not parent.findChildren(FiguresDialog))


def test_a_long_name_is_cut_on_the_chart_and_whole_under_the_mouse(qtbot, qapp):
    parent = QWidget()
    qtbot.addWidget(parent)
    chart = BarChart("t", theme.load("light"), parent)
    chart.resize(300, 120)
    name = "suggester/" + "rule" * 40
    chart.show_bars([Bar(name, (Part(1, chart.theme.accent),), "1")], str)
    parent.show()
    place = chart.body().topLeft().toPoint() + QPoint(5, round(1.5 * chart._pitch()))
    assert chart.told_at(place) == f"{name}: 1"
    image = QImage(chart.size(), QImage.Format.Format_RGB32)
    chart.render(image)
    bars = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == chart.theme.accent
    ]
    assert min(x for x, _ in bars) < 150  # the name leaves it room
