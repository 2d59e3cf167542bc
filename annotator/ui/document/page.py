"""What of a report is visible, and where: lays out only that, and estimates the rest.

The scroll position is a segment and the pixels of it above the edge: ``top``, ``above``. Heights of
segments that were never visible are estimated, so that a position in pixels from the beginning
would jump whenever one turns out otherwise.

A page shows one view of the report; its offsets count the code points of that view. Marks come with
raw offsets, and are brought into the view here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextOption

from annotator.review import MarkIndex
from annotator.text.clean import View
from annotator.text.offsets import OffsetMap
from annotator.ui.document.heights import Heights
from annotator.ui.document.paragraph import Paragraph
from annotator.ui.document.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.model import Mark
    from annotator.text.offsets import Span
    from annotator.ui.document.lanes import Fragment
    from annotator.ui.document.measure import Measure

_KEPT_LAYOUTS = 400
_MARGIN = 20
_MORE = 14  # pixels at the end of crowded text that stand for all of its marks
_WIDEST_LINE = 46  # Han characters: beyond that the eye loses the way back to the next line


class Page:
    """A report's text and marks on a surface of a given size."""

    def __init__(self, measure: Measure, shown: Callable[[Mark], bool]) -> None:
        self.font = measure.text_font
        self.metrics = measure.metrics
        self._shown = shown
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.width, self.height = 1, 1
        self._surface_width = 1
        self.left = _MARGIN
        self.top = self.above = 0
        self._anchored: tuple[int, int, int] | None = None  # point, top, above: of a resize
        self.visible: list[tuple[int, int, Paragraph]] = []  # (segment, y, layout), downwards
        self._layouts: OrderedDict[int, Paragraph] = OrderedDict()
        self.view = View("", OffsetMap())
        self.marks = MarkIndex()
        self._furniture: Sequence[Span] = ()
        self.segments = Segments("")
        self._heights = Heights([0])
        self._estimate()

    # -- content and size -----------------------------------------------------------------------

    def load(self, view: View, marks: MarkIndex) -> None:
        """Show ``view`` from its beginning, with ``marks``, which the owner keeps up to date."""
        self.view, self.marks = view, marks
        self.segments = Segments(view.text)
        self.top = self.above = 0
        self._anchored = None
        self._estimate()
        self.settle()

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self.view.text

    def look_through(self, view: View) -> None:
        """Show another view of the same raw text, with what is on top staying there."""
        first = self.view.map.back_point(self._first_visible())
        beyond = self.above % self.metrics.pitch
        self.view = view
        self._anchored = None
        self.segments = Segments(view.text)
        self._estimate()
        point = view.map.forward_point(first)
        self.top = self.segments.at(point)
        self.above = self._paragraph(self.top).line_of(point) * self.metrics.pitch + beyond
        self.settle()

    def dim(self, furniture: Sequence[Span]) -> None:
        """Show these spans of the view, which are in order, as page furniture."""
        self._furniture = furniture

    def is_dimmed(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph lies in page furniture; it does so as a whole."""
        at = bisect_right(self._furniture, paragraph.start, key=lambda span: span[0])
        return at > 0 and self._furniture[at - 1][1] > paragraph.start

    def resize(self, width: int, height: int) -> None:
        """Fit the surface, with the first visible character staying where it is."""
        self.height = height
        self._surface_width = width
        text_width = min(width - 2 * _MARGIN, self.font.pixelSize() * _WIDEST_LINE)
        text_width = max(self.font.pixelSize() * 4, text_width)
        self.left = max(_MARGIN, (width - text_width) // 2)
        if text_width == self.width:
            self.settle()
            return
        # the same point through many widths: each begins its lines elsewhere, and it would drift
        kept = self._anchored
        anchor = kept[0] if kept and kept[1:] == (self.top, self.above) else self._first_visible()
        self.width = text_width
        self._estimate()
        self.top = self.segments.at(anchor)
        self.above = self._paragraph(self.top).line_of(anchor) * self.metrics.pitch
        self.settle()
        self._anchored = (anchor, self.top, self.above)

    def set_measure(self, measure: Measure, point: int) -> None:
        """Lay out in another size, with ``point`` staying where it is, or else what is on top."""
        place = self._row_top(point)
        if place is None or not 0 <= place < self.height:
            point, place = self._first_visible(), 0
        self.font, self.metrics = measure.text_font, measure.metrics
        self.width = 0
        self.resize(self._surface_width, self.height)
        self._anchored = None
        self.top = self.segments.at(point)
        self.above = self._paragraph(self.top).line_of(point) * self.metrics.pitch
        self.scroll_by(-place)

    def forget(self, marks: list[Mark]) -> None:
        """Place the marks of the segments that ``marks`` touch anew."""
        for mark in marks:
            start, end = self.place_in_view(mark)
            for index in range(self.segments.at(start), self.segments.at(end) + 1):
                if index in self._layouts:
                    self._layouts[index].fragments = None

    def forget_all(self) -> None:
        """Place all marks anew."""
        for paragraph in self._layouts.values():
            paragraph.fragments = None

    def fragments(self, paragraph: Paragraph) -> list[list[Fragment]]:
        """Return the marks on each line of ``paragraph``."""
        if paragraph.fragments is None:
            start, end = paragraph.start, max(paragraph.end, paragraph.start + 1)
            here = self.marks.between(*self.view.map.back(start, end))
            return paragraph.place(
                [(mark, self.place_in_view(mark)) for mark in here if self._shown(mark)]
            )
        return paragraph.fragments

    def place_in_view(self, mark: Mark) -> Span:
        """Return where ``mark`` lies in the view; empty where the view leaves it out."""
        return self.view.map.forward(mark.start, mark.end)

    def _estimate(self) -> None:
        per_line = max(1, self.width * 2 // self.font.pixelSize())
        pitch, blank = self.metrics.pitch, self.metrics.blank
        self._layouts.clear()
        self._heights = Heights(
            [-(-width // per_line) * pitch or blank for width in self.segments.widths]
        )

    def _first_visible(self) -> int:
        if not self.visible:
            return 0
        paragraph = self._paragraph(self.top)
        return paragraph.line_points(min(paragraph.lines - 1, self.above // self.metrics.pitch))[0]

    def _paragraph(self, index: int) -> Paragraph:
        found = self._layouts.get(index)
        if found is not None:
            self._layouts.move_to_end(index)
            return found
        start, end = self.segments.starts[index], self.segments.ends[index]
        content = self.text[start:end]
        made = Paragraph(content, start, self.font, self._option, self.width, self.metrics)
        self._layouts[index] = made
        if len(self._layouts) > _KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        self._heights.set(index, made.height)
        return made

    # -- scrolling ------------------------------------------------------------------------------

    def total(self) -> int:
        """Return the height of the whole report, as far as it is known."""
        return self._heights.total() + self.metrics.pitch

    def position(self) -> int:
        """Return the pixels above the surface, as far as they are known."""
        return self._heights.top(self.top) + self.above

    def height_of(self, point: int) -> int:
        """Return how many pixels from the beginning ``point`` lies, as far as they are known."""
        index = self.segments.at(point)
        start, end = self.segments.starts[index], self.segments.ends[index]
        height = self._heights.of(index)
        return self._heights.top(index) + height * (point - start) // max(1, end - start)

    def point_near(self, y: int) -> int:
        """Return a point about ``y`` pixels from the beginning, as far as they are known."""
        if y >= self._heights.total():
            return len(self.text)
        index, beyond = self._heights.find(y)
        start, end = self.segments.starts[index], self.segments.ends[index]
        height = self._heights.of(index)
        return start + (end - start) * beyond // max(1, height)

    def scroll_to(self, y: int) -> None:
        """Bring what lies ``y`` pixels from the beginning to the top."""
        if y >= self.total() - self.height:
            self.top, self.above = len(self.segments) - 1, 1 << 30
        else:
            self.top, self.above = self._heights.find(max(0, y))
        self.settle()

    def scroll_by(self, pixels: int) -> None:
        """Move down (up where negative) by exactly ``pixels``, laying out what comes by."""
        index, above = self.top, self.above + pixels
        while above < 0 and index > 0:
            index -= 1
            above += self._paragraph(index).height
        above = max(0, above)
        while index < len(self.segments) - 1 and above >= self._paragraph(index).height:
            above -= self._paragraph(index).height
            index += 1
        self.top, self.above = index, above
        self.settle()

    def show(self, start: int, end: int) -> None:
        """Bring ``start``-``end`` into view, a third down, unless it is well in view already."""
        pitch = self.metrics.pitch
        first, last = self._row_top(start), self._row_top(max(start, end - 1))
        if first is not None and last is not None and 0 <= first <= last <= self.height - 2 * pitch:
            return
        index = self.segments.at(start)
        self.top = index
        self.above = self._paragraph(index).line_of(start) * pitch
        self.scroll_by(-(self.height // 3))

    def settle(self) -> None:
        """Lay out what is visible; where that ends above the bottom, move down to fit."""
        self.visible = self._downwards(self.top, -self.above)
        last = self.visible[-1] if self.visible else None
        bottom = self.height - self.metrics.pitch
        if last is not None and last[0] == len(self.segments) - 1:
            spare = bottom - (last[1] + last[2].height)
            if spare > 0 and (self.top or self.above):
                self._fill_from_bottom(bottom)

    def _downwards(self, index: int, y: int) -> list[tuple[int, int, Paragraph]]:
        visible = []
        while index < len(self.segments) and y < self.height:
            paragraph = self._paragraph(index)
            visible.append((index, y, paragraph))
            y += paragraph.height
            index += 1
        return visible

    def _fill_from_bottom(self, bottom: int) -> None:
        index, y = len(self.segments), bottom
        while index > 0 and y > 0:
            index -= 1
            y -= self._paragraph(index).height
        self.top, self.above = index, max(0, -y)
        self.visible = self._downwards(self.top, -self.above)

    # -- places ---------------------------------------------------------------------------------

    def point_at(self, x: float, y: float) -> int:
        """Return the code point whose boundary is nearest to a place on the surface."""
        found = self._row_at(y)
        if found is None:
            return 0
        paragraph, line = found
        return paragraph.point_at(line, x - self.left)

    def character_at(self, x: float, y: float) -> int:
        """Return the code point of the character at a place on the surface, or nearest to it."""
        found = self._row_at(y)
        return 0 if found is None else found[0].character_at(found[1], x - self.left)

    def is_edge(self, point: int) -> bool:
        """Return whether ``point`` has a place in the raw text: it lies inside no replacement."""
        raw_to_view = self.view.map
        return not len(raw_to_view) or (
            raw_to_view.forward_point(raw_to_view.back_point(point)) == point
        )

    def marks_at(self, x: float, y: float) -> list[Mark]:
        """Return the marks drawn at a place on the surface, the shortest first."""
        found = self._row_at(y)
        if found is None:
            return []
        paragraph, line = found
        fragments = self.fragments(paragraph)[line]
        x -= self.left
        for more in paragraph.more[line]:
            if more.right - _MORE <= x < more.right:
                return list(more.marks)
        here = [one.mark for one in fragments if one.left <= x < one.right]
        return sorted(here, key=lambda mark: mark.end - mark.start)

    def edges_at(self, mark: Mark, y: float) -> list[tuple[float, bool]]:
        """Return where the edges of ``mark`` are in the row at ``y``: x, and whether it begins."""
        found = self._row_at(y)
        if found is None:
            return []
        paragraph, line = found
        here = [part for part in self.fragments(paragraph)[line] if part.mark.id == mark.id]
        return [
            *((self.left + part.left, True) for part in here if part.first),
            *((self.left + part.right, False) for part in here if part.last),
        ]

    def rows(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the top and bottom of the visible rows that hold ``start``-``end``, or None."""
        top: int | None = None
        bottom = 0
        for _, y, paragraph in self.visible:
            if paragraph.end >= start and paragraph.start <= end:
                first, last = paragraph.line_of(start), paragraph.line_of(max(start, end))
                if top is None:
                    top = y + first * self.metrics.pitch
                bottom = y + (last + 1) * self.metrics.pitch
        return None if top is None else (top, bottom)

    def place_of(self, point: int) -> tuple[float, int] | None:
        """Return where on the surface the text at ``point`` begins (x, y), or None if unseen."""
        for index, y, paragraph in self.visible:
            if index == self.segments.at(point):
                row = paragraph.line_of(point)
                top = y + row * self.metrics.pitch + self.metrics.tag
                return self.left + paragraph.x_of(point), top
        return None

    def paragraph_of(self, point: int) -> Paragraph:
        """Return the layout that ``point`` lies in, visible or not."""
        return self._paragraph(self.segments.at(point))

    def _row_top(self, point: int) -> int | None:
        place = self.place_of(point)
        return None if place is None else place[1] - self.metrics.tag

    def _row_at(self, y: float) -> tuple[Paragraph, int] | None:
        if not self.visible:
            return None
        top, paragraph = self.visible[0][1:]
        for _, top, paragraph in self.visible:
            if y < top + paragraph.height:
                break
        line = int(max(0, y - top)) // self.metrics.pitch
        return paragraph, min(line, paragraph.lines - 1)
