"""So many times so much: 30名，每名5000元，共15万元; 22名，发放13.2万元，人均6000元."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, Wording, weighed
from annotator.checks.rule import Rule
from annotator.checks.written import like
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_EACH = re.compile(r"[^。;!?\n]{0,24}每(?P<unit>[^\W\d])(?:[^\W\d]){0,12}")
_MEAN = re.compile(r"[^。;!?\n,]{0,10}[,、](?P<unit>[人户])均[^\W\d]{0,6}")
_IN_ALL = re.compile(r"[,、]?\s*(?:共计|合计|总计|折合|共|计)[^\W\d]{0,8}")
_GIVEN = re.compile(r"[^。;!?\n\d]{0,20}")
_PEOPLE = dict.fromkeys("名位人", "人")
_HALF = Decimal("0.5")
_SAID = Wording(
    QT_TRANSLATE_NOOP("findings", "{count} × {each} is {product}; that is {whole}."),
    QT_TRANSLATE_NOOP(
        "findings", "{count} × {each} is {product}, not {whole}; none of them is rounded."
    ),
    QT_TRANSLATE_NOOP(
        "findings",
        "{count} × {each} is {product}, not {whole}; rounding explains {tolerance} at most.",
    ),
)


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield products that their factors give, or do not give."""
    for first, second, third in figures.triples():
        if first.is_share or second.is_share or third.is_share:
            continue
        each = _EACH.fullmatch(figures.between(first, second))
        if each and second.measures_as(third) and _counts(first, each["unit"]):
            if _IN_ALL.fullmatch(figures.between(second, third)):
                yield _told(first, second, third, Decimal(0))
            continue
        if not _GIVEN.fullmatch(figures.between(first, second)) or first.measures_as(second):
            continue
        words = figures.between(second, third)
        each, mean = _EACH.fullmatch(words), _MEAN.fullmatch(words)
        if second.measures_as(third) and second.label == "MONEY":
            if each and _counts(first, each["unit"]):
                yield _told(first, third, second, Decimal(0))
            elif mean and _counts(first, mean["unit"]):
                yield _told(first, third, second, _last_place(third))


def _counts(one: Figure, unit: str) -> bool:
    return one.label == "QUANTITY" and one.unit == _PEOPLE.get(unit, unit)


def _last_place(mean: Figure) -> Decimal:
    """Return half a unit of the last digit of a mean that is not 0: 2500 is 2500 ± 50."""
    power = len(str(mean.exactly.to_integral_value())) - len(
        str(mean.exactly.to_integral_value()).rstrip("0")
    )
    return max(mean.slack, _HALF.scaleb(power))


def _told(count: Figure, each: Figure, whole: Figure, mean_slack: Decimal) -> Finding:
    product = count.exactly * each.exactly
    slack = whole.slack + count.exactly * max(mean_slack, each.slack) + count.slack * each.exactly
    facts = {
        "count": count.words,
        "each": each.words,
        "product": like(whole.words, product),
        "whole": whole.words,
    }
    gap = product - whole.exactly
    return weighed("product", [count, each, whole], gap, slack, _SAID, whole.words, facts)


PRODUCT = Rule(
    "product",
    QT_TRANSLATE_NOOP("findings", "So many times so much"),
    QT_TRANSLATE_NOOP(
        "findings", "Where not all got the same, or the whole holds something else, too."
    ),
    _look,
)
"""The rule."""
