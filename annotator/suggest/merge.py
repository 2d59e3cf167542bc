"""One candidate a place: which of several overlapping suggestions is kept."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.model import Suggestion

_RANKS = {
    label: rank
    for rank, labels in enumerate(
        (
            ("CONTACT",),
            ("DOC",),
            ("ORG",),
            ("DATE",),
            ("MONEY", "PERCENT", "ORDINAL", "QUANTITY"),
            ("LOC", "PER"),
        )
    )
    for label in labels
}
"""LABELS.md puts named units before what they contain; figures are surer than guessed names."""


def merge(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Return the suggestions that stay, sorted by start, none overlapping another.

    Of two that overlap the one stays whose label ranks higher, else the longer, else the one with
    the higher score, else the earlier.
    """
    kept: list[Suggestion] = []
    starts: list[int] = []
    for candidate in sorted(suggestions, key=_preference):
        at = bisect_left(starts, candidate.start)
        follows = at < len(kept) and kept[at].start < candidate.end
        precedes = at > 0 and kept[at - 1].end > candidate.start
        if candidate.start < candidate.end and not follows and not precedes:
            kept.insert(at, candidate)
            starts.insert(at, candidate.start)
    return kept


def _preference(suggestion: Suggestion) -> tuple[int, int, float, int, str]:
    """Return what sorts the better candidate first."""
    score = suggestion.origin.score
    return (
        _RANKS.get(suggestion.label, len(_RANKS)),
        suggestion.start - suggestion.end,
        1.0 if score is None else -score,
        suggestion.start,
        suggestion.label,
    )
