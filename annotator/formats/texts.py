"""Records of another text than the raw one: of the view in which a report is read.

Such a record stands by itself: its offsets, its sha256 and how it is read are true of its own text.
What it was made from stands in its metadata.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.formats.record import Record, with_marks
from annotator.model import Mark, MarkStatus
from annotator.text.cancel import Asked, never
from annotator.text.clean import DEFAULT_RULES
from annotator.text.views import Mode, view_of

if TYPE_CHECKING:
    from annotator.model import Report
    from annotator.text.clean import View

VIEW_OF = "view_of"
"""The key of a report's metadata under which stands what its text was made from: ``sha256`` is that
of the source, ``text`` the mode (``text.views.Mode``) in which it is read here."""

_FIRST = (MarkStatus.CONFIRMED, MarkStatus.SUGGESTED, MarkStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class Viewed:
    """A record of a view's text, and of how many marks it is not what they were.

    ``gone`` marked nothing that is seen, ``doubled`` came to say what another says already: both
    are left out. ``widened`` cut through what is converted as a whole, and hold all of it now.
    """

    record: Record
    gone: int = 0
    doubled: int = 0
    widened: int = 0


def in_view(record: Record, mode: Mode, cancelled: Asked = never) -> Viewed:
    """Return ``record`` with the text that is seen in ``mode``, and its marks where they lie there.

    Raises:
        Cancelled: ``cancelled`` said so, while the text was being converted.

    """
    if mode is Mode.RAW:
        return Viewed(record)
    report = record.report
    view = view_of(report.text, mode, report.rules, cancelled)
    moved = [_moved(mark, view) for mark in record.marks]
    seen = [place for place, mark in enumerate(moved) if mark.start < mark.end]
    kept = _once(moved, seen)
    marks = [moved[place] for place in kept]
    widened = sum(_is_wider(moved[place], record.marks[place], view) for place in kept)
    found = with_marks(replace(record, report=_report(report, view, mode)), kept, marks)
    return Viewed(found, len(moved) - len(seen), len(seen) - len(kept), widened)


def _moved(mark: Mark, view: View) -> Mark:
    start, end = view.map.forward(mark.start, mark.end)
    return replace(mark, start=start, end=end)


def _once(marks: list[Mark], places: list[int]) -> list[int]:
    """Return those of ``places`` where a mark says what none before it says, in their order.

    A confirmed one goes before the others.
    """
    said: dict[tuple[int, int, str], int] = {}
    for place in sorted(places, key=lambda one: (_FIRST.index(marks[one].status), one)):
        mark = marks[place]
        said.setdefault((mark.start, mark.end, mark.label), place)
    return sorted(said.values())


def _is_wider(there: Mark, raw: Mark, view: View) -> bool:
    start, end = view.map.back(there.start, there.end)
    return start < raw.start or end > raw.end


def _report(report: Report, view: View, mode: Mode) -> Report:
    """Return a report of the view's own text, to which no rule of clean-up is to be put again."""
    digest = hashlib.sha256(view.text.encode()).hexdigest()
    furniture = [
        (*view.map.forward(start, end), is_furniture)
        for start, end, is_furniture in report.furniture
    ]
    return replace(
        report,
        text=view.text,
        sha256=digest,
        kind="text",
        encoding="utf-8",
        confidence=1.0,
        meta=report.meta | {VIEW_OF: {"sha256": report.sha256, "text": mode.value}},
        rule_choices=dict.fromkeys(sorted(DEFAULT_RULES), False),
        rules=frozenset(),
        furniture=tuple(one for one in furniture if one[0] < one[1]),
    )
