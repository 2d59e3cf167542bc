"""What marks are looked for by: labels, statuses, values, notes, and where they came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.model.mark import MarkStatus


@dataclass(frozen=True, slots=True)
class ValueRange:
    """What a value must lie between; what is None asks nothing, and ``unit`` is the one it has.

    ``low`` and ``high`` are values in normal form: numbers (a ratio may be "1/3"), or, where they
    are ``dates``, the beginnings of TIMEX3 values: a date that begins like a bound is within it. A
    bound itself counts, but for one that is ``above`` or ``below``.
    """

    low: str | None = None
    high: str | None = None
    above: bool = False
    below: bool = False
    dates: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """What a mark must be like; what is left empty asks nothing.

    ``note`` is a part of its note, "" any; ``by`` and ``rule`` are those of its origin;
    ``below`` is a score that its own is lower than.
    """

    labels: frozenset[str] = frozenset()
    statuses: frozenset[MarkStatus] = frozenset()
    value: ValueRange | None = None
    note: str | None = None
    by: str | None = None
    rule: str | None = None
    below: float | None = None


def as_number(value: str) -> float:
    """Return a number in normal form as a float; a fraction is what it comes to."""
    whole, _, part = value.partition("/")
    return float(whole) / float(part) if part else float(whole)
