"""What a screen reader is told of the report: the paragraph that is read, and where in it one is.

A painted view is a blank to assistive technology, and Qt lets Python give it no text of its own. So
an unseen text field of one pixel has the keyboard in the view's place. It holds the current
paragraph alone, however long the report is, follows the caret and the selection, and is described
by the current mark. It leaves every key, command and menu to the view; nothing is read back from it
but where a screen reader puts the caret.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from annotator.ui import telling
from annotator.ui.utf16 import Utf16Map

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPaintEvent

    from annotator.labels import LabelSet
    from annotator.model import Mark
    from annotator.ui.document.view import ReportView

translate = QCoreApplication.translate
_LONGEST = 80  # code points of a mark's text that are told


class SpokenParagraph(QPlainTextEdit):
    """The paragraph that the caret is in, for who listens; it takes the view's focus."""

    focusChanged = Signal()

    def __init__(self, view: ReportView) -> None:
        super().__init__(view.viewport())  # a child of the view itself would not be listed
        self._view = view
        self._labels: LabelSet | None = None
        self._language = "en"
        self._paragraph, self._start = "", 0
        self._units = Utf16Map("")
        self._following = False
        self._set_up()
        # told once for all that one event moves, and after what it changed is painted
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.follow)
        self.cursorPositionChanged.connect(self._take_caret)
        view.setFocusProxy(self)

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        for set_policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setGeometry(0, 0, 1, 1)

    # -- telling --------------------------------------------------------------------------------

    def set_language(self, labels: LabelSet, language: str) -> None:
        """Speak ``language``, in which ``labels`` are named."""
        self._labels, self._language = labels, language
        for part in (self, self._view):
            part.setAccessibleName(translate("ReportView", "Report text"))
        self.follow_soon()

    def follow_soon(self) -> None:
        """Tell where the view is now, once it is painted."""
        self._soon.start()

    def follow(self) -> None:
        """Tell the paragraph, caret and selection that the view has now, and its current mark."""
        view = self._view
        chosen, segments = view.selected_in_view, view.page.segments
        index = segments.at(chosen.caret)
        self._start = segments.starts[index]
        paragraph = view.page.text[self._start : segments.ends[index]]
        self._following = True
        if paragraph != self._paragraph:
            self._paragraph, self._units = paragraph, Utf16Map(paragraph)
            self.setPlainText(paragraph)
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._unit(chosen.anchor))
        cursor.setPosition(self._unit(chosen.caret), QTextCursor.MoveMode.KeepAnchor)
        if cursor != self.textCursor():
            self.setTextCursor(cursor)
        self._following = False
        self.move(0, 0)  # scrolling may have carried it along
        self._describe(view.current)

    def _unit(self, point: int) -> int:
        return self._units.to_utf16(min(max(0, point - self._start), len(self._paragraph)))

    def _describe(self, mark: Mark | None) -> None:
        told = "" if mark is None else self._told(mark)
        if told == self.accessibleDescription():
            return
        self.setAccessibleDescription(told)
        if told and self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _told(self, mark: Mark) -> str:
        """Return a mark in words: its status, label, text and score."""
        label = (
            mark.label
            if self._labels is None
            else self._labels.get(mark.label).name(self._language)
        )
        start, end = self._view.page.place_in_view(mark)
        text = self._view.page.text[start:end]
        if len(text) > _LONGEST:
            text = f"{text[:_LONGEST]}…"
        parts = [telling.mark_status(mark.status), label, text]
        if mark.origin.score is not None:
            parts.append(f"{mark.origin.score:.2f}")
        return " ".join(parts)

    def _take_caret(self) -> None:
        """Go where a screen reader has put the caret, or selected."""
        if self._following:
            return
        cursor = self.textCursor()
        with suppress(ValueError):  # inside a character
            places = [
                self._start + self._units.to_code_point(unit)
                for unit in (cursor.anchor(), cursor.position())
            ]
            self._view.move_caret(*places)

    # -- what is the view's ---------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim no key for itself: all are the view's, and the commands'."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the key to the view."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave the key to the view."""
        event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take no text."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the view that it has the keyboard."""
        super().focusInEvent(event)
        self.focusChanged.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the view that it has the keyboard no more."""
        super().focusOutEvent(event)
        self.focusChanged.emit()
