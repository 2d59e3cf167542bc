"""Finding in the report: a bar below it, the places that were found, and the way through them.

What is looked through is the text as it is shown: over glosses that are folded away, in whatever
script. The place one has come to is selected, so that it can be labelled at once.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from annotator.text.hits import hits
from annotator.ui.document.paint import NO_HITS, Hits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QKeyEvent

    from annotator.ui.document import ReportView

translate = QCoreApplication.translate
_LONGEST_TAKEN = 100  # code points of a selection that are looked for unasked


class _Field(QLineEdit):
    """A line in which Enter goes on, with Shift back, and Escape leaves."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, back, or away; or type."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """The bar; it is hidden until it is asked for."""

    def __init__(self, view: ReportView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._origin = 0  # the raw code point from which the first place is looked for
        self.field = _Field(self)
        self.count = QLabel(self)
        self._before, self._next, self._close = (QToolButton(self) for _ in range(3))
        self._set_up()
        self.hide()

    def _set_up(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button, arrow, act in (
            (self._before, Qt.ArrowType.UpArrow, self.go_back),
            (self._next, Qt.ArrowType.DownArrow, self.go_on),
        ):
            button.setArrowType(arrow)
            button.clicked.connect(act)
            row.addWidget(button)
        self._close.setText("✕")
        self._close.clicked.connect(self.close_bar)
        row.addWidget(self._close)
        for button in (self._before, self._next, self._close):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.field.textChanged.connect(self._look_for)
        self.field.stepped.connect(self._step)
        self.field.left.connect(self.close_bar)
        self._view.textShown.connect(self._look_again)
        self._view.selected.connect(self._tell)

    def take_keys(self, actions: Mapping[str, QAction]) -> None:
        """Let the keys that find work while one types here."""
        for name in ("find", "find_next", "find_previous"):
            self.addAction(actions[name])

    # -- what the keys do -----------------------------------------------------------------------

    def open(self) -> None:
        """Show the bar, with what is selected in it, and type there."""
        view = self._view
        if not self.field.hasFocus():
            self._origin = view.selection()[0]
            start, end = view.selected_in_view.span
            taken = view.page.text[start : min(end, start + _LONGEST_TAKEN + 1)]
            if 0 < len(taken) <= _LONGEST_TAKEN and taken.splitlines() == [taken]:
                with QSignalBlocker(self.field):
                    self.field.setText(taken)
        self._show_bar()
        self._look_again()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go_on(self) -> None:
        """Go to the next place, from the last on to the first."""
        self._step(1)

    def go_back(self) -> None:
        """Go to the place before, from the first back to the last."""
        self._step(-1)

    def close_bar(self) -> bool:
        """Hide the bar and what was found, and read on; return whether it was shown."""
        shown = not self.isHidden()
        if shown:
            self.hide()
            self._view.show_hits(NO_HITS)
            self._view.setFocus()
        return shown

    def _show_bar(self) -> None:
        """Show the bar and give it its room now: what is found is to be brought into view."""
        self.show()
        around = self.parentWidget()
        layout = None if around is None else around.layout()
        if layout is not None:
            layout.activate()

    # -- finding --------------------------------------------------------------------------------

    def _find(self) -> Hits:
        wanted = self.field.text()
        found = Hits(hits(self._view.page.text, wanted), len(wanted))
        self._view.show_hits(found)
        return found

    def _look_for(self) -> None:
        """Go to the first place from where one was."""
        found = self._find()
        point = self._view.page.view.map.forward_point(self._origin)
        if found.starts:
            at = bisect_left(found.starts, point)
            self._go_to(found, at if at < len(found.starts) else 0)
        elif self._view.current is None:
            self._view.move_caret(point, point)
        self._tell()

    def _look_again(self) -> None:
        """Find the same in the text that is shown now, and stay there."""
        if not self.isHidden():
            self._find()
            self._tell()

    def _step(self, step: int) -> None:
        if not self.field.text():
            self.open()
            return
        if self.isHidden():
            self._show_bar()
            self._find()
        found = self._view.hits()
        if found.starts:
            start, end = self._view.selected_in_view.span
            if step > 0:
                at = bisect_left(found.starts, end if self._at(found) is not None else start)
            else:
                at = bisect_left(found.starts, start) - 1
            self._go_to(found, at % len(found.starts))
            self._origin = self._view.selection()[0]
        self._tell()

    def _go_to(self, found: Hits, at: int) -> None:
        start = found.starts[at]
        self._view.move_caret(start, start + found.length)

    def _at(self, found: Hits) -> int | None:
        """Return which of the places is selected."""
        start, end = self._view.selected_in_view.span
        at = bisect_left(found.starts, start)
        here = at < len(found.starts) and found.starts[at] == start and start < end
        return at if here else None

    # -- what is said ---------------------------------------------------------------------------

    def _tell(self) -> None:
        if self.isHidden():
            return
        found = self._view.hits()
        at = self._at(found)
        if not self.field.text():
            self.count.setText("")
        elif not found.starts:
            self.count.setText(translate("FindBar", "not found"))
        elif at is None:
            text = translate("FindBar", "places: {count}")
            self.count.setText(text.format(count=len(found.starts)))
        else:
            text = translate("FindBar", "{at} of {count}")
            self.count.setText(text.format(at=at + 1, count=len(found.starts)))
        for button in (self._before, self._next):
            button.setEnabled(bool(found.starts))

    def retranslate(self) -> None:
        """Write the bar in the language of now."""
        self.field.setPlaceholderText(translate("FindBar", "Find in the report"))
        self.field.setAccessibleName(translate("FindBar", "Find in the report"))
        for button, text in (
            (self._before, translate("FindBar", "The place before (Shift+Enter)")),
            (self._next, translate("FindBar", "The next place (Enter)")),
            (self._close, translate("FindBar", "Close (Esc)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._tell()


def between(top: QWidget, view: QWidget, *bars: QWidget) -> QWidget:
    """Return the view with ``top`` above it and the bars below, where they move no line."""
    all_of_it = QWidget(view.parentWidget())
    column = QVBoxLayout(all_of_it)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top)
    column.addWidget(view, 1)
    for bar in bars:
        column.addWidget(bar)
    return all_of_it
