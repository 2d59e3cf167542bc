"""Pairing, scores and effort, on markings small enough to count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import pair, score, simulate
from annotator.model import Origin, Suggestion, Value


def span(start, end, label="ORG", value=None, unit=None):
    return Suggestion(start, end, label, Origin("test"), Value(value, unit))


GOLD = [
    span(0, 4),
    span(5, 8, "PER"),
    span(10, 14, "MONEY", "100", "CNY"),
    span(20, 24, "DATE", "2020"),
    span(30, 33, "LOC"),
]
FOUND = [
    span(0, 4),  # right
    span(5, 8, "LOC"),  # another label
    span(10, 13, "MONEY", "100", "CNY"),  # another edge
    span(20, 24, "DATE", "2021"),  # right, another value
    span(40, 42, "PER"),  # spurious
]


def test_each_span_is_paired_once_and_the_rest_is_told():
    found = pair(GOLD, FOUND)
    assert [g.start for g, _ in found.same] == [0, 20]
    assert [g.start for g, _ in found.relabelled] == [5]
    assert [g.start for g, _ in found.shifted] == [10]
    assert [s.start for s in found.missed] == [30]
    assert [s.start for s in found.spurious] == [40]


def test_scores_by_hand():
    scores = score([(GOLD, FOUND)])
    total = scores.total()
    assert (total.tp, total.fp, total.fn) == (2, 3, 3)
    assert total.precision == total.recall == pytest.approx(0.4)
    assert total.f1 == pytest.approx(0.4)
    lenient = scores.total(lenient=True)
    assert (lenient.tp, lenient.fp, lenient.fn) == (3, 2, 2)
    assert scores.values == (0, 2)
    assert score([]).total().f1 == 0.0


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (("100", "CNY"), ("100.0", "CNY"), True),
        (("100", "CNY"), ("100", "USD"), False),
        (("100", ""), ("100", None), True),
        (("1/3", "ratio"), ("1/3", "ratio"), True),
        (("1/3", "ratio"), ("0.5", "ratio"), False),
        (("2014-08", None), ("2014-08", None), True),
        (("2014-08", None), (None, None), False),
    ],
)
def test_values_agree_as_numbers_or_to_the_letter(gold, found, right):
    pairs = [([span(0, 2, "MONEY", *gold)], [span(0, 2, "MONEY", *found)])]
    assert score(pairs).values == (int(right), 1)


def test_effort_by_hand():
    effort = simulate([(GOLD, FOUND)])
    # two accepted, one relabelled, one redrawn, one added, one rejected
    assert effort.actions == 2 + 1 + 3 + 3 + 1
    assert effort.per_span == pytest.approx(10 / 5)
    assert simulate([]).per_span == 0.0


def test_a_suggestion_under_a_drawn_span_needs_no_rejecting():
    effort = simulate([([span(0, 4)], [span(0, 2, "LOC"), span(2, 4, "PER")])])
    assert (effort.add, effort.reject, effort.actions) == (1, 0, 3)


SPANS = st.lists(
    st.builds(
        lambda start, length, label: span(start, start + length, label),
        st.integers(0, 30),
        st.integers(1, 6),
        st.sampled_from(["PER", "ORG"]),
    ),
    max_size=12,
)


@given(SPANS, SPANS)
def test_pairing_loses_and_doubles_nothing(gold, found):
    pairing = pair(gold, found)
    pairs = [*pairing.same, *pairing.relabelled, *pairing.shifted]
    left = [g for g, _ in pairs] + list(pairing.missed)
    right = [f for _, f in pairs] + list(pairing.spurious)

    def keys(spans):
        return sorted((s.start, s.end, s.label) for s in spans)

    assert keys(left) == sorted({(s.start, s.end, s.label) for s in gold})
    assert keys(right) == sorted({(s.start, s.end, s.label) for s in found})


@given(SPANS)
def test_a_marking_agrees_with_itself(gold):
    total = score([(gold, gold)]).total()
    assert (total.fp, total.fn) == (0, 0)
    distinct = len({(s.start, s.end, s.label) for s in gold})
    assert simulate([(gold, gold)]).actions == distinct
