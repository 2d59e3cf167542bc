"""What is told as done although its date is later than the report's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.checks.figures import Figures, finding
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?=T|$)")
_DONE = re.compile(
    r"[^。;!?\n]{0,40}?(?:已(?!定)|(?:召开|举行|举办|成立|开展|完成|实现|获得)了|圆满|顺利(?:召开|举行)|隆重(?:召开|举行))"
)
_TO_COME = re.compile(
    r"将|拟|计划|预计|定于|届时|力争|要求|务必|须|应|请|到|前|争取|确保|明年|下|目标|建议|初定|暂定|可|起|如"
)


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield dates beyond the report's own of which the clause tells what happened."""
    if figures.date is None:
        return
    for one in figures.dates:
        found = _DAY.match(one.written or "")
        if found is None or found[0] <= figures.date[: len(found[0])]:
            continue
        done = _DONE.match(figures.text, one.end)
        if done is None:
            continue
        start = figures.marked.sentence(one.start)[0]
        if _TO_COME.search(figures.text, start, done.end()):
            continue
        said = QT_TRANSLATE_NOOP(
            "findings", "{date} is told of as past, but the report is of {report}."
        )
        yield finding("future", Severity.HINT, [one], said, date=found[0], report=figures.date)


FUTURE = Rule(
    "future",
    QT_TRANSLATE_NOOP("findings", "Told before it happened"),
    QT_TRANSLATE_NOOP("findings", "Where the report's date was read wrongly, or is not its own."),
    _look,
)
"""The rule."""
