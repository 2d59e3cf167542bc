"""What the reviewer sees of the open report: the raw text, the clean one, or one converted.

A long report is there at once: what is seen first is cleaned, the rest follows beside the window,
and where one reads stays as it is.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.text.clean import clean
from annotator.text.lines import line_of
from annotator.text.nearby import covered_near, furniture_near, view_near
from annotator.text.views import SCRIPTS, Mode, furniture_of, view_of
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from annotator.model import Mark, Report
    from annotator.review import MarkIndex
    from annotator.text.cancel import Asked
    from annotator.text.clean import View
    from annotator.text.offsets import Span
    from annotator.ui.document import ReportView

translate = QCoreApplication.translate
_LONG = 200_000  # characters that are not read while the window waits
_PAINTED_MS = 60  # after which what is seen first is painted
_Seen = tuple["View", "tuple[Span, ...]"]
"""A report's view, and its page furniture as raw spans."""


class Viewing(QObject):
    """The mode that reports are shown in, and the surface that shows the open one."""

    modeChanged = Signal(str, str)  # the mode, and the one that the key converts to
    placed = Signal(str)  # where the caret is, in words

    def __init__(self, surface: ReportView, mode: str, script: str, parent: QObject) -> None:
        super().__init__(parent)
        self.mode, self.script = Mode(mode), Mode(script)
        self._surface = surface
        self._report: Report | None = None
        self._caret = (0, 0)
        self._beside = LatestCall(self)
        self._beside.done.connect(self._show_whole)
        self._is_clean = True  # the whole report is, and not only what is seen first
        surface.caretMoved.connect(self._place)

    # -- the open report ------------------------------------------------------------------------

    def show_report(self, report: Report | None, marks: MarkIndex) -> None:
        """Show ``report`` from its beginning, or that none is open."""
        self._beside.leave()
        self._report = report
        self._is_clean = report is None or len(report.text) <= _LONG
        if report is None or not self._takes_long():
            text = "" if report is None else report.text
            self._surface.show_report(text, self._view(self.mode), marks)
            self._dim()
            return
        first = marks.next_open(0)
        self._show_near(report, marks, 0 if first is None else first.start)
        self._read_beside()

    def _show_near(self, report: Report, marks: MarkIndex, place: int) -> None:
        """Show a long report with what is around ``place`` cleaned."""
        mode = Mode.RAW if self.mode is Mode.RAW else Mode.CLEAN
        text, rules = report.text, report.rules
        self._surface.show_report(text, view_near(text, mode, rules, place), marks)
        self._surface.dim(furniture_near(text, rules, report.furniture, place))

    def show_again(self, report: Report, marks: MarkIndex) -> None:
        """Show the open report as it is read now; while its text is the same, all stays."""
        if self._report is None or report.text != self._report.text:
            self.show_report(report, marks)
            return
        if report.rules != self._report.rules:
            self._is_clean = len(report.text) <= _LONG
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

    def _takes_long(self) -> bool:
        """Return whether the open report cannot be shown at once as it is to be."""
        report = self._report
        long = report is not None and len(report.text) > _LONG
        return long and (self.mode in SCRIPTS or not self._is_clean)

    def covered(self, mark: Mark) -> str:
        """Return the clean text that ``mark`` covers."""
        report = self._report
        if report is None:
            return ""
        if not self._is_clean:
            return covered_near(report.text, report.rules, mark.start, mark.end)
        return clean(report.text, report.rules).of_raw(mark.start, mark.end)

    def _view(self, mode: Mode) -> View:
        report = self._report
        return view_of("", Mode.RAW) if report is None else view_of(report.text, mode, report.rules)

    def _look(self) -> None:
        """Show the open report in the mode of now: at once, or as soon as it is read so."""
        self._beside.leave()
        if self._takes_long():
            self._read_beside()
        else:
            self._surface.look_through(self._view(self.mode))
            self._dim()

    def _dim(self) -> None:
        report = self._report
        if report is not None:
            self._surface.dim(furniture_of(report.text, report.rules, report.furniture))

    # -- what takes a while ---------------------------------------------------------------------

    def _read_beside(self) -> None:
        report, mode = self._report, self.mode
        if report is None:
            return
        if mode in SCRIPTS:
            self.placed.emit(translate("Viewing", "Converting…"))
        self._beside.start(partial(_seen, report, mode), after_ms=_PAINTED_MS)

    def _show_whole(self, seen: _Seen) -> None:
        view, furniture = seen
        self._is_clean = True
        if view != self._surface.page.view:
            self._surface.look_through(view)
        self._surface.dim(furniture)
        self.retranslate()

    def stop(self) -> None:
        """Return when nothing is being read beside the window."""
        self._beside.stop()

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
            text.format(
                mode=mode_name(self.mode),
                raw=raw,
                shown=shown,
                line=line_of(self._report.text, raw),
            )
        )


def _seen(report: Report, mode: Mode, cancelled: Asked) -> _Seen:
    view = view_of(report.text, mode, report.rules, cancelled)
    return view, furniture_of(report.text, report.rules, report.furniture)


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
