"""Every kind of file that is read: by its ending, a reader, and for tables a lister of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.text.cancel import Cancelled, never
from annotator.text.load.archives import read_archive
from annotator.text.load.delimited import delimited_rows, read_delimited
from annotator.text.load.docx import read_docx
from annotator.text.load.files import read_bytes
from annotator.text.load.html import read_html
from annotator.text.load.jsons import json_line_rows, json_rows, read_json, read_json_lines
from annotator.text.load.markdown import read_markdown
from annotator.text.load.named import best_field
from annotator.text.load.pdf import read_pdf
from annotator.text.load.plain import read_plain
from annotator.text.load.rows import Rows, Sampled
from annotator.text.load.source import Choices, Part, Source
from annotator.text.load.workbooks import read_workbook, workbook_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from annotator.errors import UserError


@dataclass(frozen=True, slots=True)
class Kind:
    """How files with one of ``suffixes`` are read; ``rows`` where one field of many is the text."""

    suffixes: tuple[str, ...]
    read: Callable[[Part], Iterable[Source | UserError]]
    rows: Callable[[Part], Iterable[Rows]] | None = None


KINDS = (
    Kind((".txt", ".text"), read_plain),
    Kind((".html", ".htm"), read_html),
    Kind((".docx",), read_docx),
    Kind((".pdf",), read_pdf),
    Kind((".md", ".markdown"), read_markdown),
    Kind((".csv", ".tsv"), read_delimited, lambda part: [delimited_rows(part)]),
    Kind((".xlsx", ".xls", ".ods"), read_workbook, workbook_rows),
    Kind((".json",), read_json, lambda part: [json_rows(part)]),
    Kind((".jsonl",), read_json_lines, lambda part: [json_line_rows(part)]),
)
_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
FIELD_SUFFIXES = tuple(
    suffix for kind in KINDS if kind.rows is not None for suffix in kind.suffixes
)
"""The endings of files in which one column or key of several holds the text."""
_ARCHIVE = ".zip"
_AS_FOUND = Choices()


def suffixes() -> tuple[str, ...]:
    """Return every file ending that is read, in lower case with its dot."""
    return (*_BY_SUFFIX, _ARCHIVE)


def read(
    path: Path, choices: Choices = _AS_FOUND, cancelled: Callable[[], bool] | None = None
) -> Iterator[Source | UserError]:
    """Yield each report of the file ``path``, and an error in the place of one that is unreadable.

    The kind is told by the file's ending; a file with another ending is read as plain text. Ends
    early where ``cancelled`` says so, without the report that was being read.

    Raises:
        UserError: the file as a whole cannot be read; its class says why.

    """
    asked = cancelled or never
    try:
        if path.suffix.lower() == _ARCHIVE:
            yield from read_archive(path, choices, asked, _read_part, tuple(_BY_SUFFIX))
        else:
            yield from _read_part(_part(path, choices, asked))
    except Cancelled:
        return


DECODED: dict[str, Callable[[Part], Iterable[Source]]] = {
    "text": read_plain,
    "markdown": read_markdown,
    "html": read_html,
}
"""The kinds of reports that are decoded from bytes of text, and could be otherwise."""


def decode_again(name: str, kind: str, data: bytes, encoding: str) -> Source:
    """Return the report called ``name``, of one of the kinds ``DECODED``, in another ``encoding``.

    Raises:
        UserError: ``data`` is not text in that encoding.

    """
    return next(iter(DECODED[kind](Part(name, name, data, Choices(encoding), never))))


def fields(path: Path) -> list[tuple[str, str]]:
    """Return the columns or keys of a table or JSON file, each with a sample value; else [].

    Raises:
        UserError: the file cannot be read.

    """
    sampled = _sampled(path)
    return sampled.fields() if sampled else []


def guess_field(path: Path) -> str | None:
    """Return the column or key of ``path`` that ``read`` takes the text from, if it has any.

    Raises:
        UserError: the file cannot be read.

    """
    sampled = _sampled(path)
    return best_field(sampled.columns) if sampled else None


def _sampled(path: Path) -> Sampled | None:
    """Return the first table of ``path`` that holds anything."""
    kind = _BY_SUFFIX.get(path.suffix.lower())
    if kind is None or kind.rows is None:
        return None
    tables = map(Sampled, kind.rows(_part(path, _AS_FOUND, never)))
    return next((table for table in tables if table.columns), None)


def _part(path: Path, choices: Choices, cancelled: Callable[[], bool]) -> Part:
    return Part(path.name, path, read_bytes(path), choices, cancelled)


def _read_part(part: Part) -> Iterator[Source | UserError]:
    suffix = "." + part.name.rpartition(".")[2].lower()
    kind = _BY_SUFFIX.get(suffix)
    yield from kind.read(part) if kind else read_plain(part)
