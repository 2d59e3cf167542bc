"""What ``stats`` and ``errors`` share: whose decisions of which days they count, and CSV."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import NoSuchLabel, NoSuchReviewer
from annotator.review.figures import Chosen

if TYPE_CHECKING:
    import argparse

    from annotator.review import Session


def chosen_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how figures are chosen and written."""
    parser.add_argument("--reviewer", metavar="NAME", help="count what this reviewer decided alone")
    parser.add_argument("--since", metavar="DAY", type=_day, help="from this day on (2020-04-28)")
    parser.add_argument("--until", metavar="DAY", type=_day, help="up to this day, and on it")
    parser.add_argument("--csv", metavar="FILE", type=Path, help="write the figures as CSV, too")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def chosen(options: argparse.Namespace, session: Session, label: str | None = None) -> Chosen:
    """Return what is asked for.

    Raises:
        NoSuchReviewer, NoSuchLabel: there is none of that name.

    """
    if options.reviewer is not None:
        with session.project.reading() as at:
            known = at.past.reviewers()
        if options.reviewer not in known:
            raise NoSuchReviewer(name=options.reviewer, known=", ".join(known) or "-")
    if label is not None and session.labels.find(label) is None:
        found = session.label_counts()
        if label not in found:
            known = [*(one.id for one in session.labels.labels), *found]
            raise NoSuchLabel(label=label, known=", ".join(dict.fromkeys(known)))
    return Chosen(options.reviewer, options.since, options.until, label)


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()
