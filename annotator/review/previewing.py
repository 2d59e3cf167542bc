"""How an export will read: its first records written to a place of their own, and looked into."""

from __future__ import annotations

import codecs
import tempfile
import zipfile
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import python_calamine

from annotator.review import selecting
from annotator.text.cancel import never
from annotator.text.load.workbooks import as_written

if TYPE_CHECKING:
    from annotator.formats import Format, Writing
    from annotator.review.selecting import Selection
    from annotator.review.session import Session
    from annotator.text.cancel import Asked

_REPORTS = 3
_LINES = 40  # of all files that are shown
_FILES = 4
_HEAD, _TAIL = 300, 500  # characters of a long line: a native record is one
_MORE = "…"  # after which there is more
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
        return _look_into(place, form.beside(place))


def _look_into(place: Path, beside: Path | None) -> list[Shown]:
    files = [place] if beside is None else [place, beside]
    if place.is_dir():
        files = sorted(one for one in place.rglob("*") if one.is_file())
    files = files[:_FILES]
    most = _LINES // max(len(files), 1)
    return [Shown(file.name, _lines(file, most), file.stat().st_size) for file in files]


def _lines(file: Path, most: int) -> tuple[str, ...] | None:
    """Return the first lines of a text, or the first rows of a workbook; None of anything else."""
    if zipfile.is_zipfile(file):
        sheet = python_calamine.load_workbook(file).get_sheet_by_index(0)
        found = ["\t".join(map(as_written, row)) for row in islice(sheet.iter_rows(), most + 1)]
    else:
        text = _beginning(file)
        if text is None:
            return None
        found = list(islice(text.splitlines(), most + 1))
    lines = [_cut(line) for line in found]
    return tuple(lines if len(lines) <= most else [*lines[:most], _MORE])


def _beginning(file: Path) -> str | None:
    """Return how a text begins, a line that is cut with a sign of it; None of what is no text."""
    with file.open("rb") as opened:
        raw = opened.read(_LOOKED_INTO)
        is_cut = bool(opened.read(1))
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(raw)  # its end may be cut
    except UnicodeDecodeError:
        return None
    if "\x00" in text:
        return None
    if not is_cut:
        return text
    *whole, last = text.splitlines()
    return "\n".join([*whole, f"{last[:_HEAD]} {_MORE}"])


def _cut(line: str) -> str:
    if len(line) <= _HEAD + _TAIL:
        return line
    return f"{line[:_HEAD]} {_MORE} {line[-_TAIL:]}"
