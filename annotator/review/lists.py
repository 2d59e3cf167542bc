"""A project's word lists: read from files or typed, made, changed and taken away.

Each change is one decision in the log, of the project and no report, and is undone like any other.
What it means for candidates that were found before is another matter: see reading.follow_lists.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.errors import (
    EmptyList,
    EmptySelection,
    EntryTooLong,
    ListsChanged,
    ListTaken,
    NoSuchLabel,
    NoSuchList,
    ProjectNotReport,
    TooManyEntries,
)
from annotator.model import ListChange, ListHead, ListMode, WordList
from annotator.store.files import SUFFIX
from annotator.text.load import decode, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from annotator.labels import LabelSet
    from annotator.review.session import Outcome, Session

ALL_LABELS = ""
IGNORED = "ignore"
"""What the list is called that takes what is never to be suggested."""
LONGEST_ENTRY = 200  # code points
MOST_ENTRIES = 500_000
_LINE = re.compile("\r\n|[\n\r]")
_NO_INK = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad]")


def entries_in(text: str, path: Path | str = "") -> tuple[str, ...]:
    """Return the entries that ``text`` holds, one a line, each once, in their order.

    What stands behind a tab, lines that begin with ``#`` and empty ones are passed over.

    Raises:
        EntryTooLong, TooManyEntries: they are no words; ``path`` says where.

    """
    found: dict[str, None] = {}
    for number, line in enumerate(_LINE.split(text), 1):
        entry = as_entry(line.split("\t")[0])
        if not entry or entry.startswith("#"):
            continue
        if len(entry) > LONGEST_ENTRY:
            raise EntryTooLong(path=path, line=number, most=LONGEST_ENTRY)
        found[entry] = None
    if len(found) > MOST_ENTRIES:
        raise TooManyEntries(path=path, most=MOST_ENTRIES)
    return tuple(found)


def as_entry(text: str) -> str:
    """Return ``text`` as an entry: on one line, one blank between words, nothing without ink."""
    return " ".join(_NO_INK.sub("", text).split())


def read_entries(path: Path, encoding: str | None = None) -> tuple[str, ...]:
    """Return the entries in the file ``path``, as ``entries_in`` does.

    Raises:
        EmptyList: it holds none.
        UserError: it cannot be read or decoded (see ``text.load``), or holds no words.

    """
    if path.suffix.lower() == SUFFIX:
        raise ProjectNotReport(path=path)  # which only SQLite may open
    data = read_bytes(path)
    entries = entries_in(decode(data, path, encoding).text, path) if data else ()
    if not entries:
        raise EmptyList(path=path)
    return entries


def head(name: str, label: str, mode: ListMode, labels: LabelSet) -> ListHead:
    """Return what is said of a list, checked against the label set.

    Raises:
        NoSuchLabel: the label is none of them; only what is ignored may be so under any.

    """
    any_label = label == ALL_LABELS and mode is ListMode.IGNORE
    if not any_label and labels.find(label) is None:
        known = ", ".join(one.id for one in labels.labels)
        raise NoSuchLabel(label=label, known=known)
    return ListHead(as_entry(name) or label or IGNORED, label, mode)


# -- acts -----------------------------------------------------------------------------------------


def add(session: Session, wanted: ListHead, entries: Iterable[str]) -> Outcome | None:
    """Put ``entries`` into the list that is ``wanted``, made if there is none of that name.

    None where it has them all.

    Raises:
        ListTaken: a list of that name is for another label or use.

    """

    def changes(now: list[WordList], next_id: int) -> list[ListChange]:
        same = next((one for one in now if one.head.name == wanted.name), None)
        if same is not None and same.head != wanted:
            raise ListTaken(name=wanted.name)
        there = WordList(next_id, wanted) if same is None else same
        after = replace(there, entries=tuple(dict.fromkeys((*there.entries, *entries))))
        return _differing([same] if same else [], [after])

    return session.keep_lists(changes)


def remove(session: Session, name: str) -> Outcome | None:
    """Take the list called ``name`` away.

    Raises:
        NoSuchList: there is none.

    """

    def changes(now: list[WordList], _next_id: int) -> list[ListChange]:
        found = [one for one in now if one.head.name == name]
        if not found:
            raise NoSuchList(name=name)
        return _differing(found, [])

    return session.keep_lists(changes)


def edit(session: Session, before: Sequence[WordList], after: Sequence[WordList]) -> Outcome | None:
    """Make the lists that were ``before`` as they are ``after``; new ones have the id 0.

    Raises:
        ListTaken: two have one name.
        ListsChanged: somebody has changed one of them meanwhile.

    """

    def changes(now: list[WordList], next_id: int) -> list[ListChange]:
        known = {one.id: one for one in before}
        wanted: list[WordList] = []
        for one in after:
            wanted.append(one if one.id else replace(one, id=next_id))
            next_id += not one.id
        found = _differing(before, wanted)
        touched = {change.list_id for change in found}
        theirs = {one.id: one for one in now}
        if any(known[number] != theirs.get(number) for number in touched & known.keys()):
            raise ListsChanged
        names = [one.head.name for one in now if one.id not in touched]
        names += [one.head.name for one in wanted if one.id in touched]
        for name in names:
            if names.count(name) > 1:
                raise ListTaken(name=name)
        return found

    return session.keep_lists(changes)


def add_word(session: Session, text: str, label: str, mode: ListMode) -> Outcome | None:
    """Put one phrase into the list that is named after its label, or among what is ignored.

    Raises:
        EmptySelection: there is no phrase.
        EntryTooLong: it is no word.
        ListTaken: a list of that name is for something else.

    """
    entry = as_entry(text)
    if not entry:
        raise EmptySelection
    if len(entry) > LONGEST_ENTRY:
        raise EntryTooLong(path=entry[:20] + "…", line=1, most=LONGEST_ENTRY)
    name = IGNORED if mode is ListMode.IGNORE else label
    return add(session, head(name, label, mode, session.labels), [entry])


def _differing(before: Iterable[WordList], after: Iterable[WordList]) -> list[ListChange]:
    """Return what leads from the lists ``before`` to those ``after``."""
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    found = [_change(old.get(number), new.get(number)) for number in {**old, **new}]
    return [one for one in found if one is not None]


def _change(before: WordList | None, after: WordList | None) -> ListChange | None:
    if before == after:
        return None
    one = after or before
    assert one is not None
    old, new = (dict.fromkeys(side.entries if side else ()) for side in (before, after))
    change = ListChange(
        one.id,
        before.head if before else None,
        after.head if after else None,
        tuple(entry for entry in new if entry not in old),
        tuple(entry for entry in old if entry not in new),
    )
    nothing = change.before == change.after and not change.added and not change.removed
    return None if nothing else change
