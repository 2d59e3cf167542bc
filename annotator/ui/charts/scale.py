"""Where an axis has its ticks: at round numbers, or at days that one counts by."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count, takewhile
from math import ceil, floor, log10

_ROUND = (1, 2, 5, 10)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_LONGEST_MONTH = 31


def ticks(highest: float, most: int = 5, *, whole: bool = False) -> list[float]:
    """Return round numbers from 0 to ``highest`` or just above it, ``most`` steps at the most.

    Where they are to be ``whole``, none lies between two whole numbers.
    """
    highest = max(highest, 0.0) or 1.0
    least = highest / most
    power = 10.0 ** floor(log10(least))
    step = next(power * part for part in _ROUND if power * part >= least * (1 - 1e-9))
    if whole:
        step = max(1.0, step)
    steps = ceil(highest / step * (1 - 1e-9))
    return [step * number for number in range(steps + 1)]


def written(value: float, step: float) -> str:
    """Return ``value`` with as many decimals as ticks need that are ``step`` apart."""
    decimals = max(0, -floor(log10(step) + 1e-9))
    return f"{value:,.{decimals}f}"


def day_ticks(first: date, last: date, most: int) -> list[date]:
    """Return days from ``first`` to ``last``: some days, weeks, or months apart.

    There are ``most`` of them at the most, and one at least.
    """
    length = (last - first).days
    for step in _DAYS:
        if length // step < most:
            return [first + timedelta(days=step * number) for number in range(length // step + 1)]
    months = next((n for n in _MONTHS if length <= n * (_LONGEST_MONTH - 1) * (most - 1)), 120)
    begin = first.year * 12 + first.month - 1
    begin = ceil((begin + (first.day > 1)) / months) * months
    found = (date(number // 12, number % 12 + 1, 1) for number in count(begin, months))
    return list(takewhile(lambda day: day <= last, found))[:most] or [first]


def day_written(day: date, first: date, last: date) -> str:
    """Return ``day`` as short as it may be on an axis from ``first`` to ``last``."""
    if (last - first).days > 366:
        return f"{day:%Y-%m}"
    return f"{day:%m-%d}" if first.year == last.year else f"{day:%Y-%m-%d}"
