"""Raw, clean and converted text in the window: what stays where it is, and what can be told."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from annotator.text.views import Mode
from annotator.ui import app
from annotator.ui.dialogs.field import FieldDialog
from annotator.ui.dialogs.report import ReportDialog
from tests.driver import Hand, queued
from tests.gui.conftest import window_on

GLOSSED = (
    "首頁 > 黨建\r\n\r\n"
    "臨江市商會(huì)長周行之說：去年12月會(huì)員7 8 . 1 2萬人，"
    "記憶體\U00020bb7，捐款4.11萬元。\r\n"
    "發佈時間：2020-04-28\r\n"
)


@pytest.fixture
def window(qtbot, tmp_path, report_file):
    """Return a window on a glossed report."""
    return window_on(qtbot, tmp_path / "p.annot", [report_file(GLOSSED, "glossed.txt")])


@pytest.fixture
def hand(window):
    return Hand(window)


def told(window):
    """Return what the status bar says of the place."""
    return window._place_line.text()


def reread(qtbot, window, act):
    """Do something that reads the report again, and return when that is done."""
    with qtbot.waitSignal(window.rereading.ended, timeout=60_000):
        act()


def test_one_key_goes_round_raw_clean_and_simplified_text(window, hand):
    seen = [window.view.page.text]
    for _ in range(3):
        hand.press("T")
        seen.append(window.view.page.text)
    clean, simplified, raw, again = seen
    assert "商會長周行之說：去年12月會員78.12萬人" in clean
    assert "商会长周行之说：去年12月会员78.12万人" in simplified
    assert raw == GLOSSED
    assert again == clean


def test_the_selection_and_the_spans_stay_where_they_are(window, hand):
    start = GLOSSED.index("商會(")
    end = GLOSSED.index("長周")
    hand.drag(start, end)
    chosen = window.view.selection()
    assert GLOSSED[slice(*chosen)] == "商會"
    marks = hand.marks()
    shown = []
    for _ in range(3):
        hand.press("T")
        assert window.view.selection() == chosen
        first, last = window.view.page.view.map.forward(*chosen)
        shown.append(window.view.page.text[first:last])
        assert hand.marks() == marks
    assert shown == ["商会", "商會", "商會"]
    hand.press("3")
    assert ("商會", "ORG", "confirmed") in hand.marks()


def test_a_raw_selection_that_ends_in_a_gloss_comes_back_as_it_was(window, hand):
    hand.press("T")
    hand.press("T")
    start = GLOSSED.index("商會(")
    hand.drag(start, start + 7)
    chosen = window.view.selection()
    assert GLOSSED[slice(*chosen)] == "商會(huì)"
    for _ in range(3):
        hand.press("T")
    assert window.view.selection() == chosen
    hand.press("3")
    assert ("商會", "ORG", "confirmed") in hand.marks(), "the span itself ends before the gloss"


def test_a_span_can_be_drawn_in_every_view(window, hand, qtbot):
    for mode in Mode:
        window.commands.actions[f"mode.{mode.value}"].trigger()
        place = GLOSSED.index("記憶體")
        hand.drag(place, place + 3)
        hand.press("9")
        assert ("記憶體", "EVENT", "confirmed") in hand.marks(), mode
        hand.press("Z")


def test_the_status_bar_tells_raw_and_shown_offset_and_line(window, hand):
    place = GLOSSED.index("長周")
    hand.click(place)
    hand.press("Right")
    hand.press("Left")
    words = told(window)
    assert str(window.view.selection()[0]) in words
    shown = window.view.page.text.index("長周")
    assert f"{place}" in words
    assert f"{shown}" in words
    assert "3" in words.rpartition("·")[2], "the third line of the raw text"
    hand.press("Ctrl+End")
    assert "5" in told(window).rpartition("·")[2], "behind the last line end"


def test_a_copy_is_the_raw_text_whatever_is_shown(window, hand):
    start, end = GLOSSED.index("會員"[0] + "(huì)員7"), GLOSSED.index("萬人")
    hand.drag(start, end)
    hand.press("Ctrl+C")
    assert QApplication.clipboard().text() == GLOSSED[start:end]


def test_page_furniture_is_dimmed_and_flipped_by_a_key(window, hand, qtbot):
    page = window.view.page
    dimmed = [page.is_dimmed(paragraph) for _, _, paragraph in page.visible if paragraph.end]
    assert dimmed[0]
    assert not any(dimmed[1:])
    hand.click(1)
    reread(qtbot, window, lambda: hand.press("G"))
    assert not page.is_dimmed(page.visible[0][2])
    assert window.view.selection() == (1, 1) or window.view.selection() == (2, 2)
    hand.press("Z")
    assert page.is_dimmed(page.visible[0][2])


def open_dialog(window, hand):
    hand.press("I")
    return window.findChild(ReportDialog)


def press_ok(dialog):
    buttons = dialog.findChild(QDialogButtonBox)
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)


def test_the_report_date_is_edited_and_dates_follow_it(window, hand, qtbot):
    dialog = open_dialog(window, hand)
    field = dialog.fields["report_date"]
    assert field.text() == "2020-04-28"
    hand.type("31.4.", field)
    press_ok(dialog)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    hand.type("2018-01-01", field)
    reread(qtbot, window, lambda: press_ok(dialog))
    values = {GLOSSED[m.start : m.end]: m.value.value for m in window.view.page.marks}
    assert values["去年12月"] == "2017-12"
    assert "2018-01-01" in window._report_line.whole()
    hand.press("Z")
    assert "2020-04-28" in window._report_line.whole()


def test_a_rule_is_switched_off_for_the_report(window, hand, qtbot):
    dialog = open_dialog(window, hand)
    choice = dialog.rules.choices_of_report["glosses"]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    reread(qtbot, window, lambda: press_ok(dialog))
    assert "會(huì)長" in window.view.page.text
    hand.press("Z")
    assert "會(huì)長" not in window.view.page.text


def test_another_encoding_is_chosen_and_taken_back(qtbot, tmp_path, report_file):
    app.make_application()
    text = "臨江市商會有會員120名。" * 3
    path = report_file(text, "big5.txt", encoding="big5hkscs")
    made = app.open_window(str(tmp_path / "q.annot"), [path])
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.transfers.arrivals.ended, timeout=60_000):
        made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.view.setFocus()
    hand = Hand(made)
    assert made.desk.report.text == text
    dialog = open_dialog(made, hand)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("gb18030"))
    reread(qtbot, made, lambda: press_ok(dialog))
    assert made.desk.report.encoding == "gb18030"
    assert made.view.page.text == made.desk.report.text != text
    hand.press("Z")
    assert made.view.page.text == text


def test_of_a_table_the_reviewer_says_which_column_is_the_text(window, hand, qtbot, report_file):
    path = report_file("标题,摘要,正文\n甲,一句话,商会有会员120名。\n", "list.csv")
    window.transfers.bring_in([path])
    qtbot.waitUntil(lambda: window.findChild(FieldDialog) is not None, timeout=10_000)
    dialog = window.findChild(FieldDialog)
    assert dialog.table.item(dialog.table.currentRow(), 0).text() == "正文"
    dialog.table.selectRow(1)
    buttons = dialog.findChild(QDialogButtonBox)
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        hand.push(buttons.button(QDialogButtonBox.StandardButton.Ok))
    last = queued(window)[-1]
    report, _ = window.desk.session.report(last.id)
    assert (report.text, report.meta["title"]) == ("一句话", "甲")


def test_a_long_report_is_converted_beside_the_window(qtbot, tmp_path, report_file):
    app.make_application()
    text = "臨江市商會有會員，黨建工作做得很好。\n" * 12_000
    path = report_file(text, "long.txt")
    made = app.open_window(str(tmp_path / "q.annot"), [path])
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.transfers.arrivals.ended, timeout=120_000):
        made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.view.setFocus()
    hand = Hand(made)
    hand.press("T")
    qtbot.waitUntil(lambda: "临江市商会有会员" in made.view.page.text, timeout=60_000)
    assert made.view.page.text.count("\n") == text.count("\n")
    hand.press("T")
    assert made.view.page.text == text


def test_an_act_while_the_report_is_read_again_keeps_both(window, hand, qtbot):
    def flip_and_accept():
        hand.click(1)
        hand.press("G")
        hand.press("J")
        hand.press("Space")

    reread(qtbot, window, flip_and_accept)
    assert not window.view.page.is_dimmed(window.view.page.visible[0][2])
    assert [status for _, _, status in hand.marks()].count("confirmed") == 1


def test_the_dialog_stands_on_the_title_and_fits_the_screen(window, hand):
    dialog = open_dialog(window, hand)
    assert dialog.fields["title"].hasFocus()
    room = window.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    before = dialog.encoding.currentIndex()
    turned = QWheelEvent(
        *(QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(dialog.encoding, turned)
    assert dialog.encoding.currentIndex() == before
    dialog.reject()
    hand.painted()
    assert window.view.hasFocus()


def test_flipping_empty_lines_says_that_there_is_nothing(window, hand, qtbot):
    empty = GLOSSED.index("\r\n\r\n") + 2
    hand.press("Escape")
    window.view.move_caret(4, 4)
    hand.press("T")
    hand.press("T")
    window.view.move_caret(empty, empty)
    reread(qtbot, window, lambda: hand.press("G"))
    assert "Nothing is written" in window._told_line.whole()


def test_candidates_are_found_again_and_a_wait_can_be_given_up(window, hand, qtbot):
    hand.press("Space")
    before = hand.marks()
    reread(qtbot, window, window.commands.actions["find_again"].trigger)
    assert hand.marks() == before
    assert "Nothing changes" in window._told_line.whole()
    window.commands.actions["find_again"].trigger()
    with qtbot.waitSignal(window.rereading.ended, timeout=60_000):
        hand.push(window.rereading._progress._cancel)
    assert "Stopped" in window._told_line.whole()
    assert hand.marks() == before
    assert window.view.hasFocus()


def test_a_rule_is_switched_off_for_the_whole_project(window, hand):
    dialog = open_dialog(window, hand)
    choice = dialog.rules.choices_of_project["glosses"]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    press_ok(dialog)
    hand.painted()
    assert "會(huì)長" in window.view.page.text
    assert window.desk.session.project_rules() == {"glosses": False}
    assert "for all its reports" in window._told_line.whole()
