"""Which files are reports, and their bytes."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from annotator.errors import (
    FileTooLarge,
    KindsNotRead,
    NoReports,
    UnreadableFile,
    UserError,
    VanishedFile,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

REPORT_SUFFIXES = (".txt", ".text")
SIZE_LIMIT_MB = 64
_LISTED = 5
_ABOUT = re.compile(  # hidden, locks, about the folder, about a file beside it
    r"\.|~\$|(?:.+\.)?readme\b|licen[cs]e\b", re.IGNORECASE
)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file ``path``, which may have ``SIZE_LIMIT_MB`` at the most.

    Raises:
        VanishedFile, UnreadableFile, FileTooLarge: see there.

    """
    check_file(path, SIZE_LIMIT_MB)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise VanishedFile(path=path) from error
    except OSError as error:
        raise UnreadableFile(path=path, reason=error.strerror or error) from error


def check_file(path: Path, limit: int) -> None:
    """Refuse what is no file, or has more than ``limit`` MB.

    Raises:
        VanishedFile, UnreadableFile, FileTooLarge: see there.

    """
    found = _stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableFile(path=path, reason="it is no file")
    if found.st_size > limit << 20:
        raise FileTooLarge(path=path, size=found.st_size >> 20, limit=limit)


def find_reports(
    path: Path,
    suffixes: tuple[str, ...] = REPORT_SUFFIXES,
    refused: list[UserError] | None = None,
    passed: list[Path] | None = None,
) -> Iterator[Path]:
    """Yield ``path`` itself, or, of a folder, the reports in it at any depth, in name order.

    A file named outright is yielded whatever its ending. Hidden files and folders are passed over,
    and so is a README, of the folder or of a file in it (``data.README.md``); links to folders are
    not followed, so that a loop of links ends. Folders that cannot be looked into are added to
    ``refused``, files with other endings to ``passed``.

    Raises:
        VanishedFile, UnreadableFile: there is nothing at ``path``, or it cannot be told what.
        NoReports: the folder holds none.

    """
    if not stat.S_ISDIR(_stat(path).st_mode):
        yield path
        return
    problems: list[UserError] = []
    found = False
    for folder, inner, names in os.walk(path, onerror=lambda e: problems.append(_unread(e))):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            file = path.__class__(folder, name)
            if _ABOUT.match(name) or not file.is_file():
                continue
            if name.lower().endswith(suffixes):
                found = True
                yield file
            elif passed is not None:
                passed.append(file)
    if refused is not None:
        refused += problems
    if not found and not problems:
        raise NoReports(path=path, suffixes=", ".join(suffixes))
    if not found and refused is None:
        raise problems[0]


def not_read(where: Path, names: Sequence[str]) -> KindsNotRead:
    """Return what tells that the files ``names`` of a folder or an archive were passed over."""
    listed = ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
    return KindsNotRead(path=where, count=len(names), names=listed)


def _unread(error: OSError) -> UserError:
    return UnreadableFile(path=error.filename, reason=error.strerror or error)


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise VanishedFile(path=path) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(path=path, reason=getattr(error, "strerror", None) or error) from error
