"""``annotator suggest``: candidates as native records, without a project."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import UserError
from annotator.formats import native
from annotator.review import candidates, check_target
from annotator.review.transfer import AS_FOUND, READABLE
from annotator.suggest import find, finder
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
        "--output", type=Path, metavar="FILE", help="write there, not to the screen"
    )


def run(options: argparse.Namespace) -> int:
    """Print or write the records and return 1 where a report was refused, else 0."""
    refused: list[UserError] = []
    found = records(options.paths, refused, choices_of(options), finder(ner=options.ner))
    if options.output is not None:
        check_target(options.output, options.paths)
        native.write(found, options.output)
    else:
        for record in found:
            print(native.line(record))
    return 1 if any(not error.harmless for error in refused) else 0


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
) -> Iterator[Record]:
    """Yield the reports at ``paths`` with their candidates; say and collect what is refused."""
    for path in paths:
        try:
            unread: list[UserError] = []
            passed: list[Path] = []
            for file in find_reports(path, READABLE, unread, passed):
                yield from _of_file(file, refused, choices, look)
            if passed:
                unread.append(not_read(path, [file.name for file in passed]))
            for problem in unread:
                _refuse(problem, refused)
        except UserError as error:
            _refuse(error, refused)


def _of_file(
    file: Path, refused: list[UserError], choices: Choices, look: Finder
) -> Iterator[Record]:
    try:
        for found in candidates(file, choices, finder=look):
            if isinstance(found, UserError):
                _refuse(found, refused)
            else:
                yield found
    except UserError as error:
        _refuse(error, refused)


def _refuse(error: UserError, refused: list[UserError]) -> None:
    refused.append(error)
    print(f"annotator: {error}", file=sys.stderr)
