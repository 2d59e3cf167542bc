"""XMI: each feature structure an element, each plain feature an attribute (OASIS UIMA 1.0, 4.1.2).

Types are told by namespaces: ``http:///a/b.ecore`` and ``C`` are the type ``a.b.C``.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from lxml import etree

from annotator.formats.cas import types
from annotator.formats.cas.structures import Cas, Structure
from annotator.text.load.zips import has_doctype

_XMI = "{http://www.omg.org/XMI}"
_NAME = re.compile(r"\{http:///(.*?)\.ecore\}(.*)", re.DOTALL)
_NO_NAMESPACE = "uima.noNamespace."
_NUMBER = re.compile(r"-?[0-9]{1,18}")
_NUMBERS = ("begin", "end", "sofa", *types.ENDS)
_TYPE_NS = "{http://uima.apache.org/resourceSpecifier}"


def parsed(raw: bytes) -> Cas:
    """Return the CAS in ``raw``.

    Raises:
        ValueError: it is none; the text says why.

    """
    found = Cas()
    depth = 0
    for event, element in _elements(raw):
        depth += 1 if event == "start" else -1
        if event == "start":
            if depth == 1 and element.tag != f"{_XMI}XMI":
                raise ValueError("it is no XMI")
        elif depth == 1:
            _take(element, found)
            element.clear()
    return found


def supertypes(raw: bytes) -> dict[str, str]:
    """Return which type each type of a type system comes from.

    Raises:
        ValueError: it is no XML.

    """
    found: dict[str, str] = {}
    for event, element in _elements(raw):
        if event == "end" and element.tag == f"{_TYPE_NS}typeDescription":
            name, above = (element.findtext(_TYPE_NS + key) for key in ("name", "supertypeName"))
            found[(name or "").strip()] = (above or "").strip()
            element.clear()
    return found


def _elements(raw: bytes) -> Any:  # noqa: ANN401 - lxml's own iterator
    if has_doctype(raw):
        raise ValueError("it has a document type, which may hide what it holds")
    try:
        # texts are attributes, of any length
        yield from etree.iterparse(
            BytesIO(raw),
            events=("start", "end"),
            no_network=True,
            resolve_entities=False,
            load_dtd=False,
            huge_tree=True,
            remove_comments=True,
            remove_pis=True,
        )
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is not XML: {error.msg}") from error


def _take(element: Any, found: Cas) -> None:  # noqa: ANN401 - lxml's own element
    name = _type_of(element.tag)
    features: dict[str, Any] = dict(element.attrib)
    key = _integer(features.pop(f"{_XMI}id", None))
    if name == "uima.cas.View":
        sofa = _integer(features.get("sofa"))
        if isinstance(sofa, int):
            members = map(_integer, features.get("members", "").split())
            found.members[sofa] = [one for one in members if isinstance(one, int)]
        return
    for one in _NUMBERS:
        if one in features:
            features[one] = _integer(features[one])
    for child in element:
        features.setdefault(child.tag, []).append(child.text or "")
    if isinstance(key, int):
        found.structures[key] = Structure(name, features)


def _type_of(tag: str) -> str:
    found = _NAME.fullmatch(tag)
    if found is None:
        return tag
    return f"{found[1].replace('/', '.')}.{found[2]}".removeprefix(_NO_NAMESPACE)


def _integer(told: str | None) -> int | str | None:
    return int(told) if told is not None and _NUMBER.fullmatch(told) else told
