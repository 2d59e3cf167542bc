"""A clean text with the marks that stand in it, as rules read it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from annotator.facts.around import Around, around_numbers
from annotator.model import MarkStatus
from annotator.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.model import Mark, Relation
    from annotator.text.clean import View
    from annotator.text.offsets import Span

NUMBERS = frozenset({"QUANTITY", "MONEY", "PERCENT"})
"""The labels of what is counted or measured."""
_SENTENCE_ENDS = re.compile(r"[。！？；;!?\n]+")
_PARAGRAPH_ENDS = re.compile(r"\n+")


class Placed(NamedTuple):
    """A mark with its offsets in the clean text, and its label."""

    mark: Mark
    start: int
    end: int
    label: str

    @property
    def raw(self) -> Span:
        """Its raw offsets."""
        return self.mark.start, self.mark.end


class MarkedText:
    """The clean text of a report, its marks that nobody has rejected, and how they are joined.

    ``text`` is the clean text, ``folded`` the same with every character as the simplified one of
    half width and small, at the same place; offsets here count either. ``date`` is the report's
    own. ``placed`` are the marks in text order.
    """

    def __init__(
        self,
        view: View,
        marks: Iterable[Mark],
        relations: Iterable[Relation] = (),
        date: str | None = None,
    ) -> None:
        self.view = view
        self.text = view.text
        self.date = date
        kept = [mark for mark in marks if mark.status is not MarkStatus.REJECTED]
        forward = view.map.forward
        self.placed = [Placed(mark, *forward(mark.start, mark.end), mark.label) for mark in kept]
        self.placed.sort(key=itemgetter(1, 2))  # by start and end
        self._starts = [one.start for one in self.placed]
        self._relations = list(relations)

    @cached_property
    def folded(self) -> str:
        """The text with every character as the one that stands for all like it."""
        return fold(self.text)

    @cached_property
    def lines(self) -> str:
        """The folded text, in which an end of a line is a blank, with the ends of its lines."""
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append(self.folded[start : start + len(line)])
            start += len(line) + 1
        return "\n".join(found)

    @cached_property
    def by_label(self) -> dict[str, list[Placed]]:
        """The marks of each label, in text order."""
        found: defaultdict[str, list[Placed]] = defaultdict(list)
        for one in self.placed:
            found[one.label].append(one)
        return dict(found)

    def of(self, *labels: str) -> list[Placed]:
        """Return the marks with one of these labels, in text order."""
        found = [one for label in labels for one in self.by_label.get(label, ())]
        return found if len(labels) == 1 else sorted(found, key=lambda one: one.start)

    @cached_property
    def first_bodies(self) -> dict[str, Placed]:
        """The first mark of each organisation, by its folded name."""
        found: dict[str, Placed] = {}
        for one in self.of("ORG"):
            found.setdefault(self.folded[one.start : one.end], one)
        return found

    @cached_property
    def numbers(self) -> list[Placed]:
        """What is counted or measured, in text order."""
        return [one for one in self.placed if one.label in NUMBERS]

    @cached_property
    def around(self) -> list[Around]:
        """What stands around each number, in text order."""
        return list(around_numbers(self))

    def within(self, start: int, end: int) -> Sequence[Placed]:
        """Return the marks that begin in the clean ``start``-``end``."""
        return self.placed[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    # -- joined ---------------------------------------------------------------------------------

    @cached_property
    def _by_id(self) -> dict[int, Placed]:
        return {one.mark.id: one for one in self.placed}

    @cached_property
    def _joined(self) -> dict[tuple[int, str], list[Placed]]:
        found: defaultdict[tuple[int, str], list[Placed]] = defaultdict(list)
        for one in self._relations:
            end = self._by_id.get(one.to_mark)
            if end is not None:
                found[one.from_mark, one.kind].append(end)
        return dict(found)

    @cached_property
    def _leading(self) -> frozenset[int]:
        return frozenset(number for number, _ in self._joined)

    def is_told_of(self, one: Placed) -> bool:
        """Return whether a reviewer may have said something of a mark: of most nobody has."""
        return bool(one.mark.attributes) or one.mark.id in self._leading

    def joined(self, one: Placed, kind: str) -> list[Placed]:
        """Return the marks that relations of ``kind`` lead to from ``one``."""
        return self._joined.get((one.mark.id, kind), [])

    # -- stretches ------------------------------------------------------------------------------

    def sentence(self, point: int) -> Span:
        """Return the sentence around a clean ``point``, without what ends it."""
        return _around(self._sentences, point)

    def paragraph(self, point: int) -> Span:
        """Return the paragraph around a clean ``point``."""
        return _around(self._paragraphs, point)

    @cached_property
    def _sentences(self) -> tuple[list[int], list[int]]:
        return _edges(_SENTENCE_ENDS, self.text)

    @cached_property
    def _paragraphs(self) -> tuple[list[int], list[int]]:
        return _edges(_PARAGRAPH_ENDS, self.text)


def _edges(ends: re.Pattern[str], text: str) -> tuple[list[int], list[int]]:
    """Return where stretches begin, and where they end."""
    found = [one.span() for one in ends.finditer(text)]
    return [0, *(end for _, end in found)], [*(start for start, _ in found), len(text)]


def _around(edges: tuple[list[int], list[int]], point: int) -> Span:
    starts, ends = edges
    at = bisect_right(starts, point) - 1
    return starts[at], max(starts[at], ends[at])
