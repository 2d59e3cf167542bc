"""A reviewer at the real window, run as ``python window_actor.py PROJECT WHO SEED``.

Does random acts by key and mouse events for ever. After each key, once what it did is painted, a
line of JSON tells which decision was the newest then, and what is painted; what was told must
survive anything.
"""

from __future__ import annotations

import os
import random
import sys
import traceback
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator import settings
from annotator.ui import app
from annotator.ui.dialogs.occurrences import OccurrencesDialog
from tests.driver import Hand
from tests.torture.telling import tell, weights

_KEYS = weights(
    "Space 16, X 8, [ 4, ] 4, { 3, } 3, U 3, J 6, K 3, A 3, R 2, Shift+Space 1, D 2, F 2, N 2, B 2,"
    "Z 12, Shift+Z 6, label 10, draw 8, split 5, value 5, note 5, attribute 4, link 6"
)
_LABELS = "1234567890QWE"


class Reviewer:
    """A hand on the window, and dice."""

    def __init__(self, window, seed):
        self.window, self.hand, self.dice = window, Hand(window), random.Random(seed)

    def act(self):
        """Do one act, as a reviewer might."""
        name = self.dice.choices([*_KEYS], [*_KEYS.values()])[0]
        self.window.view.setFocus()
        getattr(self, name, lambda: self.press(name))()

    def press(self, keys, on=None):
        """Press keys, and tell what came of it once it is painted and nothing goes on beside it."""
        self.hand.press(keys, on=on or self.window.view)
        self.settle()
        self.tell(keys)

    def label(self):
        self.press(self.dice.choice(_LABELS))

    def draw(self):
        visible = self.window.view.page.visible
        segment = self.dice.choice(visible[: max(1, len(visible) // 2)])[2]
        if segment.end - segment.start >= 4:
            start = self.dice.randrange(segment.start, segment.end - 3)
            self.hand.drag(start, start + self.dice.randint(2, 3))
            self.tell("drag")  # a label may have waited for it
            self.label()

    def split(self):
        mark = self.window.desk.current
        if mark is not None and mark.end - mark.start > 1:
            self.hand.click(self.dice.randrange(mark.start + 1, mark.end))
            self.press("S")

    def value(self):
        self._type("V", self.window.inspector.value, str(self.dice.randint(1, 99)))

    def note(self):
        self._type("M", self.window.inspector.note, f"备注{self.dice.randint(1, 99)}")

    def attribute(self):
        self.press("Shift+V")
        for key in self.dice.choice([("Space", "Down", "Return"), ("Tab", "Space")]):
            self.press(key, QApplication.focusWidget())

    def link(self):
        self.press("L")
        for _ in range(self.dice.randint(1, 4)):
            self.press("J")
        self.press("L")

    def _type(self, key, field, text):
        self.press(key)
        if field.hasFocus():
            self.hand.type(text, on=field)
            self.press("Return", field)

    def settle(self):
        """Answer what has opened, and return when nothing goes on any more."""
        while (menu := QApplication.activePopupWidget()) is not None:
            QTest.keyClick(menu, "1")
            if QApplication.activePopupWidget() is menu:
                menu.close()
            self.hand.painted()
        while self.window.occurring._call.is_busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        for dialog in self.window.findChildren(OccurrencesDialog):
            if dialog.isVisible():
                self.hand.press(self.dice.choice(["Return", "Return", "Esc"]), on=dialog.table)
                self.settle()
        self.hand.painted()

    def tell(self, name):
        """Tell what is painted, and which decision was the last before."""
        boxes = [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]
        if boxes:
            tell({"failed": [box.text() for box in boxes], "act": name})
            sys.exit(1)
        if self.window.desk.unsaved.count:
            self._wait()
        painted = self.window.view.page.marks
        marks = [[m.id, m.start, m.end, m.label, m.status.value] for m in painted]
        newest = self.window.desk.session.revision().decision
        report = self.window.desk.report.name
        tell({"act": name, "newest": newest, "report": report, "marks": marks})

    def _wait(self):
        """Go about, and ask for what could not be saved again and again, until it is."""
        tell({"waits": self.window.unsaved_bar.text.text()})
        unsaved = self.window.desk.unsaved
        while unsaved.count:
            self.hand.press(self.dice.choice(["J", "K", "PgDown"]), on=self.window.view)
            self.hand.press("Ctrl+S")
            while unsaved.is_trying:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        self.settle()


def fail(*fault):
    """Tell of a fault of the program, which Qt would go on after."""
    tell({"failed": "".join(traceback.format_exception(*fault))})
    os._exit(1)


def main():
    """Review until killed."""
    project, who, seed = sys.argv[1:]
    sys.excepthook = fail
    settings.save(replace(settings.load(), reviewer=who))
    application = app.make_application()
    window = app.open_window(project, [])
    window.show()
    window.activateWindow()
    reviewer = Reviewer(window, int(seed))
    while not window.isActiveWindow():
        application.processEvents()
    tell({"ready": window.desk.session.revision().decision})
    while True:
        reviewer.act()


if __name__ == "__main__":
    main()
