"""Painting a page: tints below the text, the text, then lines, outlines and tags above it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF

from annotator.ui.document.ink import Kind, kind
from annotator.ui.document.lanes import DRAWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QPainter, QTextLayout

    from annotator.model import Mark
    from annotator.text.offsets import Span
    from annotator.ui.document.ink import Inks
    from annotator.ui.document.lanes import Fragment, More
    from annotator.ui.document.page import Page
    from annotator.ui.document.paragraph import Paragraph

_LANE = 3
_CARET_WIDTH = 2
_OVERHANG = 4  # pixels by which letters, tags and lines may reach into the row above or below
_PAD = 2  # left and right of a tag's text


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a word was found: the starts, in order, and the length of each (view offsets)."""

    starts: Sequence[int] = ()
    length: int = 0

    def between(self, start: int, end: int) -> Sequence[int]:
        """Return the starts of those that touch ``start``-``end``."""
        first = bisect_right(self.starts, start - self.length)
        return self.starts[first : bisect_left(self.starts, end, lo=first)]


NO_HITS = Hits()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reviewer points at: a mark, one under the mouse, a selection, a caret, evidence."""

    current: Mark | None = None
    hover: Mark | None = None
    selection: tuple[int, int] = (0, 0)
    caret: int | None = None
    hits: Hits = NO_HITS
    evidence: tuple[Span, ...] = ()  # of what does not add up


class PagePainter:
    """Paints the part of a page that lies in a rectangle."""

    def __init__(self, painter: QPainter, page: Page, inks: Inks) -> None:
        self._painter = painter
        self._page = page
        self._inks = inks
        self._tags: list[tuple[Mark, float, int]] = []
        self._crowds: list[tuple[float, int, int]] = []  # right edge, row, how many more

    def paint(self, area: QRect, reading: Reading) -> None:
        """Paint all that lies in ``area``."""
        theme, painter = self._inks.theme, self._painter
        painter.fillRect(area, theme.page)
        area = area.adjusted(0, -_OVERHANG, 0, _OVERHANG)
        painter.setFont(self._page.font)
        for _, y, paragraph in self._page.visible:
            if y <= area.bottom() and y + paragraph.height >= area.top():
                self._paint_paragraph(paragraph, y, area, reading)
        if reading.caret is not None:
            self._paint_caret(reading.caret)
        self._paint_tags()

    def _paint_paragraph(self, paragraph: Paragraph, y: int, area: QRect, reading: Reading) -> None:
        pitch = self._page.metrics.pitch
        first = max(0, (area.top() - y) // pitch)
        last = min(paragraph.lines, (area.bottom() - y) // pitch + 1)
        rows = self._page.fragments(paragraph)
        for line in range(first, last):
            self._paint_tints(rows[line], y + line * pitch)
        theme, lines = self._inks.theme, range(first, last)
        for start in reading.hits.between(paragraph.start, paragraph.end):
            found = (start, start + reading.hits.length)
            self._paint_ground(paragraph, y, lines, found, theme.found)
        self._paint_ground(paragraph, y, lines, reading.selection, theme.selection)
        for span in reading.evidence:
            self._paint_ground(paragraph, y, lines, span, theme.found)
        dimmed = self._page.is_dimmed(paragraph)
        self._painter.setPen(theme.dim if dimmed else theme.page_text)
        origin = QPointF(self._page.left, y)
        no_formats: list[QTextLayout.FormatRange] = []
        paragraph.layout.draw(self._painter, origin, no_formats, QRectF(area))
        for line in range(first, last):
            row = y + line * pitch
            self._paint_lines(rows[line], row, reading)
            self._set_tags(rows[line], paragraph.more[line], row)

    def _paint_tints(self, fragments: list[Fragment], row: int) -> None:
        metrics, left = self._page.metrics, self._page.left
        for fragment in fragments:
            tint = self._inks.of(fragment.mark.label).tints[kind(fragment.mark)]
            if tint is not None:
                width = fragment.right - fragment.left
                area = QRectF(left + fragment.left, row + metrics.tag, width, metrics.text)
                self._painter.fillRect(area, tint)

    def _paint_ground(
        self, paragraph: Paragraph, y: int, lines: range, span: Span, colour: QColor
    ) -> None:
        """Colour the ground of ``span``, as far as it lies on ``lines`` of the paragraph."""
        start, end = span
        if start >= end or end <= paragraph.start or start > paragraph.end:
            return
        metrics, left = self._page.metrics, self._page.left
        for line in lines:
            extent = paragraph.extent(line, start, end)
            if extent is not None:
                row = y + line * metrics.pitch + metrics.tag
                area = QRectF(left + extent[0], row, extent[1] - extent[0], metrics.text)
                self._painter.fillRect(area, colour)

    def _paint_lines(self, fragments: list[Fragment], row: int, reading: Reading) -> None:
        left, metrics = self._page.left, self._page.metrics
        for fragment in fragments:
            mark = fragment.mark
            how = kind(mark)
            if how is Kind.REJECTED:
                below = row + metrics.tag + metrics.text // 2
            else:
                below = row + metrics.tag + metrics.text + 2 + _LANE * fragment.lane
            if fragment.lane < DRAWN:
                self._painter.setPen(self._inks.of(mark.label).lines[how])
                x1 = left + fragment.left + (1 if fragment.first else 0)
                x2 = left + fragment.right - (1 if fragment.last else 0)
                self._painter.drawLine(QLineF(x1, below, x2, below))
            if reading.current is not None and mark.id == reading.current.id:
                self._outline(fragment, row, current=True)
            elif reading.hover is not None and mark.id == reading.hover.id:
                self._outline(fragment, row, current=False)

    def _set_tags(self, fragments: list[Fragment], crowds: list[More], row: int) -> None:
        """Find room for the tags of a row, from left to right; the count of a crowd goes first."""
        taken = [(more.right - self._count_width(more.count), more.right) for more in crowds]
        for more in crowds:
            self._crowds.append((self._page.left + more.right, row, more.count))
        free = -1e9  # where the next tag may begin
        for fragment in fragments:
            if not fragment.first:
                continue
            width = self._inks.of(fragment.mark.label).tag_width
            x = max(min(fragment.left, self._page.width - width - 2 * _PAD), free)
            hidden = any(x < end and x + width + 2 * _PAD > begin for begin, end in taken)
            if x < max(fragment.right, fragment.left + width) and not hidden:
                self._tags.append((fragment.mark, self._page.left + x, row))
                free = x + width + 3 * _PAD

    def _count_width(self, count: int) -> float:
        return self._inks.more(count)[1] + 2 * _PAD

    def _outline(self, fragment: Fragment, row: int, *, current: bool) -> None:
        metrics, painter = self._page.metrics, self._painter
        painter.setPen(self._inks.outline if current else self._inks.hover)
        x1, x2 = self._page.left + fragment.left, self._page.left + fragment.right
        y1, y2 = row + metrics.tag - 1, row + metrics.tag + metrics.text + 1
        edges = [QLineF(x1, y1, x2, y1), QLineF(x1, y2, x2, y2)]
        if fragment.first:
            edges.append(QLineF(x1, y1, x1, y2))
        if fragment.last:
            edges.append(QLineF(x2, y1, x2, y2))
        painter.drawLines(edges)

    def _paint_caret(self, point: int) -> None:
        place = self._page.place_of(point)
        if place is not None:
            x, y = place
            area = QRectF(x - 1, y - 1, _CARET_WIDTH, self._page.metrics.text + 2)
            self._painter.fillRect(area, self._inks.theme.page_text)

    def _paint_tags(self) -> None:
        """Paint the tags last: one change of font a paint."""
        painter, theme = self._painter, self._inks.theme
        painter.setFont(self._inks.tag_font)
        top, height = self._page.metrics.labels
        lift = top + (height - self._inks.tag_height) / 2
        for mark, x, row in self._tags:
            ink, how = self._inks.of(mark.label), kind(mark)
            area = QRectF(x, row + top, ink.tag_width + 2 * _PAD, height)
            if how is Kind.SPAN:
                painter.fillRect(area, ink.colour)
            elif self._inks.compact:
                painter.fillRect(area, theme.page)  # the line behind it gives way
            painter.setPen(theme.chip_text if how is Kind.SPAN else ink.colour)
            painter.drawStaticText(QPointF(x + _PAD, row + lift), ink.tag)
            if how is Kind.REJECTED:
                middle = area.center().y()
                painter.drawLine(QLineF(area.left(), middle, area.right(), middle))
        for right, row, count in self._crowds:
            text, width = self._inks.more(count)
            area = QRectF(right - width - 2 * _PAD, row + top, width + 2 * _PAD, height)
            painter.fillRect(area, theme.page_text)
            painter.setPen(theme.page)
            painter.drawStaticText(QPointF(area.left() + _PAD, row + lift), text)
        self._tags.clear()
        self._crowds.clear()
