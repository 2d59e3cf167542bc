"""One indicator with two values in a report, as its facts tell: 合计290.2万元 and 合计209.2万元.

The two must agree in all that a fact says: what is measured, of whom, when, how it is meant, and in
which unit. A difference that rounding explains is none.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, finding, holds
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Qualifier, Severity
from annotator.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Fact, Finding, Said

_LEAST_WORD = 4  # characters of an indicator that tells what it is
_NOT_COMPARED = frozenset({Qualifier.PART, Qualifier.CHANGE, Qualifier.SHARE, Qualifier.PLANNED})
_FEW = 20  # of a count; few things are counted twice in different ways


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield pairs of values of one indicator, the same or not."""
    if not figures.facts:
        return
    by_raw = {one.raw: one for one in figures.numbers}
    groups: defaultdict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for fact in figures.facts:
        figure = by_raw.get((fact.mark.start, fact.mark.end))
        told = _told(fact)
        if figure is not None and told is not None and figure.exactly >= _FEW:
            groups[(*told, figure.label, figure.unit or "")].append(figure)
    for told, same in groups.items():
        same.sort()
        for one, other in pairwise(same):
            yield _pair(told[0], one, other)


def _told(fact: Fact) -> tuple[str, ...] | None:
    """Return what a fact says beside its number; None where it leaves out what matters."""
    if fact.indicator is None or fact.scope is None or fact.as_of is None:
        return None
    indicator = fold(fact.indicator.text)
    if len(indicator) < _LEAST_WORD or _NOT_COMPARED.intersection(fact.qualifiers):
        return None
    parts: tuple[Said, ...] = (fact.scope, fact.as_of)
    meant = "+".join(sorted(one.value for one in fact.qualifiers))
    return (indicator, *(fold(one.text) for one in parts), meant)


def _pair(indicator: str, one: Figure, other: Figure) -> Finding:
    slack = one.slack + other.slack
    facts = {"indicator": indicator, "one": one.words, "other": other.words}
    if abs(one.exactly - other.exactly) <= slack:
        said = QT_TRANSLATE_NOOP("findings", "{indicator}: {one} here and {other} there agree.")
        return holds("same_indicator", [one, other], said, **facts)
    said = QT_TRANSLATE_NOOP(
        "findings", "{indicator}: {one} here, but {other} there; rounding does not explain it."
    )
    return finding("same_indicator", Severity.HINT, [one, other], said, **facts)


SAME_INDICATOR = Rule(
    "same_indicator",
    QT_TRANSLATE_NOOP("findings", "One indicator, two values"),
    QT_TRANSLATE_NOOP(
        "findings", "Where the two are of different groups or times that the words leave open."
    ),
    _look,
)
"""The rule."""
