"""A project: one database file with reports, marks and decisions, opened safely or refused."""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert, select
from sqlalchemy.exc import DatabaseError

from annotator import paths
from annotator.errors import (
    AlreadyThere,
    DamagedProject,
    NotAProject,
    UnwritablePlace,
)
from annotator.store import dialect, schema, tables
from annotator.store import engine as database
from annotator.store.decisions import Decisions
from annotator.store.files import (
    SUFFIX,
    check_file,
    check_no_leftover,
    is_there,
    locate,
    publish,
    sweep,
)
from annotator.store.fingerprints import Fingerprints
from annotator.store.integrity import Integrity
from annotator.store.labels import Labels
from annotator.store.lists import Lists
from annotator.store.log import Log
from annotator.store.marked import Marked
from annotator.store.marks import Marks
from annotator.store.past import Past
from annotator.store.queue import Queue
from annotator.store.relations import Relations
from annotator.store.reports import Reports
from annotator.store.search import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

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
    log: Log
    search: SearchIndex
    marked: Marked
    integrity: Integrity
    fingerprints: Fingerprints
    _connection: Connection

    @contextmanager
    def part(self) -> Iterator[None]:
        """Run the block as a part of the step: if it raises, only what it did is given up."""
        part = self._connection.begin_nested()
        try:
            yield
            part.commit()
        except BaseException:
            self.reports.forget()
            with suppress(DatabaseError):  # a full disk ends the whole transaction by itself
                part.rollback()
            raise


class Project:
    """An open project. Transactions may be begun in any thread.

    ``labelset`` is the label set that it had when it was opened, as TOML.
    """

    def __init__(self, engine: Engine, path: Path, labelset: str) -> None:
        self._engine = engine
        self._log = dialect.log_of(path)
        self._log_seen: tuple[int, int] | None = None
        self.path = path
        self.labelset = labelset

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Run the block on one consistent state of the project."""
        self._guard_log()
        with database.transaction(self._engine, self.path, writes=False) as connection:
            yield _transaction(connection)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Run the block as one step: all of it is kept when it ends, none if it raises.

        Raises:
            LockedProject, UnwritablePlace, DamagedProject: the step was not kept.

        """
        self._guard_log()
        with database.transaction(self._engine, self.path, writes=True) as connection:
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
        Log(connection),
        SearchIndex(connection),
        Marked(connection),
        Integrity(connection),
        Fingerprints(connection),
        connection,
    )


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
    check_no_leftover(path)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.touch(exist_ok=False)
        _fill(fresh, labelset)
        publish(fresh, path)
    except OSError as error:
        raise UnwritablePlace(path=path, reason=error.strerror or error) from error
    finally:
        sweep(fresh)
    return open_project(path)


def _fill(path: Path, labelset: str) -> None:
    engine = database.connect(path)
    try:
        with database.spoken(path):
            dialect.keep_log(engine)
        with database.transaction(engine, path, writes=True) as connection:
            schema.upgrade(connection)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(insert(tables.project).values(id=1, made_at=now, labelset=labelset))
            dialect.claim(connection)
    finally:
        engine.dispose()


def open_project(where: str | Path) -> Project:
    """Return the project kept at ``where`` (a path, or the URL of one).

    One that an older version of the program made is brought to the newest schema, after a copy of
    it was laid beside it.

    Raises:
        NoSuchProject, NotAProject, NewerProject, DamagedProject, LockedProject, UnreadableFile,
        UnwritablePlace: each says of itself why it is not opened.

    """
    path = locate(where)
    check_file(path)
    engine = database.connect(path)
    try:
        if _look_at(engine, path) is not None:
            _bring_up(engine, path)
        with database.transaction(engine, path, writes=False) as connection:
            schema.check(connection, path)
            labelset = _labelset(connection, path)
    except BaseException:
        engine.dispose()
        raise
    return Project(engine, path, labelset)


def examine(path: Path) -> None:
    """Make sure that a project that this program can open lies at ``path``, and leave it as it is.

    Raises:
        UserError: as ``open_project`` does.

    """
    check_file(path)
    engine = database.connect(path)
    try:
        if _look_at(engine, path) is None:
            with database.transaction(engine, path, writes=False) as connection:
                schema.check(connection, path)
    finally:
        engine.dispose()


def _look_at(engine: Engine, path: Path) -> str | None:
    """Return the revision of an older schema, None where it is the newest; refuse all else."""
    with database.transaction(engine, path, writes=False) as connection:
        dialect.check_owner(connection, path)
        if path.stat().st_size <= _QUICK_CHECK_LIMIT:
            dialect.check_whole(connection, path)
        return schema.outdated(connection, path)


def _bring_up(engine: Engine, path: Path) -> None:
    """Lay a copy of the project beside it and bring it to the newest schema, in one step.

    Both happen while nobody else may write, so that of several who open it one does it, once.
    """
    with database.transaction(engine, path, writes=True) as connection:
        older = schema.outdated(connection, path)
        if older is None:
            return
        with paths.replacing(_backup_name(path, older)) as fresh:
            dialect.copy(path, fresh)
            with dialect.fitting(path, f"it is not as version {older} left it"):
                schema.upgrade(connection)
            schema.check(connection, path)


def _backup_name(path: Path, revision: str) -> Path:
    backup = path.with_name(f"{path.stem}.backup-{revision}{path.suffix}")
    number = 1
    while is_there(backup):
        number += 1
        backup = path.with_name(f"{path.stem}.backup-{revision}-{number}{path.suffix}")
    return backup


def _labelset(connection: Connection, path: Path) -> str:
    found = connection.execute(select(tables.project.c.labelset)).scalars().all()
    if len(found) != 1 or type(found[0]) is not str:
        raise DamagedProject(path=path, reason="it lacks its label set")
    return found[0]
