"""A report as a row of a Hugging Face data set: columns whose types are the same in every row.

``text`` of a span is what stands at ``text[start:end]``. An empty string says that a span has no
value, unit, modifier or note; relations know spans by their numbers. ``meta`` and ``more`` hold
JSON as a text, for a column cannot have another shape in each row: the metadata, and what the
native record says beyond the columns.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator.formats import attributed, checked, native, relations

if TYPE_CHECKING:
    from annotator.formats.options import Reading
    from annotator.formats.record import Record
    from annotator.model import Mark

_COLUMNS = ("id", "name", "sha256", "text", "meta", "spans", "relations")
_SPAN_COLUMNS = ("start", "end", "label", "text", "status", "value", "unit", "mod", "note")


def to_row(record: Record) -> dict[str, Any]:
    """Return ``record`` as a row, its labels as their ids."""
    told = native.to_object(record)
    spans = zip(told["spans"], record.marks, strict=True)
    row = {
        "id": told["id"],
        "name": told["name"],
        "sha256": told["sha256"],
        "text": told["text"],
        "meta": _json(told["meta"]),
        "spans": [_span(span, mark, record.report.text) for span, mark in spans],
        "relations": [_relation(one) for one in relations.by_number(record.links)],
    }
    more = {key: value for key, value in told.items() if key not in _COLUMNS}
    if "relations" in record.report.extra:
        more["relations"] = record.report.extra["relations"]
    return row | {"more": _json(more)}


def _span(told: dict[str, Any], mark: Mark, text: str) -> dict[str, Any]:
    said = attributed.texts(mark)
    more = {key: value for key, value in said.items() if value == ""}
    more |= {key: value for key, value in told.items() if key not in _SPAN_COLUMNS}
    return {
        "start": mark.start,
        "end": mark.end,
        "label": mark.label,
        "text": text[mark.start : mark.end],
        "status": mark.status.value,
        **{key: said.get(key, "") for key in attributed.TEXTS},
        "more": _json(more),
    }


def _relation(told: dict[str, Any]) -> dict[str, Any]:
    ends = {key: told.pop(key) for key in ("from", "to")}
    numbers = {key: end.pop("span") for key, end in ends.items()}
    more = told | {key: end for key, end in ends.items() if end}
    return {"kind": more.pop("kind"), **numbers, "more": _json(more)}


def from_row(row: object, fallback: str, how: Reading) -> Record:
    """Return the record in ``row``, of ours or of any program; ``fallback`` names it if unnamed.

    Raises:
        ValueError: it is none; the text says why.

    """
    if not isinstance(row, dict):
        raise ValueError("a row is not an object")  # noqa: TRY004 - one error for callers
    told = {key: value for key, value in row.items() if key not in ("more", "spans", "relations")}
    more = _more(row, "its")
    spans = row.get("spans")
    told["spans"] = [_of_columns(span) for span in spans] if isinstance(spans, list) else spans
    told["relations"] = _relations(row, more.pop("relations", []))
    told["meta"] = _parsed(row.get("meta"), '"meta"')
    told = {key: value for key, value in told.items() if value is not None}
    return native.from_object(told | more, fallback, how)


def _of_columns(span: object) -> object:
    """Return ``span`` as the native record has it; what is no span stays what it is."""
    if not isinstance(span, dict):
        return span
    try:
        more = _more(span, "a span's")
    except ValueError as error:
        return error
    empty = {key for key in attributed.TEXTS if span.get(key) == ""}
    told = {key: value for key, value in span.items() if value is not None and key not in empty}
    told.pop("more", None)
    return told | more


def _relations(row: dict[str, Any], others: object) -> object:
    """Return the relations as the native record has them, and after them the ``others``."""
    found = _parsed(row.get("relations"), '"relations"')
    if not found or not isinstance(found, list):
        return found or others
    return relations.with_others([_of_numbers(one) for one in found], others)


def _of_numbers(told: object) -> object:
    """Return a relation as the native record has it; what is none stays what it is."""
    if not isinstance(told, dict):
        return told
    found = {key: value for key, value in told.items() if key != "more"}
    more = _more(told, "a relation's")
    for key in ("from", "to"):
        if type(found.get(key)) is int:
            found[key] = {"span": found[key]} | checked.as_object(more.pop(key, {}))
    return found | more


def _more(found: dict[str, Any], whose: str) -> dict[str, Any]:
    """Return what stands under ``more``: where it is not what we write there, it stays as it is."""
    text = found.get("more")
    if text is None or text == "":
        return {}
    more = _parsed(text, f'{whose} "more"')
    return more if isinstance(more, dict) and isinstance(text, str) else {"more": more}


def _parsed(value: object, what: str) -> Any:  # noqa: ANN401 - JSON data
    if not isinstance(value, str):
        return value
    try:
        return checked.loads(value.encode()) if value else None
    except ValueError as error:
        raise ValueError(f"{what}: {error}") from error


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
