"""The command palette: any action, label or report, found by a part of its name and run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from annotator.ui.actions.naming import Named

translate = QCoreApplication.translate
_SHOWN = 200  # nobody reads further down: one types more of the name
_ID = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_NAME, _MENU, _KEYS = range(3)


class CommandPalette(QDialog):
    """Names to choose from, those of ``recent`` first; ``enabled`` says which can be run now.

    ``reports`` finds, for what is typed, reports by name: the first of them, and how many there
    are.
    """

    chosen = Signal(str)  # the id

    def __init__(
        self,
        entries: Sequence[Named],
        recent: Sequence[str],
        keys: Callable[[str], str],
        enabled: Callable[[str], bool],
        reports: Callable[[str, int], tuple[list[Named], int]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        order = {name: place for place, name in enumerate(recent)}
        self._entries = sorted(entries, key=lambda one: order.get(one.id, len(order)))
        self._keys = keys
        self._enabled = enabled
        self._reports = reports
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("CommandPalette", "Find and run"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(
            translate("CommandPalette", "Name of an action, a label or a report")
        )
        self.field.installEventFilter(self)
        self.list = self._list()
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.list, self.told):
            layout.addWidget(widget)
        self.told.hide()
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._run)
        self.list.itemClicked.connect(self._run)
        self._show("")
        self._place(parent)

    def _list(self) -> QTreeWidget:
        found = QTreeWidget(self)
        found.setColumnCount(3)
        found.setHeaderHidden(True)
        found.setRootIsDecorated(False)
        found.setUniformRowHeights(True)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = found.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_MENU, _KEYS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return found

    def _place(self, parent: QWidget) -> None:
        """Stand at the top of the window, in its middle, as large as it lets one be."""
        self.resize(QSize(640, 440).boundedTo(parent.size() * 0.9))
        self.move(parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, 60)))

    # -- what is found --------------------------------------------------------------------------

    def _show(self, typed: str) -> None:
        found = [one for one in self._entries if one.matches(typed)]
        reports, more_reports = self._reports(typed, _SHOWN)
        total = len(found) + more_reports
        found += reports
        found.sort(key=lambda one: not one.begins_with(typed))
        self.list.clear()
        grey = self.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        for one in found[:_SHOWN]:
            item = QTreeWidgetItem([one.text, one.menu, self._keys(one.id)])
            item.setData(_NAME, _ID, one.id)
            item.setToolTip(_NAME, one.text)
            item.setTextAlignment(
                _KEYS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            if not self._enabled(one.id):  # grey, yet to be chosen: Enter says why nothing happens
                for column in (_NAME, _MENU, _KEYS):
                    item.setForeground(column, grey)
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        left = total - _SHOWN
        more = translate(
            "CommandPalette", "More that are not shown: {count}. Type more of the name."
        )
        none = translate("CommandPalette", "Nothing is called so.")
        self._tell(none if not found else more.format(count=left) if left > 0 else "")

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def names(self) -> list[str]:
        """Return the ids that are shown, from the top."""
        items = map(self.list.topLevelItem, range(self.list.topLevelItemCount()))
        return [str(item.data(_NAME, _ID)) for item in items if item is not None]

    # -- running --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that go up and down move in the list while one types."""
        if event.type() == QEvent.Type.KeyPress and watched is self.field:
            pressed: QKeyEvent = event  # type: ignore[assignment]  # Qt gives it that type
            if pressed.key() in _MOVES:
                QCoreApplication.sendEvent(self.list, event)
                return True
        return super().eventFilter(watched, event)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        name = str(item.data(_NAME, _ID))
        if not self._enabled(name):
            self._tell(translate("CommandPalette", "That cannot be done here now."))
            return
        self.accept()
        self.chosen.emit(name)
