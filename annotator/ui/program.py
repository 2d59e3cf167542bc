"""What the program says of itself: its keys, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from annotator import __version__
from annotator.ui import messages
from annotator.ui.dialogs.key_editor import KeyEditor
from annotator.ui.dialogs.keys import KeysDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from annotator.ui.main_window import MainWindow

translate = QCoreApplication.translate


class Program(QObject):
    """What the Help menu calls."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show_keys(self) -> None:
        """Show every key and what it does."""
        window = self._window
        dialog = KeysDialog(window.desk.session.labels, window.commands.keymap, window)
        dialog.changeAsked.connect(self.edit_keys)
        self._open(dialog)

    def edit_keys(self) -> None:
        """Show every key, to change it."""
        window = self._window
        self._open(KeyEditor(window.kept, window.desk.session.labels, window))

    def _open(self, dialog: QDialog) -> None:
        """Open a dialog, after which the report has the keyboard again."""
        dialog.finished.connect(lambda _: self._window.read_on())
        dialog.open()

    def about(self) -> None:
        """Say what the program is."""
        text = translate(
            "MainWindow", "Report annotator {version}\nLabels spans in Chinese reports."
        )
        messages.information(self._window, text.format(version=__version__))
