"""The types of a CAS that are written and read: our own, and those of DKPro and of UIMA itself."""

from __future__ import annotations

from typing import Any

SPAN = "webanno.custom.ReportSpan"
SPAN_FEATURES = ("label", "value", "unit", "mod", "note", "status", "record")
RELATION = "webanno.custom.ReportRelation"
RELATION_FEATURES = ("kind", "record")
ENDS = ("Governor", "Dependent")
"""The features of INCEpTION's relations, from the first to the second."""
RECORD = "webanno.custom.ReportRecord"
"""What is said of the report as a whole."""

DOCUMENT = "uima.tcas.DocumentAnnotation"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
ANNOTATION = "uima.tcas.Annotation"
SOFA = "uima.cas.Sofa"

_TITLES = ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
_BUILT = (f"{_DKPRO}segmentation.type.", f"{_DKPRO}metadata.type.")
_SEGMENTS = frozenset(("Token", "Sentence"))


def short(name: str) -> str:
    """Return the last part of the name of a type."""
    return name.rpartition(".")[2]


def is_segment(name: str) -> bool:
    """Return whether a type says how a text is built or where it is from, not what is marked."""
    return name == DOCUMENT or name.startswith(_BUILT) or short(name) in _SEGMENTS


def typesystem(cassis: Any) -> Any:  # noqa: ANN401 - cassis has no types
    """Return the type system of what we write, made with dkpro-cassis."""
    found = cassis.TypeSystem()
    metadata = found.create_type(METADATA, DOCUMENT)
    for name in _TITLES:
        found.create_feature(metadata, name, "uima.cas.String")
    found.create_feature(metadata, "isLastSegment", "uima.cas.Boolean")
    span = found.create_type(SPAN, ANNOTATION, "A span of a report")
    for name in SPAN_FEATURES:
        found.create_feature(span, name, "uima.cas.String")
    relation = found.create_type(RELATION, ANNOTATION, "A relation between two spans of a report")
    for name in ENDS:
        found.create_feature(relation, name, SPAN)
    for name in RELATION_FEATURES:
        found.create_feature(relation, name, "uima.cas.String")
    record = found.create_type(RECORD, "uima.cas.AnnotationBase", "What is known of a report")
    found.create_feature(record, "record", "uima.cas.String")
    return found
