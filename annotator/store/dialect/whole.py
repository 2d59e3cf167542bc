"""A database of SQLite as a file: whose it is, whether it is whole, copies of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator.errors import DamagedProject, NotAProject
from annotator.store.dialect.connections import plain, stoppable_driver
from annotator.text.cancel import Cancelled, never

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from annotator.text.cancel import Asked

APPLICATION_ID = 0x52414E4E  # "RANN", at byte 68 of the file: what makes it a project of ours
COMPANIONS = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database
_PAGES = 500  # of a copy, between two looks at whether to stop
_WHOSE = "PRAGMA application_id"
_WHOLE = "PRAGMA quick_check(1)"


def claim(connection: Connection) -> None:
    """Say in the file that it is a project of ours."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def check_owner(connection: Connection, path: Path) -> None:
    """Make sure that the database is a project of ours; raise NotAProject where it is not."""
    if connection.exec_driver_sql(_WHOSE).scalar() != APPLICATION_ID:
        raise NotAProject(path=path)


def check_whole(connection: Connection, path: Path) -> None:
    """Make sure that the pages of the file are whole; raise DamagedProject where they are not."""
    _check_verdict(connection.exec_driver_sql(_WHOLE).scalar(), path)


def _check_verdict(verdict: object, path: Path) -> None:
    if verdict != "ok":
        raise DamagedProject(path=path, reason=str(verdict).splitlines()[-1])


def faults(connection: Connection) -> Iterator[str]:
    """Yield what is wrong with the pages and the indexes of the file, one line each."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)


def orphans(connection: Connection) -> Iterator[tuple[str, int | None, str]]:
    """Yield each row that refers to one that is not there: table, number, table referred to."""
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield str(table), row, str(parent)


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
        check_readable(original)
        with plain(target) as made:
            original.backup(made, pages=_PAGES, progress=look)
            original.execute("ROLLBACK")
            with stoppable_driver(made, cancelled):
                check(made, target)
            made.execute("PRAGMA journal_mode = WAL")


def check(one: sqlite3.Connection, path: Path) -> None:
    """Make sure that the database behind a plain connection is a project, and whole.

    Raises:
        NotAProject, DamagedProject: it is not.

    """
    check_plain_owner(one, path)
    _check_verdict(one.execute(_WHOLE).fetchone()[0], path)


def check_plain_owner(one: sqlite3.Connection, path: Path) -> None:
    """Do what ``check_owner`` does, on a plain connection."""
    if one.execute(_WHOSE).fetchone() != (APPLICATION_ID,):
        raise NotAProject(path=path)


def check_readable(one: sqlite3.Connection) -> None:
    """Read something of the database, which raises where it is none."""
    one.execute("SELECT count(*) FROM sqlite_master").fetchone()


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
