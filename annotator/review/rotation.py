"""Which of a project's daily backups are kept: all of late ones, fewer of what is longer ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable
    from datetime import date

WEEKS = 4
MONTHS = 12


def kept(made: Collection[date], days: int) -> set[date]:
    """Return which of the backups ``made`` on these days stay.

    They are the newest ``days`` ones, and the newest one of each of the last ``WEEKS`` weeks and
    ``MONTHS`` months that have any. What goes once would never have stayed later.
    """
    return (
        _newest(made, days, lambda day: day)
        | _newest(made, WEEKS, lambda day: day.isocalendar()[:2])
        | _newest(made, MONTHS, lambda day: (day.year, day.month))
    )


def _newest(made: Collection[date], count: int, period: Callable[[date], Hashable]) -> set[date]:
    """Return the newest day of each of the ``count`` last periods."""
    found: dict[Hashable, date] = {}
    for day in sorted(made, reverse=True):
        if len(found) == count and period(day) not in found:
            break
        found.setdefault(period(day), day)
    return set(found.values())
