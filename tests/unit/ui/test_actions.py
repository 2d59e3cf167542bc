"""The table of actions is sound: unique, wired, and without keys that fight."""

import re
from collections import Counter

from annotator.ui.actions import ACTIONS, MENUS, keys_in_use, row


def test_ids_and_keys_stand_once():
    assert max(Counter(found.id for found in ACTIONS).values()) == 1
    keys = Counter(key for found in ACTIONS for key in found.keys)
    assert max(keys.values()) == 1
    assert set(keys_in_use()) == set(keys)
    assert row("accept").keys[0] == "Space"


def test_every_action_stands_in_a_menu_and_names_an_owner():
    for found in ACTIONS:  # that the owner has it, the window finds out when it is made
        assert re.fullmatch(r"\w+(\.\w+)+", found.command)
        assert found.menu in MENUS
