"""The application: settings, looks and language, a session, and the window on it."""

from __future__ import annotations

import gc
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from annotator import paths, settings
from annotator.errors import UserError
from annotator.review import Session
from annotator.ui import i18n, theme
from annotator.ui.faults import Faults
from annotator.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.settings import Settings

_INTERRUPT_MS = 200
# how long a thread that reads reports may keep the window waiting, each time it wants to go on;
# an act wants that some thirty times, and Python's own 5 ms would add up to be felt
_SWITCH_SECONDS = 0.0005
_NEVER = 1_000_000_000
_CALM_MS = 1000  # after a report was opened


def run(project: str | None, reports: Sequence[Path]) -> int:
    """Open the window on ``project``, add ``reports`` to it, and return when it is closed.

    Without a project: reports go into the user's own; without reports the last one is opened.
    """
    application = make_application()
    window = open_window(project, reports)
    keep_smooth(window)
    Faults(window)
    window.show()
    signal.signal(signal.SIGINT, lambda *_: window.close())
    heartbeat = QTimer(interval=_INTERRUPT_MS)  # Python sees a signal only between two events
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start()
    return application.exec()


def keep_smooth(window: MainWindow) -> Callable[[], None]:
    """Let nothing of Python's own hold a frame back; return what undoes that.

    A search through all objects for those nobody needs takes 80 ms where a long report is open. So
    it happens when a report is opened, not whenever enough objects were made, and leaves alone what
    the program is made of. It waits until the report is there to be read.
    """
    switching = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    collect_again = collect_when_told()
    calm = QTimer(window, singleShot=True, interval=_CALM_MS)
    calm.timeout.connect(gc.collect)
    window.desk.reportOpened.connect(lambda *_: calm.start())

    def restore() -> None:
        sys.setswitchinterval(switching)
        collect_again()

    return restore


def collect_when_told() -> Callable[[], None]:
    """Let Python look through all objects only where ``gc.collect`` says so; return what undoes it.

    It goes on to look through new ones, and leaves alone those that are there now.
    """
    thresholds = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*thresholds[:2], _NEVER)

    def restore() -> None:
        gc.set_threshold(*thresholds)
        gc.unfreeze()

    return restore


def make_application() -> QApplication:
    """Return the application with its name, icon, font, and the language and theme kept."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Report annotator")
    application.setDesktopFileName("report-annotator")
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "annotator.svg")))
    font = application.font()
    family = theme.cjk_family()
    if family is not None:
        font.setFamilies([family])
        application.setFont(font)
    kept = settings.load()
    i18n.install(i18n.language(kept.language))
    theme.apply(theme.load(kept.theme))
    return application


def open_window(project: str | None, reports: Sequence[Path]) -> MainWindow:
    """Return a window on ``project`` that is bringing in ``reports``.

    Raises:
        UserError: the project cannot be opened.

    """
    kept = settings.load()
    window = MainWindow(_session(project, reports, kept), kept)
    if reports:
        window.transfers.bring_in(reports)
    return window


def _session(project: str | None, reports: Sequence[Path], kept: Settings) -> Session:
    who = kept.who()
    if project is not None:
        return Session.open_or_create(project, who) if reports else Session.open(project, who)
    if not reports and kept.last_project and Path(kept.last_project).exists():
        try:
            return Session.open(kept.last_project, who)
        except UserError as error:
            print(f"annotator: {error}", file=sys.stderr)  # noqa: T201 - there is no window yet
    return Session.open_or_create(paths.default_project(), who)
