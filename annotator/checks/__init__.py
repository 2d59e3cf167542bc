"""What a report's numbers and dates say against each other: rules that make Findings.

A rule is a pure function of the clean text and the figures that stand in it, one file a rule. It
speaks up only where the words between the figures say how they hang together, for an alarm that is
false costs more trust than a silence. Where they do and it adds up, that is a finding too: HOLDS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.checks.counts import COUNTS
from annotator.checks.figures import Figures
from annotator.checks.growth import GROWTH
from annotator.checks.parts import PARTS
from annotator.checks.ratio import RATIO
from annotator.checks.weekday import WEEKDAY

if TYPE_CHECKING:
    from annotator.checks.rule import Rule
    from annotator.facts import MarkedText
    from annotator.model import Finding

RULES: dict[str, Rule] = {rule.id: rule for rule in (PARTS, RATIO, GROWTH, COUNTS, WEEKDAY)}
"""The rules by their ids."""


def check(marked: MarkedText) -> list[Finding]:
    """Return what does not add up in a report, and what does (HOLDS), in text order."""
    figures = Figures.of(marked)
    found = [finding for rule in RULES.values() for finding in rule.look(figures)]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))
