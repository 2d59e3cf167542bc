"""The keys that move the caret, extend or drop the selection, or scroll the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from annotator.ui.document import caret

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from annotator.ui.document.view import ReportView

_Key = QKeySequence.StandardKey
_PAGES = {_Key.MoveToNextPage: 1, _Key.MoveToPreviousPage: -1}


def follow(view: ReportView, event: QKeyEvent) -> bool:
    """Do what a key asks for; return whether it is one of these. A second Escape is not."""
    chosen = view.selected_in_view
    if event.matches(_Key.SelectAll):
        view.move_caret(0, len(view.page.text))
    elif event.key() == Qt.Key.Key_Escape and view.pointing.cancel():
        pass
    elif event.key() == Qt.Key.Key_Escape and chosen.anchor != chosen.caret:
        view.move_caret(chosen.caret, chosen.caret)
    elif (moved := caret.follow(event, view.page, chosen.anchor, chosen.caret)) is not None:
        view.move_caret(*moved)
    else:
        return _scrolls(view, event)
    return True


def _scrolls(view: ReportView, event: QKeyEvent) -> bool:
    direction = next((pages for key, pages in _PAGES.items() if event.matches(key)), None)
    if direction is None:
        return False
    page, chosen = view.page, view.selected_in_view
    view.scroll_by(direction * (page.height - page.metrics.pitch))
    if view.current is None and chosen.anchor == chosen.caret:  # the caret comes along
        point = page.point_at(page.left, page.metrics.pitch)
        view.select(point, point)
    return True
