"""A project's database as an SQLAlchemy engine: its transactions, what its errors mean to a user.

How it is connected to, and when writers take their turn, is said in ``dialect``.
"""

from __future__ import annotations

import gc
import json
import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator.errors import DamagedProject
from annotator.store import dialect
from annotator.store.rows import UnreadableRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine


def connect(path: Path) -> Engine:
    """Return an engine on the database in the file ``path``, usable from any thread."""
    return dialect.engine_on(path, _read_json, _write_json)


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
    """Run the block in one transaction; what is refused is raised as a UserError."""
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
