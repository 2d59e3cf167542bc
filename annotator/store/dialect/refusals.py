"""What SQLite refuses, and what that means to a user."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from annotator.errors import (
    DamagedProject,
    DiskFull,
    LockedProject,
    NotAProject,
    UnwritablePlace,
    UserError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Failed = sqlite3.DatabaseError
"""What statements on a plain connection raise."""
_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")
_DAMAGED = (
    *("SQLITE_CORRUPT", "SQLITE_MISMATCH", "SQLITE_TOOBIG"),
    "SQLITE_CONSTRAINT_FOREIGNKEY",  # a row that is of nothing, which we never made
)
_IMPOSSIBLE = ("integer overflow", "malformed JSON", "malformed database schema")
_MISFIT = ("SQLITE_ERROR", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH")


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Turn an error of SQLite in the block into the sentence that says it to a user."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise (_meaning(error, path) or error) from error
    except UnicodeDecodeError as error:  # so it tells of what it says in other bytes than UTF-8
        raise DamagedProject(path=path, reason="it holds text that is no UTF-8") from error


def _meaning(error: DatabaseError | sqlite3.DatabaseError, path: Path) -> UserError | None:
    name, reason = error_name(error), getattr(error, "orig", error)
    if is_locked(error):
        return LockedProject(path=path)
    if name.startswith("SQLITE_FULL"):
        return DiskFull(path=path)
    if name.startswith(_UNWRITABLE):
        return UnwritablePlace(path=path, reason=reason)
    if name.startswith("SQLITE_NOTADB"):
        return NotAProject(path=path)
    if name.startswith(_DAMAGED) or is_bad_text(error) or str(reason).startswith(_IMPOSSIBLE):
        return DamagedProject(path=path, reason=reason)
    return None


def is_locked(error: DatabaseError | sqlite3.DatabaseError) -> bool:
    """Return whether somebody else stands in the way, who may be gone a moment later."""
    return error_name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"))


@contextmanager
def fitting(path: Path, reason: str) -> Iterator[None]:
    """Raise DamagedProject for ``reason`` where a statement in the block does not fit the schema.

    That is, or where a row does not fit what is asked of it.
    """
    try:
        yield
    except DatabaseError as error:
        if error_name(error).startswith(_MISFIT):
            raise DamagedProject(path=path, reason=reason) from error
        raise


def is_bad_text(error: DatabaseError | sqlite3.DatabaseError) -> bool:
    """Return whether a value was to be read as text that is no UTF-8."""
    return "Could not decode to UTF-8" in str(getattr(error, "orig", error))


def is_misfit(error: DatabaseError) -> bool:
    """Return whether a table or a row is otherwise than a statement needs it, or damaged."""
    return error_name(error).startswith(("SQLITE_CORRUPT", *_MISFIT))


def error_name(error: DatabaseError | sqlite3.DatabaseError) -> str:
    """Return SQLite's own name of an error, empty where it has none."""
    return str(getattr(getattr(error, "orig", error), "sqlite_errorname", ""))
