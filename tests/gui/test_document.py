"""The report view on any text: what is under a place, where the caret goes, what is in view."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator import labels
from annotator.model import Mark, MarkStatus, Origin
from annotator.review import MarkIndex
from annotator.text.clean import View
from annotator.text.offsets import OffsetMap
from annotator.ui import theme
from annotator.ui.document import ReportView, caret
from tests.conftest import AWKWARD

LONG = "".join(
    f"第{k}段：商会\U00020bb7召开会议，共有会员{k}名，捐款{k}万元，会员代表纷纷表示支持。"
    * (k % 7 + 1)
    + "\n"
    for k in range(400)
)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"])
    | st.sampled_from("\r\n\n。商会\U00020bb7\u0301\u00a0"),
    max_size=80,
)
# what reports are written in: scripts whose characters stand side by side
REPORT_TEXTS = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x2AF, exclude_categories=["Cc", "Cf"])
    | st.characters(min_codepoint=0x3001, max_codepoint=0x30FF, exclude_categories=["Mn"])
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
    | st.sampled_from("\r\n\n。商会\U00020bb7😀\u00a0\u3000"),
    max_size=80,
)


def raw(text):
    """Return the view that shows a text as it is."""
    return View(text, OffsetMap())


@pytest.fixture
def view(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ReportView(labels.default(), theme.load("light"), "zh_CN", parent)
    made.resize(420, 500)
    parent.resize(420, 500)
    parent.show()
    made.show_report(LONG, raw(LONG), MarkIndex())
    made.viewport().repaint()
    yield made
    parent.close()


def keys(view, *names):
    for name in names:
        modifier = Qt.ShiftModifier if name.startswith("Shift+") else Qt.NoModifier
        QTest.keyClick(view, getattr(Qt, f"Key_{name.removeprefix('Shift+')}"), modifier)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(REPORT_TEXTS)
@example("会\U00011fc0员\U00011fd4")
def test_every_place_leads_back_to_the_character_that_is_there(view, text):
    view.show_report(text, raw(text), MarkIndex())
    view.viewport().repaint()
    metrics = view.page.metrics
    for _, y, paragraph in view.page.visible:
        point = paragraph.start
        while point < paragraph.end:  # over characters as a reader counts them
            following = paragraph.next_point(point)
            line = paragraph.line_of(point)
            left, right = paragraph.x_of(point), paragraph.x_of(following)
            if paragraph.line_of(following) == line and right - left >= 2:
                x = view.page.left + left + (right - left) / 4
                found = view.page.point_at(x, y + line * metrics.pitch + metrics.tag + 3)
                assert found == point
            point = following


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS)
@example("会\U00011fc0员\U00011fd4")  # Qt sees two characters in each
def test_the_caret_walks_through_any_text_and_back(view, text):
    view.show_report(text, raw(text), MarkIndex())
    forth, at = [0], 0
    while (following := caret.right(view.page, at)) != at:
        assert following > at
        at = following
        forth.append(at)
    last = view.page.segments.ends[-1]
    assert at == last
    back = [at]
    while (previous := caret.left(view.page, at)) != at:
        assert previous < at
        at = previous
        back.append(at)
    assert back == forth[::-1]
    for point in forth:
        start, end = caret.line_start(view.page, point), caret.line_end(view.page, point)
        assert 0 <= start <= end <= last


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_marks_are_drawn_over_just_the_characters_they_cover(view, data):
    start = data.draw(st.integers(0, len(AWKWARD) - 1))
    end = data.draw(st.integers(start + 1, len(AWKWARD)))
    mark = Mark(1, 1, start, end, "ORG", MarkStatus.CONFIRMED, Origin("t"))
    view.show_report(AWKWARD, raw(AWKWARD), MarkIndex([mark]))
    view.viewport().repaint()
    for _, y, paragraph in view.page.visible:
        for point in range(paragraph.start, paragraph.end):
            left, right = paragraph.x_of(point), paragraph.x_of(point + 1)
            line = paragraph.line_of(point)
            if paragraph.line_of(point + 1) != line or right - left < 2:
                continue
            row = y + line * view.page.metrics.pitch + view.page.metrics.tag + 3
            here = view.page.marks_at(view.page.left + (left + right) / 2, row)
            # a cluster of several code points is drawn as one
            cluster = caret.right(view.page, caret.left(view.page, point + 1))
            if cluster == point + 1:
                assert bool(here) == (start <= point < end)


def test_paging_down_and_up_meets_every_line_and_comes_back(view):
    seen = set()
    for _ in range(600):
        seen.update(index for index, _, _ in view.page.visible)
        before = (view.page.top, view.page.above)
        keys(view, "PageDown")
        view.viewport().repaint()
        if (view.page.top, view.page.above) == before:
            break
    assert seen == set(range(len(view.page.segments)))
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    for _ in range(600):
        keys(view, "PageUp")
        view.viewport().repaint()
    assert (view.page.top, view.page.above, bar.value()) == (0, 0, 0)


def test_the_bar_leads_to_the_end_and_to_the_middle(view):
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    view.viewport().repaint()
    assert view.page.visible[-1][0] == len(view.page.segments) - 1
    bar.setValue(bar.maximum() // 2)
    view.viewport().repaint()
    middle = view.page.visible[0][0] / len(view.page.segments)
    assert 0.3 < middle < 0.7
    assert abs(bar.value() - bar.maximum() // 2) < bar.maximum() * 0.1


def test_a_resize_keeps_the_first_line_in_place(view):
    view.page.scroll_to(20_000)
    view.viewport().repaint()
    paragraph = view.page.visible[0][2]
    line = view.page.above // view.page.metrics.pitch
    first = paragraph.line_points(line)[0]
    for width in (300, 600, 350, 420, *range(421, 480, 7), 700, 420):
        view.resize(width, 500)
        view.viewport().repaint()
    assert 0 <= view.page.place_of(first)[1] < view.page.metrics.pitch


def test_the_caret_keys_move_by_line_and_to_the_ends(view):
    view.setFocus()
    keys(view, "End")
    assert view.selection()[0] == caret.line_end(view.page, 0)
    keys(view, "Home", "Down", "Up")
    assert view.selection() == (0, 0)
    keys(view, "Right", "Shift+Down", "Shift+Right")
    start, end = view.selection()
    assert start == 1
    assert end > 10
    keys(view, "Shift+Home")
    assert view.selection()[1] < end
    QTest.keyClick(view, Qt.Key_End, Qt.ControlModifier)
    assert view.selection() == (len(LONG), len(LONG))
    assert view.place_of(len(LONG)) is not None
    QTest.keyClick(view, Qt.Key_Home, Qt.ControlModifier | Qt.ShiftModifier)
    assert view.selection() == (0, len(LONG))


def test_dragging_below_the_edge_scrolls_and_selects_on(view, qtbot):
    viewport = view.viewport()
    anchor = view.page.point_at(60, 60)
    QTest.mousePress(viewport, Qt.LeftButton, Qt.NoModifier, QPoint(60, 60))
    QTest.mouseMove(viewport, QPoint(60, viewport.height() + 60))
    qtbot.waitUntil(lambda: view.page.top > 2, timeout=10_000)
    QTest.mouseMove(viewport, QPoint(60, 100))
    QTest.mouseRelease(viewport, Qt.LeftButton, Qt.NoModifier, QPoint(60, 100))
    start, end = view.selection()
    assert start == anchor
    assert end > view.page.segments.starts[2]
    assert not view.pointing.scrolls
