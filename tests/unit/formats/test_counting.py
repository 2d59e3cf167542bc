"""Offsets of other programs: whatever they count is found out, told, and made code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.counting import CODE_POINTS, EVERY, Counting, Told, Unit, place
from annotator.text.clean import clean

TEXT = st.text(st.sampled_from("商会abé￥𠮷😀 \r\n\u00a0，"), min_size=1, max_size=40)


def measured(text, unit):
    """Return the length of ``text`` in ``unit``, as other programs' languages measure it."""
    if unit is Unit.UTF16:
        return len(text.encode("utf-16-le")) // 2
    return len(text.encode()) if unit is Unit.BYTE else len(text)


def counted(text, start, end, counting):
    """Return the offsets of a span as a program gives them that counts so."""
    first, last = (measured(text[:place], counting.unit) for place in (start, end))
    return first, last - counting.inclusive


@st.composite
def spans(draw):
    text = draw(TEXT)
    found = []
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text) - 1))
        found.append((start, draw(st.integers(start + 1, len(text)))))
    return text, found


@given(spans(), st.sampled_from(EVERY))
def test_spans_that_say_what_they_cover_come_back_whatever_they_count(made, counting):
    text, wanted = made
    told = [Told(*counted(text, *span, counting), text[slice(*span)]) for span in wanted]
    placed = place(text, told)
    # another way may fit as well, in a text of one character over and over, or where what it covers
    # reads alike when it is clean; then it is no matter
    view = clean(text)
    covered = [view.of_raw(*one) for one in placed.spans]
    assert covered == [view.of_raw(*span) for span in wanted]
    if placed.counting == counting:
        assert list(placed.spans) == wanted


@given(spans(), st.sampled_from(EVERY))
def test_a_way_to_count_that_is_given_is_taken(made, counting):
    text, wanted = made
    told = [Told(*counted(text, *span, counting)) for span in wanted]
    assert list(place(text, told, given=counting).spans) == wanted


def test_the_way_that_most_spans_fit_is_taken_and_the_others_are_told():
    text = "会😀员八千"
    told = [Told(3, 4, "员"), Told(4, 6, "八千"), Told(0, 1, "千")]
    placed = place(text, told)
    assert placed.counting == Counting(Unit.UTF16)
    assert placed.spans[:2] == ((2, 3), (3, 5))
    assert "says “千” but covers “会”" in str(placed.spans[2])


def test_the_formats_own_way_is_taken_where_it_fits_as_well():
    utf16 = Counting(Unit.UTF16)
    assert place("会员", [Told(0, 1, "会")], own=utf16).counting == utf16
    assert place("会员", [Told(0, 1, "会")]).counting == CODE_POINTS


def test_a_span_may_say_its_clean_text():
    assert place("商會(huì)員", [Told(0, 8, "商會員")]).spans == ((0, 8),)


def test_nothing_is_guessed_where_programs_differ_and_no_span_says_what_it_covers():
    with pytest.raises(ValueError, match="--unit"):
        place("会😀员", [Told(2, 3)])
    assert place("会😀员", [Told(0, 1)]).spans == ((0, 1),)  # before the first it is the same
    assert place("会员", [Told(1, 2)]).spans == ((1, 2),)
    assert place("会😀员", [Told(3, 4)], given=Counting(Unit.UTF16)).spans == ((2, 3),)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told(1, 1), "has no extent"),
        (Told(2, 1), "has no extent"),
        (Told(-1, 1), "has no extent"),
        (Told(0, True), "has no extent"),
        (Told("0", 1), "has no extent"),
        (Told(0, 99), "does not lie in the text of 2 characters"),
    ],
)
def test_offsets_that_are_none_are_told(told, said):
    (reason,) = place("会员", [told]).spans
    assert said in str(reason)


def test_an_offset_within_a_character_is_told():
    (reason,) = place("😀", [Told(0, 1)], given=Counting(Unit.UTF16)).spans
    assert "within a character" in str(reason)
    (reason,) = place("会", [Told(0, 1)], given=Counting(Unit.BYTE)).spans
    assert "within a character" in str(reason)
