"""Zip files, opened with care: archives of reports, and the office documents that are zips.

Nothing is unpacked to disk, sizes are counted while unpacking, for headers may lie.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from annotator.errors import (
    DamagedFile,
    HasDoctype,
    LinkInArchive,
    ProtectedFile,
    SuspiciousArchive,
    TooManyMembers,
    UnknownPacking,
    UnpacksTooLarge,
    UnsafeName,
)
from annotator.text.load.files import SIZE_LIMIT_MB

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOTAL_LIMIT_MB = 512  # of all members unpacked, and of the archive itself
MEMBER_LIMIT = 10_000
_RATIO_LIMIT = 200  # unpacked to packed size
_RATIO_FREE = 8 << 20  # bytes that may come of any ratio
_CHUNK = 1 << 20
_HEAD = 1 << 16  # bytes of an XML part that are searched for a doctype
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError)
_DRIVE = re.compile("[A-Za-z]:")
_DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))


@contextmanager
def opened(file: Path | IO[bytes], path: Path | str, kind: str) -> Iterator[zipfile.ZipFile]:
    """Open the zip ``file``, whose declared sizes are within the limits.

    Raises:
        DamagedFile: it is no zip; ``kind`` says what it should be.
        TooManyMembers, UnpacksTooLarge, SuspiciousArchive: it is over a limit.

    """
    try:
        archive = zipfile.ZipFile(file)
    except (*_BROKEN, NotImplementedError) as error:
        raise DamagedFile(path=path, kind=kind) from error
    with archive:
        _check_sizes(archive, path)
        yield archive


def _check_sizes(archive: zipfile.ZipFile, path: Path | str) -> None:
    members = archive.infolist()
    if len(members) > MEMBER_LIMIT:
        raise TooManyMembers(path=path, count=len(members), limit=MEMBER_LIMIT)
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if _is_bomb(size, packed):
        raise SuspiciousArchive(path=path, limit=_RATIO_LIMIT)
    if size > TOTAL_LIMIT_MB << 20:
        raise UnpacksTooLarge(path=path, limit=TOTAL_LIMIT_MB)


def _is_bomb(size: int, packed: int) -> bool:
    return size > _RATIO_FREE and size > _RATIO_LIMIT * max(packed, 1)


def member_name(member: zipfile.ZipInfo) -> str:
    """Return the path of ``member``, "/" between folders, decoded as Chinese systems write it.

    Without the UTF-8 flag its bytes are UTF-8, else GB18030, else, as the standard says, cp437.
    """
    name = member.orig_filename
    if not member.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437")
        for codec in ("utf-8", "gb18030"):
            try:
                name = raw.decode(codec)
                break
            except UnicodeDecodeError:
                continue
    return name.split("\0", 1)[0].replace("\\", "/")


def check_member(member: zipfile.ZipInfo, path: str) -> None:
    """Refuse a member that is not a plain file under the archive's own root.

    Raises:
        UnsafeName: absolute, with a drive letter, or with "..".
        LinkInArchive, ProtectedFile: a symbolic link, or encrypted.

    """
    name = member_name(member)
    steps = name.split("/")
    if name.startswith("/") or ".." in steps or _DRIVE.match(name):
        raise UnsafeName(path=path)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise LinkInArchive(path=path)
    if member.flag_bits & _ENCRYPTED:
        raise ProtectedFile(path=path)


def unpacked(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path | str, kind: str = "ZIP"
) -> bytes:
    """Return the bytes of ``member``, ``SIZE_LIMIT_MB`` at the most.

    Raises:
        DamagedFile, ProtectedFile, UnknownPacking: it cannot be unpacked.
        UnpacksTooLarge, SuspiciousArchive: it is over a limit, whatever its header says.

    """
    if member.flag_bits & _ENCRYPTED:
        raise ProtectedFile(path=path)
    limit = SIZE_LIMIT_MB << 20
    chunks: list[bytes] = []
    size = 0
    with _unpacking(path, kind), archive.open(member) as packed:
        while chunk := packed.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if _is_bomb(size, member.compress_size):
                raise SuspiciousArchive(path=path, limit=_RATIO_LIMIT)
            if size > limit:
                raise UnpacksTooLarge(path=path, limit=SIZE_LIMIT_MB)
    return b"".join(chunks)


@contextmanager
def _unpacking(path: Path | str, kind: str) -> Iterator[None]:
    """Turn what zipfile raises while it unpacks in the block into the sentence that says it."""
    try:
        yield
    except NotImplementedError as error:
        raise UnknownPacking(path=path) from error
    except _BROKEN as error:
        raise DamagedFile(path=path, kind=kind) from error
    except RuntimeError as error:
        raise ProtectedFile(path=path) from error


def has_doctype(xml: bytes) -> bool:
    """Return whether ``xml`` holds a document type declaration, in any encoding XML may have."""
    return any(doctype in xml for doctype in _DOCTYPES)


def refuse_doctypes(archive: zipfile.ZipFile, path: Path | str, kind: str) -> None:
    """Refuse an office document in which an XML part begins with a document type declaration.

    Raises:
        HasDoctype: one does; entities declared there may multiply without end.
        DamagedFile, ProtectedFile, UnknownPacking: a part cannot be unpacked.

    """
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue
        with _unpacking(path, kind), archive.open(member) as packed:
            head = packed.read(_HEAD)
        if has_doctype(head):
            raise HasDoctype(path=path, part=member.filename)
