"""The findings panel, worked by key and mouse: walked over, ruled on, put right, taken back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from annotator import settings
from annotator.model import Finding, Judgement, Ruling, Severity
from annotator.review import Session
from annotator.review.checking import Checked, findings_in
from annotator.store.dialect import connections
from annotator.ui.findings.model import LINE, RULE, RULING, SENTENCE, SEVERITY
from annotator.ui.models.queue import SUMMARY_ROLE
from tests.driver import Hand
from tests.gui.conftest import window_on
from tests.hindrances import Locked

_SOON = 30_000  # ms: it is tried again after a while
TEXT = (
    "商会年报\n\n"
    "会员企业286家，其中制造业118家、商贸业97家、建筑业138家。\n"
    "商会22家中已建立党支部19家，组织覆盖率84.6%。\n"
    "2023年5月17日（星期二）报到。\n"
)
TOTAL = "118家 + 97家 + 138家 give 353家, but the total is 286家; none of them is rounded."
RATIO = "19家 of 22家 is 86.36%, not 84.6%; rounding explains 0.05 points at most."
WEEKDAY = "2023-05-17 was 星期三, not 星期二."
ALL = [TOTAL, RATIO, WEEKDAY]
PARTS = "286家，其中制造业118家、商贸业97家、建筑业138家"
SHARE = "22家中已建立党支部19家，组织覆盖率84.6%"


class Panel:
    """The findings of a window, as they are seen and worked."""

    def __init__(self, window, qtbot):
        self.window, self.hand, self.qtbot = window, Hand(window), qtbot
        self.findings, self.panel = window.findings, window.findings.panel
        self.table, self.detail, self.reason = (
            self.panel.table,
            self.panel.detail,
            self.panel.reason,
        )

    def open(self):
        self.hand.press("Ctrl+P", on=self.window.view)
        assert self.table.hasFocus()

    def column(self, column=SENTENCE):
        model = self.panel.model
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def sentences(self):
        """What the rows say, as far as it is of the figures that stand in TEXT."""
        return [next(one for one in ALL if told.startswith(one[:-1])) for told in self.column()]

    def current(self):
        row = self.table.row()
        return None if row is None else self.sentences()[row]

    def click(self, row, button=Qt.MouseButton.LeftButton):
        place = self.table.visualRect(self.panel.model.index(row, SENTENCE)).center()
        QTest.mouseClick(self.table.viewport(), button, Qt.KeyboardModifier.NoModifier, place)
        self.hand.painted()

    def selected(self):
        start, end = self.window.view.selection()
        return TEXT[start:end]

    def grounds(self):
        """The texts whose ground is coloured as evidence."""
        return [TEXT[start:end] for start, end in self.window.view.evidence]

    def show(self, wanted):
        """Choose by key which findings are shown."""
        choice = self.panel.wanted
        choice.setFocus()
        for _ in range(choice.count()):
            self.hand.press("Up", on=choice)
        for _ in range(choice.findText(wanted)):
            self.hand.press("Down", on=choice)
        assert choice.currentText() == wanted

    def dismiss(self, reason=""):
        self.hand.press("D", on=self.table)
        assert self.reason.field.hasFocus()
        if reason:
            self.hand.type(reason, self.reason.field)
        self.hand.press("Return", on=self.reason.field)

    def kept(self):
        """What the project says of the findings, read by a session of its own."""
        reader = Session.open(self.window.desk.session.project.path, "reader")
        try:
            return [one.judgement for one in findings_in(reader, 1) if not _holds(one)]
        finally:
            reader.close()

    def queued(self):
        return self.window.queue_model.index(0).data(SUMMARY_ROLE).findings

    def signs(self):
        """How many findings the gutter shows."""
        return len(self.window.view.gutter._notes)


def _holds(one):
    return one.finding.severity is Severity.HOLDS


@pytest.fixture
def panel(qtbot, tmp_path, report_file):
    """Return the closed panel of a window on a report with three faults, which have been found."""
    settings.save(settings.Settings(language="en"))
    window = window_on(qtbot, tmp_path / "p.annot", [report_file(TEXT, "a.txt")])
    qtbot.waitUntil(lambda: len(window.findings.found) == 3)
    window.desk.point_at(None)
    window.view.select(0, 0)
    return Panel(window, qtbot)


def test_its_key_opens_it_and_closes_it_from_within_and_escape_reads_on(panel):
    panel.open()
    assert panel.sentences() == ALL
    assert panel.column(LINE) == ["3", "4", "5"]
    assert panel.column(SEVERITY) == ["✗ fault"] * 3
    assert panel.column(RULE)[0] == "Parts and total"
    assert panel.panel.windowTitle() == "Findings (3)"
    assert panel.panel.count.text().startswith("Open: 3 · dismissed: 0")
    panel.hand.press("Esc")
    assert panel.window.view.hasFocus()
    assert panel.panel.isVisible()
    panel.open()
    panel.hand.press("Ctrl+P")
    assert not panel.panel.isVisible()
    assert panel.window.view.hasFocus()


def test_a_row_that_is_walked_to_shows_its_place_and_its_evidence(panel):
    panel.open()
    panel.hand.press("Down")
    assert panel.current() == TOTAL
    assert panel.selected() == PARTS
    assert panel.grounds() == ["286家", "118家", "97家", "138家"]
    assert panel.table.hasFocus()
    panel.hand.press("Down")
    assert panel.selected() == SHARE
    assert panel.detail.sentence.text().startswith(RATIO[:-1])
    cells = [
        tuple(panel.detail.evidence.item(row, column).text() for column in (0, 1))
        for row in range(panel.detail.evidence.rowCount())
    ]
    assert cells == [("22家", "22 家"), ("19家", "19 家"), ("84.6%", "0.846")]
    assert panel.detail.ignore.text().startswith("Right to ignore: Where the ratio is of another")
    panel.hand.press("Return")
    assert panel.window.view.hasFocus()
    assert panel.selected() == SHARE


def test_a_click_on_a_row_and_on_its_evidence_goes_there(panel):
    panel.open()
    panel.click(1)
    assert panel.selected() == SHARE
    panel.window.view.setFocus()
    panel.hand.press("Left")  # elsewhere
    panel.click(1)
    assert panel.selected() == SHARE
    table = panel.detail.evidence
    place = table.visualItemRect(table.item(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.hand.current() == "19家"
    assert panel.grounds() == ["22家", "19家", "84.6%"]
    panel.hand.press("Down", on=table)
    assert panel.hand.current() == "84.6%"
    panel.hand.press("Return", on=table)
    assert panel.window.view.hasFocus()


def test_what_is_gone_to_in_the_text_is_the_current_row(panel):
    panel.open()
    panel.hand.click(TEXT.index("84.6%"))
    assert panel.current() == RATIO
    assert panel.hand.current() == "84.6%"
    assert panel.grounds() == ["22家", "19家", "84.6%"]
    panel.hand.press("P", on=panel.window.view)
    assert panel.current() == WEEKDAY
    panel.hand.press("Shift+P")
    assert panel.current() == RATIO
    gutter, row = panel.window.view.gutter, panel.window.view.place_of(TEXT.index("会员企业"))
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(6, row.y()))
    assert panel.current() == TOTAL
    panel.hand.click(TEXT.index("商会年报"))
    assert panel.grounds() == []
    assert panel.current() == TOTAL  # the row that one was in


def test_p_walks_in_the_rows_too(panel):
    panel.open()
    panel.hand.press("P")
    panel.hand.press("P")
    assert panel.current() == RATIO
    assert panel.table.hasFocus()


def test_a_finding_is_confirmed_and_open_again_by_the_same_key(panel):
    panel.open()
    panel.hand.press("Down")
    panel.hand.press("C")
    assert panel.column(RULING) == ["confirmed", "", ""]
    assert panel.panel.confirm.isChecked()
    assert panel.detail.ruling.text() == "confirmed"
    assert panel.kept()[0] == Judgement(Ruling.CONFIRMED)
    assert panel.signs() == 3
    panel.hand.press("C")
    assert panel.column(RULING) == ["", "", ""]
    assert panel.kept() == [None] * 3
    panel.hand.push(panel.panel.confirm)
    assert panel.kept()[0] == Judgement(Ruling.CONFIRMED)
    panel.hand.push(panel.panel.again)
    assert panel.kept() == [None] * 3
    assert not panel.panel.again.isEnabled()


def test_one_is_dismissed_for_a_reason_and_the_next_is_current(panel):
    panel.open()
    panel.hand.press("Down")
    panel.dismiss("还有其他行业")
    assert panel.sentences() == [RATIO, WEEKDAY]
    assert panel.current() == RATIO
    assert panel.selected() == SHARE
    assert panel.table.hasFocus()
    assert panel.kept()[0] == Judgement(Ruling.DISMISSED, "还有其他行业")
    assert panel.signs() == 2
    assert panel.panel.windowTitle() == "Findings (2)"
    panel.qtbot.waitUntil(lambda: panel.queued() == 2)
    panel.show("Dismissed")
    assert panel.sentences() == [TOTAL]
    assert panel.column(RULING) == ["dismissed: 还有其他行业"]
    panel.show("All")
    assert panel.sentences() == ALL
    panel.click(0)
    panel.hand.press("O")
    assert panel.kept() == [None] * 3
    panel.qtbot.waitUntil(lambda: panel.queued() == 3)


def test_escape_dismisses_nothing(panel):
    panel.open()
    panel.hand.press("Down")
    panel.hand.press("D")
    panel.hand.type("nothing", panel.reason.field)
    panel.hand.press("Escape", on=panel.reason.field)
    assert panel.table.hasFocus()
    assert not panel.reason.isVisible()
    assert panel.sentences() == ALL
    assert panel.kept() == [None] * 3


def test_reasons_that_were_given_are_offered_again(panel):
    panel.open()
    panel.hand.press("Down")
    panel.dismiss("rounded elsewhere")
    panel.dismiss("another base")
    panel.hand.press("D")
    offered = panel.reason.field.completer()
    panel.qtbot.waitUntil(
        lambda: panel.reason.field.reasons.stringList() == ["another base", "rounded elsewhere"]
    )
    panel.qtbot.waitUntil(offered.popup().isVisible)
    panel.hand.press("Escape", on=offered.popup())
    assert not offered.popup().isVisible()
    assert panel.reason.isVisible()
    panel.hand.press("u", on=panel.reason.field)
    panel.qtbot.waitUntil(offered.popup().isVisible)
    panel.hand.press("Down", on=offered.popup())
    assert panel.reason.field.text() == "rounded elsewhere"
    panel.hand.press("Return", on=offered.popup())
    assert not offered.popup().isVisible()
    assert panel.kept()[2] == Judgement(Ruling.DISMISSED, "rounded elsewhere")
    assert panel.sentences() == []


def test_a_dismissal_survives_a_restart(panel):
    panel.open()
    panel.hand.press("Down")
    panel.dismiss("还有其他行业")
    path, height = panel.window.desk.session.project.path, panel.panel.height()
    panel.window.close()
    again = Panel(window_on(panel.qtbot, path), panel.qtbot)
    panel.qtbot.waitUntil(lambda: len(again.findings.found) == 2)
    assert again.panel.isVisible()
    assert again.panel.height() == height
    assert again.window.view.hasFocus()
    assert again.sentences() == [RATIO, WEEKDAY]
    again.show("Dismissed")
    assert again.column(RULING) == ["dismissed: 还有其他行业"]
    again.window.view.setFocus()
    again.hand.press("Z")
    panel.qtbot.waitUntil(lambda: len(again.findings.found) == 3)


def test_undo_and_redo_show_where_it_was(panel):
    panel.open()
    panel.hand.press("Down")
    panel.dismiss("x")
    panel.hand.press("Z")  # in the rows
    assert panel.sentences() == ALL
    assert panel.current() == TOTAL
    assert panel.selected() == PARTS
    assert "Finding open again" in panel.window.statusBar().currentMessage()
    panel.hand.press("Esc")
    panel.hand.press("Shift+Z")
    assert panel.sentences() == [RATIO, WEEKDAY]
    assert panel.selected() == PARTS
    panel.qtbot.waitUntil(lambda: panel.queued() == 2)
    panel.hand.press("Z")
    panel.qtbot.waitUntil(lambda: panel.queued() == 3)


def test_a_ruling_is_taken_back_by_choice_in_the_history(panel):
    panel.open()
    panel.hand.press("Down")
    panel.dismiss("x")
    panel.hand.press("C")  # the next
    history = panel.window.history
    panel.hand.press("Esc")
    panel.hand.press("Ctrl+H")
    panel.qtbot.waitUntil(lambda: history.model.rowCount() == 2)
    panel.hand.press("End", on=history.table)
    panel.hand.press("Delete", on=history.table)
    assert panel.sentences() == ALL
    assert panel.column(RULING) == ["", "confirmed", ""]


def test_undo_opens_the_report_that_it_was_in(panel, report_file, qtbot):
    window = panel.window
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        window.transfers.bring_in([report_file("会员3名。\n", "b.txt")])
    panel.open()
    panel.hand.press("Down")
    panel.hand.press("Down")
    panel.dismiss("x")
    panel.hand.press("Esc")
    panel.hand.press("N")
    assert window.desk.report.name == "b.txt"
    qtbot.waitUntil(lambda: panel.column() == [])
    panel.hand.press("Z")
    assert window.desk.report.name == "a.txt"
    qtbot.waitUntil(lambda: panel.selected() == SHARE)
    assert panel.current() == RATIO


def test_a_value_that_is_put_right_makes_the_finding_go(panel):
    panel.open()
    panel.hand.press("Down")
    panel.hand.press("F")
    value = panel.window.inspector.value
    assert value.hasFocus()
    assert panel.hand.current() == "286家"
    panel.hand.type("353", value)
    panel.hand.press("Return", on=value)
    panel.qtbot.waitUntil(lambda: panel.sentences() == [RATIO, WEEKDAY])
    panel.qtbot.waitUntil(lambda: panel.queued() == 2)
    assert panel.signs() == 2


def test_the_value_of_the_chosen_evidence_is_what_is_put_right(panel):
    panel.open()
    panel.click(1)
    panel.hand.press("Down", on=panel.detail.evidence)
    panel.hand.press("Down", on=panel.detail.evidence)
    panel.hand.push(panel.panel.fix)
    assert panel.window.inspector.value.hasFocus()
    assert panel.hand.current() == "84.6%"


def test_the_menu_offers_the_same(panel):
    panel.open()
    panel.click(1)
    place = panel.table.visualRect(panel.panel.model.index(1, SENTENCE)).center()
    panel.panel.table.menuAsked.emit(panel.table.viewport().mapToGlobal(place))
    menu = next(one for one in panel.panel.findChildren(QMenu) if one.isVisible())
    offered = {action.text(): action for action in menu.actions()}
    assert [(text, one.isEnabled()) for text, one in offered.items()] == [
        ("Confirm", True),
        ("Dismiss…", True),
        ("Open again", False),
        ("Fix the value", True),
    ]
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center()
    )
    assert panel.kept()[1] == Judgement(Ruling.CONFIRMED)


def test_without_a_row_nothing_can_be_ruled(panel):
    panel.open()
    for key in ("C", "D", "O", "F", "Delete"):
        panel.hand.press(key)
    assert panel.kept() == [None] * 3
    assert not panel.reason.isVisible()
    buttons = (panel.panel.confirm, panel.panel.dismiss, panel.panel.again, panel.panel.fix)
    assert not any(button.isEnabled() for button in buttons)
    assert panel.detail.sentence.text() == "No finding is current."


def test_another_reviewer_s_ruling_meanwhile_stands_and_is_shown(panel):
    panel.open()
    panel.hand.press("Down")
    other = Session.open(panel.window.desk.session.project.path, "林")
    finding = panel.findings.found[0]
    other.judge(1, finding, Judgement(Ruling.DISMISSED, "看过"))
    other.close()
    panel.hand.press("C")
    assert "Somebody has ruled on this finding" in panel.window.statusBar().currentMessage()
    assert panel.kept()[0] == Judgement(Ruling.DISMISSED, "看过")
    panel.qtbot.waitUntil(lambda: panel.sentences() == [RATIO, WEEKDAY])


def test_a_ruling_that_cannot_be_saved_now_is_saved_later(panel, monkeypatch):
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_MS", 200)
    panel.open()
    panel.hand.press("Down")
    bar = panel.window.unsaved_bar
    with Locked(panel.window.desk.session.project.path):
        panel.dismiss("看过")
        panel.qtbot.waitUntil(bar.isVisible, timeout=_SOON)
        assert panel.sentences() == ALL
        assert panel.column(RULING) == ["", "", ""]
        panel.hand.press("D")
        assert not panel.reason.isVisible()  # for nothing else can be kept
        panel.hand.press("C")
        assert not panel.panel.confirm.isChecked()
    panel.qtbot.waitUntil(lambda: not bar.isVisible(), timeout=_SOON)
    assert panel.sentences() == [RATIO, WEEKDAY]
    assert panel.kept()[0] == Judgement(Ruling.DISMISSED, "看过")
    panel.qtbot.waitUntil(lambda: panel.queued() == 2)


def test_the_reason_that_is_being_written_stays_while_marks_change(panel):
    panel.open()
    panel.hand.press("Down")
    panel.hand.press("D")
    panel.hand.type("half a rea", panel.reason.field)
    panel.findings.looking.look()
    panel.qtbot.waitUntil(lambda: not panel.findings.looking.is_busy)
    assert panel.reason.field.hasFocus()
    assert panel.reason.field.text() == "half a rea"


def test_what_adds_up_is_shown_when_asked_for(panel):
    held = Finding(
        "ratio", Severity.HOLDS, ((3, 5),), "{parts} give {sum}.", {"parts": "", "sum": ""}
    )
    panel.panel.show_found([*panel.findings.looking.found, Checked(held)], TEXT)
    panel.open()
    assert panel.panel.model.rowCount() == 3
    QTest.mouseClick(
        panel.panel.holds, Qt.MouseButton.LeftButton, pos=QPoint(8, panel.panel.holds.height() // 2)
    )
    assert panel.column(SEVERITY)[-1] == "✓ adds up"
    shown = panel.panel.model.index(3, SEVERITY).data(Qt.ItemDataRole.ForegroundRole)
    assert shown == panel.window.looks.theme.sound
    panel.click(3)
    assert not panel.panel.dismiss.isEnabled()
    assert not panel.detail.ignore.isVisible()
    panel.hand.press("C")
    assert panel.kept() == [None] * 3


def test_a_long_report_is_looked_through_when_asked(qtbot, tmp_path, report_file, monkeypatch):
    monkeypatch.setattr("annotator.ui.findings.looking._LONG", 50)
    window = window_on(qtbot, tmp_path / "p.annot", [report_file(TEXT, "a.txt")])
    panel = Panel(window, qtbot)
    panel.open()
    assert panel.panel.look.isVisible()
    assert panel.column() == []
    panel.hand.push(panel.panel.look)
    qtbot.waitUntil(lambda: len(panel.column()) == 3)
    assert not panel.panel.look.isVisible()
    panel.click(0)
    panel.dismiss("x")
    assert len(panel.column()) == 2  # and nothing is to be looked for again
    assert not panel.panel.look.isVisible()
    qtbot.waitUntil(lambda: panel.queued() == 2)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_speaks_the_language_of_the_window(panel, theme):
    panel.open()
    panel.hand.press("Down")
    panel.dismiss("看过")
    panel.window.looks.set_theme(theme)
    panel.window.looks.set_language("zh_CN")
    panel.hand.painted()
    assert panel.panel.windowTitle() == "疑点 (2)"
    assert panel.column(SEVERITY) == ["✗ 错误"] * 2
    assert panel.column()[0].startswith("19家占22家的86.36%")
    panel.show("已搁置")
    assert panel.column(RULING) == ["已搁置：看过"]
    dim = panel.panel.model.index(0, SENTENCE).data(Qt.ItemDataRole.ForegroundRole)
    assert dim == panel.window.looks.theme.dim
    panel.window.looks.set_theme("light")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_part_that_takes_keys_has_a_name(panel, language):
    panel.window.looks.set_language(language)
    panel.open()
    panel.hand.press("Down")
    panel.hand.press("D")
    parts = [
        part
        for part in panel.panel.findChildren(QWidget)
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and part.isVisible()
        and part.focusProxy() is None
        and part.objectName() != "qt_scrollarea_viewport"
    ]
    names = [
        QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name) for part in parts
    ]
    assert len(parts) >= 6
    assert all(names), list(zip(parts, names, strict=True))
