"""Searching a project: places in the clean texts of reports, or marks, in the reports' order.

The first reports are looked into at once, for what is frequent is in them; which of the others may
hold something, the indexes tell. Every place is found in the text itself.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.model import QueueFilter
from annotator.review import indexing
from annotator.review.acting import STANDING
from annotator.review.bulk_acts import Place
from annotator.text.cancel import Asked, Cancelled, never
from annotator.text.clean import clean
from annotator.text.fold import fold, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.model import Mark, Report
    from annotator.review.queries import Query
    from annotator.review.session import Session
    from annotator.store.project import Transaction
    from annotator.text.clean import View
    from annotator.text.offsets import Span

AROUND = 40
"""Clean code points shown on either side of a place."""
NEAR = 30
"""Clean code points on either side within which what is asked for ``near`` stands."""

_FIRST = 16  # reports that are looked into before an index is asked
_AT_ONCE = (4, 32)  # reports between two words of how far it is: at first, and at most
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found: the clean text of it and around it, and the name of its report.

    ``about`` is the mark that was asked for, None where a text was.
    """

    place: Place
    name: str
    before: str
    covered: str
    after: str
    about: Mark | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks there: those that stand, and the one that was asked for."""
        there = self.place.there
        return there if self.about is None or self.about in there else (self.about, *there)


class Search:
    """A search under way: it stops where enough is found, and goes on from there.

    ``looked`` is how many reports are behind it, of ``total``; fewer, once an index was asked.
    """

    def __init__(self, session: Session, query: Query) -> None:
        self.query = query
        self.looked = 0
        self.total = 0
        self.is_done = False
        self._session = session
        self._ids: array[int] | None = None
        self._narrowed = False
        self._waiting: set[int] = set()  # reports that are to be indexed
        self._told = 0  # places of the next report that were told already
        self._many = _AT_ONCE[0]

    def more(self, most: int, cancelled: Asked = never) -> Iterator[list[Hit]]:
        """Yield what is found as it is found, ``most`` places in all; empty lists tell of progress.

        Raises:
            Cancelled: it was; it may go on from there.

        """
        left = most
        while left and not self.is_done:
            if cancelled():
                raise Cancelled
            found = self._look(left)
            left -= len(found)
            yield found

    # -- which reports --------------------------------------------------------------------------

    def _begin(self) -> array[int]:
        """Return the ids of the reports that are to be looked into, as far as they are known."""
        if self._ids is None:
            with self._session.project.reading() as at:
                self._ids = at.queue.ids(self._named, most=_FIRST)
                if self._asks_texts and at.search.is_possible():
                    self._waiting = set(at.search.waiting())
            self._narrowed = len(self._ids) < _FIRST  # there are no others
            self.total = len(self._ids)
        if self.looked >= _FIRST and not self._narrowed:
            self._narrowed = True
            self._ids.extend(self._others(self._ids[-1] if self._ids else 0))
            self.total = len(self._ids)
        return self._ids

    @property
    def _named(self) -> QueueFilter:
        return QueueFilter(name=self.query.name)

    @property
    def _asks_texts(self) -> bool:
        return bool(self.query.texts or self.query.near)

    def _others(self, since: int) -> array[int]:
        """Return which of the reports added ``since`` may hold something, as the indexes know."""
        query = self.query
        found: set[int] | None = None
        if self._asks_texts:
            found = indexing.candidates(self._session, (*query.texts, *query.near))
        with self._session.project.reading() as at:
            if query.marks is not None:
                marked = at.marked.reports(query.marks)
                if marked is not None:
                    found = set(marked) if found is None else found & set(marked)
            if found is None:
                return at.queue.ids(self._named, since=since)
            if query.name:
                found &= set(at.queue.ids(self._named, since=since))
        return array("q", sorted(one for one in found if one > since))

    # -- what is in them ------------------------------------------------------------------------

    def _look(self, most: int) -> list[Hit]:
        """Look into some reports and return what is found."""
        ids = self._begin()
        until = self.looked + self._many
        if not self._narrowed:
            until = min(until, _FIRST)
        self._many = min(2 * self._many, _AT_ONCE[1])
        with self._session.project.reading() as at:
            how = indexing.seen(at)
            part = _Part(at, self.query, self._waiting)
            found = self._take(part, ids[self.looked : until], most)
        if part.to_index and not indexing.keep(self._session, how, part.to_index):
            self._waiting.clear()
        self.is_done = self.looked >= len(ids) and self._narrowed
        return found

    def _take(self, part: _Part, ids: Sequence[int], most: int) -> list[Hit]:
        found: list[Hit] = []
        for report_id, hits in part.hits(ids):
            for number, hit in enumerate(hits):
                if number < self._told:
                    continue
                if len(found) == most:
                    return found
                found.append(hit)
                self._told = number + 1
            self._told = 0
            self.looked += 1
            self._waiting.discard(report_id)
        return found


def again(session: Session, hits: Sequence[Hit]) -> list[Hit]:
    """Return ``hits`` with the marks that are there by now; one without its mark is no longer."""
    found: list[Hit] = []
    with session.project.reading() as at:
        ids = [hit.about.id for hit in hits if hit.about is not None]
        now = {mark.id: mark for mark in at.marks.these(ids)}
        for hit in hits:
            place = hit.place
            about = None if hit.about is None else now.get(hit.about.id)
            there = standing(at, place.report_id, place.start, place.end)
            found.append(replace(hit, place=replace(place, there=there), about=about))
    return found


def standing(at: Transaction, report_id: int, start: int, end: int) -> tuple[Mark, ...]:
    """Return the marks that stand on a stretch of a report, or on a part of it, in text order."""
    here = at.marks.overlapping(report_id, start, end, at.reports.longest(report_id))
    return tuple(mark for mark in here if mark.status in STANDING)


@dataclass
class _Part:
    """Some reports that are looked into at once."""

    at: Transaction
    query: Query
    waiting: set[int]

    def __post_init__(self) -> None:
        self.to_index: list[tuple[int, str]] = []

    def hits(self, ids: Sequence[int]) -> Iterator[tuple[int, Iterator[Hit]]]:
        """Yield each report with its places, in order."""
        query = self.query
        marked: dict[int, list[Mark]] = {}
        wanted = ids
        if query.marks is not None:
            marked = self.at.marked.marks(ids, query.marks)
            wanted = [one for one in ids if one in marked]
        reports = self.at.reports.these(wanted)
        for report_id in ids:
            report, marks = reports.get(report_id), marked.get(report_id, [])
            if report is not None and query.marks is not None:
                marks = [one for one in marks if self._may_hold(report, one)]
            if report is None or (query.marks is not None and not marks):
                yield report_id, iter(())
            else:
                yield report_id, self._in_report(report_id, report, marks)

    def _may_hold(self, report: Report, mark: Mark) -> bool:
        """Return whether a mark may hold the texts, by its characters alone: nothing is cleaned."""
        if not self.query.texts:
            return True
        there = {" ", *fold(report.text[mark.start : mark.end])}
        return all(there.issuperset(text) for text in self.query.texts)

    def _in_report(self, report_id: int, report: Report, marks: list[Mark]) -> Iterator[Hit]:
        view = clean(report.text, report.rules)
        folded = fold(view.text)
        if report_id in self.waiting:
            self.to_index.append((report_id, folded))
        if self.query.marks is not None:
            yield from self._marks(report_id, report, view, folded, marks)
            return
        for first, last in self._places(folded):
            start, end = view.map.back(first, last)
            there = standing(self.at, report_id, start, end)
            if not (there and self.query.unmarked):
                yield _hit(report_id, report, view, (start, end), there)

    def _places(self, folded: str) -> list[Span]:
        """Return where the texts stand, in order; nothing where one of them does not."""
        found: set[Span] = set()
        for text in self.query.texts:
            here = list(places(folded, text))
            if not here:
                return []
            found.update(here)
        return sorted(span for span in found if self._is_near(folded, span))

    def _is_near(self, folded: str, span: Span) -> bool:
        first, last = span
        around = folded[max(0, first - NEAR) : first], folded[last : last + NEAR]
        return all(any(_holds(side, text) for side in around) for text in self.query.near)

    def _marks(
        self, report_id: int, report: Report, view: View, folded: str, marks: list[Mark]
    ) -> Iterator[Hit]:
        """Yield those of ``marks`` whose texts and notes are as asked for."""
        note = self.query.marks.note if self.query.marks is not None else None
        for mark in marks:
            span = view.map.forward(mark.start, mark.end)
            covered = folded[slice(*span)]
            has_all = all(_holds(covered, text) for text in self.query.texts)
            if not has_all or not self._is_near(folded, span):
                continue
            if note and not _holds(fold(mark.note), note):
                continue
            there = standing(self.at, report_id, mark.start, mark.end)
            yield _hit(report_id, report, view, (mark.start, mark.end), there, mark)


def _holds(folded: str, wanted: str) -> bool:
    return next(places(folded, wanted), None) is not None


def _hit(
    report_id: int,
    report: Report,
    view: View,
    span: Span,
    there: tuple[Mark, ...],
    about: Mark | None = None,
) -> Hit:
    first, last = view.map.forward(*span)
    text = view.text
    return Hit(
        Place(report_id, *span, report.encoding, there),
        report.name,
        _BLANKS.sub(" ", text[max(0, first - AROUND) : first]).lstrip(),
        _BLANKS.sub(" ", text[first:last]),
        _BLANKS.sub(" ", text[last : last + AROUND]).rstrip(),
        about,
    )
