"""Relations drawn over a page, on demand: a line between two marks, with a small label on it.

Nothing moves for them. A line leaves the row it begins on below or above, and ends at an arrow; an
end that is out of view is led off the edge. While the reviewer makes one, it is drawn dashed from
where it begins to the current mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.labels import LabelSet
    from annotator.model import Mark, Relation
    from annotator.ui.document.ink import Inks
    from annotator.ui.document.page import Page
    from annotator.ui.document.paragraph import Paragraph

_BOW = 0.9  # how deep a line hangs below the row both its ends stand on, in rows' gaps
_ARROW = 6.0
_CHIP_PAD = 4.0
_PLACES_ON_LINE = (0.5, 0.38, 0.62, 0.27, 0.73, 0.17, 0.83)  # where a label may stand, best first
_STUB = 26.0  # how far from an end its label stands where the other end is out of view
_FAINT = 190


@dataclass(frozen=True, slots=True)
class _End:
    """Where a mark stands: the middle of its first row, that row's top and bottom, or off view."""

    x: float
    top: float
    bottom: float
    seen: bool = True


class Links:
    """What of the relations is drawn: ``shown`` all in view, ``begun`` the mark one begins at."""

    def __init__(self, labels: LabelSet, language: str) -> None:
        self.shown = False
        self.begun: Mark | None = None
        self.set_look(labels, language)

    def set_look(self, labels: LabelSet, language: str) -> None:
        """Name the relations by ``labels`` in ``language``."""
        self._labels, self._language = labels, language

    @property
    def any(self) -> bool:
        """Whether there may be anything to draw."""
        return self.shown or self.begun is not None

    def paint(self, painter: QPainter, page: Page, inks: Inks, current: Mark | None) -> None:
        """Draw them over a painted ``page``."""
        if not self.any or not page.visible:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(inks.tag_font)
        drawing = _Drawing(painter, page, inks)
        if self.shown:
            self._paint_shown(drawing, page, current)
        if self.begun is not None:
            drawing.frame(self.begun)
            if current is not None and current.id != self.begun.id:
                drawing.line(self.begun, current, "", chosen=True, dashed=True)
        drawing.labels()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_shown(self, drawing: _Drawing, page: Page, current: Mark | None) -> None:
        for relation in _in_view(page):
            begin, end = page.marks.get(relation.from_mark), page.marks.get(relation.to_mark)
            if begin is not None and end is not None:
                chosen = current is not None and current.id in (begin.id, end.id)
                drawing.line(begin, end, self._name(relation), chosen=chosen)

    def _name(self, relation: Relation) -> str:
        return self._labels.relation(relation.kind).name(self._language)


def _in_view(page: Page) -> Iterator[Relation]:
    """Yield each relation that begins or ends at a mark in view, once, in the order made."""
    first, last = page.visible[0][2], page.visible[-1][2]
    here = page.marks.between(*page.view.map.back(first.start, max(last.end, first.start + 1)))
    found = {one.id: one for mark in here for one in page.marks.relations.of(mark.id)}
    for number in sorted(found):
        yield found[number]


class _Drawing:
    """One painting of lines; their labels come last, so that none is crossed out."""

    def __init__(self, painter: QPainter, page: Page, inks: Inks) -> None:
        self._painter = painter
        self._page = page
        self._inks = inks
        self._chips: list[tuple[QRectF, str, QColor, bool]] = []
        self._metrics = QFontMetricsF(inks.tag_font)

    def line(
        self, begin: Mark, end: Mark, name: str, *, chosen: bool, dashed: bool = False
    ) -> None:
        """Draw from ``begin`` to ``end``; a ``chosen`` one stands out."""
        ends = self._end(begin), self._end(end)
        if not any(one is not None and one.seen for one in ends) or None in ends:
            return
        one, other = ends
        assert one is not None
        assert other is not None
        colour = QColor(self._inks.of(begin.label).colour)
        if not chosen:
            colour.setAlpha(_FAINT)
        pen = QPen(colour, 2.2 if chosen else 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        path, tip = self._path(one, other)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path)
        if other.seen:
            self._arrow(tip, colour)
        if name:
            self._place(path, name, colour, one, other, chosen=chosen)

    def frame(self, mark: Mark) -> None:
        """Draw a dashed frame around ``mark``, where a relation is being begun."""
        page, metrics = self._page, self._page.metrics
        start, end = page.place_in_view(mark)
        pen = QPen(self._inks.theme.accent, 2)
        pen.setStyle(Qt.PenStyle.DotLine)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for _, y, paragraph in page.visible:
            if paragraph.end < start or paragraph.start > end:
                continue
            for line in range(paragraph.line_of(start), paragraph.line_of(max(start, end - 1)) + 1):
                extent = paragraph.extent(line, start, end)
                if extent is not None:
                    row = y + line * metrics.pitch + metrics.tag
                    width = extent[1] - extent[0]
                    area = QRectF(page.left + extent[0] - 3, row - 3, width + 6, metrics.text + 6)
                    self._painter.drawRect(area)

    # -- the geometry ---------------------------------------------------------------------------

    def _end(self, mark: Mark) -> _End | None:
        """Return where ``mark`` stands; None where the view leaves it out."""
        page, metrics = self._page, self._page.metrics
        start, end = page.place_in_view(mark)
        if start >= end:
            return None
        for _, y, paragraph in page.visible:
            if paragraph.start <= start < max(paragraph.end, paragraph.start + 1):
                return self._on_row(paragraph, y, start, end)
        above = start < page.visible[0][2].start
        edge = -2.0 * metrics.pitch if above else page.height + 2.0 * metrics.pitch
        return _End(page.left + page.width / 2, edge, edge, seen=False)

    def _on_row(self, paragraph: Paragraph, y: int, start: int, end: int) -> _End:
        metrics = self._page.metrics
        line = paragraph.line_of(start)
        extent = paragraph.extent(line, start, end) or (paragraph.x_of(start),) * 2
        top = y + line * metrics.pitch + metrics.tag
        middle = self._page.left + (extent[0] + extent[1]) / 2
        return _End(middle, top, top + metrics.text + 3)

    def _path(self, one: _End, other: _End) -> tuple[QPainterPath, QLineF]:
        """Return the line, and the short way on which it arrives."""
        gap = self._page.metrics.tag + self._page.metrics.gap
        if one.seen and other.seen and one.top == other.top:
            begin, end = QPointF(one.x, one.bottom), QPointF(other.x, other.bottom)
            deep = gap * _BOW * 4 / 3
            bends = QPointF(one.x, one.bottom + deep), QPointF(other.x, other.bottom + deep)
        else:
            down = other.top > one.top
            begin = QPointF(one.x, one.bottom if down else one.top)
            end = QPointF(other.x, other.top if down else other.bottom)
            if not other.seen:
                end.setX(one.x)
            if not one.seen:
                begin.setX(other.x)
            half = max(abs(end.y() - begin.y()) / 2, float(gap)) * (1 if down else -1)
            bends = QPointF(begin.x(), begin.y() + half), QPointF(end.x(), end.y() - half)
        path = QPainterPath(begin)
        path.cubicTo(*bends, end)
        return path, QLineF(path.pointAtPercent(0.94), end)

    def _arrow(self, tip: QLineF, colour: QColor) -> None:
        wing = QLineF(tip.p2(), tip.p1())
        if wing.length() == 0:
            return
        wing.setLength(_ARROW)
        angle = wing.angle()
        corners = [tip.p2()]
        for turn in (-26, 26):
            wing.setAngle(angle + turn)
            corners.append(wing.p2())
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawPolygon(QPolygonF(corners))

    # -- labels ---------------------------------------------------------------------------------

    def _place(
        self,
        path: QPainterPath,
        name: str,
        colour: QColor,
        one: _End,
        other: _End,
        *,
        chosen: bool,
    ) -> None:
        """Find room on the line for its label: where no other stands, if there is such a place."""
        width = self._metrics.horizontalAdvance(name) + 2 * _CHIP_PAD
        height = self._metrics.height()
        places = [path.pointAtPercent(t) for t in _PLACES_ON_LINE]
        if one.seen != other.seen:
            t = path.percentAtLength(min(_STUB, path.length() / 2))
            places = [path.pointAtPercent(t if one.seen else 1 - t)]
        areas = [QRectF(p.x() - width / 2, p.y() - height / 2, width, height) for p in places]
        free = [a for a in areas if not any(a.intersects(chip[0]) for chip in self._chips)]
        area = (free or areas)[0]
        left, right = 2.0, self._page.left * 2 + self._page.width - 2.0
        area.moveLeft(min(max(area.left(), left), right - width))
        self._chips.append((area, name, colour, chosen))

    def labels(self) -> None:
        """Draw the labels of all lines."""
        for area, name, colour, chosen in self._chips:
            solid = QColor(colour)
            solid.setAlpha(255)
            self._painter.setPen(QPen(solid, 1.6 if chosen else 1))
            self._painter.setBrush(self._inks.theme.page)
            self._painter.drawRoundedRect(area, 4, 4)
            self._painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)
        self._chips.clear()
