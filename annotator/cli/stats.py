"""``annotator stats``: how far a project is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from annotator import settings
from annotator.review import Session
from annotator.review.statistics import statistics

if TYPE_CHECKING:
    import argparse

NAME = "stats"
HELP = "print a project's progress: reports by status, spans by label, decisions by reviewer"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the figures and return 0."""
    session = Session.open(options.project, settings.load().who())
    try:
        figures = statistics(session)
    finally:
        session.close()
    if options.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return 0
    reports = dict(figures["reports"])
    total = reports.pop("all")
    by_status = ", ".join(f"{count} {status}" for status, count in sorted(reports.items()))
    print(f"{total} reports ({by_status or 'none'}), {figures['characters']} characters")
    print(f"{'label':<10}{'confirmed':>11}{'suggested':>11}{'rejected':>10}")
    for label, row in figures["labels"].items():
        print(f"{label:<10}{row['confirmed']:>11}{row['suggested']:>11}{row['rejected']:>10}")
    if figures["relations"]:
        told = [f"{count} {kind}" for kind, count in sorted(figures["relations"].items())]
        print(f"relations: {', '.join(told)}")
    for row in figures["decisions"]:
        print(f"{row['reviewer']}: {row['count']} {row['act']}")
    return 0
