"""``annotator export``: a project's spans as training data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import settings
from annotator.formats import FORMATS, by_name
from annotator.model import MarkStatus
from annotator.review import Session, export

if TYPE_CHECKING:
    import argparse

NAME = "export"
HELP = "write a project's confirmed spans as training data"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    parser.add_argument("--format", required=True, choices=sorted(FORMATS))
    parser.add_argument(
        "--output", required=True, type=Path, metavar="P", help="replaced at the end"
    )
    parser.add_argument(
        "--also",
        action="append",
        default=[],
        choices=[status.value for status in MarkStatus if status is not MarkStatus.CONFIRMED],
        help="beside the confirmed spans, what nobody confirmed; may be given twice",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> int:
    """Export, say how much, and return 0."""
    statuses = {MarkStatus.CONFIRMED, *map(MarkStatus, options.also)}
    session = Session.open(options.project, settings.load().who())
    try:
        reports, marks = export(session, by_name(options.format), options.output, statuses)
    finally:
        session.close()
    if options.json:
        done = {"output": str(options.output), "reports": reports, "spans": marks}
        print(json.dumps(done, ensure_ascii=False))
    else:
        print(f"{options.output}: {reports} reports with {marks} spans")
    return 0
