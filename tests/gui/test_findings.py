"""What does not add up is shown beside the text and walked over; acts on marks change it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.ui.models.queue import SUMMARY_ROLE
from tests.driver import Hand
from tests.gui.conftest import window_on

TEXT = (
    "商会年报\n\n"
    "会员企业286家，其中制造业118家、商贸业97家、建筑业138家。\n"
    "商会22家中已建立党支部19家，组织覆盖率84.6%。\n"
)


@pytest.fixture
def window(qtbot, tmp_path, report_file):
    """Return a window on a report with two faults, which have been found."""
    made = window_on(qtbot, tmp_path / "p.annot", [report_file(TEXT, "a.txt")])
    qtbot.waitUntil(lambda: len(made.findings.found) == 2)
    return made


def selected(window):
    start, end = window.view.selection()
    return TEXT[start:end]


def test_keys_walk_over_findings_and_round(window):
    hand = Hand(window)
    window.desk.point_at(None)
    window.view.select(0, 0)
    hand.press("P")
    assert selected(window) == "286家，其中制造业118家、商贸业97家、建筑业138家"
    hand.press("P")
    assert selected(window) == "22家中已建立党支部19家，组织覆盖率84.6%"
    hand.press("P")
    assert selected(window).startswith("286家")
    hand.press("Shift+P")
    assert selected(window).startswith("22家中")


def test_a_finding_goes_when_its_figure_does_and_comes_back_by_undo(window, qtbot):
    hand = Hand(window)
    hand.click(TEXT.index("138家"))
    hand.press("X")
    qtbot.waitUntil(lambda: len(window.findings.found) == 1)
    hand.press("Z")
    qtbot.waitUntil(lambda: len(window.findings.found) == 2)


def test_the_queue_tells_how_many_there_are_and_still_does_after_a_restart(window, qtbot):
    def told():
        return window.desk.session.summary(1).findings

    assert told() == 2  # from the moment it was brought in
    hand = Hand(window)
    hand.click(TEXT.index("138家"))
    hand.press("X")
    qtbot.waitUntil(lambda: told() == 1)
    assert window.queue_model.index(0).data(SUMMARY_ROLE).findings == 1


def test_the_sentence_is_told_in_the_language_of_the_window(window):
    hand = Hand(window)
    window.desk.point_at(None)
    window.view.select(0, 0)
    told = []
    window.findings.told.connect(told.append)
    hand.press("P")
    window.commands.actions["language.zh_CN"].trigger()
    hand.press("P")
    window.commands.actions["language.en"].trigger()
    assert told[0].startswith("1 of 2: 118家 + 97家 + 138家 give 353家, but the total is 286家;")
    assert "86.36%" in told[1]
    assert "不是" in told[1]


def test_a_click_on_the_sign_selects_the_finding(window):
    gutter = window.view.gutter
    row = window.view.place_of(TEXT.index("商会22家"))
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(6, row.y()))
    assert selected(window).startswith("22家中")


def test_where_nothing_is_wrong_the_key_says_so(qtbot, tmp_path, report_file):
    made = window_on(qtbot, tmp_path / "q.annot", [report_file("会员3名。\n", "b.txt")])
    told = []
    made.findings.told.connect(told.append)
    Hand(made).press("P", on=made.view)
    qtbot.waitUntil(lambda: "Nothing was found that does not add up." in told)
