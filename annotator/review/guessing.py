"""Which label a selected stretch is likeliest to get: from what is there, and from what was before.

What stands in the report's marks is known at once (``at_hand``); what the rest of the project and
the suggesters say takes a moment, and is looked up beside the window (``looked_up``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from annotator.model import MarkStatus, Report
from annotator.suggest import suggest_along
from annotator.text.cancel import never
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.model import Suggestion
    from annotator.review.marks import MarkIndex
    from annotator.review.session import Session

# how much each kind of evidence weighs
_SUGGESTED_HERE, _SUGGESTED_NEARLY = 4.0, 1.0
_IN_REPORT, _IN_PROJECT = 2.0, 1.5
_KEPT, _DROPPED, _BY_ITSELF = 1.2, 0.8, 0.5
_ALIKE = 0.5  # the share of two stretches in common from which on one speaks for the other
_AROUND = 120  # raw code points on either side that suggesters see
_ENOUGH = 50  # spans with the same text that are asked
_LOOKED_AT = 2000  # places with the same text at which a span is looked for

Votes = dict[str, float]
"""How much speaks for each label, by its id."""


def best(*votes: Votes) -> str | None:
    """Return the label that most speaks for in all ``votes`` together, None where nothing does."""
    total: Votes = defaultdict(float)
    for part in votes:
        for label, weight in part.items():
            total[label] += weight
    return max(total, key=lambda label: total[label], default=None)


def at_hand(report: Report, marks: MarkIndex, start: int, end: int) -> Votes:
    """Return what the marks of the open report say of the raw stretch ``start``-``end``."""
    votes: Votes = defaultdict(float)
    for mark in marks.between(start, end):
        if mark.status is MarkStatus.REJECTED:
            continue
        if (mark.start, mark.end) == (start, end):
            votes[mark.label] += _SUGGESTED_HERE
        elif _in_common(mark.start, mark.end, start, end) >= _ALIKE:
            votes[mark.label] += _SUGGESTED_NEARLY
    before = Counter(_before(report, marks, start, end))
    for label, count in before.items():
        votes[label] += _IN_REPORT * count / before.total()
    return votes


def looked_up(
    session: Session,
    report_id: int,
    report: Report,
    start: int,
    end: int,
    cancelled: Callable[[], bool] = never,
) -> Votes:
    """Return what the other reports of the project, and the suggesters, say of that stretch.

    Raises:
        Cancelled: it was, meanwhile.

    """
    votes: Votes = defaultdict(float)
    before = session.past_labels(texts_of(report, start, end), report_id, _ENOUGH, cancelled)
    for label, count in before.items():
        votes[label] += _IN_PROJECT * count / before.total()
    first = max(0, start - _AROUND)
    piece = report.text[first : end + _AROUND]
    for one, weight in _candidates(report, piece, cancelled):
        if (one.start + first, one.end + first) == (start, end):
            votes[one.label] += weight * (one.origin.score or _ALIKE)
    if not votes:
        alone = report.text[start:end]
        for one, _ in _candidates(report, alone, cancelled):
            share = _in_common(one.start, one.end, 0, len(alone))
            if share >= _ALIKE:
                votes[one.label] += _BY_ITSELF * share
    return votes


def texts_of(report: Report, start: int, end: int) -> set[str]:
    """Return the ways in which the same text may be written: raw, and clean."""
    view = clean(report.text, report.rules)
    return {report.text[start:end], view.of_raw(start, end)}


def _before(report: Report, marks: MarkIndex, start: int, end: int) -> list[str]:
    """Return the labels of spans with the same text elsewhere in the report, of the first ones."""
    elsewhere = (
        (at, at + len(text))
        for text in texts_of(report, start, end)
        for at in islice(_places(report.text, text), _LOOKED_AT)
        if at != start
    )
    return [mark.label for mark in marks.spans_on(elsewhere, _ENOUGH)]


def _places(text: str, wanted: str) -> Iterator[int]:
    """Yield where ``wanted``, which is not empty, stands in ``text``."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _candidates(
    report: Report, piece: str, cancelled: Callable[[], bool]
) -> Iterator[tuple[Suggestion, float]]:
    """Yield what the suggesters find in a piece of the report, also what gave way to others."""
    meta = {"report_date": report.date} if report.date else {}
    by_itself = Report("", report.name, piece, "", meta=meta, rules=report.rules)
    for part in suggest_along(by_itself, cancelled):
        yield from ((one, _KEPT) for one in part.kept)
        yield from ((dropped.suggestion, _DROPPED) for dropped in part.dropped)


def _in_common(start: int, end: int, first: int, last: int) -> float:
    """Return the share that two stretches have in common of what either covers."""
    both = min(end, last) - max(start, first)
    return max(0, both) / (max(end, last) - min(start, first))
