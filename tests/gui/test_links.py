"""Links between spans in the real window: made by two keys, drawn on demand, taken away, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from annotator import labels
from annotator.model import Mark, MarkStatus, Origin
from annotator.review import Session
from tests.gui.conftest import SAMPLE


@pytest.fixture(autouse=True)
def spans(window):
    """Lay spans on the sample, so that it does not hang on what is suggested."""
    desk = window.desk
    for covered, label in (
        ("\U00020bb7野家商会", "ORG"),
        ("会长", "TITLE"),
        ("沈丹", "PER"),
        ("南京", "LOC"),
        ("4.11万元", "MONEY"),
    ):
        start = SAMPLE.index(covered)
        desk.act(lambda s=start, c=covered, k=label: desk.session.add(1, s, s + len(c), k))


def linked(window):
    """Return what the database holds, as (kind, text, text)."""
    marks = window.desk.session.report(window.desk.report_id)[1]

    def text(number):
        mark = marks.get(number)
        return SAMPLE[mark.start : mark.end]

    return [(one.kind, text(one.from_mark), text(one.to_mark)) for one in marks.relations]


def link(hand, one, other):
    hand.click(SAMPLE.index(one))
    hand.press("L")
    hand.click(SAMPLE.index(other))
    hand.press("L")


def told(window):
    return window.statusBar().currentMessage()


def test_two_keys_link_two_spans_and_say_so(hand, window):
    hand.click(SAMPLE.index("沈丹"))
    hand.press("L")
    assert "press the key again (Title, Quantity, Money, Per cent, Ordinal, Person)" in told(window)
    hand.click(SAMPLE.index("会长"))
    assert "“沈丹” (Person) and “会长” (Title): title" in told(window)
    hand.click(SAMPLE.index("南京"))
    assert "press the key again" in told(window), "for it does not go with a place"
    hand.click(SAMPLE.index("会长"))
    hand.press("L")
    assert linked(window) == [("HAS_TITLE", "沈丹", "会长")]
    assert told(window) == "Linked: 沈丹 → 会长 (title)"
    assert hand.current() == "会长"


def test_the_direction_is_told_by_the_labels(hand, window):
    link(hand, "会长", "沈丹")
    assert linked(window) == [("HAS_TITLE", "沈丹", "会长")]


def test_the_menu_links_too(hand, window):
    for covered in ("会长", "\U00020bb7野家商会"):
        hand.click(SAMPLE.index(covered))
        window.commands.actions["link"].trigger()
    assert linked(window) == [("POST_IN", "会长", "\U00020bb7野家商会")]


def test_a_suggestion_at_the_other_end_becomes_a_span_in_the_same_step(hand, window):
    hand.click(SAMPLE.index("会长"))
    hand.press("L")
    hand.press("J")
    assert hand.current() == "12人"
    hand.press("L")
    assert linked(window) == [("COUNTS", "12人", "会长")]
    assert ("12人", "QUANTITY", "confirmed") in hand.marks()
    hand.press("Z")
    assert linked(window) == []
    assert told(window) == "Undone: 12人 → 会长 (counts)"
    assert ("12人", "QUANTITY", "suggested") in hand.marks()
    hand.press("Shift+Z")
    assert linked(window) == [("COUNTS", "12人", "会长")]


def test_spans_that_do_not_go_together_are_refused_with_what_does(hand, window):
    link(hand, "沈丹", "南京")
    assert linked(window) == []
    said = told(window)
    assert "“沈丹” (Person) and “南京” (Place) cannot be linked" in said
    assert "Person goes with: Title, Quantity, Money" in said
    hand.click(SAMPLE.index("会长"))  # it is still begun
    hand.press("L")
    assert linked(window) == [("HAS_TITLE", "沈丹", "会长")]


def test_a_span_that_nothing_goes_with_begins_no_link(hand, window):
    hand.click(SAMPLE.index("www.example"))
    hand.press("L")
    assert "No relation is for spans labelled Contact" in told(window)
    assert window.linking.begun is None


def test_without_a_span_the_key_says_what_is_missing(hand, window):
    hand.click(SAMPLE.index("大会"))
    hand.press("L")
    assert "click a span" in told(window)


def test_escape_gives_up(hand, window):
    hand.click(SAMPLE.index("沈丹"))
    hand.press("L")
    hand.press("Escape")
    assert "given up" in told(window)
    hand.click(SAMPLE.index("会长"))
    hand.press("L")
    assert linked(window) == []
    assert window.linking.begun.label == "TITLE"


def test_a_link_begun_ends_with_its_span_or_its_report(hand, window):
    hand.click(SAMPLE.index("沈丹"))
    hand.press("L")
    hand.press("Del")
    assert window.linking.begun is None
    hand.click(SAMPLE.index("会长"))
    hand.press("L")
    hand.press("D")
    assert window.desk.report.name == "b.txt"
    assert window.linking.begun is None


def test_what_is_linked_already_is_said(hand, window):
    link(hand, "沈丹", "会长")
    link(hand, "会长", "沈丹")
    assert "linked so already" in told(window)
    assert len(linked(window)) == 1


def test_links_go_with_their_span_and_come_back(hand, window):
    link(hand, "沈丹", "会长")
    hand.click(SAMPLE.index("会长"))
    hand.press("Del")
    assert "links gone with it: 1" in told(window)
    assert linked(window) == []
    hand.press("Z")
    assert "links back with it: 1" in told(window)
    assert linked(window) == [("HAS_TITLE", "沈丹", "会长")]


def test_undo_takes_a_link_back_after_a_restart(hand, window):
    link(hand, "沈丹", "会长")
    path = window.desk.session.project.path
    window.close()
    again = Session.open(path, window.kept.settings.who())
    again.undo()
    assert len(again.report(1)[1].relations) == 0
    again.close()


# -- several kinds --------------------------------------------------------------------------------

MORE = """
[[relation]]
id = "FOUNDED"
name = { zh = "创办", en = "founded" }
from = ["PER"]
to = ["TITLE"]
"""


def test_where_several_kinds_fit_a_digit_chooses(hand, window):
    window.desk.session.labels = labels.parse(labels.default().source + MORE)
    link(hand, "会长", "沈丹")
    assert linked(window) == []
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["&1  ← title", "&2  ← founded"]
    QTest.keyClick(menu, Qt.Key.Key_2)
    assert linked(window) == [("FOUNDED", "沈丹", "会长")]
    assert window.linking.begun is None


def test_the_menu_of_kinds_can_be_left(hand, window):
    window.desk.session.labels = labels.parse(labels.default().source + MORE)
    link(hand, "会长", "沈丹")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert linked(window) == []
    assert window.linking.begun is not None


# -- drawing --------------------------------------------------------------------------------------


def pixels(window):
    image = window.view.viewport().grab().toImage()
    return bytes(image.constBits())


def test_links_are_drawn_on_demand_and_nothing_moves_for_them(hand, window):
    link(hand, "沈丹", "会长")
    hand.click(SAMPLE.index("大会"))
    places = [window.view.place_of(point) for point in range(len(SAMPLE))]
    before = pixels(window)
    hand.press("Y")
    assert window.commands.actions["show_relations"].isChecked()
    drawn = pixels(window)
    assert drawn != before
    assert [window.view.place_of(point) for point in range(len(SAMPLE))] == places
    hand.press("Z")
    assert pixels(window) != drawn, "what is undone is drawn no longer"
    hand.press("Shift+Z")
    assert hand.current() == "沈丹", "and the redone link shows where it is"
    hand.press("Y")
    hand.click(SAMPLE.index("大会"))
    assert pixels(window) == before


def test_where_a_link_begins_is_framed_until_it_is_made(hand, window):
    hand.click(SAMPLE.index("沈丹"))
    before = pixels(window)
    hand.press("L")
    assert pixels(window) != before
    hand.press("Escape")
    assert pixels(window) == before


def test_a_link_to_a_span_out_of_view_is_drawn(hand, window):
    session = window.desk.session
    far = SAMPLE + "空行。\n" * 200 + "林会长"
    with session.project.writing() as at:
        report = at.reports.get(1)
        at.reports.set_text(1, far, report.encoding, 1.0)
    title = Mark(0, 0, len(far) - 2, len(far), "TITLE", MarkStatus.CONFIRMED, Origin("test"))
    session.add_imported(1, [title])
    window.desk.catch_up()
    marks = {mark.start: mark for mark in window.desk.marks}
    window.desk.act(
        lambda: session.link(marks[SAMPLE.index("沈丹")], marks[len(far) - 2], "HAS_TITLE")
    )
    hand.click(SAMPLE.index("大会"))
    before = pixels(window)
    hand.press("Y")
    assert pixels(window) != before
    hand.press("Ctrl+End")
    below = pixels(window)
    hand.press("Y")
    assert pixels(window) != below
