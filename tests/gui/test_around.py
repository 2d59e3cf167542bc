"""What is around the current span in the real window: its place, its links, its history."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import labels
from annotator.model import Mark, MarkStatus, Origin
from tests.gui.conftest import SAMPLE


@pytest.fixture
def around(window):
    desk = window.desk
    for covered, label in (("会长", "TITLE"), ("沈丹", "PER")):
        start = SAMPLE.index(covered)
        desk.act(lambda s=start, c=covered, k=label: desk.session.add(1, s, s + len(c), k))
    return window.inspector.around


def link(hand, one, other):
    hand.click(SAMPLE.index(one))
    hand.press("L")
    hand.click(SAMPLE.index(other))
    hand.press("L")


def rows(listed):
    items = [listed.topLevelItem(number) for number in range(listed.topLevelItemCount())]
    return [tuple(item.text(column) for column in range(3)) for item in items]


def click(hand, listed, row, column):
    place = listed.visualItemRect(listed.topLevelItem(row)).center()
    place.setX(listed.columnViewportPosition(column) + 6)
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    hand.painted()


def show(hand, around, tab):
    bar = around.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(tab).center())
    hand.painted()


def test_all_marks_at_a_place_are_listed_and_a_click_goes_to_one(hand, window, around):
    place = SAMPLE.index("沈丹")
    wide = Mark(0, 1, place - 2, place + 2, "TERM", MarkStatus.SUGGESTED, Origin("other"))
    window.desk.session.add_imported(1, [wide])
    window.desk.catch_up()
    hand.click(place)
    window.desk.go_to(next(m for m in window.desk.marks if m.label == "PER" and m.start == place))
    assert around.tabText(0) == "Here 2"
    assert rows(around.here) == [("?", "Set phrase", "会长沈丹"), ("✓", "Person", "沈丹")]
    click(hand, around.here, 0, 2)
    assert hand.current() == "会长沈丹"
    assert len(rows(around.here)) == 3
    assert window.view.hasFocus()


def test_links_are_listed_from_the_side_one_is_on(hand, window, around):
    link(hand, "沈丹", "会长")
    show(hand, around, 1)
    assert around.tabText(1) == "Links 1"
    assert rows(around.links) == [("← title", "沈丹", "×")]
    click(hand, around.links, 0, 1)
    assert hand.current() == "沈丹"
    assert rows(around.links) == [("→ title", "会长", "×")]


def test_the_cross_removes_a_link_and_undo_brings_it_back(hand, window, around):
    link(hand, "沈丹", "会长")
    show(hand, around, 1)
    click(hand, around.links, 0, 2)
    assert rows(around.links) == []
    assert len(window.desk.session.report(1)[1].relations) == 0
    assert window.view.hasFocus()
    hand.press("Z")
    assert len(rows(around.links)) == 1


def test_keys_go_to_the_other_end_and_remove(hand, window, around):
    link(hand, "沈丹", "会长")
    show(hand, around, 1)
    around.links.setFocus()
    hand.press("Down", around.links)
    hand.press("Return", around.links)
    assert hand.current() == "沈丹"
    around.links.setFocus()
    hand.press("Down", around.links)
    hand.press("Del", around.links)
    assert rows(around.links) == []


def test_the_menu_of_a_link_gives_it_another_kind(hand, window, around):
    more = (
        '[[relation]]\nid = "FOUNDED"\nname = { zh = "创办", en = "founded" }\n'
        'from = ["PER"]\nto = ["TITLE"]\n'
    )
    window.desk.session.labels = labels.parse(labels.default().source + more)
    window.looks.dress()
    hand.click(SAMPLE.index("沈丹"))
    marks = {mark.label: mark for mark in window.desk.marks if mark.is_span}
    session = window.desk.session
    window.desk.act(lambda: session.link(marks["PER"], marks["TITLE"], "HAS_TITLE"))
    show(hand, around, 1)
    around.links.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    titles = [action.text() for action in menu.actions() if action.text()]
    assert titles == ["title", "founded", "Remove this link"]
    for key in ("Down", "Down", "Return"):
        hand.press(key, menu)
    assert rows(around.links) == [("→ founded", "会长", "×")]


def test_the_history_says_who_did_what(hand, window, around):
    hand.click(SAMPLE.index("沈丹"))
    show(hand, around, 2)
    window.view.setFocus()
    hand.press("3")
    hand.press("Z")
    who = window.desk.session.reviewer
    told = [(name, what) for _, name, what in rows(around.touches)]
    assert told[0] == (who, "Relabelled, Person → Organisation")
    assert around.touches.topLevelItem(0).font(2).strikeOut(), "it was undone"
    assert not around.touches.topLevelItem(1).font(2).strikeOut()
    window.looks.set_language("zh_CN")
    assert around.tabText(2) == "历史"
