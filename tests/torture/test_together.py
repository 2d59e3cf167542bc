"""Two reviewers at work on one project at once, in two processes: each act told is in the log.

``make torture`` lets each do 5,000 acts, and a window work beside another process for a minute; as
tests among others it is 150 acts, and three seconds.
"""

import random
import shutil
import threading
import time
from collections import Counter
from statistics import median

import pytest

from annotator.__main__ import main as annotator
from annotator.review import Session
from tests.torture import rounds
from tests.torture.telling import heard, print_of

_BOTH = ("沈", "林")
_LONG = ("label_all",)  # which looks through all reports


@pytest.mark.parametrize(
    "acts", [150, pytest.param(5000, marks=pytest.mark.torture)], ids=["few", "many"]
)
def test_two_at_once_lose_nothing_and_wait_for_each_other(
    first, environment, tmp_path, acts, capsys
):
    project = tmp_path / "p.annot"
    shutil.copy(first, project)
    dice, began = random.Random(acts), time.perf_counter()
    working = [
        rounds.start("actor", project, who, dice.randrange(1 << 30), acts, environment=environment)
        for who in _BOTH
    ]
    told = rounds.heard_of_all([process for process, _ in working])
    took = time.perf_counter() - began
    refused = [line for lines in told for line in lines if "refused" in line]
    assert [line for line in refused if not line["harmless"]] == []
    assert [sum("ready" not in line for line in lines) for lines in told] == [acts, acts]

    session = Session.open(project, "reader")
    log = session.decisions()
    session.close()
    kept = {}
    for who, lines in zip(_BOTH, told, strict=True):
        for line in lines:
            for number, text in line.get("decisions", {}).items():
                assert int(number) not in kept
                kept[int(number)] = (who, text)
    assert {one.id: (one.reviewer, print_of(one)) for one in log} == kept
    assert annotator(["verify", str(project)]) == 0
    capsys.readouterr()
    if acts > 1000:
        small = [line for lines in told for line in lines if line.get("act") not in _LONG]
        times = sorted(line["ms"] for line in small if "ms" in line)
        late = times[-len(times) // 100]
        with capsys.disabled():
            print(
                f"\ntwo at once: {2 * acts:,} acts in {took:.0f} s, decisions kept and told:"
                f" {len(log):,}, lost: 0; refused: {dict(Counter(r['refused'] for r in refused))}"
            )
            print(
                f"a small act takes {median(times):.1f} ms, one in a hundred {late},"
                f" the longest {times[-1]}"
            )


class Crowd(threading.Thread):
    """Another process that acts for ever, until the block ends; ``lines`` are what it told."""

    def __init__(self, project, environment):
        super().__init__()
        self._process, ready = rounds.start("actor", project, "林", 7, environment=environment)
        self.lines = [ready]

    def run(self):
        with self._process.stdout:
            self.lines += self._process.stdout

    def __enter__(self):
        self.start()

    def __exit__(self, *_):
        self._process.kill()
        self.join()
        self._process.wait()


@pytest.mark.parametrize(
    "seconds", [3, pytest.param(60, marks=pytest.mark.torture)], ids=["short", "long"]
)
def test_a_window_goes_on_beside_another_process(first, environment, tmp_path, seconds, capsys):
    project = tmp_path / "p.annot"
    shutil.copy(first, project)
    crowd = Crowd(project, environment)
    dice = random.Random(seconds)
    lines = rounds.work_until_killed("window_actor", project, dice, environment, crowd, seconds)
    assert rounds.hindered(lines) == rounds.hindered(crowd.lines) == 0
    session = Session.open(project, "reader")
    log = {str(one.id): print_of(one) for one in session.decisions()}
    by = Counter(one.reviewer for one in session.decisions())
    session.close()
    told = [line.get("decisions", {}) for line in heard(crowd.lines)]
    assert [one for one in told if not one.items() <= log.items()] == []
    assert min(by["沈"], by["林"]) > seconds
    assert annotator(["verify", str(project)]) == 0
    capsys.readouterr()
    if seconds > 10:
        with capsys.disabled():
            print(f"\na window beside a process for {seconds} s: decisions {dict(by)}, lost: 0")
