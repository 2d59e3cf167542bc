"""What every chart is: a title and a drawing, on the screen or in a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPaintEvent

    from annotator.ui.theme import Theme

GAP = 8  # pixels between a text and what it stands beside
_EDGE = 12  # pixels around all of it
_SHARPER = 2  # pixels of a picture for one on the screen


class Chart(QWidget):
    """A drawing under its title. The figures stand in a table beside it, for whoever hears them."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        self.theme = theme
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- for the kinds of chart -----------------------------------------------------------------

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw all but the title within ``rect``."""
        raise NotImplementedError

    def told_at(self, place: QPoint) -> str:
        """Return what is there to be told at a place of the widget, empty where nothing is."""
        raise NotImplementedError

    def body(self) -> QRectF:
        """Return where on the widget the drawing is."""
        top = self._bold().height() + GAP + _EDGE
        return QRectF(self.rect()).adjusted(_EDGE, top, -_EDGE, -_EDGE)

    def around(self) -> int:
        """Return how many pixels higher the widget is than its drawing."""
        return round(self._bold().height()) + GAP + 2 * _EDGE

    def metrics(self) -> QFontMetricsF:
        """Return the measures of the font that figures are written in."""
        return QFontMetricsF(self.font())

    def write(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        *,
        colour: QColor | None = None,
        where: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Write a line of text in ``rect``, shortened where there is no room for all of it."""
        shown = self.metrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(colour or self.theme.text)
        painter.drawText(rect, where | Qt.AlignmentFlag.AlignVCenter, shown)

    # -- drawing --------------------------------------------------------------------------------

    def paint_on(self, painter: QPainter) -> None:
        """Paint the whole chart where the widget would be."""
        painter.fillRect(self.rect(), self.theme.panel)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._bold_font()
        painter.setFont(font)
        painter.setPen(self.theme.text)
        width = self.width() - 2 * _EDGE
        title = QFontMetricsF(font).elidedText(self.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(
            QRectF(_EDGE, _EDGE, width, QFontMetricsF(font).height()),
            Qt.AlignmentFlag.AlignLeft,
            title,
        )
        painter.setFont(self.font())
        self.draw(painter, self.body())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart."""
        painter = QPainter(self)
        self.paint_on(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell what is under a mouse that rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told_at(event.pos()), self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Return a size at which most of it is seen."""
        return QSize(480, 200)

    def _bold(self) -> QFontMetricsF:
        return QFontMetricsF(self._bold_font())

    def _bold_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font


def picture(charts: Sequence[Chart]) -> QImage:
    """Return ``charts`` as one picture, one below the other, whole, and sharper than on screen."""
    width = max(chart.width() for chart in charts)
    height = sum(chart.height() for chart in charts)
    image = QImage(QSize(width, height) * _SHARPER, QImage.Format.Format_RGB32)
    image.fill(charts[0].theme.panel)
    painter = QPainter(image)
    painter.scale(_SHARPER, _SHARPER)
    for chart in charts:
        painter.save()
        chart.paint_on(painter)
        painter.restore()
        painter.translate(0, chart.height())
    painter.end()
    return image
