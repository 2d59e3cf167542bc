"""The program killed while it finds the candidates of a long report: what was stored is whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.review import Session, find_rest
from annotator.suggest import suggest_in

pytestmark = pytest.mark.long


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_what_was_found_before_it_was_killed_is_there_and_the_rest_is_found(
    tmp_path, home, report_file, seeds_text
):
    project = tmp_path / "p.annot"
    report = report_file(seeds_text(400_000), "long.txt")
    program = subprocess.Popen(
        [str(Path(sys.executable).with_name("annotator")), "open", str(project), str(report)],
        env={**os.environ, "ANNOTATOR_HOME": str(home)},
        stderr=subprocess.DEVNULL,
    )
    try:
        seen = wait_for_a_part(project)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
    session = Session.open(project, "reader")
    summary = session.summary(1)
    expected = [(one.start, one.end, one.label) for one in suggest_in(session.report(1)[0])]
    assert summary.found_to is not None, "it was done before it could be killed"
    assert summary.found_to >= seen
    assert places(session) == [one for one in expected if one[0] < summary.found_to]
    list(find_rest(session, 1))
    assert places(session) == expected
    session.close()


def wait_for_a_part(project):
    """Return how far candidates were found when some were."""
    for _ in range(600):
        time.sleep(0.05)
        if not project.exists():
            continue
        session = Session.open(project, "reader")
        queue = list(session.each_line())
        session.close()
        if queue and queue[0].found_to:
            return queue[0].found_to
    raise AssertionError("no part was ever stored")


def places(session):
    return [(mark.start, mark.end, mark.label) for mark in session.report(1)[1]]
