"""Of overlapping suggestions one stays: by label, length, score, place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.model import Origin, Suggestion
from annotator.suggest.merge import merge

LABELS = ["CONTACT", "DOC", "ORG", "DATE", "MONEY", "QUANTITY", "LOC", "PER", "OTHER"]
SUGGESTIONS = st.builds(
    lambda start, length, label, score: make(start, start + length, label, score),
    st.integers(0, 40),
    st.integers(0, 12),
    st.sampled_from(LABELS),
    st.none() | st.floats(0, 1),
)


def make(start, end, label="QUANTITY", score=0.5):
    return Suggestion(start, end, label, Origin("test", "rule", score))


def test_a_named_unit_swallows_what_it_contains():
    title, year = make(0, 20, "DOC"), make(0, 5, "DATE")
    assert merge([year, title]).kept == [title]


def test_a_higher_label_wins_though_it_is_shorter():
    contact, quantity = make(3, 6, "CONTACT"), make(0, 9)
    assert merge([quantity, contact]).kept == [contact]


def test_the_longer_wins_within_a_label():
    assert merge([make(0, 3), make(0, 5)]).kept == [make(0, 5)]


def test_the_surer_wins_where_both_are_as_long():
    sure, unsure, none = make(0, 3, "TITLE", 0.9), make(1, 4, "PER", 0.2), make(2, 5, "PER", None)
    assert merge([none, unsure, sure]).kept == [sure]


def test_neighbours_do_not_overlap():
    assert merge([make(3, 5), make(0, 3)]).kept == [make(0, 3), make(3, 5)]


def test_an_empty_one_is_dropped():
    assert merge([make(3, 3)]).kept == []


@given(st.lists(SUGGESTIONS, max_size=30))
def test_what_stays_is_sorted_and_apart_and_whatever_goes_was_in_its_way(suggestions):
    kept = merge(suggestions).kept
    assert all(a.end <= b.start for a, b in pairwise(kept))
    assert merge(reversed(suggestions)).kept == kept
    for one in suggestions:
        clash = any(one.start < other.end and other.start < one.end for other in kept)
        assert one in kept or clash or one.start == one.end


def test_what_is_in_the_users_own_lists_goes_before_every_label_and_length():
    own = Suggestion(3, 5, "LOC", Origin("gazetteer", "own", 1.0))
    guesses = [
        Suggestion(0, 9, "CONTACT", Origin("contacts")),
        Suggestion(3, 6, "ORG", Origin("x")),
    ]
    merged = merge([*guesses, own])
    assert merged.kept == [own]
    assert [one.kept for one in merged.dropped] == [own, own]
