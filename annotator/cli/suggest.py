"""``annotator suggest``: candidates as native records, without a project."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import UserError
from annotator.formats import native
from annotator.review import candidates, check_target
from annotator.text.load import find_reports

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from annotator.formats import Record

NAME = "suggest"
HELP = "print the candidates found in reports as native records"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write there, not to the screen"
    )


def run(options: argparse.Namespace) -> int:
    """Print or write the records and return 1 where a report was refused, else 0."""
    refused: list[UserError] = []
    found = records(options.paths, refused)
    if options.output is not None:
        check_target(options.output, options.paths)
        native.write(found, options.output)
    else:
        for record in found:
            print(native.line(record))
    return 1 if refused else 0


def records(paths: Iterable[Path], refused: list[UserError]) -> Iterator[Record]:
    """Yield the reports at ``paths`` with their candidates; say and collect what is refused."""
    for path in paths:
        try:
            unread: list[UserError] = []
            for file in find_reports(path, refused=unread):
                try:
                    yield candidates(file)
                except UserError as error:
                    _refuse(error, refused)
            for problem in unread:
                _refuse(problem, refused)
        except UserError as error:
            _refuse(error, refused)


def _refuse(error: UserError, refused: list[UserError]) -> None:
    refused.append(error)
    print(f"annotator: {error}", file=sys.stderr)
