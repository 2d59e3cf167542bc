"""Facts and posts as JSON-LD, each with the places in the text that say it.

A fact is an Observation of schema.org, a post a Membership of W3C's Organization Ontology
(https://www.w3.org/TR/vocab-org/). What each rests on is a stretch of the report, told as the Web
Annotation model tells it (https://www.w3.org/TR/annotation-model/, 4.2.4): offsets are code points
of the raw text, which is named by its sha256. The context stands in the file: nothing is fetched.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.formats.cells import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.fact_tables.pivot import Pivot
    from annotator.model import Fact, Mark, Post, Report, ReportFacts, Said
    from annotator.text.offsets import Span

CONTEXT = {
    "@vocab": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "evidence": {"@id": "prov:wasDerivedFrom"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector"},
    "start": {"@id": "oa:start"},
    "end": {"@id": "oa:end"},
    "says": {"@id": "urn:report-annotator:says"},
    "reviewed": {"@id": "urn:report-annotator:reviewed"},
    "status": {"@id": "urn:report-annotator:status"},
    "member": {"@id": "org:member"},
    "role": {"@id": "org:role"},
    "organization": {"@id": "org:organization"},
    "asOf": {"@id": "dcterms:date"},
}
"""The terms of a file."""


def write(found: Iterable[ReportFacts], path: Path, pivot: Pivot | None = None) -> list[Path]:
    """Write reports, facts and posts as one graph to ``path``, which is returned.

    Raises:
        UnwritablePlace: it cannot be written; what was there is untouched.

    """
    del pivot  # a graph has no columns
    with paths.replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [')
        between = "\n"
        for told in found:
            for node in _nodes(told):
                out.write(between + json.dumps(node, ensure_ascii=False))
                between = ",\n"
        out.write("\n]}\n")
    return [path]


def _nodes(told: ReportFacts) -> Iterator[dict[str, Any]]:
    report = told.report
    yield _known(
        {
            "@id": _name(report),
            "@type": "Report",
            "identifier": report.uid,
            "name": report.name,
            "datePublished": report.date,
            "sha256": report.sha256,
        }
    )
    for fact in told.facts:
        yield _fact(told, fact)
    for post in told.posts:
        yield _post(told, post)


def _fact(told: ReportFacts, one: Fact) -> dict[str, Any]:
    mark, value = one.mark, one.mark.value
    return _known(
        {
            "@id": f"{_name(told.report)}#fact-{mark.start}-{mark.end}",
            "@type": "Observation",
            "variableMeasured": _words(one.indicator),
            "observationAbout": _named(one.scope),
            "observationDate": _words(one.as_of),
            "value": _number(value.value),
            "unitText": value.unit or None,
            "measurementQualifier": [*one.qualifiers, *([value.mod] if value.mod else [])],
            "description": told.words(mark),
            **_standing(mark, is_sure=one.is_sure),
            "evidence": [
                *_evidence(told.report, "value", (mark.start, mark.end)),
                *_resting_on(told.report, "indicator", one.indicator),
                *_resting_on(told.report, "scope", one.scope),
                *_resting_on(told.report, "date", one.as_of),
            ],
        }
    )


def _post(told: ReportFacts, one: Post) -> dict[str, Any]:
    person, title = one.person, one.title
    return _known(
        {
            "@id": f"{_name(told.report)}#post-{person.start}-{title.start}",
            "@type": "org:Membership",
            "member": {"@type": "Person", "name": told.words(person)},
            "role": {"@type": "org:Role", "name": told.words(title)},
            "organization": _named(one.organisation, "Organization"),
            "asOf": _words(one.as_of),
            **_standing(title, is_sure=one.is_sure),
            "evidence": [
                *_evidence(told.report, "person", (person.start, person.end)),
                *_evidence(told.report, "title", (title.start, title.end)),
                *_resting_on(told.report, "organisation", one.organisation),
                *_resting_on(told.report, "date", one.as_of),
            ],
        }
    )


def _number(known: str | None) -> object:
    """Return a value as a number; as a typed decimal where a number of JSON would lose a digit."""
    if known is None or not NUMBER.fullmatch(known):
        return known
    exact = Decimal(known)
    if exact == exact.to_integral_value():
        return int(exact)
    near = float(exact)
    return near if Decimal(repr(near)) == exact else {"@type": "xsd:decimal", "@value": known}


def _standing(mark: Mark, *, is_sure: bool) -> dict[str, Any]:
    return {"reviewed": is_sure, "status": mark.status.value}


def _resting_on(report: Report, says: str, said: Said | None) -> Iterator[dict[str, Any]]:
    if said is not None and said.place is not None:
        yield from _evidence(report, says, said.place)


def _evidence(report: Report, says: str, place: Span) -> Iterator[dict[str, Any]]:
    start, end = place
    yield {
        "@type": "oa:SpecificResource",
        "says": says,
        "source": _name(report),
        "selector": {"@type": "oa:TextPositionSelector", "start": start, "end": end},
    }


def _name(report: Report) -> str:
    return f"urn:sha256:{report.sha256}"


def _words(said: Said | None) -> str | None:
    return said.text if said else None


def _named(said: Said | None, kind: str = "Thing") -> dict[str, str] | None:
    return {"@type": kind, "name": said.text} if said else None


def _known(node: dict[str, Any]) -> dict[str, Any]:
    """Return ``node`` without what nothing is known of."""
    return {key: value for key, value in node.items() if value is not None and value != []}
