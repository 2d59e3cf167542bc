"""The words of a stretch of text, found once for all suggesters that ask."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from annotator.text import gazetteers
from annotator.text.phrases import Phrases
from annotator.text.segment import tag

if TYPE_CHECKING:
    from annotator.suggest.task import Task

_CHECK_EVERY = 2000


class Words:
    """Words in order; ``starts`` and ``ends`` count code points of the task's text.

    What the segmenter takes apart but names use as one (住房和城乡建设) is one word.
    """

    def __init__(self, task: Task) -> None:
        self.texts: list[str] = []
        self.flags: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        compounds = list(_compounds().find(task.text))
        compounds.reverse()
        for count, (text, flag, start) in enumerate(tag(task.text)):
            if count % _CHECK_EVERY == 0:
                task.check()
            while compounds and compounds[-1][1] <= start:
                compounds.pop()
            if compounds and compounds[-1][0] < start and start + len(text) <= compounds[-1][1]:
                if self.ends[-1] == start and self.starts[-1] >= compounds[-1][0]:
                    self.texts[-1] += text
                    self.flags[-1] = "n"
                    self.ends[-1] = start + len(text)
                    continue
            self.texts.append(text)
            self.flags.append(flag)
            self.starts.append(start)
            self.ends.append(start + len(text))
        self._edges = {*self.starts, *self.ends}

    def __len__(self) -> int:
        return len(self.texts)

    def at(self, point: int) -> int:
        """Return the index of the word that holds the code point at ``point``."""
        return bisect_right(self.starts, point) - 1

    def is_edge(self, point: int) -> bool:
        """Return whether a word starts or ends at ``point``."""
        return point in self._edges


@cache
def _compounds() -> Phrases:
    return Phrases(gazetteers.words_of("compound"))


def words(task: Task) -> Words:
    """Return the words of the task's text; meant for ``task.once``."""
    return Words(task)
