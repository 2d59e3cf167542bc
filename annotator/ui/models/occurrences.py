"""The places of a text as an item model: a place a row, ticked or not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.review.occurrences import State
from annotator.ui.models.places import PlacesModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.labels import LabelSet
    from annotator.review.occurrences import Occurrence

translate = QCoreApplication.translate

_STATES = {
    State.UNMARKED: QT_TRANSLATE_NOOP("Occurrences", "nothing"),
    State.SUGGESTED: QT_TRANSLATE_NOOP("Occurrences", "suggested so"),
    State.OTHERWISE: QT_TRANSLATE_NOOP("Occurrences", "suggested: {labels}"),
    State.REJECTED: QT_TRANSLATE_NOOP("Occurrences", "rejected before"),
    State.LABELLED: QT_TRANSLATE_NOOP("Occurrences", "labelled: {labels}"),
}


class OccurrencesModel(PlacesModel["Occurrence"]):
    """Keywords in context, the report they are in, and what is there already."""

    def __init__(
        self, found: Sequence[Occurrence], labels: LabelSet, language: str, parent: QObject
    ) -> None:
        super().__init__(partial(_there, labels, language), parent)
        self.rows = list(found)
        self.ticks = [one.is_offered for one in self.rows]

    def show_places(self, found: Sequence[Occurrence], ticks: Sequence[bool]) -> None:
        """Show other places, ticked or not."""
        self.beginResetModel()
        self.rows, self.ticks = list(found), list(ticks)
        self.endResetModel()
        self.ticked.emit()


def _there(labels: LabelSet, language: str, one: Occurrence) -> str:
    """Return what is at a place already, in words."""
    names = [labels.get(label).name(language) for label in one.labels]
    return translate("Occurrences", _STATES[one.state]).format(labels=", ".join(names))
