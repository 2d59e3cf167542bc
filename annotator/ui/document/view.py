"""The report view: shows a report with its marks, and lets the reviewer point and select.

It knows nothing of decisions. It tells what was pointed at (``pointed``) and what is selected
(``selected``), and is told what changed (``refresh``) and what is current (``set_current``). The
report is seen through a view, raw, clean or converted; offsets that come in or go out are raw code
points all the same. The text is never read back from Qt.

How it is seen is the surface's part, what the mouse does on it ``pointing``'s, what the keys do
``travelling``'s; between them it keeps what is shown, selected and current.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QPalette

from annotator.model import MarkStatus
from annotator.ui.document import caret, travelling
from annotator.ui.document.accessible import SpokenParagraph
from annotator.ui.document.gutter import Note
from annotator.ui.document.paint import NO_HITS, Hits, Reading
from annotator.ui.document.pointing import Pointing
from annotator.ui.document.selection import Selection
from annotator.ui.document.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from annotator.labels import LabelSet
    from annotator.model import Mark
    from annotator.review import MarkIndex
    from annotator.text.clean import View
    from annotator.text.offsets import Span
    from annotator.ui.theme import Theme

_MANY = 1000  # marks changed at once, from which on all that is in view is placed anew


class ReportView(Surface):
    """A surface with a report on it, a caret, a selection, and a current mark."""

    pointed = Signal(object)  # the Mark that was clicked, or None beside every mark
    selected = Signal(int, int)  # the selection, raw code points; equal where it is empty
    caretMoved = Signal(int, int)  # the caret, in raw code points and in those of the view
    edgeDragged = Signal(object, int, int)  # a Mark, and what it is to cover, raw code points
    textShown = Signal()  # another text, or another view of it
    menuAsked = Signal(object, QPoint)  # the Mark under the mouse or None, and where on the screen

    def __init__(self, labels: LabelSet, theme: Theme, language: str, parent: QWidget) -> None:
        self._show_rejected = False
        self._raw_text = ""
        self.selected_in_view = Selection()
        self.current: Mark | None = None
        self._hover: Mark | None = None
        self._hits = NO_HITS
        self.evidence: tuple[Span, ...] = ()  # raw spans whose ground is coloured
        super().__init__(labels, theme, language, parent)
        self.pointing = Pointing(self)
        self.gutter.lineClicked.connect(self._go_to_line)
        self.gutter.noteClicked.connect(self._select_raw)
        self.spoken = SpokenParagraph(self)
        self.spoken.focusChanged.connect(self._show_focus)
        self._show_focus()
        self.set_look(labels, theme, language)

    def set_look(self, labels: LabelSet, theme: Theme, language: str) -> None:
        """Show and speak in another language, in other colours."""
        super().set_look(labels, theme, language)
        self.spoken.set_language(labels, language)

    # -- what is shown --------------------------------------------------------------------------

    def show_report(self, text: str, view: View, marks: MarkIndex) -> None:
        """Show a ``view`` of a raw ``text`` from its beginning.

        ``marks`` are followed through ``refresh``.
        """
        self.pointing.cancel()
        self.current = self._hover = self._to_reveal = None
        self._raw_text = text
        self.selected_in_view = Selection()
        self.page.dim(())
        self.gutter.load(text)
        self._make_room()
        self.page.load(view, marks)
        self.show_hits(NO_HITS)
        self.show_findings(())
        self.show_evidence(())
        self.overview.load()
        self.viewport().update()
        self._tell_selection()
        self.textShown.emit()

    def look_through(self, view: View) -> None:
        """Show the same report in another view: what is selected, and where one reads, stay."""
        self.pointing.cancel()
        self.page.look_through(view)
        self.selected_in_view.look_through(view.map)
        self.overview.load()
        self._hover = None
        self.show_hits(NO_HITS)
        self.viewport().update()
        self._tell_selection()
        self.textShown.emit()

    def dim(self, furniture: Sequence[Span]) -> None:
        """Show these raw spans as page furniture."""
        self.page.dim([self.page.view.map.forward(*span) for span in furniture])
        self.viewport().update()

    def refresh(self, touched: list[Mark]) -> None:
        """Paint anew where marks have changed; ``touched`` are they, before and after."""
        self.overview.look_again()
        if len(touched) > _MANY:
            self.page.forget_all()
            self.viewport().update()
            return
        self.page.forget(touched)
        for mark in touched:
            start, end = map(self.page.segments.at, self.page.place_in_view(mark))
            self.update_rows(self.page.segments.starts[start], self.page.segments.ends[end])

    def replace_marks(self, marks: MarkIndex) -> None:
        """Show other marks on the same text, which stays where it is."""
        self.page.marks = marks
        self.page.forget_all()
        self.overview.look_again()
        self._hover = None
        self.viewport().update()

    def show_findings(
        self, findings: Iterable[tuple[int, int, str] | tuple[int, int, str, str]]
    ) -> None:
        """Show findings in the gutter and the overview, in place of those before.

        Each is a raw span, a severity, and what the tooltip says, if anything.
        """
        notes = sorted(Note(*one) for one in findings)
        self.gutter.show_notes(notes)
        self.overview.show_notes(notes)

    def show_evidence(self, spans: Sequence[Span]) -> None:
        """Colour the ground of these raw spans, in place of those before."""
        if tuple(spans) != self.evidence:
            self.evidence = tuple(spans)
            self.viewport().update()

    def show_rejected(self, *, shown: bool) -> None:
        """Show rejected marks, struck through, or hide them."""
        self._show_rejected = shown
        self.page.forget_all()
        self.viewport().update()

    def is_shown(self, mark: Mark) -> bool:
        """Return whether ``mark`` is painted."""
        return self._show_rejected or mark.status is not MarkStatus.REJECTED

    # -- what is current and selected -----------------------------------------------------------

    def set_current(self, mark: Mark | None, *, reveal: bool) -> None:
        """Outline ``mark``; where it is to be revealed, the view and the caret go there."""
        for old_or_new in (self.current, mark):
            self.update_mark(old_or_new)
        self.current = mark
        self.spoken.follow_soon()
        self.overview.update()
        if mark is not None and reveal:
            start, _ = self.page.place_in_view(mark)
            self.select(start, start)
            self.reveal(mark.start, mark.end)

    def hover_on(self, mark: Mark | None) -> None:
        """Frame ``mark`` as what is under the mouse."""
        if mark is not self._hover:
            self.update_mark(self._hover)
            self.update_mark(mark)
            self._hover = mark

    def selection(self) -> Span:
        """Return the selected raw span, in text order; empty where nothing is selected."""
        return self.selected_in_view.raw

    def select(self, anchor: int, point: int) -> None:
        """Select from ``anchor`` to ``point``, where the caret then is; code points of the view.

        Characters are selected whole.
        """
        chosen = self.selected_in_view
        forwards = anchor <= point
        anchor = caret.settled(self.page, anchor, forwards=anchor > point)
        point = caret.settled(self.page, point, forwards=forwards)
        before, old = chosen.span, chosen.caret
        chosen.put(anchor, point, self.page.view.map)
        if before != chosen.span or old != point:
            for start, end in (before, chosen.span, (old, old)):
                self.update_rows(start, end)
            self._tell_selection()

    def move_caret(self, anchor: int, point: int) -> None:
        """Select as ``select`` does, leave the current mark, and bring the caret into view."""
        if self.current is not None:
            self.pointed.emit(None)
        self.select(anchor, point)
        place = self.selected_in_view.raw_caret
        self.reveal(place, place)

    def show_hits(self, hits: Hits) -> None:
        """Colour the ground of what was found."""
        if hits is not self._hits:
            self._hits = hits
            self.overview.show_hits(hits.starts)
            self.viewport().update()

    def hits(self) -> Hits:
        """Return what is shown as found, in code points of the view."""
        return self._hits

    def copy(self) -> None:
        """Put the selected raw text, or the current mark's, on the clipboard exactly as it is."""
        start, end = self.selection()
        if start == end and self.current is not None:
            start, end = self.current.start, self.current.end
        if start < end:
            QGuiApplication.clipboard().setText(self._raw_text[start:end])

    def reading(self) -> Reading:
        """Return what the reviewer points at."""
        chosen = self.selected_in_view
        shown = self.hasFocus() and self.current is None and chosen.anchor == chosen.caret
        span = self.pointing.span_to_be or chosen.span
        point = chosen.caret if shown else None
        evidence = tuple(self.page.view.map.forward(*one) for one in self.evidence)
        return Reading(self.current, self._hover, span, point, self._hits, evidence)

    def _go_to_line(self, point: int, selects: bool) -> None:
        self.setFocus()
        self.move_caret(self.selected_in_view.anchor if selects else point, point)

    def _select_raw(self, start: int, end: int) -> None:
        self.setFocus()
        self.move_caret(*self.page.view.map.forward(start, end))

    def _tell_selection(self) -> None:
        chosen = self.selected_in_view
        self.selected.emit(*chosen.raw)
        self.caretMoved.emit(chosen.raw_caret, chosen.caret)
        self.spoken.follow_soon()

    def _show_focus(self) -> None:
        """Show whether keys go here, by a frame and the caret."""
        role = QPalette.ColorRole
        self.setForegroundRole(role.Highlight if self.hasFocus() else role.Window)
        self.update_rows(self.selected_in_view.caret, self.selected_in_view.caret)

    # -- events ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point or select."""
        self.pointing.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on selecting, or show what is under the mouse."""
        self.pointing.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection."""
        self.pointing.release(event)
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self.pointing.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the frame off what was under the mouse."""
        super().leaveEvent(event)
        self.hover_on(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu on what is under the mouse."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.place_of(self.selected_in_view.raw_caret) or QPoint()
            self.menuAsked.emit(self.current, self.viewport().mapToGlobal(where))
            return
        marks = self.page.marks_at(event.x(), event.y())
        self.menuAsked.emit(marks[0] if marks else None, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, extend or drop the selection, or scroll."""
        if not travelling.follow(self, event):
            super().keyPressEvent(event)
