"""The formats there are, by name and by file ending."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import UnknownFormat
from annotator.formats import native

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.record import Record


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is read and written, and what it cannot carry.

    ``read`` yields each record, or the error that stands in its place, so that one bad line does
    not stop the rest. ``write`` replaces the file at its end and returns the number of records.
    ``recognises`` tells whether a file with the format's ending is of it, by its beginning.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], Iterator[Record | BadRecord]]
    write: Callable[[Iterable[Record], Path], int]
    loses: tuple[str, ...]
    recognises: Callable[[Path], bool]


FORMATS: dict[str, Format] = {
    "jsonl": Format(
        "jsonl",
        (".jsonl",),
        native.read,
        native.write,
        loses=("how far a report's review is", "the path and encoding of its source"),
        recognises=native.recognises,
    ),
}


def by_name(name: str) -> Format:
    """Return the format called ``name``.

    Raises:
        UnknownFormat: there is none.

    """
    try:
        return FORMATS[name]
    except KeyError as error:
        raise UnknownFormat(name=name, known=", ".join(FORMATS)) from error


def for_path(path: Path) -> Format | None:
    """Return the format that the ending of ``path`` tells, or None where it tells none."""
    name = path.name.lower()
    return next((f for f in FORMATS.values() if name.endswith(f.suffixes)), None)
