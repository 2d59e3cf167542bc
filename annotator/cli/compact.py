"""``annotator compact``: a project without the room that nothing takes any more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from annotator.review import keeping

if TYPE_CHECKING:
    import argparse

NAME = "compact"
HELP = "make the file of a project as small as what it holds"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    parser.add_argument("--json", action="store_true", help="print the sizes as JSON")


def run(options: argparse.Namespace) -> int:
    """Make it small, say how large it was and is, and return 0."""
    before, after = keeping.compact(options.project)
    if options.json:
        print(json.dumps({"before": before, "after": after}))
    else:
        print(f"{options.project}: {before:,} bytes before, {after:,} bytes now")
    return 0
