"""``annotator stats``: how far a project is, and what it took."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator import settings
from annotator.cli.figures import chosen, chosen_arguments
from annotator.review import Session, figures, sheets
from annotator.review.statistics import statistics

if TYPE_CHECKING:
    import argparse

    from annotator.review.sheets import Sheet

NAME = "stats"
HELP = "print a project's progress: reports, spans by label, what was done on each day and by whom"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    chosen_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Print the figures and return 0."""
    session = Session.open(options.project, settings.load().who())
    try:
        wanted = chosen(options, session)
        found = statistics(session)
        counted = figures.count(session).chosen(wanted)
        if wanted != figures.ALL:
            order = [label.id for label in session.labels.labels]
            found["labels"] = {
                row["label"]: {name: row[name] for name in sheets.LABELS[1:]}
                for row in _rows(sheets.labels(counted, order))
            }
            found["decisions"] = [
                row for row in found["decisions"] if wanted.reviewer in (None, row["reviewer"])
            ]
        if options.csv is not None:
            sheets.write_csv(sheets.days(counted), options.csv, [session.project.path])
    finally:
        session.close()
    found["reviewers"] = _rows(sheets.reviewers(counted))
    found["days"] = _rows(sheets.days(counted))
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print(found)
        for sheet in (sheets.by_day(counted), sheets.reviewers(counted)):
            print()
            _print_sheet(sheet)
    return 0


def _rows(sheet: Sheet) -> list[dict[str, Any]]:
    return [sheet.cells(row) for row in sheet.rows]


def _print(found: dict[str, Any]) -> None:
    reports = dict(found["reports"])
    total = reports.pop("all")
    by_status = ", ".join(f"{count} {status}" for status, count in sorted(reports.items()))
    print(f"{total} reports ({by_status or 'none'}), {found['characters']} characters")
    print(f"{'label':<10}{'confirmed':>11}{'suggested':>11}{'rejected':>10}")
    for label, row in found["labels"].items():
        print(f"{label:<10}{row['confirmed']:>11}{row['suggested']:>11}{row['rejected']:>10}")
    if found["relations"]:
        told = [f"{count} {kind}" for kind, count in sorted(found["relations"].items())]
        print(f"relations: {', '.join(told)}")
    for row in found["decisions"]:
        print(f"{row['reviewer']}: {row['count']} {row['act']}")


def _print_sheet(sheet: Sheet) -> None:
    """Print the rows under their heads, numbers to the right."""
    if not sheet.rows:
        return
    heads = [name.replace("_", " ") for name in sheet.columns]
    widths = [12, *(max(10, len(head) + 2) for head in heads[1:])]
    for row in (heads, *(map(_told, row) for row in sheet.rows)):
        name, *cells = row
        numbers = (f"{cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True))
        print(f"{name:<{widths[0]}}{''.join(numbers)}")


def _told(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:.2f}"
    return "-" if cell is None else str(cell)
