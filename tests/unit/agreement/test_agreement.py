"""Pairing, scores and effort, on markings small enough to count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import (
    ALL,
    Compare,
    calibrate,
    compare,
    confusion,
    count,
    differences,
    judge,
    pair,
    rescored,
    score,
    simulate,
)
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
    # one clicked and relabelled, one redrawn, one added, one clicked and rejected, the rest
    assert effort.actions == 2 + 3 + 3 + 2 + 1
    assert effort.per_span == pytest.approx(11 / 5)
    assert effort.steps == {"relabel": 1, "draw": 2, "reject": 1, "accept_rest": 1}
    # two accepted, one relabelled, one redrawn, one added, one rejected
    assert effort.one_by_one == 2 + 1 + 3 + 3 + 1
    # V, 100, Enter, Tab, CNY where the window stands; a click, V, 2020, Enter
    assert effort.value_actions == (1 + 3 + 1 + 1 + 3) + (1 + 1 + 4 + 1)
    assert simulate([]).per_span == 0.0


def test_what_the_program_reads_in_a_drawn_span_need_not_be_typed():
    read = {10: Value("100", "CNY")}
    effort = simulate([(GOLD, FOUND)], lambda _, span: read.get(span.start, Value()))
    assert effort.value_actions == 1 + 1 + 4 + 1


def test_a_suggestion_under_a_drawn_span_needs_no_rejecting():
    effort = simulate([([span(0, 4)], [span(0, 2, "LOC"), span(2, 4, "PER")])])
    assert (effort.steps, effort.actions) == ({"draw": 1}, 3)
    wide = [span(0, 9)], [span(start, start + 1) for start in range(5)]
    assert simulate([wide]).actions == 4  # the window asks for the key once more


def test_wrong_suggestions_one_after_another_take_a_key_each():
    wrong = [span(start, start + 1, "PER") for start in range(4)]
    assert simulate([([span(20, 22)], [*wrong, span(20, 22)])]).actions == 4 + 1


def test_the_right_ones_cost_one_key_a_report():
    assert simulate([(GOLD, GOLD), (GOLD, GOLD)]).actions == 2


def test_labels_meet_where_offsets_are_equal():
    table = confusion([(GOLD, FOUND)])
    assert table == {
        ("ORG", "ORG"): 1,
        ("PER", "LOC"): 1,
        ("MONEY", None): 1,
        (None, "MONEY"): 1,
        ("DATE", "DATE"): 1,
        ("LOC", None): 1,
        (None, "PER"): 1,
    }


def test_each_mistake_is_told_once_in_text_order():
    told = differences(GOLD, FOUND)
    assert [one.kind.value for one in told] == ["label", "boundary", "value", "missed", "spurious"]
    assert [one.place for one in told] == [(5, 8), (10, 14), (20, 24), (30, 33), (40, 42)]


def scored(start, rule, score):
    return Suggestion(start, start + 1, "PER", Origin("test", rule, score))


def test_calibration_by_hand():
    gold = [span(0, 1, "PER"), span(1, 2, "PER"), span(2, 3, "PER")]
    found = [scored(0, "a", 0.9), scored(1, "a", 0.95), scored(2, "b", 0.5), scored(9, "b", 0.5)]
    judged = judge(gold, [*found, scored(10, None, None)])
    result = calibrate(judged)
    assert {tenth: (g.right, g.count) for tenth, g in result.bins.items()} == {5: (1, 2), 9: (2, 2)}
    assert result.bins[9].mean == pytest.approx(0.925)
    assert result.error == pytest.approx((2 * 0.0 + 2 * 0.075) / 4)
    assert result.rules["test", "b"].right == 1
    assert result.unscored == 1
    assert count(judged) == {("test", ""): (0, 1), ("test", "a"): (2, 2), ("test", "b"): (1, 2)}
    assert [one.score for one in rescored(judged[:2], {("test", "a"): (2, 2)})] == [0.75, 0.75]
    assert rescored(judged[:1], {})[0].score == 0.5
    assert calibrate([]).error == 0.0


def test_a_score_of_one_is_in_the_highest_tenth():
    assert list(calibrate(judge([], [scored(0, "a", 1.0), scored(1, "a", 0.0)])).bins) == [0, 9]


LINES = [10 * number for number in range(1, 40)]


def test_the_better_set_is_told_from_luck():
    gold = [span(10 * number + 1, 10 * number + 4) for number in range(40)]
    worse = [one for one in gold if one.start % 20 < 10]
    found = compare([Compare(LINES, gold, worse, gold)])
    assert found["ORG"] == found[ALL]
    assert (found[ALL].a, found[ALL].b) == (pytest.approx(2 / 3), 1.0)
    assert 0 < found[ALL].low < found[ALL].difference < found[ALL].high
    assert found[ALL].better == 1.0
    back = compare([Compare(LINES, gold, gold, worse)])[ALL]
    assert (back.low, back.high, back.better) == (-found[ALL].high, -found[ALL].low, 0.0)


def test_two_equal_sets_differ_by_nothing():
    assert compare([Compare(LINES, GOLD, FOUND, FOUND)])[ALL].better == 0.5
    same = compare([Compare(LINES, GOLD, FOUND, FOUND)])["PER"]
    assert (same.low, same.difference, same.high) == (0, 0, 0)
    nothing = compare([])[ALL]
    assert (nothing.a, nothing.low, nothing.high, nothing.better) == (0, 0, 0, 0.5)


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
    effort = simulate([(gold, gold)])
    assert (effort.actions, effort.one_by_one) == (min(distinct, 1), distinct)
