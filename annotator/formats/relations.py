"""Relations in the native record: each names its kind and, by place and label, its two spans.

``{"kind": "HAS_TITLE", "from": {"start": 0, "end": 2, "label": "PER"}, "to": {…}}``: a place holds
also where another program sorts or drops spans, which a number in their list would not. What is no
such relation between spans of the record is kept as it came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.formats.record import Link
from annotator.model import MarkStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.model import Mark

_Place = tuple[int, int, str]
_KEYS = frozenset(("kind", "from", "to"))
_END_KEYS = frozenset(("start", "end", "label"))


def to_list(links: Sequence[Link], marks: Sequence[Mark], others: object) -> object:
    """Return the record's ``links`` as JSON data, and after them what ``from_list`` left over."""
    if not links:
        return others
    told = [_told(link, marks) for link in links]
    return told + (others if isinstance(others, list) else [others])


def _told(link: Link, marks: Sequence[Mark]) -> dict[str, Any]:
    extra = dict(link.extra)
    return {
        "kind": link.kind,
        "from": _end(marks[link.from_mark]) | _more(extra.pop("from", {})),
        "to": _end(marks[link.to_mark]) | _more(extra.pop("to", {})),
        **extra,
    }


def _more(found: object) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _end(mark: Mark) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "label": mark.label}


def from_list(found: object, marks: Sequence[Mark]) -> tuple[tuple[Link, ...], object]:
    """Return the links between ``marks`` that the JSON data ``found`` tells of, and the rest."""
    if not isinstance(found, list):
        return (), found
    places = _places(marks)
    links: list[Link] = []
    others: list[Any] = []
    for one in found:
        link = _link(one, places)
        if link is None:
            others.append(one)
        else:
            links.append(link)
    return tuple(links), others


def _places(marks: Sequence[Mark]) -> dict[_Place, int]:
    """Return where in ``marks`` each place is; of several there the one that is not rejected."""
    places: dict[_Place, int] = {}
    for number, mark in enumerate(marks):
        place = (mark.start, mark.end, mark.label)
        known = places.get(place)
        if known is None or marks[known].status is MarkStatus.REJECTED:
            places[place] = number
    return places


def _link(found: object, places: Mapping[_Place, int]) -> Link | None:
    if not isinstance(found, dict):
        return None
    kind = found.get("kind")
    if not isinstance(kind, str) or not kind or not kind.isprintable():
        return None
    begin, end = (_place(found.get(key), places) for key in ("from", "to"))
    if begin is None or end is None or begin == end:
        return None
    extra = {key: value for key, value in found.items() if key not in _KEYS}
    for key in ("from", "to"):
        more = {name: value for name, value in found[key].items() if name not in _END_KEYS}
        if more:
            extra[key] = more
    return Link(kind, begin, end, extra)


def _place(found: object, places: Mapping[_Place, int]) -> int | None:
    if not isinstance(found, dict):
        return None
    start, end, label = (found.get(key) for key in ("start", "end", "label"))
    if type(start) is not int or type(end) is not int or not isinstance(label, str):
        return None
    return places.get((start, end, label))
