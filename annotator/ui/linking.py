"""Relations made by two keys and shown on demand: one begins a link, the same again ends it.

The kind is told by the two labels; where several fit, a menu asks, by digits. What the desk is to a
mark, this is to a relation.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QMenu

from annotator import labels
from annotator.ui import i18n

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.labels import Fit, Label
    from annotator.model import Mark, Relation
    from annotator.ui.desk import Desk
    from annotator.ui.document import ReportView

translate = QCoreApplication.translate
_LONGEST = 16  # code points of a span's text that are told


class Linking(QObject):
    """The commands on relations of the open report."""

    told = Signal(str)  # a word on what to do next, or why not, for the status bar

    def __init__(
        self, desk: Desk, view: ReportView, covered: Callable[[Mark], str], parent: QObject
    ) -> None:
        """Work on the desk's report in ``view``; ``covered`` gives the clean text of a mark."""
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._covered = covered
        desk.reportOpened.connect(self.give_up)
        desk.currentChanged.connect(self._follow_current)
        for change in (desk.marksChanged, desk.marksReplaced, desk.reportReread):
            change.connect(self._follow_marks)

    @property
    def begun(self) -> Mark | None:
        """The mark that a link begins at, None where none is begun."""
        return self._view.links.begun

    def link(self) -> None:
        """Begin a link at the current mark, or end at it the one begun."""
        mark = self._desk.needed()
        if mark is None:
            return
        begun = self.begun
        if begun is None:
            self._begin(mark)
        elif begun.id == mark.id:
            self.told.emit(self._what_next(mark))
        else:
            self._end(begun, mark)

    def give_up(self) -> bool:
        """Give up the link that was begun; return whether there was one."""
        if self.begun is None:
            return False
        self._set_begun(None)
        self.told.emit(translate("Linking", "The link is given up."))
        return True

    def show_relations(self, *, shown: bool) -> None:
        """Draw the relations in view, or no longer."""
        self._view.links.shown = shown
        self._view.viewport().update()
        if shown and not len(self._desk.marks.relations):
            self.told.emit(translate("Linking", "No spans of this report are linked yet."))

    def unlink(self, relation: Relation) -> None:
        """Take the relation away."""
        if self._desk.settle():
            self._desk.act(lambda: self._desk.session.unlink(relation))

    def relink(self, relation: Relation, kind: str) -> None:
        """Give the relation another kind."""
        if self._desk.settle():
            self._desk.act(lambda: self._desk.session.relink(relation, kind))

    # -- the two ends ---------------------------------------------------------------------------

    def _begin(self, mark: Mark) -> None:
        if not self._partners(mark):
            text = translate("Linking", "No relation is for spans labelled {label}.")
            self.told.emit(text.format(label=self._label(mark.label)))
            return
        self._set_begun(mark)
        self.told.emit(self._what_next(mark))

    def _what_next(self, mark: Mark) -> str:
        text = translate(
            "Linking",
            "Link from {span}: go to another span and press the key again ({labels}). "
            "Escape gives up.",
        )
        return text.format(span=self._told(mark), labels=self._partners(mark))

    def _end(self, begun: Mark, mark: Mark) -> None:
        fits = labels.fitting(self._desk.session.labels.relations, begun.label, mark.label)
        if not fits:
            text = translate(
                "Linking", "{one} and {other} cannot be linked. {label} goes with: {labels}."
            )
            self.told.emit(
                text.format(
                    one=self._told(begun),
                    other=self._told(mark),
                    label=self._label(begun.label),
                    labels=self._partners(begun),
                )
            )
        elif len(fits) == 1:
            self._make(begun, mark, fits[0])
        else:
            self._ask(begun, mark, fits)

    def _make(self, begun: Mark, mark: Mark, fit: Fit) -> None:
        desk = self._desk
        first, second = (mark, begun) if fit.turned else (begun, mark)
        for one in (begun, mark):
            if not one.is_span and not desk.may_displace(one.start, one.end, "link"):
                return
        before = len(desk.marks.relations)
        desk.act(
            lambda: desk.session.link(first, second, fit.kind.id), lambda: self._follow_made(before)
        )

    def _follow_made(self, before: int) -> None:
        """End the link that was begun; say so where there are no more links than ``before``."""
        self._set_begun(None)
        if len(self._desk.marks.relations) == before:
            self.told.emit(translate("Linking", "These two are linked so already."))

    def _ask(self, begun: Mark, mark: Mark, fits: list[Fit]) -> None:
        """Ask, in a menu at the mark, which kind is meant; its digit chooses."""
        menu = _Kinds(self._view)
        language = i18n.current()
        for number, fit in enumerate(fits, 1):
            arrow = "←" if fit.turned else "→"
            name = fit.kind.name(language).replace("&", "&&")
            text = f"&{number}  {arrow} {name}" if number < 10 else f"{arrow} {name}"
            menu.addAction(text).triggered.connect(partial(self._make, begun, mark, fit))
        menu.aboutToHide.connect(menu.deleteLater)
        place = self._view.place_of(mark.start)
        corner = self._view.viewport().rect().center() if place is None else place
        menu.popup(self._view.viewport().mapToGlobal(corner))
        menu.setActiveAction(menu.actions()[0])

    # -- following ------------------------------------------------------------------------------

    def _set_begun(self, mark: Mark | None) -> None:
        self._view.links.begun = mark
        self._view.viewport().update()

    def _follow_current(self, mark: Mark | None) -> None:
        """While a link is begun, say what the key would do here."""
        begun = self.begun
        if begun is None or mark is None or mark.id == begun.id:
            return
        fits = labels.fitting(self._desk.session.labels.relations, begun.label, mark.label)
        if not fits:
            self.told.emit(self._what_next(begun))
            return
        names = ", ".join(fit.kind.name(i18n.current()) for fit in fits)
        text = translate("Linking", "Link {one} and {other}: {kinds}")
        self.told.emit(text.format(one=self._told(begun), other=self._told(mark), kinds=names))

    def _follow_marks(self) -> None:
        """Keep to the mark that a link begins at, as it is now; without it there is no link."""
        begun = self.begun
        if begun is not None:
            now = self._desk.marks.get(begun.id)
            gone = now is None or not self._desk.is_shown(now)
            self._set_begun(None if gone else now)

    # -- words ----------------------------------------------------------------------------------

    def _label(self, label_id: str) -> str:
        found: Label = self._desk.session.labels.get(label_id)
        return found.name(i18n.current())

    def _partners(self, mark: Mark) -> str:
        """Return the names of the labels that ``mark`` may be linked with, "" where none is."""
        found = [
            label
            for kind in self._desk.session.labels.relations
            for label in kind.partners(mark.label)
        ]
        return ", ".join(map(self._label, dict.fromkeys(found)))

    def _told(self, mark: Mark) -> str:
        covered = " ".join(self._covered(mark).split())
        short = covered if len(covered) <= _LONGEST else covered[:_LONGEST] + "…"
        return f"“{short}” ({self._label(mark.label)})"


class _Kinds(QMenu):
    """A menu whose digits are its own, though labels have them as keys."""

    def event(self, event: QEvent) -> bool:
        """Take every key before the window's shortcuts do."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)
