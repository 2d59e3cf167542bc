"""The figures of the project in the window, counted beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.review import figures
from annotator.ui.dialogs.figures import FiguresDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.review import Session
    from annotator.review.figures import Figures
    from annotator.ui.main_window import MainWindow


class Counting(QObject):
    """What the menu calls."""

    asked = Signal()  # the dialog has been closed

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: FiguresDialog | None = None

    def show_figures(self) -> None:
        """Show what has been done in the project."""
        window, desk = self._window, self._window.desk
        if not desk.settle():
            return
        session, looks = desk.session, window.looks
        self._dialog = FiguresDialog(
            partial(_count, session),
            session.labels,
            looks.language,
            looks.theme,
            session.project.path,
            window,
        )
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None
        self.asked.emit()

    def stop(self) -> None:
        """Return when nothing is being counted any more."""
        if self._dialog is not None:
            self._dialog.stop()


def _count(
    session: Session, cancelled: Callable[[], bool], reached: Callable[[int, int], object]
) -> Figures:
    return figures.count(session, cancelled=cancelled, reached=reached)
