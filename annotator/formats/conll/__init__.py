"""CoNLL: a token a line with its tag, a blank line between sentences, ``-DOCSTART-`` at reports."""

from annotator.formats.conll.reading import read, recognises
from annotator.formats.conll.writing import write

__all__ = ["read", "recognises", "write"]
