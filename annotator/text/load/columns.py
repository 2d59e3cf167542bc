"""Columns of a page that its file draws line by line across them, brought one behind the other.

Tables are drawn across too, and stay as they are: only what fills its columns as prose does is set
right. Lengths are points, the origin is the page's lower left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GAP = 0.8  # of a line's height: wider than any space between words
_FEWEST_LINES = 4
_FEWEST_CHARACTERS = 8  # in a line of a column, on average
_FULL = 0.8  # of a column's width
_MOST_FULL = 0.6  # of a column's lines are that full
_MOST_COLUMNS = 3


class Box(NamedTuple):
    """Where something is drawn."""

    left: float
    bottom: float
    right: float
    top: float


class Glyph(NamedTuple):
    """A character and its box."""

    char: str
    box: Box


@dataclass(slots=True)
class _Stretch:
    """A stretch of one line without a wide gap in it."""

    text: str
    left: float
    right: float


_Line = list[_Stretch]


def draws_across(boxes: Sequence[Box]) -> bool:
    """Return whether a page often goes on behind a wide gap in the same line."""
    return sum(_is_behind_gap(a, b) for a, b in pairwise(boxes)) >= _FEWEST_LINES


def _is_behind_gap(before: Box, after: Box) -> bool:
    height = max(before.top - before.bottom, 1.0)
    same_line = min(before.top, after.top) - max(before.bottom, after.bottom) > height / 2
    return same_line and after.left - before.right > _GAP * height


def in_columns(glyphs: Iterable[Glyph]) -> str:
    """Return the text of a page, columns of prose one behind the other, the rest as it comes."""
    lines = _lines(glyphs)
    done: list[str] = []
    start = 0
    while start < len(lines):
        end, gutters = _run(lines, start)
        columns = _split(lines[start:end], gutters)
        if _is_prose(columns):
            done += (stretch.text.strip() for column in columns for stretch in column)
        else:
            end = start + 1 if len(columns) == 1 else end
            done += (" ".join(stretch.text for stretch in line) for line in lines[start:end])
        start = end
    return "\n".join(done)


def _lines(glyphs: Iterable[Glyph]) -> list[_Line]:
    """Return the lines as stretches; spaces that the file does not draw have no width."""
    lines: list[_Line] = [[]]
    last: Box | None = None
    for char, box in glyphs:
        if char in "\r\n":
            if char == "\n":
                lines.append([])
            last = None
        elif char.isspace() or box.right <= box.left:
            if lines[-1]:
                lines[-1][-1].text += char
        else:
            if last is None or _is_behind_gap(last, box) or not lines[-1]:
                lines[-1].append(_Stretch("", box.left, box.right))
            stretch = lines[-1][-1]
            stretch.text += char
            stretch.left = min(stretch.left, box.left)
            stretch.right = max(stretch.right, box.right)
            last = box
    for line in lines:
        for stretch in line:
            stretch.text = stretch.text.rstrip()
    return lines


def _run(lines: list[_Line], start: int) -> tuple[int, list[tuple[float, float]]]:
    """Return where the lines end that leave the same gutters free, and those gutters."""
    first = lines[start]
    if not 1 < len(first) <= _MOST_COLUMNS:
        return start + 1, []
    gutters = [(a.right, b.left) for a, b in pairwise(first)]
    end = start + 1
    while end < len(lines):
        narrowed = _narrowed(gutters, lines[end])
        if narrowed is None:
            break
        gutters = narrowed
        end += 1
    return end, gutters


def _narrowed(gutters: list[tuple[float, float]], line: _Line) -> list[tuple[float, float]] | None:
    """Return what ``line`` leaves free of the gutters, None where it crosses one."""
    kept: list[tuple[float, float]] = []
    for gutter in gutters:
        middle = sum(gutter) / 2
        before = [one.right for one in line if (one.left + one.right) / 2 < middle]
        behind = [one.left for one in line if (one.left + one.right) / 2 >= middle]
        left, right = max([gutter[0], *before]), min([gutter[1], *behind])
        if right <= left:
            return None
        kept.append((left, right))
    return kept


def _split(lines: list[_Line], gutters: list[tuple[float, float]]) -> list[list[_Stretch]]:
    """Return the stretches of each column, from the left."""
    columns: list[list[_Stretch]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        for stretch in line:
            column = sum(stretch.left >= right for _, right in gutters)
            columns[column].append(stretch)
    return columns


def _is_prose(columns: list[list[_Stretch]]) -> bool:
    """Return whether there are columns, and most lines fill theirs, as cells of a table do not."""
    return len(columns) > 1 and all(map(_is_filled, columns))


def _is_filled(column: list[_Stretch]) -> bool:
    if len(column) < _FEWEST_LINES:
        return False
    width = max(line.right for line in column) - min(line.left for line in column)
    full = sum(line.right - line.left >= _FULL * width for line in column)
    characters = sum(len(line.text) for line in column)
    return full >= _MOST_FULL * len(column) and characters >= _FEWEST_CHARACTERS * len(column)
