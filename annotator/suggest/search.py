"""All that looks for candidates for a user: our suggesters, plug-ins, the user's word lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator import labels
from annotator.suggest import gazetteer, plugins
from annotator.suggest.pipeline import SUGGESTERS, suggest_along, suggest_in
from annotator.text.cancel import never

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.labels import LabelSet
    from annotator.model import Report, Suggestion, WordList
    from annotator.suggest.merge import Merged
    from annotator.suggest.task import Sift, Suggester
    from annotator.text.cancel import Asked


@dataclass(frozen=True, slots=True)
class Search:
    """Who looks, and what is taken from what they find before it is merged."""

    suggesters: Sequence[Suggester]
    sift: Sift

    @classmethod
    def by(cls, lists: Sequence[WordList] = (), known: LabelSet | None = None) -> Search:
        """Return the search that goes by ``lists`` before all guesses.

        Plug-ins may suggest under the labels that are ``known``, else under those of our own set.
        """
        known = labels.default() if known is None else known
        others = plugins.suggesters({label.id for label in known.labels})
        mine = gazetteer.of_lists(lists)
        return cls((*SUGGESTERS, *others, mine), gazetteer.sift_by(lists))

    def within(self, report: Report, cancelled: Asked = never) -> list[Suggestion]:
        """Return the candidates in ``report``, as ``suggest_in`` does."""
        return suggest_in(report, cancelled, self.suggesters, self.sift)

    def along(self, report: Report, cancelled: Asked = never) -> Iterator[Merged]:
        """Yield the candidates in ``report``, as ``suggest_along`` does."""
        return suggest_along(report, cancelled, self.suggesters, self.sift)
