"""The main job from end to end on the real reports, by key and mouse, over a kill."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from annotator.text.clean import clean
from annotator.ui import app
from tests.driver import Hand, queued

REVIEWER = Path(__file__).with_name("reviewer.py")
_PATIENCE = 120  # seconds before a reviewer that hangs is killed


def open_window(qtbot, project, reports=()):
    app.make_application()
    window = app.open_window(str(project), list(reports))
    qtbot.addWidget(window)
    if reports:
        with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
            window.show()
    else:
        window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.isActiveWindow)  # before that, keys are lost
    return window, Hand(window)


def go_to(hand, covered):
    for _ in range(500):
        if hand.current() == covered:
            return
        hand.press("J")
    raise AssertionError(f"{covered} was never suggested")


def confirmed(hand):
    return sorted((text, label) for text, label, status in hand.marks() if status == "confirmed")


def test_the_main_job(qtbot, annotator, shared, tmp_path):
    project = tmp_path / "p.annot"
    window, hand = open_window(qtbot, project, [shared / "reports"])
    assert window.queue_model.rowCount() == 3

    hand.press("Space")  # accept the first
    go_to(hand, "12人")
    hand.press("Space")
    go_to(hand, "19人")
    hand.press("X")
    go_to(hand, "20名")
    hand.press("9")  # relabel
    start = hand.text().index("中共江苏省辽宁商会党支部一届")
    hand.drag(start, start + 12)
    hand.press("3")  # add
    hand.press("Z")
    hand.press("Shift+Z")  # undone and done again
    first = confirmed(hand)
    assert ("12人", "QUANTITY") in first
    assert ("20名", "EVENT") in first
    assert ("中共江苏省辽宁商会党支部", "ORG") in first
    hand.press("D")  # done, and on to the glossed report
    assert window.desk.report.name.startswith("002")
    go_to(hand, "77.5%")
    hand.press("Space")
    name = "余國(guó)輝"
    start = hand.text().index(name)
    hand.drag(start, start + len(name))
    hand.press("1")
    second = confirmed(hand)
    assert (name, "PER") in second
    window.close()

    out = tmp_path / "out.jsonl"
    assert annotator("export", project, "--format", "jsonl", "--output", out).returncode == 0
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    covered = [
        sorted((r["text"][s["start"] : s["end"]], s["label"]) for s in r["spans"]) for r in records
    ]
    assert covered == [first, second]
    assert "余國輝" in [span["text"] for span in records[1]["spans"]], "without its gloss"
    for record in records:
        source = (shared / "reports" / record["name"]).read_bytes().decode()
        assert record["text"] == source
        for span in record["spans"]:
            assert span["text"] == clean(source).of_raw(span["start"], span["end"])
            assert span["status"] == "confirmed"


@pytest.mark.parametrize(
    ("seed", "acts"),
    [
        (1, 12),
        pytest.param(2, 45, marks=pytest.mark.long),
        pytest.param(3, 90, marks=pytest.mark.long),
    ],
)
def test_nothing_painted_is_lost_when_the_process_is_killed(
    qtbot, annotator, home, some_reports, tmp_path, seed, acts
):
    project = tmp_path / "p.annot"
    process = subprocess.Popen(
        [sys.executable, str(REVIEWER), str(project), str(some_reports), str(seed)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "ANNOTATOR_HOME": str(home)},
    )
    watchdog = threading.Timer(_PATIENCE, process.kill)
    watchdog.start()
    try:
        assert json.loads(process.stdout.readline()) == {"queue": 3}
        told = [json.loads(process.stdout.readline()) for _ in range(acts)]
    finally:
        os.kill(process.pid, signal.SIGKILL)
        watchdog.cancel()
    told += [json.loads(line) for line in process.stdout.read().splitlines() if line.endswith("}")]
    assert process.wait() == -signal.SIGKILL
    process.stdout.close()

    window, hand = open_window(qtbot, project)
    shown = {s.name: s.id for s in queued(window)}
    log = window.desk.session.decisions()
    last = {line["report"]: line["marks"] for line in told}
    for name, marks in last.items():
        window.desk.open_report(shown[name])
        now = [[m.start, m.end, m.label, m.status.value] for m in window.view.page.marks]
        if now != marks:  # the one act that was kept, but killed before it was told
            assert name == window.desk.session.report(log[-1].report_id)[0].name
            hand.press("Shift+Z" if log[-1].act.value == "undo" else "Z")
            now = [[m.start, m.end, m.label, m.status.value] for m in window.view.page.marks]
            assert now == marks

    check_export(annotator, window, tmp_path / "out.jsonl")

    undone = 0
    while "nothing to undo" not in window.statusBar().currentMessage():
        hand.press("Z")
        undone += 1
        assert undone <= 2 * len(log) + 2
    assert undone > 1  # back beyond the kill, to the very first act
    for summary in queued(window):
        assert (summary.confirmed, summary.rejected, summary.status.value) == (0, 0, "new")
    check_export(annotator, window, tmp_path / "out.jsonl")
    window.close()


def check_export(annotator, window, out):
    """Check that an export holds exactly the confirmed spans, each the clean text it says it is."""
    session = window.desk.session
    done = annotator("export", session.project.path, "--format", "jsonl", "--output", out)
    assert done.returncode == 0
    for line in out.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        summary = next(s for s in session.each_line() if s.name == record["name"])
        report, marks = session.report(summary.id)
        spans = [(s["start"], s["end"], s["label"]) for s in record["spans"]]
        assert spans == [(m.start, m.end, m.label) for m in marks if m.is_span]
        for span in record["spans"]:
            assert span["text"] == clean(report.text).of_raw(span["start"], span["end"])
