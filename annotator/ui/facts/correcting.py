"""What the keys of the tables do: parts are set, denied, accepted, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu

from annotator.errors import UserError
from annotator.model import Fact, Part, Post, Qualifier
from annotator.review.wording import QUALIFIERS
from annotator.ui.facts.answers import Offer, answer, offers
from annotator.ui.models.facts import main_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from annotator.model import Mark, ReportFacts
    from annotator.review import Outcome
    from annotator.ui.desk import Desk
    from annotator.ui.models.facts import Row

translate = QCoreApplication.translate


class Correcting(QObject):
    """Acts on what is ``told`` of the open report, as the desk's other acts are kept."""

    refused = Signal(object)  # a UserError: what was typed cannot be
    told_of = Signal(str)  # why nothing was done

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.told: ReportFacts | None = None
        self._offered: list[Offer] = []

    def offers(self, row: Row, part: Part) -> list[Offer]:
        """Return what the report offers for a part of a row."""
        self._offered = []
        if self.told is not None:
            self._offered = offers(self.told, self._desk.marks, row, part)
        return self._offered

    def set_part(self, row: Row, part: Part, typed: str) -> None:
        """Say what was chosen or typed of a part; nothing typed says that it is not there."""
        labels = self._desk.session.labels
        try:
            is_new, said = answer(typed, self._offered, part, labels, row)
        except UserError as error:
            self.refused.emit(error)
            return
        mark = self._now(main_mark(row))
        if is_new and mark is not None:
            session = self._desk.session
            self._act(lambda: session.set_part(mark, part, said))

    def deny(self, row: Row, part: Part | None) -> None:
        """Say that a part of a row is not there; of a post without one, that nobody holds it."""
        session, mark = self._desk.session, self._now(main_mark(row))
        if mark is None:
            return
        if isinstance(row, Post) and part is None:
            self._act(lambda: session.drop_post(row))
        elif part is Part.QUALIFIERS:
            self._act(lambda: session.set_qualifiers(mark, ()))
        elif part is not None:
            self._act(lambda: session.set_part(mark, part, None))
        else:
            self.told_of.emit(translate("Facts", "Choose the part that is not there first."))

    def unsay(self, row: Row, part: Part | None) -> None:
        """Take back what was said of a part, or of all parts of a row."""
        mark = self._now(main_mark(row))
        every = (Part.ORGANISATION, Part.AS_OF) if isinstance(row, Post) else _OF_FACTS
        parts = every if part is None else (part,)
        if mark is not None:
            session = self._desk.session
            self._act(lambda: session.unsay(mark, parts))

    def accept(self, rows: Sequence[Row], then: Callable[[], object]) -> None:
        """Stand behind rows as they are proposed, and do ``then``."""
        session = self._desk.session
        found = [row for row in rows if self._now(main_mark(row)) is not None]
        facts = [row for row in found if isinstance(row, Fact)]
        posts = [row for row in found if isinstance(row, Post)]
        if facts:
            self._act(lambda: session.accept_facts(facts), then)
        elif posts:
            self._act(lambda: session.accept_posts(posts), then)

    def ask_how_meant(self, row: Fact, place: QPoint, parent: QWidget) -> QMenu:
        """Show what a number may be meant as, by digits; each choice is an act of its own."""
        menu = QMenu(parent)
        for number, one in enumerate(Qualifier, 1):
            action = menu.addAction(f"&{number} {translate('Facts', QUALIFIERS[one])}")
            action.setCheckable(True)
            action.setChecked(one in row.qualifiers)
            action.triggered.connect(lambda on, one=one: self._mean(row, one, on=on))
        menu.popup(place)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _mean(self, row: Fact, one: Qualifier, *, on: bool) -> None:
        meant = {*row.qualifiers, one} if on else set(row.qualifiers) - {one}
        mark = self._now(row.mark)
        if mark is not None:
            session = self._desk.session
            self._act(
                lambda: session.set_qualifiers(mark, [each for each in Qualifier if each in meant])
            )

    def _now(self, mark: Mark) -> Mark | None:
        """Return a mark as it is by now, or say that it is gone."""
        now = self._desk.marks.get(mark.id) if self._desk.settle() else None
        if now is None:
            self.told_of.emit(translate("Facts", "That mark is gone meanwhile."))
        return now

    def _act(
        self, act: Callable[[], Outcome | None], then: Callable[[], object] | None = None
    ) -> None:
        self._desk.act(act, then)


_OF_FACTS = (Part.INDICATOR, Part.SCOPE, Part.AS_OF, Part.QUALIFIERS)
