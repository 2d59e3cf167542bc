"""Where two markings differ: the confusion table, and each mistake by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.agreement.metrics import value_agrees
from annotator.agreement.pairing import pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.agreement.pairing import Marked

Confusion = Counter[tuple[str | None, str | None]]
"""How often a gold label met a found one; None stands for no span of the same offsets."""


class Kind(StrEnum):
    """What is wrong: nothing found, nothing there, another label, other edges, another value."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    LABEL = "label"
    BOUNDARY = "boundary"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Difference:
    """One mistake, with what is right and what was found; None where there is none."""

    kind: Kind
    gold: Marked | None
    found: Marked | None

    @property
    def place(self) -> tuple[int, int]:
        """Where the mistake is: the gold span, else the found one."""
        span = self.gold or self.found
        assert span is not None
        return span.start, span.end


def confusion(reports: Iterable[tuple[Sequence[Marked], Sequence[Marked]]]) -> Confusion:
    """Return the confusion of labels over pairs of (gold, found) spans, a pair for each report.

    Spans of equal offsets meet; other edges make the gold span missed and the found one spurious.
    """
    table: Confusion = Counter()
    for gold, found in reports:
        pairing = pair(gold, found)
        met = (*pairing.same, *pairing.relabelled)
        table.update((wanted.label, got.label) for wanted, got in met)
        table.update((wanted.label, None) for wanted, _ in pairing.shifted)
        table.update((None, got.label) for _, got in pairing.shifted)
        table.update((wanted.label, None) for wanted in pairing.missed)
        table.update((None, got.label) for got in pairing.spurious)
    return table


def differences(gold: Sequence[Marked], found: Sequence[Marked]) -> list[Difference]:
    """Return each mistake among the ``found`` spans of a report, in text order."""
    pairing = pair(gold, found)
    told = [
        Difference(Kind.VALUE, wanted, got)
        for wanted, got in pairing.same
        if wanted.value.value is not None and not value_agrees(wanted, got.value)
    ]
    told += [Difference(Kind.LABEL, *both) for both in pairing.relabelled]
    told += [Difference(Kind.BOUNDARY, *both) for both in pairing.shifted]
    told += [Difference(Kind.MISSED, wanted, None) for wanted in pairing.missed]
    told += [Difference(Kind.SPURIOUS, None, got) for got in pairing.spurious]
    return sorted(told, key=lambda one: one.place)
