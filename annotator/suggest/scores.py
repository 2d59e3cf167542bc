"""How far each rule is to be believed, counted on the marked development reports.

A score is (right + 1) / (proposed + 2): the share of a rule's suggestions whose span and label were
right, after merging, drawn towards one half where there were few. A rule that proposed nothing
there is unproven and stands at 0.5. Count anew when a rule changes.
"""

from __future__ import annotations

from annotator.model import Origin

_COUNTS: dict[tuple[str, str], tuple[int, int]] = {}


def origin(by: str, rule: str) -> Origin:
    """Return the origin of a suggestion of ``rule``, with the rule's score."""
    right, proposed = _COUNTS.get((by, rule), (0, 0))
    return Origin(by=by, rule=rule, score=round((right + 1) / (proposed + 2), 2))
