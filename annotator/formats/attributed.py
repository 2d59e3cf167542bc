"""What is said of a span as texts under names, for programs that let a span have such attributes.

``value``, ``unit``, ``mod`` and ``note`` stand as they are, ``status`` where the span is not
confirmed, ``origin`` and ``extra`` as JSON; attributes under their own ids. What other programs say
under these names is taken where it can be what we mean, else it is an attribute like any other.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator.formats import checked
from annotator.model import MarkStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.model import Mark

TEXTS = ("value", "unit", "mod", "note")
"""The names of what ``texts`` tells."""

_JSON = ("origin", "extra")
_NAMES = frozenset((*TEXTS, *_JSON, "status"))
_OURS = frozenset((*("start", "end", "label", "text", "attributes", "status", "origin"), *TEXTS))
_AWAY = "attribute."  # before the id of an attribute that is one of our names


def texts(mark: Mark) -> dict[str, str]:
    """Return what ``mark`` says in texts: its value, unit, modifier and note, those that it has."""
    said = {
        "value": mark.value.value,
        "unit": mark.value.unit,
        "mod": mark.value.mod,
        "note": mark.note or None,
    }
    return {key: one for key, one in said.items() if one is not None}


def told(span: Mapping[str, Any], mark: Mark) -> dict[str, str]:
    """Return what ``span``, the native record's of ``mark``, says beyond its place and its label.

    In the usual case that is nothing.
    """
    origin = {key: value for key, value in span["origin"].items() if value is not None}
    found = span.get("attributes", {})  # those of ours are texts
    attributes = checked.as_object(found)
    others = {key: one for key, one in attributes.items() if not isinstance(one, str)}
    extra = {key: one for key, one in span.items() if key not in _OURS}
    if others or found != attributes:
        extra["attributes"] = others or found
    said = texts(mark)
    if not mark.is_span:
        said["status"] = mark.status.value
    if origin != {"by": "import"}:
        said["origin"] = _json(origin)
    if extra:
        said["extra"] = _json(extra)
    own = {
        (_AWAY + key if key in _NAMES else key): one
        for key, one in attributes.items()
        if isinstance(one, str)
    }
    return said | own


def _json(found: Mapping[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False)


def of(said: object) -> dict[str, Any]:
    """Return the keys of a native span that say what ``said`` says, which ``told`` made or not."""
    if not isinstance(said, dict):
        return {"attributes": said} if said is not None else {}
    found: dict[str, Any] = {}
    others: dict[str, Any] = {}
    for key, value in said.items():
        taken = _taken(key, value)
        if taken is None:
            others[key.removeprefix(_AWAY)] = value
        elif key == "extra":
            found |= {name: one for name, one in taken.items() if name not in found}
        else:
            found[key] = taken
    if others:  # beside what other programs said there, kept as extra
        found["attributes"] = checked.as_object(found.get("attributes")) | others
    return found


def _taken(key: str, value: object) -> Any:  # noqa: ANN401 - JSON data
    """Return what ``value`` says under our name ``key``; None where it is not ours to read."""
    if key not in _NAMES or not isinstance(value, str):
        return None
    if key in TEXTS:
        return value
    if key == "status":
        return value if value in list(MarkStatus) else None
    try:
        found = checked.loads(value.encode())
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
