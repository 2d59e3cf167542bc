"""What every format reads into and writes from: a report with its marks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from annotator.model import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.errors import UserError
    from annotator.model import Mark


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two of a record's marks, each told by its place among them from 0.

    ``extra`` keeps what a file said of it beyond this.
    """

    kind: str
    from_mark: int
    to_mark: int
    extra: dict[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Record:
    """A report, its marks and their relations; marks read from a file have the ids 0.

    ``remarks`` say what a file tells beyond that which was read otherwise or could not be taken
    over: a span that lies outside its text, or offsets that count other units.
    """

    report: Report
    marks: tuple[Mark, ...]
    links: tuple[Link, ...] = ()
    remarks: tuple[UserError, ...] = ()


def plain_report(
    text: str,
    name: str,
    uid: str | None = None,
    meta: dict[str, Any] | None = None,
    extra: dict[str, Any] | None = None,
) -> Report:
    """Return a report of which no more is known than its text; without ``uid`` it is named by it.

    Its sha256 is that of the text in UTF-8.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        digest[:16] if uid is None else uid, name, text, digest, meta=meta or {}, extra=extra or {}
    )


def with_marks(record: Record, kept: Sequence[int], marks: Sequence[Mark]) -> Record:
    """Return ``record`` with ``marks``, which come of those at the places ``kept``, in that order.

    Relations with a mark that is not kept go with it.
    """
    new = {old: place for place, old in enumerate(kept)}
    links = tuple(
        replace(link, from_mark=new[link.from_mark], to_mark=new[link.to_mark])
        for link in record.links
        if link.from_mark in new and link.to_mark in new
    )
    return replace(record, marks=tuple(marks), links=links)
