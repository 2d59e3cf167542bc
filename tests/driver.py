"""Drives the real window as a hand does: by key and mouse events alone."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.document.grip import grip_at

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


def queued(window):
    """Return the lines that the window's queue shows, in their order."""
    model = window.queue_model
    return [model.line(row) for row in range(model.rowCount())]


def drop(window, *paths):
    """Drag files over the window and drop them there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    )


class Hand:
    """A reviewer's hand on a main window; offsets are raw code points of the open report."""

    def __init__(self, window):
        self.window = window
        self.view = window.view

    # -- acting ---------------------------------------------------------------------------------

    def press(self, keys, on=None):
        """Press a key or a chord such as "Ctrl+Z" where the focus is."""
        chord = QKeySequence(keys)[0]
        target = on or QApplication.focusWidget() or self.view
        QTest.keyClick(target, chord.key(), chord.keyboardModifiers())
        self.painted()

    def type(self, text, on):
        """Type ``text`` into a field in place of what it holds; Chinese by an input method."""
        QTest.keyClick(on, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for character in text:
            if character.isascii():
                QTest.keyClick(on, character)
            else:
                event = QInputMethodEvent()
                event.setCommitString(character)
                QApplication.sendEvent(on, event)
        self.painted()

    def click(self, point):
        """Click on the character at ``point``."""
        QTest.mouseClick(self.view.viewport(), _LEFT, _NO_MODIFIER, self.place(point))
        self.painted()

    def double_click(self, point):
        """Click twice on the character at ``point``."""
        self.click(point)
        QTest.mouseDClick(self.view.viewport(), _LEFT, _NO_MODIFIER, self.place(point))
        self.painted()

    def shift_click(self, point):
        """Click where ``point`` begins, with Shift."""
        self.bring_into_view(point, point)
        shift = Qt.KeyboardModifier.ShiftModifier
        QTest.mouseClick(self.view.viewport(), _LEFT, shift, self._edge(point))
        self.painted()

    def drag(self, start, end):
        """Select ``start``-``end`` with the mouse; from its end where an edge would be held."""
        self.bring_into_view(start, end)
        begin, finish = self._edge(start), self._edge(end)
        if self._holds(begin):
            begin, finish = finish, begin
        if self._holds(begin):  # both are edges of the current mark: leave it first
            self.press("Left", on=self.view)
        self._drag(begin, finish)

    def drag_edge(self, edge, point):
        """Drag the edge of the current mark at ``edge`` to ``point``."""
        self.bring_into_view(edge, point)
        assert self._holds(self._edge(edge)), "there is no edge to hold"
        self._drag(self._edge(edge), self._edge(point))

    def _holds(self, place):
        return grip_at(self.view.page, self.view.current, place.x(), place.y()) is not None

    def _drag(self, begin, finish):
        viewport = self.view.viewport()
        QTest.mousePress(viewport, _LEFT, _NO_MODIFIER, begin)
        middle = QPoint((begin.x() + finish.x()) // 2, (begin.y() + finish.y()) // 2)
        for place in (middle, finish):
            QTest.mouseMove(viewport, place)
        QTest.mouseRelease(viewport, _LEFT, _NO_MODIFIER, finish)
        self.painted()

    def push(self, button):
        """Click a button."""
        QTest.mouseClick(button, _LEFT, _NO_MODIFIER)
        self.painted()

    def tool(self, action_id):
        """Click an action's button on the tool bar."""
        action = self.window.commands.actions[action_id]
        bar = next(w for w in self.window.findChildren(type(self.window.commands._bar)))
        self.push(bar.widgetForAction(action))

    # -- seeing ---------------------------------------------------------------------------------

    def painted(self):
        """Return once everything that was asked to be painted is painted."""
        QApplication.processEvents()

    def bring_into_view(self, start, end):
        """Scroll by wheel-like steps of the bar until the stretch is on the screen."""
        bar = self.view.verticalScrollBar()
        for _ in range(2000):
            places = [self.view.place_of(point) for point in (start, end)]
            height = self.view.viewport().height()
            if all(p is not None and 0 <= p.y() < height for p in places):
                return
            if places[0] is None:
                unseen_below = self._in_view(start) > self.view.page.visible[0][2].start
            else:
                unseen_below = places[0].y() > 0
            bar.triggerAction(
                bar.SliderAction.SliderSingleStepAdd
                if unseen_below
                else bar.SliderAction.SliderSingleStepSub
            )
            self.painted()
        raise AssertionError(f"{start}-{end} never came into view")

    def place(self, point):
        """Return where on the viewport the middle of the character at ``point`` is."""
        self.bring_into_view(point, point)
        here = self.view.place_of(point)
        after = self.view.place_of(point + 1)
        right = after.x() if after is not None and after.y() == here.y() else here.x() + 12
        return QPoint((here.x() + right) // 2, here.y())

    def _edge(self, point):
        here = self.view.place_of(point)
        before = self.view.place_of(point - 1) if point else None
        # the end of a line is also where the next begins: point at the former
        if before is not None and before.y() != here.y() and point > 0:
            return QPoint(self.view.page.left, here.y())
        return QPoint(here.x(), here.y())

    def _in_view(self, point):
        return self.view.page.view.map.forward_point(point)

    def text(self):
        """Return the raw text of the open report."""
        return self.window.desk.report.text

    def marks(self):
        """Return what the view shows: (covered text, label, status) of each mark, in text order."""
        text = self.text()
        return [(text[m.start : m.end], m.label, m.status.value) for m in self.view.page.marks]

    def current(self):
        """Return the text that the current mark covers, or None."""
        mark = self.window.desk.current
        return None if mark is None else self.text()[mark.start : mark.end]
