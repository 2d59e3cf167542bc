"""What assistive technology is told of the window, read through Qt's accessible interfaces."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QInputMethodQueryEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.conftest import AWKWARD
from tests.gui.conftest import SAMPLE

_TEXT = QAccessible.Text


def accessible(widget):
    """Return the accessible interface of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def told(window):
    """Return the text that the focused part offers, the caret in it, and how many selections."""
    part = accessible(QApplication.focusWidget())
    text = part.textInterface()
    content = text.text(0, text.characterCount())
    return content, text.cursorPosition(), text.selectionCount()


def focusable(window):
    """Return the parts of the window that can have the keyboard."""
    return [
        part
        for part in window.findChildren(QWidget)
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and part.isVisible()
        and part.focusProxy() is None
        and part.objectName() != "qt_scrollarea_viewport"
    ]


@pytest.mark.parametrize(("language", "name"), [("en", "Report text"), ("zh_CN", "报告正文")])
def test_the_report_tells_its_name_role_and_state(window, language, name):
    window.looks.set_language(language)
    part = accessible(QApplication.focusWidget())
    assert window.view.hasFocus()
    assert part.text(_TEXT.Name) == name
    assert part.role() is QAccessible.Role.EditableText
    state = part.state()
    assert (state.readOnly, state.focused, state.invisible) == (True, True, False)


def test_paragraph_caret_and_selection_follow_the_keys(window, hand):
    hand.press("Ctrl+Home")
    first, second = SAMPLE.splitlines()[0], SAMPLE.splitlines()[2].replace("\u00a0", " ")
    assert told(window) == (first, 0, 0)
    hand.press("Right")
    assert told(window) == (first, 1, 0)
    hand.press("Shift+End")
    assert told(window) == (first, len(first), 1)
    hand.press("Down")
    hand.press("Down")
    hand.press("Home")
    for _ in range(7):
        hand.press("Right")
    # told in units of UTF-16, in which the seventh character is two
    assert told(window) == (second, 8, 0)


def test_a_screen_reader_moves_the_caret_and_selects(window, hand):
    hand.press("Ctrl+Home")
    text = accessible(QApplication.focusWidget()).textInterface()
    text.setCursorPosition(3)
    hand.painted()
    assert window.view.selection() == (3, 3)
    text.addSelection(1, 4)
    hand.painted()
    assert window.view.selection() == (1, 4)


def test_the_current_mark_is_described_in_the_language_of_the_window(window, hand):
    while hand.current() != "沈丹":
        hand.press("J")
    score = f"{window.desk.current.origin.score:.2f}"
    part = accessible(QApplication.focusWidget())
    assert part.text(_TEXT.Description) == f"suggested Person 沈丹 {score}"
    window.looks.set_language("zh_CN")
    hand.painted()
    assert part.text(_TEXT.Description) == f"候选 人名 沈丹 {score}"
    hand.press("Space")
    hand.press("K")
    assert part.text(_TEXT.Description) != f"候选 人名 沈丹 {score}"


def test_only_the_current_paragraph_is_told_of_a_long_report(qtbot, window, hand, report_file):
    longest = "会" * 30_000 + "\n" + "员。" * 3000
    window.transfers.bring_in([report_file(longest, "long.txt")])
    qtbot.waitUntil(lambda: window.queue_model.rowCount() == 3, timeout=60_000)
    window.desk.open_report(window.queue_model.ids()[2])
    hand.press("Ctrl+End")
    text, caret, _ = told(window)
    assert caret == len(text) <= 2000
    assert text == longest[-len(text) :]


def test_awkward_characters_keep_their_places(qtbot, window, hand, report_file):
    window.transfers.bring_in([report_file(AWKWARD, "awkward.txt")])
    qtbot.waitUntil(lambda: window.queue_model.rowCount() == 3)
    window.desk.open_report(window.queue_model.ids()[2])
    hand.press("Ctrl+Home")
    shown = window.view.page.text
    while True:
        text, unit, _ = told(window)
        point = window.view.selected_in_view.caret
        before = text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le")
        assert shown[:point].endswith(before)
        if point == len(shown):
            break
        hand.press("Right")
        assert window.view.selected_in_view.caret > point


def test_the_unseen_field_takes_no_key_no_text_and_no_menu(window, hand):
    hand.press("Ctrl+Home")
    hand.press("Ctrl+A")
    hand.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == SAMPLE
    field = QApplication.focusWidget()
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(field, asked)
    assert not asked.value(Qt.InputMethodQuery.ImEnabled)
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    hand.press("J")
    current = window.desk.current
    menu_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(field, menu_key)
    menu = QApplication.activePopupWidget()
    assert window.commands.actions["accept"] in menu.actions()
    assert window.desk.current == current
    menu.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_whatever_can_have_the_keyboard_has_a_name(window, hand, language):
    window.looks.set_language(language)
    hand.painted()
    parts = focusable(window)
    assert len(parts) > 15
    unnamed = [part for part in parts if not accessible(part).text(_TEXT.Name).strip()]
    assert not unnamed
    tools = [part for part in window.findChildren(QAbstractButton) if part.isVisible()]
    assert all(accessible(part).text(_TEXT.Name).strip() for part in tools)


def test_a_row_of_the_queue_tells_its_status_and_counts(window):
    table = accessible(window.queue.list)
    parts = [table.child(number) for number in range(table.childCount())]
    row = next(part for part in parts if part.role() == QAccessible.Role.Cell)
    assert row.text(_TEXT.Name).startswith("a.txt, new, 0 / ")


def test_tab_goes_from_the_queue_to_the_report_the_labels_and_the_inspector(window, hand):
    hand.press("J")
    window.queue.list.setFocus()
    way = []
    for _ in range(30):
        hand.press("Tab")
        part = QApplication.focusWidget()
        panel = next(
            (
                name
                for name, owner in (
                    ("queue", window.queue),
                    ("report", window.view),
                    ("labels", window.palette_panel),
                    ("inspector", window.inspector),
                )
                if owner is part or owner.isAncestorOf(part)
            ),
            "other",
        )
        if not way or way[-1] != panel:
            way.append(panel)
        if panel == "queue":
            break
    assert way == ["report", "labels", "inspector", "queue"]
    window.view.setFocus()
    hand.press("Shift+Tab")
    assert window.queue.isAncestorOf(QApplication.focusWidget())


def test_a_label_button_has_a_frame_with_the_keyboard_and_space_presses_it(window, hand):
    hand.press("J")
    mark = window.desk.current
    button = window.palette_panel.buttons["ORG"]
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    hand.painted()
    assert button.grab().toImage() != before
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.desk.marks.get(mark.id).label == "ORG"


def test_the_report_has_a_frame_with_the_keyboard(window, hand):
    def edge():
        return window.view.grab().toImage().pixelColor(0, window.view.height() // 2)

    focused = edge()
    window.queue.list.setFocus()
    hand.painted()
    assert focused == window.looks.theme.accent
    assert edge() == window.looks.theme.window


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_larger_letters_of_the_desktop_cut_nothing_off(window, hand, language):
    application = QApplication.instance()
    font = application.font()
    larger = application.font()
    larger.setPointSizeF(font.pointSizeF() * 1.5)
    try:
        application.setFont(larger)
        window.looks.set_language(language)
        hand.press("J")
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        hand.painted()
        assert window.inspector.value.font().pointSizeF() == larger.pointSizeF()
        panels = (window.queue, window.palette_panel, window.inspector)
        for panel in panels:
            for part in panel.findChildren(QWidget):
                if part.isVisible() and isinstance(part, QLabel | QAbstractButton):
                    needed = part.minimumSizeHint().expandedTo(
                        part.sizeHint() if isinstance(part, QAbstractButton) else part.size() * 0
                    )
                    assert part.height() >= needed.height(), part
                    assert part.width() >= needed.width(), part
    finally:
        application.setFont(font)
