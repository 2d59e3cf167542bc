"""Part, whole and ratio: 22家中…19家，覆盖率84.6%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, finding, per_cent
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_WHOLE = re.compile(r"[^。！？\n,，;；、]{0,12}中[,，]?[^。！？\n,，;；、]{0,16}")
_SHARE = re.compile(r"[^。！？\n、]{0,16}(?:率|占|佔|比例|比重|面)[^。！？\n,，;；、]{0,10}")
_COMPARES = re.compile("比上|同比|较|較|增|提高|下降|由|从|從")


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield shares that the two figures before them do not give."""
    for whole, part, share in figures.triples():
        if share.label != "PERCENT" or not part.measures_as(whole) or part.label == "PERCENT":
            continue
        between = figures.between(part, share)
        if not _WHOLE.fullmatch(figures.between(whole, part)) or not _SHARE.fullmatch(between):
            continue
        if not _COMPARES.search(between) and whole.exactly > 0 and not _agrees(whole, part, share):
            yield finding(
                "ratio",
                [whole, part, share],
                QT_TRANSLATE_NOOP("findings", "{part} of {whole} is {ratio}, not {share}."),
                part=part.words,
                whole=whole.words,
                ratio=per_cent(part.exactly / whole.exactly),
                share=share.words,
            )


def _agrees(whole: Figure, part: Figure, share: Figure) -> bool:
    """Return whether the share lies between the least and the most that rounding allows."""
    if whole.exactly <= whole.slack:
        return True
    least = (part.exactly - part.slack) / (whole.exactly + whole.slack)
    most = (part.exactly + part.slack) / (whole.exactly - whole.slack)
    return least - share.slack <= share.exactly <= most + share.slack


RATIO = Rule(
    "ratio",
    QT_TRANSLATE_NOOP("findings", "Part, whole and ratio"),
    QT_TRANSLATE_NOOP(
        "findings", "Where the ratio is of another whole than the one named before it."
    ),
    _look,
)
"""The rule."""
