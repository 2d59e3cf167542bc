"""``annotator open``: the window, on a project, on reports, or on both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.machine import display_problem
from annotator.errors import NoDisplay

if TYPE_CHECKING:
    import argparse

NAME = "open"
HELP = "open the window on a project or on reports"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument(
        "what",
        nargs="*",
        metavar="PROJECT|PATH",
        help="a project (.annot, made if it is not there and reports are given), and reports or "
        "folders of them to add; without a project, reports are added to your own",
    )


def run(options: argparse.Namespace) -> int:
    """Open the window and return its exit status.

    Raises:
        NoDisplay: there is nothing to open it on.

    """
    reason = display_problem()
    if reason is not None:
        raise NoDisplay(reason=reason)
    projects = [what for what in options.what if is_project(what)]
    if len(projects) > 1:
        options.usage_error("one project at a time")
    reports = [Path(what) for what in options.what if not is_project(what)]
    status: int = options.open_window(projects[0] if projects else None, reports)
    return status


def is_project(what: str) -> bool:
    """Return whether ``what`` names a project, by its ending or by being a URL."""
    return what.lower().endswith(".annot") or "://" in what
