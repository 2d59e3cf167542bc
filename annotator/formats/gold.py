"""Hand-marked reports to measure against: a folder of JSON files or native records. Read only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import BadGold, BadRecord
from annotator.formats import checked, native
from annotator.formats.record import Record
from annotator.model import Report

if TYPE_CHECKING:
    from pathlib import Path


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
            for fault in [record] if isinstance(record, BadRecord) else record.remarks:
                if not fault.harmless:
                    reason = f"line {fault.params['line']}: {fault.params['reason']}"
                    raise BadGold(path=path, reason=reason)
            records += [record] if isinstance(record, Record) else []
    if not records:
        raise BadGold(path=folder, reason="no file in it ends in .json or .jsonl")
    return records


def _read_json(path: Path) -> Record:
    try:
        found = checked.loads(path.read_bytes())
        if not isinstance(found, dict) or not isinstance(found.get("spans"), list):
            raise ValueError('it is not an object with "spans"')  # noqa: TRY004, TRY301 - told below
        name = checked.text(found.get("file"), '"file"') or path.stem
        date = checked.text(found.get("report_date"), '"report_date"')
        sha256 = checked.text(found.get("sha256"), '"sha256"') or ""
        report = Report(uid=name, name=name, text="", sha256=sha256, meta={"report_date": date})
        return Record(report, tuple(native.mark(span) for span in found["spans"]))
    except (OSError, ValueError) as error:
        raise BadGold(path=path, reason=error) from error
