"""What annotated files hold, looked at before they come in: first records and labels."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from annotator.errors import OtherCounting, UserError
from annotator.formats import Record
from annotator.formats.counting import CountingUnknownError
from annotator.review.joining import match_of
from annotator.review.likeness import make_ready
from annotator.text.cancel import Asked, Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats import Format, Reading
    from annotator.review.matching import Match
    from annotator.review.session import Session

SHOWN = 20
"""Records that are shown."""
COUNTED = 1000
"""Records whose labels are counted."""
NAMED = 200
"""Labels that are told; a file may make one up for each span."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The ``first`` records of some files, or errors in their place, and the ``names`` of labels.

    Names come with the number of spans that have them among so many ``records``, the most frequent
    first; there are so many ``unnamed`` labels more. ``is_all`` says whether there are no more
    records. ``asks_counting`` says whether it is to be known what the offsets count: some could not
    be read without, or were found to count otherwise.
    """

    first: tuple[Record | UserError, ...]
    names: tuple[tuple[str, int], ...]
    unnamed: int
    records: int
    is_all: bool
    asks_counting: bool


def look_into(paths: Iterable[Path], form: Format, reading: Reading, cancelled: Asked) -> Outlook:
    """Return what the files at ``paths`` hold, read as ``form``.

    Raises:
        Cancelled: ``cancelled`` said so.
        UserError: such files cannot be read at all.

    """
    read = form.reader()
    first: list[Record | UserError] = []
    names: Counter[str] = Counter()
    count, asks, is_all = 0, False, True
    for found in _each(paths, lambda path: read(path, reading)):
        if cancelled():
            raise Cancelled
        if count == COUNTED:
            is_all = False
            break
        count += 1
        if len(first) < SHOWN:
            first.append(found)
        if isinstance(found, Record):
            names.update(mark.label for mark in found.marks)
        remarks = found.remarks if isinstance(found, Record) else (found,)
        asks = asks or any(map(_asks_counting, remarks))
    named = tuple(names.most_common(NAMED))
    return Outlook(tuple(first), named, len(names) - len(named), count, is_all, asks)


def _each(
    paths: Iterable[Path], read: Callable[[Path], Iterator[Record | BadRecord]]
) -> Iterator[Record | UserError]:
    """Yield what each file holds; of one that cannot be read, why."""
    for path in paths:
        try:
            yield from read(path)
        except UserError as error:
            yield error


def _asks_counting(remark: UserError) -> bool:
    reason = remark.params.get("reason")
    return isinstance(remark, OtherCounting) or isinstance(reason, CountingUnknownError)


def joins(
    session: Session,
    records: Sequence[Record | UserError],
    cancelled: Asked,
    reached: Callable[[int, int], object],
) -> list[Match | UserError | None]:
    """Return for each of ``records`` which report of the project it joins; None: it is a new one.

    ``reached`` is told how many of the reports that are there have been made ready to be compared.

    Raises:
        Cancelled: ``cancelled`` said so.

    """
    ready = cache(partial(make_ready, session, cancelled, reached))
    found: list[Match | UserError | None] = []
    for one in records:
        if cancelled():
            raise Cancelled
        if isinstance(one, UserError):
            found.append(one)
            continue
        try:
            found.append(match_of(session, one.report, ready)[0])
        except UserError as error:
            found.append(error)
    return found
