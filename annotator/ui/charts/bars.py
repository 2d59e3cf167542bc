"""Bars that lie, one a row: a name, its parts beside one another, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen

from annotator.ui.charts.chart import GAP, Chart
from annotator.ui.charts.scale import ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from annotator.ui.theme import Theme

_NAMES = 0.34  # the share of the width that names may take
_CAP = 4  # pixels: half of what ends an interval
_TICKS = 5


class Fill(Enum):
    """How a part is filled; colour never tells it alone."""

    SOLID = "solid"
    DASHED = "dashed"  # an outline of dashes
    CROSSED = "crossed"  # an outline with strokes within


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar."""

    value: float
    colour: QColor
    fill: Fill = Fill.SOLID


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: what it is called, how long, what is written behind it, and where it may end.

    ``more`` is what a mouse that rests there is told.
    """

    name: str
    parts: tuple[Part, ...]
    told: str
    more: str = ""
    interval: tuple[float, float] | None = None

    @property
    def value(self) -> float:
        """How long it is."""
        return sum(part.value for part in self.parts)


class BarChart(Chart):
    """Rows of bars as high as there are rows; what it lies in scrolls."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(title, theme, parent)
        self._bars: tuple[Bar, ...] = ()
        self._legend: tuple[tuple[str, Part], ...] = ()
        self._empty = ""
        self._highest = 1.0
        self._written: Callable[[float], str] = str

    def show_bars(
        self,
        bars: Sequence[Bar],
        written: Callable[[float], str],
        *,
        highest: float | None = None,
        legend: Sequence[tuple[str, Part]] = (),
        empty: str = "",
    ) -> None:
        """Show ``bars`` on an axis up to ``highest``, whose ticks are ``written``.

        ``legend`` names kinds of parts; ``empty`` is said where there is no bar.
        """
        self._bars, self._legend, self._empty = tuple(bars), tuple(legend), empty
        self._highest = highest or max((bar.value for bar in bars), default=1.0) or 1.0
        self._written = written
        rows = max(1, len(bars)) + 1 + bool(legend)
        self.setMinimumHeight(round(rows * self._pitch()) + self.around())
        self.setAccessibleDescription("\n".join(f"{bar.name}: {bar.told}" for bar in bars))
        self.update()

    def _pitch(self) -> float:
        return self.metrics().height() + 10

    # -- drawing --------------------------------------------------------------------------------

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the legend, the axis, and every bar."""
        if not self._bars:
            self.write(painter, self._row(rect, 0), self._empty, colour=self.theme.dim)
            return
        if self._legend:
            self._draw_legend(painter, self._row(rect, 0))
            rect = rect.adjusted(0, self._pitch(), 0, 0)
        plot = self._plot(rect)
        self._draw_axis(painter, rect, plot)
        for number, bar in enumerate(self._bars, 1):
            row = self._row(rect, number)
            names = QRectF(rect.left(), row.top(), plot.left() - rect.left() - GAP, row.height())
            self.write(painter, names, bar.name, where=Qt.AlignmentFlag.AlignRight)
            self._draw_bar(painter, bar, plot, row)

    def _row(self, rect: QRectF, number: int) -> QRectF:
        pitch = self._pitch()
        return QRectF(rect.left(), rect.top() + number * pitch, rect.width(), pitch)

    def _plot(self, rect: QRectF) -> QRectF:
        """Return where bars may be: between their names and what is written behind them."""
        metrics = self.metrics()
        names = max(metrics.horizontalAdvance(bar.name) for bar in self._bars)
        behind = max(metrics.horizontalAdvance(bar.told) for bar in self._bars)
        left = rect.left() + min(names, rect.width() * _NAMES) + GAP
        return QRectF(
            QPointF(left, rect.top()), QPointF(rect.right() - behind - GAP, rect.bottom())
        )

    def _draw_axis(self, painter: QPainter, rect: QRectF, plot: QRectF) -> None:
        top = self._row(rect, 0)
        bottom = self._row(rect, len(self._bars)).bottom()
        found = [
            tick for tick in ticks(self._highest, _TICKS) if tick <= self._highest * (1 + 1e-9)
        ]
        for tick in found:
            x = plot.left() + plot.width() * tick / self._highest
            painter.setPen(QPen(self.theme.line, 1))
            painter.drawLine(QPointF(x, top.bottom()), QPointF(x, bottom))
            room = QRectF(x - 40, top.top(), 80, top.height())
            middle = Qt.AlignmentFlag.AlignHCenter
            self.write(painter, room, self._written(tick), colour=self.theme.dim, where=middle)

    def _draw_bar(self, painter: QPainter, bar: Bar, plot: QRectF, row: QRectF) -> None:
        x, scale = plot.left(), plot.width() / self._highest
        for part in bar.parts:
            width = part.value * scale
            if part.value:
                _fill(painter, QRectF(x, row.top() + 3, max(width, 1.5), row.height() - 6), part)
            x += width
        if bar.interval is not None:
            low, high = (plot.left() + end * scale for end in bar.interval)
            x = max(x, high)
            painter.setPen(QPen(self.theme.text, 1.4))
            y = row.center().y()
            painter.drawLine(QPointF(low, y), QPointF(high, y))
            for end in (low, high):
                painter.drawLine(QPointF(end, y - _CAP), QPointF(end, y + _CAP))
        behind = QRectF(x + GAP, row.top(), row.right() - x - GAP, row.height())
        self.write(painter, behind, bar.told, colour=self.theme.dim)

    def _draw_legend(self, painter: QPainter, row: QRectF) -> None:
        x, size = row.left(), self.metrics().height() * 0.8
        for name, part in self._legend:
            _fill(painter, QRectF(x, row.center().y() - size / 2, size * 1.6, size), part)
            x += size * 1.6 + GAP
            width = self.metrics().horizontalAdvance(name) + 1
            self.write(painter, QRectF(x, row.top(), width, row.height()), name)
            x += width + 2 * GAP

    def told_at(self, place: QPoint) -> str:
        """Return what is said of the bar in that row."""
        first = self.body().top() + (1 + bool(self._legend)) * self._pitch()
        number = int((place.y() - first) // self._pitch())
        if not 0 <= number < len(self._bars):
            return ""
        bar = self._bars[number]
        return bar.more or f"{bar.name}: {bar.told}"


def _fill(painter: QPainter, rect: QRectF, part: Part) -> None:
    if part.fill is Fill.SOLID:
        painter.fillRect(rect, part.colour)
        return
    dashed = part.fill is Fill.DASHED
    painter.setPen(
        QPen(part.colour, 1.2, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush if dashed else _strokes(part.colour))
    painter.drawRect(rect.adjusted(0.6, 0.6, -0.6, -0.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _strokes(colour: QColor) -> QBrush:
    return QBrush(colour, Qt.BrushStyle.BDiagPattern)
