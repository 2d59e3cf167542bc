"""A CAS as it is read, whichever way it was written, and the records that are in it.

Each text (Sofa) of a CAS is a record with the annotations that are members of its view. Tokens,
sentences and what else says how a text is built are no spans. The label of one is its ``label``
where the type is our own, the ``value`` of a NamedEntity or of a layer made in INCEpTION, else the
short name of the type; what else is said of it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.formats import checked, native, relations
from annotator.formats.cas import types
from annotator.formats.counting import UTF16
from annotator.formats.losses import without_control
from annotator.formats.options import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from annotator.formats.record import Record

_PLACE = frozenset(("begin", "end", "sofa", *types.ENDS))
_CUSTOM = "webanno.custom."


@dataclass(frozen=True, slots=True)
class Structure:
    """A feature structure: its type and its features, ``sofa`` and relations' ends as ids."""

    type: str
    features: dict[str, Any]


@dataclass(slots=True)
class Cas:
    """The structures of a CAS by their ids, its views, and the types that its types come from.

    ``members`` are the ids of the structures in the view of a Sofa, by the id of that.
    """

    structures: dict[int, Structure] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)
    supertypes: Mapping[str, str] = field(default_factory=dict)

    def is_segment(self, name: str) -> bool:
        """Return whether a type, or one that it comes from, says how a text is built."""
        seen: set[str] = set()
        while name and name not in seen:
            if types.is_segment(name):
                return True
            seen.add(name)
            name = self.supertypes.get(name, "")
        return False


def records(cas: Cas, fallback: str, how: Reading) -> Iterator[Record | ValueError]:
    """Yield a record of each text of ``cas``, or why there is none; ``fallback`` names them."""
    how = Reading(how.counting or UTF16)
    sofas = [(key, one) for key, one in cas.structures.items() if one.type == types.SOFA]
    if not sofas:
        yield ValueError("it holds no text")
    for number, (key, sofa) in enumerate(sofas):
        view = str(sofa.features.get("sofaID", key))
        text = sofa.features.get("sofaString")
        if not isinstance(text, str):
            if cas.members.get(key) or len(sofas) == 1:
                yield ValueError(f"its view {view} holds no text")
            continue
        name = f"{fallback}#{view}" if number else fallback
        try:
            yield native.from_object(_native(cas, key, text), name, how, UTF16)
        except ValueError as error:
            yield error


def _native(cas: Cas, sofa: int, text: str) -> dict[str, Any]:
    """Return what a view says as the native record does."""
    told: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    spans: list[object] = []
    numbers: dict[int, int] = {}
    links: list[Structure] = []
    for key in dict.fromkeys(cas.members.get(sofa, ())):
        one = cas.structures.get(key)
        if one is None or one.type == types.SOFA:
            continue
        if one.type == types.RECORD:
            rest = _parsed(one.features.get("record"))
        elif one.type in (types.METADATA, types.DOCUMENT):
            told |= _named(one)
        elif "end" not in one.features or _is_built(cas, one):
            pass  # it marks nothing
        elif all(end in one.features for end in types.ENDS):
            links.append(one)
        else:
            numbers[key] = len(spans)
            spans.append(_span(one))
    joined = [_link(one, numbers) for one in links]
    return {
        **told,
        **rest,
        "text": text,
        "spans": spans + checked.as_list(rest.get("spans")),
        "relations": relations.with_others(joined, rest.get("relations")),
    }


def _is_built(cas: Cas, one: Structure) -> bool:
    """Return whether a structure says how the text is built, or is about all of it.

    Where the types are not known, what is about all of it has a language, as only that may have.
    """
    if cas.is_segment(one.type):
        return True
    ours = one.type in (types.SPAN, types.RELATION)
    return not ours and "language" in one.features and one.features.get("begin") == 0


def _named(metadata: Structure) -> dict[str, Any]:
    found = metadata.features
    keys = {"name": "documentTitle", "id": "documentId"}
    return {key: found[one] for key, one in keys.items() if isinstance(found.get(one), str)}


def _span(one: Structure) -> dict[str, Any] | ValueError:
    """Return an annotation as the native record has spans, or why it cannot be read."""
    place = {"start": one.features.get("begin", 0), "end": one.features["end"]}
    features = {key: value for key, value in one.features.items() if key not in _PLACE}
    if one.type != types.SPAN:
        label = types.short(one.type)
        if label == "NamedEntity" or one.type.startswith(_CUSTOM):
            label = features.get("value") or label
        return {"label": label, **place, "cas": {"type": one.type, **features}}
    try:
        more = _parsed(features.pop("record", None))
    except ValueError as error:
        return ValueError(f"the record of the span {place['start']}-{place['end']}: {error}")
    hidden = {
        key: value
        for key, value in more.items()
        if isinstance(value, str) and without_control(value) == features.get(key)
    }
    own = {key: value for key, value in features.items() if key in types.SPAN_FEATURES}
    others = {key: value for key, value in features.items() if key not in own}
    kept = {"cas": {"type": one.type, **others}} if others else {}
    return more | own | hidden | kept | place


def _link(one: Structure, numbers: Mapping[int, int]) -> dict[str, Any]:
    more = _parsed(one.features.get("record")) if one.type == types.RELATION else {}
    features = {key: value for key, value in one.features.items() if key not in _PLACE}
    kind = features.get("kind") or features.get("DependencyType") or features.get("value")
    if one.type != types.RELATION:
        more = {"cas": {"type": one.type, **features}}
    told: dict[str, Any] = {"kind": kind if isinstance(kind, str) else types.short(one.type)}
    for key, end in zip(("from", "to"), types.ENDS, strict=True):
        extra = checked.as_object(more.pop(key, {}))
        at = one.features[end]
        place = {"span": numbers[at]} if type(at) is int and at in numbers else {"id": at}
        told[key] = place | extra
    return told | more


def _parsed(value: object) -> dict[str, Any]:
    """Return the JSON object in a feature of ours; nothing where it was made something else.

    Raises:
        ValueError: it is no JSON.

    """
    return checked.as_object(checked.loads(value.encode()) if isinstance(value, str) else {})
