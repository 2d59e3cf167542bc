"""All suggesters over one text, merged; and over a report, read clean and without furniture."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from annotator.suggest.contacts import suggest_contacts
from annotator.suggest.dates import suggest_dates
from annotator.suggest.documents import suggest_documents
from annotator.suggest.durations import suggest_durations
from annotator.suggest.entities import suggest_entities
from annotator.suggest.merge import merge
from annotator.suggest.numbers import suggest_numbers
from annotator.suggest.ordinals import suggest_ordinals
from annotator.suggest.task import Suggester, Task
from annotator.text.clean import clean
from annotator.text.views import furniture_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.model import Report, Suggestion
    from annotator.text.offsets import Span

RULES: tuple[Suggester, ...] = (
    suggest_contacts,
    suggest_documents,
    suggest_dates,
    suggest_durations,
    suggest_numbers,
    suggest_ordinals,
)
SUGGESTERS: tuple[Suggester, ...] = (*RULES, suggest_entities)
NAMES = frozenset(
    {"contacts", "documents", "dates", "durations", "numbers", "ordinals", "entities"}
)
"""Who our suggesters say they are, in the origin of a suggestion."""
_IN_FURNITURE = "CONTACT"


def suggest_in(
    report: Report,
    cancelled: Callable[[], bool] | None = None,
    suggesters: Sequence[Suggester] = SUGGESTERS,
) -> list[Suggestion]:
    """Return the candidates in ``report``, raw offsets, sorted, none overlapping another.

    They are found in its clean text. In page furniture only a CONTACT is one. Otherwise as
    ``suggest``.
    """
    view = clean(report.text, report.rules)
    furniture = [
        view.map.forward(*span)
        for span in furniture_of(report.text, report.rules, report.furniture)
    ]
    found = suggest(view.text, report.date, cancelled, suggesters)
    wanted = [one for one in found if one.label == _IN_FURNITURE or _lies_outside(one, furniture)]
    places = [view.map.back(one.start, one.end) for one in wanted]
    return [
        replace(one, start=start, end=end) for one, (start, end) in zip(wanted, places, strict=True)
    ]


def _lies_outside(one: Suggestion, furniture: Sequence[Span]) -> bool:
    """Return whether a suggestion shares no character with ``furniture``, which is in order."""
    at = bisect_right(furniture, one.end - 1, key=lambda span: span[0])
    return at == 0 or furniture[at - 1][1] <= one.start


def suggest(
    text: str,
    report_date: str | None = None,
    cancelled: Callable[[], bool] | None = None,
    suggesters: Sequence[Suggester] = SUGGESTERS,
) -> list[Suggestion]:
    """Return the candidates in ``text``, sorted by start, none overlapping another.

    Relative dates resolve against ``report_date`` (ISO 8601); where that is not known they have no
    value. ``cancelled`` is asked now and then; once it says True, Cancelled is raised.
    ``suggesters`` may be ``RULES`` alone, which need no segmenter and so no second to load it.
    """
    day = _day(report_date)
    task = Task(text, day, cancelled) if cancelled else Task(text, day)
    found: list[Suggestion] = []
    for suggester in suggesters:
        task.check()
        found.extend(suggester(task))
    task.check()
    return merge(found)


def _day(text: str | None) -> date | None:
    """Return a full ISO date as one; None for anything less, since it fixes no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
