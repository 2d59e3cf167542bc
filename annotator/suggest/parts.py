"""The candidates of a report part by part, with how far they reach: what can be taken up later."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from annotator.model import Report, Suggestion
from annotator.suggest import lac
from annotator.suggest.pipeline import SUGGESTERS, suggest_along
from annotator.suggest.stretches import LENGTH, stretches
from annotator.text.cancel import Asked, never
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest.merge import Dropped
    from annotator.suggest.task import Suggester

CHOICE = "ANNOTATOR_NER"
LONG = 2 * LENGTH
"""Code points over which a report is told of part by part: it takes longer than a blink."""


class Part(NamedTuple):
    """The candidates up to ``end`` of the raw text, from where the part before it ended.

    ``dropped`` are those that gave way; a process beside does not tell them.
    """

    end: int
    kept: list[Suggestion]
    dropped: Sequence[Dropped] = ()


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
        yield Part(end, merged.kept, merged.dropped)


def finder(*, ner: bool = False) -> Finder:
    """Return what finds candidates: by our rules, or with ``ner`` by LAC too.

    Raises:
        NoNer: it was asked for and cannot be loaded.

    """
    return partial(find, suggesters=lac.in_place_of(SUGGESTERS)) if ner else find


def uses_ner(setting: str) -> bool:
    """Return whether the machine's ``setting`` (auto, off) lets LAC find names here.

    ``ANNOTATOR_NER`` goes before the setting.
    """
    return os.environ.get(CHOICE, setting) == "auto" and lac.version() is not None
