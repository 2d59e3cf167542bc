"""The mouse on the report: words, sentences, what a drag selects, and the edge of a mark."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator import labels
from annotator.model import Mark, MarkStatus, Origin
from annotator.review import MarkIndex
from annotator.text.views import Mode, view_of
from annotator.ui import theme
from annotator.ui.document import ReportView

TEXT = (
    "商会召开会议，共有会员代表出席。第二句话说到捐款4.11万元！\n"
    "會長沈丹(shěn dān)率代表团赴南京考察，受到热情接待。\n"
    + "".join(f"第{k}段：商会召开会议，会员代表出席。\n" for k in range(300))
)
NONE, SHIFT, ALT = Qt.NoModifier, Qt.ShiftModifier, Qt.AltModifier


@pytest.fixture
def view(qtbot, monkeypatch):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ReportView(labels.default(), theme.load("light"), "zh_CN", parent)
    made.resize(700, 500)
    parent.resize(700, 500)
    parent.show()
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(60_000)  # a slow machine clicks slowly
    show(made)
    yield made
    QApplication.setDoubleClickInterval(before)
    parent.close()


def show(view, mode=Mode.RAW, marks=()):
    view.show_report(TEXT, view_of(TEXT, mode), MarkIndex(list(marks)))
    view.viewport().repaint()


def inside(view, point):
    """Return a place in the left half of the character at ``point``."""
    return view.place_of(point) + QPoint(5, 0)


def edge(view, point):
    return view.place_of(point)


def press(view, place, modifiers=NONE):
    QTest.mousePress(view.viewport(), Qt.LeftButton, modifiers, place)


def move(view, place, modifiers=NONE, buttons=Qt.LeftButton):
    event = QMouseEvent(
        *(QEvent.MouseMove, place.toPointF(), view.viewport().mapToGlobal(place).toPointF()),
        *(Qt.NoButton, buttons, modifiers),
    )
    QApplication.sendEvent(view.viewport(), event)


def release(view, place):
    QTest.mouseRelease(view.viewport(), Qt.LeftButton, NONE, place)


def double_click(view, point):
    QTest.mouseDClick(view.viewport(), Qt.LeftButton, NONE, inside(view, point))


def chosen(view):
    return TEXT[slice(*view.selection())]


def test_two_clicks_select_the_word(view):
    double_click(view, TEXT.index("会员") + 1)
    assert chosen(view) == "会员"
    double_click(view, TEXT.index("，共"))
    assert chosen(view) == "，"


def test_after_two_clicks_a_drag_goes_on_by_words_both_ways(view):
    start = TEXT.index("会员代表")
    place = inside(view, start)
    for event in (QEvent.MouseButtonPress, QEvent.MouseButtonRelease, QEvent.MouseButtonDblClick):
        button = Qt.LeftButton
        held = Qt.NoButton if event is QEvent.MouseButtonRelease else button
        at = view.viewport().mapToGlobal(place).toPointF()
        QApplication.sendEvent(
            view.viewport(), QMouseEvent(event, place.toPointF(), at, button, held, NONE)
        )
    move(view, inside(view, TEXT.index("出席") + 1))
    assert chosen(view) == "会员代表出席"
    move(view, inside(view, TEXT.index("召开") + 1))
    assert chosen(view) == "召开会议，共有会员"
    release(view, inside(view, TEXT.index("召开") + 1))
    assert chosen(view) == "召开会议，共有会员"


def test_three_clicks_select_the_sentence_and_the_next_click_none(view):
    point = TEXT.index("捐款")
    place = inside(view, point)
    QTest.mouseClick(view.viewport(), Qt.LeftButton, NONE, place)
    double_click(view, point)
    assert chosen(view) == "捐款"
    QTest.mouseClick(view.viewport(), Qt.LeftButton, NONE, place)
    assert chosen(view) == "第二句话说到捐款4.11万元！"
    QTest.mouseClick(view.viewport(), Qt.LeftButton, NONE, place)
    assert view.selection() == (point, point)


def test_a_word_is_selected_with_the_gloss_that_is_folded_away_in_it(view):
    show(view, Mode.CLEAN)
    start = TEXT.index("代表团")
    double_click(view, start)
    assert chosen(view) == "代表团"
    press(view, edge(view, TEXT.index("丹")))
    end = TEXT.index("率") + 1
    move(view, edge(view, end))
    release(view, edge(view, end))
    assert chosen(view) == "丹(shěn dān)率"


def test_shift_and_a_click_extends_from_where_the_selection_began(view):
    start, far, near = TEXT.index("商会"), TEXT.index("出席"), TEXT.index("会议")
    QTest.mouseClick(view.viewport(), Qt.LeftButton, NONE, edge(view, start))
    for point in (far, near, far):
        QTest.mouseClick(view.viewport(), Qt.LeftButton, SHIFT, edge(view, point))
        assert view.selection() == (start, point)


def test_dragging_above_the_edge_scrolls_back_and_stops_when_let_go(view, qtbot):
    view.page.scroll_to(6000)
    view.viewport().repaint()
    anchor = view.page.point_at(100, 200)
    first = view.page.segments.starts[view.page.top]
    press(view, QPoint(100, 200))
    move(view, QPoint(100, -300))
    qtbot.waitUntil(lambda: view.page.top == 0 and view.page.above == 0, timeout=20_000)
    release(view, QPoint(100, -300))
    start, end = view.selection()
    assert start < first < end == anchor
    assert not view.pointing.scrolls


def test_dragging_below_the_edge_by_words_goes_on_by_words(view, qtbot):
    double_click(view, TEXT.index("会员"))
    place = inside(view, TEXT.index("会员"))
    press(view, place)  # a third click: sentences
    begin = view.selection()[0]
    move(view, QPoint(200, view.viewport().height() + 200))
    qtbot.waitUntil(lambda: view.page.top > 12, timeout=20_000)
    release(view, QPoint(200, view.viewport().height() + 200))
    start, end = view.selection()
    assert start == begin
    assert TEXT[end - 1] == "。"


# -- the edge of the current mark ----------------------------------------------------------------


@pytest.fixture
def mark(view):
    """Return the current mark, on 会员代表."""
    start = TEXT.index("会员代表")
    made = Mark(7, 1, start, start + 4, "ORG", MarkStatus.CONFIRMED, Origin("t"))
    show(view, marks=[made])
    view.set_current(made, reveal=False)
    return made


def dragged(view, start, end, modifiers=NONE):
    """Return what the view tells of a drag from one place to another."""
    told = []
    view.edgeDragged.connect(lambda *what: told.append(what))
    press(view, start)
    move(view, end, modifiers)
    release(view, end)
    view.edgeDragged.disconnect()
    return told


def test_the_mouse_shows_where_an_edge_can_be_held(view, mark):
    shape = view.viewport().cursor
    for point in (mark.start, mark.end):
        move(view, edge(view, point) + QPoint(3, 0), buttons=Qt.NoButton)
        assert shape().shape() is Qt.SplitHCursor
        move(view, edge(view, point) + QPoint(8, 0), buttons=Qt.NoButton)
        assert shape().shape() is Qt.IBeamCursor


def test_an_edge_goes_where_it_is_dragged(view, mark):
    assert dragged(view, edge(view, mark.end), edge(view, mark.end + 2)) == [
        (mark, mark.start, mark.end + 2)
    ]
    assert dragged(view, edge(view, mark.start), edge(view, mark.start - 3)) == [
        (mark, mark.start - 3, mark.end)
    ]
    assert view.current is mark


def test_what_the_span_would_be_is_shown_until_it_is_let_go(view, mark):
    before = view.viewport().grab().toImage()
    press(view, edge(view, mark.end))
    move(view, edge(view, mark.end + 2))
    assert view.reading().selection == (mark.start, mark.end + 2)
    assert view.viewport().grab().toImage() != before
    QTest.keyClick(view, Qt.Key_Escape)
    told = []
    view.edgeDragged.connect(lambda *what: told.append(what))
    release(view, edge(view, mark.end + 2))
    assert told == []
    assert view.viewport().grab().toImage() == before


def test_one_character_stays_however_far_the_edge_is_dragged(view, mark):
    assert dragged(view, edge(view, mark.end), edge(view, mark.start - 4)) == [
        (mark, mark.start, mark.start + 1)
    ]
    assert dragged(view, edge(view, mark.start), edge(view, mark.end + 2)) == [
        (mark, mark.end - 1, mark.end)
    ]


@pytest.mark.parametrize("modifier", [ALT, Qt.ControlModifier])
def test_with_alt_the_edge_goes_to_the_edge_of_a_word(view, mark, modifier):
    place = edge(view, mark.end + 1) + QPoint(3, 0)
    assert dragged(view, edge(view, mark.end), place, modifier) == [
        (mark, mark.start, mark.end + 2)
    ]


def test_a_click_on_an_edge_is_a_click(view, mark):
    pointed = []
    view.pointed.connect(pointed.append)
    assert dragged(view, edge(view, mark.start), edge(view, mark.start)) == []
    assert pointed == [mark]
    assert view.selection() == (mark.start, mark.start)


def test_an_edge_in_the_clean_text_takes_what_is_folded_away_behind_it_no_further(view):
    start = TEXT.index("沈丹")
    end = TEXT.index(")") + 1
    name = Mark(9, 1, start, start + 2, "PER", MarkStatus.SUGGESTED, Origin("t"))
    show(view, Mode.CLEAN, [name])
    view.set_current(name, reveal=False)
    told = dragged(view, edge(view, start), edge(view, start - 2))
    assert told == [(name, start - 2, start + 2)]
    told = dragged(view, edge(view, start + 2), edge(view, end + 1))
    assert told == [(name, start, end + 1)]


def test_a_rejected_mark_has_no_edge_to_hold(view):
    start = TEXT.index("会员代表")
    gone = Mark(7, 1, start, start + 4, "ORG", MarkStatus.REJECTED, Origin("t"))
    show(view, marks=[gone])
    view.show_rejected(shown=True)
    view.set_current(gone, reveal=False)
    assert dragged(view, edge(view, gone.end), edge(view, gone.end + 2)) == []
    assert view.selection() == (gone.end, gone.end + 2)
