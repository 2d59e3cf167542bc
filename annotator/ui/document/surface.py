"""The surface a report is shown on: a page behind a scroll bar, painted where it is asked to be.

It knows what is seen and where; what is shown on it, and what is pointed at, its owner says.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from annotator.ui.document import tooltip
from annotator.ui.document.gutter import Gutter
from annotator.ui.document.ink import Inks
from annotator.ui.document.links import Links
from annotator.ui.document.measure import measured
from annotator.ui.document.overview import Overview
from annotator.ui.document.page import Page
from annotator.ui.document.paint import PagePainter, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from annotator.labels import LabelSet
    from annotator.model import Mark
    from annotator.ui.theme import Theme

_NARROWEST = 320
_FOCUS_FRAME = 2  # pixels
_MANY_AREAS = 4  # to be painted, from which on all that lies between them is painted too
_NOTCH = 120  # what a wheel turns by at once, in eighths of a degree; a touchpad by less


class Surface(QAbstractScrollArea):
    """A scrolling viewport with a page on it, a gutter at its left, an overview at its right."""

    zoomAsked = Signal(int)  # steps larger, smaller where negative

    def __init__(self, labels: LabelSet, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.measure = measured()
        self.theme = theme
        self._look = (labels, theme, language)
        self._inks = Inks(*self._look, self.measure)
        self.page = Page(self.measure, self.is_shown)
        self.links = Links(labels, language)
        self._to_reveal: tuple[int, int] | None = None
        self._following_bar = True
        self._turned = 0
        self.gutter = Gutter(self)
        self.overview = Overview(self)
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
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)  # of the focus, else unseen
        self.setLineWidth(_FOCUS_FRAME)
        self.setMinimumWidth(_NARROWEST)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self.overview.jumped.connect(self.scroll_to)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the gutter its room at the left of the text, and the overview at the right."""
        self.setViewportMargins(
            self.gutter.sizeHint().width(), 0, self.overview.sizeHint().width(), 0
        )

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
        self.theme = theme
        self._look = (labels, theme, language)
        self._inks = Inks(*self._look, self.measure)
        self.links.set_look(labels, language)
        self.overview.forget_colours()
        self.gutter.update()
        self.viewport().update()

    def set_size(self, zoom: float = 1.0, *, compact: bool = False) -> None:
        """Show ``zoom`` times as large, in compact rows or not; where one reads stays in place."""
        reading = self.reading()
        place = reading.selection[0]
        if reading.current is not None:
            place = self.page.place_in_view(reading.current)[0]
        before = self.page.place_of(place)
        seen = before is not None and 0 <= before[1] < self.page.height
        self.measure = measured(zoom, compact=compact)
        self._inks = Inks(*self._look, self.measure)
        self._make_room()
        self.page.set_measure(self.measure, place)
        if seen:
            self.page.show(place, place)
        self.overview.load()
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
        place = self.page.view.map.forward(start, end)
        self._move_page(lambda: self.page.show(*place))

    def update_rows(self, start: int, end: int) -> None:
        """Paint anew the rows that hold ``start``-``end`` of the view."""
        if self.links.any:  # a line leads over other rows
            self.viewport().update()
            return
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
        self._move_page(lambda: self.page.scroll_by(pixels))

    def _move_page(self, move: Callable[[], None]) -> None:
        """Make ``move``, and paint only what comes into view by it; the rest goes along."""
        page, viewport = self.page, self.viewport()
        before = {index: y for index, y, _ in page.visible}
        move()
        steps = {y - before[index] for index, y, _ in page.visible if index in before}
        step = steps.pop() if len(steps) == 1 else page.height
        exact = viewport.devicePixelRatioF().is_integer()
        if abs(step) >= page.height or not exact or self.links.any:  # a link's course may change
            viewport.update()
        elif step:
            viewport.scroll(0, step, viewport.rect())

    def _bar_moved(self, value: int) -> None:
        if not self._following_bar:
            return
        step = value - self.page.position()
        if abs(step) <= 2 * self.page.height and value < self.verticalScrollBar().maximum():
            self.scroll_by(step)
        else:
            self.scroll_to(value)

    def scroll_to(self, y: int) -> None:
        """Bring what lies ``y`` pixels from the report's beginning to the top."""
        self._move_page(lambda: self.page.scroll_to(y))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, ask for another size of the text."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.zoomAsked.emit(steps)

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

    def viewportEvent(self, event: QEvent) -> bool:
        """Say which marks lie under a resting mouse; all else goes to its own method."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            labels, _, language = self._look
            told = tooltip.of(self.page.marks_at(event.x(), event.y()), labels, language)
            QToolTip.showText(event.globalPos(), told, self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the visible text out in the new width."""
        super().resizeEvent(event)
        text = self.viewport().geometry()
        self.page.resize(text.width(), text.height())
        left = self.frameWidth()
        self.gutter.setGeometry(left, text.top(), text.left() - left, text.height())
        right = text.right() + 1
        self.overview.setGeometry(
            right, text.top(), self.overview.sizeHint().width(), text.height()
        )

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
        page_painter, reading = PagePainter(painter, self.page, self._inks), self.reading()
        areas = list(cast("Iterable[QRect]", event.region()))  # what the stubs leave out
        for area in areas if len(areas) <= _MANY_AREAS else [event.rect()]:
            painter.setClipRect(area)  # a row that lies in two of them is not painted twice
            page_painter.paint(area, reading)
        painter.setClipping(False)
        self.links.paint(painter, self.page, self._inks, reading.current)
        painter.end()
        self._mirror_in_bar()
        self.gutter.follow()
        self.overview.follow()
