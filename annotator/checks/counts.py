"""A count against the names beside it: 7名支部委员是 and then six names; 甲、乙两同志."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, fault, holds
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_ANNOUNCES = re.compile(r"[^。!?\n,;、:]{0,16}(?::|(?:分别)?(?:是|为):?)\s*")
_COUNTED = {"人": "PER", "家": "ORG", "": None}
_BARE = re.compile(r"(?P<people>同志)|省市?|[市县区州]")
_FARTHEST = 600  # clean code points that a list of names may take
_ENDS = re.compile(r"[。!?\n;,]")
_OPEN_END = re.compile("等|以及")
_JOIN = re.compile(r"(?:\([^)]*\))?\s*(?:、|和|与|及)\s*")
_PIECE = re.compile(r"(?:\([^)]*\)|[^、(])+")
_LEAST = 2  # names


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield lists of names with whether they hold as many as the words beside them say."""
    for figure in figures.numbers:
        if figure.label != "QUANTITY" or (figure.unit or "") not in _COUNTED:
            continue
        behind = _BARE.match(figures.text, figure.end)
        words = figure.words + (behind[0] if behind and not figure.unit else "")
        label = _COUNTED.get(figure.unit or "")
        announced = _announced(figures, figure, label) if label else None
        if announced and len(announced) >= _LEAST:
            yield _told(figure, words, announced)
        elif counted := _counted(figures, figure):
            names, has_more = counted
            if not has_more or len(names) >= figure.exactly:
                yield _told(figure, words, names)


def _told(figure: Figure, words: str, names: list[Figure]) -> Finding:
    said = {"count": words, "found": str(len(names))}
    if len(names) == figure.exactly:
        return holds(
            "counts",
            [figure, *names],
            QT_TRANSLATE_NOOP("findings", "{count} are announced, {found} are named."),
            **said,
        )
    return fault(
        "counts",
        [figure, *names],
        QT_TRANSLATE_NOOP("findings", "{count} are announced, but {found} are named."),
        **said,
    )


def _announced(figures: Figures, figure: Figure, label: str) -> list[Figure] | None:
    """Return the names that are listed behind a count; None where it announces no list."""
    said = _ANNOUNCES.match(figures.text, figure.end, figure.end + 24)
    if said is None:
        return None
    start = said.end()
    ends = _ENDS.search(figures.text, start, start + _FARTHEST)
    end = ends.start() if ends else min(len(figures.text), start + _FARTHEST)
    rest = figures.text[start:end]
    if _OPEN_END.search(rest):
        return None
    found = [one for one in figures.names(start, end) if one.label == label]
    if not found:
        return None
    last = figures.text[found[-1].end : end].strip("同志先生女士")
    if found[0].start == start and not last and _joined(figures, found):
        return found
    return _pieces(figures, start, end, found)


def _pieces(figures: Figures, start: int, end: int, names: list[Figure]) -> list[Figure] | None:
    """Return what 、 parts, where most of it are names and the rest looks like them."""
    pieces = [figures.at(*one.span()) for one in _PIECE.finditer(figures.text, start, end)]
    named = [one for one in pieces if _is_name(one, names)]
    others = [one for one in pieces if one not in named]
    endings = {one.words[-2:] for one in named}
    if len(others) * 4 > len(pieces) or any(one.words[-2:] not in endings for one in others):
        return None
    return pieces


def _is_name(piece: Figure, names: list[Figure]) -> bool:
    """Return whether the most of a piece is one name."""
    within = [one for one in names if piece.start <= one.start and one.end <= piece.end]
    length = piece.end - piece.start
    return len(within) == 1 and 2 * (within[0].end - within[0].start) > length


def _counted(figures: Figures, figure: Figure) -> tuple[list[Figure], bool] | None:
    """Return the names listed right before a count, and whether 等 leaves more of them open."""
    text = figures.text
    label = _label_before(text, figure)
    open_end = text[figure.start - 1 : figure.start] == "等"
    start = figure.start - open_end
    found = list[Figure]()
    for one in reversed(figures.names(max(0, start - 120), start)):
        words = text[one.end : found[0].start if found else start]
        if one.label != label or not (_JOIN.fullmatch(words) if found else not words):
            break
        found.insert(0, one)
    if len(found) < _LEAST or text[found[0].start - 1 : found[0].start] in tuple("、和与及"):
        return None
    return found, open_end


def _label_before(text: str, figure: Figure) -> str | None:
    """Return what names a count without a unit is of: 两同志, 4省市."""
    if figure.unit:
        return _COUNTED.get(figure.unit)
    behind = _BARE.match(text, figure.end)
    if behind is None:
        return None
    return "PER" if behind["people"] else "LOC"


def _joined(figures: Figures, names: list[Figure]) -> bool:
    """Return whether nothing but what joins them stands between the names."""
    return all(_JOIN.fullmatch(figures.between(*pair)) for pair in pairwise(names))


COUNTS = Rule(
    "counts",
    QT_TRANSLATE_NOOP("findings", "Counts against lists"),
    QT_TRANSLATE_NOOP(
        "findings", "Where the list names only some, or one of them goes by two names."
    ),
    _look,
)
"""The rule."""
