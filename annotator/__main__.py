"""The program's entry: the command line, given the window to open."""

from __future__ import annotations

import multiprocessing
import sys
from typing import TYPE_CHECKING

from annotator.cli import main as command_line
from annotator.errors import NoQt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with ``arguments`` (without its name) and return its exit status."""
    multiprocessing.freeze_support()  # for a process beside the window, in a frozen program
    return command_line.run(sys.argv[1:] if arguments is None else arguments, open_window)


def open_window(project: str | None, reports: Sequence[Path]) -> int:
    """Open the window and return its exit status once it is closed.

    Raises:
        NoQt: Qt cannot be loaded.

    """
    try:
        from annotator.ui import app  # Qt is loaded for the window alone
    except ImportError as error:
        raise NoQt(reason=error) from error
    return app.run(project, reports)


if __name__ == "__main__":
    sys.exit(main())
