"""Facts, posts and the pivot as the sheets of one workbook (XLSX)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator import paths
from annotator.formats import cells
from annotator.formats.fact_tables import pivot as pivots
from annotator.formats.fact_tables.rows import FACT_COLUMNS, POST_COLUMNS, fact_rows, post_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from annotator.formats.fact_tables.pivot import Pivot
    from annotator.model import ReportFacts


def write(found: Iterable[ReportFacts], path: Path, pivot: Pivot | None = None) -> list[Path]:
    """Write facts, posts and the ``pivot`` to ``path``, which is returned.

    Raises:
        UnwritablePlace: it cannot be written; what was there is untouched.

    """
    with paths.replacing(path) as fresh, cells.workbook(fresh, path) as book:
        facts = cells.Sheets(book, "facts", FACT_COLUMNS)
        posts = cells.Sheets(book, "posts", POST_COLUMNS)
        for one in found:
            for row in fact_rows(one):
                facts.add(row)
            for row in post_rows(one):
                posts.add(row)
            if pivot is not None:
                pivot.add(one)
        if pivot is not None:
            heads = pivots.HEADS | dict.fromkeys(pivot.dates(), pivots.WIDTH)
            sheet = cells.Sheets(book, "pivot", heads)
            for row in pivot.rows():
                sheet.add(row)
    return [path]
