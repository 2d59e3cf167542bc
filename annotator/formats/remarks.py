"""What readers say of a record beside what they take of it, with its place in the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.errors import BadRecord, BadSpan, OtherCounting, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from annotator.formats.counting import Counting
    from annotator.formats.record import Record


def no_span(reason: object) -> UserError:
    """Return that a span could not be taken over, and why; its place is told by ``placed_at``."""
    return BadSpan(path="", line=0, reason=reason)


def other_counting(counting: Counting) -> UserError:
    """Return that the offsets count something else than the format's own unit."""
    return OtherCounting(path="", line=0, counting=str(counting))


def placed_at(record: Record, path: Path, line: int) -> Record:
    """Return ``record`` with remarks that say in which file they are, and in which line or item."""
    if not record.remarks:
        return record
    told = [type(one)(**(one.params | {"path": path, "line": line})) for one in record.remarks]
    return replace(record, remarks=tuple(told))


def each(
    path: Path, pieces: Iterable[tuple[int, object]], make: Callable[[object, str], Record]
) -> Iterator[Record | BadRecord]:
    """Yield the record that ``make`` makes of each piece, or an error that says why it is none.

    A piece comes with the number of its line or item in the file ``path``. ``make`` is also given
    a name for a report that has none, and raises ValueError.
    """
    for number, piece in pieces:
        try:
            if isinstance(piece, ValueError):
                raise piece
            record = make(piece, f"{path.name}:{number}")
        except ValueError as error:
            yield BadRecord(path=path, line=number, reason=error)
        else:
            yield placed_at(record, path, number)
