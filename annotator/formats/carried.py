"""What a program has no place for and passes through: the native record, without its text.

It stands under one additional key. What the program itself shows may have changed since: its own
spans and relations are what holds, and the record says what else is known of those.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.formats import checked, native, relations
from annotator.formats.record import Link, Record, plain_report, with_marks
from annotator.model import MarkStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from annotator.model import Mark, Report

_MAY_BE_NULL = ("value", "unit", "mod")
KEY = "record"
_HEAD = ("id", "name", "meta")
USUAL = {"status": MarkStatus.CONFIRMED.value, "origin": {"by": "import"}}
"""What need not be said of a span, for it is so if nothing is."""
Place = tuple[int, int, str]
"""What tells spans apart in other programs: the offsets and the label."""


def place_of(mark: Mark) -> Place:
    """Return what tells ``mark`` from others: its raw offsets and its label."""
    return mark.start, mark.end, mark.label


def shown(record: Record) -> Record:
    """Return ``record`` as other programs show it: without what was rejected."""
    kept = [
        place for place, mark in enumerate(record.marks) if mark.status is not MarkStatus.REJECTED
    ]
    return with_marks(record, kept, [record.marks[place] for place in kept])


def to_object(record: Record) -> dict[str, Any]:
    """Return ``record`` as JSON data without its text; what is null in a span is left out."""
    found = native.to_object(record)
    del found["text"]
    found["spans"] = [_told(span) for span in found["spans"]]
    return found


def _told(span: dict[str, Any]) -> dict[str, Any]:
    origin = {key: value for key, value in span["origin"].items() if value is not None}
    empty = {key for key in _MAY_BE_NULL if span[key] is None}
    return {key: value for key, value in (span | {"origin": origin}).items() if key not in empty}


def parted(
    record: Record, *, linked: bool = True
) -> tuple[dict[int, dict[str, Any]], list[Link], dict[str, Any]]:
    """Return what a format shows by its own means, and what is carried beside, as ``to_object``.

    The first are the spans that were not rejected, by their places among the marks, the second the
    relations between two such, if the format shows any (``linked``); the last says the rest.
    """
    rest = to_object(record)
    told = dict(enumerate(rest["spans"]))
    marks = record.marks
    spans = {at: one for at, one in told.items() if marks[at].status is not MarkStatus.REJECTED}
    links: list[Link] = []
    hidden: list[Link] = []
    for one in record.links:
        is_shown = linked and spans.keys() >= {one.from_mark, one.to_mark}
        (links if is_shown else hidden).append(one)
    rest["spans"] = [one for at, one in told.items() if at not in spans]
    others = record.report.extra.get("relations", [])
    rest["relations"] = relations.to_list(hidden, marks, others)
    return spans, links, rest


def head(record: Record) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a line says of ``record`` by itself, and what is carried under ``KEY``."""
    rest = to_object(record)
    return {key: rest.pop(key) for key in _HEAD}, rest


def report_of(found: dict[str, Any], ours: Collection[str], fallback: str) -> Report:
    """Return the report that the line ``found`` is about; ``fallback`` names it if unnamed.

    What stands under other keys than ``ours``, those of the format, is kept beside it.

    Raises:
        ValueError: its name is none.

    """
    text: str = found["text"]
    meta = native.plain(found.get("meta") or {})
    known = {"text", KEY, *_HEAD, *ours}
    others = {key: native.plain(value) for key, value in found.items() if key not in known}
    if not isinstance(meta, dict):
        meta, others = {}, others | {"meta": meta}
    uid = None if found.get("id") is None else str(found["id"])
    name = checked.text(found.get("name"), '"name"') or fallback
    return plain_report(text, name, uid, meta, others)


def from_object(found: object, report: Report) -> Record | None:
    """Return the record of ``report`` that ``to_object`` made ``found`` of, or None if it did not.

    Raises:
        ValueError: it did, but it was changed and is no record any more.

    """
    if not isinstance(found, dict) or not {"spans", "sha256"} <= found.keys():
        return None
    told: dict[str, Any] = {"id": report.uid, "name": report.name} | found | {"text": report.text}
    meta = found.get("meta", {})
    told["meta"] = meta | report.meta if isinstance(meta, dict) else meta
    return native.from_object(told, report.name)


def covered(record: Record | None) -> dict[Place, str]:
    """Return what each span of a carried ``record`` covers."""
    if record is None:
        return {}
    text = record.report.text
    return {place_of(mark): text[mark.start : mark.end] for mark in record.marks}


def joined(
    record: Record | None,
    own: Record,
    *,
    linked: bool = True,
    told: Callable[[Mark, Mark], Mark] = lambda known, _: known,
    shows: Callable[[Mark, Mark], bool] = lambda _, __: True,
) -> Record:
    """Return the spans and relations that a file shows (``own``), with what ``record`` knows.

    What it shows no longer is gone, but for what was rejected, which it never showed. ``linked``
    says that it shows relations, ``shows`` whether it does so between two spans; those that it does
    not remain where their spans do. ``told`` joins what is known of a span and what a file says.
    """
    if record is None:
        return own
    here = {place_of(mark): mark for mark in own.marks}
    kept = [
        place
        for place, mark in enumerate(record.marks)
        if mark.status is MarkStatus.REJECTED or place_of(mark) in here
    ]
    before = with_marks(record, kept, [record.marks[place] for place in kept])
    found = replace(
        before,
        marks=tuple(
            told(mark, here[place_of(mark)]) if mark.status is not MarkStatus.REJECTED else mark
            for mark in before.marks
        ),
    )
    known = {place_of(mark): number for number, mark in enumerate(found.marks)}
    marks = list(found.marks)
    for mark in own.marks:
        if known.setdefault(place_of(mark), len(marks)) == len(marks):
            marks.append(mark)
    links = _joined_links(before, own, known, shows) if linked else found.links
    remarks = (*found.remarks, *own.remarks)
    return replace(found, marks=tuple(marks), links=links, remarks=remarks)


def _joined_links(
    before: Record,
    own: Record,
    known: Mapping[Place, int],
    shows: Callable[[Mark, Mark], bool],
) -> tuple[Link, ...]:
    """Return the relations shown, as they are known from ``before``, and those that never were."""
    here = {_link(one, own.marks) for one in own.links}
    links = [
        one
        for one in before.links
        if _link(one, before.marks) in here
        or not _is_shown(before.marks[one.from_mark], before.marks[one.to_mark], shows)
    ]
    there = {_link(one, before.marks) for one in links}
    for one in own.links:
        if _link(one, own.marks) not in there:
            ends = own.marks[one.from_mark], own.marks[one.to_mark]
            begin, end = (known[place_of(mark)] for mark in ends)
            links.append(Link(one.kind, begin, end, one.extra))
    return tuple(links)


def _is_shown(begin: Mark, end: Mark, shows: Callable[[Mark, Mark], bool]) -> bool:
    return MarkStatus.REJECTED not in (begin.status, end.status) and shows(begin, end)


def _link(link: Link, marks: Sequence[Mark]) -> tuple[str, Place, Place]:
    return link.kind, place_of(marks[link.from_mark]), place_of(marks[link.to_mark])
