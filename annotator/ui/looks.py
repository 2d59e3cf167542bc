"""How the window looks and speaks: theme, language, mode and size, switched while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from annotator.settings import ZOOMS
from annotator.ui import i18n, theme
from annotator.ui.viewing import mode_name

if TYPE_CHECKING:
    from annotator.ui.kept import Kept
    from annotator.ui.main_window import MainWindow

translate = QCoreApplication.translate


class Looks(QObject):
    """The theme and the language in force, and what puts every part of the window into them."""

    def __init__(self, window: MainWindow, kept: Kept) -> None:
        super().__init__(window)
        self._window = window
        self._kept = kept
        self.language = i18n.language(kept.settings.language)
        self.theme = theme.load(kept.settings.theme)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_desktop)

    def set_theme(self, name: str) -> None:
        """Show the window in the theme ``name``."""
        self._kept.change(theme=name)
        self.theme = theme.load(name)
        self.dress()
        self.check_choices()

    def _follow_desktop(self) -> None:
        if self._kept.settings.theme == "system":
            self.set_theme("system")

    def set_language(self, code: str) -> None:
        """Show the window in the language ``code``."""
        self._kept.change(language=code)
        self.language = i18n.language(code)
        i18n.install(self.language)
        self._window.statusBar().clearMessage()  # it was told in the other language
        self.show_labels()
        self.retranslate()
        self.dress()
        self.check_choices()
        current = self._window.desk.current
        self._window.palette_panel.set_current(current.label if current else None)

    def keep_mode(self, mode: str, script: str) -> None:
        """Remember how reports are shown."""
        self._kept.change(mode=mode, script=script)
        self.check_choices()
        self._name_mode()

    def set_compact(self, *, shown: bool) -> None:
        """Show reports in compact rows, or in rows with the labels' names."""
        self._kept.change(rows="compact" if shown else "roomy")
        self.size()

    def zoom_in(self) -> None:
        """Show reports one step larger."""
        self.zoom_by(1)

    def zoom_out(self) -> None:
        """Show reports one step smaller."""
        self.zoom_by(-1)

    def zoom_back(self) -> None:
        """Show reports as large as at first."""
        self._zoom_to(100)

    def zoom_by(self, steps: int) -> None:
        """Show reports so many steps larger, or smaller where negative."""
        at = ZOOMS.index(self._kept.settings.zoom) + steps
        self._zoom_to(ZOOMS[min(max(at, 0), len(ZOOMS) - 1)])

    def _zoom_to(self, zoom: int) -> None:
        self._kept.change(zoom=zoom)
        self.size()
        text = translate("MainWindow", "Text size {zoom} %")
        self._window.tell(text.format(zoom=zoom))

    def size(self) -> None:
        """Give the report's text and its rows the size that is chosen."""
        kept = self._kept.settings
        self._window.view.set_size(kept.zoom / 100, compact=kept.rows == "compact")

    # -- putting it on --------------------------------------------------------------------------

    def show_labels(self) -> None:
        """Name the labels of the project's set in the language of now."""
        labels = self._window.desk.session.labels
        self._window.commands.show_labels(labels, self.language)
        self._window.palette_panel.show_labels(labels, self.language)

    def dress(self) -> None:
        """Paint every part in the theme of now."""
        window = self._window
        labels = window.desk.session.labels
        theme.apply(self.theme)
        window.queue.set_theme(self.theme)
        window.palette_panel.set_theme(self.theme)
        window.view.set_look(labels, self.theme, self.language)
        window.inspector.set_look(labels, self.theme, self.language)
        window.history.set_theme(self.theme)
        window.facts.set_theme(self.theme)
        window.findings.set_theme(self.theme)
        window.unsaved_bar.dress()
        window.searching.dress()
        window.first_steps.retranslate()  # a new style takes the weight of fonts away

    def retranslate(self) -> None:
        """Write every part in the language of now."""
        window = self._window
        for part in (
            *(window.commands, window.queue, window.palette_panel, window.inspector),
            *(window.transfers, window.rereading, window.occurring, window.viewing),
            *(window.find_bar, window.findings, window.first_steps, window.unsaved_bar),
            *(window.keeping, window.filing, window.consistency, window.searching),
            *(window.history, window.exporting, window.facts, window.fact_exporting),
            window.across,
        ):
            part.retranslate()
        self._name_mode()
        window.describe_report()
        name = translate("MainWindow", "Report annotator")
        window.setWindowTitle(f"{window.desk.session.project.path.name} — {name}")

    def check_choices(self) -> None:
        """Show in the menus what is chosen."""
        for group in ("theme", "language", "mode"):
            chosen = getattr(self._kept.settings, group)
            self._window.commands.actions[f"{group}.{chosen}"].setChecked(True)
        compact = self._kept.settings.rows == "compact"
        self._window.commands.actions["compact"].setChecked(compact)

    def _name_mode(self) -> None:
        text = translate("MainWindow", "Text: {mode}")
        named = text.format(mode=mode_name(self._window.viewing.mode))
        self._window.commands.actions["toggle_view"].setIconText(named)
