"""The project's label set in the window: edited in a dialog, then followed by every part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.errors import KeyOfView, LabelKeyTaken, UserError
from annotator.ui import i18n
from annotator.ui.actions.in_force import canonical, in_force, is_of_view
from annotator.ui.actions.naming import named
from annotator.ui.dialogs.label_set import LabelSetDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.labels import LabelSet
    from annotator.ui.desk import Desk
    from annotator.ui.kept import Kept

translate = QCoreApplication.translate


class Labelling(QObject):
    """What the menu calls."""

    asked = Signal()  # the dialog has been answered, or closed

    def __init__(self, desk: Desk, kept: Kept, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._kept = kept
        self._window = window

    def edit(self) -> None:
        """Show the labels, to edit them."""
        desk = self._desk
        if not desk.settle() or desk.unsaved.hinders():
            return
        try:
            session = desk.session
            desk.follow_labels()
            counts = session.label_counts()
        except UserError as error:
            desk.failed.emit(error)
            return
        dialog = LabelSetDialog(
            session.labels,
            counts,
            i18n.current(),
            self._check,
            session.label_use,
            session.change_labels,
            self._window,
        )
        dialog.accepted.connect(lambda: self._follow(dialog))
        dialog.finished.connect(lambda _: self.asked.emit())
        dialog.open()

    def _check(self, labels: LabelSet) -> None:
        """Raise LabelKeyTaken or KeyOfView where a key is an action's, or the view's."""
        without = replace(labels, labels=())
        keymap = in_force(self._kept.settings.keys, without)
        names = {one.id: one.text for one in named(without)}
        for label in labels.labels:
            key = canonical(label.hotkey) if label.hotkey else None
            if key is None:
                continue
            if is_of_view(key):
                raise KeyOfView(key=key)
            owner = keymap.owner(key)
            if owner is not None:
                raise LabelKeyTaken(label=label.id, key=key, other=names[owner])

    def _follow(self, dialog: LabelSetDialog) -> None:
        if dialog.outcome is None:
            self._desk.told.emit(translate("Labels", "The labels are as they were."))
            return
        self._desk.follow_label_set(dialog.outcome)
