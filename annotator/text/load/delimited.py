"""CSV and its like: a report a row."""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING

from annotator.text.load.files import SIZE_LIMIT_MB
from annotator.text.load.plain import decoded
from annotator.text.load.rows import Rows, sources, under_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.errors import UserError
    from annotator.text.load.source import Part, Source

_DELIMITERS = ",\t;|"
_NO_DELIMITER = "\x1f"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_SAMPLE_ROWS = 50
_SAMPLE = 1 << 18  # code points
_EVEN = 0.8  # of the rows must have as many cells as the first, or it is no delimiter


def read_delimited(part: Part) -> Iterator[Source | UserError]:
    """Yield each row of ``part`` that has a text.

    Raises:
        UserError: it cannot be decoded, or no field of it holds text.

    """
    yield from sources(part, delimited_rows(part))


def delimited_rows(part: Part) -> Rows:
    """Return the rows of ``part``, whose delimiter is the one that gives even rows."""
    found = decoded(part)
    csv.field_size_limit(SIZE_LIMIT_MB << 20)  # no field is larger than its file
    delimiter = _delimiter(found.text)
    rows = under_names(_cells(found.text, delimiter))
    return Rows(part.name, "table", found.encoding, found.confidence, rows)


def _delimiter(text: str) -> str:
    best, columns = _NO_DELIMITER, 1
    sample = text[:_SAMPLE]
    for delimiter in _DELIMITERS:
        rows = [row for row in islice(_cells(sample, delimiter), _SAMPLE_ROWS) if row]
        first = len(rows[0]) if rows else 0
        even = sum(len(row) == first for row in rows)
        if first > columns and even >= _EVEN * len(rows):
            best, columns = delimiter, first
    return best


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the cells of each row; line by line, as a copy of the text would be large."""
    yield from csv.reader((line[0] for line in _LINE.finditer(text)), delimiter=delimiter)
