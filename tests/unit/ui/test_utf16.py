"""Qt's positions and code points, on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.utf16 import Utf16Map
from tests.conftest import AWKWARD

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("\U00020bb7😀\u0301\u2028"))


@given(TEXTS)
def test_positions_are_those_of_utf16(text):
    units = Utf16Map(text)
    for point in range(len(text) + 1):
        assert units.to_utf16(point) == len(text[:point].encode("utf-16-le")) // 2
        assert units.to_code_point(units.to_utf16(point)) == point


@given(TEXTS)
def test_a_position_inside_a_character_is_refused_never_moved(text):
    units = Utf16Map(text)
    for point, character in enumerate(text):
        if character > "\uffff":
            with pytest.raises(ValueError, match="inside a character"):
                units.to_code_point(units.to_utf16(point) + 1)


def test_the_example_of_the_design():
    text = "\U00020bb7野家2023年"
    units = Utf16Map(text)
    assert text[units.to_code_point(2) : units.to_code_point(4)] == "野家"
    assert Utf16Map(AWKWARD).to_utf16(len(AWKWARD)) == len(AWKWARD.encode("utf-16-le")) // 2
