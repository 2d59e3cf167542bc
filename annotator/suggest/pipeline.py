"""All suggesters over one text, merged."""

from __future__ import annotations

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
from annotator.text.report_date import find_report_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.model import Suggestion

RULES: tuple[Suggester, ...] = (
    suggest_contacts,
    suggest_documents,
    suggest_dates,
    suggest_durations,
    suggest_numbers,
    suggest_ordinals,
)
SUGGESTERS: tuple[Suggester, ...] = (*RULES, suggest_entities)


def suggest(
    text: str,
    report_date: str | None = None,
    cancelled: Callable[[], bool] | None = None,
    suggesters: Sequence[Suggester] = SUGGESTERS,
) -> list[Suggestion]:
    """Return the candidates in ``text``, sorted by start, none overlapping another.

    Relative dates resolve against ``report_date`` (ISO 8601), or else against the one that the
    text itself tells; where neither is known they have no value. ``cancelled`` is asked now and
    then; once it says True, Cancelled is raised. ``suggesters`` may be ``RULES`` alone, which need
    no segmenter and so no second to load it.
    """
    day = _day(report_date or find_report_date(text))
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
