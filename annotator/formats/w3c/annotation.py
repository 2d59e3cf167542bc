"""One annotation: which texts it marks, where, and what it says there.

Sections of https://www.w3.org/TR/annotation-model/ : bodies and targets 3.2, choices and other sets
3.2.7, purposes 3.3.5, selectors 4.2. A body with the purpose to tag, classify or identify tells a
label; one that comments, describes or has no purpose tells a note. The rest is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.formats.checked import as_object
from annotator.formats.w3c import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LABELLING = frozenset((words.TAGGING, "classifying", "identifying"))
_NOTING = frozenset((None, words.COMMENTING, words.DESCRIBING))
_OF_US = "urn:uuid:"
_TAKEN = frozenset(("@context", "type", "body", "bodyValue", "target", words.RECORD))


def texts_in(found: dict[str, Any]) -> dict[str, str]:
    """Return the texts that stand in the bodies and targets of an annotation, by their ids."""
    texts: dict[str, str] = {}
    for one in (*_each(found.get("body")), *_each(found.get("target"))):
        for resource in (one, one.get("source") if isinstance(one, dict) else None):
            if isinstance(resource, dict) and isinstance(resource.get("value"), str):
                texts.setdefault(_key(resource), resource["value"])
    return texts


def annotated(found: dict[str, Any]) -> Annotated:
    """Return what the annotation ``found`` marks."""
    name = found.get("id")
    name = name if isinstance(name, str) else ""
    targets = list(_each(found.get("target")))
    if _purposes(found.get("motivation")) == [words.LINKING] and len(targets) == 2:
        ends = [_key(one) for one in targets]
        if all(ends) and not any(isinstance(one, dict) and "selector" in one for one in targets):
            return Annotated(name, found, (), (ends[0], ends[1]))
    own = {_key(body) for body in _each(found.get("body")) if isinstance(body, dict)}
    there = dict.fromkeys(_source(one) for one in targets)
    gives = own.intersection(there) - {""} if _is_whole(targets) else set()
    sources = tuple(source for source in there if source not in gives)
    return Annotated(name, found, sources, gives=tuple(sorted(gives)))


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation ``found`` with its id, the texts it marks, or the two that it joins instead.

    Of the texts that it ``gives`` it tells the content, and marks nothing.
    """

    name: str
    found: dict[str, Any]
    sources: tuple[str, ...]
    joins: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()

    def link(self, numbers: Mapping[str, int]) -> dict[str, Any]:
        """Return the relation as the native record has it, of spans by their ``numbers``."""
        labels, _, _ = _said(self.found)
        more = dict(as_object(self.found.get(words.RECORD)))
        told: dict[str, Any] = {"kind": labels[0] if labels else words.LINKING}
        for key, end in zip(("from", "to"), self.joins, strict=False):
            extra = as_object(more.pop(key, {}))
            place = {"span": numbers[end]} if end in numbers else {"id": end}
            told[key] = place | extra
        return told | more

    def spans(self, source: str, text: str) -> list[object]:
        """Return the spans in ``text``, as the native record has them, or why there is none."""
        labels, note, bodies = _said(self.found)
        motivations = _purposes(self.found.get("motivation"))
        extra = self._kept(bodies)
        said = dict(as_object(self.found.get(words.RECORD)))
        if note:
            said["note"] = note
        if extra:
            said["annotation"] = extra
        spans: list[object] = []
        for target in _each(self.found.get("target")):
            if _source(target) != source:
                continue
            place = _place(target, text)
            if isinstance(place, ValueError):
                spans.append(ValueError(f"the annotation {self.name} {place}".replace("  ", " ")))
                continue
            tags = labels or motivations[:1] or ["annotation"]
            spans += [said | place | {"label": label} for label in tags]
        return spans

    def _kept(self, bodies: list[object]) -> dict[str, Any]:
        """Return what else an annotation of another program says."""
        rest = {key: value for key, value in self.found.items() if key not in _TAKEN}
        if self.name.startswith(_OF_US) and "#" in self.name:
            del rest["id"]
        if rest.get("motivation") == words.TAGGING:
            del rest["motivation"]
        return rest | ({"body": bodies} if bodies else {})


def _said(found: dict[str, Any]) -> tuple[list[str], str, list[object]]:
    """Return the labels that the bodies tell, the note, and the bodies that tell neither."""
    labels: list[str] = []
    notes: list[str] = []
    others: list[object] = []
    value = found.get("bodyValue")
    if isinstance(value, str):
        notes.append(value)
    for body in _each(found.get("body")):
        purposes = _purposes(as_object(body).get("purpose"))
        said = _text_of(body)
        if said is not None and _LABELLING.intersection(purposes):
            labels.append(said)
        elif words.RECORD in found and purposes == [words.DESCRIBING]:
            pass  # the value in words, which stands in the record
        elif _is_textual(body) and said is not None and _NOTING.issuperset(purposes or [None]):
            notes.append(said)
        else:
            others.append(body)
    return labels, "\n".join(notes), others


def _text_of(body: object) -> str | None:
    """Return what a body says: its text, or which thing it is."""
    if not isinstance(body, dict):
        return body if isinstance(body, str) else None
    if "value" in body:
        return body["value"] if isinstance(body["value"], str) else None
    return _source(body) or None


def _is_textual(body: object) -> bool:
    return isinstance(body, dict) and isinstance(body.get("value"), str)


# -- targets ------------------------------------------------------------------------------------


def _place(target: object, text: str) -> dict[str, Any] | ValueError:
    """Return where in ``text`` a target lies, as a span of the native record says it."""
    selectors = list(_selectors(target))
    quote = next((one for one in selectors if one.get("type") == words.QUOTE), {})
    exact = quote.get("exact")
    exact = exact if isinstance(exact, str) and exact else None
    for one in selectors:
        if one.get("type") == words.POSITION:
            return {"start": one.get("start"), "end": one.get("end"), "text": exact}
    if exact is None:
        kinds = ", ".join(str(one.get("type")) for one in selectors)
        return ValueError(f"has no selector that counts characters or quotes them ({kinds or '-'})")
    before, after = (
        one if isinstance(one, str) else "" for one in (quote.get("prefix"), quote.get("suffix"))
    )
    count = text.count(before + exact + after)
    if count != 1:
        return ValueError(f"quotes “{exact[:20]}”, which stands {count} times in the text")
    start = text.index(before + exact + after) + len(before)
    return {"start": start, "end": start + len(exact), "text": exact}


def _selectors(target: object) -> Iterator[dict[str, Any]]:
    """Yield the selectors of a target, and what refines each."""
    found = target.get("selector") if isinstance(target, dict) else None
    for one in _each(found):
        selector = one
        while isinstance(selector, dict):
            yield selector
            selector = selector.get("refinedBy")


def _is_whole(targets: list[object]) -> bool:
    return not any(isinstance(one, dict) and "selector" in one for one in targets)


def _source(target: object) -> str:
    """Return which resource a target is, or is a part of; an empty string where it says none."""
    if isinstance(target, dict) and "source" in target:
        return _key(target["source"])
    return _key(target)


def _key(resource: object) -> str:
    """Return the id of a resource, or, where it has none, what tells its text from others."""
    if isinstance(resource, str):
        return resource
    if not isinstance(resource, dict):
        return ""
    name, value = resource.get("id"), resource.get("value")
    if isinstance(name, str):
        return name
    return f"“{value}”" if isinstance(value, str) else ""


# -- the shapes of JSON-LD ----------------------------------------------------------------------


def _each(found: object) -> Iterator[Any]:
    """Yield one or many: what stands alone, in a list, or as items of a Choice or another set."""
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict) and isinstance(one.get("items"), list):
            waiting += reversed(one["items"])
        elif one is not None:
            yield one


def _purposes(found: object) -> list[str]:
    return [one for one in _each(found) if isinstance(one, str)]
