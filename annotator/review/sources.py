"""What a file holds: reports with the candidates found in them, no project needed."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from annotator.errors import ProjectNotReport, RecordsNotReport, UserError
from annotator.formats import FORMATS, Record, for_path, once_each
from annotator.model import Report
from annotator.review import commands
from annotator.store.files import SUFFIX
from annotator.suggest import OURS, Search, find
from annotator.text.cancel import never
from annotator.text.clean import clean
from annotator.text.load import FIELD_SUFFIXES, Choices, fields, guess_field, read, suffixes
from annotator.text.metadata import with_date
from annotator.text.views import chosen_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from annotator.formats import Format
    from annotator.model import Suggestion
    from annotator.suggest import Dropped, Finder
    from annotator.text.load import Source

AS_FOUND = Choices()
DROPPED = "dropped"
"""The key of a record under which it is told what gave way to its candidates."""
READABLE = tuple(
    dict.fromkeys((*suffixes(), *(s for f in FORMATS.values() if f.read for s in f.suffixes)))
)
"""The endings of the files that are looked for in folders."""


def candidates(
    path: Path,
    choices: Choices = AS_FOUND,
    cancelled: Callable[[], bool] | None = None,
    finder: Finder = find,
    search: Search = OURS,
    *,
    explain: bool = False,
) -> Iterator[Record | UserError]:
    """Yield each report in the file ``path`` with the candidates found in it, by ``lists`` too.

    An error stands in the place of a report that cannot be read; one behind a report says what of
    it could not. To ``explain``, a report's ``extra`` holds under ``DROPPED`` what gave way to the
    candidates, as JSON data.

    Raises:
        UserError: the file as a whole cannot be read (see ``text.load``).
        Cancelled: ``cancelled`` said so.

    """
    check_no_project(path)
    if holds_records(path):
        raise RecordsNotReport(path=path)
    for source in read(path, choices, cancelled):
        if isinstance(source, UserError):
            yield source
        else:
            yield with_candidates(
                report_of(source, path), cancelled, finder, search, explain=explain
            )
            yield from source.losses


def check_no_project(path: Path) -> None:
    """Refuse a project, which only SQLite may open, whatever it is to be read as."""
    if path.suffix.lower() == SUFFIX:
        raise ProjectNotReport(path=path)


def holds_records(path: Path) -> bool:
    """Return whether the file holds annotated records, not just objects with a text."""
    return for_path(path) is not None


def report_of(source: Source, path: Path) -> Report:
    """Return what the source of a document in the file ``path`` is as a report."""
    rules = chosen_rules(source.kind)
    return Report(
        uid=source.sha256[:16],
        name=shown_name(source.name),
        text=source.text,
        sha256=source.sha256,
        path=shown_name(str(path.absolute())),
        encoding=source.encoding,
        kind=source.kind,
        confidence=source.confidence,
        meta=with_date(source.meta, clean(source.text, rules).text),
        rules=rules,
        furniture=tuple((start, end, True) for start, end in source.furniture),
    )


def source_to_keep(source: Source) -> bytes | None:
    """Return the bytes of a source whose text does not give them back, else None."""
    if source.data is None:
        return None
    if source.kind != "html" and source.text.encode(source.encoding) == source.data:
        return None
    return source.data


def shown_name(name: str) -> str:
    """Return a file's name as text that can be stored, also where its bytes are no UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def with_candidates(
    report: Report,
    cancelled: Callable[[], bool] | None,
    finder: Finder,
    search: Search,
    *,
    explain: bool = False,
) -> Record:
    """Return the report with the candidates found in it; see ``candidates``.

    Raises:
        Cancelled: ``cancelled`` said so.

    """
    parts = list(finder(report, cancelled or never, search))
    if explain:
        told = [_dropped(one, report) for part in parts for one in part.dropped]
        report = replace(report, extra={**report.extra, DROPPED: told})
    return Record(report, tuple(commands.suggested(one) for part in parts for one in part.kept))


def _dropped(one: Dropped, report: Report) -> dict[str, Any]:
    """Return a suggestion that gave way, and the one that was kept in its place, as JSON data."""
    view = clean(report.text, report.rules)

    def told(suggestion: Suggestion) -> dict[str, Any]:
        return {
            "start": suggestion.start,
            "end": suggestion.end,
            "label": suggestion.label,
            "text": view.of_raw(suggestion.start, suggestion.end),
            "origin": asdict(suggestion.origin),
        }

    return {**told(one.suggestion), "kept": told(one.kept)}


@dataclass(frozen=True, slots=True)
class SortedOut:
    """Files that are to be brought in, by what is to be asked of them first.

    Of ``documents`` nothing; folders are among them. Of ``tables`` which column holds the text. Of
    the ``annotated``, which are told with their format, how they come in.
    """

    documents: tuple[Path, ...]
    tables: tuple[Path, ...]
    annotated: tuple[tuple[Format, tuple[Path, ...]], ...]


def sort_out(paths: Iterable[Path]) -> SortedOut:
    """Return what each of ``paths`` is, by its ending and its beginning."""
    documents, tables = [], []
    annotated: dict[str, list[Path]] = {}
    for path in once_each(list(paths)):
        form = for_path(path) if path.is_file() and path.suffix.lower() != SUFFIX else None
        if form is not None:
            annotated.setdefault(form.name, []).append(path)
        elif path.suffix.lower() in FIELD_SUFFIXES and path.is_file():
            tables.append(path)
        else:
            documents.append(path)
    found = tuple((FORMATS[name], tuple(files)) for name, files in annotated.items())
    return SortedOut(tuple(documents), tuple(tables), found)


@dataclass(frozen=True, slots=True)
class TextFields:
    """The columns or keys of a file, each with a value, and the one the text is likeliest in."""

    fields: tuple[tuple[str, str], ...]
    guess: str | None


def text_fields(path: Path) -> TextFields:
    """Return what columns or keys the file ``path`` has, none where it is no such file.

    Raises:
        UserError: it cannot be read.

    """
    return TextFields(tuple(fields(path)), guess_field(path))
