"""One decision for many places: a text labelled wherever it stands, suggestions alike rejected.

They are looked for beside the window, shown to be ticked, and decided on as one step.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.errors import EmptySelection
from annotator.model import MarkStatus
from annotator.review import occurrences
from annotator.ui import i18n
from annotator.ui.dialogs.occurrences import OccurrencesDialog
from annotator.ui.progress import Progress
from annotator.ui.unsaved import Waiting
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QStatusBar, QWidget

    from annotator.model import Mark
    from annotator.review import Outcome, Session
    from annotator.review.bulk_acts import Place
    from annotator.review.occurrences import Occurrence, Occurrences
    from annotator.ui.desk import Desk

    _Ask = Callable[[Callable[[str], None]], None]

translate = QCoreApplication.translate
_LONGEST = 24


class Occurring(QObject):
    """What the menus call; one search at a time."""

    asked = Signal()  # a dialog has been answered, or closed
    ended = Signal()  # nothing is under way any more

    def __init__(self, desk: Desk, bar: QStatusBar, ask: _Ask, window: QWidget) -> None:
        """``ask`` lets the reviewer choose a label, and calls what it is given with it."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._ask = ask
        self._call = OneCall(self)
        self._progress = Progress(bar, self)
        self._progress.cancelled.connect(self.cancel)
        self._call.reached.connect(self._progress.reach)
        self._call.ended.connect(self._progress.end)
        self._call.ended.connect(self.ended)

    # -- what is meant --------------------------------------------------------------------------

    def label_in_report(self) -> None:
        """Label each place of the report where the current mark's, or the selected, text stands."""
        report_id = self._desk.report_id
        if report_id is not None:
            self._label([report_id])

    def label_in_project(self) -> None:
        """Label every place of the project where that text stands, the open report's first."""
        if ids := self._desk.all_reports():
            self._label(ids)

    def _label(self, report_ids: Sequence[int]) -> None:
        desk = self._desk
        if desk.report is None or self._call.is_busy or not desk.settle():
            return
        if desk.unsaved.hinders():
            return
        (start, end), label = desk.selection, None
        if start < end:
            label = self._label_at(start, end)
        elif desk.current is not None:
            start, end, label = desk.current.start, desk.current.end, desk.current.label
        phrase = occurrences.phrase_at(desk.report, start, end) if start < end else ""
        if not phrase:
            desk.failed.emit(EmptySelection())
        elif label is not None:
            self._search(phrase, report_ids, label)
        else:
            self._ask(partial(self._search, phrase, report_ids))

    def _label_at(self, start: int, end: int) -> str | None:
        """Return the label of a mark on just this stretch, else the one that is offered for it."""
        for mark in self._desk.marks.between(start, end):
            if (mark.start, mark.end) == (start, end) and mark.status is not MarkStatus.REJECTED:
                return mark.label
        return self._desk.offered()

    # -- looking --------------------------------------------------------------------------------

    def _search(self, phrase: str, report_ids: Sequence[int], label: str) -> None:
        session, total = self._desk.session, len(report_ids)

        def look(cancelled: Callable[[], bool]) -> object:
            return occurrences.find(
                session,
                phrase,
                label,
                report_ids,
                cancelled=cancelled,
                reached=lambda done: self._call.reach(done, total),
            )

        self._progress.begin(translate("Occurrences", "Looking for places"))
        self._call.start(look, partial(self._show, session), self._desk.refuse)

    def _show(self, session: Session, found: Occurrences) -> None:
        if session is not self._desk.session:  # the reviewer has gone to another project
            return
        text, label = _short(found.phrase), session.labels.get(found.label)
        name = label.name(i18n.current())
        if not found.found:
            said = translate("Occurrences", "“{text}” is labelled {label} wherever it stands.")
            self._desk.told.emit(said.format(text=text, label=name))
            return
        heading = translate("Occurrences", "Label “{text}” as {label} at every ticked place.")
        heading = heading.format(text=text, label=name)
        if found.already:
            more = translate("Occurrences", "Labelled so already: {count}.")
            heading = f"{heading} {more.format(count=f'{found.already:,}')}"
        dialog = self._dialog(
            found.found, heading, translate("Occurrences", "Label {count} places")
        )
        dialog.confirmed.connect(partial(self._keep, session, found.label))
        dialog.open()

    def _keep(self, session: Session, label: str, chosen: Sequence[Occurrence]) -> None:
        self.label_places(session, label, [one.place for one in chosen])

    def label_places(self, session: Session, label: str, places: Sequence[Place]) -> None:
        """Make spans of ``places``, over however many reports, in one step."""

        def act(_: object) -> Outcome | None:
            return session.label_all(label, occurrences.with_values(session, places, label))

        self._decide(session, act, translate("Occurrences", "Labelling"))

    def reject_marks(self, session: Session, marks: Sequence[Mark]) -> None:
        """Reject ``marks``, over however many reports, in one step."""
        self._decide(
            session,
            lambda _: session.reject_everywhere(marks),
            translate("Occurrences", "Rejecting"),
        )

    def _decide(self, session: Session, act: Callable[[object], Outcome | None], what: str) -> None:
        desk = self._desk
        if session is not desk.session or self._call.is_busy:
            return
        follow = partial(self._follow, session)
        waiting = Waiting(act, follow, desk.refuse, desk.place())
        self._progress.begin(what)
        self._call.start(act, follow, partial(desk.refuse, waiting=waiting))

    def _follow(self, session: Session, outcome: Outcome | None) -> None:
        desk = self._desk
        if session is not desk.session:
            return
        current = desk.current
        if outcome is None:
            desk.told.emit(translate("Occurrences", "Every place was changed in the meantime."))
            return
        desk.follow(outcome)
        if current is not None and current.is_open:
            now = desk.marks.get(current.id)
            if now is not None and now.is_span:
                self._go_on(now)

    # -- alike ----------------------------------------------------------------------------------

    def reject_alike(self) -> None:
        """Reject every suggestion of the report that says the same of the same text as this."""
        desk = self._desk
        mark = desk.needed()
        report, report_id = desk.report, desk.report_id
        if mark is None or report is None or report_id is None or desk.unsaved.hinders():
            return
        found = occurrences.alike(report, desk.marks, mark)
        if not found:
            desk.told.emit(translate("Occurrences", "No open suggestion is like this one."))
        elif len(found) == 1:
            self._reject(desk.session, report_id, mark, found)
        else:
            text = _short(occurrences.phrase_at(report, mark.start, mark.end))
            name = desk.session.labels.get(mark.label).name(i18n.current())
            heading = translate("Occurrences", "Reject “{text}” as {label} at every ticked place.")
            dialog = self._dialog(
                occurrences.of_marks(report_id, report, found),
                heading.format(text=text, label=name),
                translate("Occurrences", "Reject {count} suggestions"),
            )
            dialog.confirmed.connect(
                lambda chosen: self._reject(
                    desk.session, report_id, mark, [one.place.there[0] for one in chosen]
                )
            )
            dialog.open()

    def _reject(self, session: Session, report_id: int, mark: Mark, found: Sequence[Mark]) -> None:
        desk = self._desk
        if session is desk.session:
            desk.act(
                lambda: session.reject_all(report_id, found),
                lambda: self._go_on(mark),
                answers=True,
            )

    def _go_on(self, after: Mark) -> None:
        """Go to the next suggestion, if there is one: what was done stays to be read."""
        marks = self._desk.marks
        following = marks.next_open(after) or marks.next_open(0)
        if following is not None:
            self._desk.go_to(following)
        elif not self._desk.is_shown(marks.get(after.id) or after):
            self._desk.point_at(None)

    # -- beside the window ----------------------------------------------------------------------

    def _dialog(self, found: Sequence[Occurrence], heading: str, verb: str) -> OccurrencesDialog:
        labels, language = self._desk.session.labels, i18n.current()
        dialog = OccurrencesDialog(found, heading, verb, labels, language, self._window)
        dialog.finished.connect(lambda _: self.asked.emit())
        return dialog

    def cancel(self) -> None:
        """Give up what is being looked for; what is being labelled is kept whole."""
        self._call.cancel()

    def stop(self) -> None:
        """Cancel, and return when nothing is under way."""
        self._call.stop()

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
