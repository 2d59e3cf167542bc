"""Phrases looked for at once are found where a plain search finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.phrases import Phrases

# few letters, so that phrases begin, end and contain one another; one beyond the 16-bit range
LETTERS = st.sampled_from("商会长𠮷")
PHRASES = st.lists(st.text(LETTERS, min_size=1, max_size=5), max_size=8)
TEXTS = st.text(LETTERS, max_size=25)


def long_enough(phrases):
    return {phrase for phrase in phrases if len(phrase) > 1}


@given(PHRASES, TEXTS)
def test_the_longest_phrase_that_starts_at_a_place_is_found_there(phrases, text):
    for start in range(len(text) + 1):
        ends = [start + len(p) for p in long_enough(phrases) if text.startswith(p, start)]
        assert Phrases(phrases).at(text, start) == max(ends, default=start)


@given(PHRASES, TEXTS)
def test_the_longest_phrase_that_ends_at_a_place_is_found_there(phrases, text):
    for end in range(len(text) + 1):
        starts = [end - len(p) for p in long_enough(phrases) if text.endswith(p, 0, end)]
        assert Phrases(phrases).ending(text, end) == min(starts, default=end)


@given(PHRASES, TEXTS)
def test_from_the_left_the_longest_phrase_at_each_free_place_is_found(phrases, text):
    expected, start = [], 0
    while start < len(text):
        ends = [start + len(p) for p in long_enough(phrases) if text.startswith(p, start)]
        if ends:
            expected.append((start, max(ends)))
        start = max(ends, default=start + 1)
    assert list(Phrases(phrases).find(text)) == expected


@given(PHRASES, TEXTS)
def test_a_set_holds_its_phrases_of_two_characters_and_more_and_no_others(phrases, text):
    held = Phrases(phrases)
    assert len(held) == len(long_enough(phrases))
    assert all(phrase in held for phrase in long_enough(phrases))
    assert (text in held) == (text in long_enough(phrases))


@pytest.mark.parametrize(("text", "found"), [("", []), ("商", []), ("商会", [(0, 2)])])
def test_the_shortest_texts(text, found):
    assert list(Phrases(["商会"]).find(text)) == found


def test_a_phrase_that_begins_a_longer_one_ends_where_the_text_does():
    phrases = Phrases(["中共中央", "中共中央党校"])
    assert phrases.at("学习中共中央", 2) == 6
    assert list(phrases.find("学习中共中央")) == [(2, 6)]
