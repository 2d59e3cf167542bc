"""``annotator facts``: what numbers measure, whose and when, and who holds which post."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator import settings
from annotator.cli.suggest import choices_of, ner_argument, reading_arguments, records
from annotator.errors import NotHeeded
from annotator.formats.cells import plain_cell
from annotator.formats.fact_tables import (
    FACT_COLUMNS,
    FACT_FORMATS,
    POST_COLUMNS,
    Period,
    fact_rows,
    post_rows,
)
from annotator.model import MarkStatus
from annotator.review import Session
from annotator.review.checking import is_project
from annotator.review.fact_export import EVERY, FactChoice, write_facts
from annotator.review.fact_words import fact_in_words, post_in_words
from annotator.review.facts import facts_of_record, of_project
from annotator.suggest import finder
from annotator.text.lines import line_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.errors import UserError
    from annotator.formats.cells import Cell
    from annotator.formats.fact_tables import FactFormat
    from annotator.model import ReportFacts

NAME = "facts"
HELP = "print or write what numbers measure, whose and when, and who holds which post"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or projects")
    parser.add_argument(
        "--output", type=Path, metavar="P", help="write there, not to the screen; see --format"
    )
    parser.add_argument(
        "--format",
        choices=sorted(FACT_FORMATS),
        metavar="F",
        help=f"{', '.join(FACT_FORMATS)}; else as the name of the output ends",
    )
    parser.add_argument(
        "--pivot",
        nargs="?",
        choices=[one.value for one in Period],
        const=Period.YEAR.value,
        metavar="BY",
        help="beside the rows, values by indicator and date: by year, month or day",
    )
    parser.add_argument(
        "--also",
        choices=[MarkStatus.SUGGESTED.value],
        help="in a file of a project, what nobody confirmed too",
    )
    parser.add_argument(
        "--reviewed", action="store_true", help="only what a reviewer has said or accepted whole"
    )
    reading_arguments(parser)
    ner_argument(parser)
    parser.add_argument("--json", action="store_true", help="print them as JSON")


def run(options: argparse.Namespace) -> int:
    """Print or write the facts and return 1 where a report was refused, else 0."""
    form = _form(options)
    refused: list[UserError] = []
    found = _found(options, refused)
    if form is not None:
        _write(options, form, found)
    else:
        every = FactChoice(EVERY.statuses, options.reviewed)
        _show([every.of(told) for told in found], as_json=options.json)
    return 1 if any(not error.harmless for error in refused) else 0


def _form(options: argparse.Namespace) -> FactFormat | None:
    """Return the format to write; None where all is printed.

    Raises:
        NotHeeded: it cannot hold a pivot.

    """
    if options.output is None:
        for option in ("format", "pivot", "also"):
            if getattr(options, option) is not None:
                options.usage_error(f"--{option}: there is nothing to write without --output")
        return None
    if options.json:
        options.usage_error("--json prints, --output writes: take one of them")
    suffixes = {one.suffix: name for name, one in FACT_FORMATS.items()}
    name: str = options.format or suffixes.get(options.output.suffix.lower(), "")
    if not name:
        options.usage_error(f"--format is needed: {options.output} ends in none of its names")
    form = FACT_FORMATS[name]
    if options.pivot is not None and not form.pivots:
        raise NotHeeded(option="--pivot", name=form.name)
    return form


def _found(options: argparse.Namespace, refused: list[UserError]) -> Iterator[ReportFacts]:
    """Yield what each report says; of a project, and to be written, what is confirmed."""
    written = options.output is not None and options.also is None
    of_projects = FactChoice() if written else EVERY
    files = []
    for path in options.paths:
        if is_project(path):
            session = Session.open(path, settings.load().who())
            try:
                yield from map(of_projects.of, of_project(session))
            finally:
                session.close()
        else:
            files.append(Path(path))
    look = finder(ner=options.ner)
    for record in records(files, refused, choices_of(options), look):
        yield facts_of_record(record)


def _write(options: argparse.Namespace, form: FactFormat, found: Iterable[ReportFacts]) -> None:
    choice = FactChoice(EVERY.statuses, options.reviewed)
    by = None if options.pivot is None else Period(options.pivot)
    sources = [Path(path) for path in options.paths if "://" not in path]
    done = write_facts(found, form, options.output, choice, by, sources)
    print(f"{options.output}: {done.reports} reports with {done.facts} facts, {done.posts} posts")
    for file in done.files[1:]:
        print(f"beside it: {file}")


# -- on the screen --------------------------------------------------------------------------------


def _show(found: Sequence[ReportFacts], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([_data(told) for told in found], ensure_ascii=False, indent=1))
        return
    for told in found:
        name, text = told.report.name, told.report.text
        for fact in told.facts:
            print(f"{name}:{line_of(text, fact.mark.start)}: {fact_in_words(told, fact)}")
        for post in told.posts:
            print(f"{name}:{line_of(text, post.person.start)}: {post_in_words(told, post)}")
    if not any(told.facts or told.posts for told in found):
        print("No facts and no posts were found.")


def _data(told: ReportFacts) -> dict[str, Any]:
    """Return what a report says as JSON data; offsets are raw code points."""
    return {
        "report": told.report.name,
        "facts": [_row(FACT_COLUMNS, row) for row in fact_rows(told)],
        "posts": [_row(POST_COLUMNS, row) for row in post_rows(told)],
    }


def _row(columns: Mapping[str, int], row: Sequence[Cell]) -> dict[str, Any]:
    told = {name: plain_cell(cell) for name, cell in zip(columns, row, strict=True)}
    return told | {"reviewed": told["reviewed"] == "yes"}
