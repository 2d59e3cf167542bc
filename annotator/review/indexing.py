"""Keeping the search index: reports are indexed as they arrive, as they are searched, or beside.

It is a cache, and no act of a reviewer's. Where it is damaged it is made again; where it cannot be
written, because somebody else is writing or the disk is full, the texts are looked through instead.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from annotator.errors import LockedProject, UnwritablePlace
from annotator.store.search import IndexDamaged
from annotator.text.cancel import Asked, Cancelled, never
from annotator.text.clean import clean
from annotator.text.fold import fold

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Sequence

    from annotator.model import Report
    from annotator.review.session import Session
    from annotator.store.project import Transaction

_AT_ONCE = 32
"""Reports in one step: who acts meanwhile waits some hundredths of a second at most."""


class Seen(NamedTuple):
    """What says how the reports of a project are read: the same, if nothing was decided since."""

    decision: int
    rules: dict[str, bool]


def seen(at: Transaction) -> Seen:
    """Return how reports are read as of now."""
    return Seen(at.decisions.newest(), at.reports.project_rules())


def folded(report: Report) -> str:
    """Return the text that a report is searched by: the clean one, folded."""
    return fold(clean(report.text, report.rules).text)


def take_in(at: Transaction, report_id: int, report: Report) -> None:
    """Index a report that is being stored; where that fails, it waits to be."""
    with suppress(IndexDamaged), at.part():
        if at.search.is_possible():
            at.search.put([(report_id, folded(report))])


def waiting(session: Session) -> array[int]:
    """Return the ids, in order, of the reports that are still to be indexed."""
    with session.project.reading() as at:
        return at.search.waiting()


def candidates(session: Session, texts: Iterable[str]) -> set[int] | None:
    """Return the reports that may hold all of the folded ``texts``; None: any may.

    Those that are still to be indexed are among them.
    """
    try:
        with session.project.reading() as at:
            if not at.search.is_possible():
                return None
            found = at.search.candidates(texts)
            return None if found is None else {*found, *at.search.waiting()}
    except IndexDamaged:
        reset(session)
        return None


def keep(session: Session, how: Seen, texts: Sequence[tuple[int, str]]) -> bool:
    """Index the folded ``texts`` of reports as they were ``how`` seen; return whether that works.

    What was decided on meanwhile may be how one of them is read: then they wait for the next time.
    """
    try:
        with session.project.writing() as at:
            if seen(at) == how:
                at.search.put(texts)
    except IndexDamaged:
        return reset(session)
    except (LockedProject, UnwritablePlace):
        return False
    return True


def reset(session: Session) -> bool:
    """Make the index empty; return whether that was possible."""
    with suppress(LockedProject, UnwritablePlace):
        with session.project.writing() as at:
            at.search.reset()
        return True
    return False


def catch_up(
    session: Session,
    cancelled: Asked = never,
    reached: Callable[[int, int], object] | None = None,
) -> None:
    """Index all reports that wait for it.

    ``reached`` is told how many are done, of how many.

    Raises:
        Cancelled: it was; what is done stays.

    """
    with session.project.reading() as at:
        possible = at.search.is_possible()
        stale = possible and at.search.is_stale()
    if stale:
        reset(session)
    left = 0
    while possible and (ids := waiting(session)) and len(ids) != left:
        left = len(ids)  # those that were decided on meanwhile wait once more
        for first in range(0, left, _AT_ONCE):
            if cancelled():
                raise Cancelled
            with session.project.reading() as at:
                how, reports = seen(at), at.reports.these(ids[first : first + _AT_ONCE])
            texts = [(report_id, folded(report)) for report_id, report in reports.items()]
            if not keep(session, how, texts):
                return
            if reached is not None:
                reached(min(first + _AT_ONCE, left), left)
