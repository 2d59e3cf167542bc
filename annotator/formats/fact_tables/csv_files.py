"""Facts and posts as CSV: a file each, and one for the pivot where it is asked for.

They begin with a mark of byte order, by which spreadsheets know that they are UTF-8.
"""

from __future__ import annotations

import csv
from contextlib import ExitStack
from typing import TYPE_CHECKING

from annotator import paths
from annotator.formats.cells import harmless
from annotator.formats.fact_tables import pivot as pivots
from annotator.formats.fact_tables.files import beside
from annotator.formats.fact_tables.rows import FACT_COLUMNS, POST_COLUMNS, fact_rows, post_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Any

    from annotator.formats.cells import Cell
    from annotator.formats.fact_tables.pivot import Pivot
    from annotator.model import ReportFacts


def write(found: Iterable[ReportFacts], path: Path, pivot: Pivot | None = None) -> list[Path]:
    """Write facts to ``path``, posts and the ``pivot`` beside it; return the files.

    Raises:
        UnwritablePlace: one of them cannot be written; what was there is untouched.

    """
    files = [path, beside(path, "posts"), *([beside(path, "pivot")] if pivot else [])]
    with paths.replacing_several(path.parent, [one.name for one in files]) as folder:
        with ExitStack() as stack:
            facts, posts = (
                csv.writer(
                    stack.enter_context(
                        (folder / one.name).open("w", encoding="utf-8-sig", newline="")
                    )
                )
                for one in files[:2]
            )
            facts.writerow(FACT_COLUMNS)
            posts.writerow(POST_COLUMNS)
            for one in found:
                _add(facts, fact_rows(one))
                _add(posts, post_rows(one))
                if pivot is not None:
                    pivot.add(one)
        if pivot is not None:
            with (folder / files[2].name).open("w", encoding="utf-8-sig", newline="") as out:
                table = csv.writer(out)
                table.writerow([*pivots.HEADS, *pivot.dates()])
                _add(table, pivot.rows())
    return files


def _add(table: Any, rows: Iterable[Sequence[Cell]]) -> None:  # noqa: ANN401 - csv has no name for it
    table.writerows([harmless(cell) for cell in row] for row in rows)
