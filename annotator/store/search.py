"""The search index: which reports may hold a text, by every two characters that it has together.

It is a full-text table that keeps no text, only in which documents a pair of characters
stands; the folded, clean text of a report is a document. A report that is read otherwise becomes a
new document, and the old one is passed over. The index is a cache: whatever is wrong with it, it
can be made again from the texts. Where the database has no such table, all are looked through.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select

from annotator.store import rows
from annotator.store.dialect import pairs, phrases
from annotator.store.dialect.pairs import IndexDamaged
from annotator.store.tables import indexed, standing
from annotator.text.fold import pairs as pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_MADE = "1"
"""Another one where the clean or the folded text of a report is no longer what it was."""

__all__ = ["IndexDamaged", "SearchIndex"]

_MOST_ASKED = 40  # pairs: each more would only find fewer reports that do not hold the text
_STALE = 1000  # documents that may be passed over, besides as many as there are reports

_WAITING = (
    select(standing.c.report_id)
    .outerjoin(indexed, indexed.c.report_id == standing.c.report_id)
    .where(or_(indexed.c.document.is_(None), indexed.c.made != _MADE))
    .order_by(standing.c.report_id)
)
_REPORTS = select(func.count()).select_from(standing)
_DONE = select(func.count()).where(indexed.c.made == _MADE)
_FORGET = delete(indexed).where(indexed.c.report_id == bindparam("of"))


class SearchIndex:
    """The documents of a project's reports, to be asked which of them may hold a text."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def is_possible(self) -> bool:
        """Return whether this database can keep the index."""
        return pairs.is_possible(self._db)

    @rows.read
    def candidates(self, wanted: Iterable[str]) -> array[int] | None:
        """Return the ids, in order, of the indexed reports that may hold all of these texts.

        They are folded. None where the index cannot tell, as of a single character that no word
        begins with.

        Raises:
            IndexDamaged: it cannot be read.

        """
        asked = _asked(wanted)
        if asked is None:
            return None
        if not pairs.is_made(self._db):
            return array("q")
        with pairs.damage_told():
            return array("q", sorted(pairs.find(self._db, asked, _MADE)))

    @rows.read
    def waiting(self) -> array[int]:
        """Return the ids, in order, of the reports that are not indexed as they are read now."""
        reports, done = (self._db.execute(one).scalar_one() for one in (_REPORTS, _DONE))
        if reports == done:  # it is told at once where none waits, which is nearly always
            return array("q")
        cursor = self._db.execute(_WAITING).cursor
        return array("q", () if cursor is None else (one for (one,) in cursor.fetchall()))

    @rows.read
    def put(self, folded: Iterable[tuple[int, str]]) -> None:
        """Index reports, by their ids, with their folded, clean texts.

        Raises:
            IndexDamaged: it cannot be written; nothing of this transaction is to be kept.

        """
        with pairs.damage_told():
            if not pairs.is_made(self._db):
                pairs.make(self._db)
            for report_id, text in folded:
                self._db.execute(_FORGET, {"of": report_id})
                row = {"report_id": report_id, "made": _MADE}
                made = self._db.execute(insert(indexed), row).inserted_primary_key
                assert made is not None
                pairs.put(self._db, int(made[0]), _tokens(text))

    @rows.read
    def is_stale(self) -> bool:
        """Return whether most of what is indexed is passed over, so that it is better made anew."""
        used = self._db.execute(select(func.count()).select_from(indexed)).scalar_one()
        return phrases.given(self._db, indexed.name) > 2 * int(used) + _STALE

    def reset(self) -> None:
        """Make the index empty, whatever is wrong with it."""
        pairs.reset(self._db)
        self._db.execute(delete(indexed))
        phrases.forget_given(self._db, indexed.name)


def _tokens(folded: str) -> str:
    """Return every two characters of ``folded`` that stand together, with blanks between them.

    One before a blank, or at the end, stands by itself. It is put together as numbers: to make
    thousands of small strings takes eight times as long.
    """
    points = array("I", folded.encode("utf-32-le"))
    made = array("I", " ".encode("utf-32-le") * (3 * len(points)))
    made[0::3] = points
    made[1:-3:3] = points[1:]
    return made.tobytes().decode("utf-32-le")


def _asked(wanted: Iterable[str]) -> str | None:
    """Return what the index is asked for reports with all of ``wanted``; None: it cannot tell."""
    tokens: list[str] = []
    beginnings: list[str] = []
    for text in wanted:
        found = sorted(pairs_of(text))[:_MOST_ASKED]
        tokens += found
        beginnings += [] if found else text.split()
    return pairs.asking(tokens, beginnings) or None
