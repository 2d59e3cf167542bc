"""brat standoff: a folder with a text (.txt) and its annotations (.ann) for each report.

Offsets are code points of the text file, which is kept to the byte. Besides what brat shows, a
comment of type ``Span`` carries as JSON what its model has no place for: status, origin and value;
the rest stands in a file that brat passes over (``beside``).
"""

from annotator.formats.brat import beside
from annotator.formats.brat.configuration import ANNOTATION, LOOK
from annotator.formats.brat.reading import companion, read, recognises
from annotator.formats.brat.writing import write

__all__ = ["UNREAD", "companion", "read", "recognises", "write"]

UNREAD = frozenset((ANNOTATION, LOOK, "tools.conf", "kb_shortcuts.conf", beside.NAME))
"""The names of the files of a folder that hold no records."""
