"""Edges, splitting, uniting, walking to what is unsure: by real keys, read from the database."""

import pytest

from annotator.model import Act, Mark, MarkStatus, Origin, ReportStatus
from tests.gui.conftest import SAMPLE
from tests.gui.test_review import go_to, kept

CHAMBER = "\U00020bb7野家商会"


def statuses(window):
    return {summary.name: summary.status for summary in window.desk.session.each_line()}


def back_and_forth(hand, window, before):
    after = kept(window)
    hand.press("Z")
    assert kept(window) == before
    hand.press("Shift+Z")
    assert kept(window) == after


@pytest.mark.parametrize(
    ("key", "covered"),
    [
        ("[", "率12人"),
        ("]", "12人赴"),
        ("{", "2人"),
        ("}", "12"),
        ("Alt+]", "12人赴"),
        ("Alt+}", "12"),
    ],
)
def test_an_edge_moves_by_one_key_and_the_suggestion_is_confirmed(hand, window, key, covered):
    go_to(hand, "12人")
    before = kept(window)
    hand.press(key)
    assert hand.current() == covered
    assert (covered, "QUANTITY", "confirmed") in kept(window)
    assert window.inspector.text.text() == covered
    back_and_forth(hand, window, before)


def test_an_edge_moves_by_a_word_of_several_characters(hand, window):
    go_to(hand, "12人")
    for _ in range(2):
        hand.press("Alt+]")
    assert hand.current() == "12人赴南京"
    hand.press("Alt+}")
    assert hand.current() == "12人赴"


def test_an_edge_is_moved_by_the_menu(hand, window):
    go_to(hand, "12人")
    window.commands.actions["end_right"].trigger()
    assert ("12人赴", "QUANTITY", "confirmed") in kept(window)


def test_an_edge_stops_before_nothing_would_be_left_and_says_so(hand, window):
    start = SAMPLE.index(CHAMBER)
    hand.drag(start, start + 1)
    hand.press("3")
    hand.press("}")
    assert hand.current() == "\U00020bb7"
    assert "no further" in window.statusBar().currentMessage()


def test_an_edge_is_dragged_with_the_mouse_and_taken_back(hand, window):
    go_to(hand, "12人")
    before, end = kept(window), SAMPLE.index("12人") + 3
    hand.drag_edge(end, end + 1)
    assert ("12人赴", "QUANTITY", "confirmed") in kept(window)
    assert hand.current() == "12人赴"
    back_and_forth(hand, window, before)


def test_taking_back_an_edge_leads_to_its_mark_and_not_to_what_made_way(hand, window):
    go_to(hand, "12人")
    before = kept(window)
    end = SAMPLE.index("南京") + 1
    hand.drag_edge(SAMPLE.index("12人") + 3, end)
    assert hand.current() == "12人赴南"
    hand.press("Z")
    assert kept(window) == before
    assert hand.current() == "12人"
    assert window.statusBar().currentMessage() == "Undone: 12人 (Quantity)"


def test_an_edge_key_without_a_current_mark_says_what_is_missing(hand, window):
    hand.click(0)
    hand.press("]")
    assert "Go to a suggestion first" in window.statusBar().currentMessage()


def test_a_span_is_split_where_it_was_clicked(hand, window):
    start = SAMPLE.index(CHAMBER)
    hand.drag(start, start + 5)
    hand.press("3")
    before = kept(window)
    hand.press("S")
    assert "inside" in window.statusBar().currentMessage()
    assert kept(window) == before
    hand.click(start + 3)
    hand.press("S")
    assert {("\U00020bb7野家", "ORG", "confirmed"), ("商会", "ORG", "confirmed")} <= kept(window)
    assert hand.current() == "\U00020bb7野家"
    back_and_forth(hand, window, before)


def test_a_span_is_split_by_the_keyboard_alone(hand, window):
    go_to(hand, "12人")
    hand.press("Right")
    assert hand.current() is None
    hand.press("S")
    assert {("1", "QUANTITY", "confirmed"), ("2人", "QUANTITY", "confirmed")} <= kept(window)


def test_the_next_span_is_united_with_the_current_one(hand, window):
    start = SAMPLE.index(CHAMBER)
    for first, last in ((0, 3), (3, 5)):
        hand.drag(start + first, start + last)
        hand.press("3")
    hand.click(start + 1)
    before = kept(window)
    hand.press("U")
    assert hand.current() == CHAMBER
    assert (CHAMBER, "ORG", "confirmed") in kept(window)
    assert not {one for one in kept(window) if one[0] == "商会"}
    back_and_forth(hand, window, before)


def put(window, *stretches):
    """Put suggestions at (start, end, score) beside what is there."""
    report_id = window.desk.report_id
    window.desk.session.add_imported(
        report_id,
        [
            Mark(0, report_id, start, end, "TERM", MarkStatus.SUGGESTED, Origin("o", None, score))
            for start, end, score in stretches
        ],
    )
    window.desk.catch_up()


def test_the_other_marks_at_a_place_are_walked_by_one_key(hand, window):
    at = SAMPLE.index("大会")
    put(window, (at - 2, at + 2, None), (at - 2, at, None), (at, at + 2, None))
    hand.click(at)
    seen = [hand.current()]
    for _ in range(3):
        hand.press("O")
        seen.append(hand.current())
    assert set(seen) >= {"召开大会", "大会"}
    go_to(hand, "12人")
    hand.press("O")
    assert hand.current() == "12人"
    assert "No other span" in window.statusBar().currentMessage()


def test_unsure_suggestions_are_walked_by_keys_of_their_own(hand, window):
    sure = [m for m in window.desk.marks if m.origin.score is None or m.origin.score >= 0.8]
    unsure = [SAMPLE[m.start : m.end] for m in window.desk.marks if m not in sure]
    put(window, (0, 2, 0.3), (2, 4, 0.9))
    unsure = ["商会", *unsure]
    seen = []
    for _ in unsure:
        hand.press("Shift+J")
        seen.append(hand.current())
    assert sorted(seen) == sorted(unsure)
    hand.press("Shift+K")
    assert hand.current() == (seen[-2] if len(seen) > 1 else seen[-1])
    for mark in [m for m in window.desk.marks if m.is_open and (m.origin.score or 1) < 0.8]:
        window.desk.session.reject(mark)
    window.desk.catch_up()
    hand.press("Shift+J")
    assert "below 0.8" in window.statusBar().currentMessage()


def test_the_rest_is_accepted_the_report_done_and_the_next_opened_as_one_step(hand, window):
    before = kept(window)
    first = window.desk.report_id
    hand.press("Ctrl+Shift+Return")
    assert window.desk.report_id != first
    assert statuses(window)["a.txt"] is ReportStatus.DONE
    (decision,) = window.desk.session.decisions()
    assert decision.act is Act.ACCEPT_ALL
    hand.press("Z")
    assert window.desk.report_id == first
    assert kept(window) == before
    assert statuses(window)["a.txt"] is ReportStatus.NEW


def test_a_report_in_which_marks_overlap_stays_open_and_it_is_told(hand, window):
    place = SAMPLE.index("沈丹")
    put(window, (place + 1, place + 2, None))
    hand.press("Ctrl+Shift+Return")
    assert "stay open" in window.statusBar().currentMessage()
    assert statuses(window)["a.txt"] is ReportStatus.IN_PROGRESS
    assert hand.current() == "沈丹"


# -- label first ----------------------------------------------------------------------------------


def test_a_label_chosen_first_is_given_to_the_next_selection_at_once(hand, window):
    hand.click(0)
    assert hand.current() is None
    hand.press("3")
    assert window.desk.armed == "ORG"
    assert window.palette_panel.buttons["ORG"].sign == "…"
    assert "select text" in window.statusBar().currentMessage()
    start = SAMPLE.index(CHAMBER)
    hand.drag(start, start + 5)
    hand.painted()
    assert (CHAMBER, "ORG", "confirmed") in kept(window)
    assert hand.current() == CHAMBER
    assert window.desk.armed is None
    assert window.palette_panel.buttons["ORG"].sign == ""


def test_escape_takes_the_waiting_label_away(hand, window):
    hand.click(0)
    hand.press("3")
    hand.press("Esc")
    assert window.desk.armed is None
    start = SAMPLE.index(CHAMBER)
    hand.drag(start, start + 5)
    assert not {one for one in kept(window) if one[0] == CHAMBER and one[2] == "confirmed"}


# -- text first -----------------------------------------------------------------------------------


def offered(window):
    return [name for name, button in window.palette_panel.buttons.items() if button.sign == "⏎"]


def test_what_is_suggested_there_is_offered_first_and_enter_gives_it(hand, window):
    start = SAMPLE.index("12人")
    hand.drag(start, start + 3)
    hand.painted()
    assert offered(window) == ["QUANTITY"]
    assert "Enter labels it" in window.statusBar().currentMessage()
    hand.press("Return")
    assert ("12人", "QUANTITY", "confirmed") in kept(window)
    assert offered(window) == []


def test_what_the_same_text_was_before_is_offered(hand, window, qtbot):
    session, report_id = window.desk.session, window.desk.report_id
    other = next(one.id for one in session.each_line() if one.id != report_id)
    assert session.report(other)[0].text == "会员3名。"
    session.add(other, 0, 2, "TERM")
    window.desk.catch_up()
    start = SAMPLE.index("会员共")
    hand.drag(start, start + 2)
    qtbot.waitUntil(lambda: offered(window) == ["TERM"])
    hand.press("Return")
    assert ("会员", "TERM", "confirmed") in kept(window)


def test_the_shape_of_a_text_tells_its_label_as_soon_as_enter_is_pressed(hand, window):
    start = SAMPLE.index("4.11万")
    hand.drag(start, start + 5)
    hand.press("Return")
    assert {one for one in kept(window) if one[0] == "4.11万" and one[2] == "confirmed"}


def test_enter_says_where_no_label_is_likely(hand, window):
    start = SAMPLE.index("\U00020bb7")
    hand.drag(start, start + 1)
    assert offered(window) == []
    hand.press("Return")
    assert "press a label's key" in window.statusBar().currentMessage()
    hand.press("Left")
    hand.press("Shift+Right")
    start = SAMPLE.index("\u00a0")
    hand.drag(start, start + 1)
    hand.press("3")
    assert "Only blanks" in window.statusBar().currentMessage()


def test_a_selection_by_keyboard_is_looked_up_when_it_rests(hand, window, qtbot):
    start = SAMPLE.index("12人")
    hand.click(start - 1)
    hand.press("Right")
    for _ in range(3):
        hand.press("Shift+Right")
    assert window.view.selection() == (start, start + 3)
    qtbot.waitUntil(lambda: offered(window) == ["QUANTITY"])
    hand.press("Left")
    assert offered(window) == []
