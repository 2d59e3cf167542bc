"""PubAnnotation's JSON: denotations, relations between them, and attributes of them.

A list with a document each, which is what its projects take in. Offsets count code points. What is
said of a span beyond its label are attributes; what the format has no place for, and what was
rejected, stands under one additional key. Denotations may lie in tracks, by project, and in pieces.
(http://www.pubannotation.org/docs/annotation-format/)
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from annotator.formats import attributed, carried, checked, native, relations, remarks
from annotator.formats.counting import CODE_POINTS
from annotator.formats.lines import beginning, json_items, write_items
from annotator.formats.options import AS_FITS, AS_IS, Reading
from annotator.labels.attributes import YES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.options import Writing
    from annotator.formats.record import Record

_DATABASE = "report-annotator"
_LISTS = ("denotations", "blocks", "relations", "attributes", "tracks")
_TAKEN = frozenset(("text", carried.KEY, *_LISTS))
_SPAN_KEYS = frozenset(("span", "obj"))
_LINK_KEYS = frozenset(("subj", "pred", "obj"))


# -- writing ------------------------------------------------------------------------------------


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    del how  # it carries all there is, in one way
    return write_items(path, map(_document, records))


def _document(record: Record) -> dict[str, Any]:
    spans, links, rest = carried.parted(record)
    denotations: list[dict[str, Any]] = []
    attributes: list[dict[str, Any]] = []
    names: dict[int, str] = {}
    for at, told in spans.items():
        mark = record.marks[at]
        names[at] = name = f"T{len(names) + 1}"
        span = {"begin": mark.start, "end": mark.end}
        denotations.append({"id": name, "span": span, "obj": mark.label})
        attributes += [
            {"id": "", "subj": name, "pred": key, "obj": said}
            for key, said in attributed.told(told, mark).items()
        ]
    for number, one in enumerate(attributes, 1):
        one["id"] = f"A{number}"
    return {
        "sourcedb": _DATABASE,
        "sourceid": rest["id"],
        "text": record.report.text,
        "denotations": denotations,
        "relations": [
            {
                "id": f"R{number}",
                "pred": one.kind,
                "subj": names[one.from_mark],
                "obj": names[one.to_mark],
                **({carried.KEY: one.extra} if one.extra else {}),
            }
            for number, one in enumerate(links, 1)
        ],
        "attributes": attributes,
        carried.KEY: rest,
    }


# -- reading ------------------------------------------------------------------------------------


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each document, and an error for each item that is none.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    yield from remarks.each(path, json_items(path), partial(_record, how=how))


def _record(found: object, fallback: str, how: Reading) -> Record:
    is_ours = isinstance(found, dict) and carried.KEY in found  # which gives no covered text
    counting = how.counting or (CODE_POINTS if is_ours else None)
    return native.from_object(_native(found), fallback, Reading(counting))


def _native(item: object) -> dict[str, Any]:
    """Return the document in an item as the native record.

    Raises:
        ValueError: it is none.

    """
    found = checked.with_text(item)
    rest = found.get(carried.KEY)
    if isinstance(rest, dict):
        more = rest
    else:
        more = {key: value for key, value in found.items() if key not in _TAKEN}
        more |= _named(found) | ({} if rest is None else {carried.KEY: rest})
    spans: list[object] = []
    links: list[object] = []
    for track in (found, *_list(found, "tracks")):
        _take(track, spans, links)
    hidden, others = more.get("spans"), more.get("relations")
    spans += checked.as_list(hidden)
    told = {"text": found["text"], "spans": spans}
    return more | told | {"relations": relations.with_others(links, others)}


def _named(found: dict[str, Any]) -> dict[str, str]:
    """Return the id and the name of a document that says where it is from."""
    parts = [found.get(key) for key in ("sourcedb", "sourceid", "divid")]
    name = ":".join(str(one) for one in parts if isinstance(one, str | int) and one != "")
    return {"id": name, "name": name} if name else {}


def _take(track: object, spans: list[object], links: list[object]) -> None:
    """Add the spans and relations of a track, or of a document, to those there."""
    if not isinstance(track, dict):
        spans.append(ValueError("a track is not an object"))
        return
    project = {"project": track["project"]} if "project" in track and "text" not in track else {}
    said: dict[object, dict[str, Any]] = {}
    for one in _list(track, "attributes"):
        if isinstance(one, dict) and isinstance(one.get("pred"), str):
            value = YES.id if one.get("obj") is True else one.get("obj")
            said.setdefault(_name(one.get("subj")), {})[one["pred"]] = value
    numbers: dict[object, int] = {}
    for one in (*_list(track, "denotations"), *_list(track, "blocks")):
        name = _name(one.get("id")) if isinstance(one, dict) else None
        if name is not None:
            numbers.setdefault(name, len(spans))
        spans.append(_span(one, said.pop(name, {}) if name is not None else {}, project))
    links += [_link(one, numbers) for one in _list(track, "relations")]
    # what is said of no span is kept, among the relations that are none of ours
    links += [{"subj": subject, "attributes": left} for subject, left in said.items()]


def _list(found: dict[str, Any], key: str) -> list[Any]:
    one = found.get(key)
    if one is not None and not isinstance(one, list):
        raise ValueError(f'"{key}" is not a list')
    return one or []


def _name(told: object) -> str | None:
    return told if isinstance(told, str) else None


def _span(found: object, said: dict[str, Any], project: dict[str, Any]) -> object:
    if not isinstance(found, dict):
        return ValueError("a denotation is not an object")
    place = found.get("span")
    pieces = place if isinstance(place, list) else [place]
    told = [
        [one.get("begin"), one.get("end")] if isinstance(one, dict) else [None, None]
        for one in pieces
    ]
    edges: list[Any] = [edge for piece in told for edge in piece]
    if len(told) != 1 and (
        not told or any(type(edge) is not int for edge in edges) or sorted(edges) != edges
    ):
        return ValueError(f"the pieces of the denotation {found.get('id')} are not in order")
    more = {key: value for key, value in found.items() if key not in _SPAN_KEYS and key != "id"}
    more |= {"pieces": told} if len(told) > 1 else {}
    place = {"start": edges[0], "end": edges[-1], "label": found.get("obj")}
    return more | project | attributed.of(said) | place


def _link(found: object, numbers: dict[object, int]) -> object:
    """Return a relation as the native record has it; one of what is no span stays what it is."""
    if not isinstance(found, dict):
        return found
    begin, end = (numbers.get(_name(found.get(key))) for key in ("subj", "obj"))
    if begin is None or end is None:
        return found
    more = found.get(carried.KEY)
    if not isinstance(more, dict):
        more = {key: value for key, value in found.items() if key not in _LINK_KEYS}
        more.pop("id", None)
    ends = {"from": {"span": begin}, "to": {"span": end}}
    for key in ends:
        ends[key] |= checked.as_object(more.get(key))
    return more | {"kind": found.get("pred")} | ends


def recognises(path: Path) -> bool:
    """Return whether denotations, or where the text is from, stand at the beginning of the file."""
    begin = beginning(path)
    return b'"denotations"' in begin or (b'"sourcedb"' in begin and b'"sourceid"' in begin)
