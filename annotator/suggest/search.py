"""All that looks for candidates for a user: our suggesters, plug-ins, the user's word lists."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator import labels
from annotator.model import Report
from annotator.suggest import gazetteer, lac, plugins
from annotator.suggest.merge import Dropped
from annotator.suggest.parts import Part, in_parts
from annotator.suggest.pipeline import SUGGESTERS
from annotator.text.cancel import Asked, never

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.labels import LabelSet
    from annotator.model import Suggestion, WordList
    from annotator.suggest.task import Sift, Suggester, Task

CHOICE = "ANNOTATOR_NER"


@dataclass(frozen=True, slots=True)
class Search:
    """By what is looked: plain values, which a process beside this one can be told.

    ``labels`` are the ids under which may be suggested, ``under`` tells which label of the set
    those come under that are none of it; with ``ner`` LAC finds names.
    """

    lists: tuple[WordList, ...] = ()
    labels: frozenset[str] = frozenset()
    under: tuple[tuple[str, str], ...] = ()
    ner: bool = False

    @classmethod
    def by(cls, lists: Sequence[WordList] = (), known: LabelSet | None = None) -> Search:
        """Return the search that goes by ``lists`` before all guesses.

        Candidates come under the labels that are ``known``, else under those of our own set.
        """
        told = (labels.default() if known is None else known).under()
        others = tuple((one, label) for one, label in told.items() if one != label)
        return cls(tuple(lists), frozenset(told), others)

    def along(self, report: Report, cancelled: Asked = never) -> Iterator[Part]:
        """Yield the candidates in ``report`` from the top, part by part.

        Raises:
            NoNer: LAC was asked for and cannot be loaded.

        """
        ours = lac.in_place_of(SUGGESTERS) if self.ner else SUGGESTERS
        mine, sift = _by_lists(self.lists, self.labels, self.under)
        others = plugins.suggesters(self.labels)
        parts = in_parts(report, cancelled, (*ours, *others, mine), sift)
        return map(self.labelled, parts) if self.under else parts

    def labelled(self, part: Part) -> Part:
        """Return the part with its candidates under the labels of the set."""
        told = dict(self.under)

        def labelled(one: Suggestion) -> Suggestion:
            return replace(one, label=told[one.label]) if one.label in told else one

        dropped = [Dropped(labelled(one), labelled(by)) for one, by in part.dropped]
        return part._replace(kept=list(map(labelled, part.kept)), dropped=dropped)

    def within(self, report: Report, cancelled: Asked = never) -> list[Suggestion]:
        """Return the candidates in ``report``, raw offsets, sorted, none overlapping another."""
        return [one for part in self.along(report, cancelled) for one in part.kept]


@lru_cache(maxsize=2)
def _by_lists(
    lists: tuple[WordList, ...], labels: frozenset[str], under: tuple[tuple[str, str], ...]
) -> tuple[Suggester, Sift]:
    """Return what finds the entries of ``lists``, and what takes away those never to be told.

    Nor is anything told under an id that is none of ``labels``: whoever took a label away wants
    no candidates of it.
    """
    by_lists = gazetteer.sift_by(lists, dict(under))

    def sift(task: Task, found: Sequence[Suggestion]) -> list[Suggestion]:
        return by_lists(task, [one for one in found if one.label in labels])

    return gazetteer.of_lists(lists), sift


OURS = Search.by()
"""Without word lists, under the labels of our own set."""
Finder = Callable[[Report, Asked, Search], Iterator[Part]]
"""Yields the parts of a report from its top to its end; raises Cancelled when asked to stop."""


def find(report: Report, cancelled: Asked = never, search: Search = OURS) -> Iterator[Part]:
    """Yield the candidates in ``report`` by ``search``, part by part."""
    return search.along(report, cancelled)


def finder(*, ner: bool = False) -> Finder:
    """Return what finds candidates: by what it is told to search by, with ``ner`` by LAC too.

    Raises:
        NoNer: it was asked for and cannot be loaded.

    """
    if not ner:
        return find
    lac.in_place_of(SUGGESTERS)  # so that what is missing is told before anything is read

    def found(report: Report, cancelled: Asked, search: Search) -> Iterator[Part]:
        return replace(search, ner=True).along(report, cancelled)

    return found


def ner_is_installed() -> bool:
    """Return whether LAC is there to find names."""
    return lac.version() is not None


def uses_ner(setting: str) -> bool:
    """Return whether the machine's ``setting`` (auto, off) lets LAC find names here.

    ``ANNOTATOR_NER`` goes before the setting.
    """
    return os.environ.get(CHOICE, setting) == "auto" and lac.version() is not None
