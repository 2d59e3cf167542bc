"""Acts that could not be saved yet: kept, shown, tried again, and given up only when told so.

The disk may be full, the project locked by another process: what stands in the way may be gone
later. Until then nothing else is changed, for every act rests on those before it; reading, going
about and finding go on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from annotator.errors import DiskFull, LockedProject
from annotator.ui import messages
from annotator.ui.actions.in_force import shown
from annotator.ui.i18n import sentence
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.errors import UserError
    from annotator.text.cancel import Asked
    from annotator.ui.main_window import MainWindow

translate = QCoreApplication.translate
_FIRST_MS, _LONGEST_MS = 2_000, 16_000  # between two tries; each waits twice as long
_FLASH_MS = 300


@dataclass(frozen=True, slots=True)
class Waiting:
    """An act that waits: what does it, and whom to give what it returns or raises then.

    ``where`` tells of which place it was; ``give_up`` is called where it is never to be done.
    """

    act: Callable[[Asked], object]
    take: Callable[[object], None]
    refuse: Callable[[UserError], None]
    where: str = ""
    give_up: Callable[[], None] = lambda: None


class Unsaved(QObject):
    """The acts that wait, oldest first; they are tried beside the window, in their order."""

    changed = Signal()
    hindered = Signal()  # something is not changed, for an act waits
    told = Signal(str)  # a word for the status bar

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Waiting] = []
        self._problem: UserError | None = None
        self._pause = _FIRST_MS
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._try)
        self._try_beside = LatestCall(self)
        self._try_beside.done.connect(self._take)
        self._try_beside.refused.connect(self._refuse)

    @property
    def count(self) -> int:
        """How many acts wait."""
        return len(self._waiting)

    @property
    def is_trying(self) -> bool:
        """Whether one is being tried just now."""
        return self._try_beside.is_busy

    @property
    def problem(self) -> UserError | None:
        """Why the first of them could not be saved, None where none waits."""
        return self._problem

    @property
    def where(self) -> str:
        """Of which place the first of them was."""
        return self._waiting[0].where if self._waiting else ""

    def hold(self, waiting: Waiting, problem: UserError) -> None:
        """Keep an act that ``problem`` stands in the way of."""
        self._waiting.append(waiting)
        if len(self._waiting) == 1:
            self._problem, self._pause = problem, _FIRST_MS
            self._timer.start(self._pause)
        self.changed.emit()

    def hinders(self) -> bool:
        """Return whether nothing may be changed now, and say so then."""
        if self._waiting:
            self.hindered.emit()
            text = translate("Unsaved", "Nothing can be changed while an act waits to be saved.")
            self.told.emit(text)
        return bool(self._waiting)

    # -- trying ---------------------------------------------------------------------------------

    def try_again(self) -> None:
        """Try at once to save what waits; say so where nothing does."""
        if self._waiting:
            self._try()
        else:
            self.told.emit(translate("Unsaved", "Everything is saved."))

    def _try(self) -> None:
        if self._waiting and not self.is_trying:
            self._timer.stop()
            self._try_beside.start(self._waiting[0].act)
            self.changed.emit()

    def _take(self, found: object) -> None:
        first = self._let_go()
        first.take(found)
        self.changed.emit()

    def _refuse(self, problem: UserError) -> None:
        if problem.passes:
            self._problem = problem
            self._pause = min(2 * self._pause, _LONGEST_MS)
            self._timer.start(self._pause)
        else:
            first = self._let_go()
            first.refuse(problem)
        self.changed.emit()

    def _let_go(self) -> Waiting:
        """Return the first, which waits no longer; what is behind it is tried next."""
        first = self._waiting.pop(0)
        if self._waiting:
            self._pause = _FIRST_MS
            self._timer.start(0)
        else:
            self._problem = None
        return first

    # -- giving up ------------------------------------------------------------------------------

    def discard(self) -> None:
        """Give up all that waits."""
        given_up, self._waiting = self._waiting, []
        self.stop()
        self._problem = None
        for waiting in given_up:
            waiting.give_up()
        self.changed.emit()
        if given_up:
            text = translate("Unsaved", "Given up, not saved: {count}")
            self.told.emit(text.format(count=len(given_up)))

    def stop(self) -> None:
        """Return when nothing is being tried any more."""
        self._timer.stop()
        self._try_beside.stop()


class UnsavedBar(QFrame):
    """A bar below the report, there while an act waits: what, why, and what can be done."""

    def __init__(self, unsaved: Unsaved, window: MainWindow) -> None:
        super().__init__(window)
        self._unsaved = unsaved
        self._window = window
        self._leave: Callable[[], object] | None = None  # what is to be done once nothing waits
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.again, self.discard = QPushButton(self), QPushButton(self)
        self._flash = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash.timeout.connect(self.dress)
        self._lay_out()
        self.again.clicked.connect(unsaved.try_again)
        self.discard.clicked.connect(unsaved.discard)
        unsaved.changed.connect(self._follow)
        unsaved.hindered.connect(self._light_up)
        window.kept.changed.connect(self.retranslate)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.text, 1)
        for button in (self.again, self.discard):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the report
            row.addWidget(button)

    # -- showing --------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Show what waits, or nothing; one who wanted to leave goes, or is asked again."""
        problem = self._unsaved.problem
        self.setVisible(problem is not None)
        if problem is not None:
            self.text.setText(f"{self._what()} {_why(problem)}")
            self.text.setToolTip(sentence(problem))
            self.again.setEnabled(not self._unsaved.is_trying)
        if self._leave is not None and not self._unsaved.is_trying:
            leave, self._leave = self._leave, None
            if self.may_leave(leave):
                leave()

    def _what(self) -> str:
        if self._unsaved.count > 1:
            text = translate("Unsaved", "Not saved yet: {count} acts.")
            return text.format(count=self._unsaved.count)
        if self._unsaved.where:
            text = translate("Unsaved", "Not saved yet: what you did at {place}.")
            return text.format(place=self._unsaved.where)
        return translate("Unsaved", "Not saved yet: what you did last.")

    def retranslate(self) -> None:
        """Write the bar in the language, and with the key, of now."""
        keys = self._window.commands.keymap.of("save_again")
        again = translate("Unsaved", "Try again")
        self.again.setText(f"{again} ({shown(keys[0])})" if keys else again)
        self.discard.setText(translate("Unsaved", "Discard"))
        self.discard.setToolTip(translate("Unsaved", "Give up what is not saved"))
        self._follow()

    def dress(self) -> None:
        """Paint the bar in the theme of now."""
        self._paint(lit=False)

    def _light_up(self) -> None:
        """Draw the eye to the bar for a moment."""
        self._paint(lit=True)
        self._flash.start()

    def _paint(self, *, lit: bool) -> None:
        theme = self._window.looks.theme
        page, ink = (theme.fault, theme.chip_text) if lit else (theme.hint, theme.hint_text)
        self.setStyleSheet(
            f"UnsavedBar {{ background: {page.name()}; border-left: 4px solid"
            f" {theme.fault.name()}; }} UnsavedBar > QLabel {{ color: {ink.name()}; }}"
        )

    # -- leaving --------------------------------------------------------------------------------

    def may_leave(self, leave: Callable[[], object]) -> bool:
        """Return whether nothing waits; else ask, and ``leave`` once that is answered with yes."""
        if not self._unsaved.count:
            return True
        messages.unsaved(
            self._window,
            self.text.text(),
            again=lambda: self._save_and(leave),
            without=lambda: self._give_up_and(leave),
        )
        return False

    def _save_and(self, leave: Callable[[], object]) -> None:
        self._leave = leave
        self._unsaved.try_again()

    def _give_up_and(self, leave: Callable[[], object]) -> None:
        self._unsaved.discard()
        leave()


def _why(problem: UserError) -> str:
    """Return in a few words what stands in the way; the whole sentence names a path, often long."""
    if isinstance(problem, LockedProject):
        return translate("Unsaved", "Another process is writing to the project.")
    if isinstance(problem, DiskFull):
        return translate("Unsaved", "The disk is full: make room on it.")
    reason = problem.params.get("reason", "")
    text = translate("Unsaved", "The project cannot be written ({reason}).")
    return text.format(reason=reason)
