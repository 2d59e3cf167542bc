"""Files of annotated reports: an explicit registry of formats, one module each."""

from annotator.formats.record import Link, Record
from annotator.formats.registry import FORMATS, Format, by_name, for_path

__all__ = ["FORMATS", "Format", "Link", "Record", "by_name", "for_path"]
