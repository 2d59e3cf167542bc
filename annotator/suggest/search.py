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
from annotator.suggest.parts import Part, in_parts
from annotator.suggest.pipeline import SUGGESTERS
from annotator.text.cancel import Asked, never

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.labels import LabelSet
    from annotator.model import Suggestion, WordList
    from annotator.suggest.task import Sift, Suggester

CHOICE = "ANNOTATOR_NER"


@dataclass(frozen=True, slots=True)
class Search:
    """By what is looked: plain values, which a process beside this one can be told.

    ``labels`` are the ids under which plug-ins may suggest; with ``ner`` LAC finds names.
    """

    lists: tuple[WordList, ...] = ()
    labels: frozenset[str] = frozenset()
    ner: bool = False

    @classmethod
    def by(cls, lists: Sequence[WordList] = (), known: LabelSet | None = None) -> Search:
        """Return the search that goes by ``lists`` before all guesses.

        Plug-ins may suggest under the labels that are ``known``, else under those of our own set.
        """
        known = labels.default() if known is None else known
        return cls(tuple(lists), frozenset(label.id for label in known.labels))

    def along(self, report: Report, cancelled: Asked = never) -> Iterator[Part]:
        """Yield the candidates in ``report`` from the top, part by part.

        Raises:
            NoNer: LAC was asked for and cannot be loaded.

        """
        ours = lac.in_place_of(SUGGESTERS) if self.ner else SUGGESTERS
        mine, sift = _by_lists(self.lists)
        others = plugins.suggesters(self.labels)
        return in_parts(report, cancelled, (*ours, *others, mine), sift)

    def within(self, report: Report, cancelled: Asked = never) -> list[Suggestion]:
        """Return the candidates in ``report``, raw offsets, sorted, none overlapping another."""
        return [one for part in self.along(report, cancelled) for one in part.kept]


@lru_cache(maxsize=2)
def _by_lists(lists: tuple[WordList, ...]) -> tuple[Suggester, Sift]:
    """Return what finds the entries of ``lists``, and what takes away those never to be told."""
    return gazetteer.of_lists(lists), gazetteer.sift_by(lists)


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
