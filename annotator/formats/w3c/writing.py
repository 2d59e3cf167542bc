"""Writes a list of AnnotationCollections, one a report, each with its one page of annotations.

A span is tagged with its label, and commented with its note; its target is selected by position, in
code points (section 4.2.5), and by quote. A relation links two annotations, the first to the
second. What was rejected is no annotation: it stands in the record of its collection.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from annotator.formats import carried
from annotator.formats.lines import write_items
from annotator.formats.options import AS_IS
from annotator.formats.w3c import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from annotator.formats.options import Writing
    from annotator.formats.record import Link, Record
    from annotator.model import Mark

_NAMESPACE = uuid.UUID("5d2c4f4e-6a0b-5c5e-9a37-4d1f0d6b7a11")  # of the ids made here
_AROUND = 16  # code points of prefix and suffix
_SHOWN = frozenset(("start", "end", "label", "text", "note"))


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    del how  # it carries all there is, in one way
    return write_items(path, map(_collection, records))


def _collection(record: Record) -> dict[str, Any]:
    report = record.report
    name = f"urn:uuid:{uuid.uuid5(_NAMESPACE, report.uid + chr(10) + report.sha256)}"
    spans, links, rest = carried.parted(record)
    source = f"{name}#text"
    items = [_of_text(f"{name}#0", source, report.text)]
    names: dict[int, str] = {}
    for at, span in spans.items():
        names[at] = f"{name}#{len(items)}"
        items.append(_of_mark(names[at], source, span, record.marks[at], report.text))
    for link in links:
        items.append(_of_link(f"{name}#{len(items)}", names, link))
    return {
        "@context": [words.CONTEXT, words.OURS],
        "id": name,
        "type": "AnnotationCollection",
        "label": report.name,
        "total": len(items),
        words.RECORD: rest,
        "first": {
            "id": f"{name}#page",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _of_text(name: str, source: str, text: str) -> dict[str, Any]:
    body = {"id": source, "type": words.TEXTUAL, "value": text, "format": "text/plain"}
    return {
        "id": name,
        "type": "Annotation",
        "motivation": words.DESCRIBING,
        "body": body,
        "target": source,
    }


def _of_mark(name: str, source: str, span: dict[str, Any], mark: Mark, text: str) -> dict[str, Any]:
    bodies = [_body(words.TAGGING, mark.label)]
    value = " ".join(one for one in (mark.value.value, mark.value.unit, mark.value.mod) if one)
    if value:
        bodies.append(_body(words.DESCRIBING, value))
    if mark.note:
        bodies.append(_body(words.COMMENTING, mark.note))
    told = (one for one in span.items() if one not in carried.USUAL.items())
    more = {key: one for key, one in told if key not in _SHOWN}
    return {
        "id": name,
        "type": "Annotation",
        "motivation": words.TAGGING,
        "body": bodies,
        "target": {
            "type": "SpecificResource",
            "source": source,
            "selector": _selectors(mark, text),
        },
        **({words.RECORD: more} if more else {}),
    }


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": words.TEXTUAL, "purpose": purpose, "value": value, "format": "text/plain"}


def _selectors(mark: Mark, text: str) -> list[dict[str, Any]]:
    start, end = mark.start, mark.end
    quote = {"type": words.QUOTE, "exact": text[start:end]}
    if start:
        quote["prefix"] = text[max(0, start - _AROUND) : start]
    if end < len(text):
        quote["suffix"] = text[end : end + _AROUND]
    return [{"type": words.POSITION, "start": start, "end": end}, quote]


def _of_link(name: str, names: Mapping[int, str], link: Link) -> dict[str, Any]:
    ends = (names[link.from_mark], names[link.to_mark])
    return {
        "id": name,
        "type": "Annotation",
        "motivation": words.LINKING,
        "body": [_body(words.TAGGING, link.kind)],
        "target": [{"id": one, "type": "Annotation"} for one in ends],
        **({words.RECORD: link.extra} if link.extra else {}),
    }
