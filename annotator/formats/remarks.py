"""What readers say of a record beside what they take of it, with its place in the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.errors import BadRecord, BadSpan, OtherCounting, UserError
from annotator.formats.counting import CODE_POINTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from annotator.formats.counting import Counting, Placed
    from annotator.formats.record import Record


def no_span(reason: object) -> UserError:
    """Return that a span could not be taken over, and why; its place is told by ``placed_at``."""
    return BadSpan(path="", line=0, reason=reason)


def other_counting(placed: Placed, own: Counting = CODE_POINTS) -> list[UserError]:
    """Return that the offsets count something else than the format's ``own``, if any do."""
    if placed.counting == own or not any(isinstance(one, tuple) for one in placed.spans):
        return []
    return [OtherCounting(path="", line=0, counting=str(placed.counting))]


def at(remark: UserError, path: Path, line: int) -> UserError:
    """Return ``remark`` with the file that it is about, and the line or item."""
    return type(remark)(**(remark.params | {"path": path, "line": line}))


def placed_at(record: Record, path: Path, line: int) -> Record:
    """Return ``record`` with remarks that say in which file they are, and in which line or item."""
    if not record.remarks:
        return record
    return replace(record, remarks=tuple(at(one, path, line) for one in record.remarks))


def first_line(error: Exception) -> str:
    """Return how what another library raised is told: by its first line, or its name."""
    return (str(error) or type(error).__name__).partition("\n")[0]


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
