"""The settings dialog: each choice in force at once and kept; what cannot be is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from annotator import settings
from annotator.review import Session
from annotator.ui.dialogs.key_editor import KeyEditor
from annotator.ui.dialogs.settings import SettingsDialog


@pytest.fixture
def dialog(window, hand):
    """The settings, opened by their key."""
    hand.press("Ctrl+,")
    return window.findChild(SettingsDialog)


def choose(dialog, name, value):
    """Choose from a box by keyboard."""
    choice = dialog.choices[name]
    steps = choice.findData(value) - choice.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(choice, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    QApplication.processEvents()


def test_theme_language_rows_and_mode_are_in_force_at_once_and_kept(window, dialog):
    choose(dialog, "theme", "dark")
    assert QApplication.palette().window().color().lightness() < 80
    choose(dialog, "language", "zh_CN")
    assert dialog.windowTitle() == "设置"
    assert "审阅者" in [label.text() for label in dialog.findChildren(QLabel)]
    assert window.commands.actions["accept"].text() == "接受并继续"
    choose(dialog, "rows", "compact")
    choose(dialog, "mode", "raw")
    choose(dialog, "zoom", 125)
    for name in ("compact", "mode.raw", "theme.dark", "language.zh_CN"):
        assert window.commands.actions[name].isChecked()
    kept = settings.load()
    assert (kept.theme, kept.language) == ("dark", "zh_CN")
    assert (kept.rows, kept.mode, kept.zoom) == ("compact", "raw", 125)
    choose(dialog, "theme", "light")
    choose(dialog, "language", "en")
    assert dialog.windowTitle() == "Settings"
    dialog.close()


def test_what_is_done_from_now_on_is_done_by_the_reviewer_named_there(window, hand, dialog, qtbot):
    hand.type(" 沈丹 ", dialog.reviewer)
    hand.press("Return", on=dialog.reviewer)
    dialog.close()
    qtbot.waitUntil(window.view.hasFocus)
    hand.press("Space", on=window.view)
    session = Session.open(window.desk.session.project.path, "reader")
    assert session.decisions()[-1].reviewer == "沈丹"
    session.close()
    assert settings.load().reviewer == "沈丹"


def test_keys_are_changed_from_there_too(window, hand, dialog):
    hand.push(dialog.keys)
    editor = window.findChild(KeyEditor)
    assert editor.isVisible()
    editor.close()


def test_lac_is_offered_where_it_can_be_chosen(window, dialog, monkeypatch, hand, qtbot):
    assert not dialog.choices["ner"].isEnabled()  # ANNOTATOR_NER says so in the tests
    assert "ANNOTATOR_NER" in dialog.problem.text()
    dialog.close()
    qtbot.waitUntil(window.view.hasFocus)
    monkeypatch.delenv("ANNOTATOR_NER")
    hand.press("Ctrl+,", on=window.view)
    again = [d for d in window.findChildren(SettingsDialog) if d.isVisible()][-1]
    assert again.choices["ner"].isEnabled() == ("LAC" not in again.problem.text())
    again.close()


def test_a_score_that_is_none_is_refused_and_stays_to_be_mended(window, hand, dialog):
    for typed in ("1.5", "much", "-1", "nan"):
        hand.type(typed, dialog.unsure)
        hand.press("Return", on=dialog.unsure)
        assert f"“{typed}” is no score" in dialog.problem.text()
        assert dialog.unsure.text() == typed
        assert window.desk.unsure_below == 0.8
    hand.type("0.65", dialog.unsure)
    hand.press("Return", on=dialog.unsure)
    assert "score" not in dialog.problem.text()
    assert window.desk.unsure_below == 0.65
    assert settings.load().unsure_below == 0.65
    dialog.close()
