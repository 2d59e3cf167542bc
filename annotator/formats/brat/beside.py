"""A file beside brat's own, ``records.conf``: what brat has no place for, and what was written.

Each line is JSON: the sha256 of files by name, and the record that two of them are made of, without
its text. So a folder that comes back from brat is what it was, but for what was done in brat; and
one in which something was done is known from one that may be replaced. brat passes it over.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from annotator.errors import UserError
from annotator.formats import carried, checked
from annotator.formats.lines import LONGEST, opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from annotator.formats.record import Record

NAME = "records.conf"
CACHE = ".stats_cache"
"""What brat itself adds to a folder that it has shown."""


def line(files: Iterable[Path], record: Record | None = None) -> str:
    """Return the line about ``files``, which are written, and the ``record`` that is in them."""
    found: dict[str, Any] = {"files": {one.name: _sha256(one) for one in files}}
    if record is not None:
        found[carried.KEY] = carried.to_object(record)
    return json.dumps(found, ensure_ascii=False) + "\n"


def told_of(text: Path, digest: str) -> object:
    """Return the record that stands beside for the file ``text``, as JSON data, or None.

    One whose text has another ``digest`` by now is none.
    """
    path = text.with_name(NAME)
    try:
        found = path.stat()
        place = _places(path, found.st_mtime_ns, found.st_size).get(text.name)
        if place is None:
            return None
        with opened(path) as file:
            file.seek(place)
            told = checked.loads(file.readline(LONGEST))
    except (OSError, UserError, ValueError):
        return None
    return told.get(carried.KEY) if _files(told).get(text.name) == digest else None


def is_untouched(folder: Path) -> bool:
    """Return whether ``folder`` holds what was written to it and nothing else, as it was then."""
    there = {one.name: one for one in folder.iterdir() if one.name not in (NAME, CACHE)}
    told: dict[str, object] = {}
    try:
        with opened(folder / NAME) as file:
            for raw in file:
                told |= _files(checked.loads(raw))
    except (UserError, ValueError):
        return False
    return told.keys() == there.keys() and all(
        one.is_file() and _sha256(one) == told[name] for name, one in there.items()
    )


@lru_cache(maxsize=4)
def _places(path: Path, changed: int, size: int) -> dict[str, int]:
    """Return where the line about each file begins; a file that ``changed`` is looked at again."""
    del changed, size
    places: dict[str, int] = {}
    at = 0
    with opened(path) as file:
        while raw := file.readline(LONGEST):
            with suppress(ValueError):  # what it is about is read without it
                places |= dict.fromkeys(_files(checked.loads(raw)), at)
            at += len(raw)
    return places


def _files(found: object) -> dict[str, object]:
    return checked.as_object(checked.as_object(found).get("files"))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
