"""Files of annotated reports: an explicit registry of formats, one module each."""

from annotator.formats.counting import Counting, Unit
from annotator.formats.losses import Loss
from annotator.formats.options import Reading, Writing
from annotator.formats.record import Link, Record
from annotator.formats.registry import (
    FORMATS,
    READ,
    UNREAD,
    WRITTEN,
    Format,
    by_name,
    for_path,
    once_each,
)

__all__ = [
    "FORMATS",
    "READ",
    "UNREAD",
    "WRITTEN",
    "Counting",
    "Format",
    "Link",
    "Loss",
    "Reading",
    "Record",
    "Unit",
    "Writing",
    "by_name",
    "for_path",
    "once_each",
]
