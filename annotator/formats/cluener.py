"""CLUENER's JSON lines: spans by label and by what they cover, ``[first, last]`` characters.

``{"text": "…", "label": {"name": {"叶老桂": [[9, 11]]}}}``, counted in code points, ends inclusive.
What was rejected is no label; what the format has no place for stands under ``record``, beside a
report's id, name and metadata. (github.com/CLUEbenchmark/CLUENER2020.)
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from annotator.formats import carried, checked, native, remarks
from annotator.formats.counting import Counting, Told, place
from annotator.formats.lines import first_object, json_lines, write_lines
from annotator.formats.options import AS_FITS, AS_IS
from annotator.formats.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.options import Reading, Writing
    from annotator.model import Mark, Report

INCLUSIVE = Counting(inclusive=True)


# -- writing ------------------------------------------------------------------------------------


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    del how  # it carries all there is, in one way
    return write_lines(path, map(_to_object, records))


def _to_object(record: Record) -> dict[str, Any]:
    text = record.report.text
    labels: dict[str, dict[str, list[list[int]]]] = {}
    for mark in carried.shown(record).marks:
        told = labels.setdefault(mark.label, {}).setdefault(text[mark.start : mark.end], [])
        told.append([mark.start, mark.end - 1])
    head, rest = carried.head(record)
    return {"text": text, "label": labels, **head, carried.KEY: rest}


# -- reading ------------------------------------------------------------------------------------


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each line of ``path``, and an error for each that is none.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    yield from remarks.each(path, json_lines(path), partial(_record, how=how))


def recognises(path: Path) -> bool:
    """Return whether the first line has labels, and under each what its spans cover."""
    found = first_object(json_lines(path))
    labels = found.get("label") if isinstance(found.get("text"), str) else None
    return isinstance(labels, dict) and all(isinstance(one, dict) for one in labels.values())


def _record(line: object, fallback: str, how: Reading) -> Record:
    """Return the record of one line.

    Raises:
        ValueError: it is none; the text says why.

    """
    found = checked.with_text(line)
    labels = found.get("label") or {}
    if not isinstance(labels, dict):
        raise ValueError('its "label" is not an object')  # noqa: TRY004 - one error for callers
    report = carried.report_of(found, ("label",), fallback)
    known = carried.from_object(found.get(carried.KEY), report)
    return carried.joined(known, _marked(report, labels, how), linked=False)


def _marked(report: Report, labels: dict[str, Any], how: Reading) -> Record:
    """Return ``report`` with the spans under ``labels``."""
    told = list(_told(labels))
    placed = place(report.text, [one for _, one in told], INCLUSIVE, how.counting)
    said = remarks.other_counting(placed, INCLUSIVE)
    marks: list[Mark] = []
    for (label, _), there in zip(told, placed.spans, strict=True):
        try:
            marks.append(native.mark({"label": label}, there))
        except ValueError as error:
            said.append(remarks.no_span(error))
    return Record(report, tuple(marks), remarks=tuple(said))


def _told(labels: dict[str, Any]) -> Iterator[tuple[str, Told]]:
    """Yield each label with the offsets of a span and what it covers; of what is none, nothing."""
    for label, spans in labels.items():
        for covered, pairs in (spans if isinstance(spans, dict) else {"": spans}).items():
            for pair in pairs if isinstance(pairs, list) else [pairs]:
                start, end = pair if isinstance(pair, list) and len(pair) == 2 else (pair, None)
                yield label, Told(start, end, covered)
