"""Measures the real window on a whole project, in a process of its own, and prints it as JSON.

``python -m tests.benchmarks.project_run EMPTY PROJECT`` opens a window on the empty project, then
the other in it. What is told are milliseconds: from the call for the project to its queue and its
first report painted, from a filter to the queue that it leaves, from the call for a report to its
first paint, from a key to what it does painted; beside them those that this process had the
processor for. And megabytes.
"""

from __future__ import annotations

import gc
import json
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from annotator.model import MarkStatus, QueueFilter, QueueOrder, QueueQuery, ReportStatus
from tests.benchmarks.window_run import Bench, resident

OPENINGS = 20
FILTERS = {
    "all": QueueQuery(),
    "name": QueueQuery(QueueFilter(name="商会9")),
    "status": QueueQuery(QueueFilter(statuses=frozenset({ReportStatus.DONE}))),
    "label": QueueQuery(QueueFilter(label="PER", mark_status=MarkStatus.CONFIRMED)),
    "score": QueueQuery(QueueFilter(below=0.51)),
    "tag": QueueQuery(QueueFilter(tags=frozenset({"急"}))),
    "date": QueueQuery(QueueFilter(since="2015-01-01", until="2016-12-31")),
    "findings": QueueQuery(QueueFilter(with_findings=True)),
    "by name": QueueQuery(order=QueueOrder.NAME, descending=True),
    "by progress": QueueQuery(order=QueueOrder.PROGRESS),
}
TURNS = 3
WORKED_ON = 6  # reports
PATIENCE_MS = 60_000


class ProjectBench(Bench):
    """A window on a project."""

    def __init__(self, empty):
        super().__init__(empty)
        self.model = self.window.queue_model

    def opened(self, project):
        """Open a project in place of the one that is open."""
        return [self.timed(lambda: self.window.switch_project(project, new=False))]

    def filters(self):
        """Ask for one selection of reports after another; return what each took to be shown."""
        return {f"filter: {name}": self.asked(query) for name, query in FILTERS.items()}

    def asked(self, query):
        took = []
        for _ in range(TURNS):
            loop = QEventLoop()
            self.model.answered.connect(loop.quit)
            QTimer.singleShot(PATIENCE_MS, loop.quit)
            begun = now()
            self.model.ask(query)
            loop.exec()
            self.window.queue.list.viewport().repaint()
            took.append([(b - a) * 1e3 for a, b in zip(begun, now(), strict=True)])
            self.model.answered.disconnect(loop.quit)
            self.calm()
        self.model.ask(QueueQuery())
        return took

    def reports(self):
        """Open reports here and there, as the queue does."""
        dice = random.Random(1)
        ids = dice.sample(range(1, self.model.totals.total()), OPENINGS)
        return [self.timed(lambda n=n: self.window.desk.open_report(n), first=True) for n in ids]

    def deeds(self):
        """Accept, relabel, remove and add by keys, in one report after another."""
        took = []
        for report_id in self.model.ids()[1:WORKED_ON]:
            self.window.desk.open_report(report_id)
            self.calm()
            took += [one for times in self.acts().values() for one in times]
        return took


def now():
    return time.perf_counter(), time.process_time()


def megabytes():
    gc.collect()
    return [resident() / (1 << 20)]


def main(empty, project):
    bench = ProjectBench(empty)
    found = {"open": bench.opened(Path(project)), "memory": megabytes()}
    found |= bench.filters()
    found["report"] = bench.reports()
    found["act"] = bench.deeds()
    found["memory after"] = megabytes()
    bench.window.close()
    QApplication.processEvents()
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
