"""Candidates of a long report, stored part by part while the reviewer is at work on it already.

A report knows how far its candidates have been found. So nothing that was told of is lost where
the program is stopped or killed, and the rest can be found later. What the reviewer does meanwhile
stands: each part is fitted to the marks as they are when it is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest import Search, find
from annotator.text.cancel import Asked, never

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.review.session import Found, Session
    from annotator.suggest import Finder, Part


def find_rest(
    session: Session, report_id: int, cancelled: Asked = never, finder: Finder = find
) -> Iterator[Found]:
    """Find the candidates that a report still lacks, and yield each part as it is stored.

    Suggestions are no act of the reviewer's: they are not in the log. Where the report is read
    otherwise meanwhile, it goes on by that.

    Raises:
        Cancelled: ``cancelled`` said so; what was yielded is there.

    """
    while True:
        with session.project.reading() as at:
            report, begin = at.reports.get(report_id), at.reports.found_to(report_id)
        if begin is None:
            return
        for part in finder(report, cancelled, _search(session)):
            if part.end <= begin and part.end < len(report.text):
                continue  # it was found before
            # where the rules are others than at first, a part may begin before this place
            fresh = part._replace(kept=[one for one in part.kept if one.start >= begin])
            found = session.add_found(report_id, report, begin, fresh)
            if found is None:
                break
            yield found
            begin = part.end


def find_anew(
    session: Session, report_id: int, cancelled: Asked = never, finder: Finder = find
) -> Iterator[Found]:
    """Find all candidates of a report once more, and yield each part as it is kept: a decision.

    Raises:
        Cancelled: ``cancelled`` said so; what was yielded is kept, the rest is as it was.

    """
    done = False
    while not done:
        with session.project.reading() as at:
            report = at.reports.get(report_id)
        parts = finder(report, cancelled, _search(session))
        for begin, part in _with_beginnings(parts):
            found = session.renew_found(report_id, report, begin, part)
            if found is None:  # the report is read otherwise by now
                break
            yield found
        else:
            done = True


def _search(session: Session) -> Search:
    return Search.by(session.word_lists(), session.labels)


def _with_beginnings(parts: Iterable[Part]) -> Iterator[tuple[int, Part]]:
    begin = 0
    for part in parts:
        yield begin, part
        begin = part.end
