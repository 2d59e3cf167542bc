"""Rounding never alarms, however a figure is written; what goes beyond it always does."""

import re
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.model import Severity

WRITTEN = {"": 0, "万": 4, "亿": 8}

# how a figure is written: with which scale, and how many decimals
forms = st.tuples(st.sampled_from(sorted(WRITTEN)), st.integers(1, 3)).map(
    lambda form: (form[0], form[1] if form[0] else 0)
)
# longer numbers would be those of telephones
part_lists = st.lists(st.tuples(st.integers(1, 10**9), forms), min_size=2, max_size=5)
shares = st.integers(0, 2)  # decimals of a percentage

MOBILE = re.compile(r"1[3-9][0-9]{9}(?![0-9])")


def place(form):
    """Return what a unit of the last place that is written stands for."""
    scale, decimals = form
    return Decimal(1).scaleb(WRITTEN[scale] - decimals)


def written(number, form):
    """Return a number rounded to the form, and how that is written."""
    rounded = (Decimal(number) / place(form)).quantize(Decimal(1), ROUND_HALF_UP) * place(form)
    scale, decimals = form
    return rounded, f"{rounded.scaleb(-WRITTEN[scale]):.{decimals}f}{scale}"


def half(form):
    return place(form) / 2 if form[0] else Decimal(0)


def percent(ratio, decimals):
    """Return a ratio in per cent, rounded, as a number and as it is written."""
    rounded = (ratio * 100).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return rounded, f"{rounded}%"


def told(found, rule):
    return [one.severity for one in found if one.rule == rule]


@given(part_lists, forms)
def test_parts_rounded_as_written_never_alarm(checked, parts, form):
    assume(all(written(*part)[0] > 0 for part in parts))
    _, total = written(sum(number for number, _ in parts), form)
    listed = "、".join(f"甲类{written(*part)[1]}个" for part in parts)
    assert told(checked(f"共有{total}个，其中{listed}。"), "parts") == [Severity.HOLDS]


@given(part_lists, forms, st.integers(1, 10**8))
def test_a_sum_beyond_the_rounding_always_alarms(checked, parts, form, more):
    assume(all(written(*part)[0] > 0 for part in parts))
    summed = sum(written(*part)[0] for part in parts)
    bound = half(form) + sum(half(one) for _, one in parts)
    total, words = written(summed - bound - more, form)
    assume(total > 0 and summed - total > bound)
    listed = "、".join(f"甲类{written(*part)[1]}个" for part in parts)
    assert told(checked(f"共有{words}个，其中{listed}。"), "parts") == [Severity.FAULT]


@given(part_lists, forms, st.integers(1, 10**8))
def test_parts_that_a_total_closes_alarm_where_they_fall_short_too(checked, parts, form, more):
    assume(all(written(*part)[0] > 0 for part in parts))
    summed = sum(written(*part)[0] for part in parts)
    bound = half(form) + sum(half(one) for _, one in parts)
    total, words = written(summed + bound + more, form)
    assume(total - summed > bound)
    listed = "、".join(f"甲类{written(*part)[1]}个" for part in parts)
    assert told(checked(f"{listed}，合计{words}个。"), "parts") == [Severity.FAULT]


@given(st.integers(1, 10**9), st.integers(1, 10**9), forms, forms, shares)
def test_a_ratio_rounded_as_written_never_alarms(checked, one, other, form, part_form, decimals):
    part, whole = sorted((one, other))
    (at_least, part_words), (at_most, whole_words) = written(part, part_form), written(whole, form)
    assume(0 < at_least <= at_most)
    _, share = percent(Decimal(part) / whole, decimals)
    text = f"会员{whole_words}个中已有{part_words}个入会，覆盖率{share}。"
    assert told(checked(text), "ratio") == [Severity.HOLDS]


@given(st.integers(1, 10**6), st.integers(1, 10**6), shares, st.integers(1, 90))
def test_a_ratio_beyond_the_rounding_always_alarms(checked, one, other, decimals, more):
    part, whole = sorted((one, other))
    exact = Decimal(part) / whole * 100
    unit = Decimal(1).scaleb(-decimals)
    wrong = exact.quantize(unit, ROUND_HALF_UP) + unit * more
    text = f"会员{whole}个中已有{part}个入会，覆盖率{wrong}%。"
    assert told(checked(text), "ratio") == [Severity.FAULT]


@given(st.integers(1, 10**9), st.integers(1, 10**9), forms, forms, shares)
def test_growth_rounded_as_written_never_alarms(checked, one, other, form, after_form, decimals):
    before, after = sorted((one, other))
    (least, before_words), (_, after_words) = written(before, form), written(after, after_form)
    assume(least > half(form))
    _, share = percent(Decimal(after) / before - 1, decimals)
    text = f"会员由{before_words}个增加到{after_words}个，增长{share}。"
    found = told(checked(text), "growth")
    is_telephone = MOBILE.match(share) is not None  # of which a report says no growth
    assert found == ([] if is_telephone else [Severity.HOLDS])


@given(st.integers(1, 10**6), st.integers(1, 10**6), shares, st.integers(1, 90))
def test_growth_beyond_the_rounding_always_alarms(checked, one, other, decimals, more):
    before, after = sorted((one, other))
    unit = Decimal(1).scaleb(-decimals)
    exact = (Decimal(after) / before - 1) * 100
    wrong = exact.quantize(unit, ROUND_HALF_UP) + unit * more
    text = f"会员由{before}个增加到{after}个，增长{wrong}%。"
    assert told(checked(text), "growth") == [Severity.FAULT]
