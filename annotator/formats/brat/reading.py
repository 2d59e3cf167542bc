"""Reading brat: a folder, or one pair of files, or the text of one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.errors import BadRecord, UserError
from annotator.formats import carried
from annotator.formats.brat import beside
from annotator.formats.brat.document import OF_BRAT, Document
from annotator.formats.brat.statements import statements
from annotator.formats.lines import LONGEST, opened
from annotator.formats.names import name_of
from annotator.formats.options import AS_FITS
from annotator.formats.record import plain_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.formats.options import Reading
    from annotator.formats.record import Record
    from annotator.model import Mark

_SUFFIXES = (".ann", ".txt")
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[TREAMN#][A-Za-z]*[0-9]+|\*)\S*\t|\s*$")


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the report of each pair in the folder ``path``, or of the pair that ``path`` is one of.

    A text without annotations beside it is a report without marks.

    Raises:
        VanishedFile, UnreadableFile: a file that was named itself cannot be opened.

    """
    if not path.is_dir():
        yield _pair(path.with_suffix(""), how)
        return
    named = {one.with_suffix("") for one in path.rglob("*") if one.suffix.lower() in _SUFFIXES}
    for stem in sorted(one for one in named if not _is_hidden(one.relative_to(path))):
        try:
            yield _pair(stem, how)
        except UserError as error:
            yield BadRecord(path=stem, line=1, reason=error)


def recognises(path: Path) -> bool:
    """Return whether ``path`` is an .ann file, a text with one beside it, or a folder with one."""
    if path.is_dir():
        return any(True for _ in path.rglob("*.ann"))
    if path.suffix.lower() == ".txt":
        return companion(path) is not None
    try:
        with opened(path) as file:
            return _FIRST.match(file.read(4096)) is not None
    except UserError:
        return True  # left to ``read`` to say


def companion(path: Path) -> Path | None:
    """Return the annotations beside the text ``path``, which one record is made of with it."""
    ann = _file(path.with_suffix(""), ".ann")
    is_pair = path.suffix.lower() == ".txt" and ann.is_file() and recognises(ann)
    return ann if is_pair else None


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _file(stem: Path, suffix: str) -> Path:
    """Return the file ``stem`` with ``suffix``, in capitals where it is there so alone."""
    small, capital = (stem.with_name(stem.name + one) for one in (suffix, suffix.upper()))
    return capital if capital.exists() and not small.exists() else small


def _pair(stem: Path, how: Reading) -> Record | BadRecord:
    ann, txt = (_file(stem, suffix) for suffix in _SUFFIXES)
    if not txt.is_file() and ann.is_file():
        return BadRecord(path=ann, line=1, reason=f"there is no text {txt.name} beside it")
    with opened(txt) as file:
        raw = file.read(LONGEST + 1)
    if len(raw) > LONGEST:
        return BadRecord(path=txt, line=1, reason=f"it is longer than {LONGEST >> 20} MB")
    try:
        text = raw.decode("utf-8")  # a mark of byte order is a character to brat
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return BadRecord(path=txt, line=line, reason=f"it is not UTF-8 at byte {error.start}")
    report = plain_report(text, name_of(txt.stem))
    document = Document(report, ann)
    if ann.is_file():
        for number, found in statements(ann):
            document.take(number, found)
    try:
        known = carried.from_object(beside.told_of(txt, report.sha256), report)
        return carried.joined(known, document.record(how), told=_told)
    except ValueError as error:
        return BadRecord(path=ann, line=1, reason=error)


def _told(known: Mark, own: Mark) -> Mark:
    """Return a span as brat has it, with what it has no place for."""
    kept = {key: value for key, value in known.extra.items() if key not in OF_BRAT}
    return replace(own, extra=kept | own.extra)
