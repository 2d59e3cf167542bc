"""A real window in a home of its own, worked by key and mouse, and grabbed."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from annotator.ui import app
from tests.driver import Hand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.model import QueueQuery

ROOT = Path(__file__).parents[2]
HOME = Path(tempfile.mkdtemp(prefix="screenshots-"))
os.environ["ANNOTATOR_HOME"] = str(HOME)

VARIANTS = (("light", "zh_CN"), ("light", "en"), ("dark", "zh_CN"), ("dark", "en"))
PAIR = (VARIANTS[0], VARIANTS[-1])  # both themes and languages in two pictures
SIZE = (1360, 820)
WIDE = QSize(1120, 560)  # of a dialog that asks for as much: no real screen is as small as this one
TALL = QSize(1080, 640)  # as wide, and higher


@contextmanager
def window_on(project: Path, reports: list[Path]) -> Iterator[tuple[app.MainWindow, Hand]]:
    """Yield a window on ``project`` with all of ``reports`` in it, and a hand on it."""
    window = app.open_window(str(project), reports)
    loop = QEventLoop()
    window.transfers.arrivals.ended.connect(loop.quit)
    window.resize(*SIZE)
    window.show()
    if reports:
        loop.exec()
    window.activateWindow()
    window.view.setFocus()
    yield window, Hand(window)
    window.close()


def look(window: app.MainWindow, theme: str, language: str) -> None:
    """Show the window in a theme and a language, with nothing told."""
    window.commands.actions[f"theme.{theme}"].trigger()
    window.commands.actions[f"language.{language}"].trigger()
    window.statusBar().clearMessage()
    QApplication.processEvents()


def kept(picture: QPixmap, path: Path) -> None:
    """Write a picture and tell of it."""
    picture.save(str(path))
    print(path)


def wait(until: Callable[[], object]) -> None:
    """Return when ``until`` holds."""
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def shown(window: app.MainWindow, query: QueueQuery) -> None:
    """Return once the queue shows what ``query`` asks for."""
    loop = QEventLoop()
    window.queue_model.answered.connect(loop.quit)
    window.queueing.ask(query)
    loop.exec()
    window.queue_model.answered.disconnect(loop.quit)


def opened(window: app.MainWindow, hand: Hand) -> QDialog:
    """Return the dialog over the window, which may be looking for its contents first."""
    while True:
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                hand.painted()
                return dialog
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def over(window: app.MainWindow, hand: Hand, action_id: str, picture: Path) -> None:
    """Draw the dialog that an action opens, over the window."""
    window.commands.actions[action_id].trigger()
    draw_over(window, hand, opened(window, hand), picture)


def draw_over(window: app.MainWindow, hand: Hand, dialog: QDialog, picture: Path) -> None:
    """Draw a dialog that is open, over the window, and close it."""
    whole = window.grab()
    painter = QPainter(whole)
    middle = QPoint(whole.width() - dialog.width(), whole.height() - dialog.height()) / 2
    painter.drawPixmap(middle, dialog.grab())
    painter.setPen(window.looks.theme.edge)  # where a desktop draws its frame
    painter.drawRect(QRect(middle, dialog.size()))
    painter.end()
    kept(whole, picture)
    dialog.close()
    hand.painted()
