"""How far each rule is to be believed, counted on the marked development reports.

A score is (right + 1) / (proposed + 2): the share of a rule's suggestions whose span and label were
right, after merging, drawn towards one half where there were few. A rule that proposed nothing
there is unproven and stands at 0.5. Count anew when a rule changes.
"""

from __future__ import annotations

from annotator.model import Origin

_COUNTS: dict[tuple[str, str], tuple[int, int]] = {
    ("contacts", "landline"): (1, 1),
    ("contacts", "licence"): (1, 1),
    ("dates", "day"): (2, 2),
    ("dates", "month"): (7, 7),
    ("dates", "vague"): (2, 2),
    ("dates", "year"): (12, 12),
    ("documents", "book_title_marks"): (7, 7),
    ("documents", "quoted_kind"): (4, 4),
    ("documents", "quoted_year_plan"): (2, 2),
    ("durations", "every"): (2, 2),
    ("durations", "length"): (3, 3),
    ("entities", "jieba_nr"): (30, 48),
    ("entities", "jieba_nrfg"): (2, 2),
    ("entities", "jieba_nrt"): (0, 1),
    ("entities", "jieba_ns"): (17, 42),
    ("entities", "jieba_nt"): (3, 14),
    ("lac", "loc"): (20, 31),
    ("lac", "org"): (28, 67),
    ("lac", "per"): (39, 42),
    ("numbers", "bare"): (2, 2),
    ("numbers", "great"): (2, 2),
    ("numbers", "measure_word"): (39, 39),
    ("numbers", "money"): (7, 7),
    ("numbers", "percent"): (7, 7),
    ("numbers", "points"): (1, 1),
    ("ordinals", "anniversary"): (1, 1),
    ("ordinals", "first"): (2, 2),
    ("ordinals", "nth"): (2, 2),
}
"""Of each suggester and rule: how many suggestions were right, how many it made."""


def origin(by: str, rule: str) -> Origin:
    """Return the origin of a suggestion of ``rule``, with the rule's score."""
    right, proposed = _COUNTS.get((by, rule), (0, 0))
    return Origin(by=by, rule=rule, score=round((right + 1) / (proposed + 2), 2))
