"""UIMA's Common Analysis Structure, as XMI and as JSON, for INCEpTION: a file a report.

Spans and relations are annotations of two types of our own, which INCEpTION takes for a span layer
and a relation layer. Offsets count UTF-16 units (UIMA is Java). Files are written with
dkpro-cassis; they are read here, so that one bad annotation costs no more than itself.
"""

from annotator.formats.cas.reading import read_json, read_xmi, recognises_json, recognises_xmi
from annotator.formats.cas.writing import TYPE_SYSTEM, write_json, write_xmi

__all__ = [
    "TYPE_SYSTEM",
    "read_json",
    "read_xmi",
    "recognises_json",
    "recognises_xmi",
    "write_json",
    "write_xmi",
]
