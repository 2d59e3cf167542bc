"""All suggesters over one text, merged; and over a report, read clean and without furniture."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.contacts import suggest_contacts
from annotator.suggest.dates.calendar import suggest_dates
from annotator.suggest.dates.durations import suggest_durations
from annotator.suggest.figures.numbers import suggest_numbers
from annotator.suggest.figures.ordinals import suggest_ordinals
from annotator.suggest.gazetteer import NAME as GAZETTEER
from annotator.suggest.lac import NAME as LAC
from annotator.suggest.merge import Dropped, Merged, merge
from annotator.suggest.names.organisations import suggest_organisations
from annotator.suggest.names.persons import suggest_persons
from annotator.suggest.names.places import suggest_places
from annotator.suggest.names.posts import suggest_posts
from annotator.suggest.phrases.documents import suggest_documents
from annotator.suggest.phrases.events import suggest_events
from annotator.suggest.phrases.terms import suggest_terms
from annotator.suggest.stretches import stretches
from annotator.suggest.task import Suggester, Task
from annotator.text.cancel import never
from annotator.text.clean import clean
from annotator.text.script import Script, convert
from annotator.text.views import furniture_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.model import Report
    from annotator.suggest.task import Sift
    from annotator.text.cancel import Asked
    from annotator.text.clean import View
    from annotator.text.offsets import Span

RULES: tuple[Suggester, ...] = (
    suggest_contacts,
    suggest_documents,
    suggest_dates,
    suggest_durations,
    suggest_numbers,
    suggest_ordinals,
)
SUGGESTERS: tuple[Suggester, ...] = (
    *RULES,
    suggest_organisations,
    suggest_places,
    suggest_persons,
    suggest_posts,
    suggest_events,
    suggest_terms,
)
NAMES = frozenset(
    {
        "contacts",
        "documents",
        "dates",
        "durations",
        "numbers",
        "ordinals",
        "organisations",
        "places",
        "persons",
        "posts",
        "events",
        "terms",
        "entities",  # of projects made before
        GAZETTEER,
        LAC,
    }
)
"""Who our suggesters say they are, in the origin of a suggestion."""
_IN_FURNITURE = "CONTACT"


def suggest_in(
    report: Report,
    cancelled: Asked = never,
    suggesters: Sequence[Suggester] = SUGGESTERS,
    sift: Sift | None = None,
) -> list[Suggestion]:
    """Return the candidates in ``report``, raw offsets, sorted, none overlapping another.

    They are found in its clean text. In page furniture only a CONTACT is one. Otherwise as
    ``suggest``.
    """
    return [one for part in suggest_along(report, cancelled, suggesters, sift) for one in part.kept]


def suggest_along(
    report: Report,
    cancelled: Asked = never,
    suggesters: Sequence[Suggester] = SUGGESTERS,
    sift: Sift | None = None,
) -> Iterator[Merged]:
    """Yield the candidates as ``suggest_in`` returns them, from the top, a stretch at a time.

    With them comes what gave way to another candidate at the same place. ``sift`` may take some
    away before that.
    """
    view = clean(report.text, report.rules)
    furniture = [
        view.map.forward(*span)
        for span in furniture_of(report.text, report.rules, report.furniture)
    ]
    for part in _along(view.text, report.date, cancelled, suggesters, sift):
        kept = [
            one for one in part.kept if one.label == _IN_FURNITURE or _lies_outside(one, furniture)
        ]
        yield Merged(
            [_raw(one, view) for one in kept],
            [Dropped(_raw(one, view), _raw(by, view)) for one, by in part.dropped],
        )


def _raw(one: Suggestion, view: View) -> Suggestion:
    start, end = view.map.back(one.start, one.end)
    return Suggestion(start, end, one.label, one.origin, one.value)


def _lies_outside(one: Suggestion, furniture: Sequence[Span]) -> bool:
    """Return whether a suggestion shares no character with ``furniture``, which is in order."""
    at = bisect_right(furniture, one.end - 1, key=lambda span: span[0])
    return at == 0 or furniture[at - 1][1] <= one.start


def suggest(
    text: str,
    report_date: str | None = None,
    cancelled: Asked = never,
    suggesters: Sequence[Suggester] = SUGGESTERS,
) -> list[Suggestion]:
    """Return the candidates in ``text``, sorted by start, none overlapping another.

    Relative dates resolve against ``report_date`` (ISO 8601); where that is not known they have no
    value. ``cancelled`` is asked now and then; once it says True, Cancelled is raised.
    ``suggesters`` may be ``RULES`` alone, which need no segmenter and so no second to load it.
    """
    return [one for part in _along(text, report_date, cancelled, suggesters) for one in part.kept]


def _along(
    text: str,
    report_date: str | None,
    cancelled: Asked,
    suggesters: Sequence[Suggester],
    sift: Sift | None = None,
) -> Iterator[Merged]:
    day = _day(report_date)
    memory: dict[str, set[str]] = {}
    for start, end in stretches(text):
        written = text[start:end]
        simplified, moved = convert(written, Script.SIMPLIFIED, cancelled)
        assert not len(moved), "this conversion is one character for one"
        task = Task(simplified, day, cancelled, written, memory)
        found: list[Suggestion] = []
        for suggester in suggesters:
            task.check()
            found.extend(suggester(task))
        task.check()
        merged = merge(found if sift is None else sift(task, found))
        yield Merged(
            [_moved(one, start) for one in merged.kept],
            [Dropped(_moved(one, start), _moved(by, start)) for one, by in merged.dropped],
        )


def _moved(one: Suggestion, by: int) -> Suggestion:
    if not by:
        return one
    return Suggestion(one.start + by, one.end + by, one.label, one.origin, one.value)


def _day(text: str | None) -> date | None:
    """Return a full ISO date as one; None for anything less, since it fixes no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
