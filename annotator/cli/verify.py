"""``annotator verify``: whether a project is as the program left it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator import settings
from annotator.review import Session
from annotator.review.verifying import Verification

if TYPE_CHECKING:
    import argparse

    from annotator.errors import UserError

NAME = "verify"
HELP = "tell whether a project is whole: the file, the texts, and the marks beside the decisions"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")


def run(options: argparse.Namespace) -> int:
    """Print each fault as it is found, and return 1 where there is one, else 0."""
    session = Session.open(options.project, settings.load().who())
    found: list[dict[str, Any]] = []
    try:
        verification = Verification(session)
        for fault in verification.faults():
            found.append(_data(fault))
            if not options.json:
                print(" ".join(str(fault).splitlines()))
    finally:
        session.close()
    counts, unchecked = verification.counts, verification.unchecked
    if options.json:
        done = {"faults": found, "looked_at": counts, "texts_unchecked": unchecked}
        print(json.dumps(done, ensure_ascii=False, indent=1))
    elif found:
        print(f"{len(found)} faults. Go on with a backup, or restore one: annotator restore")
    else:
        print(
            f"{options.project} is whole: {counts['report']} reports, {counts['mark']} marks, "
            f"{counts['relation']} links, {counts['decision']} decisions."
        )
        if unchecked:
            print(f"{unchecked} texts have nothing to be compared with: no source is kept of them.")
    return 1 if found else 0


def _data(fault: UserError) -> dict[str, Any]:
    """Return a fault as JSON data."""
    return {"fault": type(fault).__name__, "text": str(fault), **fault.params}
