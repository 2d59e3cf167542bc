"""The report view: shows a report with its marks, and lets the reviewer point and select.

It knows nothing of decisions. It tells what was pointed at (``pointed``) and what is selected
(``selected``), and is told what changed (``refresh``) and what is current (``set_current``). The
report is seen through a view, raw, clean or converted; offsets that come in or go out are raw code
points all the same. The text is never read back from Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from annotator.model import MarkStatus
from annotator.ui import theme as themes
from annotator.ui.document import caret
from annotator.ui.document.ink import Inks
from annotator.ui.document.page import Page
from annotator.ui.document.paint import PagePainter, Reading
from annotator.ui.document.paragraph import Metrics
from annotator.ui.document.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )
    from PySide6.QtWidgets import QWidget

    from annotator.labels import LabelSet
    from annotator.model import Mark
    from annotator.review import MarkIndex
    from annotator.text.clean import View
    from annotator.text.offsets import Span
    from annotator.ui.theme import Theme

_TEXT_PIXELS, _TAG_PIXELS, _GAP = 17, 11, 9
_AUTOSCROLL_MS = 30
_NARROWEST = 320
_MANY = 1000  # marks changed at once, from which on all that is in view is placed anew

_Key = QKeySequence.StandardKey


class ReportView(QAbstractScrollArea):
    """A scrolling surface with a page on it."""

    pointed = Signal(object)  # the Mark that was clicked, or None beside every mark
    selected = Signal(int, int)  # the selection, raw code points; equal where it is empty
    caretMoved = Signal(int, int)  # the caret, in raw code points and in those of the view
    menuAsked = Signal(object, QPoint)  # the Mark under the mouse or None, and where on the screen

    def __init__(self, labels: LabelSet, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._font = themes.text_font(_TEXT_PIXELS)
        self._show_rejected = False
        tag_font = themes.text_font(_TAG_PIXELS)
        self._inks = Inks(labels, theme, tag_font, language)
        metrics = Metrics(
            tag=int(self._inks.tag_height) - 2,
            text=int(QFontMetricsF(self._font).height() + 0.99),
            gap=_GAP,
        )
        self.page = Page(self._font, metrics, self._is_shown)
        self._raw_text = ""
        self._selection = Selection()
        self._current: Mark | None = None
        self._hover: Mark | None = None
        self._to_reveal: tuple[int, int] | None = None
        self._mouse = QPoint()
        self._following_bar = True
        self._autoscroll = QTimer(self, interval=_AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_to_mouse)
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

    def sizeHint(self) -> QSize:
        """Return the size of a page that reads well."""
        return QSize(760, 640)

    # -- what is shown --------------------------------------------------------------------------

    def show_report(self, text: str, view: View, marks: MarkIndex) -> None:
        """Show a ``view`` of a raw ``text`` from its beginning.

        ``marks`` are followed through ``refresh``.
        """
        self._current = self._hover = self._to_reveal = None
        self._raw_text = text
        self._selection = Selection()
        self.page.dim(())
        self.page.load(view, marks)
        self.viewport().update()
        self._tell_selection()

    def look_through(self, view: View) -> None:
        """Show the same report in another view: what is selected, and where one reads, stay."""
        self.page.look_through(view)
        self._selection.look_through(view.map)
        self._hover = None
        self.viewport().update()
        self._tell_selection()

    def dim(self, furniture: Sequence[Span]) -> None:
        """Show these raw spans as page furniture."""
        self.page.dim([self.page.view.map.forward(*span) for span in furniture])
        self.viewport().update()

    def refresh(self, touched: list[Mark]) -> None:
        """Paint anew where marks have changed; ``touched`` are they, before and after."""
        if len(touched) > _MANY:
            self.page.forget_all()
            self.viewport().update()
            return
        self.page.forget(touched)
        for mark in touched:
            start, end = map(self.page.segments.at, self.page.place_in_view(mark))
            self._update_rows(self.page.segments.starts[start], self.page.segments.ends[end])

    def set_current(self, mark: Mark | None, *, reveal: bool) -> None:
        """Outline ``mark``; where it is to be revealed, the view and the caret go there."""
        for old_or_new in (self._current, mark):
            self._update_mark(old_or_new)
        self._current = mark
        if mark is not None and reveal:
            start, _ = self.page.place_in_view(mark)
            self._select(start, start)
            self.reveal(mark.start, mark.end)

    def replace_marks(self, marks: MarkIndex) -> None:
        """Show other marks on the same text, which stays where it is."""
        self.page.marks = marks
        self.page.forget_all()
        self._hover = None
        self.viewport().update()

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that the raw ``start``-``end`` is in view."""
        if not self.isVisible():
            self._to_reveal = (start, end)
            return
        before = (self.page.top, self.page.above)
        self.page.show(*self.page.view.map.forward(start, end))
        if before != (self.page.top, self.page.above):
            self.viewport().update()

    def set_look(self, labels: LabelSet, theme: Theme, language: str) -> None:
        """Show in other colours, with the labels' names in another language."""
        self._inks = Inks(labels, theme, self._inks.tag_font, language)
        self.viewport().update()

    def show_rejected(self, *, shown: bool) -> None:
        """Show rejected marks, struck through, or hide them."""
        self._show_rejected = shown
        self.page.forget_all()
        self.viewport().update()

    def selection(self) -> tuple[int, int]:
        """Return the selected raw span, in text order; empty where nothing is selected."""
        return self._selection.raw

    def place_of(self, point: int) -> QPoint | None:
        """Return the middle of the row at raw code point ``point`` on the viewport, or None."""
        place = self.page.place_of(self.page.view.map.forward_point(point))
        if place is None:
            return None
        return QPoint(round(place[0]), place[1] + self.page.metrics.text // 2)

    def _is_shown(self, mark: Mark) -> bool:
        return self._show_rejected or mark.status is not MarkStatus.REJECTED

    def _select(self, anchor: int, point: int) -> None:
        before, old = self._selection.span, self._selection.caret
        self._selection.put(anchor, point, self.page.view.map)
        if before != self._selection.span or old != point:
            for start, end in (before, self._selection.span, (old, old)):
                self._update_rows(start, end)
            self._tell_selection()

    def _tell_selection(self) -> None:
        self.selected.emit(*self._selection.raw)
        self.caretMoved.emit(self._selection.raw_caret, self._selection.caret)

    def _update_mark(self, mark: Mark | None) -> None:
        if mark is not None:
            self._update_rows(*self.page.place_in_view(mark))

    def _update_caret(self) -> None:
        self._update_rows(self._selection.caret, self._selection.caret)

    def _update_rows(self, start: int, end: int) -> None:
        rows = self.page.rows(start, end)
        if rows is not None:
            top, bottom = rows
            self.viewport().update(0, top - 4, self.viewport().width(), bottom - top + 8)

    # -- scrolling and painting -----------------------------------------------------------------

    def _bar_moved(self, value: int) -> None:
        if not self._following_bar:
            return
        step = value - self.page.position()
        if abs(step) <= 2 * self.page.height and value < self.verticalScrollBar().maximum():
            self.page.scroll_by(step)
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
        selection = self._selection
        shown = self.hasFocus() and self._current is None and selection.anchor == selection.caret
        point = selection.caret if shown else None
        reading = Reading(self._current, self._hover, selection.span, point)
        painter = QPainter(self.viewport())
        PagePainter(painter, self.page, self._inks, self._font).paint(event.rect(), reading)
        painter.end()
        self._mirror_in_bar()

    # -- pointing -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at a mark, or begin a selection; with Shift, extend the one there is."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        point = self.page.point_at(at.x(), at.y())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pointed.emit(None)
            self._select(self._selection.anchor, point)
            return
        self._select(point, point)
        self.pointed.emit(self._pick(self.page.marks_at(at.x(), at.y())))

    def _pick(self, marks: list[Mark]) -> Mark | None:
        """Return the first of ``marks``; of several, a second click picks the next."""
        ids = [mark.id for mark in marks]
        if self._current is not None and self._current.id in ids:
            return marks[(ids.index(self._current.id) + 1) % len(marks)]
        return marks[0] if marks else None

    def leaveEvent(self, event: QEvent) -> None:
        """Take the frame off what was under the mouse."""
        super().leaveEvent(event)
        self._hover_on(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection while the button is down; else show what is under the mouse."""
        at = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover_at(at.x(), at.y())
            return
        self._mouse = at.toPoint()
        outside = not 0 <= at.y() < self.viewport().height()
        if outside != self._autoscroll.isActive():
            self._autoscroll.start() if outside else self._autoscroll.stop()
        self._drag_to(at.x(), at.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection."""
        self._autoscroll.stop()
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu on what is under the mouse."""
        marks = self.page.marks_at(event.x(), event.y())
        self.menuAsked.emit(marks[0] if marks else None, event.globalPos())

    def _drag_to(self, x: float, y: float) -> None:
        point = self.page.point_at(x, min(max(0.0, y), self.viewport().height() - 1.0))
        if point != self._selection.caret:
            if self._current is not None:
                self.pointed.emit(None)
            self._select(self._selection.anchor, point)

    def _scroll_to_mouse(self) -> None:
        y, height = self._mouse.y(), self.viewport().height()
        self.page.scroll_by(y if y < 0 else max(0, y - height))
        self.viewport().update()
        self._drag_to(self._mouse.x(), y)

    def _hover_at(self, x: float, y: float) -> None:
        marks = self.page.marks_at(x, y)
        self._hover_on(marks[0] if marks else None)

    def _hover_on(self, mark: Mark | None) -> None:
        if mark is not self._hover:
            self._update_mark(self._hover)
            self._update_mark(mark)
            self._hover = mark

    # -- the keyboard ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, extend or drop the selection, or scroll; a second Escape is not ours."""
        if event.matches(_Key.SelectAll):
            self._move(0, len(self.page.text))
        elif event.key() == Qt.Key.Key_Escape and self.selection()[0] < self.selection()[1]:
            self._move(self._selection.caret, self._selection.caret)
        elif not self._key_moves(event) and not self._key_scrolls(event):
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected raw text, or the current mark's, on the clipboard exactly as it is."""
        start, end = self.selection()
        if start == end and self._current is not None:
            start, end = self._current.start, self._current.end
        if start < end:
            QGuiApplication.clipboard().setText(self._raw_text[start:end])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._update_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._update_caret()

    def _key_moves(self, event: QKeyEvent) -> bool:
        moved = caret.follow(event, self.page, self._selection.anchor, self._selection.caret)
        if moved is not None:
            self._move(*moved)
        return moved is not None

    def _key_scrolls(self, event: QKeyEvent) -> bool:
        pages = {_Key.MoveToNextPage: 1, _Key.MoveToPreviousPage: -1}
        for key, direction in pages.items():
            if event.matches(key):
                self.page.scroll_by(direction * (self.page.height - self.page.metrics.pitch))
                nothing_chosen = self._selection.anchor == self._selection.caret
                if self._current is None and nothing_chosen:  # the caret comes along
                    point = self.page.point_at(self.page.left, self.page.metrics.pitch)
                    self._select(point, point)
                self.viewport().update()
                return True
        return False

    def _move(self, anchor: int, point: int) -> None:
        if self._current is not None:
            self.pointed.emit(None)
        self._select(anchor, point)
        place = self._selection.raw_caret
        self.reveal(place, place)
