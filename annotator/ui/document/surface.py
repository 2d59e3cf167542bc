"""The surface a report is shown on: a page behind a scroll bar, painted where it is asked to be.

It knows what is seen and where; what is shown on it, and what is pointed at, its owner says.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from annotator.ui.document.ink import Inks
from annotator.ui.document.measure import measured
from annotator.ui.document.page import Page
from annotator.ui.document.paint import PagePainter, Reading

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from annotator.labels import LabelSet
    from annotator.model import Mark
    from annotator.ui.theme import Theme

_NARROWEST = 320


class Surface(QAbstractScrollArea):
    """A scrolling viewport with a page on it."""

    def __init__(self, labels: LabelSet, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._measure = measured()
        self._look = (labels, theme, language)
        self._inks = Inks(*self._look, self._measure)
        self.page = Page(self._measure, self.is_shown)
        self._to_reveal: tuple[int, int] | None = None
        self._following_bar = True
        self._set_up()

    def _set_up(self) -> None:
        viewport = self.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setMouseTracking(True)
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Single keys are commands here, whatever input method is on.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setMinimumWidth(_NARROWEST)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)

    @abstractmethod
    def is_shown(self, mark: Mark) -> bool:
        """Return whether ``mark`` is painted."""

    @abstractmethod
    def reading(self) -> Reading:
        """Return what the reviewer points at."""

    def sizeHint(self) -> QSize:
        """Return the size of a page that reads well."""
        return QSize(760, 640)

    def set_look(self, labels: LabelSet, theme: Theme, language: str) -> None:
        """Show in other colours, with the labels' names in another language."""
        self._look = (labels, theme, language)
        self._inks = Inks(*self._look, self._measure)
        self.viewport().update()

    def set_size(self, zoom: float = 1.0, *, compact: bool = False) -> None:
        """Show ``zoom`` times as large, in compact rows or not; where one reads stays in place."""
        reading = self.reading()
        place = reading.selection[1]
        if reading.current is not None:
            place = self.page.place_in_view(reading.current)[0]
        self._measure = measured(zoom, compact=compact)
        self._inks = Inks(*self._look, self._measure)
        self.page.set_measure(self._measure, place)
        self.viewport().update()

    # -- places ---------------------------------------------------------------------------------

    def place_of(self, point: int) -> QPoint | None:
        """Return the middle of the row at raw code point ``point`` on the viewport, or None."""
        place = self.page.place_of(self.page.view.map.forward_point(point))
        if place is None:
            return None
        return QPoint(round(place[0]), place[1] + self.page.metrics.text // 2)

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that the raw ``start``-``end`` is in view."""
        if not self.isVisible():
            self._to_reveal = (start, end)
            return
        before = (self.page.top, self.page.above)
        self.page.show(*self.page.view.map.forward(start, end))
        if before != (self.page.top, self.page.above):
            self.viewport().update()

    def update_rows(self, start: int, end: int) -> None:
        """Paint anew the rows that hold ``start``-``end`` of the view."""
        rows = self.page.rows(start, end)
        if rows is not None:
            top, bottom = rows
            self.viewport().update(0, top - 4, self.viewport().width(), bottom - top + 8)

    def update_mark(self, mark: Mark | None) -> None:
        """Paint anew the rows that ``mark`` is on."""
        if mark is not None:
            self.update_rows(*self.page.place_in_view(mark))

    # -- scrolling and painting -----------------------------------------------------------------

    def scroll_by(self, pixels: int) -> None:
        """Move down by ``pixels``, up where negative."""
        self.page.scroll_by(pixels)
        self.viewport().update()

    def _bar_moved(self, value: int) -> None:
        if not self._following_bar:
            return
        step = value - self.page.position()
        if abs(step) <= 2 * self.page.height and value < self.verticalScrollBar().maximum():
            self.scroll_by(step)
        else:
            self.page.scroll_to(value)
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Leave scrolling to ``_bar_moved``: the bar mirrors the page, not the other way round."""

    def _mirror_in_bar(self) -> None:
        self._following_bar = False
        bar, page = self.verticalScrollBar(), self.page
        bar.setRange(0, max(0, page.total() - page.height))
        bar.setPageStep(max(page.metrics.pitch, page.height - page.metrics.pitch))
        bar.setSingleStep(page.metrics.pitch)
        bar.setValue(page.position())
        self._following_bar = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the visible text out in the new width."""
        super().resizeEvent(event)
        self.page.resize(self.viewport().width(), self.viewport().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Reveal what was to be revealed before there was a size to do it in."""
        super().showEvent(event)
        if self._to_reveal is not None:
            wanted, self._to_reveal = self._to_reveal, None
            self.page.resize(self.viewport().width(), self.viewport().height())
            self.reveal(*wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the event asks for."""
        painter = QPainter(self.viewport())
        PagePainter(painter, self.page, self._inks).paint(event.rect(), self.reading())
        painter.end()
        self._mirror_in_bar()
