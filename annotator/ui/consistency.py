"""Texts that are marked in several ways: looked for beside the window, then worked through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.errors import UserError
from annotator.review import consistency, occurrences
from annotator.ui.dialogs.consistency import ConsistencyDialog
from annotator.ui.progress import Progress
from annotator.ui.unsaved import Waiting
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.review import Outcome, Session
    from annotator.review.consistency import Conflict, Conflicts
    from annotator.review.occurrences import Occurrence
    from annotator.ui.main_window import MainWindow

translate = QCoreApplication.translate


class Consistency(QObject):
    """What the menu calls; one thing goes on at a time."""

    asked = Signal()  # the dialog has been closed

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk = window.desk
        self._call = OneCall(self)
        self._dialog: ConsistencyDialog | None = None
        self._progress = Progress(window.statusBar(), self)
        self._progress.cancelled.connect(self.cancel)
        self._call.reached.connect(self._progress.reach)
        self._call.refused.connect(desk.failed)
        self._call.ended.connect(self._progress.end)

    # -- looking --------------------------------------------------------------------------------

    def find(self) -> None:
        """Look through the project, and show what is marked in several ways."""
        desk, session = self._desk, self._desk.session
        if self._call.is_busy or self._dialog is not None or not desk.settle():
            return
        if desk.unsaved.hinders():
            return

        reach = self._call.reach
        self._progress.begin(translate("Consistency", "Looking through the project"))
        self._call.start(
            lambda cancelled: consistency.find(session, cancelled=cancelled, reached=reach),
            partial(self._show, session),
        )

    def _show(self, session: Session, found: Conflicts) -> None:
        if session is not self._desk.session:  # the reviewer has gone to another project
            return
        if not found.listed:
            self._desk.told.emit(translate("Consistency", "No text is marked in several ways."))
            return
        window = self._window
        dialog = self._dialog = ConsistencyDialog(
            found,
            partial(_look, session, found),
            session.labels,
            window.looks.language,
            window.commands.keymap,
            window,
        )
        dialog.labelled.connect(partial(self._label, session))
        dialog.takenAway.connect(partial(self._take_away, session))
        dialog.settled.connect(partial(self._settle, session))
        dialog.undoAsked.connect(self._undo)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None
        self.asked.emit()

    # -- deciding -------------------------------------------------------------------------------

    def _label(self, session: Session, label: str, chosen: Sequence[Occurrence]) -> None:
        places = [one.place for one in chosen]
        self._keep(
            lambda: session.label_all(label, occurrences.with_values(session, places, label))
        )

    def _take_away(self, session: Session, chosen: Sequence[Occurrence]) -> None:
        places = [one.place for one in chosen]
        self._keep(lambda: session.take_away_all(places))

    def _settle(self, session: Session, conflict: Conflict) -> None:
        self._keep(lambda: session.settle(conflict.text, conflict.ways), settled=True)

    def _keep(self, act: Callable[[], Outcome | None], *, settled: bool = False) -> None:
        """Do ``act`` beside the window, and follow it; what cannot be saved now waits."""
        if self._desk.unsaved.hinders():
            self._close()
            return
        waiting = Waiting(lambda _: act(), self._follow, self._desk.refuse, self._desk.place())
        self._call.start(waiting.act, partial(self._done, settled), partial(self._refuse, waiting))

    def _done(self, settled: bool, outcome: Outcome | None) -> None:
        self._follow(outcome)
        self._call.stop()  # the next may begin at once
        if self._dialog is not None:
            self._dialog.follow(changed=outcome is not None, settled=settled)

    def _follow(self, outcome: object) -> None:
        if outcome is not None:
            self._desk.follow(outcome)  # type: ignore[arg-type]  # what an act returns

    def _refuse(self, waiting: Waiting, problem: UserError) -> None:
        """Close what lies over the window, which says what to do."""
        self._close()
        self._desk.refuse(problem, waiting)

    def _undo(self) -> None:
        session = self._desk.session
        try:
            before = session.revision()
            self._desk.undo()
            undone = session.revision() != before
        except UserError as error:
            self._desk.failed.emit(error)
            return
        if self._dialog is not None and undone:
            self._dialog.take_back()

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.give_up()
            self._dialog.reject()

    # -- beside the window ------------------------------------------------------------------------

    def cancel(self) -> None:
        """Give up looking; what is being decided is kept whole."""
        self._call.cancel()

    def stop(self) -> None:
        """Cancel, and return when nothing is under way."""
        self._call.stop()
        if self._dialog is not None:
            self._dialog.reject()

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()


def _look(
    session: Session, found: Conflicts, conflict: Conflict, cancelled: Callable[[], bool]
) -> list[Occurrence]:
    return consistency.places(session, conflict, found.phrases, cancelled)
