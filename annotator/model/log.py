"""Decisions as the log tells them, and which of them are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.model.decision import Act, Decision


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What a decision must be like to be told; what is left empty asks nothing.

    ``label`` is one that a mark, a label or a word list of it had before or has after. ``since``
    and ``until`` are moments as decisions have them (UTC, ISO 8601, milliseconds), both included.
    ``text`` is a part of what its marks cover, or of another thing that it tells of.
    """

    reports: frozenset[int] | None = None
    reviewer: str | None = None
    acts: frozenset[Act] | None = None
    label: str | None = None
    since: str | None = None
    until: str | None = None
    undone: bool = False  # those alone that are not in effect
    text: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision with what else the log says of it.

    ``report`` is its report's name, empty for a decision on the project. ``undone`` where it is not
    in effect any more. ``of`` is the act that it undid or did again. ``seconds`` passed since the
    same reviewer's act before, whatever that was; None where there was none, or it was not asked.
    """

    decision: Decision
    report: str
    undone: bool
    of: Act | None = None
    seconds: float | None = None
