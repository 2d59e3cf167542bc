"""The candidates of a report part by part, with how far they reach: what can be taken up later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from annotator.model import Report, Suggestion
from annotator.suggest.pipeline import SUGGESTERS, suggest_along
from annotator.suggest.stretches import LENGTH, stretches
from annotator.text.cancel import Asked, never
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest.task import Suggester

LONG = 2 * LENGTH
"""Code points over which a report is told of part by part: it takes longer than a blink."""


class Part(NamedTuple):
    """The candidates up to ``end`` of the raw text, from where the part before it ended."""

    end: int
    kept: list[Suggestion]


Finder = Callable[[Report, Asked], Iterator[Part]]
"""Yields the parts of a report from its top to its end; raises Cancelled when asked to stop."""


def find(
    report: Report, cancelled: Asked = never, suggesters: Sequence[Suggester] = SUGGESTERS
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
    for end, merged in zip(ends, suggest_along(report, cancelled, suggesters), strict=True):
        yield Part(end, merged.kept)
