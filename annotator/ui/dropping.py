"""Files dropped on the window: a project is opened, reports are added to the one that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Dropping(QObject):
    """Takes what is dropped on the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files and folders, and nothing else."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.DragEnter:
            if _paths(event):
                event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._take(_paths(event))
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def _take(self, paths: list[Path]) -> None:
        projects = [path for path in paths if path.suffix == ".annot"]
        if projects:
            self._window.switch_project(projects[0], new=False)
        reports = [path for path in paths if path.suffix != ".annot"]
        if reports:
            self._window.transfers.bring_in(reports)


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
