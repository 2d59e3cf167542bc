"""A line over days: a point for each day that has a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from annotator.ui.charts.chart import GAP, Chart
from annotator.ui.charts.scale import day_ticks, day_written, ticks, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from annotator.ui.theme import Theme

_DOTTED = 90  # points up to which each has a dot
_NEAR = 12  # pixels from a point within which it is told of
_TINT = 36  # of 255: how much of the line's colour lies under it


@dataclass(frozen=True, slots=True)
class Point:
    """The value of a day."""

    day: date
    value: float
    told: str


class LineChart(Chart):
    """Values over days, on an axis from 0."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(title, theme, parent)
        self._points: tuple[Point, ...] = ()
        self._whole = False
        self._empty = ""
        self.setMinimumHeight(150)

    def show_points(self, points: Sequence[Point], *, whole: bool = False, empty: str = "") -> None:
        """Show ``points``, the first day first; ``whole`` where values are counted.

        ``empty`` is said where there is no point.
        """
        self._points, self._whole, self._empty = tuple(points), whole, empty
        self.setAccessibleDescription("\n".join(point.told for point in points))
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the axes and the line."""
        if not self._points:
            self.write(painter, rect, self._empty, colour=self.theme.dim)
            return
        steps = self._steps()
        plot = self._plot(rect, steps)
        self._draw_values(painter, rect, plot, steps)
        self._draw_days(painter, rect, plot)
        places = self._places(plot, steps[-1])
        path = QPainterPath(places[0])
        for place in places[1:]:
            path.lineTo(place)
        under = QPainterPath(path)
        for corner in (places[-1], places[0]):
            under.lineTo(QPointF(corner.x(), plot.bottom()))
        tint = QColor(self.theme.accent)
        tint.setAlpha(_TINT)
        painter.fillPath(under, tint)
        painter.setPen(QPen(self.theme.accent, 2))
        painter.drawPath(path)
        if len(places) <= _DOTTED:
            painter.setBrush(self.theme.accent)
            for place in places:
                painter.drawEllipse(place, 2.5, 2.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _steps(self) -> list[float]:
        return ticks(max(point.value for point in self._points), 4, whole=self._whole)

    def _plot(self, rect: QRectF, steps: Sequence[float]) -> QRectF:
        step = steps[1]
        numbers = ("0,000", *(written(tick, step) for tick in steps))  # charts begin alike
        width = max(self.metrics().horizontalAdvance(number) for number in numbers)
        height = self.metrics().height()
        return rect.adjusted(width + GAP, height / 2, -height, -height - GAP)

    def _draw_values(
        self, painter: QPainter, rect: QRectF, plot: QRectF, steps: Sequence[float]
    ) -> None:
        for tick in steps:
            y = plot.bottom() - plot.height() * tick / steps[-1]
            painter.setPen(QPen(self.theme.line if tick else self.theme.edge, 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            height = self.metrics().height()
            room = QRectF(rect.left(), y - height / 2, plot.left() - rect.left() - GAP, height)
            text, right = written(tick, steps[1]), Qt.AlignmentFlag.AlignRight
            self.write(painter, room, text, colour=self.theme.dim, where=right)

    def _draw_days(self, painter: QPainter, rect: QRectF, plot: QRectF) -> None:
        first, last = self._points[0].day, self._points[-1].day
        width = self.metrics().horizontalAdvance("0000-00-00") + GAP
        for day in day_ticks(first, last, max(1, int(plot.width() // width))):
            x = self._x(plot, day)
            painter.setPen(QPen(self.theme.edge, 1))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 3))
            left = min(max(x - width / 2, rect.left()), rect.right() - width)
            room = QRectF(left, plot.bottom() + 3, width, self.metrics().height())
            text, middle = day_written(day, first, last), Qt.AlignmentFlag.AlignHCenter
            self.write(painter, room, text, colour=self.theme.dim, where=middle)

    def _x(self, plot: QRectF, day: date) -> float:
        first, last = self._points[0].day, self._points[-1].day
        if first == last:
            return plot.center().x()
        return plot.left() + plot.width() * (day - first) / (last - first)

    def _places(self, plot: QRectF, highest: float) -> list[QPointF]:
        return [
            QPointF(self._x(plot, point.day), plot.bottom() - plot.height() * point.value / highest)
            for point in self._points
        ]

    def told_at(self, place: QPoint) -> str:
        """Return what is said of the point nearest to that place, if one is near."""
        if not self._points:
            return ""
        steps = self._steps()
        places = self._places(self._plot(self.body(), steps), steps[-1])
        near = min(range(len(places)), key=lambda number: abs(places[number].x() - place.x()))
        return self._points[near].told if abs(places[near].x() - place.x()) <= _NEAR else ""


def every_day(points: Sequence[Point], told: str) -> list[Point]:
    """Return ``points`` with 0 on the days between them; ``told`` names a ``day``."""
    known = {point.day: point for point in points}
    if not known:
        return []
    first, last = min(known), max(known)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [known.get(day) or Point(day, 0.0, told.format(day=day)) for day in days]
