"""The label palette: every label with its colour and key; a click labels like the key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QGroupBox, QVBoxLayout, QWidget

from annotator.ui.theme import colour_of

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent

    from annotator.labels import Label, LabelSet
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate
_COLUMNS = 2
_ENTER, _WAITS = "⏎", "…"  # in place of the key: of the label that Enter gives, or that waits


class LabelPalette(QGroupBox):
    """A button for each label."""

    labelled = Signal(str)  # a label's id

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = "en"
        self.buttons: dict[str, LabelButton] = {}
        self.comes_after: QWidget | None = None  # in the order of Tab
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.addLayout(self._grid)

    def show_labels(self, labels: LabelSet, language: str) -> None:
        """Show the labels of ``labels``, named in ``language``."""
        for button in self.buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons.clear()
        self._language = language
        before = self.comes_after  # made anew, they would come last in the order of Tab
        for place, label in enumerate(labels.labels):
            button = LabelButton(label, self._theme, language, self)
            button.clicked.connect(partial(self.labelled.emit, label.id))
            self._grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = self.buttons[label.id] = button
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        for button in self.buttons.values():
            button.theme = theme
            button.update()

    def set_current(self, label_id: str | None) -> None:
        """Show which label the current mark has."""
        for name, button in self.buttons.items():
            button.setChecked(name == label_id)

    def set_offered(self, label_id: str | None, armed: str | None) -> None:
        """Show which label Enter gives to what is selected, or waits for the next selection."""
        for name, button in self.buttons.items():
            sign = _WAITS if name == armed else _ENTER if name == label_id else ""
            if button.sign != sign:
                button.sign = sign
                button.update()

    def retranslate(self) -> None:
        """Write the heading in the language of now."""
        self.setTitle(translate("Palette", "Labels"))


class LabelButton(QAbstractButton):
    """A label: a stripe of its colour, its name, and its key."""

    def __init__(self, label: Label, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.sign = ""  # shown in place of the key, with a dashed frame
        self._label = label
        self.setText(label.name(language))
        key = f" ({label.hotkey})" if label.hotkey else ""
        self.setToolTip(f"{label.id} · {label.name('zh')} · {label.name('en')}{key}")
        self.setAccessibleDescription(self.toolTip())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the report the keyboard
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def nextCheckState(self) -> None:
        """Leave being checked to ``set_current``: the mark decides, not the click."""

    def sizeHint(self) -> QSize:
        """Return room for the stripe, the name and the key."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 44, metrics.height() + 10)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go out."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button."""
        ink = colour_of(self._label, self.theme)
        painter = QPainter(self)
        area = self.rect()
        back = QColor(ink)
        back.setAlpha(70 if self.isDown() else 52 if self.isChecked() else 30)
        painter.fillRect(area, back if self.underMouse() or self.isChecked() else self.theme.button)
        painter.fillRect(QRect(0, 0, 4, area.height()), ink)
        if self.isChecked():
            painter.setPen(ink)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        elif self.sign:
            painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(self.theme.accent, 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        inner = area.adjusted(11, 0, -7, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.theme.text)
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignLeft), self.text())
        painter.setPen(self.theme.dim)
        key = self.sign or self._label.hotkey or ""
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), key)
        painter.end()
