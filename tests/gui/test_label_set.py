"""The editor of the label set, by key and mouse; what it changes is seen everywhere at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QDialogButtonBox, QLineEdit

from annotator import labels
from annotator.model import Act
from annotator.review import Session
from annotator.ui.dialogs.label_fate import LabelFate
from annotator.ui.dialogs.label_set import LabelSetDialog
from annotator.ui.dialogs.label_table import DARK, EN, ID, KEY, LIGHT, MARKS, VALUE, ZH
from tests.gui.test_review import go_to

OK = QDialogButtonBox.StandardButton.Ok
CANCEL = QDialogButtonBox.StandardButton.Cancel


@pytest.fixture
def dialog(window, hand):
    hand.press("Ctrl+Shift+L")
    return window.findChild(LabelSetDialog)


def write(dialog, hand, row, column, text):
    """Type into a cell, as one does: choose it, type, Enter."""
    dialog.table.setCurrentCell(row, column)
    dialog.table.setFocus()
    hand.press("F2", dialog.table)
    field = dialog.table.findChild(QLineEdit)
    hand.type(text, field)
    if not text:
        field.clear()
    hand.press("Return", field)


def row_of(dialog, label):
    table = dialog.table
    return next(row for row in range(table.rowCount()) if table.item(row, ID).text() == label)


def press(qtbot, dialog, which=OK):
    button = dialog.findChild(QDialogButtonBox).button(which)
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def shown(window):
    """Return what the palette panel names, by the labels' ids."""
    return {label: button.text() for label, button in window.palette_panel.buttons.items()}


def test_names_key_and_colour_are_changed_and_seen_at_once(qtbot, window, hand, dialog):
    row = row_of(dialog, "ORG")
    write(dialog, hand, row, EN, "Body")
    write(dialog, hand, row, KEY, "8")
    assert "8" in dialog.table.item(row, KEY).text()
    QTest.mouseClick(dialog.buttons.button(OK), Qt.MouseButton.LeftButton)
    assert "belongs to" in dialog.told.text()
    write(dialog, hand, row_of(dialog, "PERCENT"), KEY, "")
    write(dialog, hand, row, KEY, "z")
    QTest.mouseClick(dialog.buttons.button(OK), Qt.MouseButton.LeftButton)
    assert "Undo" in dialog.told.text()  # whose key that is
    write(dialog, hand, row, KEY, "8")
    dialog.table.setCurrentCell(row, LIGHT)
    hand.push(dialog.colour)
    chooser = dialog.findChild(QColorDialog)
    chooser.setCurrentColor(QColor("#FFFF00"))
    chooser.accept()
    assert "hard to read in the light theme" in dialog.told.text()
    press(qtbot, dialog)
    assert shown(window)["ORG"] == "Body"
    assert window.commands.actions["label.ORG"].shortcut().toString() == "8"
    assert window.desk.session.labels.get("ORG").ink_light == "#FFFF00"
    assert "Labels changed" in window.statusBar().currentMessage()
    at = hand.text().index("野家商会")
    hand.drag(at, at + 4)
    hand.press("8")
    assert ("野家商会", "ORG", "confirmed") in hand.marks()
    hand.press("Z")
    hand.press("Z")
    assert shown(window)["ORG"] == "Organisation"
    assert window.commands.actions["label.PERCENT"].shortcut().toString() == "8"
    hand.press("Shift+Z")
    assert shown(window)["ORG"] == "Body"


def test_cancel_changes_nothing(qtbot, window, hand, dialog):
    write(dialog, hand, 0, EN, "Human")
    dialog.table.setCurrentCell(1, ZH)
    hand.push(dialog.up)
    press(qtbot, dialog, CANCEL)
    assert window.desk.session.labels == labels.default()
    assert window.desk.session.decisions() == []
    assert window.view.hasFocus()


def test_a_label_is_merged_into_another_after_a_look_at_what_changes(qtbot, window, hand):
    go_to(hand, "12人")
    before = hand.marks()
    hand.press("Ctrl+Shift+L")
    dialog = window.findChild(LabelSetDialog)
    row = row_of(dialog, "QUANTITY")
    assert int(dialog.table.item(row, MARKS).text()) > 1
    dialog.table.setCurrentCell(row, ZH)
    hand.push(dialog.merge)
    fate = dialog.findChild(LabelFate)
    fate.into.setCurrentIndex(fate.into.findText("Money", Qt.MatchFlag.MatchStartsWith))
    ok = fate.buttons.button(OK)
    qtbot.waitUntil(ok.isEnabled, timeout=20_000)
    assert "in 2 reports" in fate.told.text()
    assert any("【12人】" in fate.places.item(r, 1).text() for r in range(fate.places.rowCount()))
    hand.push(ok)
    assert "merged into “Money”" in dialog.told.text()
    press(qtbot, dialog)
    assert "QUANTITY" not in shown(window)
    assert ("12人", "MONEY", "suggested") in hand.marks()
    assert hand.current() == "12人"
    assert [one.act for one in window.desk.session.decisions()] == [Act.SET_LABELS]
    hand.press("Z")
    assert hand.marks() == before
    assert "QUANTITY" in shown(window)


def test_a_label_is_added_by_keyboard_and_one_with_marks_goes_after_a_look(
    qtbot, window, hand, dialog
):
    hand.push(dialog.add)
    field = dialog.table.findChild(QLineEdit)
    hand.type("船", field)
    hand.press("Return", field)
    row = dialog.table.currentRow()
    write(dialog, hand, row, ID, "SHIP")
    write(dialog, hand, row, EN, "Ship")
    choice = dialog.table.cellWidget(row, VALUE)
    choice.setCurrentIndex(choice.findData("number"))
    choice.activated.emit(choice.currentIndex())
    hand.press("Alt+Up", dialog.table)
    assert dialog.table.item(row - 1, ID).text() == "SHIP"
    dialog.table.setCurrentCell(row_of(dialog, "MONEY"), DARK)
    hand.press("Del", dialog.table)
    fate = dialog.findChild(LabelFate)
    ok = fate.buttons.button(OK)
    qtbot.waitUntil(ok.isEnabled, timeout=20_000)
    hand.push(ok)
    press(qtbot, dialog)
    found = window.desk.session.labels
    assert found.labels[-2].id == "SHIP"
    assert found.get("SHIP").value_kind == "number"
    assert found.find("MONEY") is None
    assert not any(label == "MONEY" for _, label, _ in hand.marks())


def test_a_second_window_follows_when_it_is_come_back_to(window, hand):
    other = Session.open(window.desk.session.project.path, "you")
    changed = [labels.Label("SHIP", "船", "Ship", "#1558B0", "#82B1FF")]
    other.change_labels(labels.edit(other.labels, [*other.labels.labels, *changed], {}))
    other.close()
    assert window.desk.catch_up()
    assert shown(window)["SHIP"] == "Ship"


def test_a_set_goes_to_a_file_and_comes_back_from_it(qtbot, window, hand, dialog, tmp_path):
    write(dialog, hand, row_of(dialog, "TERM"), EN, "Phrase")
    dialog.write_file(tmp_path / "set.toml")
    assert labels.load(tmp_path / "set.toml").get("TERM").name("en") == "Phrase"
    (tmp_path / "bad.toml").write_text("label = 3", encoding="utf-8")
    dialog.take_file(tmp_path / "bad.toml")
    assert "bad.toml" in dialog.told.text()
    press(qtbot, dialog, CANCEL)
    hand.press("Ctrl+Shift+L")
    again = window.findChild(LabelSetDialog)
    again.take_file(tmp_path / "set.toml")
    press(qtbot, again)
    assert shown(window)["TERM"] == "Phrase"
