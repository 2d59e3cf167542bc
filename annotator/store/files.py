"""The files of projects: named, looked for, given their names whole, swept away.

None of this opens one: only SQLite may (see ``check_file``).
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from annotator.errors import (
    AlreadyThere,
    LeftOver,
    NoSuchProject,
    NotAProject,
    OtherDatabase,
    UnreadableFile,
)
from annotator.store import dialect

SUFFIX = ".annot"


def locate(where: str | Path) -> Path:
    """Return the file that a project's path, or its URL, names.

    Raises:
        OtherDatabase: it is the URL of a database that is no file of ours.
        NotAProject: it is no URL.

    """
    text = str(where)
    if "://" not in text:
        return Path(text)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise NotAProject(path=text) from error
    if url.drivername != dialect.URL_BEGINS:
        raise OtherDatabase(url=url.render_as_string(hide_password=True), begins=dialect.URL_BEGINS)
    if url.query or url.host or url.database in (None, "", ":memory:"):
        raise NotAProject(path=text)
    return Path(str(url.database))


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


def check_file(path: Path) -> None:
    """Refuse what cannot be a project, without opening it.

    Only SQLite may open a project: where any other descriptor on the file is closed, POSIX drops
    every lock that this process holds on it, and another process may then take the log away from
    under a project that is open here.
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


def check_no_leftover(path: Path) -> None:
    """Refuse a name beside which the log of an older project lies: SQLite would replay it."""
    for suffix in dialect.COMPANIONS:
        beside = path.with_name(path.name + suffix)
        if is_there(beside):
            # unless somebody has made the project in this very moment, and works on it
            raise AlreadyThere(path=path) if is_there(path) else LeftOver(path=beside)


def publish(fresh: Path, path: Path) -> None:
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


def sweep(path: Path) -> None:
    """Remove an unfinished project and what SQLite keeps beside it."""
    for suffix in ("", *dialect.COMPANIONS):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()
