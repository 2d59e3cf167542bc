"""The words of a stretch of text, found once for all suggesters that ask."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from annotator.text import gazetteers
from annotator.text.phrases import Phrases
from annotator.text.segment import pieces, tagged

if TYPE_CHECKING:
    from annotator.suggest.task import Task


class Words:
    """Words in order; ``starts`` and ``ends`` count code points of the task's text.

    What the segmenter takes apart but names use as one (住房和城乡建设) is one word.
    """

    def __init__(self, task: Task) -> None:
        self.texts: list[str] = []
        self.flags: list[str] = []
        for piece, _ in pieces(task.text):
            task.check()
            texts, flags = tagged(piece)
            self.texts += texts
            self.flags += flags
        self.ends = list(accumulate(map(len, self.texts)))
        self.starts = [0, *self.ends[:-1]] if self.ends else []
        self._join(task.text)
        self._edges = {*self.starts, *self.ends}

    def _join(self, text: str) -> None:
        """Make one word of what the segmenter takes apart but names use as one."""
        for start, end in reversed(list(_compounds().find(text))):
            first, last = self.at(start), self.at(end - 1)
            if first < last and self.starts[first] == start and self.ends[last] == end:
                self.texts[first : last + 1] = [text[start:end]]
                self.flags[first : last + 1] = ["n"]
                self.starts[first : last + 1] = [start]
                self.ends[first : last + 1] = [end]

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
