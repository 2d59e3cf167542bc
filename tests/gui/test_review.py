"""Reviewing by key and by mouse: each act seen in the window and read from the database."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from annotator.model import Mark, MarkStatus, Origin
from annotator.review import Session
from tests.driver import queued
from tests.gui.conftest import SAMPLE


def kept(window):
    """What the project holds of the open report, read by a session of its own."""
    session = Session.open(window.desk.session.project.path, "reader")
    report, marks = session.report(window.desk.report_id)
    session.close()
    return {(report.text[m.start : m.end], m.label, m.status.value) for m in marks}


def go_to(hand, covered):
    for _ in range(40):
        if hand.current() == covered:
            return
        hand.press("J")
    raise AssertionError(f"{covered} was never current")


def test_a_report_opens_with_its_first_suggestion_current(hand, window):
    assert hand.text() == SAMPLE
    assert hand.current() == "4月28日"
    assert window.inspector.text.text() == "4月28日"
    assert window.inspector.value.text() == "2020-04-28"
    assert "dates" in window.inspector.origin.text()
    assert window.palette_panel.buttons["DATE"].isChecked()


def test_forward_and_back_by_key_and_by_mouse(hand):
    first = hand.current()
    hand.press("J")
    second = hand.current()
    assert second != first
    hand.press("K")
    assert hand.current() == first
    hand.tool("next")
    assert hand.current() == second
    hand.tool("previous")
    assert hand.current() == first
    hand.press("K")  # from the beginning on from the end
    assert hand.current() not in (first, second)
    hand.press("J")
    assert hand.current() == first


@pytest.mark.parametrize("how", ["Space", "Return", "mouse"])
def test_accept_confirms_and_goes_on(hand, window, how):
    hand.tool("accept") if how == "mouse" else hand.press(how)
    assert ("4月28日", "DATE", "confirmed") in kept(window)
    assert ("4月28日", "DATE", "confirmed") in hand.marks()
    assert hand.current() not in ("4月28日", None)


@pytest.mark.parametrize("key", ["Shift+Space", "Shift+Return"])
def test_all_up_to_here_are_accepted_by_one_key_and_taken_back_by_one(hand, window, key):
    before = kept(window)
    go_to(hand, "12人")
    hand.press(key)
    place = SAMPLE.index("12人")
    for mark in window.desk.marks:
        assert mark.is_span == (mark.start <= place)
    count = sum(mark.is_span for mark in window.desk.marks)
    assert window.statusBar().currentMessage() == f"Accepted {count} suggestions"
    assert ("12人", "QUANTITY", "confirmed") in hand.marks()
    assert hand.current() not in ("12人", None)
    assert len(window.desk.session.decisions()) == 1
    hand.press("Z")
    assert kept(window) == before
    assert hand.current() == "4月28日"
    assert window.statusBar().currentMessage() == f"Undone: {count} suggestions"


@pytest.mark.parametrize("key", ["Ctrl+Return", "menu"])
def test_the_rest_is_accepted_by_one_key_wherever_one_stands(hand, window, key):
    go_to(hand, "12人")
    hand.press("X")
    opened = window.desk.marks.open
    hand.press("J")
    action = window.commands.actions["accept_rest"]
    assert action.isEnabled()
    action.trigger() if key == "menu" else hand.press(key)
    assert {status for _, _, status in kept(window)} == {"confirmed", "rejected"}
    assert window.statusBar().currentMessage() == f"Accepted {opened} suggestions"
    assert queued(window)[0].open == 0
    for name in ("accept_up_to_here", "accept_rest"):
        assert not window.commands.actions[name].isEnabled()
    hand.press("Z")
    assert window.desk.marks.open == opened
    assert window.commands.actions["accept_rest"].isEnabled()


def test_accepting_up_to_a_place_without_suggestions_before_it_says_so(hand, window):
    hand.click(0)
    hand.press("Shift+Space")
    assert "before this place" in window.statusBar().currentMessage()
    assert window.desk.session.decisions() == []


def test_what_overlaps_stays_open_and_is_told(hand, window):
    report_id, place = window.desk.report_id, SAMPLE.index("沈丹")
    origin, title = Origin("other"), ("TITLE", MarkStatus.SUGGESTED)
    window.desk.session.add_imported(
        report_id, [Mark(0, report_id, place + 1, place + 2, *title, origin)]
    )
    window.desk.catch_up()
    hand.press("Ctrl+Return")
    assert "2 stay open" in window.statusBar().currentMessage()
    assert hand.current() == "沈丹"
    assert window.desk.marks.open == 2


@pytest.mark.parametrize("how", ["X", "mouse"])
def test_reject_takes_out_and_goes_on(hand, window, how):
    go_to(hand, "12人")
    hand.tool("reject") if how == "mouse" else hand.press(how)
    assert ("12人", "QUANTITY", "rejected") in kept(window)
    assert hand.current() not in ("12人", None)


@pytest.mark.parametrize("how", ["9", "mouse"])
def test_relabel_confirms_under_the_new_label_and_goes_on(hand, window, how):
    go_to(hand, "12人")
    hand.push(window.palette_panel.buttons["EVENT"]) if how == "mouse" else hand.press(how)
    assert ("12人", "EVENT", "confirmed") in kept(window)
    assert hand.current() not in ("12人", None)


@pytest.mark.parametrize("how", ["3", "mouse"])
def test_selected_text_is_labelled_to_the_character(hand, window, how):
    start = SAMPLE.index("\U00020bb7野家商会")
    hand.drag(start, start + 5)
    assert window.view.selection() == (start, start + 5)
    hand.push(window.palette_panel.buttons["ORG"]) if how == "mouse" else hand.press(how)
    assert ("\U00020bb7野家商会", "ORG", "confirmed") in kept(window)
    assert hand.current() == "\U00020bb7野家商会"


def test_text_is_selected_by_the_keyboard_alone(hand, window):
    start = SAMPLE.index("\U00020bb7野家商会")
    hand.click(start)
    hand.press("Home")
    for _ in range(SAMPLE[:start].rpartition("\n")[2].__len__()):
        hand.press("Right")
    for _ in range(5):
        hand.press("Shift+Right")
    assert window.view.selection() == (start, start + 5)
    hand.press("3")
    assert ("\U00020bb7野家商会", "ORG", "confirmed") in kept(window)


@pytest.mark.parametrize("how", ["Del", "Backspace", "mouse"])
def test_remove_takes_a_span_out(hand, window, how):
    start = SAMPLE.index("南京")
    hand.drag(start, start + 2)
    hand.press("4")
    hand.click(start)
    assert hand.current() == "南京"
    hand.tool("remove") if how == "mouse" else hand.press(how)
    assert ("南京", "LOC", "confirmed") not in kept(window)
    assert hand.current() is None


def test_a_click_makes_a_mark_current_and_beside_it_none(hand):
    start = SAMPLE.index("120名")
    hand.click(start + 1)
    assert hand.current() == "120名"
    hand.click(SAMPLE.index("大会"))
    assert hand.current() is None


@pytest.mark.parametrize(
    ("undo", "redo"), [("Z", "Shift+Z"), ("Ctrl+Z", "Ctrl+Y"), ("mouse", "mouse")]
)
def test_undo_and_redo_show_where(hand, window, undo, redo):
    before = kept(window)
    hand.press("Space")
    after = kept(window)
    hand.press("D")  # done, and on to the other report
    assert window.desk.report.name == "b.txt"
    for _ in range(2):
        hand.tool("undo") if undo == "mouse" else hand.press(undo)
    assert window.desk.report.name == "a.txt"
    assert kept(window) == before
    assert hand.current() == "4月28日"
    hand.tool("redo") if redo == "mouse" else hand.press(redo)
    assert kept(window) == after


def test_undo_with_nothing_to_undo_says_so(hand, window):
    hand.press("Z")
    assert "nothing to undo" in window.statusBar().currentMessage()


@pytest.mark.parametrize("how", ["N", "mouse"])
def test_next_report_and_back(hand, window, how):
    hand.tool("next_report") if how == "mouse" else hand.press(how)
    assert window.desk.report.name == "b.txt"
    assert window.queue.list.currentIndex().row() == 1
    hand.press("N")
    assert "last report" in window.statusBar().currentMessage()
    hand.press("B")
    assert window.desk.report.name == "a.txt"
    hand.press("B")
    assert "first report" in window.statusBar().currentMessage()


def test_the_queue_opens_a_report_by_mouse_and_shows_progress(hand, window):
    row = window.queue.list.visualRect(window.queue_model.index(1))
    QTest.mouseClick(window.queue.list.viewport(), Qt.LeftButton, pos=row.center())
    assert window.desk.report.name == "b.txt"
    hand.press("Space")
    (first, second) = queued(window)
    assert (second.confirmed, second.status.value) == (1, "in_progress")
    assert first.status.value == "new"
    hand.press("F")
    assert queued(window)[1].status.value == "flagged"
    hand.press("F")
    assert queued(window)[1].status.value == "in_progress"
    hand.tool("finish")
    assert queued(window)[1].status.value == "done"
    assert "1 of 2 done" in window.queue._heading.text()


def test_the_value_is_edited_as_typed_and_kept_in_normal_form(hand, window):
    go_to(hand, "120名")
    hand.press("V")
    hand.type("1.3万", window.inspector.value)
    hand.press("Return")
    assert window.inspector.value.text() == "13000"
    session = window.desk.session
    mark = next(m for m in session.report(window.desk.report_id)[1] if m.value.value == "13000")
    assert (mark.is_span, mark.value.unit) == (True, "名")
    assert window.view.hasFocus()


@pytest.mark.parametrize("then", ["Return", "accept", "J"])
def test_a_value_that_is_none_is_refused_and_stays_to_be_mended(hand, window, then):
    go_to(hand, "120名")
    hand.press("V")
    hand.type("许多", window.inspector.value)
    hand.tool("accept") if then == "accept" else hand.press(then)
    if then == "J":  # typed, for one is typing
        hand.press("Return")
    assert "not a value" in window.statusBar().currentMessage()
    assert window.inspector.value.hasFocus()
    assert window.inspector.value.text().startswith("许多")
    assert ("120名", "QUANTITY", "suggested") in kept(window)
    hand.press("Esc")
    assert window.inspector.value.text() == "120"
    assert window.view.hasFocus()


@pytest.mark.parametrize("how", ["tool", "click", "palette"])
def test_what_is_being_typed_is_kept_when_the_mark_is_left(hand, window, how):
    go_to(hand, "120名")
    mark_id = window.desk.current.id
    hand.press("V")
    hand.type("47", window.inspector.value)
    if how == "tool":
        hand.tool("accept")
    elif how == "click":
        hand.click(SAMPLE.index("大会"))
    else:
        hand.push(window.palette_panel.buttons["QUANTITY"])
    mark = window.desk.session.report(window.desk.report_id)[1].get(mark_id)
    assert (mark.value.value, mark.value.unit, mark.is_span) == ("47", "名", True)
    assert window.view.hasFocus()


def test_a_wheel_over_the_modifier_changes_nothing(hand, window):
    go_to(hand, "120名")
    before = kept(window)
    choice = window.inspector.modifier
    event = QWheelEvent(
        QPointF(5, 5),
        choice.mapToGlobal(QPointF(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.NoButton,
        Qt.NoModifier,
        Qt.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, event)
    assert choice.code() == ""
    assert kept(window) == before


def test_a_label_without_values_has_no_value_to_edit(hand, window):
    go_to(hand, "沈丹")
    assert not window.inspector.value.isEnabled()
    assert window.inspector.note.isEnabled()


def test_the_key_for_a_value_says_where_a_span_has_none(hand, window):
    go_to(hand, "沈丹")
    hand.press("V")
    assert window.statusBar().currentMessage() == "Spans labelled Person have no value."
    assert not window.inspector.value.hasFocus()


def test_a_note_is_kept_and_typing_it_commands_nothing(hand, window):
    go_to(hand, "120名")
    before = kept(window)
    hand.press("M")
    hand.type("xjz 4 dn", window.inspector.note)
    hand.press("Return")
    assert kept(window) == before
    mark = window.desk.session.report(window.desk.report_id)[1].get(window.desk.current.id)
    assert mark.note == "xjz 4 dn"
    hand.press("M")
    hand.type("no", window.inspector.note)
    hand.press("Esc")
    assert window.inspector.note.text() == "xjz 4 dn"
    assert window.view.hasFocus()


def test_rejected_marks_are_hidden_until_asked_for(hand, window):
    go_to(hand, "12人")
    place = hand.place(SAMPLE.index("12人"))
    hand.press("X")
    assert window.view.page.marks_at(place.x(), place.y()) == []
    hand.press("H")
    assert len(window.view.page.marks_at(place.x(), place.y())) == 1
    hand.press("H")
    assert window.view.page.marks_at(place.x(), place.y()) == []


def test_copy_gives_the_raw_text_exactly(hand, window):
    start, end = SAMPLE.index("沈丹"), SAMPLE.index("会员共") + 2
    hand.drag(start, end)
    hand.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == SAMPLE[start:end]
    assert "\u00a0" in SAMPLE[start:end]
    assert "\r\n" in SAMPLE[start:end]
    hand.press("Ctrl+A")
    hand.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == SAMPLE


def test_shift_and_a_click_extend_the_selection(hand, window):
    start = SAMPLE.index("沈丹")
    hand.click(SAMPLE.index("大会"))
    anchor = window.view.selection()[0]
    place = window.view.place_of(start)
    QTest.mouseClick(window.view.viewport(), Qt.LeftButton, Qt.ShiftModifier, place)
    assert window.view.selection() == (anchor, start)


def test_the_context_menu_acts_on_what_is_under_the_mouse(hand, window, qtbot):
    place = hand.place(SAMPLE.index("120名") + 1)
    view = window.view
    view.menuAsked.emit(view.page.marks_at(place.x(), place.y())[0], QPoint(0, 0))
    assert hand.current() == "120名"
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    menu.setActiveAction(window.commands.actions["reject"])
    QTest.keyClick(menu, Qt.Key_Return)
    assert ("120名", "QUANTITY", "rejected") in kept(window)


def test_the_context_menu_on_a_mark_is_not_about_what_is_selected_elsewhere(hand, window):
    start = SAMPLE.index("大会")
    hand.drag(start, start + 2)
    place = hand.place(SAMPLE.index("120名") + 1)
    window.view.menuAsked.emit(window.view.page.marks_at(place.x(), place.y())[0], QPoint(0, 0))
    assert hand.current() == "120名"
    assert window.view.selection()[0] == window.view.selection()[1]
    window.commands.actions["label.TERM"].trigger()
    assert ("120名", "TERM", "confirmed") in kept(window)


def test_acts_without_a_mark_say_what_is_missing(hand, window):
    hand.click(SAMPLE.index("大会"))
    hand.press("3")
    assert "select text" in window.statusBar().currentMessage()
    for key in ("Space", "X", "Del"):
        window.statusBar().clearMessage()
        hand.press(key)
        assert "Go to a suggestion first" in window.statusBar().currentMessage()


def test_the_status_bar_tells_what_was_done(hand, window):
    hand.press("Space")
    assert window.statusBar().currentMessage() == "Accepted: 4月28日 (Date)"
    hand.press("Z")
    assert window.statusBar().currentMessage() == "Undone: 4月28日 (Date)"
    hand.press("D")
    hand.press("Z")
    assert window.statusBar().currentMessage() == "Undone: new"
    assert hand.current() == "4月28日"


def test_a_key_that_is_held_decides_once(hand, window):
    held = QKeyEvent(QEvent.KeyPress, Qt.Key_Space, Qt.NoModifier, " ", True, 1)
    hand.press("Space")
    decided = len(window.desk.session.decisions())
    QApplication.sendEvent(window.view, held)
    assert len(window.desk.session.decisions()) == decided
    repeating = {name for name, one in window.commands.actions.items() if one.autoRepeat()}
    walking = {"next", "next_unsure", "next_here", "next_finding", "find_next", "next_found"}
    walking |= {
        "previous",
        "previous_unsure",
        "previous_finding",
        "find_previous",
        "previous_found",
    }
    assert repeating == walking | {"zoom_in", "zoom_out"}


def test_keys_in_the_queue_choose_reports_and_decide_nothing(hand, window):
    window.queue.list.setFocus()
    hand.press("Down")
    assert window.queue.list.currentIndex().row() == 1
    for key in ("Space", "X", "Del", "3"):
        hand.press(key, on=window.queue.list)
    assert window.desk.session.decisions() == []
    hand.press("Return", on=window.queue.list)
    assert window.desk.report.name == "b.txt"
    assert window.desk.session.decisions() == []


def test_after_the_last_rejection_nothing_is_current(hand, window):
    hand.press("N")
    assert hand.current() == "3名"
    hand.press("X")
    assert hand.current() is None
    hand.press("Space")
    assert ("3名", "QUANTITY", "rejected") in kept(window)


def test_drawing_over_much_asks_to_be_done_again(hand, window):
    before = kept(window)
    hand.press("Ctrl+A")
    hand.press("9")
    assert "Do it again to confirm" in window.statusBar().currentMessage()
    assert kept(window) == before
    hand.press("9")
    assert [status for _, _, status in kept(window)].count("confirmed") == 1
    assert "taken away" in window.statusBar().currentMessage()
    hand.press("Z")
    assert kept(window) == before


def test_escape_drops_the_selection(hand, window):
    hand.drag(2, 6)
    hand.press("Esc")
    assert window.view.selection() == (6, 6)
    assert window.desk.selection == (6, 6)


def test_a_selection_extended_by_shift_leaves_the_mark(hand, window):
    hand.click(SAMPLE.index("120名") + 1)
    place = window.view.place_of(SAMPLE.index("77.5%"))
    QTest.mouseClick(window.view.viewport(), Qt.LeftButton, Qt.ShiftModifier, place)
    assert hand.current() is None
    assert window.view.selection()[1] == SAMPLE.index("77.5%")


def test_shift_and_end_select_to_the_last_character_of_a_line(hand, window):
    page = window.view.page
    start = SAMPLE.index("4月28日，")
    window.desk.point_at(None)
    hand.click(start)
    hand.press("Home")
    hand.press("Shift+End")
    paragraph = page.paragraph_of(start)
    assert window.view.selection() == (start, paragraph.line_points(0)[1])


def test_when_all_is_decided_the_window_says_so(hand, window):
    while window.desk.marks.next_open(0) is not None:
        hand.press("Space")
    assert "No suggestion is open" in window.statusBar().currentMessage()
    assert all(status == "confirmed" for _, _, status in hand.marks())


def test_no_act_leaves_a_ghost_on_the_screen(hand, window):
    """What partial repaints leave on the screen is what a full one paints."""

    def on_screen():
        viewport = window.view.viewport()
        corner = viewport.mapTo(window, QPoint(0, 0))
        area = (corner.x(), corner.y(), viewport.width(), viewport.height())
        return window.screen().grabWindow(window.winId(), *area).toImage()

    start = SAMPLE.index("\U00020bb7野家商会")
    acts = [
        lambda: hand.press("J"),
        lambda: hand.press("Space"),
        lambda: hand.press("X"),
        lambda: hand.drag(start, start + 5),
        lambda: hand.press("3"),
        lambda: hand.drag(start + 2, start + 20),
        lambda: hand.press("9"),
        lambda: hand.press("Z"),
        lambda: hand.press("Z"),
        lambda: hand.press("Shift+Z"),
        lambda: hand.press("H"),
        lambda: hand.press("K"),
        lambda: hand.press("Shift+Right"),
        lambda: hand.press("Left"),
        lambda: hand.click(start + 1),
        lambda: hand.press("Del"),
    ]
    for number, act in enumerate(acts):
        act()
        QApplication.processEvents()
        partly = on_screen()
        window.view.viewport().update()
        QApplication.processEvents()
        assert on_screen() == partly, number
