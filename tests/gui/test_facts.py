"""The panel of facts and posts, worked by key and mouse: led by the text, leading it, corrected."""

import csv

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QMessageBox

from annotator.cli.main import run
from annotator.review import Session
from annotator.review.fact_words import NOTHING, fact_in_words, post_in_words
from annotator.review.facts import facts_in
from annotator.ui.dialogs.fact_export import FactExportDialog
from tests.driver import Hand
from tests.gui.conftest import window_on

TEXT = (
    "榕江市总商会召开会议\n\n"
    "截至2021年底，榕江市总商会有会员企业120家。长乐区商会有会员企业45家。\n"
    "会长沈丹、副会长何川出席会议。\n"
    "发布时间：2022-01-05\n"
)
INDICATOR, VALUE, SCOPE, AS_OF, MEANT, TEXTUAL = range(6)
PERSON, TITLE, ORGANISATION, SINCE = range(4)


class Panel:
    """The panel of a window, as it is seen and worked."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.panel = window.facts
        QTest.keyClick(window.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(self.panel.isVisible)
        qtbot.waitUntil(lambda: self.panel.models[0].rowCount() > 0)

    @property
    def table(self):
        return self.panel.table

    def rows(self, tab=0):
        model = self.panel.models[tab]
        return [
            [model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def becomes(self, row, column, text, tab=0):
        self.qtbot.waitUntil(lambda: self.rows(tab)[row][column] == text)

    def press(self, key, times=1):
        for _ in range(times):
            QTest.keyClick(self.table, key)

    def go(self, row, column=0):
        """Go to a cell by the mouse."""
        index = self.table.facts.index(row, column)
        place = self.table.visualRect(index).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def field(self):
        """Open the field of the current cell, and return it."""
        self.press(Qt.Key.Key_F2)
        self.qtbot.waitUntil(lambda: self.table.findChild(QComboBox) is not None)
        return self.table.findChild(QComboBox)

    def type(self, row, column, text):
        self.go(row, column)
        field = self.field()
        line = field.lineEdit()
        line.selectAll()
        Hand(self.window).type(text, on=line)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.table.findChild(QComboBox) is None)

    def sure(self, tab=0):
        return [row.is_sure for row in self.panel.models[tab].rows]


@pytest.fixture
def window(qtbot, tmp_path, report_file):
    return window_on(qtbot, tmp_path / "p.annot", [report_file(TEXT)])


@pytest.fixture
def panel(window, qtbot):
    return Panel(window, qtbot)


def covered(window):
    mark = window.desk.current
    return TEXT[mark.start : mark.end]


def again(panel, qtbot, tmp_path):
    """Close the window and return the panel of a new one on the same project."""
    panel.window.close()
    return Panel(window_on(qtbot, tmp_path / "p.annot"), qtbot)


def test_rows_tell_what_whose_and_when(panel):
    rows = panel.rows()
    assert [row[TEXTUAL] for row in rows] == ["120家", "45家"]
    assert [row[VALUE] for row in rows] == ["120 家", "45 家"]
    assert rows[0][:4] == ["会员企业", "120 家", "榕江市总商会", "2021"]
    assert rows[1][SCOPE] == "长乐区商会"
    assert [row[:3] for row in panel.rows(1)] == [
        ["沈丹", "会长", "榕江市总商会"],
        ["何川", "副会长", "榕江市总商会"],
    ]


def test_a_row_leads_to_its_place_and_a_place_to_its_row(panel, window):
    assert panel.table.currentIndex().row() == 0
    assert covered(window) != "120家", "to be opened is not to lead away"
    panel.go(0)
    assert covered(window) == "120家"
    panel.press(Qt.Key.Key_Down)
    assert covered(window) == "45家"
    assert panel.table.hasFocus()
    first = next(one for one in window.desk.marks if one.label == "QUANTITY")
    window.desk.go_to(first)
    assert panel.table.currentIndex().row() == 0
    person = next(one for one in window.desk.marks if TEXT[one.start : one.end] == "何川")
    window.desk.go_to(person)
    assert panel.panel.tabs.currentIndex() == 1
    assert panel.table.currentIndex().row() == 1
    assert covered(window) == "何川", "to be shown a row is not to be led away by it"


def test_a_click_in_the_text_chooses_the_row(panel, window, qtbot):
    start = TEXT.index("45家")
    window.view.reveal(start, start + 3)
    point = window.view.page.view.map.forward(start, start + 3)[0]
    window.view.select(point, point)
    mark = next(one for one in window.desk.marks if one.start == start)
    window.view.pointed.emit(mark)
    qtbot.waitUntil(lambda: panel.table.currentIndex().row() == 1)


def test_enter_goes_on_reading_there_and_escape_leaves(panel, window, qtbot):
    panel.press(Qt.Key.Key_Return)
    qtbot.waitUntil(window.view.hasFocus)
    panel.table.setFocus()
    panel.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(window.view.hasFocus)


def test_space_accepts_goes_on_is_undone_and_survives(panel, window, qtbot, tmp_path):
    panel.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.sure() == [True, False])
    assert panel.table.currentIndex().row() == 1
    QTest.keyClick(panel.table, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: panel.sure() == [False, False])
    window.desk.redo()
    qtbot.waitUntil(lambda: panel.sure() == [True, False])
    later = again(panel, qtbot, tmp_path)
    assert later.sure() == [True, False]
    assert later.panel.count.text().endswith("1 of 2")


def test_all_rows_are_accepted_in_one_step(panel, window, qtbot):
    QTest.mouseClick(panel.panel.accept_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.sure() == [True, True])
    assert not panel.panel.accept_all.isEnabled()
    window.desk.undo()
    qtbot.waitUntil(lambda: panel.sure() == [False, False])


def test_a_part_is_typed_and_stays_over_a_restart(panel, qtbot, tmp_path):
    panel.type(0, INDICATOR, "规模以上企业")
    panel.becomes(0, INDICATOR, "规模以上企业")
    index = panel.panel.models[0].index(0, INDICATOR)
    assert index.data(Qt.ItemDataRole.FontRole).bold()
    assert "reviewer" in index.data(Qt.ItemDataRole.ToolTipRole)
    later = again(panel, qtbot, tmp_path)
    assert later.rows()[0][INDICATOR] == "规模以上企业"


def test_a_scope_is_chosen_from_what_the_report_names_and_is_a_link(panel, window, qtbot):
    panel.go(1, SCOPE)
    field = panel.field()
    offered = [field.itemText(at) for at in range(field.count())]
    assert offered[0] == "长乐区商会"
    field.setCurrentIndex(offered.index("榕江市总商会"))
    field.activated.emit(field.currentIndex())
    panel.becomes(1, SCOPE, "榕江市总商会")
    (link,) = window.desk.marks.relations
    ends = [window.desk.marks.get(one) for one in (link.from_mark, link.to_mark)]
    assert link.kind == "SCOPE"
    assert [TEXT[one.start : one.end] for one in ends] == ["45家", "榕江市总商会"]
    assert all(one.is_span for one in ends)


def test_escape_gives_up_what_is_typed(panel, qtbot):
    panel.go(0, INDICATOR)
    field = panel.field()
    Hand(panel.window).type("不对", on=field.lineEdit())
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.table.findChild(QComboBox) is None)
    assert panel.rows()[0][INDICATOR] == "会员企业"


def test_what_is_not_so_is_denied_and_as_proposed_again(panel, window):
    panel.go(0, SCOPE)
    panel.press(Qt.Key.Key_Delete)
    panel.becomes(0, SCOPE, NOTHING)
    panel.press(Qt.Key.Key_Backspace)
    panel.becomes(0, SCOPE, "榕江市总商会")
    panel.go(0, VALUE)
    panel.press(Qt.Key.Key_Delete)
    assert "part" in window.statusBar().currentMessage()


def test_what_is_no_date_is_told_and_nothing_is_said(panel, window, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: told.append(box.text()))
    panel.type(0, AS_OF, "改日")
    qtbot.waitUntil(lambda: bool(told) or bool(window.statusBar().currentMessage()))
    assert panel.rows()[0][AS_OF] == "2021"
    panel.type(0, AS_OF, "2021-12")
    panel.becomes(0, AS_OF, "2021-12")


def test_how_a_number_is_meant_is_set_by_a_digit(panel, qtbot):
    panel.go(0, MEANT)
    panel.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_6)
    panel.becomes(0, MEANT, "planned")


def test_posts_are_corrected_and_dropped(panel, qtbot):
    panel.panel.tabs.setCurrentIndex(1)
    panel.type(0, ORGANISATION, "长乐区商会")
    panel.becomes(0, ORGANISATION, "长乐区商会", tab=1)
    panel.go(1, PERSON)
    panel.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [row[PERSON] for row in panel.rows(1)] == ["沈丹"])
    QTest.keyClick(panel.table, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: len(panel.rows(1)) == 2)


def test_the_menu_offers_what_the_keys_do(panel, qtbot):
    panel.go(0, SCOPE)
    panel.table.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert [action.text().split("\t")[1] for action in menu.actions()] == [
        "Space",
        "F2",
        "Delete",
        "Backspace",
    ]
    menu.actions()[2].trigger()
    menu.close()
    panel.becomes(0, SCOPE, NOTHING)


def test_the_command_line_prints_the_same(panel, window, qtbot, tmp_path, capsys):
    panel.type(0, INDICATOR, "正式会员")
    panel.becomes(0, INDICATOR, "正式会员")
    told = facts_in(window.desk.session, 1)
    assert run(["facts", str(tmp_path / "p.annot")], lambda *_: 0) == 0
    printed = [line.split(": ", 1)[1] for line in capsys.readouterr().out.splitlines()]
    assert printed == [
        *(fact_in_words(told, one) for one in told.facts),
        *(post_in_words(told, one) for one in told.posts),
    ]
    for row, line in zip([*panel.rows(), *panel.rows(1)], printed, strict=True):
        assert all(cell in line for cell in row if cell)


def test_accepted_facts_are_exported_from_the_panel(panel, window, qtbot, tmp_path):
    panel.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.sure() == [True, False])
    QTest.mouseClick(panel.panel.export, Qt.MouseButton.LeftButton)
    dialog = window.findChild(FactExportDialog)
    assert dialog.isVisible()
    dialog.format.setCurrentIndex(2)
    assert dialog.path.text().endswith(".parquet")
    assert not dialog.pivot.isEnabled()
    dialog.format.setCurrentIndex(0)
    dialog.pivot.setCurrentIndex(1)
    dialog.path.setText(str(tmp_path / "p.annot"))
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert dialog.problem.isVisible(), "a project is not overwritten"
    dialog.path.setText(str(tmp_path / "out.csv"))
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "out.pivot.csv").exists)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["indicator"], row["value"], row["reviewed"]) == ("会员企业", "120", "yes")


def test_the_panel_speaks_the_language_of_the_window(panel, window):
    window.commands.actions["language.zh_CN"].trigger()
    assert panel.panel.windowTitle() == "数据"
    head = panel.panel.models[0].headerData(SCOPE, Qt.Orientation.Horizontal)
    assert head == "范围"
    assert panel.panel.tabs.tabText(0) == "数据：2"


def test_nothing_is_worked_out_while_it_is_closed_and_it_opens_as_it_was(panel, qtbot, tmp_path):
    panel.window.close()
    window = window_on(qtbot, tmp_path / "p.annot")
    assert window.facts.isVisible()
    QTest.keyClick(window.facts.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    window.facts.table.setFocus()
    window.facts.open()
    assert not window.facts.isVisible()
    assert not window.facts.looking.wanted
    session = Session.open(tmp_path / "p.annot", "何")
    session.close()


def test_another_panel_over_it_keeps_its_own_evidence(qtbot, tmp_path, report_file):
    text = "会员企业286家，其中制造业118家、商贸业97家、建筑业138家。\n长乐区商会会长沈丹到会。\n"
    window = window_on(qtbot, tmp_path / "p.annot", [report_file(text)])
    panel = Panel(window, qtbot)
    panel.go(0)
    assert window.view.evidence
    window.commands.actions["findings"].trigger()
    qtbot.waitUntil(lambda: not panel.panel.looking.wanted)
    qtbot.waitUntil(lambda: len(window.findings.found) == 1)
    window.commands.actions["next_finding"].trigger()
    qtbot.waitUntil(lambda: window.view.evidence != ())
    evidence = window.findings.found[0].evidence
    assert window.view.evidence == evidence
    window.desk.session.set_note(next(iter(window.desk.marks)), "看过")
    window.desk.catch_up()
    qtbot.waitUntil(lambda: next(iter(window.desk.marks)).note == "看过")
    assert window.view.evidence == evidence
    window.commands.actions["facts"].trigger()
    qtbot.waitUntil(lambda: panel.panel.looking.wanted)
    qtbot.waitUntil(lambda: window.view.evidence not in ((), evidence))
