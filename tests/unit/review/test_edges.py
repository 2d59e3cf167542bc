"""Edges a step further out or in: always visibly moved, never past each other, never in a gloss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model import Mark, MarkStatus, Origin, Report
from annotator.review import MarkIndex, guessing, values
from annotator.review.edges import Edge, stepped
from annotator.text.clean import clean
from tests.conftest import AWKWARD

GLOSSED = "商會(huì)長沈丹 率12人，7 8 . 1 2万。"


@pytest.mark.parametrize(
    ("covered", "edge", "grows", "then"),
    [
        ("商", Edge.END, True, "商會"),
        ("商會", Edge.END, True, "商會(huì)長"),
        ("商會(huì)長", Edge.END, False, "商會"),
        ("沈丹", Edge.END, True, "沈丹 率"),
        ("沈丹 率", Edge.END, False, "沈丹"),
        ("率12人", Edge.START, False, "12人"),
        ("商", Edge.START, True, None),
        ("商", Edge.END, False, None),
    ],
)
def test_one_step_of_an_edge(covered, edge, grows, then):
    view, start = clean(GLOSSED), GLOSSED.index(covered)
    found = stepped(view, (start, start + len(covered)), edge, grows=grows, by_word=False)
    assert (found and GLOSSED[slice(*found)]) == then


@given(st.data(), st.sampled_from(Edge), st.booleans(), st.booleans())
def test_a_step_moves_that_edge_alone_and_leaves_a_span(data, edge, grows, by_word):
    text = data.draw(st.sampled_from([GLOSSED, AWKWARD]))
    view, points = clean(text), st.integers(0, len(text))
    start, end = values.trimmed(view, *sorted(data.draw(st.tuples(points, points))))
    if start >= end:
        return
    found = stepped(view, (start, end), edge, grows=grows, by_word=by_word)
    if found is None:
        return
    assert values.trimmed(view, *found) == found
    assert found[0] < found[1]
    lengths = view.of_raw(*found), view.of_raw(start, end)
    assert (len(lengths[0]) > len(lengths[1])) is grows
    assert (found[1] == end) if edge is Edge.START else (found[0] == start)


def test_the_likeliest_label_comes_from_what_is_there_and_from_what_the_text_was_before():
    report = Report("u", "r", "沈丹来，沈丹去。", "a" * 64)
    span = Mark(1, 1, 0, 2, "PER", MarkStatus.CONFIRMED, Origin("reviewer"))
    assert guessing.best(guessing.at_hand(report, MarkIndex([span]), 4, 6)) == "PER"
    here = Mark(2, 1, 4, 6, "ORG", MarkStatus.SUGGESTED, Origin("o"))
    assert guessing.best(guessing.at_hand(report, MarkIndex([span, here]), 4, 6)) == "ORG"
    said_no = Mark(2, 1, 4, 6, "ORG", MarkStatus.REJECTED, Origin("o"))
    assert guessing.best(guessing.at_hand(report, MarkIndex([said_no]), 4, 6)) is None
