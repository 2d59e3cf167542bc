"""Findings beside the text: in the gutter, walked over by keys, ruled on in the panel.

A row of the panel shows its place in the text, and a place that is gone to in the text, its row.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.model import Judgement, MarkStatus, Ruling
from annotator.review.checking import reasons
from annotator.text.nearby import covered_near
from annotator.ui.findings.detail import Evidence
from annotator.ui.findings.looking import Looking
from annotator.ui.findings.panel import FindingsPanel
from annotator.ui.findings.words import sentence
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from annotator.model import Finding, Mark
    from annotator.review import Session
    from annotator.text.cancel import Asked
    from annotator.text.offsets import Span
    from annotator.ui.desk import Desk
    from annotator.ui.document import ReportView
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate


class Findings(QObject):
    """What the menus call, and the ``panel`` that lists what was found."""

    told = Signal(str)
    valueAsked = Signal()  # the value of the current mark is to be written anew
    left = Signal()  # the report is to have the keyboard

    def __init__(self, desk: Desk, view: ReportView, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._view = view
        self.looking = Looking(desk, self)
        self.panel = FindingsPanel(theme, window)
        self.panel.evidence_of = self._evidence_of
        self.panel.may_rule = lambda: not desk.unsaved.hinders()
        self._current: Finding | None = None  # whose evidence is shown in the text
        self._awaited: str | None = None  # the key of one to go to when it is known
        self._remembering = LatestCall(self)
        self._connect()

    def _connect(self) -> None:
        desk, view, panel = self._desk, self._view, self.panel
        self.looking.changed.connect(self._show)
        self.looking.progressed.connect(self._tell_state)
        desk.reportOpened.connect(lambda *_: self._forget())
        desk.currentChanged.connect(self._follow_mark)
        desk.findingReached.connect(self._go_back_to)
        view.selected.connect(self._follow_selection)
        view.gutter.noteClicked.connect(self._go_to_note)
        panel.reached.connect(self._go_to_row)
        panel.evidenceReached.connect(self._go_to_evidence)
        panel.confirmAsked.connect(self._confirm)
        panel.dismissAsked.connect(self._offer_reasons)
        panel.dismissed.connect(self._dismiss)
        panel.openAsked.connect(partial(self._judge, None))
        panel.fixAsked.connect(self._fix)
        panel.lookAsked.connect(self.looking.look)
        panel.left.connect(self.left)
        self._remembering.done.connect(panel.reason.offer)
        self._remembering.refused.connect(desk.failed)

    # -- showing --------------------------------------------------------------------------------

    @property
    def found(self) -> list[Finding]:
        """What does not add up in the open report and was not dismissed, in text order."""
        return [one.finding for one in self.looking.found if one.is_open]

    def open(self) -> None:
        """Show the panel and go into it, to the finding where one is; from within, close it."""
        if self.panel.current() is None:
            self._follow_mark(self._desk.current)
        self.panel.open()

    def _show(self) -> None:
        report = self._desk.report
        notes = [(one.start, one.end, one.severity, sentence(one)) for one in self.found]
        self._view.show_findings(notes)
        keys = {one.finding.key for one in self.looking.found}
        if self._current is not None and self._current.key not in keys:
            self._make_current(None)
        self.panel.show_found(self.looking.found, "" if report is None else report.text)

    def _tell_state(self) -> None:
        self.panel.tell_state(busy=self.looking.is_busy, waits=self.looking.waits)
        if self.looking.is_known and self._awaited is not None:
            self._go_back_to(self._awaited)

    def _forget(self) -> None:
        self._awaited = None
        self._make_current(None)

    def _evidence_of(self, finding: Finding) -> list[Evidence]:
        """Return what a finding rests on, as it is in the open report now."""
        report = self._desk.report
        if report is None:
            return []
        return [
            Evidence(
                start, end, covered_near(report.text, report.rules, start, end), self._mark_on(span)
            )
            for span in finding.evidence
            for start, end in (span,)
        ]

    def _mark_on(self, span: Span) -> Mark | None:
        """Return the mark that lies just there, of several the one with a value."""
        marks = [
            mark
            for mark in self._desk.marks.between(*span)
            if (mark.start, mark.end) == span and mark.status is not MarkStatus.REJECTED
        ]
        return max(marks, key=lambda mark: mark.value.value is not None, default=None)

    def stop(self) -> None:
        """Return when nothing is worked out any more."""
        self.looking.stop()
        self._remembering.stop()

    # -- walking --------------------------------------------------------------------------------

    def next(self) -> None:
        """Go to the next finding after this place, from the end on from the beginning."""
        self._once_known(self._next)

    def previous(self) -> None:
        """Go to the last finding before this place, from the beginning on from the end."""
        self._once_known(self._previous)

    def _once_known(self, walk: Callable[[], None]) -> None:
        """Walk by what is found in the marks of now, which may have to be worked out first."""
        if self._desk.report is not None and not self.looking.once_known(walk):
            self.told.emit(translate("Findings", "Looking for what does not add up…"))

    def _next(self) -> None:
        here = self._here()
        self._go(next((one for one in self.found if (one.start, one.end) > here), None), 0)

    def _previous(self) -> None:
        here = self._here()
        before = [one for one in self.found if (one.start, one.end) < here]
        self._go(before[-1] if before else None, -1)

    def _here(self) -> tuple[int, int]:
        current = self._desk.current
        return self._view.selection() if current is None else (current.start, current.end)

    def _go(self, finding: Finding | None, otherwise: int) -> None:
        if not self.found:
            self.told.emit(translate("Findings", "Nothing was found that does not add up."))
            return
        self._arrive(finding or self.found[otherwise])

    # -- from the text to its row ---------------------------------------------------------------

    def _go_to_note(self, start: int, end: int) -> None:
        for one in self.found:
            if (one.start, one.end) == (start, end):
                self._arrive(one)
                return

    def _go_back_to(self, key: str) -> None:
        """Go to the finding on which a ruling was undone or done again, once it is known."""
        self._awaited = None if self.looking.is_known else key
        for one in self.looking.found:
            if one.finding.key == key:
                self._go_there(one.finding)

    def _follow_mark(self, mark: Mark | None) -> None:
        """Make a finding current that rests on the mark that one has gone to."""
        if mark is None:
            return
        shown = [one.finding for one in self.panel.model.rows]
        first = [] if self._current is None else [self._current]  # it stays, where it rests on it
        resting = (one for one in (*first, *shown, *self.found) if _rests_on(one, mark))
        self._make_current(next(resting, None))

    def _follow_selection(self, start: int, end: int) -> None:
        """Take the ground off the evidence where one is elsewhere."""
        current = self._current
        if current is not None and (end < current.start or start > current.end):
            self._make_current(None)

    def _make_current(self, finding: Finding | None) -> None:
        """Show the evidence of a finding in the text, and its row; None: that of none.

        The row that one was in stays then.
        """
        self._current = finding
        self._view.show_evidence(() if finding is None else finding.evidence)
        if finding is not None:
            self.panel.point_at(finding)

    # -- from a row to the text -----------------------------------------------------------------

    def _go_to_row(self) -> None:
        checked = self.panel.current()
        if checked is not None:
            self._arrive(checked.finding)

    def _go_to_evidence(self, evidence: Evidence) -> None:
        desk, mark = self._desk, evidence.mark
        if mark is not None and desk.is_shown(mark):
            desk.go_to(mark)
        else:
            desk.point_at(None)
            self._view.select(*self._view.page.view.map.forward(evidence.start, evidence.end))
            self._view.reveal(evidence.start, evidence.end)

    def _arrive(self, finding: Finding) -> None:
        """Select what the finding rests on, and say what it says."""
        self._go_there(finding)
        said = sentence(finding)
        if finding in self.found:
            text = translate("Findings", "{number} of {all}: {finding}")
            number = self.found.index(finding) + 1
            said = text.format(number=number, all=len(self.found), finding=said)
        self.told.emit(said)

    def _go_there(self, finding: Finding) -> None:
        self._desk.point_at(None)
        self._view.select(*self._view.page.view.map.forward(finding.start, finding.end))
        self._view.reveal(finding.start, finding.end)
        self._make_current(finding)

    # -- ruling and putting right ---------------------------------------------------------------

    def _confirm(self) -> None:
        """Confirm the current finding; where it is confirmed, open it again."""
        checked = self.panel.current()
        if checked is not None:
            before = checked.judgement
            is_confirmed = before is not None and before.ruling is Ruling.CONFIRMED
            self._judge(None if is_confirmed else Judgement(Ruling.CONFIRMED))

    def _dismiss(self, reason: str) -> None:
        self._judge(Judgement(Ruling.DISMISSED, reason))

    def _judge(self, judgement: Judgement | None) -> None:
        checked, report_id = self.panel.current(), self._desk.report_id
        if checked is not None and report_id is not None and self._desk.settle():
            judge = self._desk.session.judge
            finding, before = checked.finding, checked.judgement
            self._desk.act(lambda: judge(report_id, finding, judgement, before))

    def _offer_reasons(self) -> None:
        self._remembering.start(partial(_reasons, self._desk.session))

    def _fix(self, evidence: Evidence) -> None:
        """Go to the mark of an evidence, and write its value anew."""
        if evidence.mark is not None:
            self._desk.go_to(evidence.mark)
            if self._desk.current is not None and self._desk.current.id == evidence.mark.id:
                self.valueAsked.emit()

    # -- looks ----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Show the panel in other colours."""
        self.panel.set_theme(theme)

    def retranslate(self) -> None:
        """Tell of the findings in the language of now."""
        self.panel.retranslate()
        self._show()
        self._tell_state()


def _rests_on(finding: Finding, mark: Mark) -> bool:
    return any(start < mark.end and mark.start < end for start, end in finding.evidence)


def _reasons(session: Session, cancelled: Asked) -> list[str]:
    del cancelled  # it takes no longer than a look into the log
    return reasons(session)
