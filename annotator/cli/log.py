"""``annotator log``: who did what to which mark, and how long it took."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from annotator import settings
from annotator.model import Act, LogFilter
from annotator.review import Session, log
from annotator.review.wording import Speech, in_words

if TYPE_CHECKING:
    import argparse

    from annotator.review.log import Line

NAME = "log"
HELP = "print a project's decisions, the newest last: who did what, when, and how long it took"
_PROJECT = "the project"  # in place of a report's name


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    parser.add_argument("--report", metavar="R", help="on the report of this name or number alone")
    parser.add_argument("--reviewer", metavar="WHO", help="of this reviewer alone")
    parser.add_argument(
        "--act", choices=[act.value for act in Act], metavar="ACT", help="such as accept or relabel"
    )
    parser.add_argument("--label", metavar="L", help="what had this label before, or has it after")
    parser.add_argument("--since", metavar="TIME", help="from this day or time on (ISO 8601)")
    parser.add_argument("--until", metavar="TIME", help="up to this day or time, which counts too")
    parser.add_argument(
        "--undone", action="store_true", help="those alone that are not in effect any more"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="the N newest of them")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")


def run(options: argparse.Namespace) -> int:
    """Print the decisions and return 0."""
    if options.limit is not None and options.limit < 0:
        options.usage_error("--limit takes a number from 0 on")
    since, until = (
        None if text is None else log.moment_of(text, last=last)
        for text, last in ((options.since, False), (options.until, True))
    )
    session = Session.open(options.project, settings.load().who())
    try:
        wanted = LogFilter(
            reports=options.report and log.reports_called(session, options.report),
            reviewer=options.reviewer,
            acts=options.act and frozenset({Act(options.act)}),
            label=options.label,
            since=since,
            until=until,
            undone=options.undone,
        )
        for line in log.told(session, wanted, options.limit):
            told = json.dumps(log.as_json(line), ensure_ascii=False) if options.json else _row(line)
            print(told)
    finally:
        session.close()
    return 0


def _row(line: Line) -> str:
    logged = line.logged
    decision = logged.decision
    act = decision.act.value if logged.of is None else f"{decision.act.value} {logged.of.value}"
    parts = [
        log.moment(decision.made_at, seconds=True),
        decision.reviewer,
        f"{act:<10}",
        logged.report or _PROJECT,
        in_words(line.account, Speech()),
        _origin(line),
        _took(line),
        "undone" if logged.undone else "",
    ]
    return "  ".join(" ".join(part.splitlines()) for part in parts if part)


def _origin(line: Line) -> str:
    """Return who suggested the mark: suggester, rule and score."""
    origin = line.origin
    if origin is None or line.account.of_many:
        return ""
    score = None if origin.score is None else f"{origin.score:.2f}"
    return " · ".join(part for part in (origin.by, origin.rule, score) if part)


def _took(line: Line) -> str:
    """Return the seconds since the reviewer's act before, or that there was a pause."""
    if line.pause is not None:
        return "pause"
    return "" if line.seconds is None else f"{line.seconds:.1f} s"
