"""What the reviewer sees of the open report: the raw text, the clean one, or one converted."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.text.views import SCRIPTS, Mode, furniture_of, view_of
from annotator.ui.workers import CallWorker

if TYPE_CHECKING:
    from annotator.model import Report
    from annotator.review import MarkIndex
    from annotator.text.clean import View
    from annotator.ui.document import ReportView

translate = QCoreApplication.translate
_LONG = 200_000  # characters that are not converted while the window waits


class Viewing(QObject):
    """The mode that reports are shown in, and the surface that shows the open one."""

    modeChanged = Signal(str, str)  # the mode, and the one that the key converts to
    placed = Signal(str)  # where the caret is, in words

    def __init__(self, surface: ReportView, mode: str, script: str, parent: QObject) -> None:
        super().__init__(parent)
        self.mode, self.script = Mode(mode), Mode(script)
        self._surface = surface
        self._report: Report | None = None
        self._line_starts: list[int] | None = None
        self._caret = (0, 0)
        self._worker: CallWorker | None = None
        surface.caretMoved.connect(self._place)

    # -- the open report ------------------------------------------------------------------------

    def show_report(self, report: Report | None, marks: MarkIndex) -> None:
        """Show ``report`` from its beginning, or that none is open."""
        self._report, self._line_starts = report, None
        text = "" if report is None else report.text
        first = Mode.CLEAN if self._takes_long(self.mode) else self.mode
        self._surface.show_report(text, self._view(first), marks)
        self._dim()
        if first is not self.mode:
            self._convert_beside()

    def show_again(self, report: Report, marks: MarkIndex) -> None:
        """Show the open report as it is read now; while its text is the same, all stays."""
        if self._report is None or report.text != self._report.text:
            self.show_report(report, marks)
            return
        self._report = report
        self._surface.replace_marks(marks)
        self._look()

    # -- modes ----------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Go on from the raw text to the clean one, to the converted one, to the raw one."""
        following = {Mode.RAW: Mode.CLEAN, Mode.CLEAN: self.script}
        self.set_mode(following.get(self.mode, Mode.RAW))

    def set_mode(self, mode: str) -> None:
        """Show reports as ``mode`` from now on."""
        self.mode = Mode(mode)
        if self.mode in SCRIPTS:
            self.script = self.mode
        self.modeChanged.emit(self.mode.value, self.script.value)
        self._look()

    def _takes_long(self, mode: Mode) -> bool:
        return mode in SCRIPTS and self._report is not None and len(self._report.text) > _LONG

    def _view(self, mode: Mode) -> View:
        report = self._report
        return view_of("", Mode.RAW) if report is None else view_of(report.text, mode, report.rules)

    def _look(self) -> None:
        """Show the open report in the mode of now: at once, or as soon as it is converted."""
        if self._takes_long(self.mode):
            self._convert_beside()
        else:
            self._surface.look_through(self._view(self.mode))
            self._dim()

    def _dim(self) -> None:
        report = self._report
        if report is not None:
            self._surface.dim(furniture_of(report.text, report.rules, report.furniture))

    # -- conversions that take a while ----------------------------------------------------------

    def _convert_beside(self) -> None:
        report, mode = self._report, self.mode
        if report is None:
            return
        self.stop()
        self.placed.emit(translate("Viewing", "Converting…"))
        self._worker = CallWorker(partial(view_of, report.text, mode, report.rules), self)
        self._worker.done.connect(partial(self._show_converted, report, mode))
        self._worker.start()

    def _show_converted(self, report: Report, mode: Mode, view: View) -> None:
        if self._report is report and self.mode is mode:
            self._surface.look_through(view)
            self._dim()

    def stop(self) -> None:
        """Return when no conversion is under way."""
        if self._worker is not None:
            self._worker.done.disconnect()
            self._worker.cancel()
            self._worker.wait()
            self._worker.deleteLater()
            self._worker = None

    # -- where the caret is ---------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say where the caret is in the language of now."""
        self._place(*self._caret)

    def _place(self, raw: int, shown: int) -> None:
        self._caret = (raw, shown)
        if self._report is None:
            self.placed.emit("")
            return
        text = translate("Viewing", "· {mode} · raw {raw} · shown {shown} · line {line}")
        self.placed.emit(
            text.format(mode=mode_name(self.mode), raw=raw, shown=shown, line=self._line(raw))
        )

    def _line(self, raw: int) -> int:
        """Return the line of the raw text, counted from 1, that the code point ``raw`` lies in."""
        if self._line_starts is None:
            text = self._report.text if self._report else ""
            lengths = map(len, text.splitlines(keepends=True))
            self._line_starts = list(accumulate(lengths, initial=0))
        line = bisect_right(self._line_starts, raw)
        ended = raw < self._line_starts[-1] or self._ends_with_line_end()
        return line if ended else max(1, line - 1)

    def _ends_with_line_end(self) -> bool:
        text = self._report.text if self._report else ""
        return text[-1:].splitlines() == [""]


def mode_name(mode: Mode) -> str:
    """Return what a mode is called in the window's language."""
    names = {
        Mode.RAW: translate("Viewing", "raw text"),
        Mode.CLEAN: translate("Viewing", "clean"),
        Mode.SIMPLIFIED: translate("Viewing", "simplified"),
        Mode.TRADITIONAL: translate("Viewing", "traditional"),
        Mode.SIMPLIFIED_FROM_TAIWAN: translate("Viewing", "simplified, Taiwan's words turned"),
        Mode.TRADITIONAL_OF_TAIWAN: translate("Viewing", "traditional, in Taiwan's words"),
    }
    return names[mode]
