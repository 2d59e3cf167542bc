"""The caret and what is selected: where they are in the view, and in the raw text behind it.

What was chosen is kept in raw offsets, so that looking through one view after another leaves it as
it is; where it lies in each view follows from that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.text.offsets import OffsetMap, Span


class Selection:
    """From ``anchor`` to ``caret``, in code points of the view; equal where nothing is selected."""

    def __init__(self) -> None:
        self.anchor = self.caret = 0
        self._raw = (0, 0)

    @property
    def span(self) -> Span:
        """The selected span of the view, in text order."""
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    @property
    def raw(self) -> Span:
        """The selected span of the raw text, in text order."""
        return self._raw

    @property
    def raw_caret(self) -> int:
        """The caret's place in the raw text."""
        return self._raw[0 if self.caret < self.anchor else 1]

    def put(self, anchor: int, caret: int, raw_to_view: OffsetMap) -> None:
        """Select from ``anchor`` to ``caret``, in code points of the view."""
        self.anchor, self.caret = anchor, caret
        self._raw = raw_to_view.back(*self.span)

    def look_through(self, raw_to_view: OffsetMap) -> None:
        """Follow the raw text into another view of it."""
        backwards = self.caret < self.anchor
        start, end = raw_to_view.forward(*self._raw)
        self.anchor, self.caret = (end, start) if backwards else (start, end)
