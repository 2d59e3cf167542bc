"""What is around the current mark: all spans at its place, its links, and its history.

Three lists on tabs below its fields. A click or Enter goes to what a row names; in the list of
links Delete, or the cross at a row's end, takes one away, and its menu gives it another kind.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QSizePolicy,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import MarkStatus
from annotator.review import MarkIndex
from annotator.ui import telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from annotator.labels import LabelSet
    from annotator.model import Mark, Relation, Touch
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate

_TABS = (
    QT_TRANSLATE_NOOP("Around", "Here"),
    QT_TRANSLATE_NOOP("Around", "Links"),
    QT_TRANSLATE_NOOP("Around", "History"),
)
_HERE, _LINKS, _HISTORY = range(3)
_SIGNS = {MarkStatus.SUGGESTED: "?", MarkStatus.CONFIRMED: "✓", MarkStatus.REJECTED: "✗"}
_CROSS = "×"
_ROWS_SHOWN = 4
_ROLE = Qt.ItemDataRole.UserRole


class Around(QTabWidget):
    """The three lists; each tab says how many rows it has."""

    chosen = Signal(int)  # the id of the mark to go to
    unlinked = Signal(object)  # the Relation to take away
    relinked = Signal(object, str)  # a Relation, and the kind it is to have
    left = Signal()  # back to the report

    def __init__(self, labels: LabelSet, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels, self._theme, self._language = labels, theme, language
        self._mark: Mark | None = None
        self._marks = MarkIndex()
        self._covered: Callable[[Mark], str] = lambda _: ""
        self.history: Callable[[Mark], list[Touch]] = lambda _: []
        self.is_shown: Callable[[Mark], bool] = lambda _: True
        self.here, self.links, self.touches = (_Rows(columns, self) for columns in (3, 3, 3))
        self._lists = (self.here, self.links, self.touches)
        for rows in self._lists:
            self.addTab(rows, "")
        self.setDocumentMode(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tabBar().setExpanding(False)
        for rows in (self.here, self.links):
            rows.picked.connect(self._go)
            rows.itemClicked.connect(lambda *_: self.left.emit())
        self.links.crossed.connect(self.unlinked)
        self.links.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.links.customContextMenuRequested.connect(self._open_menu)
        self.currentChanged.connect(self._tell_history)
        self.retranslate()

    # -- showing --------------------------------------------------------------------------------

    def show_mark(
        self, mark: Mark | None, marks: MarkIndex, covered: Callable[[Mark], str]
    ) -> None:
        """Show what is around ``mark`` among ``marks``; ``covered`` gives the text of one."""
        self._mark, self._marks, self._covered = mark, marks, covered
        here = [] if mark is None else marks.between(mark.start, mark.end)
        self.here.fill([self._row_of(one) for one in here if self.is_shown(one)])
        joined = [] if mark is None else marks.relations.of(mark.id)
        self.links.fill([row for one in joined if (row := self._row_of_link(one)) is not None])
        self._tell_history()
        self._name_tabs()

    def set_look(self, labels: LabelSet, theme: Theme, language: str) -> None:
        """Show in other colours, with the labels' names in another language."""
        self._labels, self._theme, self._language = labels, theme, language
        self.show_mark(self._mark, self._marks, self._covered)

    def retranslate(self) -> None:
        """Name the tabs in the language of now."""
        self._name_tabs()
        for rows, name in zip(self._lists, _TABS, strict=True):
            rows.setAccessibleName(translate("Around", name))

    def _name_tabs(self) -> None:
        for number, name in enumerate(_TABS):
            count = 0 if number == _HISTORY else self._lists[number].topLevelItemCount()
            told = translate("Around", name)
            told = f"{told} {count}" if count else told
            if told != self.tabText(number):  # Qt lays the tabs out for it
                self.setTabText(number, told)

    def _row_of(self, mark: Mark) -> QTreeWidgetItem:
        row = QTreeWidgetItem([_SIGNS[mark.status], self._name(mark.label), self._covered(mark)])
        row.setForeground(1, self._ink(mark.label))
        row.setData(0, _ROLE, mark.id)
        row.setToolTip(2, self._covered(mark))
        if self._mark is not None and mark.id == self._mark.id:
            font = row.font(2)
            font.setBold(True)
            for column in (1, 2):
                row.setFont(column, font)
        return row

    def _row_of_link(self, relation: Relation) -> QTreeWidgetItem | None:
        """Return the row that tells of a relation from the current mark's side."""
        assert self._mark is not None
        other = self._marks.get(relation.other_end(self._mark.id))
        if other is None:
            return None
        arrow = "→" if relation.from_mark == self._mark.id else "←"
        kind = self._labels.relation(relation.kind).name(self._language)
        row = QTreeWidgetItem([f"{arrow} {kind}", self._covered(other), _CROSS])
        row.setForeground(1, self._ink(other.label))
        row.setToolTip(1, f"{self._covered(other)} ({self._name(other.label)})")
        row.setToolTip(2, translate("Around", "Remove this link"))
        row.setData(0, _ROLE, other.id)
        row.setData(1, _ROLE, relation)
        return row

    def _tell_history(self) -> None:
        """Read the history, where it is looked at."""
        if self.currentIndex() == _HISTORY:
            touches = [] if self._mark is None else self.history(self._mark)
            self.touches.fill([self._row_of_touch(touch) for touch in reversed(touches)])

    def _row_of_touch(self, touch: Touch) -> QTreeWidgetItem:
        made = datetime.fromisoformat(touch.made_at).astimezone()
        what = self._what(touch)
        row = QTreeWidgetItem([f"{made:%m-%d %H:%M}", touch.reviewer, what])
        row.setToolTip(0, f"{made:%Y-%m-%d %H:%M:%S}")
        row.setToolTip(2, what)
        if touch.undone:
            font = row.font(2)
            font.setStrikeOut(True)
            row.setFont(2, font)
            row.setToolTip(2, translate("Around", "{what} – undone").format(what=what))
        return row

    def _what(self, touch: Touch) -> str:
        """Return what a decision did to the mark: the act, and what is otherwise since."""
        told = [telling.name_of(touch.act)]
        before, after = touch.before, touch.after
        if before is not None and after is not None:
            if before.label != after.label:
                told.append(f"{self._name(before.label)} → {self._name(after.label)}")
            if (before.start, before.end) != (after.start, after.end):
                told.append(f"{before.start}-{before.end} → {after.start}-{after.end}")
            if before.value != after.value:
                told.append(f"{before.value.value or '–'} → {after.value.value or '–'}")
            for name, was, now in telling.said(before, after, self._labels, self._language):
                told.append(f"{name}: {was} → {now}")
        elif after is not None:
            told.append(self._name(after.label))
        if touch.at_once > 1:
            told.append(translate("Around", "{count} at once").format(count=touch.at_once))
        return ", ".join(told)

    def _name(self, label_id: str) -> str:
        return self._labels.get(label_id).name(self._language)

    def _ink(self, label_id: str) -> QColor:
        label = self._labels.get(label_id)
        return QColor(label.ink_dark if self._theme.dark else label.ink_light)

    # -- taking ---------------------------------------------------------------------------------

    def _go(self, mark_id: int) -> None:
        self.left.emit()
        self.chosen.emit(mark_id)

    def _open_menu(self, place: QPoint) -> None:
        """Offer the kinds that fit a link, and to take it away."""
        row = self.links.itemAt(place)
        if row is None:
            return
        relation: Relation = row.data(1, _ROLE)
        begin, end = self._marks.get(relation.from_mark), self._marks.get(relation.to_mark)
        menu = QMenu(self)
        if begin is not None and end is not None:
            for kind in self._labels.relations:
                if kind.joins(begin.label, end.label):
                    action = menu.addAction(kind.name(self._language).replace("&", "&&"))
                    action.setCheckable(True)
                    action.setChecked(kind.id == relation.kind)
                    action.triggered.connect(partial(self.relinked.emit, relation, kind.id))
            menu.addSeparator()
        remove = menu.addAction(translate("Around", "Remove this link"))
        remove.triggered.connect(partial(self.unlinked.emit, relation))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.links.viewport().mapToGlobal(place))


class _Rows(QTreeWidget):
    """A plain list of rows in columns; the last takes the room that is left, or a cross."""

    picked = Signal(int)  # the mark of the row that was clicked, or entered
    crossed = Signal(object)  # the relation of the row that is to go

    def __init__(self, columns: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._wide = -1
        self.setColumnCount(columns)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(1)
        self.header().setStretchLastSection(False)
        self.itemClicked.connect(self._clicked)

    def sizeHint(self) -> QSize:
        """Return the size of a few rows."""
        return QSize(1, _ROWS_SHOWN * (self.fontMetrics().height() + 4))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the column they stand in scrolls."""
        return self.sizeHint()

    def fill(self, rows: list[QTreeWidgetItem]) -> None:
        """Show ``rows`` in place of those there are; where one stood in them stays."""
        current = self.currentItem()
        at = -1 if current is None else self.indexOfTopLevelItem(current)
        self.clear()
        self.addTopLevelItems(rows)
        self._widen(1 if rows and rows[0].text(2) == _CROSS else 2)
        if rows and at >= 0:
            self.setCurrentItem(rows[min(at, len(rows) - 1)])

    def _widen(self, wide: int) -> None:
        """Give the column ``wide`` the room that the others leave."""
        if wide == self._wide:
            return
        self._wide = wide
        mode = QHeaderView.ResizeMode
        for column in range(self.columnCount()):
            self.header().setSectionResizeMode(
                column, mode.Stretch if column == wide else mode.ResizeToContents
            )

    def _clicked(self, row: QTreeWidgetItem, column: int) -> None:
        """Tell of the row once the click is over: what follows may do away with the row."""
        if row.text(column) == _CROSS:
            QTimer.singleShot(0, self, partial(self.crossed.emit, row.data(1, _ROLE)))
        elif row.data(0, _ROLE) is not None:
            QTimer.singleShot(0, self, partial(self.picked.emit, row.data(0, _ROLE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a row on Enter, take it away on Delete."""
        row, key = self.currentItem(), event.key()
        mark_id, relation = (None, None) if row is None else _data(row)
        if mark_id is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(mark_id)
        elif relation is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.crossed.emit(relation)
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # the inspector gives the report the keyboard back
        else:
            super().keyPressEvent(event)


def _data(row: QTreeWidgetItem) -> tuple[int | None, Relation | None]:
    return row.data(0, _ROLE), row.data(1, _ROLE)
