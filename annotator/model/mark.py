"""Suggestions, and the marks of a project that they become: open, confirmed or rejected."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

REVIEWER = "reviewer"
"""Who proposed what a reviewer added by hand, among suggesters and imports."""


class MarkStatus(StrEnum):
    """What a reviewer made of a mark; the values stand in files and in the database."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who or what proposed a span.

    ``by`` is a suggester ("numbers"), "import", or "reviewer"; ``rule`` is that one's own rule;
    ``score`` is its confidence from 0 to 1, None where it has none.
    """

    by: str
    rule: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """What a span means, in normal form (LABELS.md, "Normalised values").

    ``value`` is an exact decimal ("41100", "0.775"), a fraction ("1/3") or a TIMEX3 value
    ("2014-08"), None where it cannot be known; ``unit`` a classifier, an ISO 4217 code or "ratio";
    ``mod`` a TIMEX3 modifier such as MORE_THAN.
    """

    value: str | None = None
    unit: str | None = None
    mod: str | None = None


NO_VALUE = Value()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate span that nobody has confirmed; offsets are raw code points, end exclusive."""

    start: int
    end: int
    label: str
    origin: Origin
    value: Value = NO_VALUE


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of a stored report with what is said of it.

    A mark is a Suggestion until a Decision confirms it; only a confirmed mark is a Span. Its
    identity outlives both, so that a decision can be undone. Offsets are raw code points, end
    exclusive. ``attributes`` are what else is said of it: the id of a choice by that of the
    attribute, of its label's or, imported, of others. ``extra`` keeps what an imported record said
    beyond this.
    """

    id: int
    report_id: int
    start: int
    end: int
    label: str
    status: MarkStatus
    origin: Origin
    value: Value = NO_VALUE
    note: str = ""
    extra: dict[str, Any] = field(default_factory=dict, hash=False)
    attributes: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def is_span(self) -> bool:
        """Whether a reviewer stands behind it."""
        return self.status is MarkStatus.CONFIRMED

    @property
    def is_open(self) -> bool:
        """Whether it waits for a reviewer."""
        return self.status is MarkStatus.SUGGESTED
