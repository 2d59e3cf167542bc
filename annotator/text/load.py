"""Bytes on disk to raw text: which files are reports, their encoding, their identity.

Encodings are tried strictly, UTF-8 first and GB18030 second; a text that fits neither is refused,
for a replacement character would be a silent loss. Line ends are kept as they are.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import (
    BinaryFile,
    EmptyFile,
    FileTooLarge,
    NoReports,
    UndecodableFile,
    UnreadableFile,
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
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT_MB << 20:
            raise FileTooLarge(path=path, size=size >> 20, limit=SIZE_LIMIT_MB)
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


def find_reports(path: Path, suffixes: tuple[str, ...] = REPORT_SUFFIXES) -> Iterator[Path]:
    """Yield ``path`` itself, or, of a folder, the reports in it at any depth, in name order.

    A file named outright is yielded whatever its ending. Hidden files and folders are passed over,
    and links to folders are not followed, so that a loop of links ends.

    Raises:
        VanishedFile: there is nothing at ``path``.
        NoReports: the folder holds none.

    """
    if not path.exists():
        raise VanishedFile(path=path)
    if not path.is_dir():
        yield path
        return
    found = False
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(suffixes) and not name.startswith("."):
                found = True
                yield path.__class__(folder, name)
    if not found:
        raise NoReports(path=path, suffixes=", ".join(suffixes))
