"""The folded text: as long as the text, alike for what readers take for the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.fold import fold, pairs, places
from tests.conftest import AWKWARD

WRITTEN = st.text(
    st.sampled_from("商會会长長Aａ１1 　\u00a0\r\n\t，,“\U00020bb7😀👨\u200dßſİǅ臺台薴\x00"),
    max_size=60,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("商會會長", "商会会长"),
        ("ＡＢＣ，１２％", "abc,12%"),
        ("臺灣", "台湾"),
        ("a\u00a0b\u3000c\nd\te", "a b c d e"),
        ("豈", "岂"),
    ],
)
def test_what_readers_take_for_the_same_is_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("会", "议"), ("1", "一"), (",", "。"), ("ß", "ss")])
def test_what_differs_stays_different(one, other):
    assert fold(one) != fold(other)


@given(st.text() | WRITTEN)
def test_each_character_stays_one_and_to_fold_twice_is_to_fold_once(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert fold(text) == "".join(map(fold, text))


def test_the_fold_is_as_ever():
    """A change here needs a new number in ``store/search.py``: what is indexed was folded so."""
    assert fold(AWKWARD) == (
        "\U00020bb7野家商会  会长\U00020bb7田 一郎捐款12万元。 "
        "cafe\u0301 商会(huì)长 共3名😀👨\u200d👩\u200d👧会员  末行"
    )


@given(WRITTEN.map(fold), WRITTEN.map(lambda text: " ".join(fold(text).split())))
def test_places_are_those_of_a_plain_search(text, wanted):
    pattern = re.escape(wanted).replace("\\ ", " +")
    expected = [one.span() for one in re.finditer(pattern, text)] if wanted else []
    assert list(places(text, wanted)) == expected


@given(WRITTEN.map(fold), st.integers(0, 60), st.integers(0, 8))
def test_the_pairs_of_a_part_are_pairs_of_the_whole(text, start, length):
    assert pairs(text[start : start + length]) <= pairs(text)


def test_pairs_leave_out_blanks():
    assert pairs("商会 会长") == {"商会", "会长"}
    assert pairs("会 a") == set()
