"""Relations in the native record: each names its kind and, by place and label, its two spans.

``{"kind": "HAS_TITLE", "from": {"start": 0, "end": 2, "label": "PER"}, "to": {…}}``: a place holds
also where another program sorts or drops spans, which a number in their list would not. What is no
such relation between spans of the record is kept as it came. Formats that know spans by their
numbers alone tell ``{"span": 0}`` of an end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.formats import checked
from annotator.formats.record import Link
from annotator.model import MarkStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.model import Mark

_Place = tuple[int, int, str] | tuple[int]
_KEYS = frozenset(("kind", "from", "to"))
_END_KEYS = frozenset(("start", "end", "label"))
_NUMBER_KEYS = frozenset(("span",))


def to_list(links: Sequence[Link], marks: Sequence[Mark], others: object) -> object:
    """Return the record's ``links`` as JSON data, and after them what ``from_list`` left over."""
    return with_others([_told(link, marks) for link in links], others)


def with_others(told: list[Any], others: object) -> object:
    """Return ``told``, and after them the ``others``; these as they are where nothing is told."""
    if others is None or not told:
        return told if others is None else others
    return told + (others if isinstance(others, list) else [others])


def by_number(links: Sequence[Link]) -> list[dict[str, Any]]:
    """Return ``links`` as JSON data that tells ends by their numbers among the marks, from 0."""
    return [_joined(link, {"span": link.from_mark}, {"span": link.to_mark}) for link in links]


def _told(link: Link, marks: Sequence[Mark]) -> dict[str, Any]:
    return _joined(link, _end(marks[link.from_mark]), _end(marks[link.to_mark]))


def _joined(link: Link, begin: dict[str, Any], end: dict[str, Any]) -> dict[str, Any]:
    extra = dict(link.extra)
    return {
        "kind": link.kind,
        "from": begin | checked.as_object(extra.pop("from", {})),
        "to": end | checked.as_object(extra.pop("to", {})),
        **extra,
    }


def _end(mark: Mark) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "label": mark.label}


def from_list(
    found: object, marks: Sequence[Mark], numbers: Sequence[int] = ()
) -> tuple[tuple[Link, ...], object]:
    """Return the links between ``marks`` that the JSON data ``found`` tells of, and the rest.

    ``numbers`` are those of the marks among the spans of their file, of which some may be no marks.
    """
    if not isinstance(found, list):
        return (), found
    places = _places(marks) | {(number,): place for place, number in enumerate(numbers)}
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
        place: _Place = (mark.start, mark.end, mark.label)
        known = places.get(place)
        if known is None or marks[known].status is MarkStatus.REJECTED:
            places[place] = number
    return places


def _link(found: object, places: Mapping[_Place, int]) -> Link | None:
    if not isinstance(found, dict):
        return None
    kind = found.get("kind")
    if not checked.is_name(kind):
        return None
    begin, end = (_place(found.get(key), places) for key in ("from", "to"))
    if begin is None or end is None or begin == end:
        return None
    extra = {key: value for key, value in found.items() if key not in _KEYS}
    for key in ("from", "to"):
        ours = _END_KEYS if "start" in found[key] else _NUMBER_KEYS
        more = {name: value for name, value in found[key].items() if name not in ours}
        if more:
            extra[key] = more
    return Link(kind, begin, end, extra)


def _place(found: object, places: Mapping[_Place, int]) -> int | None:
    if not isinstance(found, dict):
        return None
    if type(found.get("span")) is int and "start" not in found:
        return places.get((found["span"],))
    start, end, label = (found.get(key) for key in ("start", "end", "label"))
    if type(start) is not int or type(end) is not int or not isinstance(label, str):
        return None
    return places.get((start, end, label))
