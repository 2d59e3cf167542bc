"""Texts that are marked in several ways: here under one label, there under another, or not at all.

Only what a reviewer stands behind counts: confirmed spans, and places without a mark in reports
that are finished. Labels of numbers and dates are left out, as their texts mean what stands around
them. A text within a longer one that is marked elsewhere is no place of its own.

The likelier a text is an error, the sooner it comes: nearly always marked in one way, and seldom in
another.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.agreement.cases import wilson
from annotator.model import MarkStatus, ReportStatus
from annotator.review import values
from annotator.review.occurrences import is_whole, occurrence
from annotator.text.cancel import Cancelled, never
from annotator.text.clean import clean
from annotator.text.offsets import united
from annotator.text.phrases import Phrases
from annotator.text.views import furniture_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.labels import LabelSet
    from annotator.model import Report
    from annotator.review.occurrences import Occurrence
    from annotator.review.session import Session
    from annotator.store.project import Transaction
    from annotator.text.cancel import Asked
    from annotator.text.offsets import Span

UNMARKED = ""
"""Stands among labels for a place without a mark."""

MOST = 2000  # conflicts that are listed
_LONGEST = 60  # code points of a text
_REPORTS = 300  # reports that places of a text are looked for in
_SHOWN = 1000  # places of a text that are shown
_STANDING = (MarkStatus.CONFIRMED, MarkStatus.SUGGESTED)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text, and how often it is marked in which way: by labels, most often first, or not at all.

    ``report_ids`` are reports in which it stands, of very many the first ones.
    """

    text: str
    labels: tuple[tuple[str, int], ...]
    unmarked: int
    report_ids: tuple[int, ...] = ()

    @property
    def ways(self) -> dict[str, int]:
        """How often it is marked in each way, the one most often first."""
        found = {**dict(self.labels), **({UNMARKED: self.unmarked} if self.unmarked else {})}
        return dict(sorted(found.items(), key=lambda way: -way[1]))

    @property
    def usual(self) -> str:
        """The way in which it is marked most often: a label, or ``UNMARKED``."""
        return next(iter(self.ways))

    @property
    def lopsided(self) -> float:
        """How sure it is that nearly all are marked in one way, 0 to 1."""
        counts = list(self.ways.values())
        return wilson(counts[0], sum(counts))[0]

    @property
    def is_one(self) -> bool:
        """Whether it is one: marked in several ways."""
        return len(self.ways) > 1


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What was found, likely errors first, and the ``phrases`` by which places are told apart.

    ``total`` is how many there are: of very many the first are listed.
    """

    listed: tuple[Conflict, ...]
    total: int
    phrases: Phrases


def find(
    session: Session,
    *,
    cancelled: Asked = never,
    reached: Callable[[int, int], object] | None = None,
) -> Conflicts:
    """Return the texts of the project that are marked in several ways, but for those settled.

    ``reached`` is told how many reports have been looked at, each twice, and of how many.

    Raises:
        Cancelled: it was, meanwhile.

    """
    with session.project.reading() as at:
        ids = list(at.queue.ids())
    search = _Search(session.labels)
    number = 0
    for look in (search.take_spans, search.take_unmarked):
        for report_id in ids:
            if cancelled():
                raise Cancelled
            with session.project.reading() as at:
                look(at, report_id)
            number += 1
            if reached is not None:
                reached(number, 2 * len(ids))
    return search.conflicts(session.settled())


def places(
    session: Session, conflict: Conflict, phrases: Phrases, cancelled: Asked = never
) -> list[Occurrence]:
    """Return where the text of ``conflict`` is marked, or stands without a mark, as it is now.

    Raises:
        Cancelled: it was, meanwhile.

    """
    found: list[Occurrence] = []
    for report_id in conflict.report_ids:
        if cancelled():
            raise Cancelled
        if len(found) >= _SHOWN:
            break
        found += _places_in(session, report_id, conflict.text, phrases)
    return found[:_SHOWN]


def seen_anew(conflict: Conflict, found: Sequence[Occurrence], labels: LabelSet) -> Conflict:
    """Return ``conflict`` as its places, ``found`` anew, tell it."""
    counts = Counter(way_of(one, labels) for one in found)
    unmarked = counts.pop(UNMARKED, 0)
    return Conflict(conflict.text, tuple(counts.most_common()), unmarked, conflict.report_ids)


def way_of(one: Occurrence, labels: LabelSet) -> str:
    """Return the label of the span at just this place; ``UNMARKED`` where none is."""
    place = one.place
    here = [m for m in place.there if m.is_span and (m.start, m.end) == (place.start, place.end)]
    plain = [mark.label for mark in here if labels.get(mark.label).value_kind is None]
    return next(iter(plain), UNMARKED)


# -- looking ------------------------------------------------------------------------------------


class _Search:
    """How each text is marked, as far as reports have been looked at."""

    def __init__(self, labels: LabelSet) -> None:
        self._left_out = {one.id for one in labels.labels if one.value_kind is not None}
        self._marked: Counter[tuple[str, str]] = Counter()  # (text, label)
        self._unmarked: Counter[str] = Counter()
        self._where: dict[str, array[int]] = {}
        self._phrases: Phrases | None = None

    @property
    def phrases(self) -> Phrases:
        """All texts that are marked anywhere, once every report has been looked at."""
        if self._phrases is None:
            self._phrases = Phrases(self._where)
        return self._phrases

    def take_spans(self, at: Transaction, report_id: int) -> None:
        """Count how texts are marked in a report."""
        spans = at.marks.stretches(report_id, (MarkStatus.CONFIRMED,))
        wanted = [one for one in spans if one[2] not in self._left_out]
        if not wanted:
            return
        report = at.reports.get(report_id)
        view = clean(report.text, report.rules)
        for start, end, label in wanted:
            text = view.of_raw(start, end)
            if 1 < len(text) <= _LONGEST and "\n" not in text:
                self._marked[text, label] += 1
                self._note(text, report_id)

    def take_unmarked(self, at: Transaction, report_id: int) -> None:
        """Count where texts stand without a mark in a report, if it is finished."""
        if not self._where or not _is_finished(at, report_id):
            return
        report = at.reports.get(report_id)
        stretches = at.marks.stretches(report_id, _STANDING)
        for text, _ in unmarked(report, [(one[0], one[1]) for one in stretches], self.phrases):
            self._unmarked[text] += 1
            self._note(text, report_id)

    def _note(self, text: str, report_id: int) -> None:
        where = self._where.setdefault(text, array("q"))
        if len(where) < _REPORTS and (not where or where[-1] != report_id):
            where.append(report_id)

    def conflicts(self, settled: dict[str, tuple[str, ...]]) -> Conflicts:
        """Return what was found, but for texts that are marked in no way that is not settled."""
        by_text: dict[str, list[tuple[str, int]]] = {}
        for (text, label), count in self._marked.most_common():
            by_text.setdefault(text, []).append((label, count))
        found = []
        for text, labels in by_text.items():
            if len(labels) < 2 and text not in self._unmarked:
                continue
            ids = tuple(dict.fromkeys(self._where[text]))
            one = Conflict(text, tuple(labels), self._unmarked[text], ids)
            if not set(one.ways) <= set(settled.get(text, ())):
                found.append(one)
        found.sort(key=lambda one: (-one.lopsided, one.text))
        return Conflicts(tuple(found[:MOST]), len(found), self.phrases)


def unmarked(
    report: Report, standing: Sequence[Span], phrases: Phrases
) -> Iterator[tuple[str, Span]]:
    """Yield (text, raw span) of the ``phrases`` of a report that no mark ``standing`` touches.

    Of those that overlap, the first, and of those that begin together, the longest. What is page
    furniture is nobody's to mark.
    """
    view = clean(report.text, report.rules)
    furniture = furniture_of(report.text, report.rules, report.furniture)
    covered = list(united([*standing, *furniture]))
    starts = [start for start, _ in covered]
    for first, last in phrases.find(view.text):
        if not is_whole(view.text, first, last):
            continue
        start, end = values.trimmed(view, *view.map.back(first, last))
        before = bisect_right(starts, start) - 1
        after = before + 1
        taken = (before >= 0 and covered[before][1] > start) or (
            after < len(covered) and covered[after][0] < end
        )
        if start < end and not taken:
            yield view.text[first:last], (start, end)


def _is_finished(at: Transaction, report_id: int) -> bool:
    """Return whether a place without a mark in it is so on purpose, or was missed."""
    line = at.reports.summary(report_id)
    return line.status is ReportStatus.DONE or (
        line.status is not ReportStatus.NEW and not line.open
    )


def _places_in(session: Session, report_id: int, text: str, phrases: Phrases) -> list[Occurrence]:
    report, marks = session.report(report_id)
    view = clean(report.text, report.rules)
    with session.project.reading() as at:
        finished = _is_finished(at, report_id)
        spans = at.marks.stretches(report_id, (MarkStatus.CONFIRMED,))
        standing = at.marks.stretches(report_id, _STANDING) if finished else []
    here = {(start, end) for start, end, _ in spans if view.of_raw(start, end) == text}
    if finished:
        stretches = [(start, end) for start, end, _ in standing]
        found = unmarked(report, stretches, phrases)
        here |= {span for phrase, span in found if phrase == text}
    return [
        occurrence(report_id, report, view, span, marks.between(*span)) for span in sorted(here)
    ]
