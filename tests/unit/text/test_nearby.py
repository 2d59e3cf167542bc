"""What is cleaned first reads as the whole does there, and every offset has its place."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text import nearby
from annotator.text.clean import DEFAULT_RULES, clean
from annotator.text.nearby import covered_near, furniture_near, stretch_near, view_near
from annotator.text.views import Mode, furniture_of, view_of

PAGE = (
    "首页 > 新闻 > 正文\n商會(huì)會長\u3000沈丹率１２人赴南京，\r\n"
    "共7 8 . 1 2万元。\n\n\n\n末行。\n"
)
LONG = PAGE * 400


@given(st.integers(0, len(LONG)))
def test_what_is_around_the_place_reads_as_in_the_whole(place):
    view, whole = view_near(LONG, Mode.CLEAN, DEFAULT_RULES, place), view_of(LONG, Mode.CLEAN)
    start, end = stretch_near(LONG, place)
    assert start <= place <= end
    near = max(start, place - 500), min(end, place + 500)
    assert view.of_raw(*near) == whole.of_raw(*near)
    assert view.text[: view.map.forward_point(start)] == LONG[:start]
    assert view.map.forward_point(len(LONG)) == len(view.text)
    covered = covered_near(LONG, DEFAULT_RULES, place, min(len(LONG), place + 30))
    assert covered == clean(LONG).of_raw(place, min(len(LONG), place + 30))


def test_furniture_around_the_place_is_that_of_the_whole():
    told = [(0, 12, False), (len(LONG) // 2, len(LONG) // 2 + 20, True)]
    place = len(LONG) // 2
    start, end = stretch_near(LONG, place)
    whole = [span for span in furniture_of(LONG, DEFAULT_RULES, told) if start <= span[0] < end]
    found = furniture_near(LONG, DEFAULT_RULES, told, place)
    assert [span for span in found if span[1] < end] == [s for s in whole if s[1] < end]


def test_a_text_of_one_line_is_cut():
    start, end = stretch_near("会" * 100_000, 50_000)
    assert (start, end) == (50_000 - nearby.NEAR, 50_000 + nearby.NEAR)
