"""Which report of a project the text in an annotated file is, and where its spans lie there.

Programs are given the clean text of a report, or one converted to another script, and give back
spans that count in that; some leave out blanks or write other line ends. The text is found by the
fingerprint that every report has, which reading by other rules or in another script changes: then
by what the search index, which is folded, knows of some stretches of it. Whatever is found is
compared in full, and spans are mapped back by the map of the view that has the very text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.errors import OtherText
from annotator.formats.record import with_marks
from annotator.review import indexing
from annotator.store.search import IndexDamaged
from annotator.text.clean import DEFAULT_RULES, View, clean
from annotator.text.fold import fold, pairs
from annotator.text.offsets import OffsetMap, of_deletions, without
from annotator.text.views import SCRIPTS, Mode, view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.formats import Record
    from annotator.model import Report
    from annotator.review.session import Session
    from annotator.store.project import Transaction
    from annotator.text.offsets import Span

_BLANKS = re.compile(r"\s+")
_FIGURES = re.compile(r"[0-9]")
_STRETCHES, _STRETCH = 6, 9
"""So many stretches of so many characters of a text are looked for in the search index."""
_MOST = 20
"""So many of the reports that hold most of the stretches are compared in full."""
_NO_MAP = OffsetMap()


class Matched(StrEnum):
    """What tells which report a record is of; the values stand in what the command line prints."""

    SOURCE = "source"
    TEXT = "text"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class Match:
    """The report that a record's text is, and the maps between: from both texts to a third one.

    Of a text that is a view of the report, the third one is that text itself.
    """

    report_id: int
    name: str
    how: Matched
    there: OffsetMap = _NO_MAP
    here: OffsetMap = _NO_MAP

    def back(self, start: int, end: int) -> Span:
        """Return where the span of the record's text lies in the report's raw text.

        Of nothing but what the report has not, it is empty.
        """
        return self.there.back(*self.here.forward(start, end))


def moved(record: Record, match: Match) -> Record:
    """Return ``record`` with its marks where they lie in the report's raw text.

    Marks of nothing but blanks that the report has not are left out.
    """
    if match.how is not Matched.VIEW:
        return record
    spans = [match.back(mark.start, mark.end) for mark in record.marks]
    kept = [place for place, (start, end) in enumerate(spans) if start < end]
    marks = [
        replace(record.marks[place], start=spans[place][0], end=spans[place][1]) for place in kept
    ]
    return with_marks(record, kept, marks)


def by_source(session: Session, report: Report) -> Match | None:
    """Return the report of the project whose source has the sha256 of a record's ``report``.

    Raises:
        OtherText: the record's text is none of that one's.

    """
    with session.project.reading() as at:
        known = at.reports.find(report.sha256)
        if known is None:
            return None
        there = at.reports.get(known)
    match = _same(known, there, report.text)
    if match is None:
        raise OtherText(name=report.name)
    return replace(match, how=Matched.SOURCE) if match.how is Matched.TEXT else match


def by_text(session: Session, report: Report, digest: bytes) -> Match | None:
    """Return a report of the project that has the text of a record's ``report``, or None.

    ``digest`` is the fingerprint of that; of several reports it is one with the same uid. Each
    report of the project must have its fingerprint, and be indexed.
    """
    with session.project.reading() as at:
        return _by_fingerprint(at, report, digest) or _by_stretches(at, report)


def _by_fingerprint(at: Transaction, report: Report, digest: bytes) -> Match | None:
    alike = at.fingerprints.every_alike(digest)
    for report_id, _ in sorted(alike, key=lambda one: one[1] != report.uid):
        match = _same(report_id, at.reports.get(report_id), report.text)
        if match is not None:
            return match
    return None


def _by_stretches(at: Transaction, report: Report) -> Match | None:
    """Return the report of which this is a view that has another fingerprint."""
    folded = fold(report.text)
    holding = Counter[int]()
    try:
        for stretch in _stretches(folded) if at.search.is_possible() else ():
            holding.update(at.search.candidates([stretch]) or ())
    except IndexDamaged:
        return None  # it is made again by the next search, or import
    likeliest = at.reports.these([one for one, _ in holding.most_common(_MOST)])
    for report_id, there in sorted(
        likeliest.items(), key=lambda one: (one[1].uid != report.uid, -holding[one[0]])
    ):
        match = _same(report_id, there, report.text) if _may_be(folded, there) else None
        if match is not None:
            return match
    return None


def _stretches(folded: str) -> Iterator[str]:
    """Yield stretches of a text, each once, spread over it."""
    last = max(0, len(folded) - _STRETCH)
    places = dict.fromkeys(last * part // (_STRETCHES - 1) for part in range(_STRETCHES))
    for at in places:
        stretch = folded[at : at + _STRETCH].strip()
        if pairs(stretch):  # else the index tells of what begins so
            yield stretch


def _may_be(folded: str, there: Report) -> bool:
    """Return whether a folded text may be a view of a report: no view changes the figures in it."""
    other = indexing.folded(there)
    return _FIGURES.findall(folded) == _FIGURES.findall(other)


# -- comparing ----------------------------------------------------------------------------------


def _same(report_id: int, there: Report, text: str) -> Match | None:
    """Return how ``text`` is that of a report, in one of the ways in which it is read, or None."""
    if there.text == text:
        return Match(report_id, there.name, Matched.TEXT)
    own, read = _inked(View(text, _NO_MAP)), _inked(clean(text))
    for views in (_as_written(there), _converted(there)):
        made = list(views)
        for view in made:
            if view.text == text:
                return Match(report_id, there.name, Matched.VIEW, view.map)
        for inked in map(_inked, made):
            for here in (own, read):
                if here.text == inked.text:
                    return Match(report_id, there.name, Matched.VIEW, inked.map, here.map)
    return None


def _as_written(report: Report) -> Iterator[View]:
    """Yield what a report can be read as in its own script, by its rules and by the usual ones."""
    yield View(report.text, _NO_MAP)
    for rules in dict.fromkeys((report.rules, DEFAULT_RULES)):
        yield clean(report.text, rules)
        yield view_of(report.text, Mode.CLEAN, rules)


def _converted(report: Report) -> Iterator[View]:
    """Yield what a report can be read as in another script."""
    for rules in dict.fromkeys((report.rules, DEFAULT_RULES)):
        for mode in SCRIPTS:
            yield view_of(report.text, mode, rules)


def _inked(view: View) -> View:
    """Return a view without its blanks."""
    blanks = [found.span() for found in _BLANKS.finditer(view.text)]
    return View(without(view.text, blanks), view.map.then(of_deletions(blanks)))
