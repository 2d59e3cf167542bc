"""What a search found as an item model: rows come in as they are found, and can be sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt

from annotator.model import MarkStatus
from annotator.text.fold import fold
from annotator.ui.models.places import AFTER, BEFORE, COVERED, THERE, Index, PlacesModel, Role
from annotator.ui.theme import colour_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject

    from annotator.labels import LabelSet
    from annotator.model import Mark
    from annotator.review.searching import Hit
    from annotator.ui.theme import Theme

SIGNS = {MarkStatus.SUGGESTED: "?", MarkStatus.CONFIRMED: "✓", MarkStatus.REJECTED: "✗"}
_Order = Qt.SortOrder


class FoundModel(PlacesModel["Hit"]):
    """Places with what is around and on them, by default as their reports are ordered."""

    def __init__(self, labels: LabelSet, theme: Theme, language: str, parent: QObject) -> None:
        super().__init__(self._marks_of, parent)
        self._labels, self._theme, self._language = labels, theme, language
        self._numbers: list[int] = []  # of each row: which one it was as it was found
        self._by = (0, _Order.AscendingOrder)

    def set_look(self, labels: LabelSet, theme: Theme, language: str) -> None:
        """Name labels in another language, in other colours."""
        self._labels, self._theme, self._language = labels, theme, language
        self.tell_changed(THERE, Role.DisplayRole, Role.ForegroundRole)

    # -- what there is --------------------------------------------------------------------------

    def clear(self) -> None:
        """Forget what was found before."""
        self.beginResetModel()
        self.rows, self.ticks, self._numbers = [], [], []
        self.endResetModel()
        self.ticked.emit()

    def extend(self, hits: Sequence[Hit]) -> None:
        """Add what is found, below what there is."""
        if not hits:
            return
        first = len(self.rows)
        self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
        self._numbers += range(first, first + len(hits))
        self.rows += hits
        self.ticks += [False] * len(hits)
        self.endInsertRows()

    def of_reports(self, report_ids: Iterable[int]) -> dict[int, Hit]:
        """Return what was found in these reports, by its number."""
        wanted = set(report_ids)
        return {
            number: hit
            for number, hit in zip(self._numbers, self.rows, strict=True)
            if hit.place.report_id in wanted
        }

    def renew(self, hits: dict[int, Hit]) -> None:
        """Show what is at places by now, by their numbers."""
        self.rows = [
            hits.get(number, hit) for number, hit in zip(self._numbers, self.rows, strict=True)
        ]
        self.tell_changed(THERE, Role.DisplayRole, Role.ForegroundRole)

    # -- in which order -------------------------------------------------------------------------

    def sort(self, column: int, order: Qt.SortOrder = _Order.AscendingOrder) -> None:
        """Sort by what stands in a column; what stands before a place, from its end on."""
        self._by = (column, order)
        self.sort_again()

    def sort_again(self) -> None:
        """Put what has come since in its place."""
        column, order = self._by
        key = self._key(column)
        down = order is _Order.DescendingOrder
        rows = sorted(range(len(self.rows)), key=key, reverse=down)
        if rows == list(range(len(rows))):
            return
        self.layoutAboutToBeChanged.emit()
        now = {row: place for place, row in enumerate(rows)}
        kept = self.persistentIndexList()
        moved = [self.index(now[one.row()], one.column()) for one in kept]
        self.rows = [self.rows[row] for row in rows]
        self.ticks = [self.ticks[row] for row in rows]
        self._numbers = [self._numbers[row] for row in rows]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _key(self, column: int) -> Callable[[int], Any]:
        """Return what a row is sorted by; those alike stand as they were found."""
        texts: dict[int, Callable[[Hit], str]] = {
            BEFORE: lambda hit: fold(hit.before)[::-1],
            COVERED: lambda hit: fold(hit.covered),
            AFTER: lambda hit: fold(hit.after),
            THERE: self._marks_of,
        }
        text = texts.get(column)
        if text is None:
            return self._numbers.__getitem__
        return lambda row: (text(self.rows[row]), self._numbers[row])

    # -- what is shown --------------------------------------------------------------------------

    def _marks_of(self, one: Hit) -> str:
        """Return the labels of the marks there, their statuses as signs, and their values."""
        return "  ".join(map(self._of, one.marks))

    def data(self, index: Index, role: int = int(Role.DisplayRole)) -> object:
        """Return what stands in a cell; what is there has the colour of its label."""
        if role == Role.ForegroundRole and index.column() == THERE:
            marks = self.rows[index.row()].marks
            return colour_of(self._labels.get(marks[0].label), self._theme) if marks else None
        return super().data(index, role)

    def _of(self, mark: Mark) -> str:
        name = self._labels.get(mark.label).name(self._language)
        value = "".join(filter(None, (mark.value.value, mark.value.unit)))
        note = "✎" if mark.note else ""
        return " ".join(filter(None, (f"{name}{SIGNS[mark.status]}", value, note)))
