"""The mark index answers like a plain list, and follows changes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import MarkGone
from annotator.model import Mark, MarkChange, MarkStatus, Origin
from annotator.model.places import Places, place_of
from annotator.review import MarkIndex
from annotator.review.marks import LONG


def mark(mark_id, start, end, status=MarkStatus.SUGGESTED):
    return Mark(mark_id, 1, start, end, "PER", status, Origin("test"))


LENGTHS = st.one_of(st.integers(1, 30), st.integers(LONG - 2, LONG * 3))
MARKS = st.lists(
    st.tuples(st.integers(0, 4000), LENGTHS, st.sampled_from(MarkStatus)), max_size=25
).map(lambda rows: [mark(k + 1, s, s + n, status) for k, (s, n, status) in enumerate(rows)])


def in_text_order(marks):
    return sorted(marks, key=lambda m: (m.start, -m.end, m.id))


@given(MARKS, st.integers(0, 4000), st.integers(1, 4000))
def test_a_stretch_holds_what_overlaps_it(marks, start, length):
    found = MarkIndex(marks).between(start, start + length)
    wanted = [m for m in marks if m.start < start + length and m.end > start]
    assert found == in_text_order(wanted)


@given(MARKS, st.lists(st.integers(0, 4100), min_size=2, max_size=9).map(sorted))
def test_the_statuses_of_what_begins_in_many_stretches(marks, bounds):
    found = MarkIndex(marks).statuses(bounds)
    for (start, end), (any_open, any_span) in zip(pairwise(bounds), found, strict=True):
        here = [m for m in marks if start <= m.start < end]
        assert any_open == any(m.is_open for m in here)
        assert any_span == any(m.is_span for m in here)


@given(MARKS)
def test_walking_on_meets_every_suggestion_once_and_back_again(marks):
    index = MarkIndex(marks)
    wanted = [m for m in in_text_order(marks) if m.is_open]
    forth, at = [], index.next_open(0)
    while at is not None:
        forth.append(at)
        at = index.next_open(at)
    back, at = [], index.previous_open(10_000)
    while at is not None:
        back.append(at)
        at = index.previous_open(at)
    assert forth == wanted
    assert back == wanted[::-1]


@given(MARKS, MARKS)
def test_changes_are_followed(before, after):
    index = MarkIndex(before)
    old, new = {m.id: m for m in before}, {m.id: m for m in after}
    changes = [
        MarkChange(old.get(k), new.get(k))
        for k in old.keys() | new.keys()
        if old.get(k) != new.get(k)
    ]
    touched = index.apply(changes)
    assert list(index) == in_text_order(after)
    assert len(index) == len(after)
    assert len(touched) == sum((c.before is not None) + (c.after is not None) for c in changes)
    index.apply([change.inverse() for change in reversed(changes)])
    assert list(index) == in_text_order(before)


def stored(marks):
    """Return an index that reads each mark when it is asked for, and what it reads from."""
    there = {m.id: m for m in marks}
    places = Places(place_of(m) for m in marks)

    def read(ids):
        return [there[mark_id] for mark_id in ids if mark_id in there]

    return MarkIndex(places=places, read=read), there


@given(MARKS, st.integers(0, 4000), st.integers(1, 4000))
def test_marks_that_are_read_when_asked_for_are_the_same(marks, start, length):
    index, plain = stored(marks)[0], MarkIndex(marks)
    assert (len(index), index.open) == (len(plain), plain.open)
    assert index.between(start, start + length) == plain.between(start, start + length)
    assert index.next_open(start) == plain.next_open(start)
    assert index.previous_open(start) == plain.previous_open(start)
    assert [index.get(m.id) for m in marks] == marks
    assert list(index) == list(plain)
    assert [place.id for place in index.places()] == [m.id for m in plain]


@given(MARKS, MARKS)
def test_marks_that_were_never_asked_for_follow_changes(before, after):
    index, there = stored(before)
    new = {m.id: m for m in after}
    changes = [
        MarkChange(there.get(k), new.get(k))
        for k in there.keys() | new.keys()
        if there.get(k) != new.get(k)
    ]
    index.follow(changes)
    there.clear()
    there.update(new)
    assert list(index) == in_text_order(after)
    assert index.open == sum(m.is_open for m in after)
    assert index.follow(changes) == []  # they are overtaken


@given(MARKS, MARKS)
def test_changes_that_were_there_when_the_marks_were_read_add_nothing(before, after):
    index, there = stored(after)
    old = {m.id: m for m in before}
    index.apply(
        MarkChange(old.get(k), there.get(k))
        for k in old.keys() | there.keys()
        if old.get(k) != there.get(k)
    )
    assert list(index) == in_text_order(after)
    assert (len(index), index.open) == (len(after), sum(m.is_open for m in after))


def test_a_mark_that_somebody_changed_meanwhile_is_left_out_and_told_of():
    index, there = stored([mark(1, 0, 5), mark(2, 3, 9), mark(3, 20, 22)])
    there[2] = mark(2, 3, 9, MarkStatus.CONFIRMED)
    with pytest.raises(MarkGone):
        index.between(0, 10)
    told = []
    index.lost = told.append
    assert [m.id for m in index.between(0, 10)] == [1]
    assert {type(error) for error in told} == {MarkGone}
    index.apply([MarkChange(mark(2, 3, 9), there[2])])
    assert [m.id for m in index.between(0, 10)] == [1, 2]
    assert index.next_open(3).id == 3
