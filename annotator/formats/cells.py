"""Cells of tables for spreadsheets: no text is taken for a formula, and no number loses a digit.

A spreadsheet takes what begins with ``=`` and the like for a formula, and runs it (OWASP, "CSV
Injection"). In CSV such a text gets an apostrophe before it; in XLSX a text is told to be one.
"""

from __future__ import annotations

import re
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annotator.errors import UnwritablePlace
from annotator.formats.losses import LONGEST_CELL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
"""A value that is one number."""
_ROWS = 1_048_576  # of a sheet, with its head
_DIGITS = 15  # that a spreadsheet keeps of a number
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same spans, the same bytes

Cell = str | int | Decimal


def of_value(known: str | None) -> Cell:
    """Return a value of a mark as a cell: a number where it is one."""
    return Decimal(known) if known and NUMBER.fullmatch(known) else known or ""


def harmless(cell: Cell) -> Cell:
    """Return ``cell`` so that a spreadsheet takes no text for a formula."""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, str) and _FORMULA.match(cell) and not NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def plain_cell(cell: Cell) -> str | int | None:
    """Return a cell as JSON data: a decimal as it is written, None for an empty one."""
    return format(cell, "f") if isinstance(cell, Decimal) else None if cell == "" else cell


@contextmanager
def workbook(fresh: Path, path: Path) -> Iterator[Any]:
    """Give the block a workbook that is written to ``fresh``, for ``path``.

    Raises:
        UnwritablePlace: it cannot be written.

    """
    import xlsxwriter  # here, for it takes longer to load than all the formats
    from xlsxwriter.exceptions import XlsxWriterException

    with fresh.open("wb") as out:
        try:
            with closing(xlsxwriter.Workbook(out, {"constant_memory": True})) as book:
                book.set_properties({"created": _MADE})
                yield book
        except XlsxWriterException as error:  # what it makes of an OSError
            raise UnwritablePlace(path=path, reason=error) from error


class Sheets:
    """The sheets of a workbook with one table, of which the last is filled row by row.

    ``columns`` are the heads with their widths in characters.
    """

    def __init__(
        self,
        book: Any,  # noqa: ANN401 - XlsxWriter has no types
        name: str,
        columns: Mapping[str, int],
    ) -> None:
        self._book = book
        self._name, self._columns, self._count = name, columns, 0
        self._bold = book.add_format({"bold": True})
        self._begin()

    def _begin(self) -> None:
        self._count += 1
        name = self._name if self._count == 1 else f"{self._name} {self._count}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for at, (name, width) in enumerate(self._columns.items()):
            self._sheet.set_column(at, at, width)
            self._sheet.write_string(0, at, name, self._bold)
        self._row = 1

    def add(self, row: Sequence[Cell]) -> None:
        """Add a row, to a new sheet where the last is full."""
        if self._row == _ROWS:
            self._begin()
        for at, cell in enumerate(row):
            if isinstance(cell, str) or not _is_kept(cell):
                self._write_text(at, cell if isinstance(cell, str) else format(cell, "f"))
            else:
                self._sheet.write_number(self._row, at, cell)
        self._row += 1

    def _write_text(self, column: int, text: str) -> None:
        if text:
            self._sheet.write_string(self._row, column, _fitting(text))


def _is_kept(number: int | Decimal) -> bool:
    """Return whether a spreadsheet keeps ``number`` to the last digit."""
    return isinstance(number, int) or len(number.normalize().as_tuple().digits) <= _DIGITS


def _fitting(cell: str) -> str:
    return cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…"
