"""A count against the list it announces: 7名支部委员是 and then six names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, finding
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_ANNOUNCES = re.compile(r"[^。！？\n,，;；、:：]{0,16}(?:[:：]|(?:分别|分別)?(?:是|为|為)[:：]?)")
_PEOPLE = frozenset("人名位")
_FARTHEST = 400  # clean code points that a list of names may take
_ENDS = re.compile(r"[。！？\n;；,，]")
_OPEN_END = re.compile("等|以及")
_LEAST = 2  # names


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield lists of people that hold another number of names than they announce."""
    for figure in figures.numbers:
        if figure.unit not in _PEOPLE:
            continue
        said = _ANNOUNCES.match(figures.text, figure.end, figure.end + 24)
        names = _names(figures, said.end()) if said else None
        if names and len(names) >= _LEAST and len(names) != figure.exactly:
            yield finding(
                "counts",
                [figure, *names],
                QT_TRANSLATE_NOOP("findings", "{count} are announced, {found} are named."),
                count=figure.words,
                found=str(len(names)),
            )


def _names(figures: Figures, start: int) -> list[Figure] | None:
    """Return the people that are listed from ``start`` on; None where it is no list of names."""
    ends = _ENDS.search(figures.text, start, start + _FARTHEST)
    end = ends.start() if ends else min(len(figures.text), start + _FARTHEST)
    people = [one for one in figures.within(start, end) if one.label == "PER"]
    if not people or people[0].start != start:
        return None
    for before, after in pairwise(people):
        if not re.fullmatch(
            r"(?:[(（][^)）]*[)）])?(?:、|和|与|及)", figures.between(before, after)
        ):
            return None
    rest = figures.text[people[-1].end : end]
    return None if rest.strip("同志先生女士") or _OPEN_END.search(rest) else people


COUNTS = Rule(
    "counts",
    QT_TRANSLATE_NOOP("findings", "Counts against lists"),
    QT_TRANSLATE_NOOP(
        "findings", "Where the list names only some, or one of them goes by two names."
    ),
    _look,
)
"""The rule."""
