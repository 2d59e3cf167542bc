"""QActions made from the table of actions: menus, tool bar, shortcuts, and when each is enabled."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from annotator.ui.actions import ACTIONS, MENUS, ActionRow
from annotator.ui.actions.in_force import Keymap, in_force, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.labels import LabelSet
    from annotator.model import Mark
    from annotator.ui.desk import Desk
    from annotator.ui.kept import Kept

translate = QCoreApplication.translate

_WHERE_ONE_READS = ("edit", "go", "span", "edge", "report", "view", "label")


class Commands(QObject):
    """The window's actions by id, in its menus and on its tool bar."""

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        view: QWidget,
        queue: QWidget,
        kept: Kept,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._view = view
        self._queue = queue
        self._kept = kept
        self._changes = kept.settings.keys
        self.keymap = Keymap()
        self.actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._menus: dict[str, QMenu] = {name: window.menuBar().addMenu("") for name in MENUS}
        self._bar = QToolBar(window)
        self._bar.setObjectName("tools")
        self._bar.setMovable(False)
        window.addToolBar(self._bar)
        for row in ACTIONS:
            self._make(row)
        self._labels: list[QAction] = []
        self._behind_labels = self._menus["label"].actions()[0]  # the line
        kept.changed.connect(self._follow_settings)

    def _make(self, row: ActionRow) -> None:
        action = QAction(self._window)
        action.setObjectName(row.id)
        action.setCheckable(row.checkable or row.group is not None)
        action.triggered.connect(self._target(row, action))
        menu = self._menus[row.menu]
        if row.rule:
            menu.addSeparator()
            if row.tool:
                self._bar.addSeparator()
        menu.addAction(action)
        action.setAutoRepeat(row.repeats)
        if row.menu in _WHERE_ONE_READS:
            self._confine(action)
        if row.in_queue:
            self._queue.addAction(action)
        if row.group is not None:
            group = self._groups.setdefault(row.group, QActionGroup(self._window))
            group.addAction(action)
        if row.tool:
            self._bar.addAction(action)
        self.actions[row.id] = action

    def _confine(self, action: QAction) -> None:
        """Let the keys of ``action`` work where one reads: elsewhere one may be typing."""
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._view.addAction(action)

    def _target(self, row: ActionRow, action: QAction) -> Callable[..., None]:
        method = attrgetter(row.command.removeprefix("window."))(self._window)
        if row.group is not None:
            return lambda: method(row.id.split(".", 1)[1])
        if row.checkable:
            return lambda: method(shown=action.isChecked())
        return lambda *_: method()

    def show_labels(self, labels: LabelSet, language: str) -> None:
        """Put an action with its key for each label into the label menu."""
        for old in self._labels:
            self._menus["label"].removeAction(old)
            self.actions.pop(old.objectName(), None)
            self._view.removeAction(old)  # its key is another's from now on, not from later on
            old.deleteLater()
        self._labels.clear()
        for label in labels.labels:
            action = QAction(label.name(language), self._window)
            action.setObjectName(f"label.{label.id}")
            action.setAutoRepeat(False)
            action.triggered.connect(partial(self._desk.label, label.id))
            self._menus["label"].insertAction(self._behind_labels, action)
            self._confine(action)
            self._labels.append(action)
            self.actions[action.objectName()] = action
        self.use_keys()

    # -- keys -----------------------------------------------------------------------------------

    def _follow_settings(self) -> None:
        if self._kept.settings.keys != self._changes:
            self.use_keys()

    def use_keys(self) -> None:
        """Give every action the keys in force."""
        self._changes = self._kept.settings.keys
        self.keymap = in_force(self._changes, self._desk.session.labels)
        for name, action in self.actions.items():
            action.setShortcuts([QKeySequence(key) for key in self.keymap.of(name)])
        self._name_keys()

    def _name_keys(self) -> None:
        """Tell the first key of each action in its tool tip."""
        for name, action in self.actions.items():
            keys = self.keymap.of(name)
            text = action.text()
            action.setToolTip(f"{text} ({shown(keys[0])})" if keys else text)

    # -- language and state ---------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write menus and buttons in the language of now."""
        for name, menu in self._menus.items():
            menu.setTitle(translate("Actions", MENUS[name]))
        self._bar.setWindowTitle(translate("Actions", "Tools"))
        for row in ACTIONS:
            action = self.actions[row.id]
            action.setText(translate("Actions", row.text))
            if row.tool:
                action.setIconText(translate("Actions", row.tool))
        self._name_keys()

    def follow(self, mark: Mark | None, *, report: bool) -> None:
        """Enable what can be used on ``mark``, with or without a report, and open suggestions."""
        there = {"report": report, "mark": mark is not None}
        for row in ACTIONS:
            if row.needs in there:
                self.actions[row.id].setEnabled(there[row.needs])
        self.follow_marks()

    def follow_marks(self) -> None:
        """Enable what decides on many, where any suggestion is open."""
        for row in ACTIONS:
            if row.needs == "open":
                self.actions[row.id].setEnabled(self._desk.marks.open > 0)

    def context_menu(self) -> QMenu:
        """Return a menu of what can be done at the place it is opened on."""
        menu = QMenu(self._window)
        on_mark = ("accept", "reject", "remove", "copy", "edit_value", "edit_note")
        for name in (*on_mark, "edit_attributes"):
            menu.addAction(self.actions[name])
        menu.addSeparator()
        menu.addAction(self.actions["accept_up_to_here"])
        for name in ("label_in_report", "reject_alike", "link", "add_word", "never_suggest"):
            menu.addAction(self.actions[name])
        menu.addSeparator()
        for name in ("flip_furniture", "about_report"):
            menu.addAction(self.actions[name])
        menu.addSeparator()
        for action in self._labels:
            menu.addAction(action)
        return menu
