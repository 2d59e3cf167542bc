"""Word lists in the window: edited by dialog, added to by key, followed by the candidates."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QMenu

from annotator.model import Act, ListHead, ListMode
from annotator.review import Session, lists, reading
from annotator.ui.dialogs.lists import ListsDialog
from tests.driver import queued
from tests.gui.test_review import go_to


def kept(window):
    found = [(one.head, one.entries) for one in window.desk.session.word_lists()]
    return [(head.name, head.label, head.mode.value, entries) for head, entries in found]


def suggested(hand):
    return {(text, label) for text, label, status in hand.marks() if status == "suggested"}


def followed(qtbot, window, act):
    with qtbot.waitSignal(window.rereading.ended, timeout=20_000):
        act()
    return window.statusBar().currentMessage()


def open_dialog(window, hand):
    hand.painted()
    window.commands.actions["word_lists"].trigger()
    hand.painted()
    return window.findChild(ListsDialog)


def press(dialog, which=QDialogButtonBox.StandardButton.Ok):
    button = dialog.findChild(QDialogButtonBox).button(which)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_list_is_made_by_keyboard_and_candidates_follow_in_every_report(qtbot, window, hand):
    hand.press("Ctrl+L")
    dialog = window.findChild(ListsDialog)
    assert dialog.table.rowCount() == 0
    assert not dialog.entries.isEnabled()
    hand.push(dialog.new)
    assert dialog.name.hasFocus()
    hand.type("own", dialog.name)
    dialog.label.setCurrentIndex(dialog.label.findData("ORG"))
    dialog.entries.setPlainText("# 名单\n野家商会\n会员\t注\n")
    told = followed(qtbot, window, lambda: press(dialog))
    assert kept(window) == [("own", "ORG", "mark", ("野家商会", "会员"))]
    assert ("野家商会", "ORG") in suggested(hand)
    assert "Reports looked at: 2; changed: 2" in told
    assert window.view.hasFocus()
    summaries = queued(window)
    assert summaries == list(window.desk.session.each_line())


def test_lists_are_edited_removed_and_left_alone_where_it_is_cancelled(qtbot, window, hand):
    session = window.desk.session
    lists.add(session, ListHead("a", "ORG"), ["甲会", "乙会"])
    lists.add(session, ListHead("b", "PER"), ["丙"])
    dialog = open_dialog(window, hand)
    assert [dialog.table.item(0, column).text() for column in range(4)] == [
        "a",
        "Organisation",
        "suggest",
        "2",
    ]
    dialog.entries.setPlainText("甲会\n丁会")
    dialog.mode.setCurrentIndex(dialog.mode.findData(ListMode.IGNORE))
    dialog.label.setCurrentIndex(dialog.label.findData(""))
    dialog.table.setCurrentCell(1, 0)
    assert dialog.table.item(0, 1).text() == "any label"
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.table.rowCount() == 1
    press(dialog, QDialogButtonBox.StandardButton.Cancel)
    assert [name for name, *_ in kept(window)] == ["a", "b"]
    dialog = open_dialog(window, hand)
    hand.push(dialog.remove)
    dialog.entries.setPlainText("丙\n戊")
    dialog.find_again.setChecked(False)
    press(dialog)
    assert kept(window) == [("b", "PER", "mark", ("丙", "戊"))]
    assert session.decisions()[-1].act is Act.SET_LISTS
    told = followed(qtbot, window, lambda: hand.press("Z", window.view))
    assert "Undone: " in told
    assert [name for name, *_ in kept(window)] == ["a", "b"]
    followed(qtbot, window, lambda: hand.press("Shift+Z", window.view))
    assert [name for name, *_ in kept(window)] == ["b"]


def test_what_cannot_be_kept_is_told_and_stays_to_be_mended(window, hand):
    session = window.desk.session
    lists.add(session, ListHead("a", "ORG"), ["甲会"])
    dialog = open_dialog(window, hand)
    hand.push(dialog.new)
    hand.type("a", dialog.name)
    press(dialog)
    assert "a" in dialog.problem.text()
    assert dialog.isVisible()
    dialog.entries.setPlainText("好" * 201)
    dialog.table.setCurrentCell(0, 0)
    assert "200" in dialog.problem.text()
    assert dialog.table.currentRow() == 1
    dialog.entries.setPlainText("好")
    hand.type("c", dialog.name)
    other = Session.open(session.project.path, "you")
    lists.add(other, ListHead("c", "LOC"), ["x"])
    other.close()
    press(dialog)
    assert dialog.problem.isVisible()
    hand.type("d", dialog.name)
    dialog.find_again.setChecked(False)
    press(dialog)
    assert [name for name, *_ in kept(window)] == ["a", "c", "d"]


def test_a_file_is_added_by_its_dialog_and_one_that_is_none_is_told(
    qtbot, window, hand, report_file
):
    path = report_file("甲会\r\n乙会\r\n", "orgs.txt", "gb18030")
    dialog = open_dialog(window, hand)
    hand.push(dialog.from_file)
    chooser = dialog.findChild(QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.close()
    assert dialog.name.text() == "orgs"
    assert dialog.entries.toPlainText() == "甲会\n乙会"
    dialog.read(report_file("#\n", "empty.txt"))
    assert "holds no entries" in dialog.problem.text()
    dialog.read(path)
    assert dialog.name.text() == "orgs 2"
    press(dialog, QDialogButtonBox.StandardButton.Cancel)
    assert kept(window) == []


@pytest.mark.parametrize("how", ["key", "menu"])
def test_the_current_span_goes_into_the_list_of_its_label(qtbot, window, hand, how):
    go_to(hand, "12人")
    action = window.commands.actions["add_word"]
    act = action.trigger if how == "menu" else lambda: hand.press("Shift+L")
    told = followed(qtbot, window, act)
    assert "“12人” is now in the word list “QUANTITY”" in told
    assert kept(window) == [("QUANTITY", "QUANTITY", "mark", ("12人",))]
    assert hand.current() == "12人"
    assert window.desk.current.origin.by == "gazetteer"
    assert window.desk.current.value.value == "12"
    assert "word list" in window.inspector.origin.text()
    hand.press("Shift+L")
    assert "already" in window.statusBar().currentMessage()
    followed(qtbot, window, lambda: hand.press("Z"))
    assert kept(window) == []
    assert window.desk.current.origin.by == "numbers"


def test_a_selection_without_a_label_asks_for_one(qtbot, window, hand):
    at = hand.text().index("野家商会")
    hand.drag(at, at + 4)
    hand.press("Shift+L")
    (menu,) = [found for found in window.findChildren(QMenu) if found.isVisible()]
    followed(qtbot, window, lambda: QTest.keyClick(menu, "3"))
    assert kept(window) == [("ORG", "ORG", "mark", ("野家商会",))]
    assert ("野家商会", "ORG") in suggested(hand)


def test_what_is_never_to_be_suggested_is_rejected_and_does_not_come_again(qtbot, window, hand):
    go_to(hand, "12人")
    following = {text for text, _ in suggested(hand)} - {"12人"}
    followed(qtbot, window, lambda: hand.press("Shift+X"))
    assert kept(window) == [("ignore", "", "ignore", ("12人",))]
    assert ("12人", "QUANTITY", "rejected") in hand.marks()
    assert hand.current() in following
    hand.press("D")
    at = hand.text().index("会员")
    hand.drag(at, at + 2)
    followed(qtbot, window, lambda: hand.press("Shift+X"))
    assert kept(window)[0][3] == ("12人", "会员")


def test_where_nothing_is_current_it_says_so(window, hand):
    window.desk.point_at(None)
    for key in ("Shift+L", "Shift+X"):
        hand.press(key)
        assert "Nothing is selected" in window.statusBar().currentMessage()
    assert kept(window) == []


def test_what_goes_on_in_all_reports_can_be_cancelled(qtbot, window, hand, monkeypatch):
    seen = []
    real = reading.follow_lists

    def slow(session, report_id, cancelled, finder):
        seen.append(report_id)
        while not cancelled():
            pass
        return real(session, report_id, cancelled, finder)

    monkeypatch.setattr(reading, "follow_lists", slow)
    lists.add(window.desk.session, ListHead("a", "ORG"), ["野家商会"])
    window.commands.actions["find_everywhere"].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    with qtbot.waitSignal(window.rereading.ended):
        window.rereading.cancel()
    assert len(seen) == 1
    assert ("野家商会", "ORG") not in suggested(hand)


def test_a_project_that_fails_is_told_once(qtbot, window, monkeypatch):
    from annotator.errors import DamagedProject

    told = []
    monkeypatch.setattr("annotator.ui.messages.error", lambda _, error: told.append(error))

    def fails(session, report_id, cancelled, finder):
        raise DamagedProject(path="x", reason="gone")

    monkeypatch.setattr(reading, "follow_lists", fails)
    with qtbot.waitSignal(window.rereading.ended):
        window.commands.actions["find_everywhere"].trigger()
    assert len(told) == 1
