"""Which keys are in force: those of the table, as the user changed them, and the labels' own.

This is the one place that says so: shortcuts, tool tips, the list of keys and its editor ask here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from annotator.errors import KeyOfView, KeyTaken, NoSuchKey
from annotator.ui.actions import ACTIONS, MENUS

if TYPE_CHECKING:
    from annotator.labels import LabelSet

_Key = Qt.Key
_OF_THE_VIEW = {  # they move the caret, scroll, give up, or go to the next field, with any modifier
    *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End),
    *(_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Escape),
    *(_Key.Key_Menu, _Key.Key_F10),
}
_TAKEN = {  # all is selected by this, menus are opened by those
    "Ctrl+A",
    *(f"Alt+{text[text.index('&') + 1].upper()}" for text in MENUS.values()),
}

Changes = Mapping[str, Sequence[str]]  # the keys of an action, by its id, where they were changed


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys by the id of an action or ``label.ID``, and what had to be passed over.

    ``passed_over`` names entries such as "next: Left" that no action can have, or another has.
    """

    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()

    def of(self, action_id: str) -> tuple[str, ...]:
        """Return the keys of an action, none where it has none."""
        return self.keys.get(action_id, ())

    def owner(self, key: str) -> str | None:
        """Return the action that ``key`` belongs to, None where it is free."""
        return next((name for name, keys in self.keys.items() if key in keys), None)


def in_force(changes: Changes, labels: LabelSet) -> Keymap:
    """Return the keys in force.

    Where two want one key, the label set goes before the user's change, and that before the table.
    """
    known = {row.id: row.keys for row in ACTIONS}
    over = [name for name in changes if name not in known]
    changed = {name: tuple(changes[name]) for name in known if name in changes}
    wanted = {f"label.{one.id}": (one.hotkey,) for one in labels.labels if one.hotkey}
    mine = {name: _usable(name, keys, over) for name, keys in changed.items()}
    rest = {name: keys for name, keys in known.items() if name not in changed}
    found: dict[str, tuple[str, ...]] = {}
    taken = set[str]()
    for name, keys in (*wanted.items(), *mine.items(), *rest.items()):
        free = tuple(key for key in dict.fromkeys(keys) if key not in taken)
        over += [f"{name}: {key}" for key in keys if key in taken]
        taken.update(free)
        found[name] = free
    return Keymap(found, tuple(over))


def _usable(name: str, keys: Sequence[str], over: list[str]) -> tuple[str, ...]:
    named = [(key, canonical(key)) for key in keys]
    over += [f"{name}: {key}" for key, plain in named if plain is None or is_of_view(plain)]
    return tuple(plain for _, plain in named if plain is not None and not is_of_view(plain))


def canonical(key: str) -> str | None:
    """Return ``key`` as the table writes keys, None where it is no single key or chord."""
    sequence = QKeySequence(key)
    if sequence.count() != 1 or _first(sequence) in (_Key.Key_unknown, _Key(0)):
        return None
    return sequence.toString(QKeySequence.SequenceFormat.PortableText) or None


def is_of_view(key: str) -> bool:
    """Return whether ``key`` works in the report itself, as the arrows do, or opens a menu."""
    return key in _TAKEN or _first(QKeySequence(key)) in _OF_THE_VIEW


def _first(sequence: QKeySequence) -> Qt.Key:
    key: Qt.Key = cast("Any", sequence)[0].key()  # the types of PySide6 do not know of it
    return key


def shown(key: str) -> str:
    """Return ``key`` as it is written for a reader of the window's language.

    Return is called Enter, as on most keyboards and in the guide.
    """
    plain = key.replace("Return", "Enter")
    return QKeySequence(plain).toString(QKeySequence.SequenceFormat.NativeText)


def all_shown(keys: Sequence[str]) -> str:
    """Return all of ``keys`` for a reader, those that are called alike once."""
    return "   ".join(dict.fromkeys(map(shown, keys)))


def with_keys(changes: Changes, action_id: str, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return ``changes`` with these keys for an action; those of the table are no change."""
    fresh = {name: tuple(kept) for name, kept in changes.items() if name != action_id}
    if tuple(keys) != next(row.keys for row in ACTIONS if row.id == action_id):
        fresh[action_id] = tuple(keys)
    return fresh


def with_key(
    changes: Changes,
    labels: LabelSet,
    action_id: str,
    key: str,
    names: Mapping[str, str],
    *,
    more: bool = False,
) -> dict[str, tuple[str, ...]]:
    """Return ``changes`` with ``key`` as the key of an action, or as one ``more``.

    ``names`` says what actions are called.

    Raises:
        NoSuchKey: it is no key.
        KeyOfView: it works in the report itself, or opens a menu.
        KeyTaken: another action has it.

    """
    plain = canonical(key)
    if plain is None:
        raise NoSuchKey(key=key)
    if is_of_view(plain):
        raise KeyOfView(key=shown(plain))
    keymap = in_force(changes, labels)
    owner = keymap.owner(plain)
    if owner not in (None, action_id):
        raise KeyTaken(key=shown(plain), name=names[str(owner)])
    before = keymap.of(action_id) if more else ()
    return with_keys(changes, action_id, tuple(dict.fromkeys((*before, plain))))


def reset(changes: Changes, labels: LabelSet, action_id: str, names: Mapping[str, str]) -> Changes:
    """Return ``changes`` without those to one action.

    Raises:
        KeyTaken: another action has one of the keys it had in the table.

    """
    fresh = {name: tuple(keys) for name, keys in changes.items() if name != action_id}
    others = in_force(changes, labels)
    for key in next(row.keys for row in ACTIONS if row.id == action_id):
        owner = others.owner(key)
        if owner not in (None, action_id):
            raise KeyTaken(key=shown(key), name=names[str(owner)])
    return fresh
