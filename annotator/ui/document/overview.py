"""The whole report beside its scroll bar: where suggestions are open, what is found, where one is.

The strip has a row for every two pixels. What begins in each is looked up together, a moment after
something has changed and never on a paint or in an act.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from annotator.model import Severity
from annotator.ui.colours import over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from annotator.ui.document.gutter import Note
    from annotator.ui.document.surface import Surface

_WIDTH, _ROW = 14, 2
_MARKS, _SIGNS = (2, 6), (9, 4)  # where the two columns begin, and how wide they are
_PAUSE_MS, _SETTLE_MS = 120, 400
_DRIFT = 0.01  # of the height, by which estimates may turn out wrong
_PALE = 0.35


@dataclass(frozen=True, slots=True)
class _Row:
    """What lies in one row."""

    open: bool
    confirmed: bool
    found: bool
    severity: str


class Overview(QWidget):
    """A strip that is as high as the view and stands for the whole report."""

    jumped = Signal(int)  # how many pixels from the report's beginning

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._points: list[int] = []  # where each row begins, and the end, in the view
        self._bounds: list[int] = []  # the same in the raw text
        self._rows: list[_Row] = []
        self._hits: Sequence[int] = ()
        self._notes: Sequence[Note] = ()
        self._extent = 0
        self._seen: object = None
        self._picture: QPixmap | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        """Return the width of the strip."""
        return QSize(_WIDTH, 0)

    # -- what is there --------------------------------------------------------------------------

    def load(self) -> None:
        """Look at the whole report anew, for its text or its size has changed."""
        self._bounds = []
        self._timer.start(_PAUSE_MS)

    def look_again(self) -> None:
        """Look anew, for what lies in the text has changed."""
        if not self._timer.isActive():
            self._timer.start(_PAUSE_MS)

    def show_hits(self, starts: Sequence[int]) -> None:
        """Show where a word was found: from these code points of the view on, which rise."""
        self._hits = starts
        self.look_again()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show where these findings begin, which come in text order."""
        self._notes = notes
        self.look_again()

    def follow(self) -> None:
        """Paint anew if the page or the current mark has moved."""
        page, current = self._surface.page, self._surface.reading().current
        seen = (page.top, page.above, page.height, current and (current.start, current.end))
        if seen != self._seen:
            self._seen = seen
            self.update()
        if self._bounds and abs(page.total() - self._extent) > _DRIFT * self._extent:
            self._bounds = []
            self._timer.start(_SETTLE_MS)

    def _look(self) -> None:
        """Look up what begins in each row."""
        if not self._bounds:
            self._divide()
        statuses = self._surface.page.marks.statuses(self._bounds)
        hits = [bisect_left(self._hits, point) for point in self._points] if self._hits else None
        notes = [bisect_left(self._notes, (bound,)) for bound in self._bounds if self._notes]
        self._rows = [
            _Row(
                *statuses[row],
                found=hits is not None and hits[row] < hits[row + 1],
                severity=self._severity(notes[row], notes[row + 1]) if notes else "",
            )
            for row in range(len(statuses))
        ]
        self._picture = None
        self.update()

    def _divide(self) -> None:
        """Find out where in the text each row begins."""
        page = self._surface.page
        count = max(1, self.height() // _ROW)
        self._extent = page.total()
        step = max(self._extent, page.height) / count
        back = page.view.map.back_point
        points = [page.point_near(int(row * step)) for row in range(count)]
        self._points = [*points, len(page.text) + 1]
        self._bounds = [*map(back, points), back(len(page.text)) + 1]

    def _severity(self, first: int, last: int) -> str:
        severities = {note.severity for note in self._notes[first:last]}
        return Severity.FAULT if Severity.FAULT in severities else next(iter(severities), "")

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip, the part of it that is in view, and the current mark."""
        surface = self._surface
        page, theme = surface.page, surface.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.page)
        scale = self.height() / max(1, page.total(), page.height)
        top, high = page.position() * scale, max(6.0, page.height * scale)
        painter.fillRect(QRectF(0, top, self.width(), high), theme.line)
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._picture = self._drawn()
        painter.drawPixmap(0, 0, self._picture)
        current = surface.reading().current
        if current is not None:
            y = page.height_of(page.place_in_view(current)[0]) * scale
            painter.fillRect(QRectF(0, y - 1, self.width(), 3), theme.current)
        painter.end()

    def _drawn(self) -> QPixmap:
        theme, ratio = self._surface.theme, self.devicePixelRatio()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        confirmed = QColor(over(theme.accent.name(), theme.page.name(), _PALE))
        painter = QPainter(picture)
        painter.fillRect(0, 0, 1, self.height(), theme.line)
        for place, row in enumerate(self._rows):
            if row.open or row.confirmed:
                colour = theme.accent if row.open else confirmed
                painter.fillRect(_MARKS[0], place * _ROW, _MARKS[1], _ROW, colour)
            if row.found:
                painter.fillRect(_SIGNS[0], place * _ROW, _SIGNS[1], _ROW, theme.page_text)
            if row.severity:
                colour = theme.fault if row.severity == Severity.FAULT else theme.doubt
                painter.fillRect(_SIGNS[0], place * _ROW - 1, _SIGNS[1], _ROW + 2, colour)
        painter.end()
        return picture

    def forget_colours(self) -> None:
        """Draw in the colours of now."""
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the report into as many rows as there are now."""
        super().resizeEvent(event)
        self._picture = None
        self.load()

    # -- the mouse ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that is pointed at."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            page = self._surface.page
            share = min(1.0, max(0.0, event.position().y() / max(1, self.height())))
            self.jumped.emit(int(share * max(page.total(), page.height)) - page.height // 3)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on to the place under the mouse while the button is down."""
        self.mousePressEvent(event)
