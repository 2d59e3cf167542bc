"""What a report's numbers and dates say against each other: rules that make Findings.

A rule is a pure function of the clean text and the figures that stand in it, one file a rule. It
speaks up only where the words between the figures say how they hang together, for an alarm that is
false costs more trust than a silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.checks.counts import counts
from annotator.checks.figures import Figures
from annotator.checks.growth import growth
from annotator.checks.parts import parts
from annotator.checks.ratio import ratio
from annotator.checks.weekday import weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotator.model import Finding, Mark
    from annotator.text.clean import View

RULES: tuple[Callable[[Figures], Iterator[Finding]], ...] = (parts, ratio, growth, counts, weekday)


def check(view: View, marks: Iterable[Mark]) -> list[Finding]:
    """Return what does not add up in a report, in text order.

    ``view`` is its clean text; of its ``marks`` those count that nobody has rejected.
    """
    figures = Figures.of(view, marks)
    found = [finding for rule in RULES for finding in rule(figures)]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))
