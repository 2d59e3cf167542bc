"""Ticks are round, enough, and not too many."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.charts.scale import day_ticks, day_written, ticks, written


@pytest.mark.parametrize(
    ("highest", "whole", "found"),
    [
        (1, False, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (3, True, [0, 1, 2, 3]),
        (7, True, [0, 2, 4, 6, 8]),
        (1234, True, [0, 500, 1000, 1500]),
        (0.03, False, [0, 0.01, 0.02, 0.03]),
        (0, True, [0, 1]),
    ],
)
def test_ticks_are_round_numbers_up_to_the_highest(highest, whole, found):
    assert ticks(highest, whole=whole) == pytest.approx(found)


@given(st.floats(1e-3, 1e9), st.integers(2, 9))
def test_ticks_hold_the_highest_and_are_not_too_many(highest, most):
    found = ticks(highest, most)
    assert found[-1] >= highest * (1 - 1e-6)
    assert found[-2] < highest
    assert len(found) <= most + 1


def test_as_many_decimals_are_written_as_needed():
    assert [written(tick, 0.25) for tick in (0, 0.5)] == ["0.0", "0.5"]
    assert written(1500, 500) == "1,500"
    assert written(0.02, 0.01) == "0.02"
    assert written(20, 10) == "20"


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 5000), st.integers(2, 12))
def test_days_lie_within_and_are_not_too_many(first, length, most):
    last = first + timedelta(days=length)
    found = day_ticks(first, last, most)
    assert 1 <= len(found) <= most
    assert first <= found[0] <= found[-1] <= last
    assert found == sorted(set(found))


def test_days_are_written_as_short_as_they_may_be():
    first = date(2026, 3, 2)
    assert day_written(first, first, date(2026, 4, 1)) == "03-02"
    assert day_written(first, date(2025, 12, 1), first) == "2026-03-02"
    assert day_written(first, date(2020, 1, 1), first) == "2026-03"
