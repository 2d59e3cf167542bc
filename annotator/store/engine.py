"""One SQLite file as an SQLAlchemy engine: how it is opened, and what its errors mean to a user.

Writers take the write lock at once (BEGIN IMMEDIATE), so that no transaction fails half-way because
another began to write; readers go on beside them (WAL). A commit is on disk when it returns
(synchronous=FULL): an act that was painted is an act that was kept.
"""

from __future__ import annotations

import gc
import json
import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event

from annotator.errors import DamagedProject
from annotator.store import dialect
from annotator.store.rows import UnreadableRow
from annotator.store.turns import begin_to_write

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

_CONNECTION_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    f"PRAGMA busy_timeout = {dialect.BUSY_TIMEOUT_MS}",
)


def connect(path: Path) -> Engine:
    """Return an engine on the SQLite file ``path``, usable from any thread."""
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, json_deserializer=_read_json, json_serializer=_write_json)

    @event.listens_for(engine, "connect")
    def _prepare(dbapi: sqlite3.Connection, _record: object) -> None:
        dbapi.isolation_level = None  # we say BEGIN ourselves, below
        cursor = dbapi.cursor()
        for pragma in _CONNECTION_PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            begin_to_write(connection)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _read_json(text: str) -> object:
    """Read a JSON column; most marks carry nothing extra, and a report can have many marks."""
    if text == "{}":
        return {}
    found = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    if "\\ud" in text.lower():  # half a character could not be written again
        json.dumps(found, ensure_ascii=False).encode()
    return found


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def _finite(digits: str) -> float:
    found = float(digits)
    return found if math.isfinite(found) else _refuse(digits)


def _write_json(value: object) -> str:
    """Write what a JSON column holds, as ``_read_json`` reads it."""
    return "{}" if value == {} else json.dumps(value)


@contextmanager
def transaction(engine: Engine, path: Path, *, writes: bool) -> Iterator[Connection]:
    """Run the block in one transaction; what SQLite refuses is raised as a UserError."""
    with (
        _without_collecting(),
        spoken(path),
        engine.connect() as connection,
        connection.execution_options(writes=writes).begin(),
    ):
        yield connection


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep Python's garbage collector out of the block.

    Tens of thousands of marks at once are no garbage, and looking through them again and again
    takes half as long as the work.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Turn what a database refuses in the block into the sentence that says it to a user."""
    try:
        with dialect.spoken(path):
            yield
    except UnreadableRow as error:
        raise DamagedProject(path=path, reason=error) from error
