"""The reading of plain text files in UTF-8 and GB18030 alone, until its callers ask ``read``."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import BinaryFile, EmptyFile, UndecodableFile
from annotator.text.load.files import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

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
