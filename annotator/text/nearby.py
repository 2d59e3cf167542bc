"""A long text of which only the stretch around one place is cleaned: what is to be seen first.

To clean a million characters takes the better part of a second, to clean what fits on a screen
a millisecond. The rest is there as it is, raw, so that every offset has its place all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.clean import View, clean
from annotator.text.views import furniture_of, view_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.text.offsets import Span
    from annotator.text.views import Mode, Told

NEAR = 6_000
"""Characters before and behind a place: more than any screen shows."""


def stretch_near(text: str, place: int) -> Span:
    """Return the stretch of whole lines around ``place``; lines without end are cut."""
    start = max(0, place - NEAR)
    line = text.rfind("\n", max(0, start - NEAR), start) + 1
    start = line or (0 if start <= NEAR else start)
    end = place + NEAR
    line = text.find("\n", end, end + NEAR) + 1
    return start, min(line or end, len(text))


def view_near(text: str, mode: Mode, rules: frozenset[str], place: int) -> View:
    """Return the view of the raw ``text`` in which what is around ``place`` is read in ``mode``."""
    start, end = stretch_near(text, place)
    part = view_of(text[start:end], mode, rules)
    return View(f"{text[:start]}{part.text}{text[end:]}", part.map.moved(start))


def furniture_near(
    text: str, rules: frozenset[str], told: Iterable[Told], place: int
) -> tuple[Span, ...]:
    """Return the page furniture around ``place``, as raw spans in order and apart."""
    start, end = stretch_near(text, place)
    here = [
        (max(first, start) - start, min(last, end) - start, says)
        for first, last, says in told
        if first < end and last > start
    ]
    found = furniture_of(text[start:end], rules, here)
    return tuple((first + start, last + start) for first, last in found)


def covered_near(text: str, rules: frozenset[str], start: int, end: int) -> str:
    """Return what the raw span ``start``-``end`` reads like in the clean text."""
    first, last = stretch_near(text, start)[0], stretch_near(text, end)[1]
    return clean(text[first:last], rules).of_raw(start - first, end - first)
