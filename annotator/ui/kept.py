"""The settings in force: changed field by field, each change on disk at once, and told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QByteArray, QObject, QSize, Signal

from annotator import settings
from annotator.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QMainWindow, QSplitter

    from annotator.settings import Settings

_ROOM = 0.95  # of the screen that a dialog may take


class Kept(QObject):
    """What the program remembers, read by every part that needs it."""

    changed = Signal()
    failed = Signal(object)  # a UserError: what changed holds until the program ends

    def __init__(self, found: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = found

    def change(self, **fields: object) -> None:
        """Set ``fields`` of the settings and keep them; what stays the same is not written."""
        fresh = replace(self.settings, **cast("dict[str, Any]", fields))
        if fresh == self.settings:
            return
        self.settings = fresh
        try:
            settings.save(fresh)
        except UserError as error:
            self.failed.emit(error)
        self.changed.emit()


def restore_window(window: QMainWindow, splitter: QSplitter, kept: Settings) -> None:
    """Give the window the place, size and panes that it had when it was closed."""
    window.restoreGeometry(QByteArray.fromBase64(kept.window.encode()))
    splitter.restoreState(QByteArray.fromBase64(kept.layout.encode()))


def remember_size(dialog: QDialog, kept: Kept) -> None:
    """Make a dialog as large as it was left the last time, and remember how it is left now."""
    name = type(dialog).__name__
    before = kept.settings.dialogs.get(name)
    if before is not None:
        dialog.resize(QSize(*before).boundedTo(dialog.screen().availableSize() * _ROOM))
    opened = dialog.size()

    def remember() -> None:
        if dialog.size() != opened:
            size = (dialog.width(), dialog.height())
            kept.change(dialogs={**kept.settings.dialogs, name: size})

    dialog.finished.connect(remember)


def how_it_stands(window: QMainWindow, splitter: QSplitter) -> dict[str, str]:
    """Return the fields of the settings that say how the window stands."""
    return {"window": _text(window.saveGeometry()), "layout": _text(splitter.saveState())}


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")
