"""One indicator with two values in a report, as its facts tell: 合计290.2万元 and 合计209.2万元.

The two must agree in all that a fact says: what is measured, of whom, when, how it is meant, and in
which unit. A difference that rounding explains is none.
"""

from __future__ import annotations

from collections import defaultdict
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
_FEW = 20  # so few are counted again and again, of others each time
_TWICE = 2
_NEAR = 120  # raw code points


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield the two values of an indicator that a report gives twice, the same or not."""
    by_raw = {one.raw: one for one in figures.numbers} if figures.facts else {}
    groups: defaultdict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for fact in figures.facts:
        figure = by_raw.get((fact.mark.start, fact.mark.end))
        told = _told(fact)
        if figure is not None and told is not None and figure.exactly >= _FEW:
            groups[(*told, figure.label, figure.unit or "")].append(figure)
    for told, same in groups.items():
        if len(same) == _TWICE:  # more often it is counted of several whose names are not told
            yield _pair(told[0], *same)


def _told(fact: Fact) -> tuple[str, ...] | None:
    """Return what a fact says beside its number; None where the words right beside it do not."""
    indicator, scope, date = fact.indicator, fact.scope, fact.as_of
    if indicator is None or scope is None or date is None:
        return None
    if _NOT_COMPARED.intersection(fact.qualifiers) or len(indicator.text) < _LEAST_WORD:
        return None
    if not all(_is_near(fact, one) for one in (indicator, scope, date)):
        return None
    meant = "+".join(sorted(fact.qualifiers))
    return (*(fold(one.text) for one in (indicator, scope, date)), meant)


def _is_near(fact: Fact, part: Said) -> bool:
    """Return whether a reviewer says so, or words in the same sentence, more or less."""
    if part.place is None:
        return part.rule is None
    return abs(part.place[0] - fact.mark.start) <= _NEAR


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
