"""The search index: which reports may hold a text, by every two characters that it has together.

It is a full-text table (FTS5) that keeps no text, only in which documents a pair of characters
stands; the folded, clean text of a report is a document. A report that is read otherwise becomes a
new document, and the old one is passed over. The index is a cache: whatever is wrong with it, it
can be made again from the texts, and where SQLite lacks FTS5 all texts are looked through instead.
"""

from __future__ import annotations

import string
from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select
from sqlalchemy.exc import DatabaseError

from annotator.store import rows
from annotator.store.dialect import Part, error_name
from annotator.store.tables import indexed, standing
from annotator.text.fold import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MADE = "1"
"""Another one where the clean or the folded text of a report is no longer what it was."""

_DOCUMENTS = "search_pairs"
_FRESH = f"{_DOCUMENTS}_fresh"
_OWN = ("_data", "_idx", "_config")
"""What FTS5 keeps of the table, in tables named after it."""
_MOST_ASKED = 40  # pairs: each more would only find fewer reports that do not hold the text
_STALE = 1000  # documents that may be passed over, besides as many as there are reports

_FTS5 = "SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"
_IS_MADE = f"SELECT 1 FROM sqlite_master WHERE name = '{_DOCUMENTS}'"
_PUT = f"INSERT INTO {_DOCUMENTS} (rowid, pairs) VALUES (?, ?)"
_FIND = (
    f"SELECT report_id FROM {_DOCUMENTS} CROSS JOIN indexed ON document = {_DOCUMENTS}.rowid "
    f"WHERE {_DOCUMENTS} MATCH ? AND made = ?"
)
_WAITING = (
    select(standing.c.report_id)
    .outerjoin(indexed, indexed.c.report_id == standing.c.report_id)
    .where(or_(indexed.c.document.is_(None), indexed.c.made != _MADE))
    .order_by(standing.c.report_id)
)
_REPORTS = select(func.count()).select_from(standing)
_DONE = select(func.count()).where(indexed.c.made == _MADE)
_FORGET = delete(indexed).where(indexed.c.report_id == bindparam("of"))
_GIVEN = "SELECT seq FROM sqlite_sequence WHERE name = 'indexed'"


class IndexDamaged(Exception):  # noqa: N818 - named as what it finds
    """The index cannot be used as it is: it is to be made again."""


class SearchIndex:
    """The documents of a project's reports, to be asked which of them may hold a text."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def is_possible(self) -> bool:
        """Return whether this SQLite can keep the index."""
        return self._db.exec_driver_sql(_FTS5).scalar() is not None

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
        if self._db.exec_driver_sql(_IS_MADE).scalar() is None:
            return array("q")
        with _damage_told():
            cursor = self._db.exec_driver_sql(_FIND, (asked, _MADE)).cursor
            found = [] if cursor is None else cursor.fetchall()
        return array("q", sorted(one for (one,) in found))

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
        with _damage_told():
            if self._db.exec_driver_sql(_IS_MADE).scalar() is None:
                self._db.exec_driver_sql(_making(_DOCUMENTS))
            for report_id, text in folded:
                self._db.execute(_FORGET, {"of": report_id})
                row = {"report_id": report_id, "made": _MADE}
                made = self._db.execute(insert(indexed), row).inserted_primary_key
                assert made is not None
                self._db.exec_driver_sql(_PUT, (int(made[0]), _tokens(text)))

    @rows.read
    def is_stale(self) -> bool:
        """Return whether most of what is indexed is passed over, so that it is better made anew."""
        given = self._db.exec_driver_sql(_GIVEN).scalar() or 0
        used = self._db.execute(select(func.count()).select_from(indexed)).scalar_one()
        return int(given) > 2 * int(used) + _STALE

    def reset(self) -> None:
        """Make the index empty, whatever is wrong with it."""
        try:
            self._db.exec_driver_sql(f"DROP TABLE IF EXISTS {_DOCUMENTS}")
        except DatabaseError:
            self._mend()
        self._db.execute(delete(indexed))
        self._db.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = 'indexed'")

    def _mend(self) -> None:
        """Give the table what FTS5 keeps of an empty one: it does not let go of a damaged one."""
        self._db.exec_driver_sql(_making(_FRESH))
        for own, columns in zip(
            _OWN,
            (
                "(id INTEGER PRIMARY KEY, block BLOB)",
                "(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
                "(k PRIMARY KEY, v) WITHOUT ROWID",
            ),
            strict=True,
        ):
            here = f"{_DOCUMENTS}{own}"
            self._db.exec_driver_sql(f"DROP TABLE IF EXISTS {here}")
            self._db.exec_driver_sql(f"CREATE TABLE {here} {columns}")
            self._db.exec_driver_sql(f"INSERT INTO {here} SELECT * FROM {_FRESH}{own}")
        self._db.exec_driver_sql(f"DROP TABLE {_FRESH}")


def is_own(part: Part) -> bool:
    """Return whether a part of a schema is of the index."""
    if part.kind == "virtual":
        return part.name in {_making(_DOCUMENTS), _making(_FRESH)}
    table = part.name.partition(".")[0]
    return table in {f"{name}{own}" for name in (_DOCUMENTS, _FRESH) for own in ("", *_OWN)}


def _making(name: str) -> str:
    """Return what makes the table ``name``: a token is whatever blanks do not divide."""
    marks = string.punctuation.replace("'", "''")
    tokenize = f"ascii tokenchars '{marks}'".replace("'", "''")
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5("
        f"pairs, content='', columnsize=0, detail=none, tokenize='{tokenize}')"
    )


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
    """Return what the table is asked for reports with all of ``wanted``; None: it cannot tell."""
    asked: list[str] = []
    for text in wanted:
        found = [_quoted(pair) for pair in sorted(pairs(text))[:_MOST_ASKED]]
        asked += found or [f"{_quoted(one)} *" for one in text.split()]
    return " AND ".join(asked) or None


def _quoted(token: str) -> str:
    return '"{}"'.format(token.replace('"', '""'))


@contextmanager
def _damage_told() -> Iterator[None]:
    """Raise IndexDamaged where FTS5 finds its table otherwise than it left it."""
    try:
        yield
    except DatabaseError as error:
        name = error_name(error)
        if name.startswith("SQLITE_CORRUPT") or name in ("SQLITE_ERROR", "SQLITE_CONSTRAINT"):
            raise IndexDamaged(str(error.orig)) from error
        raise
