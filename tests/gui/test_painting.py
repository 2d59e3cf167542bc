"""What a reviewer sees on the page, read from its pixels."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from annotator import settings
from annotator.model import MarkStatus
from tests.seen import DARK, LIGHT, TEXT, Seen, mark


@pytest.fixture(params=[LIGHT, DARK])
def seen(qtbot, request):
    return Seen(qtbot, request.param)


def runs(colours, ground):
    """The lengths of the painted stretches."""
    found = [0]
    for colour in colours:
        if colour == ground:
            found.append(0)
        else:
            found[-1] += 1
    return [length for length in found if length]


def test_a_span_is_solid_a_suggestion_dashed_an_unsure_one_dotted_and_paler(seen):
    seen.show(
        mark(1, 0, 6, status=MarkStatus.CONFIRMED), mark(2, 8, 14), mark(3, 16, 22, score=0.6)
    )
    page = seen.theme.page
    span, open_, unsure = seen.line(0, 6), seen.line(8, 14), seen.line(16, 22)
    assert set(map(QColor.name, span)) == {seen.ink("ORG").name()}
    assert len(runs(open_, page)) > 5
    assert seen.ink("ORG") in open_
    assert len(runs(unsure, page)) > len(runs(open_, page))
    assert max(runs(unsure, page)) < max(runs(open_, page))
    assert seen.ink("ORG") not in unsure
    # behind a span is more colour than behind a suggestion, behind an unsure one none
    grounds = [seen.area(*place, 0, 3) for place in ((0, 6), (8, 14), (16, 22))]
    tints = [max(ground, key=ground.get) for ground in grounds]
    assert len(set(tints)) == 3
    assert tints[2] == page.name()


def test_what_is_rejected_is_hidden_then_struck(seen):
    plain = seen.show().image
    assert seen.show(mark(1, 4, 10, status=MarkStatus.REJECTED)).image == plain
    seen.view.show_rejected(shown=True)
    seen.paint()
    middle = seen.view.page.metrics.text // 2
    struck = seen.area(4, 10, middle, middle + 1)
    assert max(struck, key=struck.get) == seen.ink("ORG").name()
    assert not runs(seen.line(4, 10), seen.theme.page)


def test_the_current_mark_alone_has_a_frame(seen):
    marks = mark(1, 0, 6), mark(2, 8, 14)
    seen.show(*marks)
    seen.view.set_current(marks[1], reveal=False)
    seen.paint()
    frame = seen.theme.current.name()
    assert frame in seen.area(8, 14, -2, 0)
    assert frame not in seen.area(0, 6, -2, 0)


def test_nested_marks_have_a_lane_each_and_rows_stay_where_they_are(seen):
    places = [seen.show().view.page.place_of(point) for point in range(len(TEXT))]
    seen.show(mark(1, 0, 12, "EVENT"), mark(2, 0, 6, "ORG"), mark(3, 2, 4, "PER"))
    assert seen.ink("EVENT") in seen.line(0, 12, lane=0)
    assert seen.ink("ORG") in seen.line(0, 6, lane=1)
    assert seen.ink("PER") in seen.line(2, 4, lane=2)
    assert [seen.view.page.place_of(point) for point in range(len(TEXT))] == places


def test_where_five_marks_overlap_the_two_without_a_lane_are_counted(seen):
    crowd = [mark(1 + k, k, 10 - k, name) for k, name in enumerate(("ORG", "LOC", "PER", "TERM"))]
    crowd.append(mark(5, 3, 6, "DOC"))
    seen.show(*crowd)
    height = seen.view.page.metrics.tag
    chip = seen.area(5, 7, -height, -2)
    assert chip.get(seen.theme.page_text.name(), 0) > 40  # a filled chip with +2 on it
    assert seen.ink("TERM") not in seen.line(3, 7, lane=3)
    # clicks on it go through all five
    pointed = []
    seen.view.pointed.connect(pointed.append)
    seen.view.pointed.connect(lambda found: seen.view.set_current(found, reveal=False))
    place = seen.view.place_of(7)
    place.setX(place.x() - 4)
    place.setY(place.y() - seen.view.page.metrics.text // 2 - height // 2)
    QApplication.sendEvent(
        seen.view.viewport(),
        QHelpEvent(QEvent.Type.ToolTip, place, seen.view.viewport().mapToGlobal(place)),
    )
    named = [line.split(" · ")[0] for line in QToolTip.text().splitlines()]
    assert sorted(named) == sorted(["机构", "地点", "人名", "提法", "文件"])
    for _ in range(5):
        QTest.mouseClick(seen.view.viewport(), Qt.LeftButton, Qt.NoModifier, place)
    assert {found.id for found in pointed} == {1, 2, 3, 4, 5}


def test_page_furniture_is_dimmed(seen):
    seen.show()
    own = seen.area(1, 10, 0, 20)
    seen.view.dim([(0, TEXT.index("\n"))])
    dimmed = seen.paint().area(1, 10, 0, 20)
    assert seen.theme.page_text.name() in own
    assert seen.theme.page_text.name() not in dimmed
    assert seen.theme.dim.name() in dimmed


def test_twice_the_pixels_are_twice_as_sharp(seen):
    seen.show(mark(1, 0, 6, status=MarkStatus.CONFIRMED), mark(2, 8, 14))
    coarse = seen.image
    fine = seen.paint(2.0).image
    assert fine.size() == coarse.size() * 2
    # no pixel was merely doubled: glyphs differ from the coarse ones scaled
    assert fine.scaled(coarse.size()).scaled(fine.size()) != fine
    (x, y), below = seen.view.page.place_of(2), seen.view.page.metrics.text + 2
    column = [fine.pixelColor(round(x * 2), row) for row in range(2 * y, 2 * (y + below + 6))]
    assert column.count(seen.ink("ORG")) == 4  # two pixels of line are four, none of them blurred


def test_compact_rows_show_more_text_with_keys_for_names_and_keep_the_place(seen):
    text = "".join(f"{k:03}号会员捐款四万元\n" for k in range(200))
    at = text.index("100号")
    one = mark(1, at, at + 4, status=MarkStatus.CONFIRMED)
    seen.show(one, text=text)
    seen.view.set_current(one, reveal=True)
    seen.paint()
    rows, place = len(seen.view.page.visible), seen.view.place_of(at).y()
    seen.view.set_size(compact=True)
    seen.paint()
    assert len(seen.view.page.visible) >= rows * 1.15
    pitch = seen.view.page.metrics.pitch
    assert abs(seen.view.place_of(at).y() - place) < pitch
    # the key stands in a filled chip below where the mark begins
    below = seen.view.page.metrics.text
    assert seen.area(at, at + 1, below + 1, below + 11)[seen.ink("ORG").name()] > 30
    seen.view.set_size()
    seen.paint()
    assert len(seen.view.page.visible) == rows
    assert abs(seen.view.place_of(at).y() - place) <= pitch


def test_compact_rows_are_remembered(window, hand):
    pitch = window.view.page.metrics.pitch
    hand.press("C")
    assert window.view.page.metrics.pitch < pitch
    assert settings.load().rows == "compact"
    hand.press("C")
    assert window.view.page.metrics.pitch == pitch
    assert settings.load().rows == "roomy"
