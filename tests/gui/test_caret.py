"""The caret by key: through words, sentences and paragraphs, never inside a character."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator import labels
from annotator.review import MarkIndex
from annotator.text.views import Mode, view_of
from annotator.ui import theme
from annotator.ui.document import ReportView, caret
from tests.conftest import AWKWARD

TEXTS = st.text(
    st.sampled_from(
        "商会召开軟體會議，4.1。！？…”(huì) 　\u00a0\t\r\n\u2028a\u0301\u200d👨👩🏽\U00020bb7臺灣"
    ),
    max_size=60,
)
MODES = st.sampled_from([Mode.RAW, Mode.CLEAN, Mode.SIMPLIFIED, Mode.SIMPLIFIED_FROM_TAIWAN])
FORTH = [caret.right, caret.word_right, caret.sentence_right, caret.paragraph_down]
BACK = [caret.left, caret.word_left, caret.sentence_left, caret.paragraph_up]
WITHIN = [caret.line_start, caret.line_end, caret.line_last, caret.up, caret.down]
REPORT = (
    "4月28日，商会召开会议。会员共120名！\r\n"
    "\r\n"
    "會長沈丹(shěn dān)率12人赴南京，捐款４.11万元……代表们说：“好。”  完\r\n"
    "末行"
)


@pytest.fixture
def view(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ReportView(labels.default(), theme.load("light"), "zh_CN", parent)
    made.resize(420, 500)
    parent.resize(420, 500)
    parent.show()
    yield made
    parent.close()


def show(view, text, mode=Mode.RAW):
    view.show_report(text, view_of(text, mode), MarkIndex())
    view.viewport().repaint()


def key(view, name, modifiers=Qt.NoModifier):
    QTest.keyClick(view, getattr(Qt, f"Key_{name}"), modifiers)
    return view.selection()


def stops(view, name, modifiers):
    """Return the pieces of the text between the places where a key stops."""
    found, before = [], view.selected_in_view.caret
    while True:
        key(view, name, modifiers)
        now = view.selected_in_view.caret
        if now == before:
            return found
        found.append(view.page.text[min(before, now) : max(before, now)])
        before = now


def stands_well(page, point):
    paragraph = page.paragraph_of(point)
    return (
        0 <= point <= len(page.text)
        and paragraph.start <= point <= paragraph.end
        and (
            point in (paragraph.start, paragraph.end)
            or (paragraph.is_boundary(point) and page.is_edge(point))
        )
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, MODES, st.data())
def test_no_move_ends_inside_anything(view, text, mode, data):
    show(view, text, mode)
    page = view.page
    point = caret.settled(page, data.draw(st.integers(0, len(page.text))))
    assert stands_well(page, point)
    for move in (*FORTH, *BACK, *WITHIN, caret.text_start, caret.text_end):
        assert stands_well(page, move(page, point)), move.__name__
    for start, end in (caret.word_at(page, point), caret.sentence_at(page, point)):
        assert stands_well(page, start)
        assert stands_well(page, end)
        assert start <= end


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, MODES, st.data())
def test_right_and_then_left_is_where_it_was(view, text, mode, data):
    show(view, text, mode)
    page = view.page
    point = caret.settled(page, data.draw(st.integers(0, len(page.text))))
    following = caret.right(page, point)
    if following != point:
        assert caret.left(page, following) == point


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, MODES)
def test_every_move_gets_to_the_ends(view, text, mode):
    show(view, text, mode)
    for moves, last in ((FORTH, len(view.page.text)), (BACK, 0)):
        for move in moves:
            point = len(view.page.text) - last
            while (following := move(view.page, point)) != point:
                assert (following > point) == (last > 0)
                point = following
            assert point == last, move.__name__


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, MODES, st.data())
def test_what_is_selected_is_what_is_seen_to_be(view, text, mode, data):
    show(view, text, mode)
    length = len(view.page.text)
    anchor, point = data.draw(st.integers(0, length)), data.draw(st.integers(0, length))
    view.select(anchor, point)
    chosen = view.selected_in_view
    if chosen.anchor != chosen.caret:
        start, end = view.selection()
        first, last = view.page.view.map.forward(start, end)
        assert view.page.text[first:last].strip() == view.page.text[slice(*chosen.span)].strip()


def test_ctrl_and_an_arrow_go_by_chinese_words(view):
    show(view, REPORT)
    pieces = stops(view, "Right", Qt.ControlModifier)
    assert "".join(pieces) == REPORT
    assert {"商会", "召开", "会议", "会员", "120"} <= set(pieces)
    assert "”  " in pieces  # a blank goes with what it stands behind
    back = stops(view, "Left", Qt.ControlModifier)
    assert {"商会", "召开", "会议"} <= set(back)
    assert "".join(reversed(back)) == REPORT


def test_alt_and_an_arrow_go_by_sentences(view):
    show(view, REPORT)
    pieces = [piece.strip() for piece in stops(view, "Right", Qt.AltModifier)]
    assert [piece for piece in pieces if piece] == [
        "4月28日，商会召开会议。",
        "会员共120名！",
        "會長沈丹(shěn dān)率12人赴南京，捐款４.11万元……",
        "代表们说：“好。”",
        "完",
        "末行",
    ]
    back = [piece.strip() for piece in stops(view, "Left", Qt.AltModifier)]
    assert [piece for piece in reversed(back) if piece] == [piece for piece in pieces if piece]


def test_ctrl_and_up_or_down_go_by_paragraphs_over_empty_lines(view):
    show(view, REPORT)
    third, last = REPORT.index("會長"), REPORT.index("末行")
    down = [key(view, "Down", Qt.ControlModifier)[0] for _ in range(3)]
    assert down == [third, last, len(REPORT)]
    up = [key(view, "Up", Qt.ControlModifier)[0] for _ in range(3)]
    assert up == [last, third, 0]


def test_with_shift_they_select(view):
    show(view, REPORT)
    start = REPORT.index("商会")
    view.move_caret(start, start)
    shift = Qt.ShiftModifier
    assert key(view, "Right", Qt.ControlModifier | shift) == (start, start + 2)
    assert key(view, "Right", Qt.AltModifier | shift) == (start, REPORT.index("会员"))
    assert key(view, "Down", Qt.ControlModifier | shift) == (start, REPORT.index("會長"))
    assert key(view, "Left", Qt.AltModifier | shift)[1] < REPORT.index("會長")
    assert key(view, "Escape") == (view.selection()[1],) * 2


def test_a_gloss_that_is_folded_away_is_stepped_over(view):
    text = "會長沈丹(shěn dān)率12人"
    show(view, text, Mode.CLEAN)
    assert view.page.text == "會長沈丹率12人"
    view.move_caret(4, 4)
    assert key(view, "Right", Qt.ShiftModifier) == (text.index("率"), text.index("率") + 1)
    key(view, "Left")
    key(view, "Left")
    assert key(view, "Right", Qt.ShiftModifier) == (3, 4)


def test_a_word_that_became_longer_is_stepped_over_whole(view):
    text = "这是一个程式设计師写的资料库"
    for mode in Mode:
        show(view, text, mode)
        seen = stops(view, "Right", Qt.NoModifier)
        assert "".join(seen) == view.page.text
        assert all(view.page.is_edge(len("".join(seen[:k]))) for k in range(len(seen)))


def test_a_paragraph_that_was_cut_is_walked_through_both_ways(view):
    text = "商会\U00020bb7召开会议" * 700
    show(view, text)
    cut = view.page.segments.starts[1]
    assert cut < len(text)
    view.move_caret(cut - 1, cut - 1)
    assert [key(view, "Right")[0] for _ in range(2)] == [cut, cut + 1]
    assert [key(view, "Left")[0] for _ in range(3)] == [cut, cut - 1, cut - 2]
    assert key(view, "Up", Qt.ControlModifier) == (0, 0)
    assert key(view, "Down", Qt.ControlModifier) == (len(text), len(text))


@pytest.mark.parametrize("cluster", ["e\u0301\u0323", "👩\u200d👧", "👍🏽"])
def test_a_long_paragraph_is_never_cut_inside_a_character(view, cluster):
    text = cluster * 1500
    for shift in ("", "会", "商会"):
        show(view, shift + text)
        starts = view.page.segments.starts[1:]
        assert starts
        assert all((start - len(shift)) % len(cluster) == 0 for start in starts)


def test_an_awkward_text_is_walked_through_in_every_view(view):
    for mode in Mode:
        show(view, AWKWARD, mode)
        assert "".join(stops(view, "Right", Qt.NoModifier)) == view.page.text
        assert "".join(reversed(stops(view, "Left", Qt.NoModifier))) == view.page.text
