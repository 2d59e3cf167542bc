"""One candidate a place: which of several overlapping suggestions is kept, and why."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest.gazetteer import NAME as GAZETTEER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.model import Suggestion

_RANKS = {
    label: rank
    for rank, labels in enumerate(
        (
            ("CONTACT",),
            ("DOC", "EVENT", "ORG", "TERM"),
            ("DATE",),
            ("MONEY", "PERCENT", "ORDINAL", "QUANTITY"),
            ("PER", "TITLE"),
            ("LOC",),
        )
    )
    for label in labels
}
"""LABELS.md puts named units before what they contain; figures are surer than guessed names."""
_NAMED_PLACES = ("address", "facility", "sight")


class Dropped(NamedTuple):
    """A suggestion that gave way to another at the same place."""

    suggestion: Suggestion
    kept: Suggestion


class Merged(NamedTuple):
    """The suggestions that stay, sorted by start, none overlapping another; and the others."""

    kept: list[Suggestion]
    dropped: list[Dropped]


def merge(suggestions: Iterable[Suggestion]) -> Merged:
    """Return which of ``suggestions`` stay and which give way.

    Of two that overlap the one stays that is in the user's own lists, else whose label ranks
    higher, else the longer, else that is no TERM, else the one with the higher score, else the
    earlier. The same span under the same label is kept once.
    """
    kept: list[Suggestion] = []
    starts: list[int] = []
    dropped: list[Dropped] = []
    for candidate in sorted(suggestions, key=_preference):
        if candidate.start >= candidate.end:
            continue
        at = bisect_left(starts, candidate.start)
        if at < len(kept) and kept[at].start < candidate.end:
            dropped.append(Dropped(candidate, kept[at]))
        elif at > 0 and kept[at - 1].end > candidate.start:
            dropped.append(Dropped(candidate, kept[at - 1]))
        else:
            kept.insert(at, candidate)
            starts.insert(at, candidate.start)
    dropped.sort(key=lambda one: (one.suggestion.start, one.suggestion.end))
    return Merged(kept, dropped)


def _rank(suggestion: Suggestion) -> int:
    """Return the rank of a suggestion: the user's own lists first; a facility is as an ORG is."""
    if suggestion.origin.by == GAZETTEER:
        return -1
    rule = suggestion.origin.rule or ""
    if suggestion.label == "LOC" and rule.startswith(_NAMED_PLACES):
        return _RANKS["ORG"]
    return _RANKS.get(suggestion.label, len(_RANKS))


def _preference(suggestion: Suggestion) -> tuple[int, int, bool, float, int, str]:
    """Return what sorts the better candidate first."""
    score = suggestion.origin.score
    return (
        _rank(suggestion),
        suggestion.start - suggestion.end,
        suggestion.label == "TERM",  # a phrase that names an activity is an EVENT
        1.0 if score is None else -score,
        suggestion.start,
        suggestion.label,
    )
