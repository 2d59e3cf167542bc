"""A project: one database file with reports, marks and decisions, opened safely or refused."""

from __future__ import annotations

import errno
import os
import secrets
import sqlite3
import stat
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from annotator import paths
from annotator.errors import (
    AlreadyThere,
    DamagedProject,
    LeftOver,
    NoSuchProject,
    NotAProject,
    UnreadableFile,
    UnwritablePlace,
)
from annotator.store import engine as sqlite
from annotator.store import schema, tables
from annotator.store.decisions import Decisions
from annotator.store.integrity import Integrity
from annotator.store.labels import Labels
from annotator.store.lists import Lists
from annotator.store.marked import Marked
from annotator.store.marks import Marks
from annotator.store.past import Past
from annotator.store.queue import Queue
from annotator.store.relations import Relations
from annotator.store.reports import Reports
from annotator.store.search import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

SUFFIX = ".annot"
_COMPANIONS = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database
_QUICK_CHECK_LIMIT = 64 << 20  # bytes; above it the check would be felt at every start


@dataclass(frozen=True, slots=True)
class Transaction:
    """What can be read, and in a writing transaction changed, in one step."""

    reports: Reports
    marks: Marks
    relations: Relations
    decisions: Decisions
    lists: Lists
    labels: Labels
    past: Past
    queue: Queue
    search: SearchIndex
    marked: Marked
    integrity: Integrity
    _connection: Connection

    @contextmanager
    def part(self) -> Iterator[None]:
        """Run the block as a part of the step: if it raises, only what it did is given up."""
        try:
            with self._connection.begin_nested():
                yield
        except BaseException:
            self.reports.forget()
            raise


class Project:
    """An open project. Transactions may be begun in any thread.

    ``labelset`` is the label set that it had when it was opened, as TOML.
    """

    def __init__(self, engine: Engine, path: Path, labelset: str) -> None:
        self._engine = engine
        self._log = path.with_name(path.name + "-wal")
        self._log_seen: tuple[int, int] | None = None
        self.path = path
        self.labelset = labelset

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Run the block on one consistent state of the project."""
        self._guard_log()
        with sqlite.transaction(self._engine, self.path, writes=False) as connection:
            yield _transaction(connection)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Run the block as one step: all of it is kept when it ends, none if it raises.

        Raises:
            LockedProject, UnwritablePlace, DamagedProject: the step was not kept.

        """
        self._guard_log()
        with sqlite.transaction(self._engine, self.path, writes=True) as connection:
            yield _transaction(connection)

    def _guard_log(self) -> None:
        """Connect anew where the write-ahead log is not the one that was there before.

        While this process is connected nobody may take it away; but a descriptor on the project
        that something else in this process opened and closed (a file dialog that looks into files)
        has then dropped our lock, and what we wrote into the old log would be lost.
        """
        try:
            found = self._log.stat()
            now = (found.st_dev, found.st_ino)
        except OSError:
            now = None
        if self._log_seen is not None and now != self._log_seen:
            self._engine.dispose()
        self._log_seen = now

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _transaction(connection: Connection) -> Transaction:
    return Transaction(
        Reports(connection),
        Marks(connection),
        Relations(connection),
        Decisions(connection),
        Lists(connection),
        Labels(connection),
        Past(connection),
        Queue(connection),
        SearchIndex(connection),
        Marked(connection),
        Integrity(connection),
        connection,
    )


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
    except (ArgumentError, ValueError) as error:
        raise NotAProject(path=text) from error
    plain = url.drivername == "sqlite" and not url.query and not url.host
    if not plain or url.database in (None, "", ":memory:"):
        raise NotAProject(path=text)
    return Path(str(url.database))


def create(where: str | Path, labelset: str) -> Project:
    """Make an empty project with the label set ``labelset`` (TOML) and return it, open.

    It is made beside its place and moved there whole, so that no half-made file is left.

    Raises:
        AlreadyThere, LeftOver: something is there, or beside it.
        NotAProject: the name does not end in .annot.
        UnwritablePlace: the folder cannot be written.

    """
    path = locate(where)
    if path.suffix.lower() != SUFFIX:
        raise NotAProject(path=path)
    if is_there(path):
        raise AlreadyThere(path=path)
    _check_no_leftover(path)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.touch(exist_ok=False)
        _fill(fresh, labelset)
        _publish(fresh, path)
    except OSError as error:
        raise UnwritablePlace(path=path, reason=error.strerror or error) from error
    finally:
        _sweep(fresh)
    return open_project(path)


def _publish(fresh: Path, path: Path) -> None:
    """Give the finished project its name, unless somebody else has taken it meanwhile.

    Raises:
        AlreadyThere: somebody has.

    """
    try:
        if os.name == "nt":
            fresh.rename(path)  # refuses where something is
        else:
            _link(fresh, path)
    except FileExistsError as error:
        raise AlreadyThere(path=path) from error


def _link(fresh: Path, path: Path) -> None:
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: claim the name, then fill it
        path.touch(exist_ok=False)
        fresh.replace(path)


def _check_no_leftover(path: Path) -> None:
    """Refuse a name beside which the log of an older project lies: SQLite would replay it."""
    for suffix in _COMPANIONS:
        beside = path.with_name(path.name + suffix)
        if is_there(beside):
            # unless somebody has made the project in this very moment, and works on it
            raise AlreadyThere(path=path) if is_there(path) else LeftOver(path=beside)


def is_there(where: str | Path) -> bool:
    """Return whether something is at the path or URL ``where``.

    Raises:
        UnreadableFile: that cannot be told.

    """
    path = locate(where)
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise UnreadableFile(path=path, reason=error.strerror or error) from error
    return True


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
    for suffix in ("", *_COMPANIONS):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def open_project(where: str | Path) -> Project:
    """Return the project kept at ``where`` (a path, or an ``sqlite:///`` URL).

    One that an older version of the program made is brought to the newest schema, after a copy of
    it was laid beside it.

    Raises:
        NoSuchProject, NotAProject, NewerProject, DamagedProject, LockedProject, UnreadableFile,
        UnwritablePlace: each says of itself why it is not opened.

    """
    path = locate(where)
    _check_file(path)
    engine = sqlite.connect(path)
    try:
        with sqlite.transaction(engine, path, writes=False) as connection:
            _check_owner(connection, path)
            if path.stat().st_size <= _QUICK_CHECK_LIMIT:
                _quick_check(connection, path)
            older = schema.outdated(connection, path)
        if older is not None:
            _bring_up(engine, path)
        with sqlite.transaction(engine, path, writes=False) as connection:
            schema.check(connection, path)
            labelset = _labelset(connection, path)
    except BaseException:
        engine.dispose()
        raise
    return Project(engine, path, labelset)


def _bring_up(engine: Engine, path: Path) -> None:
    """Lay a copy of the project beside it and bring it to the newest schema, in one step.

    Both happen while nobody else may write, so that of several who open it one does it, once.
    """
    with sqlite.transaction(engine, path, writes=True) as connection:
        older = schema.outdated(connection, path)
        if older is None:
            return
        with (
            paths.replacing(_backup_name(path, older)) as fresh,
            closing(sqlite3.connect(path)) as original,
            closing(sqlite3.connect(fresh)) as copy,
        ):
            original.backup(copy)
        schema.upgrade(connection)


def _backup_name(path: Path, revision: str) -> Path:
    backup = path.with_name(f"{path.stem}.backup-{revision}{path.suffix}")
    number = 1
    while is_there(backup):
        number += 1
        backup = path.with_name(f"{path.stem}.backup-{revision}-{number}{path.suffix}")
    return backup


def _labelset(connection: Connection, path: Path) -> str:
    found = connection.execute(select(tables.project.c.labelset)).scalar()
    if found is None:
        raise DamagedProject(path=path, reason="it lacks its label set")
    return str(found)


def _check_file(path: Path) -> None:
    """Refuse what cannot be a project, without opening it.

    Only SQLite may open a project: where any other descriptor on the file is closed, POSIX drops
    every lock that this process holds on it, and another process may then take the log away from
    under a project that is open here (sqlite.org/howtocorrupt.html, section 2.2).
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSuchProject(path=path) from error
    except OSError as error:
        raise UnreadableFile(path=path, reason=error.strerror or error) from error
    if not stat.S_ISREG(found.st_mode) or found.st_size == 0:
        raise NotAProject(path=path)
    if not os.access(path, os.R_OK):
        raise UnreadableFile(path=path, reason=os.strerror(errno.EACCES))


def _check_owner(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != sqlite.APPLICATION_ID:
        raise NotAProject(path=path)


def _quick_check(connection: Connection, path: Path) -> None:
    verdict = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    if verdict != "ok":
        reason = verdict.splitlines()[-1]
        raise DamagedProject(path=path, reason=reason)
