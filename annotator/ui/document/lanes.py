"""Lanes below the text for marks that overlap: up to three are drawn, the others are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.model import Mark
    from annotator.text.offsets import Span

DRAWN = 3  # lanes, of two pixels and one between


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a mark on one line: from ``left`` to ``right``, in ``lane`` below the text.

    ``first`` and ``last`` say whether the mark begins and ends here.
    """

    mark: Mark
    left: float
    right: float
    lane: int
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class More:
    """Where on a line marks lie for which there is no lane, from ``left`` to ``right``.

    ``count`` tells how many; ``marks`` are they and all that they overlap, the shortest first.
    """

    left: float
    right: float
    count: int
    marks: tuple[Mark, ...]


def lanes(places: Iterable[Span]) -> list[int]:
    """Return for each place, in text order, the first lane in which it overlaps none before it."""
    ends: list[int] = []
    found: list[int] = []
    for start, last in places:
        lane = next((k for k, end in enumerate(ends) if end <= start), len(ends))
        ends[lane : lane + 1] = [last]
        found.append(lane)
    return found


def beyond(fragments: Sequence[Fragment]) -> list[More]:
    """Return where on a line there are more marks than lanes, from left to right."""
    groups: list[list[Fragment]] = []
    reach = 0.0
    for fragment in fragments:
        if fragment.lane < DRAWN:
            continue
        if groups and fragment.left < reach:
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
        reach = max(reach, fragment.right)
    return [_more(group, fragments) for group in groups]


def _more(group: list[Fragment], fragments: Sequence[Fragment]) -> More:
    left, right = group[0].left, max(one.right for one in group)
    here = [one.mark for one in fragments if one.left < right and one.right > left]
    here.sort(key=lambda mark: mark.end - mark.start)
    return More(left, right, len(group), tuple(here))
