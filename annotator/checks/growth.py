"""Growth against two figures: 由1860家增加到2046家，增长12%; 2685家，比上年的2567家增长4.6%.

Two of three are told: what there was, what there is, and by how much it rose. The share is what it
rose by of what there was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.checks.figures import Figure, Figures, fault, holds
from annotator.checks.rule import Rule
from annotator.checks.written import per_cent, points
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from annotator.model import Finding

_TO = re.compile(
    r"[^。!?\n,;、]{0,8}(?:增加|增长|增|发展|扩大|上升|提高|减少|下降|降低|降)(?:到|至|为)"
    r"[^。!?\n,;、]{0,12}"
)
_THAN = re.compile(r"[,、]?\s*(?:比|较|与)[^。!?\n,;]{0,16}")
_BY = re.compile(
    r"[,、]?[^。!?\n,;、]{0,8}?(?:净增加?|增加|增长|多发展|多|新增|减少|下降)了?[^。!?\n,;、\d]{0,4}"
)
_SHARE = re.compile(
    r"(?:相比)?[,、]?(?:同比|比?上?年?)(?P<way>增长|增幅|增加|上升|提高|下降|减少|降低)(?:了|为|达)?"
)
_FELL = frozenset({"下降", "减少", "降低"})
_SECOND = 2  # numbers that stand before the share
_CHANGE = re.compile("(?:净增加?|增加|新增|多发展)了?$")


class _Rise(NamedTuple):
    """What a share is held against: two figures, and the growth they give, least and most."""

    figures: list[Figure]
    least: Decimal
    exact: Decimal
    most: Decimal


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield growth that the figures before it give, or do not give."""
    numbers = figures.numbers
    for at in range(2, len(numbers)):
        share = numbers[at]
        if not share.is_share:
            continue
        way = _SHARE.fullmatch(figures.between(numbers[at - 1], share))
        rise = _rise(figures, at) if way else None
        if way is None or rise is None:
            continue
        sign = -1 if way["way"] in _FELL else 1
        least, most = sorted((sign * rise.least, sign * rise.most))
        right = least - share.slack <= share.exactly <= most + share.slack
        yield (_holds if right else _fault)(rise, share, sign)


def _rise(figures: Figures, at: int) -> _Rise | None:
    """Return what the words before the share at ``at`` say that it is the growth of."""
    numbers = figures.numbers
    first, second = numbers[at - 2], numbers[at - 1]
    if not first.measures_as(second) or first.is_share:
        return None
    words = figures.between(first, second)
    if _TO.fullmatch(words):
        return _between(first, second)
    by = _BY.fullmatch(words)
    if by and at > _SECOND:
        before = numbers[at - 3]
        said = figures.between(before, first) if before.measures_as(first) else ""
        if _TO.fullmatch(said):
            return _between(before, first, second)
        if _THAN.fullmatch(said):
            return _between(first, before, second)
    if by and re.search("比|较", words):
        return _since(first, second)
    if _THAN.fullmatch(words):
        if _CHANGE.search(figures.before(first, 5)):
            return _of(first, second)
        return _between(second, first)
    return None


def _between(before: Figure, after: Figure, *others: Figure) -> _Rise | None:
    if before.least <= 0:
        return None
    return _Rise(
        [before, after, *others],
        after.least / before.most - 1,
        after.exactly / before.exactly - 1,
        after.most / before.least - 1,
    )


def _since(after: Figure, by: Figure) -> _Rise | None:
    """Return the growth of what is now ``after``, of which ``by`` came on top."""
    if after.least - by.most <= 0:
        return None
    return _Rise(
        [after, by],
        by.least / (after.most - by.least),
        by.exactly / (after.exactly - by.exactly),
        by.most / (after.least - by.most),
    )


def _of(by: Figure, before: Figure) -> _Rise | None:
    """Return the growth of what was ``before``, by ``by``."""
    if before.least <= 0:
        return None
    return _Rise(
        [by, before],
        by.least / before.most,
        by.exactly / before.exactly,
        by.most / before.least,
    )


def _holds(rise: _Rise, share: Figure, sign: int) -> Finding:
    return holds(
        "growth",
        [*rise.figures, share],
        QT_TRANSLATE_NOOP(
            "findings",
            "{figures} make a change of {ratio}; that is {share} within {tolerance} points.",
        ),
        **_facts(rise, share, sign),
        tolerance=points(share.slack),
    )


def _fault(rise: _Rise, share: Figure, sign: int) -> Finding:
    allowed = share.slack + max(rise.most - rise.exact, rise.exact - rise.least)
    return fault(
        "growth",
        [*rise.figures, share],
        QT_TRANSLATE_NOOP(
            "findings",
            "{figures} make a change of {ratio}, not {share}; rounding explains {tolerance} "
            "points at most.",
        ),
        **_facts(rise, share, sign),
        tolerance=points(allowed),
    )


def _facts(rise: _Rise, share: Figure, sign: int) -> dict[str, str]:
    return {
        "figures": ", ".join(one.words for one in rise.figures),
        "ratio": per_cent(sign * rise.exact, share.slack),
        "share": share.words,
    }


GROWTH = Rule(
    "growth",
    QT_TRANSLATE_NOOP("findings", "Growth against two figures"),
    QT_TRANSLATE_NOOP(
        "findings",
        "Where the growth is against another year or group than the figure before it.",
    ),
    _look,
)
"""The rule."""
