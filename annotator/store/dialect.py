"""What only SQLite knows: its checks and copies of a file, its errors, how its work is stopped."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy.exc import DatabaseError

from annotator.errors import (
    DamagedProject,
    DiskFull,
    LockedProject,
    NotAProject,
    UnwritablePlace,
    UserError,
)
from annotator.text.cancel import Cancelled, never

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from annotator.text.cancel import Asked

APPLICATION_ID = 0x52414E4E  # "RANN", at byte 68 of the file: what makes it a project of ours
COMPANIONS = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database
BUSY_TIMEOUT_MS = 1500  # longer, and a window that waits looks dead
_OWN_TABLES = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")
Failed = sqlite3.DatabaseError
"""What statements on a plain connection raise."""
_PAGES = 500  # of a copy, between two looks at whether to stop
_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_MISMATCH", "SQLITE_TOOBIG")
_IMPOSSIBLE = ("integer overflow", "malformed JSON", "malformed database schema")
_STEPS = 100_000  # of SQLite's machine, some milliseconds, between two looks at whether to stop


@contextmanager
def stoppable(connection: Connection, cancelled: Asked) -> Iterator[None]:
    """Let statements in the block be stopped; then Cancelled is raised."""
    driver: Any = connection.connection.driver_connection
    with _stoppable(cast("sqlite3.Connection", driver), cancelled):
        yield


@contextmanager
def _stoppable(driver: sqlite3.Connection, cancelled: Asked) -> Iterator[None]:
    if cancelled is never:
        yield
        return
    driver.set_progress_handler(lambda: int(cancelled()), _STEPS)
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        if error_name(error) == "SQLITE_INTERRUPT":
            raise Cancelled from error
        raise
    finally:
        driver.set_progress_handler(None, 0)


def faults(connection: Connection) -> Iterator[str]:
    """Yield what is wrong with the pages and the indexes of the file, one line each."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)


def orphans(connection: Connection) -> Iterator[tuple[str, int | None, str]]:
    """Yield each row that refers to one that is not there: table, number, table referred to."""
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield str(table), row, str(parent)


class Part(NamedTuple):
    """One thing that a schema is made of.

    ``kind`` is table, column or index; or virtual, with what makes the table in place of its name;
    or strange.
    """

    kind: str
    name: str


def parts(connection: Connection) -> set[Part]:
    """Return what the schema is made of, but for what SQLite makes of its own accord."""
    made: set[Part] = set()
    objects = "SELECT type, name, sql FROM sqlite_master"
    for kind, name, sql in connection.exec_driver_sql(objects).all():
        if (kind == "table" and name in _OWN_TABLES) or (kind == "index" and sql is None):
            continue
        if str(sql).upper().startswith("CREATE VIRTUAL "):
            made.add(Part("virtual", str(sql)))
            continue
        made.add(Part(kind if kind in ("table", "index") else "strange", str(name)))
        if kind == "table":
            columns = "SELECT name, hidden FROM pragma_table_xinfo(?)"
            for column, hidden in connection.exec_driver_sql(columns, (name,)).all():
                made.add(Part("strange" if hidden else "column", f"{name}.{column}"))
    return made


# -- files as a whole -------------------------------------------------------------------------


def copy(
    source: Path,
    target: Path,
    cancelled: Asked = never,
    reached: Callable[[int, int], object] = lambda _done, _all: None,
) -> None:
    """Fill the empty file ``target`` with the database ``source`` as it is at one moment.

    Others may write meanwhile. ``reached`` is told of pages done, and of how many.

    Raises:
        Cancelled: it was; ``target`` is worth nothing then.
        UserError: one cannot be read, or the other not be written.

    """

    def look(_status: int, left: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        reached(total - left, total)

    with plain(source) as original:
        original.execute("BEGIN")  # one state of it, however long the copying takes
        original.execute("SELECT 1 FROM sqlite_master").fetchall()
        with plain(target) as made:
            original.backup(made, pages=_PAGES, progress=look)
            original.execute("ROLLBACK")
            with _stoppable(made, cancelled):
                check(made, target)
            made.execute("PRAGMA journal_mode = WAL")


def check(one: sqlite3.Connection, path: Path) -> None:
    """Make sure that the database is a project, and whole.

    Raises:
        NotAProject, DamagedProject: it is not.

    """
    if one.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise NotAProject(path=path)
    (verdict,) = one.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise DamagedProject(path=path, reason=str(verdict).splitlines()[-1])


@contextmanager
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    """Give the block a connection of its own; what SQLite refuses is raised as a UserError."""
    with spoken(path), closing(sqlite3.connect(path, isolation_level=None)) as found:
        found.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        found.execute("PRAGMA trusted_schema = OFF")
        yield found


@contextmanager
def as_it_lies(path: Path) -> Iterator[sqlite3.Connection]:
    """Give the block a connection that reads the file alone and touches nothing beside it."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with spoken(path), closing(sqlite3.connect(address, uri=True)) as found:
        found.execute("PRAGMA trusted_schema = OFF")
        yield found


@contextmanager
def alone(path: Path) -> Iterator[sqlite3.Connection]:
    """Keep the database to the block: nobody has it open, and all of it is in its one file.

    Raises:
        LockedProject: somebody has it open.

    """
    with plain(path) as found:
        found.execute("PRAGMA locking_mode = EXCLUSIVE")
        found.execute("PRAGMA journal_mode = DELETE")
        found.execute("BEGIN EXCLUSIVE")
        yield found


def shrink(path: Path) -> None:
    """Write the database anew, without the room that nothing takes any more.

    Raises:
        UserError: somebody writes it, or there is no room for a second one.

    """
    with plain(path) as found:
        found.execute("VACUUM")
        found.execute("PRAGMA wal_checkpoint(TRUNCATE)")


# -- errors -----------------------------------------------------------------------------------


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
        if error_name(error).startswith(("SQLITE_ERROR", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH")):
            raise DamagedProject(path=path, reason=reason) from error
        raise


def is_bad_text(error: DatabaseError | sqlite3.DatabaseError) -> bool:
    """Return whether a value was to be read as text that is no UTF-8."""
    return "Could not decode to UTF-8" in str(getattr(error, "orig", error))


def error_name(error: DatabaseError | sqlite3.DatabaseError) -> str:
    """Return SQLite's own name of an error, empty where it has none."""
    return str(getattr(getattr(error, "orig", error), "sqlite_errorname", ""))
