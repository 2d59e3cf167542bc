"""Measures the real window on one document, in a process of its own, and prints it as JSON.

``python -m tests.benchmarks.window_run PROJECT REPORT_ID WHAT…``, where WHAT is ``open`` (the first
opening, and the memory that it takes), ``acts``, ``scroll``, ``find`` or ``profile:WHAT``. What is
told are milliseconds from a key to the view painted again and every event done that it gave rise
to, and from the call for a report to its first paint; beside them those that this process had the
processor for.
"""

from __future__ import annotations

import cProfile
import gc
import json
import os
import pstats
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model import MarkStatus
from annotator.ui import app

ACTS = 200
PAGES = 300
WORDS = ("会", "会议", "，", "月")  # each is somewhere, or nothing is painted
FINDS = 5
PATIENCE = 30.0  # seconds that anything may take to be painted
SIZE = (1360, 820)
_PAGE_SIZE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class Paints:
    """Notes when a view has been painted, by the wall and by this process's own time."""

    def __init__(self, view):
        self.times = []
        paint = type(view).paintEvent

        def noted(painted, event):
            paint(painted, event)
            self.times.append((time.perf_counter(), time.process_time()))

        type(view).paintEvent = noted

    @property
    def count(self):
        return len(self.times)


class Bench:
    """A window, and a clock on it."""

    def __init__(self, project):
        application = app.make_application()
        self.application = application
        self.window = app.open_window(project, [])
        app.keep_smooth(self.window)
        self.window.resize(*SIZE)
        self.view = self.window.view
        self.paints = Paints(self.view)
        self.window.show()
        self.painted(0)
        self.window.activateWindow()
        self.view.setFocus()
        self.calm()
        self.dice = random.Random(1)

    def painted(self, before):
        """Return once the viewport was painted again and nothing waits to be done."""
        deadline = time.perf_counter() + PATIENCE
        while self.paints.count == before:
            if time.perf_counter() > deadline:
                raise TimeoutError("the report was not painted")
            QApplication.processEvents()

    def calm(self):
        """Let everything that waits be done."""
        for _ in range(5):
            QApplication.processEvents()

    def timed(self, act, *, first=False):
        """Return the milliseconds, by the wall and of this process, that ``act`` takes to paint.

        They end when what it gave rise to is done, or where ``first``, with the first paint.
        """
        before = self.paints.count
        begun = time.perf_counter(), time.process_time()
        act()
        self.painted(before)
        ended = time.perf_counter(), time.process_time()
        if first:
            ended = self.paints.times[before]
        self.calm()
        return [(b - a) * 1e3 for a, b in zip(begun, ended, strict=True)]

    def press(self, key):
        QTest.keyClick(self.view, key)

    # -- what is measured -----------------------------------------------------------------------

    def open(self, report_id):
        """Open the report as the queue does."""
        gc.collect()
        before = resident()
        took = self.timed(lambda: self.window.desk.open_report(report_id), first=True)
        self.settled()
        gc.collect()
        return {"open": [took], "memory": [(resident() - before) / (1 << 20)]}

    def settled(self):
        """Return when what goes on beside the first paint is done."""
        deadline = time.perf_counter() + PATIENCE
        while self.window.viewing._beside.is_busy:
            if time.perf_counter() > deadline:
                raise TimeoutError("the report never came to rest")
            QApplication.processEvents()
        self.calm()

    def acts(self):
        """Accept, relabel, remove and add by keys, each all over the report."""
        marks = list(self.window.desk.marks)
        self.dice.shuffle(marks)
        opened = (mark for mark in marks if mark.status is MarkStatus.SUGGESTED)
        spans = (mark for mark in marks if mark.status is MarkStatus.CONFIRMED)
        found = {"accept": [], "relabel": [], "remove": [], "add": []}
        for _ in range(min(ACTS, len(marks) // 8)):
            found["accept"].append(self.at(next(opened), Qt.Key.Key_Space))
            mark = next(opened)
            other = Qt.Key.Key_1 if mark.label != "PER" else Qt.Key.Key_3
            found["relabel"].append(self.at(mark, other))
            removed = next(spans)
            found["remove"].append(self.at(removed, Qt.Key.Key_Delete))
            self.select(removed.start, removed.end)
            fresh = Qt.Key.Key_1 if removed.label != "PER" else Qt.Key.Key_3
            found["add"].append(self.timed(lambda key=fresh: self.press(key), first=True))
        return found

    def at(self, mark, key):
        """Go to a mark, and return what a key there takes."""
        self.window.desk.go_to(self.window.desk.marks.get(mark.id))
        self.calm()
        return self.timed(lambda: self.press(key), first=True)

    def select(self, start, end):
        """Select with the mouse."""
        self.view.reveal(start, end)
        self.calm()
        first, last = self.view.place_of(start), self.view.place_of(end)
        for act, place in (
            (QTest.mousePress, first),
            (QTest.mouseRelease, last),
        ):
            if act is QTest.mouseRelease:
                QTest.mouseMove(self.view.viewport(), place)
            act(
                self.view.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                place,
            )
        self.calm()

    def scroll(self):
        """Turn pages from the beginning, then from the middle, and roll the wheel."""
        found = {"page": [], "wheel": []}
        for start in (0.0, 0.5):
            bar = self.view.verticalScrollBar()
            bar.setValue(int(bar.maximum() * start))
            self.calm()
            for _ in range(PAGES // 2):
                if bar.value() >= bar.maximum():
                    bar.setValue(0)
                    self.calm()
                found["page"].append(self.timed(lambda: self.press(Qt.Key.Key_PageDown)))
            for _ in range(PAGES // 2):
                if bar.value() >= bar.maximum():
                    bar.setValue(0)
                    self.calm()
                found["wheel"].append(self.timed(self.roll))
        return found

    def find(self):
        """Type words into the bar that finds; each is in all the documents."""
        self.press(Qt.Key.Key_Home)
        QTest.keyClick(self.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self.calm()
        field, found = self.window.find_bar.field, []
        for word in WORDS * FINDS:
            field.clear()
            self.calm()
            found.append(self.timed(lambda word=word: field.setText(word)))
        self.window.find_bar.close_bar()
        self.calm()
        return {"find": found}

    def roll(self):
        viewport = self.view.viewport()
        middle = viewport.rect().center()
        none = Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            QPointF(middle),
            QPointF(viewport.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            none,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)


def resident():
    """Return the bytes of memory that this process holds; 0 where that cannot be told."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * _PAGE_SIZE if told.exists() else 0


def main(project, report_id, *wanted):
    bench = Bench(project)
    found = {}
    opened = False
    for asked in wanted:
        what = asked.removeprefix("profile:")
        profile = None if what == asked else cProfile.Profile(time.thread_time)
        if what != "open" and not opened:
            bench.open(report_id)
        opened = True
        if profile:
            profile.enable()
        found |= bench.open(report_id) if what == "open" else getattr(bench, what)()
        if profile:
            profile.disable()
            pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats(70)
    found["scale"] = bench.view.devicePixelRatioF()
    bench.window.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
