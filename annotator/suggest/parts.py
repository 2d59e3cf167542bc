"""The candidates of a report part by part, with how far they reach: what can be taken up later."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.model import Suggestion
from annotator.suggest.pipeline import suggest_along
from annotator.suggest.stretches import LENGTH, stretches
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.model import Report
    from annotator.suggest.merge import Dropped
    from annotator.suggest.task import Sift, Suggester
    from annotator.text.cancel import Asked

LONG = 2 * LENGTH
"""Code points over which a report is told of part by part: it takes longer than a blink."""


class Part(NamedTuple):
    """The candidates up to ``end`` of the raw text, from where the part before it ended.

    ``dropped`` are those that gave way; a process beside does not tell them.
    """

    end: int
    kept: list[Suggestion]
    dropped: Sequence[Dropped] = ()


def in_parts(
    report: Report, cancelled: Asked, suggesters: Sequence[Suggester], sift: Sift | None
) -> Iterator[Part]:
    """Yield the candidates in ``report`` as ``suggest_in`` returns them, part by part.

    The same report has the same parts each time.
    """
    view = clean(report.text, report.rules)
    ends = [view.map.back(*span)[1] for span in stretches(view.text)]
    if not ends:
        yield Part(len(report.text), [])
        return
    ends[-1] = len(report.text)  # what is left out behind the last character is looked through too
    merged = suggest_along(report, cancelled, suggesters, sift)
    for end, one in zip(ends, merged, strict=True):
        yield Part(end, one.kept, one.dropped)
