"""``annotator import``: reports, or annotated files, into a project."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import settings
from annotator.cli.suggest import choices_of, reading_arguments
from annotator.formats import FORMATS, by_name
from annotator.review import Session, bring_in, is_there
from annotator.suggest import finder, uses_ner

if TYPE_CHECKING:
    import argparse

    from annotator.review import Arrival

NAME = "import"
HELP = "add reports to a project, or annotated files as spans or as suggestions"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT", help="made if it is not there")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    reading_arguments(parser)
    parser.add_argument("--format", choices=sorted(FORMATS), help="else told by the file's ending")
    parser.add_argument(
        "--as-suggestions", action="store_true", help="open every imported span to review"
    )
    parser.add_argument(
        "--same-text",
        action="store_true",
        help="add also what has the text of a report that is there, under another name or format",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> int:
    """Import, report, and return 1 where anything was refused, else 0."""
    made_here = not is_there(options.project)
    session = Session.open_or_create(options.project, settings.load().who())
    arrivals = []
    try:
        form = by_name(options.format) if options.format else None
        for arrival in bring_in(
            session,
            options.paths,
            form=form,
            as_suggestions=options.as_suggestions,
            choices=choices_of(options),
            same_text=options.same_text,
            finder=finder(ner=uses_ner(settings.load().ner)),
        ):
            arrivals.append(arrival)
            if not options.json:
                _tell(arrival)
    finally:
        useless = made_here and not session.totals()
        session.close()
        if useless:  # a project of nothing is a slip of the keyboard
            session.project.path.unlink()
    if options.json:
        print(json.dumps([_to_object(arrival) for arrival in arrivals], ensure_ascii=False))
    problems = [arrival.error for arrival in arrivals if arrival.error]
    problems += [loss for arrival in arrivals for loss in arrival.losses]
    return 1 if any(not problem.harmless for problem in problems) else 0


def _tell(arrival: Arrival) -> None:
    if arrival.error is not None:
        print(f"annotator: {arrival.error}", file=sys.stderr)
    elif arrival.same_as:
        print(f"{arrival.name}: not added, it has the text of {arrival.same_as} (--same-text)")
    elif arrival.known:
        more = f", {arrival.marks} spans added" if arrival.marks else ""
        print(f"{arrival.name}: in the project already{more}{_passed(arrival)}")
    else:
        print(f"{arrival.name}: added with {arrival.marks} spans{_passed(arrival)}")
    for loss in arrival.losses:
        print(f"annotator: {loss}", file=sys.stderr)


def _passed(arrival: Arrival) -> str:
    """Return what is to be said of the spans that did not come in."""
    if not arrival.passed:
        return ""
    return f"; {arrival.passed} passed over (outside the text, overlapping, or decided here)"


def _to_object(arrival: Arrival) -> dict[str, object]:
    return {
        "name": arrival.name,
        "report": arrival.report_id,
        "known": arrival.known,
        "same_as": arrival.same_as or None,
        "spans": arrival.marks,
        "passed_over": arrival.passed,
        "error": None if arrival.error is None else str(arrival.error),
        "losses": [str(loss) for loss in arrival.losses],
    }
