"""Painting a page: tints below the text, the text, then lines, outlines and tags above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF

from annotator.model import MarkStatus

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFont, QPainter, QTextLayout

    from annotator.model import Mark
    from annotator.ui.document.ink import Inks
    from annotator.ui.document.page import Page
    from annotator.ui.document.paragraph import Fragment, Paragraph

_LANE = 3.0
_DEEPEST_LANE = 2
_CARET_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reviewer points at: a mark, one under the mouse, a selection, a caret."""

    current: Mark | None = None
    hover: Mark | None = None
    selection: tuple[int, int] = (0, 0)
    caret: int | None = None


class PagePainter:
    """Paints the part of a page that lies in a rectangle."""

    def __init__(self, painter: QPainter, page: Page, inks: Inks, font: QFont) -> None:
        self._painter = painter
        self._page = page
        self._inks = inks
        self._font = font
        self._tags: list[tuple[Mark, float, float]] = []

    def paint(self, area: QRect, reading: Reading) -> None:
        """Paint all that lies in ``area``."""
        theme, painter = self._inks.theme, self._painter
        painter.fillRect(area, theme.page)
        painter.setFont(self._font)
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
        self._paint_selection(paragraph, y, range(first, last), reading.selection)
        theme = self._inks.theme
        dimmed = self._page.is_dimmed(paragraph)
        self._painter.setPen(theme.dim if dimmed else theme.page_text)
        origin = QPointF(self._page.left, y)
        no_formats: list[QTextLayout.FormatRange] = []
        paragraph.layout.draw(self._painter, origin, no_formats, QRectF(area))
        for line in range(first, last):
            self._paint_lines(rows[line], y + line * pitch, reading)

    def _paint_tints(self, fragments: list[Fragment], row: int) -> None:
        metrics, left = self._page.metrics, self._page.left
        for fragment in fragments:
            ink = self._inks.of(fragment.mark.label)
            tint = ink.tint if fragment.mark.is_span else ink.faint
            width = fragment.right - fragment.left
            self._painter.fillRect(
                QRectF(left + fragment.left, row + metrics.tag, width, metrics.text), tint
            )

    def _paint_selection(
        self, paragraph: Paragraph, y: int, lines: range, selection: tuple[int, int]
    ) -> None:
        start, end = selection
        if start >= end or end <= paragraph.start or start > paragraph.end:
            return
        metrics, left = self._page.metrics, self._page.left
        for line in lines:
            extent = paragraph.extent(line, start, end)
            if extent is not None:
                row = y + line * metrics.pitch + metrics.tag
                area = QRectF(left + extent[0], row, extent[1] - extent[0], metrics.text)
                self._painter.fillRect(area, self._inks.theme.selection)

    def _paint_lines(self, fragments: list[Fragment], row: int, reading: Reading) -> None:
        left, metrics = self._page.left, self._page.metrics
        free = -1e9  # where the next tag may begin
        for fragment in fragments:
            mark, ink = fragment.mark, self._inks.of(fragment.mark.label)
            self._painter.setPen(ink.solid if mark.is_span else ink.dashed)
            below = row + metrics.tag + metrics.text + 2 + _LANE * min(fragment.lane, _DEEPEST_LANE)
            if mark.status is MarkStatus.REJECTED:
                below = row + metrics.tag + metrics.text / 2
            x1 = left + fragment.left + (1 if fragment.first else 0)
            x2 = left + fragment.right - (1 if fragment.last else 0)
            self._painter.drawLine(QLineF(x1, below, x2, below))
            if fragment.first:
                x = max(min(fragment.left, self._page.width - ink.tag_width - 4), free)
                if x < max(fragment.right, fragment.left + ink.tag_width):
                    self._tags.append((mark, left + x, row))
                    free = x + ink.tag_width + 6
            if reading.current is not None and mark.id == reading.current.id:
                self._outline(fragment, row, current=True)
            elif reading.hover is not None and mark.id == reading.hover.id:
                self._outline(fragment, row, current=False)

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
        self._painter.setFont(self._inks.tag_font)
        height = self._page.metrics.tag - 1
        lift = (height - self._inks.tag_height) / 2
        for mark, x, row in self._tags:
            ink = self._inks.of(mark.label)
            if mark.is_span:
                self._painter.fillRect(QRectF(x, row, ink.tag_width + 4, height), ink.colour)
                self._painter.setPen(self._inks.theme.chip_text)
            else:
                self._painter.setPen(ink.colour)
            self._painter.drawStaticText(QPointF(x + 2, row + lift), ink.tag)
        self._tags.clear()
