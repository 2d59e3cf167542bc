"""A Hugging Face data set as JSON lines, for ``datasets.load_dataset("json", …)``: a row a line.

That program finds out the types of the columns by the first 10 MB, where nothing can be told by an
empty list: so relations, which few reports have, are JSON as a text too.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from annotator.formats import hf_rows, remarks
from annotator.formats.lines import first_object, json_lines, write_lines
from annotator.formats.options import AS_FITS, AS_IS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.options import Reading, Writing
    from annotator.formats.record import Record


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    del how  # it carries all there is, in one way
    return write_lines(path, map(_row, records))


def _row(record: Record) -> dict[str, Any]:
    row = hf_rows.to_row(record)
    told = json.dumps(row["relations"], ensure_ascii=False) if row["relations"] else ""
    return row | {"relations": told}


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each row, and an error for each line that holds none.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    yield from remarks.each(path, json_lines(path), partial(hf_rows.from_row, how=how))


def recognises(path: Path) -> bool:
    """Return whether the first line is a row: it has spans, and its metadata are a text."""
    found = first_object(json_lines(path))
    return isinstance(found.get("spans"), list) and isinstance(found.get("meta"), str)
