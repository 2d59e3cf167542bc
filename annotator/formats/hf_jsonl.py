"""A Hugging Face data set as JSON lines, for ``datasets.load_dataset("json", …)``: a row a line.

That program finds out the types of the columns by the first 10 MB, where nothing can be told by an
empty list: so relations, which few reports have, are JSON as a text too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from annotator import paths
from annotator.errors import BadRecord, UserError
from annotator.formats import hf_rows, remarks
from annotator.formats.lines import first_json, json_lines
from annotator.formats.options import AS_FITS, AS_IS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.options import Reading, Writing
    from annotator.formats.record import Record


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    del how  # it carries all there is, in one way
    count = 0
    with paths.replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as out:
        for record in records:
            row = hf_rows.to_row(record)
            told = json.dumps(row["relations"], ensure_ascii=False) if row["relations"] else ""
            out.write(json.dumps(row | {"relations": told}, ensure_ascii=False) + "\n")
            count += 1
    return count


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each row, and an error for each line that holds none.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    for number, found in json_lines(path):
        try:
            record = hf_rows.from_row(found, f"{path.name}:{number}", how)
        except ValueError as error:
            yield BadRecord(path=path, line=number, reason=error)
        else:
            yield remarks.placed_at(record, path, number)


def recognises(path: Path) -> bool:
    """Return whether the first line is a row: it has spans, and its metadata are a text."""
    try:
        found = first_json(path)
    except (UserError, ValueError):
        return False
    return (
        isinstance(found, dict)
        and isinstance(found.get("spans"), list)
        and isinstance(found.get("meta"), str)
    )
