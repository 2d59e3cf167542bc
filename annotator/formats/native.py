"""The native record: one JSON object a line, UTF-8, offsets in raw code points. Loses nothing.

A value that has a unit is a number and is written as one, exactly: as an integer, as the shortest
decimal that reads back as the same, or else as a string. Keys that are not ours are kept.
"""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.errors import BadRecord, UnreadableFile, VanishedFile
from annotator.formats.record import Record
from annotator.model import Mark, MarkStatus, Origin, Report, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_RECORD_KEYS = frozenset(("id", "name", "sha256", "text", "meta", "spans"))
_SPAN_KEYS = frozenset(
    ("start", "end", "label", "text", "status", "origin", "value", "unit", "mod", "note")
)
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_NO_RELATIONS: dict[str, Any] = {"relations": []}


# -- writing ------------------------------------------------------------------------------------


def write(records: Iterable[Record], path: Path) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    count = 0
    with paths.replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as out:
        for record in records:
            out.write(line(record) + "\n")
            count += 1
    return count


def line(record: Record) -> str:
    """Return ``record`` as one line of JSON, without the line end."""
    return json.dumps(to_object(record), ensure_ascii=False)


def to_object(record: Record) -> dict[str, Any]:
    """Return ``record`` as the JSON object that DESIGN.md's "native record" describes."""
    report = record.report
    return {
        "id": report.uid,
        "name": report.name,
        "sha256": report.sha256,
        "text": report.text,
        "meta": report.meta,
        "spans": [_span(mark, report.text) for mark in record.marks],
        **_NO_RELATIONS,
        **report.extra,
    }


def _span(mark: Mark, text: str) -> dict[str, Any]:
    origin = {"by": mark.origin.by, "rule": mark.origin.rule, "score": mark.origin.score}
    span: dict[str, Any] = {
        "start": mark.start,
        "end": mark.end,
        "label": mark.label,
        "text": text[mark.start : mark.end],
        "status": mark.status.value,
        "origin": origin,
        "value": _number(mark.value) if mark.value.unit is not None else mark.value.value,
        "unit": mark.value.unit,
        "mod": mark.value.mod,
    }
    if mark.note:
        span["note"] = mark.note
    return span | mark.extra


def _number(value: Value) -> int | float | str | None:
    text = value.value
    if text is None or not _DECIMAL.fullmatch(text):
        return text
    if "." not in text:
        return int(text)
    return float(text) if Decimal(repr(float(text))) == Decimal(text) else text


# -- reading ------------------------------------------------------------------------------------


def read(path: Path) -> Iterator[Record | BadRecord]:
    """Yield each record of ``path``, and an error for each line that holds none.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    try:
        with path.open("rb") as lines:
            for number, raw in enumerate(lines, 1):
                if raw.strip():
                    yield _read_line(raw, path, number)
    except FileNotFoundError as error:
        raise VanishedFile(path=path) from error
    except OSError as error:
        raise UnreadableFile(path=path, reason=error.strerror or error) from error


def _read_line(raw: bytes, path: Path, number: int) -> Record | BadRecord:
    try:
        found = json.loads(raw.decode("utf-8-sig"), parse_float=Decimal)
        return from_object(found, f"{path.name}:{number}")
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deep" if isinstance(error, RecursionError) else error
        return BadRecord(path=path, line=number, reason=reason)


def from_object(found: object, fallback: str) -> Record:
    """Return the record that the JSON object ``found`` describes; ``fallback`` names it if unnamed.

    Raises:
        ValueError: it is no record; the text says why.

    """
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise ValueError('it is not an object with a "text"')  # noqa: TRY004 - one error for callers
    text: str = found["text"]
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError("its text holds half a surrogate pair") from error
    spans, meta = found.get("spans", []), found.get("meta", {})
    if not isinstance(spans, list) or not isinstance(meta, dict):
        raise ValueError('"spans" must be a list and "meta" an object')  # noqa: TRY004 - as above
    sha256 = str(found.get("sha256") or hashlib.sha256(data).hexdigest())
    report = Report(
        uid=str(found.get("id") or sha256[:16]),
        name=str(found.get("name") or fallback),
        text=text,
        sha256=sha256,
        meta=_plain(meta),
        extra={k: _plain(v) for k, v in found.items() if k not in _RECORD_KEYS},
    )
    return Record(report, tuple(_mark(span, len(text)) for span in spans))


def _mark(span: object, length: int) -> Mark:
    if not isinstance(span, dict):
        raise ValueError("a span is not an object")  # noqa: TRY004 - one error for callers
    start, end, label = span.get("start"), span.get("end"), span.get("label")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        raise ValueError(f"the span {start}-{end} does not lie in the text of {length} characters")
    if not isinstance(label, str) or not label:
        raise ValueError(f"the span {start}-{end} has no label")
    status = span.get("status", MarkStatus.CONFIRMED.value)
    if status not in tuple(MarkStatus):
        raise ValueError(f"the span {start}-{end} has the status {status!r}")
    return Mark(
        id=0,
        report_id=0,
        start=start,
        end=end,
        label=label,
        status=MarkStatus(status),
        origin=_origin(span.get("origin")),
        value=_value(span),
        note=str(span.get("note") or ""),
        extra={k: _plain(v) for k, v in span.items() if k not in _SPAN_KEYS},
    )


def _origin(found: object) -> Origin:
    if not isinstance(found, dict):
        return Origin("import")
    score, rule = found.get("score"), found.get("rule")
    return Origin(
        by=str(found.get("by") or "import"),
        rule=None if rule is None else str(rule),
        score=float(score) if isinstance(score, int | float | Decimal) else None,
    )


def _value(span: dict[str, Any]) -> Value:
    value, unit, mod = span.get("value"), span.get("unit"), span.get("mod")
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"the value {value} is not a number")
        value = _plain_decimal(value)
    number = isinstance(value, int)
    return Value(
        value=None if value is None else str(value),
        unit="" if unit is None and (number or type(span.get("value")) is Decimal) else unit,
        mod=None if mod is None else str(mod),
    )


def _plain_decimal(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON data, passed through
    """Return JSON data with Decimals as floats again, for what is kept without being read."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
