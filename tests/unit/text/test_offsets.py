"""The map between two texts: any edits, spans there and back, maps joined, a naive reference."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.offsets import (
    Edit,
    OffsetMap,
    of_deletions,
    of_edits,
    replaced,
    united,
    without,
)

PIECES = st.sampled_from(
    [
        "商",
        "會",
        "會(huì)",
        "𠮷",
        "😀",
        "e\u0301",
        "\r\n",
        "\r",
        "\xa0",
        "\u3000",
        "\u2028",
        "a",
        "1",
        "",
    ]
)
STRETCHES = st.lists(PIECES, max_size=4).map("".join)


@st.composite
def edited(draw, source=None):
    """Draw a text, or take ``source``, and edits of it: many touch, many are deletions."""
    text = draw(st.lists(PIECES, max_size=12).map("".join)) if source is None else source
    edits, at = [], 0
    while at < len(text) and draw(st.integers(0, 5)):
        start = draw(st.integers(at, min(at + 4, len(text) - 1)))
        at = draw(st.integers(start + 1, min(start + 4, len(text))))
        new = draw(
            st.just("") | STRETCHES | st.text("甲x", min_size=at - start, max_size=at - start)
        )
        edits.append(Edit(start, at, new))
    return text, edits


# -- the naive reference: the text as pieces, each with what it became ----------------------------


def pieces_of(text, edits):
    """Return the lengths of each piece in both texts: a character kept, or a stretch replaced."""
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [(1, 1)] * (start - at)
        pieces += [(1, 1)] * len(new) if len(new) == end - start else [(end - start, len(new))]
        at = end
    return pieces + [(1, 1)] * (len(text) - at)


def turned(pieces):
    return [(there, here) for here, there in pieces]


def naive_point(pieces, point):
    """Return where a boundary is: behind what became of all pieces that end at it or before."""
    here = there = 0
    for length, made in pieces:
        if here + length > point:
            break
        here, there = here + length, there + made
    return there


def naive_span(pieces, start, end):
    """Return the hull of what the pieces inside ``start``-``end`` became; None if they are gone."""
    here = there = 0
    hull = []
    for length, made in pieces:
        if here < end and start < here + length and made:
            hull += [there, there + made]
        here, there = here + length, there + made
    return (hull[0], hull[-1]) if hull else None


def spans(length):
    return [(a, b) for a in range(length) for b in range(a + 1, length + 1)]


def cut_points(blocks):
    """Return the boundaries inside the stretches ``blocks``."""
    return {point for start, end in blocks for point in range(start + 1, end)}


def sides(found):
    """Return the stretches of the source that changed, and those of the target."""
    blocks = list(found.blocks())
    return [source for source, _ in blocks], [target for _, target in blocks]


# -- one map --------------------------------------------------------------------------------------


@given(edited())
def test_every_span_lies_where_mapping_each_boundary_one_by_one_puts_it(case):
    text, edits = case
    found, target = of_edits(edits), replaced(text, edits)
    for pieces, length, look_up in (
        (pieces_of(text, edits), len(text), found.forward),
        (turned(pieces_of(text, edits)), len(target), found.back),
    ):
        for start, end in spans(length):
            first, last = look_up(start, end)
            expected = naive_span(pieces, start, end)
            assert (first, last) == expected if expected else first == last


@given(edited())
def test_every_boundary_lies_behind_what_became_of_all_before_it(case):
    text, edits = case
    found, target = of_edits(edits), replaced(text, edits)
    for pieces, length, look_up in (
        (pieces_of(text, edits), len(text), found.forward_point),
        (turned(pieces_of(text, edits)), len(target), found.back_point),
    ):
        assert [look_up(point) for point in range(length + 1)] == [
            naive_point(pieces, point) for point in range(length + 1)
        ]


@given(edited())
def test_replaced_gives_the_text_with_every_edit_made(case):
    text, edits = case
    characters = list(text)
    for start, end, new in reversed(edits):
        characters[start:end] = new
    assert replaced(text, edits) == "".join(characters)


@given(edited())
def test_a_span_of_the_target_comes_back_to_itself(case):
    text, edits = case
    found = of_edits(edits)
    inside_atoms = cut_points(sides(found)[1])
    for span in spans(len(replaced(text, edits))):
        raw = found.back(*span)
        assert raw[0] < raw[1]
        assert found.back(*found.forward(*raw)) == raw
        whole = found.forward(*raw)
        assert whole[0] <= span[0] < span[1] <= whole[1]
        if inside_atoms.isdisjoint(span):
            assert whole == span


@given(edited())
def test_a_span_of_the_source_comes_back_without_the_deleted_text_at_its_edges(case):
    text, edits = case
    found = of_edits(edits)
    atoms = [source for source, target in found.blocks() if target[0] < target[1]]
    deleted = {
        point
        for (start, end), target in found.blocks()
        if target[0] == target[1]
        for point in range(start, end)
    }
    for start, end in spans(len(text)):
        kept = [point for point in range(start, end) if point not in deleted]
        if not kept:
            assert len(set(found.forward(start, end))) == 1
        elif cut_points(atoms).isdisjoint((kept[0], kept[-1] + 1)):
            assert found.back(*found.forward(start, end)) == (kept[0], kept[-1] + 1)


def test_a_raw_span_never_ends_with_a_gloss():
    found = of_edits([Edit(2, 7, ""), Edit(8, 12, "")])  # 商會(huì)長(zhǎng)
    assert found.back(*found.forward(0, 7)) == (0, 2)
    assert found.back(*found.forward(1, 12)) == (1, 8)
    assert found.back(*found.forward(2, 12)) == (7, 8)


@given(edited())
def test_texts_run_in_step_between_blocks(case):
    text, edits = case
    found, target = of_edits(edits), replaced(text, edits)
    same_length = {
        start + step: character
        for start, end, new in edits
        if len(new) == end - start
        for step, character in enumerate(new)
    }
    edges = [((0, 0), (0, 0)), *found.blocks(), ((len(text),) * 2, (len(target),) * 2)]
    for ((_, here), (_, there)), ((until, _), (until_there, _)) in pairwise(edges):
        expected = [same_length.get(point, text[point]) for point in range(here, until)]
        assert list(target[there:until_there]) == expected


@given(edited())
def test_the_inverse_looks_up_the_other_way(case):
    text, edits = case
    found = of_edits(edits)
    inverse = found.inverse()
    assert inverse.inverse() == found
    assert hash(inverse.inverse()) == hash(found)
    for span in spans(len(replaced(text, edits))):
        assert inverse.forward(*span) == found.back(*span)
        assert inverse.forward_point(span[0]) == found.back_point(span[0])
    for span in spans(len(text)):
        assert inverse.back(*span) == found.forward(*span)


@given(edited())
def test_deletions_alone_make_the_same_map_and_text_as_edits(case):
    text, edits = case
    gone = [(start, end) for start, end, _ in edits]
    empty = [Edit(start, end, "") for start, end in gone]
    assert of_deletions(gone) == of_edits(empty)
    assert without(text, gone) == replaced(text, empty)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5))))
def test_united_spans_cover_the_same_and_neither_overlap_nor_touch(drawn):
    given_spans = [(start, start + length) for start, length in drawn]
    joined = united(given_spans)
    assert all(before[1] < after[0] for before, after in pairwise(joined))
    covered = [point for start, end in joined for point in range(start, end)]
    assert covered == sorted({point for span in given_spans for point in range(*span)})


# -- two maps and more ----------------------------------------------------------------------------


def fit(first, edits):
    """Return those of ``edits`` that cut no atom of ``first`` and hold no deletion inside."""
    targets = sides(first)[1]
    inside_atoms = cut_points(targets)
    deletions = {start for start, end in targets if start == end}
    return [
        edit
        for edit in edits
        if inside_atoms.isdisjoint(edit[:2]) and deletions.isdisjoint(range(edit[0] + 1, edit[1]))
    ]


@st.composite
def edited_twice(draw):
    text, edits = draw(edited())
    between, more = draw(edited(replaced(text, edits)))
    return text, edits, between, more


@given(edited_twice())
def test_two_maps_joined_give_what_one_after_the_other_gives(case):
    text, edits, between, more = case
    first = of_edits(edits)
    more = fit(first, more)
    second = of_edits(more)
    both, target = first.then(second), replaced(between, more)
    for span in spans(len(text)):
        assert both.forward(*span) == second.forward(*first.forward(*span))
    for span in spans(len(target)):
        assert both.back(*span) == first.back(*second.back(*span))
    for point in range(len(text) + 1):
        assert both.forward_point(point) == second.forward_point(first.forward_point(point))
    for point in range(len(target) + 1):
        assert both.back_point(point) == first.back_point(second.back_point(point))


@given(edited_twice())
def test_a_map_joined_with_one_that_cuts_its_atoms_still_covers_and_comes_back(case):
    text, edits, between, more = case
    first, second = of_edits(edits), of_edits(more)
    both, target = first.then(second), replaced(between, more)
    inside_atoms = cut_points(sides(both)[1])
    for span in spans(len(text)):
        step_by_step = second.forward(*first.forward(*span))
        start, end = both.forward(*span)
        if step_by_step[0] < step_by_step[1]:
            assert start <= step_by_step[0] < step_by_step[1] <= end
    for span in spans(len(target)):
        raw = both.back(*span)
        step_by_step = first.back(*second.back(*span))
        assert raw[0] <= step_by_step[0] <= step_by_step[1] <= raw[1]
        assert both.back(*both.forward(*raw)) == raw
        if inside_atoms.isdisjoint(span):
            assert both.forward(*raw) == span


@given(edited_twice())
def test_what_lies_between_the_blocks_of_joined_maps_is_one_character_for_one(case):
    text, edits, between, more = case
    target = replaced(between, more)
    edges = [((0, 0), (0, 0)), *of_edits(edits).then(of_edits(more)).blocks()]
    edges.append(((len(text),) * 2, (len(target),) * 2))
    first, second = turned(pieces_of(text, edits)), turned(pieces_of(between, more))
    for ((_, here), (_, there)), ((until, _), (until_there, _)) in pairwise(edges):
        for raw, point in zip(range(here, until), range(there, until_there), strict=True):
            middle = naive_span(second, point, point + 1)
            assert middle[1] - middle[0] == 1
            assert naive_span(first, *middle) == (raw, raw + 1)


@given(edited_twice())
def test_the_way_back_of_joined_maps_is_the_ways_back_joined(case):
    text, edits, between, more = case
    first = of_edits(edits)
    more = fit(first, more)
    second = of_edits(more)
    there, back = first.then(second), second.inverse().then(first.inverse())
    for span in spans(len(replaced(between, more))):
        assert back.forward(*span) == there.back(*span)
    for span in spans(len(text)):
        assert back.back(*span) == there.forward(*span)


@given(edited_twice(), st.data())
def test_of_three_maps_it_does_not_matter_which_two_are_joined_first(case, data):
    text, edits, between, more = case
    target, last = data.draw(edited(replaced(between, more)))
    a, b, c = of_edits(edits), of_edits(more), of_edits(last)
    left, right = a.then(b).then(c), a.then(b.then(c))
    for span in spans(len(text)):
        assert left.forward(*span) == right.forward(*span)
    for span in spans(len(replaced(target, last))):
        assert left.back(*span) == right.back(*span)


def test_joined_atoms_that_only_touch_stay_apart():
    first = of_edits([Edit(0, 2, "abc"), Edit(2, 3, "xy")])
    both = first.then(of_edits([Edit(0, 3, "z")]))
    assert list(both.blocks()) == [((0, 2), (0, 1)), ((2, 3), (1, 3))]


@given(edited())
def test_the_map_of_no_edits_changes_nothing(case):
    _, edits = case
    found, neutral = of_edits(edits), OffsetMap()
    assert len(neutral) == 0
    assert neutral.forward(2, 5) == neutral.back(2, 5) == (2, 5)
    assert found.then(neutral) == found == neutral.then(found)
    assert of_edits([Edit(0, 2, "ab")]) == neutral


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 3, ""), Edit(2, 4, "")],
        [Edit(4, 5, ""), Edit(0, 1, "")],
        [Edit(2, 2, "x")],
        [Edit(0, 2, "ab"), Edit(1, 3, "")],
        [Edit(3, 1, "")],
        [Edit(-1, 1, "")],
    ],
    ids=[
        "overlapping",
        "not in order",
        "empty",
        "overlaps one of equal length",
        "reversed",
        "below 0",
    ],
)
def test_edits_that_are_no_edits_are_refused(edits):
    with pytest.raises(ValueError, match="is empty or overlaps"):
        of_edits(edits)


@pytest.mark.parametrize("gone", [[(0, 3), (2, 4)], [(4, 5), (0, 1)]])
def test_deletions_that_overlap_or_are_not_in_order_are_refused(gone):
    with pytest.raises(ValueError, match="overlap, or are not in order"):
        of_deletions(gone)
