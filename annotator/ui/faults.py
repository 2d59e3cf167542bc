"""Faults of the program itself: told in a box and on standard error, never swallowed.

Qt goes on after an exception in a slot, so that a fault would pass unseen. Nothing kept is in
danger: an act is either in the project, or the window does not show it.
"""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.ui import messages

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget


class Faults(QObject):
    """Takes the place of ``sys.excepthook`` while a window is open; any thread may fail."""

    happened = Signal(str)  # the traceback

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.happened.connect(self._tell)
        sys.excepthook = self._take

    def _take(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, fault, trace)
        if issubclass(kind, Exception):
            self.happened.emit("".join(traceback.format_exception(kind, fault, trace)))

    def _tell(self, trace: str) -> None:
        messages.fault(self._window, trace)
