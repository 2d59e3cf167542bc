"""The full-text table of SQLite (FTS5) behind the search index: documents by the tokens in them.

It keeps no text, only in which documents a token stands. A token is whatever blanks do not divide.
"""

from __future__ import annotations

import string
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from annotator.store.dialect.refusals import is_misfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from annotator.store.dialect.parts import Part

_DOCUMENTS = "search_pairs"
_FRESH = f"{_DOCUMENTS}_fresh"
_OWN = {  # what FTS5 keeps of the table, in tables named after it
    "_data": "(id INTEGER PRIMARY KEY, block BLOB)",
    "_idx": "(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
    "_config": "(k PRIMARY KEY, v) WITHOUT ROWID",
}
_FTS5 = "SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"
_IS_MADE = f"SELECT 1 FROM sqlite_master WHERE name = '{_DOCUMENTS}'"
_PUT = f"INSERT INTO {_DOCUMENTS} (rowid, pairs) VALUES (?, ?)"
_FIND = (
    f"SELECT report_id FROM {_DOCUMENTS} CROSS JOIN indexed ON document = {_DOCUMENTS}.rowid "
    f"WHERE {_DOCUMENTS} MATCH ? AND made = ?"
)


class IndexDamaged(Exception):  # noqa: N818 - named as what it finds
    """The index cannot be used as it is: it is to be made again."""


def is_possible(connection: Connection) -> bool:
    """Return whether this SQLite can keep such a table."""
    return connection.exec_driver_sql(_FTS5).scalar() is not None


def is_made(connection: Connection) -> bool:
    """Return whether the table is there."""
    return connection.exec_driver_sql(_IS_MADE).scalar() is not None


def make(connection: Connection) -> None:
    """Make the table, empty."""
    connection.exec_driver_sql(_making(_DOCUMENTS))


def put(connection: Connection, document: int, tokens: str) -> None:
    """Store a document by its tokens."""
    connection.exec_driver_sql(_PUT, (document, tokens))


def find(connection: Connection, asked: str, made: str) -> list[int]:
    """Return the ids of the reports whose document, ``made`` so, holds what is ``asked``."""
    cursor = connection.exec_driver_sql(_FIND, (asked, made)).cursor
    return [] if cursor is None else [one for (one,) in cursor.fetchall()]


def asking(tokens: Iterable[str], beginnings: Iterable[str]) -> str:
    """Return what is asked for documents with all of ``tokens``, and tokens that begin so."""
    return " AND ".join([*map(_quoted, tokens), *(f"{_quoted(one)} *" for one in beginnings)])


def _quoted(token: str) -> str:
    return '"{}"'.format(token.replace('"', '""'))


def reset(connection: Connection) -> None:
    """Let the table be gone, or be empty, whatever is wrong with it."""
    try:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {_DOCUMENTS}")
    except DatabaseError:
        _mend(connection)


def _mend(connection: Connection) -> None:
    """Give the table what FTS5 keeps of an empty one: it does not let go of a damaged one."""
    connection.exec_driver_sql(_making(_FRESH))
    for own, columns in _OWN.items():
        here = f"{_DOCUMENTS}{own}"
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {here}")
        connection.exec_driver_sql(f"CREATE TABLE {here} {columns}")
        connection.exec_driver_sql(f"INSERT INTO {here} SELECT * FROM {_FRESH}{own}")
    connection.exec_driver_sql(f"DROP TABLE {_FRESH}")


def is_own(part: Part) -> bool:
    """Return whether a part of a schema is of the table."""
    if part.kind == "virtual":
        return part.name in {_making(_DOCUMENTS), _making(_FRESH)}
    table = part.name.partition(".")[0]
    return table in {f"{name}{own}" for name in (_DOCUMENTS, _FRESH) for own in ("", *_OWN)}


def _making(name: str) -> str:
    """Return what makes the table ``name``."""
    marks = string.punctuation.replace("'", "''")
    tokenize = f"ascii tokenchars '{marks}'".replace("'", "''")
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5("
        f"pairs, content='', columnsize=0, detail=none, tokenize='{tokenize}')"
    )


@contextmanager
def damage_told() -> Iterator[None]:
    """Raise IndexDamaged where FTS5 finds its table otherwise than it left it."""
    try:
        yield
    except DatabaseError as error:
        if is_misfit(error):
            raise IndexDamaged(str(error.orig)) from error
        raise
