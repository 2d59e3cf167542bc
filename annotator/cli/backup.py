"""``annotator backup``: a copy of a project, while others work on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.review import keeping

if TYPE_CHECKING:
    import argparse

NAME = "backup"
HELP = "copy a project as it is at one moment, be it open or not"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    parser.add_argument(
        "target",
        nargs="?",
        type=Path,
        metavar="TARGET",
        help="a file, an older backup there is replaced; or a folder; "
        "else the folder NAME.backups beside the project",
    )
    parser.add_argument("--json", action="store_true", help="print where it is as JSON")


def run(options: argparse.Namespace) -> int:
    """Make the copy, say where it is, and return 0."""
    target = keeping.back_up(options.project, options.target)
    if options.json:
        print(json.dumps({"backup": str(target)}, ensure_ascii=False))
    else:
        print(f"{options.project} is backed up: {target}")
    return 0
