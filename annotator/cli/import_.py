"""``annotator import``: reports, or annotated files, into a project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import settings
from annotator.cli.complaints import Complaints
from annotator.cli.incoming import (
    check_effect,
    counting_arguments,
    map_argument,
    names_of,
    reading_of,
)
from annotator.cli.suggest import choices_of, reading_arguments
from annotator.errors import NameNotMet
from annotator.formats import READ, by_name
from annotator.review import Session, Taking, bring_in, is_there
from annotator.review.matching import Matched
from annotator.review.transfer import forms_of
from annotator.suggest import finder, uses_ner

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from annotator.errors import UserError
    from annotator.review import Arrival

NAME = "import"
HELP = "add reports to a project, or annotated files as spans or as suggestions"

_JOINS = {
    Matched.SOURCE: "in the project already",
    Matched.TEXT: "has the text of {there}",
    Matched.VIEW: "is a view of {there}",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT", help="made if it is not there")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    reading_arguments(parser)
    parser.add_argument(
        "--format",
        choices=sorted(READ),
        metavar="F",
        help="one of those that “annotator formats” lists, else told by each file itself",
    )
    parser.add_argument(
        "--as-suggestions", action="store_true", help="open every imported span to review"
    )
    counting_arguments(parser)
    map_argument(parser)
    parser.add_argument(
        "--same-text",
        action="store_true",
        help="add also what has the text of a report that is there, under another name or format",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> int:
    """Import, report, and return 1 where anything was refused, else 0."""
    form = by_name(options.format) if options.format else None
    check_effect(options, forms_of(options.paths, Taking(form)))
    made_here = not is_there(options.project)
    session = Session.open_or_create(options.project, settings.load().who())
    try:
        names = names_of(options, session.labels)
        taking = Taking(form, reading_of(options), options.as_suggestions, names)
        arrivals = bring_in(
            session,
            options.paths,
            taking=taking,
            choices=choices_of(options),
            same_text=options.same_text,
            finder=finder(ner=uses_ner(settings.load().ner)),
        )
        return (_print_json if options.json else _print)(arrivals, names.keys())
    finally:
        useless = made_here and not session.totals()
        session.close()
        if useless:  # a project of nothing is a slip of the keyboard
            session.project.path.unlink()


def _print(arrivals: Iterable[Arrival], names: Iterable[str]) -> int:
    """Tell of each arrival as it comes; return the status."""
    complaints, unmet = Complaints(), set(names)
    for arrival in arrivals:
        unmet -= arrival.names
        if arrival.error is None:
            print(f"{arrival.name}: {_told(arrival)}")
        complaints.tell(_problems(arrival))
    complaints.tell(NameNotMet(name=name) for name in sorted(unmet))
    complaints.tell_more()
    return 1 if complaints.refused else 0


def _print_json(arrivals: Iterable[Arrival], names: Iterable[str]) -> int:
    """Print a list of what became of each, an item a line, as they come; return the status."""
    refused, unmet, begin = False, set(names), "["
    for arrival in arrivals:
        unmet -= arrival.names
        refused |= any(not problem.harmless for problem in _problems(arrival))
        print(begin, json.dumps(_to_object(arrival), ensure_ascii=False), sep="", end="")
        begin = ",\n"
    print("[]" if begin == "[" else "]")
    Complaints().tell(NameNotMet(name=name) for name in sorted(unmet))
    return 1 if refused or unmet else 0


def _problems(arrival: Arrival) -> list[UserError]:
    return [*([] if arrival.error is None else [arrival.error]), *arrival.losses]


def _told(arrival: Arrival) -> str:
    """Return what became of a report."""
    if arrival.same_as:
        return f"not added, it has the text of {arrival.same_as} (--same-text)"
    more = ""
    if arrival.passed:
        more += f"; {arrival.passed} passed over (outside the text, overlapping, or decided here)"
    if arrival.left_out:
        more += f"; {arrival.left_out} left out (--map)"
    if not arrival.known:
        return f"added with {arrival.marks} spans{more}"
    joins = _JOINS[arrival.matched or Matched.SOURCE].format(there=arrival.there)
    return f"{joins}{f', {arrival.marks} spans added' if arrival.marks else ''}{more}"


def _to_object(arrival: Arrival) -> dict[str, object]:
    return {
        "name": arrival.name,
        "report": arrival.report_id,
        "known": arrival.known,
        "matched": arrival.matched,
        "matched_report": arrival.there or None,
        "same_as": arrival.same_as or None,
        "spans": arrival.marks,
        "passed_over": arrival.passed,
        "left_out": arrival.left_out,
        "error": None if arrival.error is None else str(arrival.error),
        "losses": [str(loss) for loss in arrival.losses if not loss.harmless],
        "remarks": [str(loss) for loss in arrival.losses if loss.harmless],
    }
