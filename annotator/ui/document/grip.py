"""Dragging an edge of the current mark: where it can be taken hold of, and where it would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.model import MarkStatus
from annotator.ui.document import caret

if TYPE_CHECKING:
    from annotator.model import Mark
    from annotator.text.offsets import Span
    from annotator.ui.document.page import Page

_REACH = 4.0  # pixels to each side of an edge


class Grip:
    """One edge of ``mark``, held; ``span`` is what the mark would cover, in the view."""

    def __init__(self, page: Page, mark: Mark, *, at_start: bool) -> None:
        self._page = page
        self.mark = mark
        self._at_start = at_start
        self._before = self.span = page.place_in_view(mark)

    @property
    def moved(self) -> bool:
        """Whether letting go here changes the mark."""
        return self.span != self._before

    def drag_to(self, point: int, *, by_word: bool) -> None:
        """Bring the edge to ``point``, or to the nearest edge of a word; a character stays."""
        page, (start, end) = self._page, self._before
        if by_word:
            first, last = caret.word_at(page, point)
            outer, inner = (first, last) if self._at_start else (last, first)
            point = outer if abs(outer - point) <= abs(inner - point) else inner
        if self._at_start:
            point = min(point, caret.left(page, end))
            self.span = (caret.settled(page, point, forwards=False), end)
        else:
            point = max(point, caret.right(page, start))
            self.span = (start, caret.settled(page, point))

    def raw(self) -> Span:
        """Return what the mark would cover of the raw text; the edge that is not held stays."""
        start, end = self._page.view.map.back(*self.span)
        return (start, self.mark.end) if self._at_start else (self.mark.start, end)


def grip_at(page: Page, mark: Mark | None, x: float, y: float) -> Grip | None:
    """Return the edge of ``mark`` that can be taken hold of at a place on the surface, or None."""
    if mark is None or mark.status is MarkStatus.REJECTED:
        return None
    edges = page.edges_at(mark, y)
    near = [(abs(x - at), at_start) for at, at_start in edges if abs(x - at) <= _REACH]
    return Grip(page, mark, at_start=min(near)[1]) if near else None
