"""W3C Web Annotations as JSON-LD (https://www.w3.org/TR/annotation-model/, 2017).

The model lets whole texts lie elsewhere; here a report's own text is in the file, as the body of an
annotation that describes the text, so that whoever has the file can place what it marks.
"""

from annotator.formats.w3c.reading import read, recognises
from annotator.formats.w3c.writing import write

__all__ = ["read", "recognises", "write"]
