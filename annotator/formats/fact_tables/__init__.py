"""Tables of facts and posts with their evidence, for other programs. Written only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.formats.fact_tables import csv_files, jsonld, parquet, workbook
from annotator.formats.fact_tables.pivot import Period, Pivot
from annotator.formats.fact_tables.rows import FACT_COLUMNS, POST_COLUMNS, fact_rows, post_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from annotator.model import ReportFacts

    Write = Callable[[Iterable[ReportFacts], Path, Pivot | None], list[Path]]

__all__ = [
    "FACT_COLUMNS",
    "FACT_FORMATS",
    "POST_COLUMNS",
    "FactFormat",
    "Period",
    "Pivot",
    "fact_rows",
    "post_rows",
]


@dataclass(frozen=True, slots=True)
class FactFormat:
    """One way to write facts; ``pivots`` where it can hold a pivot beside them."""

    name: str
    suffix: str
    write: Write
    pivots: bool


FACT_FORMATS = {
    one.name: one
    for one in (
        FactFormat("csv", ".csv", csv_files.write, pivots=True),
        FactFormat("xlsx", ".xlsx", workbook.write, pivots=True),
        FactFormat("parquet", ".parquet", parquet.write, pivots=False),
        FactFormat("jsonld", ".jsonld", jsonld.write, pivots=False),
    )
}
"""The formats by their names."""
