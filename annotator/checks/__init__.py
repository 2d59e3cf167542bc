"""What a report's numbers and dates say against each other: rules that make Findings.

A rule is a pure function of the clean text and the figures that stand in it, one file a rule. It
speaks up only where the words between the figures say how they hang together, for an alarm that is
false costs more trust than a silence. Where they do and it adds up, that is a finding too: HOLDS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.checks.ages import AGES
from annotator.checks.balance import BALANCE
from annotator.checks.counts import COUNTS
from annotator.checks.figures import Figures
from annotator.checks.future import FUTURE
from annotator.checks.growth import GROWTH
from annotator.checks.items import ITEMS
from annotator.checks.order import ORDER
from annotator.checks.parts import PARTS
from annotator.checks.product import PRODUCT
from annotator.checks.ratio import RATIO
from annotator.checks.same_indicator import SAME_INDICATOR
from annotator.checks.tables import TABLES
from annotator.checks.unlikely import UNLIKELY
from annotator.checks.votes import VOTES
from annotator.checks.weekday import WEEKDAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.checks.rule import Rule
    from annotator.facts import MarkedText
    from annotator.model import Fact, Finding

_SUMS = (PARTS, BALANCE, PRODUCT, VOTES, RATIO, GROWTH)
_LISTS = (COUNTS, ITEMS, TABLES)
_DATES = (WEEKDAY, ORDER, FUTURE, AGES)
_HINTS = (SAME_INDICATOR, UNLIKELY)
RULES: dict[str, Rule] = {rule.id: rule for rule in (*_SUMS, *_LISTS, *_DATES, *_HINTS)}
"""The rules by their ids."""


def check(marked: MarkedText, facts: Sequence[Fact] = ()) -> list[Finding]:
    """Return what does not add up in a report, and what does (HOLDS), in text order.

    ``facts`` are those of its numbers; without them no two values of one indicator are compared.
    """
    figures = Figures(marked, facts)
    found = [finding for rule in RULES.values() for finding in rule.look(figures)]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))
