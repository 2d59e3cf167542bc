"""Which daily backups stay, over any history of days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from annotator.review.rotation import MONTHS, WEEKS, kept

FIRST = date(2019, 1, 1)
days = st.integers(0, 2000).map(lambda number: FIRST + timedelta(number))
histories = st.sets(days, max_size=200)
counts = st.integers(1, 30)


@given(histories, counts)
def test_the_last_days_stay_and_never_more_than_are_told(made, count):
    found = kept(made, count)
    assert found <= made
    assert set(sorted(made)[-count:]) <= found
    assert len(found) <= count + WEEKS + MONTHS


@given(histories, counts)
def test_the_newest_of_each_of_the_last_weeks_and_months_stays(made, count):
    found = kept(made, count)
    weeks, months = (lambda day: day.isocalendar()[:2]), (lambda day: (day.year, day.month))
    for period, most in ((weeks, WEEKS), (months, MONTHS)):
        newest = {}
        for day in sorted(made):
            newest[period(day)] = day
        assert set(list(newest.values())[-most:]) <= found


@given(histories, counts)
def test_to_ask_again_changes_nothing(made, count):
    assert kept(kept(made, count), count) == kept(made, count)


@given(histories, counts)
def test_day_by_day_the_same_ones_stay_as_from_the_whole_history(made, count):
    there = set()
    for day in sorted(made):
        there = kept(there | {day}, count)
    assert there == kept(made, count)


def test_after_three_years_of_daily_work_a_backup_of_every_month_of_the_last_is_there():
    made = {FIRST + timedelta(number) for number in range(3 * 365)}
    found = kept(made, 7)
    last = max(made)
    assert {last - timedelta(k) for k in range(7)} <= found
    assert {(day.year, day.month) for day in found} >= {(2021, month) for month in range(1, 13)}
    assert 12 + 7 <= len(found) <= 7 + WEEKS + MONTHS
