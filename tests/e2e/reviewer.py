"""A reviewer in a process of its own, to be killed: ``python reviewer.py PROJECT REPORTS SEED``.

Works the real window by key and mouse events for ever. After each act, once it is painted, a line
of JSON tells what the window shows; what was told must survive anything.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from annotator.ui import app
from tests.driver import Hand


def shown(window):
    """Return the open report and what is painted of it, with all marks, as JSON data."""
    marks = [[m.start, m.end, m.label, m.status.value] for m in window.view.page.marks]
    return {"report": window.desk.report.name, "marks": marks}


def tell(what):
    """Print a line at once."""
    print(json.dumps(what, ensure_ascii=False), flush=True)


def act(hand, window, dice):
    """Do one act, as a reviewer might."""
    what = dice.choice(("accept", "accept", "reject", "relabel", "draw", "undo", "redo", "report"))
    if what == "draw":
        first = window.view.page.visible[0][2]
        if first.end - first.start >= 4:
            hand.drag(first.start, first.start + dice.randint(2, 3))
            hand.press(dice.choice("123"))
    elif what == "relabel":
        hand.press(dice.choice("1234567890QWE"))
    elif what == "report":
        hand.press(dice.choice("NB"))
    else:
        hand.press({"accept": "Space", "reject": "X", "undo": "Z", "redo": "Shift+Z"}[what])


def main():
    """Review until killed."""
    project, reports, seed = sys.argv[1:4]
    dice = random.Random(int(seed))
    application = app.make_application()
    window = app.open_window(project, [Path(reports)])
    loop = QEventLoop()
    window.transfers.arrivals.ended.connect(loop.quit)
    window.show()
    loop.exec()
    window.activateWindow()
    hand = Hand(window)
    hand.painted()
    tell({"queue": window.queue_model.rowCount()})
    while application is QApplication.instance():
        act(hand, window, dice)
        tell(shown(window))


if __name__ == "__main__":
    main()
