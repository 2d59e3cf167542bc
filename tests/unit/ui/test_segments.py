"""Segments cover any text but its line ends; heights add up."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.document.heights import Heights
from annotator.ui.document.segments import LONGEST, Segments

LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("\r\n\u2028。商会"))


@given(TEXTS)
def test_segments_cover_all_but_the_line_ends(text):
    segments = Segments(text)
    at = 0
    for start, end in zip(segments.starts, segments.ends, strict=True):
        assert set(text[at:start]) <= set(LINE_ENDS)
        assert not set(text[start:end]) & set(LINE_ENDS)
        at = end
    assert set(text[at:]) <= set(LINE_ENDS)
    for point in range(len(text) + 1):
        index = segments.at(point)
        assert segments.starts[index] <= point
        assert index == len(segments) - 1 or point < segments.starts[index + 1]


@given(st.integers(1, 4 * LONGEST), st.booleans())
def test_a_long_paragraph_is_cut_after_sentences(length, sentences):
    text = "".join("。" if sentences and k % 37 == 36 else "字" for k in range(length))
    segments = Segments(text)
    assert "".join(text[a:b] for a, b in zip(segments.starts, segments.ends, strict=True)) == text
    assert max(b - a for a, b in zip(segments.starts, segments.ends, strict=True)) <= LONGEST
    if sentences:
        assert all(text[end - 1] == "。" for end in segments.ends[:-1])


def test_the_caret_can_stand_after_a_last_line_end():
    assert Segments("甲\n").starts == [0, 2]
    assert Segments("").starts == [0]
    assert Segments("甲\r\n乙").starts == [0, 3]


@given(st.lists(st.integers(1, 90), min_size=1, max_size=700), st.data())
def test_heights_add_up_after_any_change(heights, data):
    sums = Heights(list(heights))
    for _ in range(data.draw(st.integers(0, 4))):
        index = data.draw(st.integers(0, len(heights) - 1))
        heights[index] = data.draw(st.integers(1, 90))
        sums.set(index, heights[index])
    assert sums.total() == sum(heights)
    index = data.draw(st.integers(0, len(heights) - 1))
    assert sums.top(index) == sum(heights[:index])
    within = data.draw(st.integers(0, heights[index] - 1))
    assert sums.find(sums.top(index) + within) == (index, within)
