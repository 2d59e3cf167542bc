"""The mouse on the report: clicking marks, selecting text, dragging the edge of the current mark.

What a press begins, a move goes on with by the same measure: by characters after one click, by
words after two, by sentences after three. Beyond the upper and lower edge the report scrolls along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator.ui.document import caret
from annotator.ui.document.grip import Grip, grip_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent

    from annotator.model import Mark
    from annotator.text.offsets import Span
    from annotator.ui.document.page import Page
    from annotator.ui.document.view import ReportView

_AUTOSCROLL_MS = 30
_LEFT, _SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
# many a desktop keeps Alt and the mouse for moving windows
_BY_WORD = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class Pointing(QObject):
    """What the mouse does on a report view."""

    def __init__(self, view: ReportView) -> None:
        super().__init__(view)
        self._view = view
        self._mouse = self._pressed = QPoint()
        self._autoscroll = QTimer(self, interval=_AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_to_mouse)
        self._third = QTimer(self, singleShot=True)  # runs while a third click may come
        self._unit: Callable[[Page, int], Span] | None = None  # a word, a sentence; else characters
        self._origin = (0, 0)  # what was selected when the button went down
        self._grip: Grip | None = None
        self._by_word = False

    @property
    def scrolls(self) -> bool:
        """Whether the view scrolls towards the mouse."""
        return self._autoscroll.isActive()

    @property
    def span_to_be(self) -> Span | None:
        """What the mark would cover whose edge is being dragged, in code points of the view."""
        return None if self._grip is None or not self._grip.moved else self._grip.span

    def press(self, event: QMouseEvent) -> None:
        """Point at a mark, take hold of its edge, or begin a selection; with Shift, extend it."""
        if event.button() is not _LEFT:
            return
        view, at = self._view, event.position()
        point = view.page.point_at(at.x(), at.y())
        self._unit = None
        if event.modifiers() & _SHIFT:
            view.pointed.emit(None)
            view.select(view.selected_in_view.anchor, point)
            self._origin = (view.selected_in_view.anchor,) * 2
        elif self._third.isActive() and _is_near(at.toPoint(), self._pressed):
            self._select_unit(caret.sentence_at, at)
        else:
            self._pressed = at.toPoint()
            self._grip = grip_at(view.page, view.current, at.x(), at.y())
            if self._grip is None:
                self._click(at)
        self._third.stop()

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        if event.button() is _LEFT:
            self._select_unit(caret.word_at, event.position())
            self._pressed = event.position().toPoint()
            self._third.start(QApplication.doubleClickInterval())

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection while the button is down; else show what is under the mouse."""
        at = event.position()
        if not event.buttons() & _LEFT:
            self._hover(at)
            return
        if self._grip is not None and not self.span_to_be and _is_near(at.toPoint(), self._pressed):
            return  # a click on an edge, as long as the hand is still
        self._mouse = at.toPoint()
        self._by_word = bool(event.modifiers() & _BY_WORD)
        outside = not 0 <= at.y() < self._view.viewport().height()
        if outside != self._autoscroll.isActive():
            self._autoscroll.start() if outside else self._autoscroll.stop()
        self._drag_to(at.x(), at.y())

    def release(self, event: QMouseEvent) -> None:
        """End a selection, or let go of an edge: there the mark's edge is to be."""
        self._autoscroll.stop()
        grip, self._grip = self._grip, None
        if grip is None or event.button() is not _LEFT:
            return
        self._show_span(grip.span)
        if grip.moved:
            self._view.edgeDragged.emit(grip.mark, *grip.raw())
        elif _is_near(event.position().toPoint(), self._pressed):
            self._click(event.position())

    def cancel(self) -> bool:
        """Let go of an edge that is being dragged, which stays as it was; return whether one is."""
        grip, self._grip = self._grip, None
        self._autoscroll.stop()
        if grip is not None:
            self._show_span(grip.span)
        return grip is not None

    def _click(self, at: QPointF) -> None:
        view = self._view
        point = view.page.point_at(at.x(), at.y())
        view.select(point, point)
        self._origin = (point, point)
        view.pointed.emit(self._pick(view.page.marks_at(at.x(), at.y())))

    def _pick(self, marks: list[Mark]) -> Mark | None:
        """Return the first of ``marks``; of several, a second click picks the next."""
        ids, current = [mark.id for mark in marks], self._view.current
        if current is not None and current.id in ids:
            return marks[(ids.index(current.id) + 1) % len(marks)]
        return marks[0] if marks else None

    def _select_unit(self, unit: Callable[[Page, int], Span], at: QPointF) -> None:
        page = self._view.page
        self._grip = None
        self._unit, self._origin = unit, unit(page, page.character_at(at.x(), at.y()))
        self._view.pointed.emit(None)
        self._view.select(*self._origin)

    # -- while the button is down ---------------------------------------------------------------

    def _drag_to(self, x: float, y: float) -> None:
        view = self._view
        y = min(max(0.0, y), view.viewport().height() - 1.0)
        point = view.page.point_at(x, y)
        if self._grip is not None:
            before = self._grip.span
            self._grip.drag_to(point, by_word=self._by_word)
            if before != self._grip.span:
                self._show_span(before)
                self._show_span(self._grip.span)
            return
        anchor = self._origin[0]
        if self._unit is not None:
            anchor, point = self._by_unit(self._unit(view.page, view.page.character_at(x, y)))
        if (anchor, point) != (view.selected_in_view.anchor, view.selected_in_view.caret):
            if view.current is not None:
                view.pointed.emit(None)
            view.select(anchor, point)

    def _by_unit(self, here: Span) -> Span:
        """Return from where to where the selection goes that has come to ``here``."""
        start, end = self._origin
        return (end, here[0]) if here[0] < start else (start, max(end, here[1]))

    def _show_span(self, span: Span) -> None:
        self._view.update_rows(*span)

    def _scroll_to_mouse(self) -> None:
        y, height = self._mouse.y(), self._view.viewport().height()
        self._view.scroll_by(y if y < 0 else max(0, y - height))
        self._drag_to(self._mouse.x(), y)

    # -- while it is up -------------------------------------------------------------------------

    def _hover(self, at: QPointF) -> None:
        view = self._view
        marks = view.page.marks_at(at.x(), at.y())
        view.hover_on(marks[0] if marks else None)
        grip = grip_at(view.page, view.current, at.x(), at.y())
        shape = Qt.CursorShape.IBeamCursor if grip is None else Qt.CursorShape.SplitHCursor
        if view.viewport().cursor().shape() is not shape:
            view.viewport().setCursor(shape)


def _is_near(place: QPoint, other: QPoint) -> bool:
    return (place - other).manhattanLength() < QApplication.startDragDistance()
