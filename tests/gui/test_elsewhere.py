"""What another process does to the project is seen in the window a moment later, unasked."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import QTimer

from tests.conftest import ROOT
from tests.driver import queued

_SOON = 20_000  # ms: a process starts meanwhile
_ELSEWHERE = """
import sys
from annotator.review import Session
session = Session.open(sys.argv[1], "林")
report, marks = session.report(1)
marks = list(marks)
{act}
session.close()
"""


@pytest.fixture
def elsewhere(window):
    """Return a function that does something to the project's first report in another process."""
    path = window.desk.session.project.path

    def act(source):
        script = _ELSEWHERE.format(act=source)
        subprocess.run([sys.executable, "-c", script, str(path)], check=True, cwd=ROOT)

    return act


def looked(window, qtbot):
    """Return when it has been looked, twice over, whether anything was done elsewhere."""
    clock = window.elsewhere.findChild(QTimer)
    for _ in range(2):
        with qtbot.waitSignal(clock.timeout, timeout=_SOON):
            pass


def test_an_act_elsewhere_is_seen_and_one_stays_where_one_is(window, hand, qtbot, elsewhere):
    hand.press("J")
    here = hand.current()
    elsewhere("session.accept(marks[0])")
    qtbot.waitUntil(lambda: hand.marks()[0][2] == "confirmed", timeout=_SOON)
    assert hand.current() == here
    assert queued(window)[0].confirmed == 1
    hand.press("K")
    hand.press("Space")  # nobody has to read again first
    assert "changed elsewhere" not in window.statusBar().currentMessage()


def test_what_is_typed_meanwhile_is_left_alone(window, hand, qtbot, elsewhere):
    hand.press("M")
    note = window.inspector.note
    hand.type("see", on=note)
    elsewhere("session.reject(marks[3])")
    other = window.desk.marks
    looked(window, qtbot)
    assert note.hasFocus()
    assert note.text() == "see"
    assert window.desk.marks is other
    hand.press("Return", on=note)
    qtbot.waitUntil(lambda: hand.marks()[3][2] == "rejected", timeout=_SOON)
    assert hand.marks()[0][2] == "suggested"
    assert next(iter(window.desk.marks)).note == "see"


def test_a_report_that_came_elsewhere_joins_the_queue(window, qtbot, report_file):
    path = window.desk.session.project.path
    new = report_file("会员9名。", "c.txt")
    call = [sys.executable, "-m", "annotator", "import", str(path), str(new)]
    subprocess.run(call, check=True, cwd=ROOT, capture_output=True)
    qtbot.waitUntil(lambda: [s.name for s in queued(window)][2:] == ["c.txt"], timeout=_SOON)
    assert window.desk.report.name == "a.txt"


def test_labels_that_changed_elsewhere_are_shown(window, hand, qtbot, elsewhere):
    elsewhere(
        "from annotator.labels.edits import of_file\n"
        "from annotator import labels\n"
        "source = session.labels.source.replace('en = \"Person\"', 'en = \"Human\"')\n"
        "assert source != session.labels.source\n"
        "session.change_labels(of_file(session.labels, labels.parse(source)))"
    )
    action = window.commands.actions
    qtbot.waitUntil(lambda: action["label.PER"].text() == "Human", timeout=_SOON)
    assert hand.current() is not None


def test_candidates_that_another_process_finds_are_seen(window, hand, qtbot, elsewhere):
    """They come without a decision: nobody has decided anything."""
    before = len(window.desk.marks)
    elsewhere(
        "from dataclasses import replace\n"
        "from annotator.model import MarkStatus\n"
        "start = report.text.index('召开')\n"
        "with session.project.writing() as at:\n"
        "    at.marks.add_many([replace(marks[0], id=0, start=start, end=start + 2)])"
    )
    qtbot.waitUntil(lambda: len(window.desk.marks) == before + 1, timeout=_SOON)
    assert ("召开", "DATE", "suggested") in hand.marks()


def test_nothing_is_read_again_where_nothing_was_done(window, hand, qtbot, report_file):
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        window.transfers.bring_in([report_file("会员7名，沈丹到会。", "c.txt")])
    looked(window, qtbot)  # it may have been looked just while the report came
    marks = window.desk.marks
    for key in ("Space", "X", "1", "U", "Z"):
        hand.press(key)
    start = hand.text().index("商会召开")
    hand.drag(start, start + 2)
    hand.press("3")
    with qtbot.assertNotEmitted(window.desk.marksReplaced):
        looked(window, qtbot)
    assert window.desk.marks is marks


def test_a_project_that_cannot_be_read_is_told_by_acts_not_by_looking(window, hand, qtbot):
    path = window.desk.session.project.path
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE project SET rules = 'not json'")
        told = []
        window.desk.failed.connect(told.append)
        looked(window, qtbot)
        assert told == []
        other.execute("UPDATE project SET rules = '{}'")
    with qtbot.assertNotEmitted(window.desk.failed):
        hand.press("Space")
    assert hand.marks()[0][2] == "confirmed"
