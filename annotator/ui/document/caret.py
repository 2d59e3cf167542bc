"""Where the caret goes: by character, word, sentence, line and paragraph, and to the ends.

It stands between characters as a reader counts them: never inside a cluster of several code
points, nor inside what the view shows in place of something else, which is taken whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from annotator.text.words import sentence_bounds, word_bounds
from annotator.ui.document.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from annotator.text.offsets import Span


def settled(page: Page, point: int, *, forwards: bool = True) -> int:
    """Return ``point``, or where the caret cannot stand there, the next place that it can."""
    paragraph = page.paragraph_of(point)
    point = min(max(point, paragraph.start), paragraph.end)
    while paragraph.start < point < paragraph.end:
        if paragraph.is_boundary(point) and page.is_edge(point):
            break
        point += 1 if forwards else -1
    return point


def right(page: Page, point: int) -> int:
    """Return the boundary after ``point``, over the end of a paragraph into the next."""
    paragraph = page.paragraph_of(point)
    if point < paragraph.end:
        return settled(page, paragraph.next_point(point))
    following = page.segments.at(point) + 1
    return page.segments.starts[following] if following < len(page.segments) else point


def left(page: Page, point: int) -> int:
    """Return the boundary before ``point``, over the beginning of a paragraph into the last."""
    paragraph = page.paragraph_of(point)
    if point > paragraph.start:
        return settled(page, paragraph.previous_point(point), forwards=False)
    previous = page.segments.at(point) - 1
    if previous < 0:
        return point
    end = page.segments.ends[previous]
    # a long paragraph is cut where one piece ends and the next begins: one place, not two
    return end if end < point else left_of_end(page, previous)


def left_of_end(page: Page, segment: int) -> int:
    """Return the boundary before the last character of a segment."""
    paragraph = page.paragraph_of(page.segments.starts[segment])
    return settled(page, paragraph.previous_point(paragraph.end), forwards=False)


def word_right(page: Page, point: int) -> int:
    """Return where the next word begins, blanks left out, or the end of the paragraph."""
    paragraph = page.paragraph_of(point)
    if point >= paragraph.end:
        return right(page, point)
    end = word_bounds(page.text, point)[1]
    if end < paragraph.end and page.text[end].isspace():
        end = word_bounds(page.text, end)[1]
    return settled(page, min(end, paragraph.end))


def word_left(page: Page, point: int) -> int:
    """Return where the word before ``point`` begins."""
    paragraph = page.paragraph_of(point)
    if point <= paragraph.start:
        return left(page, point)
    start = word_bounds(page.text, point - 1)[0]
    if start > paragraph.start and page.text[start].isspace():
        start = word_bounds(page.text, start - 1)[0]
    return settled(page, max(start, paragraph.start), forwards=False)


def sentence_right(page: Page, point: int) -> int:
    """Return where the next sentence begins, or the end of the paragraph."""
    paragraph = page.paragraph_of(point)
    if point >= paragraph.end:
        return right(page, point)
    end = min(max(point, sentence_bounds(page.text, point)[1]), paragraph.end)
    while end < paragraph.end and page.text[end].isspace():
        end += 1
    return settled(page, end)


def sentence_left(page: Page, point: int) -> int:
    """Return where the sentence that ``point`` is in or behind begins."""
    paragraph = page.paragraph_of(point)
    if point <= paragraph.start:
        return left(page, point)
    start = sentence_bounds(page.text, point - 1)[0]
    return settled(page, start if start < point else paragraph.start, forwards=False)


def paragraph_down(page: Page, point: int) -> int:
    """Return the beginning of the next paragraph that is not empty, else the end of the report."""
    segments = page.segments
    for index in range(segments.at(point) + 1, len(segments)):
        if segments.begins_paragraph(index) and segments.starts[index] < segments.ends[index]:
            return segments.starts[index]
    return len(page.text)


def paragraph_up(page: Page, point: int) -> int:
    """Return the beginning of this paragraph; from there, of the last that is not empty."""
    segments = page.segments
    for index in range(segments.at(point), -1, -1):
        start = segments.starts[index]
        if start < point and segments.begins_paragraph(index) and start < segments.ends[index]:
            return start
    return 0


def word_at(page: Page, point: int) -> Span:
    """Return the word that the character at ``point`` is in, whole characters of the view."""
    return _whole(page, point, word_bounds(page.text, point))


def sentence_at(page: Page, point: int) -> Span:
    """Return the sentence that the character at ``point`` is in."""
    return _whole(page, point, sentence_bounds(page.text, point))


def _whole(page: Page, point: int, span: Span) -> Span:
    paragraph = page.paragraph_of(point)
    start = settled(page, max(span[0], paragraph.start), forwards=False)
    return start, settled(page, max(start, min(span[1], paragraph.end)))


def down(page: Page, point: int) -> int:
    """Return the place one line below ``point``, as far right."""
    return _by_line(page, point, 1)


def up(page: Page, point: int) -> int:
    """Return the place one line above ``point``, as far right."""
    return _by_line(page, point, -1)


def line_start(page: Page, point: int) -> int:
    """Return the beginning of the line that ``point`` stands on."""
    paragraph = page.paragraph_of(point)
    return settled(page, paragraph.line_points(paragraph.line_of(point))[0])


def line_end(page: Page, point: int) -> int:
    """Return the end of the line that ``point`` stands on, short of where the next begins."""
    paragraph = page.paragraph_of(point)
    line = paragraph.line_of(point)
    end = paragraph.line_points(line)[1]
    if line == paragraph.lines - 1:
        return end
    return settled(page, paragraph.previous_point(end), forwards=False)


def line_last(page: Page, point: int) -> int:
    """Return the end of the line that ``point`` stands on, to select its last character too."""
    paragraph = page.paragraph_of(point)
    return settled(page, paragraph.line_points(paragraph.line_of(point))[1])


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
        return settled(page, paragraph.point_at(line, x))
    index = page.segments.at(point) + step
    if not 0 <= index < len(page.segments):
        return point
    neighbour = page.paragraph_of(page.segments.starts[index])
    return settled(page, neighbour.point_at(0 if step > 0 else neighbour.lines - 1, x))


_Key = QKeySequence.StandardKey
_Motion = Callable[[Page, int], int]
_MOTIONS: tuple[tuple[_Key, _Key, _Motion, _Motion], ...] = (
    (_Key.MoveToNextChar, _Key.SelectNextChar, right, right),
    (_Key.MoveToPreviousChar, _Key.SelectPreviousChar, left, left),
    (_Key.MoveToNextWord, _Key.SelectNextWord, word_right, word_right),
    (_Key.MoveToPreviousWord, _Key.SelectPreviousWord, word_left, word_left),
    (_Key.MoveToNextLine, _Key.SelectNextLine, down, down),
    (_Key.MoveToPreviousLine, _Key.SelectPreviousLine, up, up),
    (_Key.MoveToStartOfLine, _Key.SelectStartOfLine, line_start, line_start),
    (_Key.MoveToEndOfLine, _Key.SelectEndOfLine, line_end, line_last),
    (_Key.MoveToStartOfDocument, _Key.SelectStartOfDocument, text_start, text_start),
    (_Key.MoveToEndOfDocument, _Key.SelectEndOfDocument, text_end, text_end),
)
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CHORDS: dict[QKeyCombination, _Motion] = {  # what desktops have no key of their own for
    _ALT | Qt.Key.Key_Right: sentence_right,
    _ALT | Qt.Key.Key_Left: sentence_left,
    _CTRL | Qt.Key.Key_Down: paragraph_down,
    _CTRL | Qt.Key.Key_Up: paragraph_up,
}


def follow(event: QKeyEvent, page: Page, anchor: int, point: int) -> Span | None:
    """Return the anchor and the caret after a key, None where it is not one that moves them."""
    for move, extend, moved, extended in _MOTIONS:
        if event.matches(move):
            place = moved(page, point)
            return place, place
        if event.matches(extend):
            return anchor, extended(page, point)
    pressed = event.modifiers() & (_CTRL | _ALT)
    motion = _CHORDS.get(QKeyCombination(pressed, Qt.Key(event.key())))
    if motion is None:
        return None
    place = motion(page, point)
    return (anchor if event.modifiers() & _SHIFT else place), place
