"""A mark's edges moved, one made two, two made one; the next at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from annotator.errors import NotInside
from annotator.model import MarkStatus
from annotator.review.edges import Edge, stepped
from annotator.text.clean import clean

if TYPE_CHECKING:
    from annotator.model import Mark
    from annotator.ui.desk import Desk

translate = QCoreApplication.translate


class Editing(QObject):
    """What the menus call; each act is one decision on the current mark."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    # -- edges ----------------------------------------------------------------------------------

    def start_left(self) -> None:
        """Begin the current mark one character earlier."""
        self._step(Edge.START, grows=True, by_word=False)

    def start_right(self) -> None:
        """Begin the current mark one character later."""
        self._step(Edge.START, grows=False, by_word=False)

    def end_left(self) -> None:
        """End the current mark one character earlier."""
        self._step(Edge.END, grows=False, by_word=False)

    def end_right(self) -> None:
        """End the current mark one character later."""
        self._step(Edge.END, grows=True, by_word=False)

    def start_word_left(self) -> None:
        """Begin the current mark one word earlier."""
        self._step(Edge.START, grows=True, by_word=True)

    def start_word_right(self) -> None:
        """Begin the current mark one word later."""
        self._step(Edge.START, grows=False, by_word=True)

    def end_word_left(self) -> None:
        """End the current mark one word earlier."""
        self._step(Edge.END, grows=False, by_word=True)

    def end_word_right(self) -> None:
        """End the current mark one word later."""
        self._step(Edge.END, grows=True, by_word=True)

    def move(self, mark: Mark, start: int, end: int) -> None:
        """Let ``mark`` cover ``start``-``end``, raw code points; that confirms a suggestion."""
        desk = self._desk
        if desk.settle() and desk.may_displace(start, end, f"move {mark.id}", {mark.id}):
            desk.act(lambda: desk.session.move(mark, start, end))

    def _step(self, edge: Edge, *, grows: bool, by_word: bool) -> None:
        desk = self._desk
        mark = desk.needed()
        if mark is None or desk.report is None:
            return
        view = clean(desk.report.text, desk.report.rules)
        span = stepped(view, (mark.start, mark.end), edge, grows=grows, by_word=by_word)
        if span is None:
            desk.told.emit(translate("Editing", "This edge goes no further."))
        else:
            self.move(mark, *span)

    # -- one and two ----------------------------------------------------------------------------

    def split(self) -> None:
        """Make two of the mark that the caret stands in, or that was clicked, at that place."""
        desk = self._desk
        if not desk.settle() or desk.report is None:
            return
        point = desk.selection[1]
        mark = desk.current or self._around(point)
        if mark is None:
            desk.failed.emit(NotInside())
        else:
            desk.act(
                lambda: desk.session.split(mark, point),
                lambda: desk.go_to(desk.marks.get(mark.id)),
            )

    def unite(self) -> None:
        """Make one span of the current mark and the next, with the label of the current."""
        desk = self._desk
        mark = desk.needed()
        if mark is None:
            return
        other = desk.marks.next_where(mark, lambda one: one.status is not MarkStatus.REJECTED)
        if other is None:
            desk.told.emit(translate("Editing", "Nothing follows to unite it with."))
            return
        start, end = min(mark.start, other.start), max(mark.end, other.end)
        act = f"unite {mark.id} {other.id}"
        if desk.may_displace(start, end, act, {mark.id, other.id}):
            desk.act(lambda: desk.session.unite(mark, other))

    def _around(self, point: int) -> Mark | None:
        """Return the shortest mark that ``point`` stands inside of."""
        here = [
            mark
            for mark in self._desk.marks.between(point, point + 1)
            if mark.status is not MarkStatus.REJECTED and mark.start < point
        ]
        return min(here, key=lambda mark: mark.end - mark.start, default=None)

    # -- several at one place -------------------------------------------------------------------

    def next_here(self) -> None:
        """Go to the next mark at this place, the first after the last."""
        desk = self._desk
        mark, (start, end) = desk.current, desk.selection
        if mark is not None:
            start, end = mark.start, mark.end
        here = [one for one in desk.marks.between(start, max(end, start + 1)) if desk.is_shown(one)]
        ids = [one.id for one in here]
        at = ids.index(mark.id) + 1 if mark is not None and mark.id in ids else 0
        following = here[at % len(here)] if here else None
        if following is None or following is mark:
            desk.told.emit(translate("Editing", "No other span is at this place."))
        else:
            desk.go_to(following)
