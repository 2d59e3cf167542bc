"""Flat tables of spans, one a row: CSV and XLSX, for spreadsheets and statistics. Written only.

A spreadsheet takes what begins with ``=`` and the like for a formula, and runs it (OWASP, "CSV
Injection"). In CSV such a text gets an apostrophe before it; in XLSX a text is told to be one.
"""

from __future__ import annotations

import csv
import re
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.errors import UnwritablePlace
from annotator.formats.losses import LONGEST_CELL
from annotator.formats.options import AS_IS
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.options import Writing
    from annotator.formats.record import Record

COLUMNS = {
    "report": 18,
    "name": 30,
    "date": 11,
    "sha256": 12,
    "start": 8,
    "end": 8,
    "label": 11,
    "text": 40,
    "value": 16,
    "unit": 8,
    "mod": 11,
    "status": 11,
    "note": 30,
    "attributes": 24,
}
"""The columns, in order, and how wide they are in a workbook, in characters."""

_ROWS = 1_048_576  # of a sheet, with its head
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DIGITS = 15  # that a spreadsheet keeps of a number
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same spans, the same bytes

Cell = str | int | Decimal


def rows(record: Record) -> Iterator[list[Cell]]:
    """Yield a row for each mark of ``record``: offsets are raw code points, the text is clean."""
    report = record.report
    view = clean(report.text, report.rules)
    for mark in record.marks:
        value = mark.value
        known = value.value or ""
        said = "; ".join(f"{one}={choice}" for one, choice in sorted(mark.attributes.items()))
        yield [
            *(report.uid, report.name, report.date or "", report.sha256),
            *(mark.start, mark.end, mark.label, view.of_raw(mark.start, mark.end)),
            Decimal(known) if _NUMBER.fullmatch(known) else known,
            *(value.unit or "", value.mod or ""),
            *(mark.status.value, mark.note, said),
        ]


# -- CSV ----------------------------------------------------------------------------------------


def write_csv(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write the spans of ``records`` to ``path`` and return how many of them have any.

    The file begins with a mark of byte order, by which spreadsheets know that it is UTF-8.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    del how  # there is one way
    count = 0
    with paths.replacing(path) as fresh, fresh.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out)
        table.writerow(COLUMNS)
        for record in records:
            table.writerows([_harmless(cell) for cell in row] for row in rows(record))
            count += bool(record.marks)
    return count


def _harmless(cell: Cell) -> Cell:
    """Return ``cell`` so that a spreadsheet takes no text for a formula."""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


# -- XLSX ---------------------------------------------------------------------------------------


def write_xlsx(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write the spans of ``records`` to ``path`` and return how many of them have any.

    Numbers of up to 15 digits are numbers, all else is text; of a text that is longer than a cell
    may be, its beginning. Where a sheet is full there is another.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    import xlsxwriter  # here, for it takes longer to load than all the formats
    from xlsxwriter.exceptions import XlsxWriterException

    del how  # there is one way
    count = 0
    with paths.replacing(path) as fresh, fresh.open("wb") as out:
        try:
            with closing(xlsxwriter.Workbook(out, {"constant_memory": True})) as book:
                book.set_properties({"created": _MADE})
                sheets = _Sheets(book)
                for record in records:
                    for row in rows(record):
                        sheets.add(row)
                    count += bool(record.marks)
        except XlsxWriterException as error:  # what it makes of an OSError
            raise UnwritablePlace(path=path, reason=error) from error
    return count


class _Sheets:
    """The sheets of a workbook, of which the last is filled row by row."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
        self._book = book
        self._bold = book.add_format({"bold": True})
        self._begin()

    def _begin(self) -> None:
        number = len(self._book.worksheets()) + 1
        self._sheet = self._book.add_worksheet("spans" if number == 1 else f"spans {number}")
        self._sheet.freeze_panes(1, 0)
        for at, (name, width) in enumerate(COLUMNS.items()):
            self._sheet.set_column(at, at, width)
            self._sheet.write_string(0, at, name, self._bold)
        self._row = 1

    def add(self, row: list[Cell]) -> None:
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
