"""The queue on the left: every report with its status and how far its review is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.model import ReportStatus, ReportSummary
from annotator.ui import telling
from annotator.ui.models.queue import SUMMARY_ROLE, QueueModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from annotator.ui.theme import Theme

translate = QCoreApplication.translate

_SIGN = {
    ReportStatus.NEW: "○",
    ReportStatus.IN_PROGRESS: "◐",
    ReportStatus.DONE: "●",
    ReportStatus.FLAGGED: "⚑",
}
_PADDING, _BAR = 8, 3


def height_of(metrics: QFontMetrics) -> int:
    """Return how high a row is: two lines and a bar."""
    return 2 * metrics.height() + 3 * _PADDING + _BAR


class QueuePanel(QWidget):
    """The list of reports, and a line on all of them."""

    chosen = Signal(int)  # a report's id

    def __init__(self, model: QueueModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = model
        self._delegate = _RowDelegate(theme, self)
        self._heading = QLabel(self)
        self.list = _Rows(self)
        self.list.setModel(model)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 8)
        layout.addWidget(self._heading)
        layout.addWidget(self.list)
        model.counted.connect(self._count)
        self.retranslate()

    def show_current(self, report_id: int | None) -> None:
        """Mark the report that is open."""
        self._delegate.open_id = report_id
        row = None if report_id is None else self.model.row(report_id)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))
        self.list.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def retranslate(self) -> None:
        """Write the heading, and let the rows be painted, in the language of now."""
        self.list.setAccessibleName(translate("Queue", "Reports"))
        self.list.viewport().update()
        self._count()

    def _count(self) -> None:
        totals = self.model.totals
        text = translate("Queue", "Reports: {done} of {total} done")
        self._heading.setText(text.format(done=totals[ReportStatus.DONE], total=totals.total()))
        self.list.setAccessibleDescription(self._heading.text())

    def _choose(self, index: QModelIndex) -> None:
        summary = index.data(SUMMARY_ROLE)
        if isinstance(summary, ReportSummary):
            self.chosen.emit(summary.id)


class _Rows(QTableView):
    """A list, as a table of one column: of all views it alone does not look at every row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        plain = self.palette()  # else the row is filled before the delegate paints it
        plain.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(plain)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        """Let the rows be as high as the font of now asks for."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

    def fit_rows(self) -> None:
        """Make every row as high as its two lines."""
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(height_of(self.fontMetrics()))


class _RowDelegate(QStyledItemDelegate):
    """Paints a report: its name, below it status and counts, below that a bar."""

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
        state: QStyle.StateFlag = option.state
        painter.save()
        if summary.id == self.open_id:
            tint = QColor(self.theme.accent)
            tint.setAlpha(48)
            painter.fillRect(area, tint)
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), self.theme.accent)
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.accent)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        inner = area.adjusted(_PADDING + 2, _PADDING, -_PADDING, -_PADDING)
        self._paint_text(painter, inner, summary)
        self._paint_bar(painter, inner, summary.progress)
        painter.restore()

    def _paint_text(self, painter: QPainter, inner: QRect, summary: ReportSummary) -> None:
        metrics = painter.fontMetrics()
        line = metrics.height()
        name = metrics.elidedText(summary.name, Qt.TextElideMode.ElideMiddle, inner.width())
        painter.setPen(self.theme.text)
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), line), name)
        status = telling.status(summary.status)
        painter.setPen(self.theme.dim)
        below = QRect(inner.left(), inner.top() + line + 2, inner.width(), line)
        painter.drawText(below, f"{_SIGN[summary.status]} {status}")
        painter.drawText(below, int(Qt.AlignmentFlag.AlignRight), telling.progress(summary))

    def _paint_bar(self, painter: QPainter, inner: QRect, progress: float) -> None:
        bar = QRect(inner.left(), inner.bottom() - _BAR + 1, inner.width(), _BAR)
        painter.fillRect(bar, self.theme.line)
        bar.setWidth(round(inner.width() * progress))
        painter.fillRect(bar, self.theme.accent)
