"""A project: one database file with reports, marks and decisions, opened safely or refused."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from annotator.errors import (
    DamagedProject,
    NoSuchProject,
    NotAProject,
    UnreadableFile,
    UnwritablePlace,
)
from annotator.store import engine as sqlite
from annotator.store import schema, tables
from annotator.store.decisions import Decisions
from annotator.store.marks import Marks
from annotator.store.reports import Reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

_MAGIC = b"SQLite format 3\0"
_QUICK_CHECK_LIMIT = 64 << 20  # bytes; above it the check would be felt at every start


@dataclass(frozen=True, slots=True)
class Transaction:
    """What can be read, and in a writing transaction changed, in one step."""

    reports: Reports
    marks: Marks
    decisions: Decisions


class Project:
    """An open project. Transactions may be begun in any thread; ``labelset`` is TOML."""

    def __init__(self, engine: Engine, path: Path, labelset: str) -> None:
        self._engine = engine
        self.path = path
        self.labelset = labelset

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Run the block on one consistent state of the project."""
        with sqlite.transaction(self._engine, self.path, writes=False) as connection:
            yield _transaction(connection)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Run the block as one step: all of it is kept when it ends, none if it raises.

        Raises:
            LockedProject, UnwritablePlace, DamagedProject: the step was not kept.

        """
        with sqlite.transaction(self._engine, self.path, writes=True) as connection:
            yield _transaction(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _transaction(connection: Connection) -> Transaction:
    return Transaction(Reports(connection), Marks(connection), Decisions(connection))


def locate(where: str | Path) -> Path:
    """Return the file that a project's path or ``sqlite:///`` URL names.

    Raises:
        NotAProject: it is the URL of another kind of database, or none.

    """
    text = str(where)
    if "://" not in text:
        return Path(text)
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise NotAProject(path=text) from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise NotAProject(path=text)
    return Path(url.database)


def create(where: str | Path, labelset: str) -> Project:
    """Make an empty project with the label set ``labelset`` (TOML) and return it, open.

    It is made beside its place and moved there whole, so that no half-made file is left.

    Raises:
        UnwritablePlace: the folder cannot be written, or something is there already.

    """
    path = locate(where)
    if path.exists():
        raise UnwritablePlace(path=path, reason="it exists already")
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.touch(exist_ok=False)
        _fill(fresh, labelset)
        fresh.replace(path)
    except OSError as error:
        raise UnwritablePlace(path=path, reason=error.strerror or error) from error
    finally:
        _sweep(fresh)
    return open_project(path)


def _fill(path: Path, labelset: str) -> None:
    engine = sqlite.connect(path)
    try:
        with sqlite.spoken(path), closing(engine.raw_connection()) as plain:
            plain.cursor().execute("PRAGMA journal_mode = WAL")  # no transaction may be under way
        with sqlite.transaction(engine, path, writes=True) as connection:
            schema.upgrade(connection)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(insert(tables.project).values(id=1, made_at=now, labelset=labelset))
            connection.exec_driver_sql(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
    finally:
        engine.dispose()


def _sweep(path: Path) -> None:
    """Remove an unfinished project and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def open_project(where: str | Path) -> Project:
    """Return the project kept at ``where`` (a path, or an ``sqlite:///`` URL).

    Raises:
        NoSuchProject, NotAProject, NewerProject, DamagedProject, LockedProject, UnreadableFile,
        UnwritablePlace: each says of itself why it is not opened.

    """
    path = locate(where)
    _check_header(path)
    engine = sqlite.connect(path)
    try:
        with sqlite.transaction(engine, path, writes=False) as connection:
            if path.stat().st_size <= _QUICK_CHECK_LIMIT:
                _quick_check(connection, path)
            schema.check(connection, path)
            labelset = _labelset(connection, path)
    except BaseException:
        engine.dispose()
        raise
    return Project(engine, path, labelset)


def _labelset(connection: Connection, path: Path) -> str:
    found = connection.execute(select(tables.project.c.labelset)).scalar()
    if found is None:
        raise DamagedProject(path=path, reason="it lacks its label set")
    return str(found)


def _check_header(path: Path) -> None:
    """Refuse what is no project by its first bytes, before SQLite touches it."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError as error:
        raise NoSuchProject(path=path) from error
    except IsADirectoryError as error:
        raise NotAProject(path=path) from error
    except OSError as error:
        raise UnreadableFile(path=path, reason=error.strerror or error) from error
    if not header.startswith(_MAGIC):
        raise NotAProject(path=path)
    if int.from_bytes(header[68:72], "big") != sqlite.APPLICATION_ID:
        raise NotAProject(path=path)


def _quick_check(connection: Connection, path: Path) -> None:
    verdict = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    if verdict != "ok":
        reason = verdict.splitlines()[-1]
        raise DamagedProject(path=path, reason=reason)
