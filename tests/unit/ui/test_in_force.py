"""The keys in force: the table's, as the user changed them, and the labels' own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import labels
from annotator.errors import KeyOfView, KeyTaken, NoSuchKey
from annotator.ui.actions import ACTIONS
from annotator.ui.actions.in_force import canonical, in_force, reset, with_key, with_keys
from annotator.ui.actions.initials import initials

LABELS = labels.default()
NAMES = {row.id: row.text for row in ACTIONS} | {f"label.{x.id}": x.name_en for x in LABELS.labels}


def test_unchanged_they_are_those_of_the_table_and_the_labels():
    found = in_force({}, LABELS)
    assert found.passed_over == ()
    assert all(found.of(row.id) == row.keys for row in ACTIONS)
    assert found.of("label.PER") == (LABELS.get("PER").hotkey,)
    assert found.owner("J") == "next"
    assert found.owner("Ctrl+Shift+F9") is None


def test_a_key_is_set_added_and_taken_back():
    set_ = with_key({}, LABELS, "next", "ctrl+j", NAMES)
    assert set_ == {"next": ("Ctrl+J",)}
    more = with_key(set_, LABELS, "next", "J", NAMES, more=True)
    assert in_force(more, LABELS).of("next") == ("Ctrl+J", "J")
    assert reset(more, LABELS, "next", NAMES) == {}
    assert with_keys(more, "next", ("J",)) == {}
    assert in_force(with_keys({}, "next", ()), LABELS).of("next") == ()


@pytest.mark.parametrize(
    ("key", "error"),
    [
        *((key, KeyOfView) for key in ("Left", "Shift+End", "Ctrl+A", "Esc", "Tab", "Alt+F")),
        *((key, NoSuchKey) for key in ("", "Ctrl", "nonsense", "J, K")),
    ],
)
def test_what_is_no_key_for_an_action_is_refused(key, error):
    with pytest.raises(error):
        with_key({}, LABELS, "next", key, NAMES)


def test_a_key_of_another_action_or_of_a_label_is_refused_by_name():
    with pytest.raises(KeyTaken, match="Previous suggestion"):
        with_key({}, LABELS, "next", "K", NAMES)
    with pytest.raises(KeyTaken, match="Person"):
        with_key({}, LABELS, "next", str(LABELS.get("PER").hotkey), NAMES)
    swapped = with_key(with_key({}, LABELS, "next", "F9", NAMES), LABELS, "previous", "J", NAMES)
    with pytest.raises(KeyTaken, match="Previous suggestion"):
        reset(swapped, LABELS, "next", NAMES)


def test_entries_that_cannot_be_used_are_passed_over_and_named():
    found = in_force({"next": ["Left", "F9"], "nothing": ["J"], "undo": ["1", "Z"]}, LABELS)
    assert found.of("next") == ("F9",)
    assert found.of("undo") == ("Z",)
    assert set(found.passed_over) == {"nothing", "next: Left", "undo: 1"}


KEYS = st.sampled_from(["J", "K", "1", "F9", "Ctrl+Z", "Space", "Left", "no", "", "Shift+L"])


@given(st.dictionaries(st.sampled_from([*NAMES, "gone"]), st.lists(KEYS, max_size=3)))
def test_whatever_the_settings_say_no_key_belongs_to_two(changes):
    found = in_force(changes, LABELS)
    keys = [key for of_one in found.keys.values() for key in of_one]
    assert len(keys) == len(set(keys))
    assert all(canonical(key) == key for key in keys)
    for label in LABELS.labels:
        assert found.of(f"label.{label.id}") == ((label.hotkey,) if label.hotkey else ())


def test_initials_of_chinese():
    assert initials("接受并继续 (Space)") == "jsbjx"
    assert initials("阿八擦大額座") == "abcdz"  # a traditional character has none here
    assert initials("abc") == ""
