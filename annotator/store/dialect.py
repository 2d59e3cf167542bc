"""What only SQLite knows: its own checks of a file, and how its long work is stopped."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy.exc import DatabaseError

from annotator.text.cancel import Cancelled, never

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from annotator.text.cancel import Asked

_STEPS = 100_000  # of SQLite's machine, some milliseconds, between two looks at whether to stop


@contextmanager
def stoppable(connection: Connection, cancelled: Asked) -> Iterator[None]:
    """Let statements in the block be stopped; then Cancelled is raised."""
    if cancelled is never:
        yield
        return
    plain = _plain(connection)
    plain.set_progress_handler(lambda: int(cancelled()), _STEPS)
    try:
        yield
    except DatabaseError as error:
        if error_name(error) == "SQLITE_INTERRUPT":
            raise Cancelled from error
        raise
    finally:
        plain.set_progress_handler(None, 0)


def faults(connection: Connection) -> Iterator[str]:
    """Yield what is wrong with the pages and the indexes of the file, one line each."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)


def orphans(connection: Connection) -> Iterator[tuple[str, int | None, str]]:
    """Yield each row that refers to one that is not there: table, number, table referred to."""
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield str(table), row, str(parent)


def error_name(error: DatabaseError) -> str:
    """Return SQLite's own name of an error, empty where it has none."""
    return str(getattr(error.orig, "sqlite_errorname", ""))


def is_bad_text(error: DatabaseError) -> bool:
    """Return whether a value was to be read as text that is no UTF-8."""
    return "Could not decode to UTF-8" in str(error.orig)


def _plain(connection: Connection) -> sqlite3.Connection:
    found: Any = connection.connection.driver_connection
    return cast("sqlite3.Connection", found)
