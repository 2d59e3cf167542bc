"""langextract's annotated documents as JSON lines, for ``lx.io.load_annotated_documents_jsonl``.

An extraction has a class, a text, an interval in code points and attributes, which tell values and
what else is said of a span. Its reader takes no other keys of an extraction, but passes over those
of a document: there stands what it has no place for, and what was rejected.
(langextract 1.7: data_lib.py, core/data.py.)
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from annotator.formats import attributed, carried, checked, native, remarks
from annotator.formats.lines import first_object, json_lines, write_lines
from annotator.formats.options import AS_FITS, AS_IS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.options import Reading, Writing
    from annotator.formats.record import Record

_EXACT = "match_exact"
_KEYS = frozenset(("text", "document_id", "extractions", carried.KEY))
_EXTRACTION_KEYS = frozenset(
    ("extraction_class", "extraction_text", "char_interval", "alignment_status", "attributes")
)


# -- writing ------------------------------------------------------------------------------------


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    del how  # it carries all there is, in one way
    return write_lines(path, map(_document, records))


def _document(record: Record) -> dict[str, Any]:
    spans, _, rest = carried.parted(record, linked=False)
    text = record.report.text
    marks = ((record.marks[at], told) for at, told in spans.items())
    extractions = [
        {
            "extraction_class": mark.label,
            "extraction_text": text[mark.start : mark.end],
            "char_interval": {"start_pos": mark.start, "end_pos": mark.end},
            "alignment_status": _EXACT,
            "attributes": attributed.told(told, mark) or None,
        }
        for mark, told in marks
    ]
    return {
        "extractions": extractions,
        "text": text,
        "document_id": rest.pop("id"),
        carried.KEY: rest,
    }


# -- reading ------------------------------------------------------------------------------------


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each document, and an error for each line that holds none.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    yield from remarks.each(path, json_lines(path), partial(_record, how=how))


def _record(found: object, fallback: str, how: Reading) -> Record:
    return native.from_object(_native(found), fallback, how)


def _native(line: object) -> dict[str, Any]:
    """Return the document in a line as the native record.

    Raises:
        ValueError: it is none.

    """
    found = checked.with_text(line)
    text, extractions = found["text"], found.get("extractions")
    if extractions is None:
        extractions = []
    if not isinstance(extractions, list):
        raise ValueError('"extractions" is not a list')  # noqa: TRY004 - one error for callers
    told = {key: value for key, value in found.items() if key not in _KEYS}
    rest = found.get(carried.KEY)
    if not isinstance(rest, dict):
        rest = {} if rest is None else {carried.KEY: rest}
    spans = [_span(one, text) for one in extractions]
    spans += checked.as_list(rest.get("spans"))
    return told | rest | {"text": text, "id": found.get("document_id"), "spans": spans}


def _span(found: object, text: str) -> object:
    """Return an extraction as the native record has spans, or why it is none."""
    if not isinstance(found, dict):
        return ValueError("an extraction is not an object")
    said, interval = found.get("extraction_text"), found.get("char_interval")
    if not isinstance(interval, dict):
        return ValueError(f"the extraction “{str(said)[:20]}” has no place in the text")
    more = {
        key: value
        for key, value in found.items()
        if key not in _EXTRACTION_KEYS and value is not None
    }
    start, end = interval.get("start_pos"), interval.get("end_pos")
    return (
        attributed.of(found.get("attributes"))
        | more
        | {
            "start": start,
            "end": end,
            "label": found.get("extraction_class"),
            "text": _covered(found, start, end, text),
        }
    )


def _covered(found: dict[str, Any], start: object, end: object, text: str) -> object:
    """Return the text that the interval must cover.

    It need not be that of the extraction, which a model may have worded otherwise: langextract says
    how well they match, whatever the case and the blanks.
    """
    said = found.get("extraction_text")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return said
    covered = text[start:end]
    if found.get("alignment_status") not in (None, _EXACT):
        return covered
    return covered if isinstance(said, str) and _loosely(said) == _loosely(covered) else said


def _loosely(text: str) -> str:
    return "".join(text.casefold().split())


def recognises(path: Path) -> bool:
    """Return whether the first line is a document with extractions."""
    return {"text", "extractions"} <= first_object(json_lines(path)).keys()
