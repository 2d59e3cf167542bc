"""The gutter at the left of a report, and the overview of all of it at the right."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.model import MarkStatus, Severity
from annotator.text.clean import clean
from tests.seen import DARK, LIGHT, Seen, mark

LINES = "".join(f"{k:04}号会员捐款四万元\n" for k in range(1, 1001))
LINE = len(LINES) // 1000


@pytest.fixture(params=[LIGHT, DARK])
def seen(qtbot, request):
    return Seen(qtbot, request.param)


def colours(widget, x, rows):
    """The colours of a widget in the column ``x``."""
    image = widget.grab().toImage()
    return [image.pixelColor(x, y).name() for y in rows if 0 <= y < image.height()]


def row(seen, line):
    """Where on the screen the middle of a line's row is, counted from 1."""
    return seen.view.place_of((line - 1) * LINE).y()


def has_number(seen, line):
    """Whether something is written in the gutter beside a line."""
    gutter, y = seen.view.gutter, row(seen, line)
    image = gutter.grab().toImage()
    area = [image.pixelColor(x, k) for x in range(18, gutter.width() - 2) for k in (y - 2, y + 2)]
    return any(colour != seen.theme.page for colour in area)


def test_a_click_on_a_line_number_puts_the_caret_there_and_with_shift_selects(seen):
    seen.show(text=LINES)
    assert has_number(seen, 3)
    gutter = seen.view.gutter
    place = QPoint(gutter.width() - 12, row(seen, 3))
    QTest.mouseClick(gutter, Qt.LeftButton, Qt.NoModifier, place)
    assert seen.view.selection() == (2 * LINE, 2 * LINE)
    place.setY(row(seen, 5))
    QTest.mouseClick(gutter, Qt.LeftButton, Qt.ShiftModifier, place)
    assert seen.view.selection() == (2 * LINE, 4 * LINE)


def test_the_numbers_are_those_of_the_raw_text_and_scroll_with_it(seen):
    assert seen.view.gutter._number(0) == 1
    text = "一\n\n\n\n二\r\n三"
    view = clean(text)
    seen.view.show_report(text, view, seen.view.page.marks)
    numbers = [
        seen.view.gutter._number(paragraph.start)
        for _, _, paragraph in seen.view.page.visible
        if paragraph.end > paragraph.start
    ]
    assert numbers == [1, 5, 6]
    seen.show(text=LINES)
    before = seen.view.gutter.grab().toImage()
    seen.view.scroll_by(seen.view.page.metrics.pitch * 10)
    seen.paint()
    QApplication.processEvents()
    assert seen.view.gutter.grab().toImage() != before
    assert has_number(seen, 14)


def test_findings_stand_in_the_gutter_and_say_what_they_are(seen):
    seen.show(text=LINES)
    gutter, x = seen.view.gutter, 9
    empty = gutter.grab().toImage()
    seen.view.show_findings(
        [
            (2 * LINE + 4, 2 * LINE + 6, Severity.FAULT, "The parts do not make the total."),
            (4 * LINE, 4 * LINE + 4, Severity.HINT),
            (900 * LINE, 900 * LINE + 2, Severity.FAULT),
        ]
    )
    reach = range(-5, 6)
    assert seen.theme.fault.name() in colours(gutter, x, [row(seen, 3) + k for k in reach])
    assert seen.theme.doubt.name() in colours(gutter, x, [row(seen, 5) + k for k in reach])
    place = QPoint(x, row(seen, 3))
    event = QHelpEvent(QEvent.Type.ToolTip, place, gutter.mapToGlobal(place))
    QApplication.sendEvent(gutter, event)
    assert QToolTip.text() == "The parts do not make the total."
    QTest.mouseClick(gutter, Qt.LeftButton, Qt.NoModifier, place)
    assert seen.view.selection() == (2 * LINE + 4, 2 * LINE + 6)
    seen.view.show_findings([])
    seen.view.select(0, 0)
    assert gutter.grab().toImage() == empty


def test_the_overview_shows_where_what_is_and_leads_there(seen, qtbot):
    open_, done = 700 * LINE, 300 * LINE
    marks = [
        mark(1, open_, open_ + 4),
        mark(2, done, done + 4, status=MarkStatus.CONFIRMED),
        mark(3, 500 * LINE, 500 * LINE + 4, status=MarkStatus.REJECTED),
    ]
    seen.show(*marks, text=LINES)
    seen.view.show_findings([(900 * LINE, 900 * LINE + 2, Severity.FAULT)])
    overview = seen.view.overview
    high = overview.height()

    def at(share, x=4):
        middle = round(share * high)
        return set(colours(overview, x, range(middle - 3, middle + 4)))

    accent, page = seen.theme.accent.name(), seen.theme.page.name()
    qtbot.waitUntil(lambda: accent in at(0.7), timeout=5000)
    assert accent not in at(0.3)
    assert at(0.3) != {page}  # paler
    assert at(0.5) == {page}
    assert seen.theme.fault.name() in at(0.9, x=11)
    # accepted, it is no longer told of as open
    seen.view.page.marks = type(seen.view.page.marks)(
        [mark(1, open_, open_ + 4, status=MarkStatus.CONFIRMED), *marks[1:]]
    )
    seen.view.refresh([marks[0]])
    qtbot.waitUntil(lambda: accent not in at(0.7), timeout=5000)
    # a click leads there
    QTest.mouseClick(overview, Qt.LeftButton, Qt.NoModifier, QPoint(5, round(0.7 * high)))
    seen.paint()
    assert seen.view.place_of(open_) is not None
    # and the current mark is shown
    seen.view.set_current(marks[1], reveal=False)
    assert seen.theme.current.name() in at(0.3)


def test_what_is_searched_for_is_shown_in_the_overview(window, hand, qtbot):
    overview, page_text = window.view.overview, window.looks.theme.page_text.name()

    def signs():
        return colours(overview, 11, range(overview.height())).count(page_text)

    hand.press("Left", on=window.view)  # no mark is current any more
    assert not signs()
    window.view.setFocus()
    hand.press("Ctrl+F")
    hand.type("会员", window.find_bar.field)
    qtbot.waitUntil(lambda: signs() > 0, timeout=5000)
    hand.press("Esc")
    qtbot.waitUntil(lambda: not signs(), timeout=5000)
