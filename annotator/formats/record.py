"""What every format reads into and writes from: a report with its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.model import Mark, Report


@dataclass(frozen=True, slots=True)
class Record:
    """A report and its marks, in text order; marks read from a file have the ids 0."""

    report: Report
    marks: tuple[Mark, ...]
