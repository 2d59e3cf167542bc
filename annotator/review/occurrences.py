"""Every place where a text stands again: in the report, or in the project, with what is there.

It is looked for in the clean text, so that glosses, torn digits and broken lines between its
characters do not hide it. Latin words and figures are never cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from annotator.model import MarkStatus
from annotator.review import values
from annotator.review.acting import STANDING
from annotator.review.bulk_acts import Place
from annotator.text.cancel import Cancelled, never
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotator.model import Mark, Report
    from annotator.review.marks import MarkIndex
    from annotator.review.session import Session
    from annotator.text.clean import View

_AROUND = 20  # clean code points shown on either side
_BLANKS = re.compile(r"\s+")


class State(Enum):
    """What is at a place already."""

    UNMARKED = "unmarked"
    SUGGESTED = "suggested"  # just so
    OTHERWISE = "otherwise"  # suggested with other edges, or under another label
    REJECTED = "rejected"  # a reviewer said no to just this
    LABELLED = "labelled"  # a span is there, under another label or with other edges


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place: the clean text of it and around it, the report's name, and what is there.

    ``labels`` are those of the marks that stand there.
    """

    place: Place
    name: str
    before: str
    covered: str
    after: str
    state: State
    labels: tuple[str, ...] = ()

    @property
    def is_offered(self) -> bool:
        """Whether it is to be labelled unless the reviewer says no: nobody has decided there."""
        return self.state not in (State.LABELLED, State.REJECTED)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What was looked for, where it is, and how many places have the label already."""

    phrase: str
    label: str
    found: tuple[Occurrence, ...]
    already: int


def phrase_at(report: Report, start: int, end: int) -> str:
    """Return the clean text of a raw stretch of ``report``, without blanks at its edges."""
    view = clean(report.text, report.rules)
    start, end = values.trimmed(view, start, end)
    return view.of_raw(start, end) if start < end else ""


def find(
    session: Session,
    phrase: str,
    label: str,
    report_ids: Iterable[int],
    *,
    cancelled: Callable[[], bool] = never,
    reached: Callable[[int], None] | None = None,
) -> Occurrences:
    """Return where ``phrase``, a clean text, stands in these reports, and may get ``label``.

    ``reached`` is told how many reports have been looked through.

    Raises:
        Cancelled: it was, meanwhile.

    """
    found: list[Occurrence] = []
    already = 0
    for number, report_id in enumerate(report_ids, 1):
        report, marks = session.report(report_id)
        for one in _in_report(report_id, report, marks, phrase, label):
            if cancelled():
                raise Cancelled
            if one is None:
                already += 1
            else:
                found.append(one)
        if cancelled():
            raise Cancelled
        if reached is not None:
            reached(number)
    return Occurrences(phrase, label, tuple(found), already)


def with_values(session: Session, places: Sequence[Place], label: str) -> list[Place]:
    """Return ``places`` with the value that each has under ``label``, in its own surroundings."""
    wanted = session.labels.get(label)
    if wanted.value_kind is None:
        return list(places)
    found: list[Place] = []
    reports: dict[int, Report] = {}
    for place in places:
        if place.report_id not in reports:
            reports[place.report_id] = session.report(place.report_id)[0]
        report = reports[place.report_id]
        view = clean(report.text, report.rules)
        value = values.of_span(view, place.start, place.end, wanted, report.date)
        found.append(replace(place, value=value))
    return found


def alike(report: Report, marks: MarkIndex, mark: Mark) -> list[Mark]:
    """Return the open suggestions of a report that say of the same text what ``mark`` says."""
    view = clean(report.text, report.rules)
    phrase = view.of_raw(mark.start, mark.end)
    return [
        one
        for one in marks
        if one.is_open and one.label == mark.label and view.of_raw(one.start, one.end) == phrase
    ]


def of_marks(report_id: int, report: Report, marks: Iterable[Mark]) -> list[Occurrence]:
    """Return the places of ``marks`` as they are listed."""
    view = clean(report.text, report.rules)
    return [
        occurrence(report_id, report, view, (mark.start, mark.end), [mark], mark.label)
        for mark in marks
    ]


def _in_report(
    report_id: int, report: Report, marks: MarkIndex, phrase: str, label: str
) -> Iterator[Occurrence | None]:
    """Yield each place, None for one that has the label already."""
    view = clean(report.text, report.rules)
    for first, last in _places(view.text, phrase):
        start, end = values.trimmed(view, *view.map.back(first, last))
        if start >= end:
            continue
        here = marks.between(start, end)
        same = [m for m in here if (m.start, m.end, m.label) == (start, end, label)]
        if any(mark.is_span for mark in same):
            yield None
        else:
            yield occurrence(report_id, report, view, (start, end), here, label)


def occurrence(
    report_id: int,
    report: Report,
    view: View,
    span: tuple[int, int],
    here: Sequence[Mark],
    label: str | None = None,
) -> Occurrence:
    """Return a raw ``span`` of a report as it is listed, with the marks that are ``here``.

    ``label`` is the one that it may get, None where any may be.
    """
    first, last = view.map.forward(*span)
    there = tuple(sorted((m for m in here if m.status in STANDING), key=lambda m: (m.start, m.id)))
    return Occurrence(
        Place(report_id, *span, report.encoding, there),
        report.name,
        _BLANKS.sub(" ", view.text[max(0, first - _AROUND) : first]),
        view.text[first:last],
        _BLANKS.sub(" ", view.text[last : last + _AROUND]),
        _state(here, span, label),
        tuple(dict.fromkeys(mark.label for mark in there)),
    )


def _state(here: Sequence[Mark], span: tuple[int, int], label: str | None) -> State:
    same = [mark for mark in here if (mark.start, mark.end) == span and label in (None, mark.label)]
    if any(mark.is_span for mark in here):
        return State.LABELLED
    if any(mark.is_open for mark in same):
        return State.SUGGESTED
    if any(mark.status is MarkStatus.REJECTED for mark in same):
        return State.REJECTED
    return State.OTHERWISE if any(mark.is_open for mark in here) else State.UNMARKED


def _places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        end = at + len(phrase)
        if is_whole(text, at, end):
            yield at, end
            at = text.find(phrase, end)
        else:
            at = text.find(phrase, at + 1)


def is_whole(text: str, start: int, end: int) -> bool:
    """Return whether no Latin word and no figure is cut at the edges."""
    return not (_runs_on(text, start) or _runs_on(text, end))


def _runs_on(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if left.isdecimal() and right.isdecimal():
        return True
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
