"""What it costs a reviewer to turn candidates into gold by the window's own commands.

A key press or a click is one action, a drag two. Going on to the next suggestion comes with the
decision on the last, as in the window. A suggestion of the right offsets takes one key whether its
label is right (accept) or not (relabel); one with wrong edges takes a drag over the right text and
a label key, which also displaces it; one that should not be there takes one key (reject), unless a
drag over text it overlaps has displaced it already; a span that nobody suggested, a drag and a key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.agreement.pairing import pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.agreement.pairing import Marked

_KEY = 1
_DRAG = 2


@dataclass(frozen=True, slots=True)
class Effort:
    """Acts by kind, the actions they take, and the gold spans they lead to."""

    accept: int
    relabel: int
    redraw: int
    add: int
    reject: int
    spans: int

    @property
    def actions(self) -> int:
        """All key presses and clicks, with a drag as two."""
        keys = self.accept + self.relabel + self.reject
        return _KEY * keys + (_DRAG + _KEY) * (self.redraw + self.add)

    @property
    def per_span(self) -> float:
        """Actions for each gold span; 0 where there is none."""
        return self.actions / self.spans if self.spans else 0.0


def simulate(reports: Iterable[tuple[Sequence[Marked], Sequence[Marked]]]) -> Effort:
    """Return the effort over pairs of (gold, found) spans, a pair for each report."""
    accept = relabel = redraw = add = reject = spans = 0
    for gold, found in reports:
        pairing = pair(gold, found)
        accept += len(pairing.same)
        relabel += len(pairing.relabelled)
        redraw += len(pairing.shifted)
        add += len(pairing.missed)
        drawn = [span for span, _ in pairing.shifted] + list(pairing.missed)
        reject += sum(not _overlaps_any(span, drawn) for span in pairing.spurious)
        spans += len(pairing.same) + len(pairing.relabelled) + len(drawn)
    return Effort(accept, relabel, redraw, add, reject, spans)


def _overlaps_any(span: Marked, drawn: Sequence[Marked]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in drawn)
