"""The first steps: offered once, ticked off as they are done, and never in the user's own data."""

from pathlib import Path

import pytest

from annotator import paths, settings
from annotator.ui import app
from tests.driver import Hand


@pytest.fixture
def newcomer(qtbot):
    """A window as it opens the first time, on an empty project of one's own."""
    app.make_application()
    window = app.open_window(None, [])
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.looks.set_language("en")
    yield window
    window.close()


def practise(qtbot, window):
    """Begin by the button, and return a hand once the report is there with its suggestions."""
    hand = Hand(window)
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        hand.push(window.first_steps.begin)
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(lambda: window.desk.current is not None)
    return hand


def ticked(window):
    steps = window.first_steps.steps
    return {name for name, label in steps.items() if label.text().startswith("✓")}


def test_each_step_is_ticked_off_when_it_is_done_and_nothing_is_kept(newcomer, qtbot):
    window, steps = newcomer, newcomer.first_steps
    assert steps.isVisible()
    window.looks.set_language("zh_CN")
    assert steps.begin.text() == "练习一分钟"
    window.looks.set_language("en")
    assert steps.begin.text() == "Practise for a minute"
    hand = practise(qtbot, window)
    practice = window.desk.session.project.path
    assert ticked(window) == set()
    window.looks.set_theme("dark")
    assert steps.steps["accept"].text().startswith("➤ Space")
    assert steps.steps["accept"].font().bold()
    assert not steps.steps["reject"].font().bold()
    for key, name in (("Space", "accept"), ("X", "reject")):
        hand.press(key, on=window.view)
        assert name in ticked(window)
    other = next(x for x in window.desk.session.labels.labels if x.id != window.desk.current.label)
    hand.press(other.hotkey, on=window.view)
    assert "relabel" in ticked(window)
    hand.drag(0, 2)
    hand.press(other.hotkey, on=window.view)
    assert "add" in ticked(window)
    hand.press("Z", on=window.view)
    hand.press("D", on=window.view)
    assert ticked(window) == set(steps.steps)
    hand.push(steps.leave)
    assert not steps.isVisible()
    assert window.desk.session.project.path == paths.default_project()
    assert list(window.desk.session.each_line()) == []
    assert not practice.exists()
    assert not practice.parent.exists()
    assert Path(settings.load().last_project) == paths.default_project()


def test_declined_it_is_not_offered_again_but_stands_in_the_menu(newcomer, qtbot, tmp_path):
    Hand(newcomer).push(newcomer.first_steps.leave)
    assert not newcomer.first_steps.isVisible()
    newcomer.switch_project(tmp_path / "empty.annot", new=True)
    assert not newcomer.first_steps.isVisible()
    with qtbot.waitSignal(newcomer.transfers.arrivals.ended, timeout=60_000):
        newcomer.commands.actions["first_steps"].trigger()
    assert newcomer.first_steps.practising
    assert newcomer.desk.report.name == "practice.txt"
    newcomer.close()  # in the middle of it
    assert Path(settings.load().last_project) == tmp_path / "empty.annot"


def test_what_the_user_adds_meanwhile_goes_to_the_users_own_project(newcomer, qtbot, report_file):
    practise(qtbot, newcomer)
    with qtbot.waitSignal(newcomer.transfers.arrivals.ended, timeout=60_000):
        newcomer.transfers.bring_in([report_file("会员3名。")])
    assert not newcomer.first_steps.practising
    assert newcomer.desk.session.project.path == paths.default_project()
    assert [s.name for s in newcomer.desk.session.each_line()] == ["report.txt"]
    assert not newcomer.first_steps.isVisible()


def test_another_project_that_is_opened_ends_practice(newcomer, qtbot, tmp_path):
    practise(qtbot, newcomer)
    folder = newcomer.desk.session.project.path.parent
    newcomer.switch_project(tmp_path / "other.annot", new=True)
    assert not newcomer.first_steps.practising
    assert not folder.exists()
    assert Path(settings.load().last_project) == tmp_path / "other.annot"


def test_it_is_not_offered_where_there_are_reports(window):
    assert not window.first_steps.isVisible()
    window.first_steps.offer()
    assert not window.first_steps.isVisible()
