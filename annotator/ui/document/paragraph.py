"""One segment laid out: its lines, and where on them code points and marks lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextLine

from annotator.model import MarkStatus
from annotator.ui.document.lanes import Fragment, More, beyond, lanes
from annotator.ui.utf16 import Utf16Map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QTextOption

    from annotator.model import Mark
    from annotator.text.offsets import Span


@dataclass(frozen=True, slots=True)
class Metrics:
    """The vertical measure of every row, in pixels: one pitch, so that no edit moves a line.

    Tags stand above the text, ``tag`` high, or in ``compact`` rows below it, where the lines are.
    """

    tag: int
    text: int
    gap: int
    compact: bool = False

    @property
    def labels(self) -> tuple[int, int]:
        """Return where in a row the tags begin, and how high they are."""
        return (self.tag + self.text + 1, self.gap - 1) if self.compact else (0, self.tag - 1)

    @property
    def pitch(self) -> int:
        """From the top of one row to the top of the next."""
        return self.tag + self.text + self.gap

    @property
    def blank(self) -> int:
        """The height of an empty paragraph."""
        return self.text * 2 // 3


class Paragraph:
    """A text layout of the code points ``start``-``end``; places are relative to its top left."""

    def __init__(
        self,
        content: str,
        start: int,
        font: QFont,
        option: QTextOption,
        width: int,
        metrics: Metrics,
    ) -> None:
        self.start = start
        self.end = start + len(content)
        self.fragments: list[list[Fragment]] | None = None  # by line; None until asked for
        self.more: list[list[More]] = []  # by line, of the same marks
        self._metrics = metrics
        self._units = Utf16Map(content)
        self.layout = QTextLayout(content, font)
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        self.lines = self._lay_out(width)
        self.height = self.lines * metrics.pitch if content else metrics.blank

    def _lay_out(self, width: int) -> int:
        count, y = 0, self._metrics.tag
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += self._metrics.pitch
            count += 1
        self.layout.endLayout()
        return max(1, count)

    # -- code points and places -----------------------------------------------------------------

    def unit(self, point: int) -> int:
        """Return Qt's position of the code point ``point``, moved into this segment."""
        return self._units.to_utf16(min(max(point, self.start), self.end) - self.start)

    def point(self, unit: int) -> int:
        """Return the code point at Qt's position ``unit``."""
        return self.start + self._units.to_code_point(unit)

    def line_of(self, point: int) -> int:
        """Return the number of the line that ``point`` stands on."""
        line = self.layout.lineForTextPosition(self.unit(point))
        return line.lineNumber() if line.isValid() else self.lines - 1

    def line_points(self, line: int) -> tuple[int, int]:
        """Return the code points that the line covers: its first, and one past its last."""
        if line >= self.layout.lineCount():
            return self.start, self.end
        found = self.layout.lineAt(line)
        return self.point(found.textStart()), self.point(found.textStart() + found.textLength())

    def x_of(self, point: int) -> float:
        """Return how far right ``point`` stands on its line."""
        unit = self.unit(point)
        line = self.layout.lineForTextPosition(unit)
        return _x(line, unit) if line.isValid() else 0.0

    def point_at(self, line: int, x: float) -> int:
        """Return the code point whose boundary on ``line`` is nearest to ``x``."""
        if line >= self.layout.lineCount():
            return self.start
        found = self.layout.lineAt(line)
        unit = found.xToCursor(x, QTextLine.CursorPosition.CursorBetweenCharacters)
        return self.point(unit - self._units.is_inside(unit))

    def character_at(self, line: int, x: float) -> int:
        """Return the code point of the character on ``line`` that ``x`` lies in."""
        if line >= self.layout.lineCount():
            return self.start
        found = self.layout.lineAt(line)
        unit = found.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        return self.point(unit - self._units.is_inside(unit))

    def is_boundary(self, point: int) -> bool:
        """Return whether a character begins or ends at ``point``, as a reader counts them."""
        return self.layout.isValidCursorPosition(self.unit(point))

    def next_point(self, point: int) -> int:
        """Return the boundary after ``point``, past a whole character as a reader counts them."""
        # Qt holds some characters, such as U+11FC0, for two, one for each half
        unit = self.layout.nextCursorPosition(self.unit(point))
        return self.point(unit + self._units.is_inside(unit))

    def previous_point(self, point: int) -> int:
        """Return the boundary before ``point``."""
        unit = self.layout.previousCursorPosition(self.unit(point))
        return self.point(unit - self._units.is_inside(unit))

    def extent(self, line: int, start: int, end: int) -> tuple[float, float] | None:
        """Return from where to where on ``line`` the code points ``start``-``end`` lie, or None."""
        if line >= self.layout.lineCount():
            return None
        found = self.layout.lineAt(line)
        first, last = found.textStart(), found.textStart() + found.textLength()
        left, right = max(self.unit(start), first), min(self.unit(end), last)
        if left >= right:
            return None
        x1 = _x(found, left)
        x2 = found.naturalTextWidth() if right == last else _x(found, right)
        return (x1, x2) if x1 <= x2 else (x2, x1)

    # -- marks ----------------------------------------------------------------------------------

    def place(self, marks: Sequence[tuple[Mark, Span]]) -> list[list[Fragment]]:
        """Return, for each line, the fragments of ``marks``, and keep them.

        The marks come in text order, each with its place in the same code points as this segment's.
        """
        if self.fragments is None:
            rows: list[list[Fragment]] = [[] for _ in range(self.lines)]
            # what is struck out needs no lane
            kept = [place for mark, place in marks if mark.status is not MarkStatus.REJECTED]
            free = iter(lanes(kept))
            for mark, place in marks:
                lane = 0 if mark.status is MarkStatus.REJECTED else next(free)
                self._place_one(mark, place, lane, rows)
            self.fragments = rows
            self.more = [beyond(row) for row in rows]
        return self.fragments

    def _place_one(self, mark: Mark, place: Span, lane: int, rows: list[list[Fragment]]) -> None:
        start, end = max(place[0], self.start), min(place[1], self.end)
        if start >= end:
            return
        for line in range(self.line_of(start), self.line_of(end - 1) + 1):
            extent = self.extent(line, start, end)
            if extent is not None:
                first, last = self.line_points(line)
                begins, ends = place[0] >= first, place[1] <= last
                rows[line].append(Fragment(mark, *extent, lane, begins, ends))


def _x(line: QTextLine, unit: int) -> float:
    found: object = line.cursorToX(unit)  # the stubs promise a float, Qt gives (x, position)
    x = found[0] if isinstance(found, tuple) else found
    assert isinstance(x, float)
    return x
