"""The command palette: found by a part of the name, run by Enter, left by Escape."""

import pytest
from PySide6.QtCore import Qt

from annotator import settings
from annotator.ui.actions import ACTIONS
from annotator.ui.dialogs.command_palette import CommandPalette
from tests.driver import queued


@pytest.fixture
def palette(window, hand):
    """Open the palette by its key and return it."""

    def opened():
        hand.press("Ctrl+K", on=window.view)
        return next(p for p in window.findChildren(CommandPalette) if p.isVisible())

    return opened


def test_every_action_label_and_report_is_there(window, palette):
    names = palette().names()
    assert {row.id for row in ACTIONS} - {"palette"} <= set(names)
    assert {f"label.{label.id}" for label in window.desk.session.labels.labels} <= set(names)
    assert {f"report.{s.id}" for s in queued(window)} <= set(names)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("finish", None),
        ("report done", "finish"),
        ("接受并", "accept"),
        ("jsbjx", "accept"),
        ("jj", "reject"),  # not 添加文件夹, tjwjj
        ("b.txt", "report.2"),
        ("人名", "label.PER"),
        ("person", "label.PER"),
    ],
)
def test_they_are_found_in_chinese_english_and_by_initials(window, hand, palette, typed, first):
    found = palette()
    hand.type(typed, found.field)
    assert found.names()[:1] == ([first] if first else [])
    assert found.told.isVisible() == (first is None)
    found.close()


def test_enter_runs_what_is_chosen_and_it_comes_first_the_next_time(window, hand, palette, qtbot):
    current = hand.current()
    found = palette()
    hand.type("accept and", found.field)
    hand.press("Return", on=found.field)
    assert hand.current() != current
    assert next(window.desk.session.each_line()).confirmed == 1
    found = palette()
    assert found.names()[0] == "accept"
    hand.type("a.t", found.field)
    hand.press("Esc", on=found.field)
    qtbot.waitUntil(window.view.hasFocus)
    found = palette()
    hand.type("b.txt", found.field)
    hand.press("Return", on=found.field)
    assert window.desk.report.name == "b.txt"
    assert settings.load().recent == ("accept",)


def test_the_arrows_choose_and_escape_gives_the_report_the_keyboard(window, hand, palette, qtbot):
    found = palette()
    hand.type("suggestion", found.field)
    second = found.names()[1]
    hand.press("Down", on=found.field)
    assert found.list.currentItem().data(0, Qt.ItemDataRole.UserRole) == second
    hand.press("Esc", on=found.field)
    qtbot.waitUntil(window.view.hasFocus)
    assert next(window.desk.session.each_line()).confirmed == 0


def test_what_cannot_be_done_now_is_grey_and_says_so(window, hand, palette, tmp_path):
    window.switch_project(tmp_path / "empty.annot", new=True)
    found = palette()
    hand.type("accept and go", found.field)
    able = found.palette().text().color()
    assert found.list.topLevelItem(0).foreground(0).color() != able
    hand.press("Return", on=found.field)
    assert found.isVisible()
    assert "cannot be done" in found.told.text()
    found.close()
