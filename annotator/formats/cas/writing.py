"""Writes a folder with a CAS a report, and beside XMI the type system that describes it.

The label of a span, its value, unit, modifier, note and status are features, as XML can hold them;
``record`` holds as JSON what these do not say. What was rejected is no annotation: it stands in the
record of the report. Memory holds one report, and the names of the files.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.errors import MissingExtra
from annotator.formats import attributed, carried
from annotator.formats.cas import types
from annotator.formats.counting import Ruler, Unit
from annotator.formats.losses import without_control
from annotator.formats.names import Stems
from annotator.formats.options import AS_IS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from annotator.formats.options import Writing
    from annotator.formats.record import Record
    from annotator.model import Mark

TYPE_SYSTEM = "TypeSystem.xml"
"""The file that tells the types, in a folder of XMI."""
_PLACE = frozenset(("start", "end", "text"))


def write_xmi(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to the folder ``path`` as XMI, with their type system; return how many.

    Raises:
        MissingExtra: dkpro-cassis is not installed.
        UnwritablePlace: the folder cannot be written, or holds anything else.

    """
    del how  # it carries all there is, in one way
    return _write(records, path, ".xmi", _cassis("cas-xmi"))


def write_json(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to the folder ``path`` as JSON, which holds its types; return how many.

    Raises:
        MissingExtra: dkpro-cassis is not installed.
        UnwritablePlace: the folder cannot be written, or holds anything else.

    """
    del how  # as above
    return _write(records, path, ".json", _cassis("cas-json"))


def _write(records: Iterable[Record], path: Path, suffix: str, cassis: Any) -> int:  # noqa: ANN401
    known = types.typesystem(cassis)
    stems = Stems()
    count = 0
    with paths.replacing_folder(path, _holds_only(suffix)) as fresh:
        for record in records:
            file = fresh / (stems.stem_of(record.report.name) + suffix)
            if suffix == ".xmi":
                _cas(record, cassis, known, without_control).to_xmi(file)
            else:
                _cas(record, cassis, known, str).to_json(file)
            count += 1
        if suffix == ".xmi":
            known.to_xml(fresh / TYPE_SYSTEM)
    return count


def _holds_only(suffix: str) -> Callable[[Path], bool]:
    return lambda folder: all(
        file.is_file() and (file.suffix == suffix or file.name == TYPE_SYSTEM)
        for file in folder.iterdir()
    )


def _cas(record: Record, cassis: Any, known: Any, able: Callable[[str], str]) -> Any:  # noqa: ANN401
    """Return ``record`` as a CAS whose texts are ``able`` to be written."""
    report = record.report
    spans, links, rest = carried.parted(record)
    cas = cassis.Cas(known)
    cas.sofa_string, cas.sofa_mime = able(report.text), "text/plain"
    whole = {"begin": 0, "end": len(report.text)}
    named = {"documentTitle": able(report.name), "documentId": able(report.uid)}
    cas.add(known.get_type(types.METADATA)(language="zh", isLastSegment=True, **whole, **named))
    span, relation = known.get_type(types.SPAN), known.get_type(types.RELATION)
    ruler = Ruler(report.text, Unit.UTF16)
    made: dict[int, Any] = {}
    for at, told in spans.items():
        mark = record.marks[at]
        made[at] = span(begin=mark.start, end=mark.end, **_features(told, mark, able))
        cas.add(made[at])
    for link in links:
        ends = [made[end] for end in (link.from_mark, link.to_mark)]
        more = _json(link.extra) if link.extra else None
        there = {"begin": ends[1].begin, "end": ends[1].end}  # as INCEpTION has it
        there |= dict(zip(types.ENDS, ends, strict=True))
        cas.add(relation(kind=able(link.kind), record=more, **there))
    for told in rest["spans"]:
        del told["text"]  # which may hold what XML cannot
        told |= {key: ruler.from_code_points(told[key]) for key in ("start", "end")}
    cas.add(known.get_type(types.RECORD)(record=_json(rest)))
    return cas


def _features(told: dict[str, Any], mark: Mark, able: Callable[[str], str]) -> dict[str, str]:
    said = {"label": mark.label, **attributed.texts(mark), "status": mark.status.value}
    shown = {key: able(one) for key, one in said.items()}
    rest = (one for one in told.items() if one not in carried.USUAL.items())
    more = {key: one for key, one in rest if key not in _PLACE | said.keys()}
    more |= {key: said[key] for key, one in shown.items() if said[key] != one}
    return shown | ({"record": _json(more)} if more else {})


def _json(found: object) -> str:
    """Return JSON without any character that XML cannot hold."""
    told = json.dumps(found, ensure_ascii=False)
    return told.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _cassis(name: str) -> Any:  # noqa: ANN401 - cassis has no types
    try:
        import cassis
    except ImportError as error:
        raise MissingExtra(name=name, extra="cas") from error
    return cassis
