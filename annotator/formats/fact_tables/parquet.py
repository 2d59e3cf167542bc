"""Facts and posts as Parquet, a file each: for pandas, DuckDB and the like.

A value is text, for a decimal as it stands loses no digit; ``number`` is the same as a double.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.formats.fact_tables.files import beside
from annotator.formats.fact_tables.rows import (
    FACT_COLUMNS,
    OFFSETS,
    POST_COLUMNS,
    fact_rows,
    post_rows,
)
from annotator.formats.hf_parquet import arrow_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from annotator.formats.cells import Cell
    from annotator.formats.fact_tables.pivot import Pivot
    from annotator.model import ReportFacts

_AT_ONCE = 20_000  # rows of a group


def write(found: Iterable[ReportFacts], path: Path, pivot: Pivot | None = None) -> list[Path]:
    """Write facts to ``path`` and posts beside it; return the files. A pivot is none of them.

    Raises:
        MissingExtra: pyarrow is not installed.
        UnwritablePlace: one of them cannot be written; what was there is untouched.

    """
    del pivot  # its columns are the dates of one project: no table to be joined with another
    arrow = arrow_of()
    files = [path, beside(path, "posts")]
    with (
        paths.replacing_several(path.parent, [one.name for one in files]) as folder,
        ExitStack() as stack,
    ):
        tables = [
            _Table(arrow, stack, folder / file.name, columns)
            for file, columns in zip(files, (FACT_COLUMNS, POST_COLUMNS), strict=True)
        ]
        for one in found:
            tables[0].add(fact_rows(one))
            tables[1].add(post_rows(one))
        for table in tables:
            table.flush()
    return files


class _Table:
    """One file, written a group of rows at a time."""

    def __init__(
        self,
        arrow: Any,  # noqa: ANN401 - pyarrow has no types
        stack: ExitStack,
        file: Path,
        columns: Iterable[str],
    ) -> None:
        self._arrow, self._columns = arrow, list(columns)
        fields = list(_fields(arrow, self._columns))
        self._schema = arrow.schema(fields)
        out = stack.enter_context(file.open("wb"))
        self._writer = stack.enter_context(arrow.parquet.ParquetWriter(out, self._schema))
        self._rows: list[dict[str, Any]] = []

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Take more rows."""
        self._rows += [self._row(row) for row in rows]
        if len(self._rows) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write the rows that were taken."""
        if self._rows:
            self._writer.write_table(self._arrow.Table.from_pylist(self._rows, self._schema))
            self._rows = []

    def _row(self, cells: Sequence[Cell]) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for name, cell in zip(self._columns, cells, strict=True):
            if name in OFFSETS:
                row[name] = cell if isinstance(cell, int) else None
            elif name == "reviewed":
                row[name] = cell == "yes"
            elif name == "value":
                row[name] = format(cell, "f") if not isinstance(cell, str) else cell or None
                row["number"] = None if isinstance(cell, str) else float(cell)
            else:
                row[name] = cell or None
        return row


def _fields(arrow: Any, columns: Iterable[str]) -> Iterator[Any]:  # noqa: ANN401 - as above
    for name in columns:
        kind = arrow.int64() if name in OFFSETS else arrow.string()
        yield arrow.field(name, arrow.bool_() if name == "reviewed" else kind)
        if name == "value":
            yield arrow.field("number", arrow.float64())
