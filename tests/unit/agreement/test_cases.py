"""Intervals and sums of verdicts, counted by hand."""

from collections import Counter
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.cases import Case, Chosen, by_rule, by_suggester, wilson
from annotator.agreement.differences import Kind
from annotator.agreement.pace import pace
from annotator.agreement.verdicts import in_effect
from annotator.model import Act, Entry

BEIJING = timezone(timedelta(hours=8))
NINE = datetime(2020, 4, 28, 9, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [  # Newcombe (1998), table I, and Wilson's own formula by hand
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (3, 3, 0.4385, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_is_that_of_wilson(right, count, low, high):
    assert wilson(right, count) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_the_interval_holds_the_share_and_narrows_with_more_cases(right, count):
    right = min(right, count)
    low, high = wilson(right, count)
    assert 0 <= low <= right / count + 1e-12
    assert right / count - 1e-12 <= high <= 1
    wider = wilson(right, count)
    narrower = wilson(right * 10, count * 10)
    assert narrower[1] - narrower[0] < wider[1] - wider[0]


def case(kind, rule="money", reviewer="沈", day="2020-04-28", made="MONEY"):
    return Case(reviewer, day, "numbers", rule, "MONEY", made, kind)


def test_rules_are_summed_and_the_one_most_decided_is_first():
    cases = Counter(
        {case(None): 3, case(Kind.VALUE): 1, case(Kind.SPURIOUS, "ratio", made=None): 9}
    )
    cases[Case("沈", "2020-04-28", "", "", None, "ORG", Kind.MISSED)] = 2
    rules = by_rule(cases, Counter({("numbers", "money", "MONEY"): 5, ("names", "", "PER"): 1}))
    assert list(rules) == [("numbers", "ratio"), ("numbers", "money"), ("names", "")]
    money = rules["numbers", "money"]
    assert (money.right, money.value, money.decided, money.open, money.proposed) == (3, 1, 4, 5, 9)
    assert money.precision == 0.75
    assert rules["names", ""].precision is None
    assert by_suggester(rules)["numbers"].decided == 13


def test_a_choice_is_of_reviewer_days_and_label():
    one = case(Kind.LABEL, made="ORG")
    assert Chosen().takes(one)
    assert Chosen("沈", "2020-04-28", "2020-04-28", "MONEY").takes(one)
    for other in (
        Chosen(reviewer="林"),
        Chosen(since="2020-04-29"),
        Chosen(until="2020-04-27"),
        Chosen(label="ORG"),
    ):
        assert not other.takes(one)


def log(*acts):
    """Lines of a log: (seconds since nine, act, what it reverts, step), by one reviewer."""
    return [
        Entry(number, 1, act, "沈", NINE + timedelta(seconds=after), reverts, step)
        for number, (after, act, reverts, step) in enumerate(acts, 1)
    ]


def paced(*acts):
    entries = log(*acts)
    (found,) = pace(entries, in_effect(entries)).values()
    return found.actions, found.seconds, found.decisions


def test_a_long_pause_is_no_work():
    assert paced((0, Act.ACCEPT, None, None), (20, Act.REJECT, None, None)) == (2, 20.0, 2)
    far = 20 + 301
    assert paced(
        (0, Act.ACCEPT, None, None), (20, Act.REJECT, None, None), (far, Act.ADD, None, None)
    ) == (3, 20.0, 3)


def test_undo_is_an_action_and_what_it_undid_is_no_decision_any_more():
    acts = [(0, Act.ACCEPT, None, None), (5, Act.UNDO, 1, None)]
    assert paced(*acts) == (2, 5.0, 0)
    assert paced(*acts, (9, Act.REDO, 1, None)) == (3, 9.0, 1)


def test_an_undo_that_is_undone_leaves_what_it_undid_in_effect():
    acts = [(0, Act.ACCEPT, None, None), (1, Act.UNDO, 1, 2), (2, Act.UNDO, 2, None)]

    def standing(*more):
        return [one.id for one in in_effect(log(*acts, *more))]

    assert standing() == [1]
    assert standing((3, Act.REDO, 2, None)) == []
    assert standing((3, Act.REDO, 2, None), (4, Act.UNDO, 2, None)) == [1]


def test_a_step_over_several_reports_is_one_action_and_so_is_its_undoing():
    of_another_report = 7
    assert paced((0, Act.LABEL_ALL, None, of_another_report))[0] == 0
    assert paced((0, Act.LABEL_ALL, None, 1), (3, Act.UNDO, 1, None))[0] == 2
    assert paced((0, Act.LABEL_ALL, None, 7), (3, Act.UNDO, 1, None))[0] == 0


def test_candidates_found_part_by_part_are_one_action():
    parts = [(after, Act.FIND_AGAIN, None, None) for after in range(3)]
    assert paced(*parts, (9, Act.UNDO, 3, None), (9, Act.UNDO, 2, None))[0] == 2


def test_imports_and_what_follows_word_lists_are_no_work_of_a_reviewer():
    entries = log((0, Act.IMPORT, None, None), (9, Act.FOLLOW_LISTS, None, None))
    assert pace(entries, in_effect(entries)) == {}


def test_a_day_is_that_of_the_clock():
    evening = NINE.replace(hour=23, minute=59)
    entries = [
        Entry(1, 1, Act.ACCEPT, "沈", evening),
        Entry(2, 1, Act.ACCEPT, "沈", evening + timedelta(minutes=2)),
    ]
    found = pace(entries, entries)
    assert {day: one.seconds for (_, day), one in found.items()} == {
        "2020-04-28": 0,
        "2020-04-29": 120,
    }
