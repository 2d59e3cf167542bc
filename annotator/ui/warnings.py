"""What does not work beside the program, such as a plug-in, told in the status bar."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LOGGER = logging.getLogger("annotator")


class Warnings(QObject):
    """Follows the log while the window is open; a warning may come from any thread."""

    told = Signal(object)  # a UserError

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._lately: list[UserError] = []
        self._handler = _Handler(self)
        _LOGGER.addHandler(self._handler)
        # a window may go without being closed
        self.destroyed.connect(partial(_LOGGER.removeHandler, self._handler))
        self.told.connect(self._note)

    def tell_again(self) -> None:
        """Tell what was told while something was under way, whose own last word came after."""
        lately, self._lately = self._lately, []
        for problem in lately:
            self.told.emit(problem)
        self._lately.clear()

    def _note(self, problem: UserError) -> None:
        self._lately.append(problem)

    def stop(self) -> None:
        """Follow the log no longer."""
        _LOGGER.removeHandler(self._handler)


class _Handler(logging.Handler):
    def __init__(self, owner: Warnings) -> None:
        super().__init__(logging.WARNING)
        self._owner = owner

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.msg, UserError):
            self._owner.told.emit(record.msg)
