"""Where the edge of a mark goes by one character or one word, in the clean text.

An edge steps over what a span may not end with (blanks, glosses) as if it were not there, so that
one key press always moves what the reviewer sees.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from annotator.review import values
from annotator.text import words

if TYPE_CHECKING:
    from annotator.text.clean import View
    from annotator.text.offsets import Span


class Edge(Enum):
    """One of the two ends of a mark."""

    START = "start"
    END = "end"


def stepped(view: View, span: Span, edge: Edge, *, grows: bool, by_word: bool) -> Span | None:
    """Return the raw ``span`` with one edge a step further out, or further in.

    None where there is no further: at the ends of the text, or where nothing would be left.
    """
    first, last = view.map.forward(*span)
    forwards = (edge is Edge.END) is grows
    while True:
        point = first if edge is Edge.START else last
        moved = _step(view.text, point, forwards=forwards, by_word=by_word)
        if moved == point:
            return None
        first, last = (moved, last) if edge is Edge.START else (first, moved)
        if first >= last:
            return None
        found = values.trimmed(view, *view.map.back(first, last))
        if found[0] < found[1] and found != span:
            return found


def _step(text: str, point: int, *, forwards: bool, by_word: bool) -> int:
    if forwards:
        further = words.next_character(text, point)
        return max(further, words.word_bounds(text, point)[1]) if by_word else further
    further = words.previous_character(text, point)
    return min(further, words.word_bounds(text, further)[0]) if by_word else further
