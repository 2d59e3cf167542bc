"""``annotator suggest``: candidates as native records, without a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator import labels
from annotator.cli.complaints import complain
from annotator.errors import UserError
from annotator.formats import UNREAD, native, once_each
from annotator.model import ListMode, WordList
from annotator.review import candidates, check_target, lists
from annotator.review.sources import AS_FOUND, DROPPED, READABLE
from annotator.suggest import OURS, Search, find, finder
from annotator.text.lines import line_of
from annotator.text.load import ENCODINGS, Choices, codec_of, find_reports, not_read

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from annotator.formats import Record
    from annotator.suggest import Finder

NAME = "suggest"
HELP = "print the candidates found in reports as native records"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    reading_arguments(parser)
    ner_argument(parser)
    parser.add_argument(
        "--list",
        action="append",
        default=[],
        dest="lists",
        metavar="FILE:LABEL",
        help="a word list, one entry a line, whose entries are of that label; may be repeated",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write there, not to the screen"
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="print what gave way to another candidate at the same place, a line each, in place of "
        "the records; with --output, put it into the records, under “dropped”",
    )


def run(options: argparse.Namespace) -> int:
    """Print or write the records and return 1 where a report was refused, else 0."""
    refused: list[UserError] = []
    search = Search.by([_list(told, options) for told in options.lists])
    look = finder(ner=options.ner)
    found = records(
        options.paths, refused, choices_of(options), look, search, explain=options.explain
    )
    if options.output is not None:
        check_target(options.output, options.paths)
        native.write(found, options.output)
    else:
        for record in found:
            for line in explained(record) if options.explain else [native.line(record)]:
                print(line)
    return 1 if any(not error.harmless for error in refused) else 0


def explained(record: Record) -> Iterator[str]:
    """Yield a line for each suggestion of ``record`` that gave way, and to what."""
    report = record.report
    for one in report.extra[DROPPED]:
        line = line_of(report.text, one["start"])
        yield f"{report.name}:{line}: {_told(one)} gave way to {_told(one['kept'])}"


def _told(one: dict[str, Any]) -> str:
    origin = one["origin"]
    score = "" if origin["score"] is None else f" {origin['score']:.2f}"
    text = " ".join(one["text"].split())
    return f"{one['label']} “{text}” ({origin['by']}/{origin['rule']}{score})"


def _list(told: str, options: argparse.Namespace) -> WordList:
    """Return the word list that ``FILE:LABEL`` names."""
    file, colon, label = told.rpartition(":")
    if not colon or not file:
        options.usage_error(f"--list {told}: write it as FILE:LABEL")
    head = lists.head(Path(file).stem, label, ListMode.MARK, labels.default())
    return WordList(0, head, lists.read_entries(Path(file)))


def reading_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how documents are to be read."""
    parser.add_argument(
        "--encoding", metavar="E", help=f"of text files, else found out: {', '.join(ENCODINGS)}"
    )
    parser.add_argument(
        "--text-field", metavar="F", help="the column or key that holds the text, else guessed"
    )


def ner_argument(parser: argparse.ArgumentParser) -> None:
    """Declare who finds names."""
    parser.add_argument(
        "--ner", action="store_true", help="let LAC find names (the extra ner), not our rules"
    )


def choices_of(options: argparse.Namespace) -> Choices:
    """Return what was said of how documents are to be read.

    Raises:
        NoSuchEncoding: there is no such encoding, whether or not a file needs one.

    """
    if options.encoding is not None:
        codec_of(options.encoding)
    return Choices(options.encoding, options.text_field)


def records(
    paths: Iterable[Path],
    refused: list[UserError],
    choices: Choices = AS_FOUND,
    look: Finder = find,
    search: Search = OURS,
    *,
    explain: bool = False,
) -> Iterator[Record]:
    """Yield the reports at ``paths`` with their candidates; say and collect what is refused."""
    for path in paths:
        try:
            unread: list[UserError] = []
            passed: list[Path] = []
            for file in once_each(list(find_reports(path, READABLE, unread, passed))):
                yield from _of_file(file, refused, choices, look, search, explain=explain)
            missed = [file.name for file in passed if not file.name.lower().endswith(UNREAD)]
            if missed:
                unread.append(not_read(path, missed))
            for problem in unread:
                _refuse(problem, refused)
        except UserError as error:
            _refuse(error, refused)


def _of_file(
    file: Path,
    refused: list[UserError],
    choices: Choices,
    look: Finder,
    search: Search,
    *,
    explain: bool,
) -> Iterator[Record]:
    try:
        for found in candidates(file, choices, finder=look, search=search, explain=explain):
            if isinstance(found, UserError):
                _refuse(found, refused)
            else:
                yield found
    except UserError as error:
        _refuse(error, refused)


def _refuse(error: UserError, refused: list[UserError]) -> None:
    refused.append(error)
    complain(error)
