"""Bytes on disk to raw text: which files are reports, their encoding, their identity.

Encodings are tried strictly, UTF-8 first and GB18030 second; a text that fits neither is refused,
for a replacement character would be a silent loss. Line ends are kept as they are.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import (
    BinaryFile,
    EmptyFile,
    FileTooLarge,
    NoReports,
    UndecodableFile,
    UnreadableFile,
    UserError,
    VanishedFile,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT_SUFFIXES = (".txt", ".text")
SIZE_LIMIT_MB = 64
_CONTROL = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
_UTF8_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class LoadedText:
    """A decoded source: raw text without a byte order mark, encoding, sha256 of its bytes."""

    text: str
    encoding: str
    sha256: str


def load(path: Path) -> LoadedText:
    """Return the text of the file ``path``.

    Raises:
        VanishedFile, UnreadableFile, EmptyFile, BinaryFile, UndecodableFile, FileTooLarge: each
            says of itself why there is no text.

    """
    data = read_bytes(path)
    if not data.removeprefix(_UTF8_BOM).strip():
        raise EmptyFile(path=path)
    text, encoding = _decode(data, path)
    if not text.strip():
        raise EmptyFile(path=path)
    return LoadedText(text, encoding, hashlib.sha256(data).hexdigest())


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file ``path``, which may have ``SIZE_LIMIT_MB`` at the most.

    Raises:
        VanishedFile, UnreadableFile, FileTooLarge: see there.

    """
    found = _stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableFile(path=path, reason="it is no file")
    if found.st_size > SIZE_LIMIT_MB << 20:
        raise FileTooLarge(path=path, size=found.st_size >> 20, limit=SIZE_LIMIT_MB)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise VanishedFile(path=path) from error
    except OSError as error:
        raise UnreadableFile(path=path, reason=error.strerror or error) from error


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    control = next((i for i, byte in enumerate(data[:65536]) if byte in _CONTROL), None)
    if control is None and 0 in data:
        control = data.index(0)
    if control is not None:
        raise BinaryFile(path=path, offset=control)
    try:
        if data.startswith(_UTF8_BOM):
            return data.decode("utf-8-sig"), "utf-8-sig"
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        at = error.start
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as error:
        raise UndecodableFile(path=path, offset=max(at, error.start)) from error


def find_reports(
    path: Path,
    suffixes: tuple[str, ...] = REPORT_SUFFIXES,
    refused: list[UserError] | None = None,
) -> Iterator[Path]:
    """Yield ``path`` itself, or, of a folder, the reports in it at any depth, in name order.

    A file named outright is yielded whatever its ending. Hidden files and folders are passed over,
    and links to folders are not followed, so that a loop of links ends. Folders that cannot be
    looked into are added to ``refused``.

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
            if name.lower().endswith(suffixes) and not name.startswith(".") and file.is_file():
                found = True
                yield file
    if refused is not None:
        refused += problems
    if not found and not problems:
        raise NoReports(path=path, suffixes=", ".join(suffixes))
    if not found and refused is None:
        raise problems[0]


def _unread(error: OSError) -> UserError:
    return UnreadableFile(path=error.filename, reason=error.strerror or error)


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise VanishedFile(path=path) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(path=path, reason=getattr(error, "strerror", None) or error) from error
