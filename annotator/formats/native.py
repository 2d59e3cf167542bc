"""The native record: one JSON object a line, UTF-8, offsets in raw code points, spans' text clean.

A value that has a unit is a number and is written as one, exactly: as an integer, as the shortest
decimal that reads back as the same, or else as a string. Keys that are not ours are kept.
"""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annotator.errors import UserError
from annotator.formats import checked, relations, remarks
from annotator.formats.counting import CODE_POINTS, Told, place
from annotator.formats.lines import json_lines, write_lines
from annotator.formats.options import AS_FITS, AS_IS, Reading
from annotator.formats.record import Record
from annotator.model import Mark, MarkStatus, Origin, Report, Value
from annotator.text.clean import DEFAULT_RULES, clean
from annotator.text.views import chosen_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.counting import Counting
    from annotator.formats.options import Writing
    from annotator.text.clean import View
    from annotator.text.offsets import Span

_RECORD_KEYS = frozenset(("id", "name", "sha256", "text", "meta", "spans", "relations", "reading"))
_SPAN_KEYS = frozenset(
    (
        *("start", "end", "label", "text", "status", "origin"),
        *("value", "unit", "mod", "note", "attributes"),
    )
)
_OF_PRODIGY = frozenset(("tokens", "answer", "_input_hash", "_task_hash"))
_ORIGIN_KEYS = frozenset(("by", "rule", "score"))
_DECIMAL = re.compile(r"-?\d{1,100}(\.\d{1,100})?")
_ID = re.compile(r"\w{1,100}")
_LONGEST_VALUE = 600
_STATUSES = {status.value: status for status in MarkStatus}


# -- writing ------------------------------------------------------------------------------------


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    del how  # it carries all there is, in one way
    return write_lines(path, map(to_object, records))


def line(record: Record) -> str:
    """Return ``record`` as one line of JSON, without the line end."""
    return json.dumps(to_object(record), ensure_ascii=False)


def to_object(record: Record) -> dict[str, Any]:
    """Return ``record`` as the JSON object that DESIGN.md's "native record" describes."""
    report = record.report
    view = clean(report.text, report.rules)
    extra = dict(report.extra)
    not_ours = extra.pop("relations", [])
    return {
        "id": report.uid,
        "name": report.name,
        "sha256": report.sha256,
        "text": report.text,
        "meta": report.meta,
        "spans": [_span(mark, view) for mark in record.marks],
        "relations": relations.to_list(record.links, record.marks, not_ours),
        **_reading_of(report),
        **extra,
    }


def _reading_of(report: Report) -> dict[str, Any]:
    """Return how a report is read, where it is not just plain text read by all rules."""
    told: dict[str, Any] = {}
    if report.kind != "text":
        told["kind"] = report.kind
    if report.encoding != "utf-8":
        told["encoding"] = report.encoding
    off = {name: name in report.rules for name in report.rules ^ chosen_rules(report.kind)}
    if off:
        told["rules"] = dict(sorted(off.items()))
    if report.furniture:
        told["furniture"] = [list(one) for one in report.furniture]
    return {"reading": told} if told else {}


def _span(mark: Mark, view: View) -> dict[str, Any]:
    origin: dict[str, Any] = {
        "by": mark.origin.by,
        "rule": mark.origin.rule,
        "score": mark.origin.score,
    }
    span: dict[str, Any] = {
        "start": mark.start,
        "end": mark.end,
        "label": mark.label,
        "text": view.of_raw(mark.start, mark.end),
        "status": mark.status.value,
        "origin": origin,
        "value": _number(mark.value) if mark.value.unit is not None else mark.value.value,
        "unit": mark.value.unit,
        "mod": mark.value.mod,
    }
    if mark.note:
        span["note"] = mark.note
    extra = dict(mark.extra)
    if mark.attributes:
        span["attributes"] = checked.as_object(extra.pop("attributes", {})) | mark.attributes
    origin.update(checked.as_object(extra.pop("origin", {})))
    return span | extra


def _number(value: Value) -> int | float | str | None:
    text = value.value
    if text is None or not _DECIMAL.fullmatch(text):
        return text
    if "." not in text:
        return int(text)
    return float(text) if Decimal(repr(float(text))) == Decimal(text) else text


# -- reading ------------------------------------------------------------------------------------


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield each record of ``path``, and an error for each line that holds none.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """

    def record(found: object, fallback: str) -> Record:
        return from_object(found, fallback, _by_contract(found, how))

    yield from remarks.each(path, json_lines(path), record)


def _by_contract(found: object, how: Reading) -> Reading:
    """Return ``how``; but where no span says what it covers, offsets are code points, as agreed."""
    some = checked.as_list(checked.as_object(found).get("spans"))
    says = any(isinstance(one, dict) and one.get("text") is not None for one in some)
    return how if how.counting or says else Reading(CODE_POINTS)


def recognises(path: Path) -> bool:
    """Return whether the first line with anything in it is a record: it has spans, or a sha256.

    Other JSON lines may hold plain reports; a row of a Hugging Face data set tells its metadata as
    a text, and a task of Prodigy has tokens or an answer. A file that cannot be read is left to
    ``read`` to say.
    """
    try:
        found: Any = next((found for _, found in json_lines(path)), {})
    except UserError:
        return True
    if not isinstance(found, dict):
        return isinstance(found, ValueError)
    if "text" not in found or isinstance(found.get("meta"), str):
        return False
    return "sha256" in found or ("spans" in found and not found.keys() & _OF_PRODIGY)


def from_object(
    told: object, fallback: str, how: Reading = AS_FITS, own: Counting = CODE_POINTS
) -> Record:
    """Return the record that the JSON object ``told`` describes; ``fallback`` names it if unnamed.

    Its offsets count as ``own`` says, unless they turn out to count otherwise. What of it cannot be
    taken over is in the record's remarks.

    Raises:
        ValueError: it is no record; the text says why.

    """
    found = checked.with_text(told)
    text: str = found["text"]
    spans, meta = found.get("spans", []), found.get("meta", {})
    if not isinstance(spans, list) or not isinstance(meta, dict):
        raise ValueError('"spans" must be a list and "meta" an object')  # noqa: TRY004 - one error for callers
    sha256 = checked.text(found.get("sha256"), '"sha256"')
    sha256 = sha256 or hashlib.sha256(text.encode()).hexdigest()
    reading = _reading(found.get("reading"), len(text))
    numbers, marks, said = _marks(spans, text, reading.get("rules", DEFAULT_RULES), how, own)
    links, not_ours = relations.from_list(plain(found.get("relations", [])), marks, numbers)
    extra = {k: plain(v) for k, v in found.items() if k not in _RECORD_KEYS}
    report = Report(
        uid=str(found.get("id") or sha256[:16]),
        name=checked.text(found.get("name"), '"name"') or fallback,
        text=text,
        sha256=sha256,
        meta=plain(meta),
        extra=extra | ({"relations": not_ours} if not_ours else {}),
        **reading,
    )
    return Record(report, marks, links, said)


def _marks(
    spans: list[object], text: str, rules: frozenset[str], how: Reading, own: Counting
) -> tuple[tuple[int, ...], tuple[Mark, ...], tuple[UserError, ...]]:
    """Return which of ``spans`` are marks, those, and what is to be said of the others."""
    marks: dict[int, Mark] = {}
    placed = place(text, [_told(span) for span in spans], own, how.counting, rules)
    said = remarks.other_counting(placed, own)
    for number, (span, there) in enumerate(zip(spans, placed.spans, strict=True)):
        try:
            marks[number] = mark(span, there)
        except ValueError as error:
            said.append(remarks.no_span(error))
    return tuple(marks), tuple(marks.values()), tuple(said)


def _told(span: object) -> Told:
    """Return what a span says of its place; of what is no span, nothing that could be one."""
    if not isinstance(span, dict):
        return Told(None, None)
    covered = span.get("text")
    return Told(span.get("start"), span.get("end"), covered if isinstance(covered, str) else None)


def _reading(found: object, length: int) -> dict[str, Any]:
    """Return the fields of a report that say how it is read, as ``_reading_of`` wrote them."""
    if not isinstance(found, dict):
        return {}
    kind = checked.text(found.get("kind"), "its kind") or "text"
    encoding = checked.text(found.get("encoding"), "its encoding") or "utf-8"
    rules, furniture = found.get("rules", {}), found.get("furniture", [])
    if not isinstance(rules, dict) or not isinstance(furniture, list):
        raise ValueError('"reading" must hold "rules" and "furniture"')  # noqa: TRY004 - as above
    choices = {str(name): on for name, on in rules.items() if isinstance(on, bool)}
    told = []
    for one in furniture:
        if not isinstance(one, list) or len(one) != 3 or not isinstance(one[2], bool):
            raise ValueError("a stretch of furniture is not [start, end, true or false]")
        told.append((*checked.offsets(one[0], one[1], length), one[2]))
    return {
        "kind": kind,
        "encoding": encoding,
        "rule_choices": choices,
        "rules": chosen_rules(kind, choices),
        "furniture": tuple(told),
    }


def mark(span: object, there: Span | ValueError | None = None) -> Mark:
    """Return the mark that the JSON object ``span`` describes, ``there`` in the raw text.

    Where that is not known, it is where the span itself says; a ValueError says that it is nowhere,
    or, in the place of ``span``, why it could not be read.

    Raises:
        ValueError: it is no span; the reason says why.

    """
    if isinstance(span, ValueError):
        raise span
    if not isinstance(span, dict):
        raise ValueError("a span is not an object")  # noqa: TRY004 - one error for callers
    if isinstance(there, ValueError):
        raise there
    start, end = there or checked.offsets(span.get("start"), span.get("end"), None)
    where = f"the span {start}-{end}"
    label = span.get("label")
    checked.text(span.get("text"), f"the text of {where}")
    if not checked.is_name(label):
        raise ValueError(f"{where} has no label")
    origin, more = _origin(span.get("origin"), where)
    extra = _others(span, _SPAN_KEYS)
    said, others = _attributes(plain(span.get("attributes", {})))
    if others != {}:
        extra["attributes"] = others
    return Mark(
        id=0,
        report_id=0,
        start=start,
        end=end,
        label=label,
        status=_status(span.get("status", MarkStatus.CONFIRMED.value), where),
        origin=origin,
        value=_value(span, where),
        note=checked.text(span.get("note"), f"the note of {where}") or "",
        extra=extra | ({"origin": more} if more else {}),
        attributes=said,
    )


def _status(found: object, where: str) -> MarkStatus:
    if not isinstance(found, str) or found not in _STATUSES:
        raise ValueError(f"{where} has the status {found!r}")
    return _STATUSES[found]


def _origin(found: object, where: str) -> tuple[Origin, dict[str, Any]]:
    """Return the origin, and the keys of it that are not ours."""
    if not isinstance(found, dict):
        return Origin("import"), {}
    origin = Origin(
        by=checked.text(found.get("by"), f"the origin of {where}") or "import",
        rule=checked.text(found.get("rule"), f"the rule of {where}"),
        score=checked.score(found.get("score"), f"the score of {where}"),
    )
    return origin, _others(found, _ORIGIN_KEYS)


def _others(found: dict[str, Any], ours: frozenset[str]) -> dict[str, Any]:
    """Return what stands under keys that are not ``ours``, in its order."""
    if found.keys() <= ours:
        return {}
    return {key: plain(value) for key, value in found.items() if key not in ours}


def _attributes(found: object) -> tuple[dict[str, str], object]:
    """Return which choices are told by which attributes, and what else was told there.

    A choice of ours is an id, and so is its attribute's: a word. The rest is kept as it came.
    """
    if not isinstance(found, dict):
        return {}, found
    said = {
        key: choice
        for key, choice in found.items()
        if _ID.fullmatch(key) and isinstance(choice, str) and _ID.fullmatch(choice)
    }
    return said, {key: other for key, other in found.items() if key not in said}


def _value(span: dict[str, Any], where: str) -> Value:
    found = span.get("value")
    unit = checked.text(span.get("unit"), f"the unit of {where}")
    if isinstance(found, int | Decimal) and not isinstance(found, bool):
        found = checked.plain(Decimal(found))
        unit = unit or ""  # a number has a unit, be it empty
    elif found is not None and not isinstance(found, str):
        raise ValueError(f"the value of {where} is neither a number nor a string")
    if found is not None and len(found) > _LONGEST_VALUE:
        raise ValueError(f"the value of {where} has over {_LONGEST_VALUE} characters")
    return Value(found, unit, checked.text(span.get("mod"), f"the modifier of {where}"))


def plain(value: object) -> Any:  # noqa: ANN401 - JSON data, passed through
    """Return JSON data with Decimals as floats again, for what is kept without being read."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value
