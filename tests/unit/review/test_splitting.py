"""Reports dealt out to parts: near their shares, the same again, and never moved by what comes."""

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import BadSplit
from annotator.review.splitting import Dealer, Split, parse

SPLITS = st.lists(st.integers(1, 100), min_size=2, max_size=3).map(tuple)
LABELS = st.dictionaries(st.sampled_from(["ORG", "PER", "MONEY", "金额"]), st.integers(0, 200))
REPORTS = st.lists(LABELS, max_size=80)


def digest(number):
    return hashlib.sha256(str(number).encode()).hexdigest()


def dealt(split, reports):
    dealer = Dealer(split)
    return [dealer.deal(digest(number), labels) for number, labels in enumerate(reports)]


@given(SPLITS, st.integers(), REPORTS, REPORTS)
def test_what_is_added_moves_nothing_and_the_same_seed_deals_alike(shares, seed, reports, more):
    split = Split(shares, seed)
    before = dealt(split, reports)
    assert dealt(split, [*reports, *more])[: len(reports)] == before
    assert dealt(Split(shares, seed), reports) == before


@given(SPLITS, st.integers(), REPORTS)
def test_no_part_has_more_reports_than_its_share_and_a_few(shares, seed, reports):
    parts = dealt(Split(shares, seed), reports)
    for part, share in enumerate(shares):
        wanted = len(reports) * share / sum(shares)
        leeway = 1 + len(reports) / 50
        assert parts.count(part) <= wanted + leeway
        assert parts.count(part) >= wanted - leeway * (len(shares) - 1)


def made_up(seed):
    """Return 400 reports, most of them short, with labels of which some are rare."""
    draw = random.Random(seed)
    often = {"ORG": 6, "PER": 4, "MONEY": 1, "TERM": 0.3}
    sizes = [draw.choice([1, 1, 1, 2, 5]) for _ in range(400)]
    return [
        {label: int(draw.expovariate(1 / (size * rate))) for label, rate in often.items()}
        for size in sizes
    ]


@pytest.mark.parametrize("shares", [(80, 10, 10), (70, 30), (60, 20, 20), (9, 1)])
@given(seed=st.integers(0, 10_000))
def test_each_part_has_its_share_of_each_label(shares, seed):
    reports = made_up(seed)
    parts = dealt(Split(shares, seed), reports)
    for label in reports[0]:
        total = sum(report[label] for report in reports)
        for part, share in enumerate(shares):
            count = sum(
                report[label] for report, there in zip(reports, parts, strict=True) if there == part
            )
            assert abs(count / total - share / sum(shares)) < 0.08


def test_another_seed_deals_otherwise():
    reports = made_up(1)
    assert dealt(Split((80, 10, 10), 1), reports) != dealt(Split((80, 10, 10), 2), reports)


def test_a_split_is_written_as_its_shares():
    assert parse("80/10/10", 7) == Split((80, 10, 10), 7)
    assert parse("9/1").names == ("train", "test")
    assert str(parse("80/10/10")) == "80/10/10"


@pytest.mark.parametrize("text", ["", "80", "80/0/20", "a/b", "1/1/1/1", "-1/2", "80/10/", "８/2"])
def test_what_is_no_split_is_refused_in_a_sentence(text):
    with pytest.raises(BadSplit, match="is no split"):
        parse(text)
