"""How one works with a file of SQLite: connections, whose turn it is to write, how work is stopped.

Writers take the write lock at once (BEGIN IMMEDIATE), so that no transaction fails half-way because
another began to write; readers go on beside them (WAL). A commit is on disk when it returns
(synchronous=FULL): an act that was painted is an act that was kept.
"""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import URL, create_engine, event
from sqlalchemy.exc import DatabaseError

from annotator.store.dialect.refusals import error_name, is_locked, spoken
from annotator.text.cancel import Cancelled, never

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from annotator.text.cancel import Asked

URL_BEGINS = "sqlite"
"""What the URL of a project begins with, before ``:///``."""
BUSY_TIMEOUT_MS = 1500  # longer, and a window that waits looks dead
# between two tries to write: about as long as an act takes. SQLite itself waits longer and longer,
# up to a tenth of a second; where another process writes act after act, the lock is free for
# moments only, and most of them pass between
_PAUSE_S = (0.0005, 0.004)
_STEPS = 100_000  # of SQLite's machine, some milliseconds, between two looks at whether to stop
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
)


def engine_on(
    path: Path, read_json: Callable[[str], object], write_json: Callable[[object], str]
) -> Engine:
    """Return an engine on the file ``path``, usable from any thread."""
    url = URL.create(URL_BEGINS, database=str(path))
    engine = create_engine(url, json_deserializer=read_json, json_serializer=write_json)

    @event.listens_for(engine, "connect")
    def _prepare(dbapi: sqlite3.Connection, _record: object) -> None:
        dbapi.isolation_level = None  # we say BEGIN ourselves, below
        cursor = dbapi.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            _begin_to_write(connection)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _begin_to_write(connection: Connection) -> None:
    """Begin a transaction that writes, as soon as nobody else does.

    Raises:
        DatabaseError: somebody else still does after so long, or it cannot be begun.

    """
    ends = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            except DatabaseError as error:
                if not is_locked(error) or time.monotonic() > ends:
                    raise
            else:
                return
            time.sleep(random.uniform(*_PAUSE_S))
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


def keep_log(engine: Engine) -> None:
    """Let readers and a writer of the database work beside each other from now on."""
    with closing(engine.raw_connection()) as plain:  # no transaction may be under way
        plain.cursor().execute("PRAGMA journal_mode = WAL")


def log_of(path: Path) -> Path:
    """Return where the log lies that the newest acts are in while a database is open."""
    return path.with_name(path.name + "-wal")


@contextmanager
def stoppable(connection: Connection, cancelled: Asked) -> Iterator[None]:
    """Let statements in the block be stopped; then Cancelled is raised."""
    driver: Any = connection.connection.driver_connection
    with stoppable_driver(cast("sqlite3.Connection", driver), cancelled):
        yield


@contextmanager
def stoppable_driver(driver: sqlite3.Connection, cancelled: Asked) -> Iterator[None]:
    """Do what ``stoppable`` does, on a plain connection."""
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
