"""How an export will read: its first records written to a place of their own, and looked into."""

from __future__ import annotations

import codecs
import tempfile
import zipfile
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.review import selecting
from annotator.text.cancel import never

if TYPE_CHECKING:
    from annotator.formats import Format, Writing
    from annotator.review.selecting import Selection
    from annotator.review.session import Session
    from annotator.text.cancel import Asked

_REPORTS = 3
_LINES = 40  # of all files together
_WIDEST = 600  # characters of a line; a native record is one
_LOOKED_INTO = 1 << 16  # bytes of a file


@dataclass(frozen=True, slots=True)
class Shown:
    """A file of an export: its name, its first lines (None: it is no text), and its bytes."""

    name: str
    lines: tuple[str, ...] | None
    size: int


def preview(
    session: Session,
    form: Format,
    selection: Selection,
    how: Writing,
    cancelled: Asked = never,
) -> list[Shown]:
    """Return the first lines of the files that the first reports of an export make.

    Raises:
        MissingExtra: what the format needs is not installed.
        Cancelled: ``cancelled`` said so.

    """
    with tempfile.TemporaryDirectory(prefix="annotator-") as name, session.project.reading() as at:
        plan = selecting.first(at, selection, _REPORTS, cancelled)
        how = replace(how, labels=session.labels, used=plan.used(session.labels))
        found = selecting.records(at, plan.parts[""], selection, cancelled)
        place = Path(name) / f"export{'' if form.is_folder else form.suffixes[0]}"
        form.writer()((seen.record for seen in found), place, how)
        return _look_into(place)


def _look_into(place: Path) -> list[Shown]:
    files = [place]
    if place.is_dir():
        files = sorted(one for one in place.rglob("*") if one.is_file())
    shown: list[Shown] = []
    left = _LINES
    for file in files:
        lines = _lines(file, left)
        shown.append(Shown(file.name, lines, file.stat().st_size))
        left -= 1 + len(lines or ())
        if left <= 0:
            break
    return shown


def _lines(file: Path, most: int) -> tuple[str, ...] | None:
    """Return the first lines of a text, or the names within an archive; None of anything else."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            return tuple(archive.namelist()[:most])
    with file.open("rb") as opened:
        raw = opened.read(_LOOKED_INTO)
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(raw)  # its end may be cut
    except UnicodeDecodeError:
        return None
    if "\x00" in text:
        return None
    return tuple(map(_cut, islice(text.splitlines(), most)))


def _cut(line: str) -> str:
    return line if len(line) <= _WIDEST else f"{line[:_WIDEST]}…"
