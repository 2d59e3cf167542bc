"""Figures as sheets: rows under columns, as the command line writes them and the window shows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.agreement.cases import Judged, by_rule
from annotator.agreement.differences import Kind
from annotator.agreement.pace import Pace
from annotator.model import MarkStatus
from annotator.paths import replacing
from annotator.review.exporting import check_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from annotator.review.figures import Figures

Cell = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for one begins so


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells under the names of their columns; None where there is nothing to tell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def only(self, *columns: str) -> Sheet:
        """Return these columns of it, in this order."""
        places = [self.columns.index(name) for name in columns]
        return Sheet(columns, tuple(tuple(row[place] for place in places) for row in self.rows))

    def cells(self, row: tuple[Cell, ...]) -> dict[str, Cell]:
        """Return the cells of one of its rows by their columns."""
        return dict(zip(self.columns, row, strict=True))


RULES = (
    *("suggester", "rule", "proposed", "decided", "right", "boundary", "label", "value"),
    *("spurious", "open", "precision", "low", "high"),
)
DAYS = (
    *("day", "reviewer", "decisions", "actions", "seconds", "spans", "rejected", "reports_done"),
)
REVIEWERS = (
    *("reviewer", "decisions", "actions", "seconds", "spans", "rejected", "reports_done"),
    *("actions_a_span", "seconds_a_span"),
)
LABELS = ("label", "confirmed", "suggested", "rejected")


def rules(figures: Figures) -> Sheet:
    """Return how the suggestions of each rule were judged, most decided first."""
    found = by_rule(figures.cases, figures.open)
    return Sheet(RULES, tuple((*rule, *_judged(one)) for rule, one in found.items()))


def judged_object(one: Judged) -> dict[str, Cell]:
    """Return the figures of a rule, or of several, as JSON data."""
    return dict(zip(RULES[2:], _judged(one), strict=True))


def days(figures: Figures) -> Sheet:
    """Return what each reviewer did on each day, the first day first."""
    spans = _decided_on(figures)
    keys = sorted({*figures.paces, *spans}, key=lambda key: (key[1], key[0]))
    rows = []
    for reviewer, day in keys:
        one = figures.paces.get((reviewer, day), Pace())
        made, gone = spans.get((reviewer, day), (0, 0))
        rows.append(
            (day, reviewer, one.decisions, one.actions, round(one.seconds), made, gone, one.done)
        )
    return Sheet(DAYS, tuple(rows))


def reviewers(figures: Figures) -> Sheet:
    """Return what each reviewer did, and what it took a span that they stand behind."""
    return Sheet(REVIEWERS, _totals(days(figures), by=1))


def by_day(figures: Figures) -> Sheet:
    """Return what was done on each day by all reviewers, the first day first."""
    return Sheet(("day", *REVIEWERS[1:]), _totals(days(figures), by=0))


def labels(figures: Figures, order: Iterable[str]) -> Sheet:
    """Return how many marks of each status each label has, in this ``order``, others behind."""
    known = list(order)
    names = known + sorted({label for label, _ in figures.spans} - set(known))
    statuses = (MarkStatus.CONFIRMED, MarkStatus.SUGGESTED, MarkStatus.REJECTED)
    return Sheet(
        LABELS,
        tuple((name, *(figures.spans.get((name, one), 0) for one in statuses)) for name in names),
    )


def write_csv(sheet: Sheet, path: Path, sources: Iterable[Path] = ()) -> None:
    """Write a sheet to ``path`` as CSV, so that spreadsheets read its Chinese rightly.

    Raises:
        WouldOverwrite, UnwritablePlace: it cannot be; what was there is untouched.

    """
    check_target(path, sources)
    with replacing(path) as fresh, fresh.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(sheet.columns)
        writer.writerows([_written(cell) for cell in row] for row in sheet.rows)


def _written(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return round(cell, 4)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _judged(one: Judged) -> tuple[Cell, ...]:
    low, high = one.interval if one.decided else (None, None)
    counts = (one.right, one.boundary, one.label, one.value, one.spurious, one.open)
    return (one.proposed, one.decided, *counts, one.precision, low, high)


def _decided_on(figures: Figures) -> dict[tuple[str, str], tuple[int, int]]:
    """Return how many spans each (reviewer, day) made, and how many suggestions they rejected."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for case, count in figures.cases.items():
        made, gone = found.get((case.reviewer, case.day), (0, 0))
        if case.kind is Kind.SPURIOUS:
            gone += count
        else:
            made += count
        found[case.reviewer, case.day] = made, gone
    return found


def _totals(sheet: Sheet, by: int) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of ``days`` summed by one of their first two columns."""
    total: dict[Cell, list[int]] = {}
    for row in sheet.rows:
        here = total.setdefault(row[by], [0] * (len(row) - 2))
        for place, cell in enumerate(row[2:]):
            here[place] += int(cell or 0)
    return tuple((name, *sums, *_a_span(sums)) for name, sums in sorted(total.items(), key=str))


def _a_span(sums: Sequence[int]) -> tuple[float | None, float | None]:
    _, actions, seconds, spans, *_ = sums
    return (actions / spans, seconds / spans) if spans else (None, None)
