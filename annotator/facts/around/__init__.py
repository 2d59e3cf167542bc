"""What stands beside each number, with what it is not about out of the way.

Names of bodies, places and people, dates and ordinals stand as one capital letter a character
(O, L, P, D, N): the text is folded, so it has no others, and every offset stays.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotator.facts.around.before import lead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.facts.around.before import Lead
    from annotator.facts.marked_text import MarkedText, Placed

MASKED = {"ORG": "O", "LOC": "L", "PER": "P", "DATE": "D", "ORDINAL": "N"}
"""The letters that stand for the marks of these labels."""
_LEFT, _RIGHT = 60, 40
# one set of characters first, which is looked for much faster than one shape or another
_ENDS = re.compile(r"[。!?;\n.](?:(?<!\.)|(?<!\d\.)(?!\d)|(?=\s))")


class Around(NamedTuple):
    """A number and the text around it, up to the numbers beside it and the ends of the sentence.

    ``left`` begins at the clean ``start``. ``joined`` where the number before stands in the same
    sentence, ``left`` then being all that is between the two. ``lead`` is how ``left`` leads to it.
    """

    number: Placed
    start: int
    left: str
    right: str
    joined: bool
    lead: Lead


def around_numbers(marked: MarkedText) -> Iterator[Around]:
    """Yield what stands around each number, in text order."""
    text, before = _masked(marked), 0
    for number, following in pairwise([*marked.numbers, None]):
        assert number is not None, "only the last is none"
        start, end = number.start, number.end
        low = max(before, start - _LEFT)
        joined = low == before > 0
        for found in _ENDS.finditer(text, low, start):
            low, joined = found.end(), False
        high = end + _RIGHT
        if following is not None:
            high = min(high, max(following.start, end))
        ends = _ENDS.search(text, end, high)
        right = text[end : high if ends is None else ends.end()]
        left = text[low:start]
        yield Around(number, low, left, right, joined, lead(left))
        before = max(before, end)


def _masked(marked: MarkedText) -> str:
    """Return the folded text of ``marked`` with a letter for each character of a name."""
    text, done = marked.folded, 0
    parts: list[str] = []
    for one in marked.placed:
        letter = MASKED.get(one.mark.label)
        if letter is not None and one.start >= done:
            parts += (text[done : one.start], letter * (one.end - one.start))
            done = one.end
    return "".join([*parts, text[done:]])
