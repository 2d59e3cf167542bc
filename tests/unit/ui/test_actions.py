"""The table of actions is sound: unique, wired, and without keys that fight."""

from collections import Counter

from annotator.ui.actions import ACTIONS, MENUS, keys_in_use, row
from annotator.ui.desk import Desk
from annotator.ui.editing import Editing
from annotator.ui.finding import Finding
from annotator.ui.findings import Findings
from annotator.ui.linking import Linking
from annotator.ui.listing import Listing
from annotator.ui.looks import Looks
from annotator.ui.main_window import MainWindow
from annotator.ui.occurring import Occurring
from annotator.ui.program import Program
from annotator.ui.rereading import Rereading
from annotator.ui.transfers import Transfers
from annotator.ui.viewing import Viewing


def test_ids_and_keys_stand_once():
    assert max(Counter(found.id for found in ACTIONS).values()) == 1
    keys = Counter(key for found in ACTIONS for key in found.keys)
    assert max(keys.values()) == 1
    assert set(keys_in_use()) == set(keys)
    assert row("accept").keys[0] == "Space"


def test_every_action_calls_something_that_is_there():
    owners = {
        "desk": Desk,
        "window": MainWindow,
        "looks": Looks,
        "program": Program,
        "viewing": Viewing,
        "transfers": Transfers,
        "rereading": Rereading,
        "listing": Listing,
        "editing": Editing,
        "occurring": Occurring,
        "finding": Finding,
        "findings": Findings,
        "linking": Linking,
    }
    for found in ACTIONS:
        owner, method = found.command.split(".")
        assert callable(getattr(owners[owner], method)), found.id
        assert found.menu in MENUS
