"""The root of the command line: parsing, and where an error ends."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.cli import (
    backup,
    check,
    compact,
    convert,
    doctor,
    errors,
    evaluate,
    export,
    facts,
    formats,
    import_,
    labels,
    lists,
    log,
    open_,
    restore,
    search,
    stats,
    suggest,
    verify,
)
from annotator.cli.complaints import complain
from annotator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_SUBCOMMANDS = (
    *(open_, import_, suggest, lists, labels, check, facts, evaluate, export, convert, formats),
    *(stats, errors, log, search, verify, backup, restore, compact, doctor),
)


def run(arguments: Sequence[str], open_window: Callable[[str | None, Sequence[Path]], int]) -> int:
    """Run one call of the program and return its exit status: 0, 1 (a user's error) or 2 (usage).

    ``open_window`` is given a project, or None for the user's own, and reports to add to it.
    """
    _speak_utf8()
    options = _parser(open_window).parse_args(arguments or ["open"])
    warnings = _Warnings(logging.WARNING)
    logging.getLogger("annotator").addHandler(warnings)
    try:
        status: int = options.run(options)
        if sys.stdout is not None:  # it may have been closed from outside
            sys.stdout.flush()
    except UserError as error:
        complain(error)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # what is printed to: a full disk
        complain(f"The output cannot be written: {error.strerror}.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    finally:
        logging.getLogger("annotator").removeHandler(warnings)
    return status


class _Warnings(logging.Handler):
    """Prints what does not work beside the program, such as a plug-in."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print it as an error is printed."""
        complain(record.getMessage())


def _parser(
    open_window: Callable[[str | None, Sequence[Path]], int],
) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="annotator",
        description="Label spans in Chinese reports. Without a subcommand, open the window.",
    )
    parser.add_argument("--version", action="version", version=f"annotator {__version__}")
    subcommands = parser.add_subparsers(metavar="SUBCOMMAND", required=True)
    for module in _SUBCOMMANDS:
        added = subcommands.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        module.arguments(added)
        added.set_defaults(run=module.run, open_window=open_window, usage_error=added.error)
    return parser


def _speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's locale: records are UTF-8 by definition."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
