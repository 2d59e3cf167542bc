"""``annotator restore``: a project back from a backup of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.review import keeping

if TYPE_CHECKING:
    import argparse

NAME = "restore"
HELP = "put a copy of a backup in the place of a project, which is kept as a backup itself"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("backup", type=Path, metavar="BACKUP")
    parser.add_argument("project", metavar="PROJECT", help="no window may have it open")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def run(options: argparse.Namespace) -> int:
    """Put it back, say where what was there is now, and return 0."""
    done = keeping.restore(options.backup, options.project)
    if options.json:
        kept = None if done.kept is None else str(done.kept)
        print(json.dumps({"kept": kept, "nobody_had_it_open": done.sure}, ensure_ascii=False))
        return 0
    print(f"{options.project} is as {options.backup} was.")
    if done.kept is not None:
        print(f"What was there is kept: {done.kept}")
    if not done.sure:
        print("It was too damaged to tell whether a window has it open. If one has, close it.")
    return 0
