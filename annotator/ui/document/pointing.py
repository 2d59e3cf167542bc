"""The mouse on the report: clicking marks, selecting text, scrolling while one selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from annotator.model import Mark
    from annotator.ui.document.view import ReportView

_AUTOSCROLL_MS = 30


class Pointing(QObject):
    """What the mouse does on a report view."""

    def __init__(self, view: ReportView) -> None:
        super().__init__(view)
        self._view = view
        self._mouse = QPoint()
        self._autoscroll = QTimer(self, interval=_AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_to_mouse)

    @property
    def scrolls(self) -> bool:
        """Whether the view scrolls towards the mouse."""
        return self._autoscroll.isActive()

    def press(self, event: QMouseEvent) -> None:
        """Point at a mark, or begin a selection; with Shift, extend the one there is."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        view, at = self._view, event.position()
        point = view.page.point_at(at.x(), at.y())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            view.pointed.emit(None)
            view.select(view.selected_in_view.anchor, point)
            return
        view.select(point, point)
        view.pointed.emit(self._pick(view.page.marks_at(at.x(), at.y())))

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection while the button is down; else show what is under the mouse."""
        at = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            marks = self._view.page.marks_at(at.x(), at.y())
            self._view.hover_on(marks[0] if marks else None)
            return
        self._mouse = at.toPoint()
        outside = not 0 <= at.y() < self._view.viewport().height()
        if outside != self._autoscroll.isActive():
            self._autoscroll.start() if outside else self._autoscroll.stop()
        self._drag_to(at.x(), at.y())

    def release(self) -> None:
        """End a selection."""
        self._autoscroll.stop()

    def _pick(self, marks: list[Mark]) -> Mark | None:
        """Return the first of ``marks``; of several, a second click picks the next."""
        ids, current = [mark.id for mark in marks], self._view.current
        if current is not None and current.id in ids:
            return marks[(ids.index(current.id) + 1) % len(marks)]
        return marks[0] if marks else None

    def _drag_to(self, x: float, y: float) -> None:
        view = self._view
        point = view.page.point_at(x, min(max(0.0, y), view.viewport().height() - 1.0))
        if point != view.selected_in_view.caret:
            if view.current is not None:
                view.pointed.emit(None)
            view.select(view.selected_in_view.anchor, point)

    def _scroll_to_mouse(self) -> None:
        y, height = self._mouse.y(), self._view.viewport().height()
        self._view.scroll_by(y if y < 0 else max(0, y - height))
        self._drag_to(self._mouse.x(), y)
