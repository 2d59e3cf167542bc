"""The rows of the queue: two lines a report, and a bar that says how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QHeaderView, QStyle, QStyledItemDelegate, QTableView

from annotator.model import ReportStatus, ReportSummary
from annotator.ui import telling
from annotator.ui.models.queue import SUMMARY_ROLE
from annotator.ui.unnamed import name_corner

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from annotator.ui.theme import Theme

_SIGN = {
    ReportStatus.NEW: "○",
    ReportStatus.IN_PROGRESS: "◐",
    ReportStatus.DONE: "●",
    ReportStatus.FLAGGED: "⚑",
}
_PADDING, _BAR, _GAP = 8, 3, 8
_TINT, _FAINT_TINT = 48, 24  # of 255: how much of the accent is laid over a row
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class Rows(QTableView):
    """A list, as a table of one column: of Qt's views it alone does not look at every row."""

    chosen = Signal(QModelIndex)  # a row to open
    left = Signal()  # back to the report
    leftUpwards = Signal()  # up from the first row

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.delegate = _RowDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        name_corner(self)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        plain = self.palette()  # else the row is filled before the delegate paints it
        plain.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(plain)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._click)
        self.activated.connect(self.chosen)
        self._fit()

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def _click(self, index: QModelIndex) -> None:
        """Open a row; with a key held it is only selected."""
        if QApplication.keyboardModifiers() == _NO_KEYS:
            self.chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape, and upwards."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.leftUpwards.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Let the rows be as high as the font of now asks for."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        height = 2 * self.fontMetrics().height() + 3 * _PADDING + _BAR
        self.verticalHeader().setDefaultSectionSize(height)


class _RowDelegate(QStyledItemDelegate):
    """Paints a report: its name; below it what is known of it; below that how far it is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.open_id: int | None = None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        summary = index.data(SUMMARY_ROLE)
        if not isinstance(summary, ReportSummary):
            return
        area: QRect = option.rect
        painter.save()
        self._paint_ground(painter, area, option.state, is_open=summary.id == self.open_id)
        inner = area.adjusted(_PADDING + 2, _PADDING, -_PADDING, -_PADDING)
        self._paint_name(painter, inner, summary)
        self._paint_facts(painter, inner, summary)
        self._paint_bar(painter, inner, summary.progress)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRect, state: QStyle.StateFlag, *, is_open: bool
    ) -> None:
        """Tell what is open by a bar, what is selected by its colour, where keys go by a frame."""
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or is_open:
            tint = QColor(self.theme.accent)
            tint.setAlpha(_TINT if selected else _FAINT_TINT)
            painter.fillRect(area, tint)
        if is_open:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), self.theme.accent)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.accent)
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_name(self, painter: QPainter, inner: QRect, summary: ReportSummary) -> None:
        metrics = painter.fontMetrics()
        line = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
        painter.setPen(self._ink(summary.status))
        painter.drawText(line, _SIGN[summary.status])
        line.setLeft(line.left() + metrics.horizontalAdvance(_SIGN[ReportStatus.IN_PROGRESS]) + 4)
        painter.setPen(self.theme.text)
        name = metrics.elidedText(summary.name, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, name)

    def _ink(self, status: ReportStatus) -> QColor:
        theme = self.theme
        return {ReportStatus.NEW: theme.dim, ReportStatus.FLAGGED: theme.fault}.get(
            status, theme.accent
        )

    def _paint_facts(self, painter: QPainter, inner: QRect, summary: ReportSummary) -> None:
        """Paint the counts on the right, and as much of the rest as there is room for."""
        metrics = painter.fontMetrics()
        top = inner.top() + metrics.height() + 2
        line = QRect(inner.left(), top, inner.width(), metrics.height())
        for text, ink in self._counts(summary):
            painter.setPen(ink)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), text)
            line.setRight(line.right() - metrics.horizontalAdvance(text) - _GAP)
        facts = (summary.date, *(f"#{name}" for name in summary.tags), summary.reviewer)
        told = " · ".join(fact for fact in facts if fact)
        painter.setPen(self.theme.dim)
        painter.drawText(line, _elided(metrics, told, line.width()))

    def _counts(self, summary: ReportSummary) -> list[tuple[str, QColor]]:
        """Return what is told on the right, from the right."""
        found = [(telling.left(summary), self.theme.dim)]
        if summary.findings:
            found.append((f"⚠ {summary.findings}", self.theme.doubt))
        return found

    def _paint_bar(self, painter: QPainter, inner: QRect, progress: float) -> None:
        bar = QRect(inner.left(), inner.bottom() - _BAR + 1, inner.width(), _BAR)
        painter.fillRect(bar, self.theme.line)
        bar.setWidth(round(inner.width() * progress))
        painter.fillRect(bar, self.theme.accent)


def _elided(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))
