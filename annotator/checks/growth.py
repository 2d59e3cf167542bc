"""Growth against two figures: 由1860家增加到2046家，增长12%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.checks.figures import Figures, finding, per_cent
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_ROSE = re.compile(
    r"[^。！？\n,，;；、]{0,8}(?:增加|增长|增長|增|发展|發展|扩大|擴大|上升|提高)(?:到|至|为|為)"
    r"[^。！？\n,，;；、]{0,12}"
)
_BY = re.compile(r"[,，](?:同比|年均)?(?:增长|增長|增幅|增加)(?:了|为|為|达|達)?")


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield growth that the two figures before it do not give."""
    for before, after, share in figures.triples():
        if share.label != "PERCENT" or not after.measures_as(before) or before.exactly <= 0:
            continue
        by = figures.between(after, share)
        if not _ROSE.fullmatch(figures.between(before, after)) or not _BY.fullmatch(by):
            continue
        if "年均" in by or before.exactly <= before.slack:
            continue
        least = (after.exactly - after.slack) / (before.exactly + before.slack) - 1
        most = (after.exactly + after.slack) / (before.exactly - before.slack) - 1
        if not least - share.slack <= share.exactly <= most + share.slack:
            yield finding(
                "growth",
                [before, after, share],
                QT_TRANSLATE_NOOP(
                    "findings", "From {before} to {after} is a growth of {ratio}, not {share}."
                ),
                before=before.words,
                after=after.words,
                ratio=per_cent(after.exactly / before.exactly - 1),
                share=share.words,
            )


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
