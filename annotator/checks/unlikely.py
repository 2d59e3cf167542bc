"""Figures that cannot be, as a rule: 5亿名党员 in one branch, a coverage above 100%, 13月.

A small table says what is counted, the most there may be of it, and why.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from annotator.checks.figures import Figure, Figures, finding
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding


class _Bound(NamedTuple):
    """``most`` of what has this ``unit``, where the clause says ``words`` and not ``unless``."""

    unit: str
    words: re.Pattern[str]
    most: Decimal
    reason: str
    unless: re.Pattern[str] = re.compile(r"(?!)")


_BOUNDS = (
    _Bound(
        "人",
        re.compile(r"党员"),
        Decimal(100_000_000),
        QT_TRANSLATE_NOOP(
            "findings", "{figure}: the whole party has fewer than 110 million members."
        ),
    ),
    _Bound(
        "人",
        re.compile(r"(?<!个)支部[^,。;]{0,10}(?:有|共|管理)"),
        Decimal(2_000),
        QT_TRANSLATE_NOOP(
            "findings", "{figure}: a branch seldom has more than some hundred members."
        ),
        re.compile(r"个(?:党)?支部|家"),
    ),
    _Bound(
        "人",
        re.compile(""),
        Decimal(8_300_000_000),
        QT_TRANSLATE_NOOP("findings", "{figure}: so many people are not on earth."),
        re.compile("次"),
    ),
    _Bound(
        "岁",
        re.compile(""),
        Decimal(120),
        QT_TRANSLATE_NOOP("findings", "{figure}: hardly anybody lives so long."),
    ),
)
_SHARE = re.compile(
    r"(?:覆盖率|覆盖面|参与率|到会率|出席率|合格率|办结率|满意率|参学率|入住率|占)[^,。;\d]{0,10}$"
)
_COMPARES = re.compile("增|提高|上升|比上|同比")
_NO_DAY = re.compile(
    r"(?:1[3-9]|[2-9]\d)月(?:份|\d{1,2}日)|(?:0?[1-9]|1[0-2])月(?:3[2-9]|[4-9]\d)日"
)
_NUMBER = re.compile(r"[\d.]*$")
_CLAUSE = 24  # clean code points before a figure
_ALL = Decimal(1)


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield figures that are beyond what there can be."""
    for one in figures.numbers:
        if one.is_share:
            words = figures.before(one, _CLAUSE)
            if one.exactly > _ALL and _SHARE.search(words) and not _COMPARES.search(words):
                yield _hint(
                    one,
                    QT_TRANSLATE_NOOP("findings", "{figure}: a part is not more than the whole."),
                )
        elif one.label == "QUANTITY":
            reason = _beyond(figures, one)
            if reason is not None:
                yield _hint(one, reason)
    at = -1
    while (at := figures.text.find("月", at + 1)) >= 0:
        digits = _NUMBER.search(figures.text, max(0, at - 6), at)
        found = _NO_DAY.match(figures.text, digits.start()) if digits else None
        if found is not None:
            said = QT_TRANSLATE_NOOP("findings", "{figure}: the calendar has no such day.")
            yield _hint(figures.at(*found.span()), said)


def _beyond(figures: Figures, one: Figure) -> str | None:
    """Return why there cannot be so many, None where there can."""
    for bound in _BOUNDS:
        if one.unit != bound.unit or one.exactly <= bound.most:
            continue
        words = figures.before(one, _CLAUSE) + figures.text[one.start : one.end + 6]
        if bound.words.search(words) and not bound.unless.search(words):
            return bound.reason
    return None


def _hint(one: Figure, reason: str) -> Finding:
    return finding("unlikely", Severity.HINT, [one], reason, figure=one.words)


UNLIKELY = Rule(
    "unlikely",
    QT_TRANSLATE_NOOP("findings", "Figures that cannot be"),
    QT_TRANSLATE_NOOP("findings", "Where the figure stands for something else, or is meant so."),
    _look,
)
"""The rule."""
