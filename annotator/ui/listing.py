"""The project's word lists in the window: edited in a dialog, and added to while one reads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from annotator.errors import EmptySelection, UserError
from annotator.model import ListMode, MarkStatus
from annotator.review import lists, values
from annotator.text.clean import clean
from annotator.ui import i18n
from annotator.ui.dialogs.lists import ListsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from annotator.model import WordList
    from annotator.review import Outcome, Session
    from annotator.ui.desk import Desk
    from annotator.ui.document import ReportView
    from annotator.ui.rereading import Rereading

translate = QCoreApplication.translate


class Listing(QObject):
    """What the menus call; each change is kept, told, and then followed by the candidates."""

    asked = Signal()  # a dialog has been answered, or closed

    def __init__(self, desk: Desk, rereading: Rereading, view: ReportView, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._rereading = rereading
        self._view = view
        self._window = window
        desk.listsChanged.connect(self._follow_here)

    # -- all of them ----------------------------------------------------------------------------

    def edit(self) -> None:
        """Show the lists, to edit them."""
        desk = self._desk
        if not desk.settle() or desk.unsaved.hinders():
            return
        try:
            before = desk.session.word_lists()
        except UserError as error:
            desk.failed.emit(error)
            return
        keep = partial(self._keep, desk.session, before)
        labels, language = desk.session.labels, i18n.current()
        dialog = ListsDialog(before, labels, language, keep, self._window)
        dialog.accepted.connect(lambda: self._follow(dialog))
        dialog.finished.connect(lambda _: self.asked.emit())
        dialog.open()

    def _keep(
        self, session: Session, before: tuple[WordList, ...], after: list[WordList]
    ) -> Outcome | None:
        outcome = lists.edit(session, before, after)
        if outcome is not None:
            self._desk.note(outcome)
        return outcome

    def _follow(self, dialog: ListsDialog) -> None:
        if not dialog.changed:
            return
        self._desk.told.emit(translate("Lists", "The word lists are changed; Z takes it back."))
        if dialog.find_again.isChecked():
            self.find_everywhere()

    def find_everywhere(self) -> None:
        """Find candidates again in every report, the open one first."""
        if not self._desk.unsaved.hinders() and (ids := self._desk.all_reports()):
            self._rereading.follow_lists(ids, told=True)

    def _follow_here(self) -> None:
        if self._desk.report_id is not None:
            self._rereading.follow_lists([self._desk.report_id], told=False)

    # -- one phrase -----------------------------------------------------------------------------

    def add_word(self) -> None:
        """Put what is selected, or the current mark covers, into the list of its label."""
        found = self._phrase()
        if found is None:
            return
        text, label = found
        if label is not None:
            self._put(text, label, ListMode.MARK)
        else:
            self.ask_for_label(partial(self._put, text, mode=ListMode.MARK))

    def never_suggest(self) -> None:
        """Put what is selected, or the current mark covers, among what is never suggested."""
        found = self._phrase()
        if found is None:
            return
        desk, (text, _) = self._desk, found
        mark, (start, end) = desk.current, desk.selection
        put = partial(self._put, text, lists.ALL_LABELS, ListMode.IGNORE)
        if mark is not None and mark.is_open and start == end:
            desk.reject_and(put)  # so that it is told apart from what nobody has looked at
        else:
            put()

    def _phrase(self) -> tuple[str, str | None] | None:
        """Return the text that is meant, and its label where it has one; None where none is."""
        desk = self._desk
        if desk.report is None or not desk.settle() or desk.unsaved.hinders():
            return None
        view = clean(desk.report.text, desk.report.rules)
        start, end = desk.selection
        label = None
        if start < end:
            start, end = values.trimmed(view, start, end)
            here = desk.marks.between(start, end) if start < end else []
            same = [mark for mark in here if (mark.start, mark.end) == (start, end)]
            label = next((m.label for m in same if m.status is not MarkStatus.REJECTED), None)
        elif desk.current is not None:
            start, end, label = desk.current.start, desk.current.end, desk.current.label
        text = lists.as_entry(view.of_raw(start, end)) if start < end else ""
        if not text:
            desk.failed.emit(EmptySelection())
            return None
        return text, label

    def ask_for_label(self, chosen: Callable[[str], None]) -> None:
        """Let the reviewer choose a label in a menu by the text, and call ``chosen`` with it."""
        menu = _Menu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for label in self._desk.session.labels.labels:
            name = label.name(i18n.current())
            action = menu.addAction(f"&{label.hotkey} {name}" if label.hotkey else name)
            action.setObjectName(label.id)
            action.triggered.connect(partial(_call, chosen, label.id))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._place())

    def _place(self) -> QPoint:
        here = self._view.place_of(self._desk.selection[1])
        return QCursor.pos() if here is None else self._view.viewport().mapToGlobal(here)

    def _put(self, text: str, label: str, mode: ListMode) -> None:
        session = self._desk.session
        self._desk.keep(
            lambda: lists.add_word(session, text, label, mode),
            partial(self._follow_put, text, label, mode),
            answers=True,
        )

    def _follow_put(
        self, text: str, label: str, mode: ListMode, outcome: Outcome | None, _here: bool
    ) -> None:
        desk = self._desk
        name = lists.IGNORED if mode is ListMode.IGNORE else label
        if outcome is None:
            said = translate("Lists", "“{text}” is in the word list “{name}” already.")
        else:
            said = translate("Lists", "“{text}” is now in the word list “{name}”; Z takes it back.")
            desk.note(outcome)
            self._follow_here()
        desk.told.emit(said.format(text=text, name=name))


class _Menu(QMenu):
    """A menu that is chosen from by key: the keys of the window wait until it is closed."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def _call(chosen: Callable[[str], None], label: str, *_: object) -> None:
    chosen(label)
