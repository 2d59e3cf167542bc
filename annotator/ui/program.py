"""What the program says of itself, and its own dialogs: keys, the palette, what it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from annotator import __version__
from annotator.errors import UserError
from annotator.model import QueueFilter, QueueQuery
from annotator.settings import ZOOMS
from annotator.suggest import CHOICE, ner_is_installed, uses_ner
from annotator.ui import messages
from annotator.ui.actions.in_force import all_shown
from annotator.ui.actions.naming import Named, named, sought
from annotator.ui.dialogs.command_palette import CommandPalette
from annotator.ui.dialogs.key_editor import KeyEditor
from annotator.ui.dialogs.keys import KeysDialog
from annotator.ui.dialogs.settings import SettingsDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog

    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow

translate = QCoreApplication.translate
_REPORT = "report."  # begins the name of a report in the palette, before its id
_RECENT = 12
_FEW = 2_000  # reports whose initials are soon read


class Program(QObject):
    """What the Help menu calls."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.kept.changed.connect(self._follow_settings)

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

    # -- settings -------------------------------------------------------------------------------

    def edit_settings(self) -> None:
        """Show the settings, each of which is in force as soon as it is chosen."""
        window = self._window
        dialog = SettingsDialog(window.kept.settings, _why_no_ner(), window)
        dialog.chosen.connect(self._set)
        dialog.keysAsked.connect(self.edit_keys)
        self._open(dialog)

    def _set(self, field: str, value: object) -> None:
        looks = self._window.looks
        if field == "theme":
            looks.set_theme(str(value))
        elif field == "language":
            looks.set_language(str(value))
        elif field == "mode":
            self._window.viewing.set_mode(str(value))
        elif field == "zoom":
            now = ZOOMS.index(self._window.kept.settings.zoom)
            looks.zoom_by(ZOOMS.index(int(str(value))) - now)
        elif field == "rows":
            looks.set_compact(shown=value == "compact")
            looks.check_choices()
        else:
            self._window.kept.change(**{field: value})

    def _follow_settings(self) -> None:
        """Let the reviewer's name and the choice of LAC hold from now on."""
        settings = self._window.kept.settings
        self._window.desk.session.reviewer = settings.who()
        for part in (self._window.transfers, self._window.rereading):
            part.use_ner(on=uses_ner(settings.ner))

    # -- the palette ----------------------------------------------------------------------------

    def show_palette(self) -> None:
        """Show every action, label and report by name, to run one."""
        window = self._window
        commands, labels = window.commands, window.desk.session.labels
        palette = CommandPalette(
            [one for one in named(labels) if one.id != "palette"],
            window.kept.settings.recent,
            lambda name: all_shown(commands.keymap.of(name)),
            lambda name: name.startswith(_REPORT) or commands.actions[name].isEnabled(),
            Reports(window.desk),
            window,
        )
        palette.chosen.connect(self._run)
        self._open(palette)

    def _run(self, name: str) -> None:
        window = self._window
        if name.startswith(_REPORT):
            window.desk.open_report(int(name.removeprefix(_REPORT)))
            return
        before = window.kept.settings.recent
        window.kept.change(recent=(name, *(one for one in before if one != name))[:_RECENT])
        window.commands.actions[name].trigger()

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


class Reports:
    """The reports of a project as the palette finds them: by their names.

    Where there are not too many of them, also by the initials of what is Chinese.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._menu = translate("CommandPalette", "Open report")
        self._all: list[Named] | None = None

    def __call__(self, typed: str, most: int) -> tuple[list[Named], int]:
        """Return the first ``most`` reports that what is typed finds, and how many it does."""
        session = self._desk.session
        try:
            if self._all is None and session.totals().total() <= _FEW:
                self._all = self._named(session.queue_ids())
            if self._all is not None:
                found = [one for one in self._all if one.matches(typed)]
                return found[:most], len(found)
            ids = session.queue_ids(QueueQuery(QueueFilter(name=typed)))
            return self._named(ids[:most]), len(ids)
        except UserError as error:
            self._desk.failed.emit(error)
            return [], 0

    def _named(self, ids: Sequence[int]) -> list[Named]:
        return [
            Named(f"{_REPORT}{line.id}", self._menu, line.name, sought(line.name))
            for line in self._desk.session.lines(ids)
        ]


def _why_no_ner() -> str:
    """Return why it cannot be chosen whether LAC finds names, empty where it can."""
    if CHOICE in os.environ:
        return translate("Settings", "LAC is chosen by {name}.").format(name=CHOICE)
    if not ner_is_installed():
        return translate(
            "Settings", "LAC is not installed; it comes by: pip install 'report-annotator[ner]'"
        )
    return ""
