"""What every format reads into and writes from: a report with its marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.model import Mark, Report


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
    """A report, its marks and their relations; marks read from a file have the ids 0."""

    report: Report
    marks: tuple[Mark, ...]
    links: tuple[Link, ...] = ()
