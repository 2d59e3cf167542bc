"""``annotator search``: where a text stands in a project, or which marks are as one asks."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

from annotator import settings
from annotator.review import Session
from annotator.review.queries import KEYWORDS, STATUSES, parse
from annotator.review.searching import Search

if TYPE_CHECKING:
    import argparse

    from annotator.model import Mark
    from annotator.review.searching import Hit

NAME = "search"
HELP = "print where a text stands in a project's reports, or marks by label, status, value, note"
_LIMIT = 100
_BEFORE = 40  # columns of a terminal


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    parser.add_argument(
        "query",
        nargs="+",
        metavar="QUERY",
        help="a text; a label, as PER or QUANTITY > 1000; "
        f"{': '.join(KEYWORDS)}: with a word (is: {', '.join(STATUSES)})",
    )
    parser.add_argument(
        "--limit",
        type=int,
        default=_LIMIT,
        metavar="N",
        help=f"print no more than N places (0: all; else {_LIMIT})",
    )
    parser.add_argument("--json", action="store_true", help="print the places as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the places and return 0, also where there are none."""
    session = Session.open(options.project, settings.load().who())
    try:
        search = Search(session, parse(" ".join(options.query), session.labels))
        limit = options.limit if options.limit > 0 else sys.maxsize
        found: list[dict[str, Any]] = []
        count = 0
        for hits in search.more(limit):
            count += len(hits)
            if options.json:
                found += map(_data, hits)
            else:
                for hit in hits:
                    print(_line(hit))
    finally:
        session.close()
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    elif not count:
        print("Nothing was found.")
    if not search.is_done:
        print(f"There may be more: these are the first {count} (--limit).", file=sys.stderr)
    return 0


def _line(hit: Hit) -> str:
    """Return the keyword in its context; all keywords of a terminal stand below each other."""
    before = hit.before
    while _columns(before) > _BEFORE:
        before = before[1:]
    room = " " * (_BEFORE - _columns(before))
    there = "".join(f"  {_short(mark)}" for mark in hit.marks)
    place = f"{hit.name}:{hit.place.start}"
    return f"{room}{before} [{hit.covered}] {hit.after}  ({place}){there}"


def _short(mark: Mark) -> str:
    value = f" {mark.value.value}" if mark.value.value else ""
    return f"{mark.label}:{mark.status.value}{value}"


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _data(hit: Hit) -> dict[str, Any]:
    """Return a place as JSON data; offsets are raw code points."""
    return {
        "report": hit.name,
        "start": hit.place.start,
        "end": hit.place.end,
        "before": hit.before,
        "text": hit.covered,
        "after": hit.after,
        "marks": [
            {
                "start": mark.start,
                "end": mark.end,
                "label": mark.label,
                "status": mark.status.value,
                "value": mark.value.value,
                "unit": mark.value.unit,
                "note": mark.note,
            }
            for mark in hit.marks
        ],
    }
