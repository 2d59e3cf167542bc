"""Keys are listed, changed, refused where another has them, kept, and in force at once."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from annotator import settings
from annotator.ui import app
from annotator.ui.actions import ACTIONS
from annotator.ui.dialogs.key_editor import KeyEditor
from annotator.ui.dialogs.keys import KeysDialog


@pytest.fixture
def editor(window, hand):
    """The editor, opened by its key, on the action that goes to the next suggestion."""
    hand.press("Ctrl+Shift+K")
    dialog = window.findChild(KeyEditor)
    dialog.choose("next")
    return dialog


def give(hand, editor, keys, button="set"):
    hand.push(getattr(editor, button))
    hand.press(keys, on=editor.key)


def keys_shown(editor, action_id):
    row = next(row for row, one in enumerate(editor._named) if one.id == action_id)
    return editor.table.item(row, 2).text().split()


def test_every_key_is_listed_and_found(window, hand):
    hand.press("F1")
    dialog = window.findChild(KeysDialog)
    assert dialog.isVisible()
    shown = {text for _, text in dialog.rows}
    assert {row.text for row in ACTIONS if row.keys} <= shown
    assert "Label: Person" in shown
    assert ("Space   Enter", "Accept and go on") in dialog.rows
    assert not dialog.findChild(QScrollArea).horizontalScrollBar().maximum()
    hand.type("jsbjx", dialog.filter)
    assert [text for _, text in dialog.rows] == ["Accept and go on"]
    hand.type("z", dialog.filter)
    assert ("Z   Ctrl+Z", "Undo") in dialog.rows
    assert ("Space   Enter", "Accept and go on") not in dialog.rows
    hand.type("edge", dialog.filter)
    assert ("Alt+[", "Begin one word earlier") in dialog.rows
    hand.type("nothing like it", dialog.filter)
    assert dialog.rows == []
    dialog.close()


def test_a_changed_key_works_at_once_is_shown_and_kept(window, hand, editor, qtbot):
    give(hand, editor, "Ctrl+J")
    assert keys_shown(editor, "next") == ["Ctrl+J"]
    give(hand, editor, "F9", "add")
    assert keys_shown(editor, "next") == ["Ctrl+J", "F9"]
    editor.close()
    here = hand.current()
    hand.press("J", on=window.view)
    assert hand.current() == here
    hand.press("F9", on=window.view)
    assert hand.current() != here
    action = window.commands.actions["next"]
    assert action.shortcut().toString() == "Ctrl+J"  # the menu shows it
    assert action.toolTip().endswith("(Ctrl+J)")
    hand.press("?", on=window.view)
    assert ("Ctrl+J   F9", "Next suggestion") in window.findChild(KeysDialog).rows
    window.close()
    again = app.open_window(None, [])
    qtbot.addWidget(again)
    assert again.commands.keymap.of("next") == ("Ctrl+J", "F9")
    again.close()


def test_a_key_that_another_has_is_refused_by_its_name(window, hand, editor):
    for keys, name in (("K", "Previous suggestion"), ("1", "Label: "), ("Left", "moves in the")):
        give(hand, editor, keys)
        assert name in editor.told.text()
        assert keys_shown(editor, "next") == ["J"]
    assert settings.load().keys == {}
    editor.close()


def test_keys_are_taken_away_and_reset(window, hand, editor):
    hand.push(editor.none)
    assert keys_shown(editor, "next") == []
    assert window.commands.actions["next"].shortcuts() == []
    hand.push(editor.reset)
    assert keys_shown(editor, "next") == ["J"]
    give(hand, editor, "F8")
    editor.choose("previous")
    give(hand, editor, "J")
    editor.choose("next")
    hand.push(editor.reset)  # its key has gone to another
    assert "Previous suggestion" in editor.told.text()
    assert keys_shown(editor, "next") == ["F8"]
    hand.push(editor.reset_all)
    assert (keys_shown(editor, "next"), keys_shown(editor, "previous")) == (["J"], ["K"])
    assert settings.load().keys == {}
    editor.close()


def test_escape_leaves_the_key_and_then_the_editor(window, hand, editor, qtbot):
    hand.push(editor.set)
    hand.press("Esc", on=editor.key)
    assert editor.isVisible()
    assert not editor.key.isVisible()
    hand.press("Esc", on=editor.table)
    qtbot.waitUntil(lambda: window.findChild(KeyEditor) is None)
    assert settings.load().keys == {}


def test_a_key_of_a_label_is_not_set_there(hand, editor):
    editor.choose("label.PER")
    assert not editor.set.isEnabled()
    assert "where labels are edited" in editor.told.text()
    editor.close()


def test_a_sign_that_is_typed_with_shift_is_the_sign(window, hand, editor):
    hand.push(editor.set)
    QTest.keyClick(editor.key, Qt.Key.Key_Exclam, Qt.KeyboardModifier.ShiftModifier)
    assert keys_shown(editor, "next") == ["!"]
    editor.close()


def test_broken_keys_in_the_settings_are_passed_over_with_a_word(window, qtbot):
    window.close()
    path = settings.paths.settings_file()
    kept = json.loads(path.read_text(encoding="utf-8"))
    kept["keys"] = {"next": {"a": 1}, "undo": ["Ctrl+U"], "gone": "X", "redo": ["J"]}
    path.write_text(json.dumps(kept), encoding="utf-8")
    again = app.open_window(None, [])
    qtbot.addWidget(again)
    told = again.statusBar().currentMessage()
    assert "gone" in told
    assert "next" in told
    assert again.commands.keymap.of("undo") == ("Ctrl+U",)
    assert again.commands.keymap.of("redo") == ("J",)  # nobody else has it now
    assert isinstance(again.findChild(QAction, "redo"), QAction)
    again.close()


def test_a_dialog_opens_as_large_as_it_was_left(window, hand, editor, qtbot):
    editor.resize(640, 480)
    editor.close()
    qtbot.waitUntil(window.view.hasFocus)
    hand.press("Ctrl+Shift+K", on=window.view)
    again = [d for d in window.findChildren(KeyEditor) if d.isVisible()][-1]
    assert (again.width(), again.height()) == (640, 480)
    assert settings.load().dialogs == {"KeyEditor": (640, 480)}
    again.close()
