"""Reads CAS files: one, those of a folder, or those of a zip as INCEpTION exports them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from annotator.errors import BadRecord, UserError
from annotator.formats import remarks
from annotator.formats.cas import cas_json, xmi
from annotator.formats.cas.structures import Cas, records
from annotator.formats.lines import LONGEST, beginning, opened
from annotator.formats.options import AS_FITS
from annotator.text.load import zips

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from annotator.formats.options import Reading
    from annotator.formats.record import Record

    _File = tuple[Path, bytes | ValueError]

_TYPES = "typesystem.xml"
_XMI_MARK = b"http://www.omg.org/XMI"
_JSON_KEYS = (b'"%TYPES"', b'"%FEATURE_STRUCTURES"', b'"%VIEWS"')
_OLD_JSON_KEYS = (b'"_context"', b'"_types"')


def read_xmi(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each text of the XMI file ``path``, or of those in the folder or zip.

    Raises:
        VanishedFile, UnreadableFile: it cannot be opened.

    """
    yield from _read(path, ".xmi", xmi.parsed, how)


def read_json(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each text of the JSON file ``path``, or of those in the folder or zip.

    Raises:
        VanishedFile, UnreadableFile: it cannot be opened.

    """
    yield from _read(path, ".json", cas_json.parsed, how)


def _read(
    path: Path, suffix: str, parsed: Callable[[bytes], Cas], how: Reading
) -> Iterator[Record | BadRecord]:
    beside: dict[Path, Mapping[str, str]] = {}  # the types that a folder tells of
    for place, content in _files(path, suffix):
        try:
            if isinstance(content, ValueError):
                raise content
            if place.name.lower() == _TYPES:
                beside[place.parent] = xmi.supertypes(content)
                continue
            cas = parsed(content)
        except ValueError as error:
            yield BadRecord(path=place, line=1, reason=error)
            continue
        cas.supertypes = cas.supertypes or beside.get(place.parent, {})
        for record in records(cas, place.stem, how):
            if isinstance(record, ValueError):
                yield BadRecord(path=place, line=1, reason=record)
            else:
                yield remarks.placed_at(record, place, 1)


def _files(path: Path, suffix: str) -> Iterator[_File]:
    """Yield the files to read with their bytes, in each folder the type system first."""
    if path.is_dir():
        found = [one for one in path.rglob("*") if _is_wanted(one, suffix) and one.is_file()]
        for one in sorted(found, key=_types_first):
            yield one, _bytes_of(one)
    elif path.suffix.lower() == ".zip":
        yield from _members(path, suffix)
    else:
        beside = path.parent.iterdir() if suffix == ".xmi" and path.parent.is_dir() else ()
        for one in beside:
            if one.name.lower() == _TYPES and one.is_file():
                yield one, _bytes_of(one)
        yield path, _bytes_of(path)


def _members(path: Path, suffix: str) -> Iterator[_File]:
    with opened(path) as file, zips.opened(file, path, "ZIP") as archive:
        found = [
            (path / PurePosixPath(zips.member_name(one)), one)
            for one in archive.infolist()
            if not one.is_dir()
        ]
        for place, member in sorted(found, key=lambda one: _types_first(one[0])):
            if _is_wanted(place, suffix):
                try:
                    yield place, zips.unpacked(archive, member, place)
                except UserError as error:
                    yield place, ValueError(str(error))


def _is_wanted(file: Path, suffix: str) -> bool:
    return file.suffix.lower() == suffix or (suffix == ".xmi" and file.name.lower() == _TYPES)


def _types_first(file: Path) -> tuple[Path, bool, str]:
    return file.parent, file.name.lower() != _TYPES, file.name


def _bytes_of(path: Path) -> bytes | ValueError:
    with opened(path) as file:
        raw = file.read(LONGEST + 1)
    return raw if len(raw) <= LONGEST else ValueError(f"it is longer than {LONGEST >> 20} MB")


def recognises_xmi(path: Path) -> bool:
    """Return whether ``path`` begins as XMI does, or is a folder or a zip with such a file."""
    if path.is_dir():
        return any(recognises_xmi(one) for one in path.rglob("*.xmi"))
    if path.suffix.lower() != ".zip":
        return _XMI_MARK in beginning(path)
    try:
        with opened(path) as file, zips.opened(file, path, "ZIP") as archive:
            return any(one.filename.lower().endswith(".xmi") for one in archive.infolist())
    except UserError:
        return False


def recognises_json(path: Path) -> bool:
    """Return whether ``path`` begins as a CAS in JSON does, be it one that cannot be read.

    A folder is of them if a file in it is.
    """
    if path.is_dir():
        return any(recognises_json(one) for one in path.rglob("*.json"))
    begin = beginning(path)
    return any(key in begin for key in _JSON_KEYS) or all(key in begin for key in _OLD_JSON_KEYS)
