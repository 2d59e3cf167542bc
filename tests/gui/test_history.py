"""The history panel, worked by key and mouse: found, gone to, taken back by choice, kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator import settings
from annotator.model import Act, MarkStatus
from annotator.review import Session
from tests.driver import Hand
from tests.gui.conftest import SAMPLE, window_on

WHEN, WHO, ACT, REPORT, WHAT = range(5)


class Panel:
    """The history of a window, as it is seen and worked."""

    def __init__(self, window, hand, qtbot):
        self.window, self.hand, self.qtbot = window, hand, qtbot
        self.history, self.table, self.model = (
            window.history,
            window.history.table,
            window.history.model,
        )

    def open(self):
        self.hand.press("Ctrl+H", on=self.window.view)
        self.qtbot.waitUntil(lambda: self.history.isVisible() and not self.model.is_looking)

    def cell(self, row, column):
        return self.model.index(row, column).data()

    def rows(self, *columns):
        """What stands in these columns of every row, the newest first."""
        return [tuple(self.cell(row, c) for c in columns) for row in range(self.model.rowCount())]

    def becomes(self, expected, *columns):
        """Wait until that is what stands there."""
        self.qtbot.waitUntil(lambda: not self.model.is_looking)
        try:
            self.qtbot.waitUntil(lambda: self.rows(*columns) == expected)
        except Exception:
            assert self.rows(*columns) == expected
            raise

    def struck(self):
        """Which rows are struck through."""
        fonts = [
            self.model.index(row, WHAT).data(Qt.ItemDataRole.FontRole)
            for row in range(self.model.rowCount())
        ]
        return [row for row, font in enumerate(fonts) if font is not None and font.strikeOut()]

    def click(self, row):
        index = self.model.index(row, WHAT)
        self.table.scrollTo(index)
        place = self.table.visualRect(index).center()
        QTest.mouseClick(
            self.table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place,
        )
        self.hand.painted()

    def choose(self, choice, text):
        """Choose an entry of a box by its keys."""
        choice.setFocus()
        for _ in range(choice.count()):
            self.hand.press("Up", on=choice)
        for _ in range(choice.findText(text)):
            self.hand.press("Down", on=choice)
        assert choice.currentText() == text

    def problem(self):
        label = self.history.problem
        return label.text() if label.isVisible() else ""


@pytest.fixture
def panel(window, hand, qtbot):
    window.looks.set_language("en")
    return Panel(window, hand, qtbot)


@pytest.fixture
def other(window):
    """Another reviewer at work on the same project, elsewhere."""
    made = Session.open(window.desk.session.project.path, "林")
    yield made
    made.close()


def first_report(window):
    return window.queue_model.ids()[0]


def decide(hand):
    """Accept 4月28日, reject what is next, and remember who that is."""
    for key in ("Space", "X"):
        hand.press(key)


def test_its_key_opens_it_and_closes_it_from_within_and_escape_reads_on(window, panel, hand):
    decide(hand)
    panel.open()
    assert panel.table.hasFocus()
    assert [row[0] for row in panel.rows(ACT)] == ["Rejected", "Accepted"]
    assert panel.cell(1, WHAT) == "4月28日 (Date)"
    assert panel.cell(1, REPORT) == "a.txt"
    hand.press("Esc")
    assert window.view.hasFocus()
    assert panel.history.isVisible()
    hand.press("Ctrl+H")
    assert panel.table.hasFocus()
    hand.press("Ctrl+H")
    assert not panel.history.isVisible()
    assert window.view.hasFocus()


def test_it_follows_acts_as_they_happen_here_and_elsewhere(window, panel, hand, other):
    panel.open()
    hand.press("Esc")
    hand.press("Space")
    panel.becomes([("Accepted", "4月28日 (Date)")], ACT, WHAT)
    hand.press("Z")
    panel.becomes([("Undone · Accepted",), ("Accepted",)], ACT)
    assert panel.struck() == [1]
    hand.press("Shift+Z")
    panel.becomes([("Redone · Accepted",), ("Undone · Accepted",), ("Accepted",)], ACT)
    assert panel.struck() == [1]
    mark = next(m for m in other.report(first_report(window))[1] if m.is_span)
    other.set_note(mark, "看")
    panel.qtbot.waitUntil(lambda: panel.cell(0, WHO) == "林")
    assert panel.cell(0, WHAT) == "4月28日 (Date), note: – → 看"


def test_what_is_asked_for_is_shown(window, panel, hand, other):
    decide(hand)
    hand.press("N")  # b.txt
    hand.press("Space")
    mark = next(m for m in other.report(first_report(window))[1] if m.is_span)
    other.set_note(mark, "再看看")
    panel.open()
    history = panel.history
    everything = [("Note set",), ("Accepted",), ("Rejected",), ("Accepted",)]
    panel.becomes(everything, ACT)
    panel.choose(history.act, "Accepted")
    panel.becomes([("3名 (Quantity)",), ("4月28日 (Date)",)], WHAT)
    panel.choose(history.label, "Date")
    panel.becomes([("4月28日 (Date)",)], WHAT)
    panel.choose(history.act, "Every act")
    panel.becomes([("Note set",), ("Accepted",)], ACT)
    panel.choose(history.who, "林")
    panel.becomes([("Note set",)], ACT)
    panel.choose(history.who, "Everybody")
    panel.choose(history.label, "Every label")
    panel.becomes(everything, ACT)
    QTest.mouseClick(history.here, Qt.MouseButton.LeftButton)
    panel.becomes([("3名 (Quantity)",)], WHAT)  # of the open one
    assert panel.table.isColumnHidden(REPORT)
    window.view.setFocus()
    hand.press("B")
    panel.becomes([("Note set",), ("Rejected",), ("Accepted",)], ACT)
    QTest.mouseClick(history.here, Qt.MouseButton.LeftButton)
    hand.type("再看", history.text)
    panel.becomes([("Note set",)], ACT)
    hand.type("b.TXT", history.text)
    panel.becomes([("3名 (Quantity)",)], WHAT)
    hand.type("nowhere", history.text)
    panel.becomes([], ACT)
    assert history.count.text() == "Decisions: 0"


def test_a_row_shows_its_place_in_its_report_and_enter_reads_on_there(window, panel, hand):
    decide(hand)
    hand.press("N")
    hand.press("Space")
    panel.open()
    panel.click(2)  # 4月28日, in the other report
    panel.qtbot.waitUntil(lambda: window.desk.report.name == "a.txt")
    panel.qtbot.waitUntil(lambda: hand.current() == "4月28日")
    assert panel.table.hasFocus()
    hand.press("Up")
    hand.press("Up")
    panel.qtbot.waitUntil(lambda: hand.current() == "3名")
    assert window.desk.report.name == "b.txt"
    hand.press("Return")
    assert window.view.hasFocus()
    assert hand.current() == "3名"


def test_the_first_key_that_walks_chooses_the_newest(window, panel, hand):
    decide(hand)
    panel.open()
    assert panel.history.chosen() is None
    hand.press("Down")
    assert panel.history.chosen().logged.decision.act is Act.REJECT
    hand.press("Down")
    assert panel.history.chosen().logged.decision.act is Act.ACCEPT


def test_where_a_mark_is_gone_or_hidden_its_place_is_selected(window, panel, hand):
    start = SAMPLE.index("赴南")
    hand.drag(start, start + 1)
    hand.press("4")
    hand.press("Delete")
    window.desk.go_to(next(m for m in window.desk.marks if m.is_open))
    hand.press("X")  # and hidden from now on
    rejected = next(m for m in window.desk.marks if m.status is MarkStatus.REJECTED)
    panel.open()
    panel.becomes([("Rejected",), ("Removed",), ("Added",)], ACT)
    panel.click(2)
    panel.qtbot.waitUntil(lambda: window.desk.selection == (start, start + 1))
    assert window.desk.current is None
    panel.click(0)
    panel.qtbot.waitUntil(lambda: window.desk.selection == (rejected.start, rejected.end))


def test_a_chosen_decision_is_taken_back_by_key_and_that_by_z(window, panel, hand):
    decide(hand)
    panel.open()
    panel.click(1)
    hand.press("Delete")
    panel.becomes([("Undone · Accepted",), ("Rejected",), ("Accepted",)], ACT)
    assert panel.struck() == [2]
    assert panel.table.hasFocus()
    assert hand.marks()[0] == ("4月28日", "DATE", "suggested")
    assert hand.current() == "4月28日"
    assert panel.history.chosen().logged.decision.act is Act.ACCEPT  # the row stays chosen
    assert not panel.history.undo.isEnabled()
    hand.press("Esc")
    hand.press("Z")
    assert hand.marks()[0] == ("4月28日", "DATE", "confirmed")
    panel.qtbot.waitUntil(lambda: panel.struck() == [1])
    hand.press("Shift+Z")
    assert hand.marks()[0] == ("4月28日", "DATE", "suggested")


def test_another_reviewer_s_decision_is_taken_back_by_the_button_as_ones_own(
    window, panel, hand, other
):
    mark = next(iter(other.report(first_report(window))[1]))
    other.reject(mark)
    panel.open()
    panel.qtbot.waitUntil(lambda: panel.rows(WHO) == [("林",)])
    panel.click(0)
    hand.push(panel.history.undo)
    me = window.kept.settings.who()
    panel.becomes([(me, "Undone · Rejected"), ("林", "Rejected")], WHO, ACT)
    assert hand.marks()[0] == ("4月28日", "DATE", "suggested")


def test_what_something_rests_on_stays_and_that_is_named(window, panel, hand, other):
    hand.press("Space")
    mark = next(m for m in other.report(first_report(window))[1] if m.is_span)
    other.set_note(mark, "看")
    panel.open()
    panel.qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    panel.click(1)
    hand.press("Delete")
    said = panel.problem()
    assert said.startswith("It stays, for 林 has built on it since (")
    assert "“Note set: 4月28日”" in said
    assert window.statusBar().currentMessage() == said
    assert panel.model.rowCount() == 2
    panel.click(0)
    assert panel.problem() == ""
    hand.press("Delete")
    panel.qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    panel.click(2)
    hand.press("Delete")
    assert panel.problem() == ""
    panel.qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    assert panel.struck() == [2, 3]
    window.looks.set_language("zh_CN")
    panel.click(3)
    hand.press("Delete")
    assert "已经撤销" in panel.problem()


def test_it_is_kept_over_a_restart(qtbot, window, panel, hand):
    decide(hand)
    path = window.desk.session.project.path
    panel.open()
    panel.click(1)
    hand.press("Delete")
    panel.qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    height = panel.history.height()
    window.close()
    assert settings.load().history == height
    again = window_on(qtbot, path)
    shown = Panel(again, Hand(again), qtbot)
    assert shown.history.isVisible()
    shown.becomes([("Undone · Accepted",), ("Rejected",), ("Accepted",)], ACT)
    assert shown.struck() == [2]
    assert shown.history.height() == height
    assert again.view.hasFocus()
    shown.hand.press("Z")
    assert shown.hand.marks()[0] == ("4月28日", "DATE", "confirmed")
    shown.click(0)
    shown.hand.press("Ctrl+H")
    assert not shown.history.isVisible()
    again.close()
    assert settings.load().history == 0


def test_label_set_and_word_lists_are_there_and_are_taken_back(window, panel, hand, qtbot):
    hand.press("Shift+L")  # 4月28日 into the list of dates
    panel.open()
    qtbot.waitUntil(lambda: not window.rereading._call.is_busy, timeout=60_000)
    panel.qtbot.waitUntil(lambda: ("Word lists changed", "the project") in panel.rows(ACT, REPORT))
    row = panel.rows(ACT).index(("Word lists changed",))
    assert panel.cell(row, WHAT) == "DATE, entries +1"
    panel.click(row)
    hand.press("Delete")
    qtbot.waitUntil(lambda: not window.rereading._call.is_busy, timeout=60_000)
    assert window.desk.session.word_lists() == ()


def test_a_long_log_is_shown_at_once_and_its_end_is_a_key_away(window, panel, hand):
    hand.press("Space")
    session = window.desk.session
    with session.project.writing() as at:
        at._connection.exec_driver_sql(
            "WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < 30000) "
            "INSERT INTO decision (report_id, act, reviewer, made_at, changes, encoding, state) "
            "SELECT report_id, 'set_note', 'wer', made_at, changes, encoding, state "
            "FROM decision, n"
        )
    panel.open()
    panel.qtbot.waitUntil(lambda: panel.model.rowCount() == 30_001)
    assert panel.history.count.text() == "Decisions: 30,001"
    hand.press("End", on=panel.table)
    row = panel.table.rowAt(panel.table.viewport().height() - 8)
    assert row > 29_990
    assert panel.cell(30_000, ACT) == "Accepted"
    assert panel.cell(0, WHO) == "wer"
    assert len(panel.model._lines) <= 2000  # not all of them are read
    bar = panel.table.verticalScrollBar()
    bar.setValue(15_000)
    hand.painted()
    top = panel.table.rowAt(2)
    before = panel.cell(top, WHEN), top
    window.view.setFocus()
    hand.press("X")
    panel.qtbot.waitUntil(lambda: panel.model.rowCount() == 30_002)
    assert panel.table.rowAt(2) == before[1] + 1  # what one reads does not move


def test_another_project_has_its_own_history(window, panel, hand, tmp_path, qtbot):
    hand.press("Space")
    panel.open()
    panel.becomes([("Accepted",)], ACT)
    window.switch_project(tmp_path / "second.annot", new=True)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    window.switch_project(tmp_path / "p.annot", new=False)
    panel.becomes([("Accepted",)], ACT)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_part_that_takes_keys_has_a_name(window, panel, language):
    window.looks.set_language(language)
    panel.open()
    parts = [
        part
        for part in panel.history.findChildren(QWidget)
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and part.isVisible()
        and part.focusProxy() is None
        and part.objectName() != "qt_scrollarea_viewport"
    ]
    names = [
        QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name) for part in parts
    ]
    assert len(parts) >= 7
    assert all(names), list(zip(parts, names, strict=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_speaks_the_language_of_the_window_and_undone_rows_are_dim(window, panel, hand, theme):
    hand.press("Space")
    hand.press("Z")
    panel.open()
    window.looks.set_theme(theme)
    window.looks.set_language("zh_CN")
    hand.painted()
    assert panel.rows(ACT) == [("已撤销 · 已接受",), ("已接受",)]
    assert panel.cell(1, WHAT) == "4月28日 (时间)"
    assert panel.history.windowTitle() == "历史"
    assert panel.history.who.currentText() == "所有人"
    dim = panel.model.index(1, WHAT).data(Qt.ItemDataRole.ForegroundRole)
    assert dim == window.looks.theme.dim
    tip = panel.model.index(0, WHAT).data(Qt.ItemDataRole.ToolTipRole)
    assert "时间" in tip
    window.looks.set_theme("light")


def test_it_shares_its_place_with_the_search_and_each_key_brings_its_own(window, panel, hand):
    panel.open()
    window.view.setFocus()
    hand.press("/")
    assert window.searching.panel.field.hasFocus()
    assert panel.history.visibleRegion().isEmpty()
    window.view.setFocus()
    hand.press("Ctrl+H")
    assert panel.table.hasFocus()
    assert window.searching.panel.visibleRegion().isEmpty()
    assert not panel.history.visibleRegion().isEmpty()
