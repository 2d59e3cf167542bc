"""Facts by indicator and date: what a project's reports say, year beside year.

A row is an indicator with whose it is, how it is meant and its unit; a column is a date. Where
reports say different things of one cell, all stand in it.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.formats.cells import of_value

if TYPE_CHECKING:
    from annotator.formats.cells import Cell
    from annotator.model import Fact, ReportFacts

HEADS = {"indicator": 20, "scope": 28, "qualifiers": 14, "unit": 8}
"""The columns before those of dates, with their widths in characters."""
WIDTH = 12
"""That of a date."""
BETWEEN = " | "
"""Stands between values that differ."""
UNDATED = "–"
"""The column of facts without a date."""
_Key = tuple[str, str, str, str]


class Period(StrEnum):
    """How fine the dates of a pivot are."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"

    def of(self, date: str) -> str:
        """Return the period of a TIMEX3 value: as much of it as this is fine, or all it has."""
        length = {Period.YEAR: 4, Period.MONTH: 7, Period.DAY: 10}[self]
        begin, slash, end = date.partition("/")
        begin, end = begin[:length], end[:length]
        return begin if not slash or begin == end else f"{begin}/{end}"


class Pivot:
    """The facts that have an indicator and a value, gathered report by report."""

    def __init__(self, period: Period = Period.YEAR) -> None:
        self._period = period
        self._cells: defaultdict[_Key, dict[str, dict[str, None]]] = defaultdict(dict)

    def add(self, told: ReportFacts) -> None:
        """Take the facts of one more report."""
        for one in told.facts:
            value = one.mark.value.value
            if one.indicator is not None and value is not None:
                date = self._period.of(one.as_of.text) if one.as_of else UNDATED
                self._cells[_key(one)].setdefault(date, {})[value] = None

    def dates(self) -> list[str]:
        """Return the dates, in their order; facts without one come last."""
        found = {date for row in self._cells.values() for date in row}
        return sorted(found, key=lambda date: (date == UNDATED, date))

    def rows(self) -> list[list[Cell]]:
        """Return the rows, by indicator and scope, each with a cell for each of ``dates``."""
        dates = self.dates()
        return [
            [*key, *(_cell(list(row.get(date, ()))) for date in dates)]
            for key, row in sorted(self._cells.items())
        ]


def _key(one: Fact) -> _Key:
    indicator = one.indicator.text if one.indicator else ""
    scope = one.scope.text if one.scope else ""
    return indicator, scope, ",".join(sorted(one.qualifiers)), one.mark.value.unit or ""


def _cell(values: list[str]) -> Cell:
    return of_value(values[0]) if len(values) == 1 else BETWEEN.join(values)
