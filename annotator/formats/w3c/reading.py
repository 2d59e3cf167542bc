"""Reads annotations, pages and collections of them, alone or in a list, of ours and of others.

What marks one text becomes a record, if that text is in the file: as the value of a body or of a
source. Those of a collection are known when it ends; what stands alone is kept until the file does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.errors import BadRecord
from annotator.formats import checked, native, relations, remarks
from annotator.formats.lines import beginning, json_items
from annotator.formats.options import AS_FITS
from annotator.formats.w3c import words
from annotator.formats.w3c.annotation import Annotated, annotated, texts_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.formats.options import Reading
    from annotator.formats.record import Record

_KINDS = ("AnnotationCollection", "AnnotationPage", "Annotation")


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield a record of each text that is marked, and an error for what cannot be read.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    alone: list[tuple[int, dict[str, Any]]] = []
    for number, found in json_items(path):
        kind = _kind(found)
        if kind == "Annotation":
            alone.append((number, found))
        elif kind is None:
            reason = found if isinstance(found, ValueError) else _NO_ANNOTATION
            yield BadRecord(path=path, line=number, reason=reason)
        else:
            items, missing = _items(found)
            yield from _records([(number, one) for one in items], found, path, how)
            if missing:
                reason = f"the page {missing} is not in the file"
                yield BadRecord(path=path, line=number, reason=reason)
    yield from _records(alone, {}, path, how)


_NO_ANNOTATION = "it is no annotation, and no page or collection of annotations"


def _kind(found: object) -> str | None:
    if not isinstance(found, dict):
        return None
    kinds = found.get("type")
    there = kinds if isinstance(kinds, list) else [kinds]
    return next((kind for kind in _KINDS if kind in there), None)


def _items(found: dict[str, Any]) -> tuple[list[Any], str]:
    """Return the annotations on the pages in the file, and the first page that is elsewhere."""
    page = found.get("first") if _kind(found) == _KINDS[0] else found
    items: list[Any] = []
    while isinstance(page, dict):
        more = page.get("items")
        items += more if isinstance(more, list) else [] if more is None else [more]
        page = page.get("next")
    return items, page if isinstance(page, str) else ""


def _records(
    found: list[tuple[int, Any]], collection: dict[str, Any], path: Path, how: Reading
) -> Iterator[Record | BadRecord]:
    """Yield a record of each text that is marked by the annotations ``found``."""
    texts: dict[str, str] = {}
    groups: dict[str, list[Annotated]] = {}
    first: dict[str, int] = {}
    sources: dict[str, str] = {}  # of annotations, for those that link them
    links: list[tuple[int, Annotated]] = []
    for number, one in found:
        if _kind(one) != "Annotation":
            yield BadRecord(path=path, line=number, reason=_NO_ANNOTATION)
            continue
        texts |= texts_in(one)
        told = annotated(one)
        if told.joins:
            links.append((number, told))
            continue
        if not told.sources and not told.gives:
            yield BadRecord(path=path, line=number, reason="an annotation marks nothing")
        for source in (*told.gives, *told.sources):
            groups.setdefault(source, []).extend([told] if source in told.sources else [])
            first.setdefault(source, number)
            sources.setdefault(told.name, source)
    for number, told in links:
        source = sources.get(told.joins[0], "")
        groups.setdefault(source, []).append(told)
        first.setdefault(source, number)
    for source, group in groups.items():
        yield _record(source, texts.get(source), group, collection, path, first[source], how)


def _record(
    source: str,
    text: str | None,
    group: list[Annotated],
    collection: dict[str, Any],
    path: Path,
    number: int,
    how: Reading,
) -> Record | BadRecord:
    if text is None:
        what = f"the text of {source}" if source else "the text that is marked"
        count = f"{len(group)} annotation{'s'[: len(group) != 1]}"
        reason = f"{what} is not in the file, so its {count} cannot be placed"
        return BadRecord(path=path, line=number, reason=reason)
    try:
        told = _native(source, text, group, collection)
        record = native.from_object(told, f"{path.name}:{number}", how)
    except ValueError as error:
        return BadRecord(path=path, line=number, reason=error)
    return remarks.placed_at(record, path, number)


def _native(
    source: str, text: str, group: list[Annotated], collection: dict[str, Any]
) -> dict[str, Any]:
    """Return what a group says as the native record does."""
    rest = checked.as_object(collection.get(words.RECORD))
    spans: list[object] = []
    numbers: dict[str, int] = {}  # of the first span of an annotation
    for one in group:
        if not one.joins:
            numbers.setdefault(one.name, len(spans))
            spans += one.spans(source, text)
    links = [one.link(numbers) for one in group if one.joins]
    return {
        **({"id": source, "name": source} if source and not rest else {}),
        **rest,
        "text": text,
        "spans": spans + checked.as_list(rest.get("spans")),
        "relations": relations.with_others(links, rest.get("relations")),
    }


def recognises(path: Path) -> bool:
    """Return whether the context of the model stands at the beginning of the file."""
    return words.CONTEXT.encode() in beginning(path)
