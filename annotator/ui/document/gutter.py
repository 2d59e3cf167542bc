"""The gutter beside a report: the raw text's line numbers, and where findings begin.

A paragraph shows the number of the raw line that it begins in; the clean view joins lines, so that
numbers are passed over there.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.model import Severity
from annotator.text.lines import line_of, line_starts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from annotator.ui.document.surface import Surface

translate = QCoreApplication.translate
_SIGN = 8  # the size of a finding's sign
_PAD = 5


class Note(NamedTuple):
    """A finding as the gutter shows it: a raw span, how severe it is, and what it says."""

    start: int
    end: int
    severity: str
    text: str = ""


class Gutter(QWidget):
    """A column at the left of the text that scrolls along with it."""

    lineClicked = Signal(int, bool)  # a code point of the view; whether to select up to it
    noteClicked = Signal(int, int)  # the raw span of a finding

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._text = ""
        self._notes: list[Note] = []
        self._seen: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def load(self, text: str) -> None:
        """Give lines their numbers in the raw ``text``, and forget what was found in another."""
        self._text = text
        self._notes = []
        self.update()

    def show_notes(self, notes: Iterable[Note]) -> None:
        """Show a sign in the row where each of ``notes`` begins."""
        self._notes = sorted(notes)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the last line's number and a sign."""
        digits = max(3, len(str(len(line_starts(self._text)) + 1)))
        width = QFontMetrics(self._surface.measure.tag_font).horizontalAdvance("0" * digits)
        return QSize(width + _SIGN + 3 * _PAD, 0)

    def follow(self) -> None:
        """Paint anew if the page has moved, or the caret to another paragraph."""
        page = self._surface.page
        caret = page.segments.at(self._surface.reading().selection[1])
        seen = (page.top, page.above, caret, [row[1] for row in page.visible])
        if seen != self._seen:
            self._seen = seen
            self.update()

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers of the visible lines and the signs beside them."""
        surface, theme = self._surface, self._surface.theme
        page = surface.page
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.page)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.line)
        painter.setFont(surface.measure.tag_font)
        here = page.segments.at(surface.reading().selection[1])
        for index, y, paragraph in page.visible:
            if page.segments.begins_paragraph(index):
                high = page.metrics.text if paragraph.end > paragraph.start else paragraph.height
                low = page.metrics.tag if paragraph.end > paragraph.start else 0
                area = QRect(0, y + low, self.width() - _PAD - 1, high)
                painter.setPen(theme.page_text if index == here else theme.dim)
                number = str(self._number(paragraph.start))
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(area, int(right), number)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for y, notes in self._rows().items():
            self._paint_sign(painter, y, notes)
        painter.end()

    def _paint_sign(self, painter: QPainter, y: int, notes: list[Note]) -> None:
        """Paint a triangle for a fault, a dot for a hint: not told by the colour alone."""
        theme = self._surface.theme
        top = y + (self._surface.page.metrics.text - _SIGN) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        if any(note.severity == Severity.FAULT for note in notes):
            painter.setBrush(theme.fault)
            corners = [(_PAD + _SIGN / 2, top), (_PAD + _SIGN, top + _SIGN), (_PAD, top + _SIGN)]
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        else:
            painter.setBrush(theme.doubt)
            middle = QPointF(_PAD + _SIGN / 2, top + _SIGN / 2)
            painter.drawEllipse(middle, _SIGN / 2 - 1, _SIGN / 2 - 1)

    def _number(self, point: int) -> int:
        raw = self._surface.page.view.map.back_point(point)
        return line_of(self._text, raw)

    def _rows(self) -> dict[int, list[Note]]:
        """Return the findings that begin in each visible row, by the top of its text."""
        page = self._surface.page
        rows: dict[int, list[Note]] = {}
        if not self._notes or not page.visible:
            return rows
        raw = page.view.map.back_point
        first, last = raw(page.visible[0][2].start), raw(page.visible[-1][2].end)
        at = bisect_left(self._notes, (first,))
        while at < len(self._notes) and self._notes[at].start <= last:
            place = page.place_of(page.view.map.forward_point(self._notes[at].start))
            if place is not None:
                rows.setdefault(place[1], []).append(self._notes[at])
            at += 1
        return rows

    def _notes_at(self, y: float) -> list[Note]:
        metrics = self._surface.page.metrics
        rows = self._rows().items()
        return next(
            (notes for top, notes in rows if 0 <= y - top + metrics.tag < metrics.pitch), []
        )

    # -- the mouse ------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Say what was found in the row under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            known = translate("Gutter", "Something does not add up here.")
            lines = [note.text or known for note in self._notes_at(event.y())]
            QToolTip.showText(event.globalPos(), "\n".join(dict.fromkeys(lines)), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret at the line, or select what a finding is about."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        y = event.position().y()
        notes = self._notes_at(y) if event.position().x() < 2 * _PAD + _SIGN else []
        if notes:
            self.noteClicked.emit(notes[0].start, notes[0].end)
            return
        page = self._surface.page
        paragraph = page.paragraph_of(page.point_at(page.left, y))
        selects = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.lineClicked.emit(paragraph.start, selects)
