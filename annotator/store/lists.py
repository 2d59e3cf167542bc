"""Word lists in the database: reading them, and putting a change of one into effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from annotator.errors import MarkGone
from annotator.model import ListHead, ListMode, WordList
from annotator.store import checked, rows
from annotator.store.dialect import phrases
from annotator.store.tables import word, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.model import ListChange

_AT_ONCE = 500  # entries that one statement names; SQLite allows 32,766 values


class Lists:
    """The word lists of a project, in the order they were made."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    @rows.read
    def all(self) -> list[WordList]:
        """Return every list with its entries."""
        entries: dict[int, list[str]] = {}
        for list_id, text in self._db.execute(
            select(word.c.list_id, word.c.text).order_by(word.c.id)
        ):
            entries.setdefault(list_id, []).extend(checked.texts(text))
        found = self._db.execute(select(word_list).order_by(word_list.c.id))
        return [WordList(row.id, _head(row), tuple(entries.get(row.id, ()))) for row in found]

    @rows.read
    def next_id(self) -> int:
        """Return the id that the next list may take; ids are never given twice."""
        highest = self._db.execute(select(func.max(word_list.c.id))).scalar()
        return max(phrases.given(self._db, word_list.name), int(highest or 0)) + 1

    def apply(self, change: ListChange) -> None:
        """Put ``change`` into effect.

        Raises:
            MarkGone: the list is not as the change expects it to be.

        """
        if self._head_of(change.list_id) != change.before:
            raise MarkGone
        values = {} if change.after is None else _row(change.after)
        if change.before is None:
            self._db.execute(insert(word_list).values(id=change.list_id, **values))
        elif change.after is not None:
            wanted = word_list.c.id == change.list_id
            self._db.execute(update(word_list).where(wanted).values(values))
        self._remove(change.list_id, change.removed)
        self._add(change.list_id, change.added)
        if change.after is None:
            if self._count(change.list_id):
                raise MarkGone  # somebody has put entries in that this does not know of
            self._db.execute(delete(word_list).where(word_list.c.id == change.list_id))

    def check(self) -> None:
        """Make sure that no two lists have one name.

        Raises:
            MarkGone: two have.

        """
        names = self._db.execute(select(word_list.c.name)).scalars().all()
        if len(set(names)) < len(names):
            raise MarkGone

    @rows.read
    def _head_of(self, list_id: int) -> ListHead | None:
        row = self._db.execute(select(word_list).where(word_list.c.id == list_id)).one_or_none()
        return None if row is None else _head(row)

    def _count(self, list_id: int) -> int:
        wanted = select(func.count()).where(word.c.list_id == list_id)
        return int(self._db.execute(wanted).scalar_one())

    def _remove(self, list_id: int, texts: Sequence[str]) -> None:
        for first in range(0, len(texts), _AT_ONCE):
            part = texts[first : first + _AT_ONCE]
            wanted = (word.c.list_id == list_id, word.c.text.in_(part))
            if self._db.execute(delete(word).where(*wanted)).rowcount != len(part):
                raise MarkGone

    def _add(self, list_id: int, texts: Sequence[str]) -> None:
        for first in range(0, len(texts), _AT_ONCE):
            part = texts[first : first + _AT_ONCE]
            wanted = select(func.count()).where(word.c.list_id == list_id, word.c.text.in_(part))
            if self._db.execute(wanted).scalar_one():
                raise MarkGone
            self._db.execute(insert(word), [{"list_id": list_id, "text": text} for text in part])


def _head(row: Row[Any]) -> ListHead:
    return ListHead(checked.text(row.name), checked.text(row.label), ListMode(row.mode))


def _row(head: ListHead) -> dict[str, str]:
    return {"name": head.name, "label": head.label, "mode": head.mode.value}
