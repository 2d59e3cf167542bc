"""Marks that turn out otherwise when looked at: the report is read again, or that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.errors import MarkGone, UserError

if TYPE_CHECKING:
    from annotator.review import MarkIndex
    from annotator.ui.desk import Desk


class LostMarks(QObject):
    """Follows the marks of the open report, once each time that they are read.

    They are looked at while the report is painted, which must not fail and asks for no dialog: what
    there is to do is done right after.
    """

    failed = Signal(object)  # a UserError: they cannot be read

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told_of: MarkIndex | None = None
        desk.lost = self._tell

    def _tell(self, error: UserError) -> None:
        marks = self._desk.marks
        if self._told_of is not marks:
            self._told_of = marks
            QTimer.singleShot(0, lambda: self._follow(marks, error))

    def _follow(self, marks: MarkIndex, error: UserError) -> None:
        if marks is not self._desk.marks:
            return  # they were read again meanwhile
        problem = error
        if isinstance(error, MarkGone):  # somebody else has changed them: see how they are now
            try:
                self._desk.read_again()
            except UserError as found:
                problem = found
            else:
                return
        self.failed.emit(problem)
