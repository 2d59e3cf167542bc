"""Hand-marked reports to measure against: a folder of JSON files or native records. Read only."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.errors import BadGold, BadRecord
from annotator.formats import native

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.record import Record


def read(folder: Path) -> list[Record]:
    """Return the marked reports of ``folder``: ``*.json`` (without text) and ``*.jsonl``.

    A ``*.json`` file holds ``file``, ``sha256``, ``report_date`` and ``spans`` as in the native
    record. Such a record's text is empty; its marks' offsets count the report's own raw text.

    Raises:
        BadGold: the folder is not one, holds no such file, or one cannot be read.

    """
    if not folder.is_dir():
        raise BadGold(path=folder, reason="it is not a folder")
    records = [_read_json(path) for path in sorted(folder.glob("*.json"))]
    for path in sorted(folder.glob("*.jsonl")):
        for record in native.read(path):
            if isinstance(record, BadRecord):
                raise BadGold(path=path, reason=record) from record
            records.append(record)
    if not records:
        raise BadGold(path=folder, reason="no file in it ends in .json or .jsonl")
    return records


def _read_json(path: Path) -> Record:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        furthest = max((span["end"] for span in found["spans"]), default=0)
        record = native.from_object(
            {
                "name": found["file"],
                "sha256": found["sha256"],
                "meta": {"report_date": found.get("report_date")},
                "spans": found["spans"],
                "text": " " * furthest,
            },
            path.name,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadGold(path=path, reason=error) from error
    return replace(record, report=replace(record.report, text=""))
