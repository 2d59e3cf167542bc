"""From files to reports: which files are reports, what text they hold, what is said about it.

``read`` yields the reports of a file of any known kind; the registry says which kinds there are.
Text is decoded strictly, for a replacement character would be a silent loss, and what a reader
cannot read it says. Nothing is fetched, run or written.
"""

from annotator.text.load.encodings import ENCODINGS, Decoded, codec_of, decode
from annotator.text.load.files import (
    REPORT_SUFFIXES,
    SIZE_LIMIT_MB,
    find_reports,
    not_read,
    read_bytes,
)
from annotator.text.load.registry import (
    DECODED,
    FIELD_SUFFIXES,
    decode_again,
    fields,
    guess_field,
    read,
    suffixes,
)
from annotator.text.load.source import Choices, Source

__all__ = [
    "DECODED",
    "ENCODINGS",
    "FIELD_SUFFIXES",
    "REPORT_SUFFIXES",
    "SIZE_LIMIT_MB",
    "Choices",
    "Decoded",
    "Source",
    "codec_of",
    "decode",
    "decode_again",
    "fields",
    "find_reports",
    "guess_field",
    "not_read",
    "read",
    "read_bytes",
    "suffixes",
]
