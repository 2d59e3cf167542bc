"""Where the caret goes from where it is: by character, line, paragraph, and to the ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from annotator.ui.document.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from annotator.text.offsets import Span


def right(page: Page, point: int) -> int:
    """Return the boundary after ``point``, over the end of a paragraph into the next."""
    paragraph = page.paragraph_of(point)
    if point < paragraph.end:
        return paragraph.next_point(point)
    following = page.segments.at(point) + 1
    return page.segments.starts[following] if following < len(page.segments) else point


def left(page: Page, point: int) -> int:
    """Return the boundary before ``point``, over the beginning of a paragraph into the last."""
    paragraph = page.paragraph_of(point)
    if point > paragraph.start:
        return paragraph.previous_point(point)
    previous = page.segments.at(point) - 1
    return page.segments.ends[previous] if previous >= 0 else point


def down(page: Page, point: int) -> int:
    """Return the place one line below ``point``, as far right."""
    return _by_line(page, point, 1)


def up(page: Page, point: int) -> int:
    """Return the place one line above ``point``, as far right."""
    return _by_line(page, point, -1)


def line_start(page: Page, point: int) -> int:
    """Return the beginning of the line that ``point`` stands on."""
    paragraph = page.paragraph_of(point)
    return paragraph.line_points(paragraph.line_of(point))[0]


def line_end(page: Page, point: int) -> int:
    """Return the end of the line that ``point`` stands on, short of where the next begins."""
    paragraph = page.paragraph_of(point)
    line = paragraph.line_of(point)
    end = paragraph.line_points(line)[1]
    return paragraph.previous_point(end) if line < paragraph.lines - 1 else end


def line_last(page: Page, point: int) -> int:
    """Return the end of the line that ``point`` stands on, to select its last character too."""
    paragraph = page.paragraph_of(point)
    return paragraph.line_points(paragraph.line_of(point))[1]


def text_start(page: Page, point: int) -> int:
    """Return the beginning of the report."""
    return 0


def text_end(page: Page, point: int) -> int:
    """Return the end of the report."""
    return len(page.text)


def _by_line(page: Page, point: int, step: int) -> int:
    paragraph = page.paragraph_of(point)
    x, line = paragraph.x_of(point), paragraph.line_of(point) + step
    if 0 <= line < paragraph.lines:
        return paragraph.point_at(line, x)
    index = page.segments.at(point) + step
    if not 0 <= index < len(page.segments):
        return point
    neighbour = page.paragraph_of(page.segments.starts[index])
    return neighbour.point_at(0 if step > 0 else neighbour.lines - 1, x)


_Key = QKeySequence.StandardKey
_Motion = Callable[[Page, int], int]
_MOTIONS: tuple[tuple[_Key, _Key, _Motion, _Motion], ...] = (
    (_Key.MoveToNextChar, _Key.SelectNextChar, right, right),
    (_Key.MoveToPreviousChar, _Key.SelectPreviousChar, left, left),
    (_Key.MoveToNextLine, _Key.SelectNextLine, down, down),
    (_Key.MoveToPreviousLine, _Key.SelectPreviousLine, up, up),
    (_Key.MoveToStartOfLine, _Key.SelectStartOfLine, line_start, line_start),
    (_Key.MoveToEndOfLine, _Key.SelectEndOfLine, line_end, line_last),
    (_Key.MoveToStartOfDocument, _Key.SelectStartOfDocument, text_start, text_start),
    (_Key.MoveToEndOfDocument, _Key.SelectEndOfDocument, text_end, text_end),
)


def follow(event: QKeyEvent, page: Page, anchor: int, point: int) -> Span | None:
    """Return the anchor and the caret after a key, None where it is not one that moves them."""
    for move, extend, moved, extended in _MOTIONS:
        if event.matches(move):
            place = moved(page, point)
            return place, place
        if event.matches(extend):
            return anchor, extended(page, point)
    return None
