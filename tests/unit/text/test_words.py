"""Words and sentences around a place: each character in one of them, and none of them cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.words import sentence_bounds, word_bounds
from tests.conftest import AWKWARD

TEXTS = st.text(
    st.sampled_from(
        "商会召开会议，捐款4.1万。！？;…”」 \xa0\t\r\n\u2028aZ\u0301\u200d😀\U00020bb7"
    ),
    min_size=1,
    max_size=60,
)


def walk(text, bounds):
    """Return what the bounds make of a text, from its beginning to its end."""
    found, at = [], 0
    while at < len(text):
        start, end = bounds(text, at)
        if end > at:
            found.append(text[start:end])
        at = max(end, at + 1)
    return found


def test_words_are_chinese_words_and_runs_of_blanks():
    text = "商会召开会议  ，共120名会员"
    assert walk(text, word_bounds) == [
        *("商会", "召开", "会议", "  ", "，", "共", "120", "名", "会员"),
    ]


def test_a_mark_stays_with_its_letter_and_a_joined_emoji_whole():
    assert word_bounds("e\u0301", 1) == (0, 2)
    assert word_bounds("会👨\u200d👩\u200d👧员", 3) == (1, 6)


def test_sentences_end_with_their_marks_and_what_closes_behind_them():
    text = "“好！”他说……真的吗？看 http://a.cn/?b=1;c 吧。  第二句；没有句号\r\n下一行"
    assert walk(text, sentence_bounds)[:6] == [
        *("“好！”", "他说……", "真的吗？", "看 http://a.cn/?b=1;c 吧。"),
        *("第二句；", "没有句号"),
    ]
    assert sentence_bounds(text, len(text)) == (len(text) - 3, len(text))


@pytest.mark.parametrize("bounds", [word_bounds, sentence_bounds])
def test_the_whole_of_an_awkward_text_is_walked_through(bounds):
    for point in range(len(AWKWARD) + 1):
        start, end = bounds(AWKWARD, point)
        assert 0 <= start <= end <= len(AWKWARD)
        assert "\n" not in AWKWARD[start:end]


@given(TEXTS, st.data())
def test_what_lies_around_a_place_is_the_same_for_every_character_of_it(text, data):
    point = data.draw(st.integers(0, len(text) - 1))
    for bounds in (word_bounds, sentence_bounds):
        start, end = bounds(text, point)
        assert 0 <= start <= end <= len(text)
        for other in range(start, end):
            assert bounds(text, other) == (start, end)


def test_a_text_without_line_ends_is_looked_at_around_the_place_alone():
    text = "商会召开会议" * 200_000
    start, end = word_bounds(text, 600_000)
    assert text[start:end] in ("商会", "召开", "会议")
