"""doccano's JSONL: spans as ``[start, end, label]``, or entities and relations where there are any.

doccano reads it with pandas, so every line has the same keys, and what is neither text nor label
becomes metadata, which it writes again: a report's id, name and metadata, and under ``record`` what
doccano has no place for. What was rejected stands there alone. It counts code points. Its ids of
entities must differ within a project. Its texts may have categories, which are metadata here.
(doccano 1.8: backend/data_import/pipeline, backend/data_export/pipeline.)
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.errors import UserError
from annotator.formats import carried, checked, lines, native, remarks
from annotator.formats.counting import Told, place
from annotator.formats.options import AS_FITS, AS_IS
from annotator.formats.record import Link, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.options import Reading, Writing
    from annotator.model import Mark, Report

CATEGORIES = "categories"
"""The key of a report's metadata under which its categories stand."""

_LABELS = ("label", "labels", "entities")
_KEYS = frozenset(("relations", "cats", *_LABELS))
_ENTITY_KEYS = frozenset(("id", "label", "start_offset", "end_offset"))
_LOOKED_AT = 50  # lines, until one has a label


# -- writing ------------------------------------------------------------------------------------


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Whether there are relations is known at the end, so the lines wait in a file without a name.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    del how  # it carries all there is, in one way
    count = entities = 0
    linked = False
    with (
        paths.replacing(path) as fresh,
        tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as waiting,
        fresh.open("w", encoding="utf-8", newline="\n") as out,
    ):
        for record in records:
            found = _to_object(record, entities)
            waiting.write(json.dumps(found, ensure_ascii=False) + "\n")
            count += 1
            entities += len(found["entities"])
            linked = linked or bool(found["relations"])
        waiting.seek(0)
        for line in waiting:
            out.write(line if linked else _without_relations(line))
    return count


def _to_object(record: Record, first_id: int) -> dict[str, Any]:
    shown = carried.shown(record)
    head, rest = carried.head(record)
    return {
        "text": record.report.text,
        "entities": [
            {
                "id": number,
                "label": mark.label,
                "start_offset": mark.start,
                "end_offset": mark.end,
            }
            for number, mark in enumerate(shown.marks, first_id)
        ],
        "relations": [
            {
                "id": number,
                "from_id": first_id + link.from_mark,
                "to_id": first_id + link.to_mark,
                "type": link.kind,
            }
            for number, link in enumerate(shown.links)
        ],
        **head,
        carried.KEY: rest,
    }


def _without_relations(line: str) -> str:
    found: dict[str, Any] = json.loads(line)
    del found["relations"]
    labels = [[one["start_offset"], one["end_offset"], one["label"]] for one in found["entities"]]
    told = {"label" if key == "entities" else key: value for key, value in found.items()}
    return json.dumps(told | {"label": labels}, ensure_ascii=False) + "\n"


# -- reading ------------------------------------------------------------------------------------


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield each record of ``path``, and an error for each line (or item of a list) that is none.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    pieces = lines.json_items if _is_list(path) else lines.json_lines
    yield from remarks.each(path, pieces(path), partial(_record, how=how))


def _is_list(path: Path) -> bool:
    """Return whether the file is JSON as doccano writes it for categories: one list."""
    return path.suffix.lower() == ".json"


def recognises(path: Path) -> bool:
    """Return whether one of the first lines has spans as doccano writes them.

    Where there are categories alone, the file may as well be a table of plain reports.
    """
    try:
        for _, found in islice(lines.json_lines(path), _LOOKED_AT):
            if not isinstance(found, dict) or not isinstance(found.get("text"), str):
                return False
            told = [found[key] for key in _LABELS if key in found]
            if any(told):
                return all(isinstance(one, list) and all(map(_is_span, one)) for one in told)
            if told and isinstance(found.get(carried.KEY), dict):
                return True
    except UserError:
        pass
    return False


def _is_span(found: object) -> bool:
    if isinstance(found, dict):
        return "start_offset" in found
    return isinstance(found, list) and len(found) > 2 and isinstance(found[2], str)


def _record(line: object, fallback: str, how: Reading) -> Record:
    """Return the record of one line of JSON.

    Raises:
        ValueError: it is none; the text says why.

    """
    found = checked.with_text(line)
    told = _listed(found, *_LABELS)
    names = [*_listed(found, "cats"), *(one for one in told if _is_name(one))]
    report = carried.report_of(found, _KEYS, fallback)
    if names:
        report = replace(report, meta=report.meta | {CATEGORIES: [str(one) for one in names]})
    known = carried.from_object(found.get(carried.KEY), report)
    own = _spans(report, [one for one in told if not _is_name(one)], found, known, how)
    return carried.joined(known, own, linked="relations" in found)


def _listed(found: dict[str, Any], *keys: str) -> list[Any]:
    """Return what stands in the lists under ``keys``; what is no list counts as its one item."""
    several = [found[key] for key in keys if found.get(key) is not None]
    return [one for told in several for one in (told if isinstance(told, list) else [told])]


def _is_name(found: object) -> bool:
    return isinstance(found, str | int) and not isinstance(found, bool)


def _spans(
    report: Report,
    told: list[Any],
    found: dict[str, Any],
    known: Record | None,
    how: Reading,
) -> Record:
    """Return ``report`` with the spans ``told`` and the relations between them."""
    covered = carried.covered(known)
    placed = place(report.text, [_told(one, covered) for one in told], given=how.counting)
    said = remarks.other_counting(placed)
    marks: list[Mark] = []
    numbers: dict[object, int] = {}
    for one, there in zip(told, placed.spans, strict=True):
        try:
            mark = native.mark(_labelled(one), there)
        except ValueError as error:
            said.append(remarks.no_span(error))
            continue
        if isinstance(one, dict) and type(one.get("id")) is int:
            numbers[one["id"]] = len(marks)
        marks.append(mark)
    links, unlinked = _links(found.get("relations"), numbers)
    return Record(report, tuple(marks), links, (*said, *unlinked))


def _told(found: object, covered: Mapping[carried.Place, str]) -> Told:
    if isinstance(found, dict):
        start, end, label = (found.get(key) for key in ("start_offset", "end_offset", "label"))
    elif isinstance(found, list) and len(found) > 2:
        start, end, label = found[:3]
    else:
        return Told(None, None)
    if type(start) is int and type(end) is int and isinstance(label, str):
        return Told(start, end, covered.get((start, end, label)))
    return Told(start, end)


def _labelled(found: object) -> dict[str, Any]:
    """Return what a span says beside its offsets, as a span of ours says it.

    Raises:
        ValueError: it is no span.

    """
    if isinstance(found, list) and len(found) > 2:
        return {"label": found[2]}
    if isinstance(found, dict):
        others = {key: value for key, value in found.items() if key not in _ENTITY_KEYS}
        return {"label": found.get("label")} | ({"doccano": others} if others else {})
    raise ValueError("a span is neither [start, end, label] nor an object")


def _links(
    found: object, numbers: Mapping[object, int]
) -> tuple[tuple[Link, ...], list[UserError]]:
    """Return the relations that ``found`` tells of between spans by their ids, and what is none."""
    links: list[Link] = []
    said: list[UserError] = []
    for one in checked.as_list(found):
        try:
            links.append(_link(one, numbers))
        except ValueError as error:
            said.append(remarks.no_span(error))
    return tuple(links), said


def _link(found: object, numbers: Mapping[object, int]) -> Link:
    if not isinstance(found, dict):
        raise ValueError("a relation is not an object")  # noqa: TRY004 - one error for callers
    kind, begin, end = (found.get(key) for key in ("type", "from_id", "to_id"))
    if not checked.is_name(kind):
        raise ValueError(f"the relation {begin}-{end} has no type")
    if type(begin) is not int or type(end) is not int or not {begin, end} <= numbers.keys():
        raise ValueError(f"the relation {kind} is not between two spans of its report")
    if begin == end:
        raise ValueError(f"the relation {kind} is between a span and itself")
    return Link(kind, numbers[begin], numbers[end])
