"""Flat tables of spans, one a row: CSV and XLSX, for spreadsheets and statistics. Written only."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from annotator import paths
from annotator.formats.cells import Sheets, harmless, of_value, workbook
from annotator.formats.options import AS_IS
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.cells import Cell
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


def rows(record: Record) -> Iterator[list[Cell]]:
    """Yield a row for each mark of ``record``: offsets are raw code points, the text is clean."""
    report = record.report
    view = clean(report.text, report.rules)
    for mark in record.marks:
        value = mark.value
        said = "; ".join(f"{one}={choice}" for one, choice in sorted(mark.attributes.items()))
        yield [
            *(report.uid, report.name, report.date or "", report.sha256),
            *(mark.start, mark.end, mark.label, view.of_raw(mark.start, mark.end)),
            of_value(value.value),
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
            table.writerows([harmless(cell) for cell in row] for row in rows(record))
            count += bool(record.marks)
    return count


# -- XLSX ---------------------------------------------------------------------------------------


def write_xlsx(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write the spans of ``records`` to ``path`` and return how many of them have any.

    Numbers of up to 15 digits are numbers, all else is text; of a text that is longer than a cell
    may be, its beginning. Where a sheet is full there is another.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    del how  # there is one way
    count = 0
    with paths.replacing(path) as fresh, workbook(fresh, path) as book:
        sheets = Sheets(book, "spans", COLUMNS)
        for record in records:
            for row in rows(record):
                sheets.add(row)
            count += bool(record.marks)
    return count
