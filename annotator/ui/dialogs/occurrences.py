"""Every place where a text stands, to tick those that are meant: one key for all of them.

Space ticks the chosen rows or takes their ticks away, Ctrl+A chooses all, Enter does it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from annotator.ui.models.occurrences import OccurrencesModel
from annotator.ui.places_table import PlacesTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.labels import LabelSet
    from annotator.review.occurrences import Occurrence

translate = QCoreApplication.translate


class OccurrencesDialog(QDialog):
    """A table of places; ``confirmed`` tells those that are ticked.

    ``heading`` says what is to be done with them, ``verb`` is what the button says: a template for
    the ``count`` of them.
    """

    confirmed = Signal(list)  # of Occurrence

    def __init__(
        self,
        found: Sequence[Occurrence],
        heading: str,
        verb: str,
        labels: LabelSet,
        language: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._verb = verb
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Occurrences", "Every place"))
        self.model = OccurrencesModel(found, labels, language, self)
        self.table = PlacesTable(self.model, self)
        self.table.fit()
        self._heading = QLabel(heading, self)
        self._heading.setWordWrap(True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._hint = QLabel(
            translate("Occurrences", "Space ticks the chosen rows, Ctrl+A chooses all."), self
        )
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.ok = buttons.button(kinds.Ok)
        self.ok.setDefault(True)
        buttons.button(kinds.Cancel).setText(translate("Occurrences", "Cancel"))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self._heading, self.table, self._hint, buttons):
            layout.addWidget(widget)
        self.model.ticked.connect(self._count)
        self.table.answered.connect(self._take)
        self._count()
        self.resize(QSize(980, 480).boundedTo(parent.screen().availableSize() * 0.95))
        self.table.setFocus()

    def _count(self) -> None:
        count = self.model.count()
        self.ok.setText(self._verb.format(count=f"{count:,}"))
        self.ok.setEnabled(count > 0)

    def _take(self) -> None:
        chosen = self.model.chosen()
        if chosen:
            self.accept()
            self.confirmed.emit(chosen)
