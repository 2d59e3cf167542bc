"""Candidates part by part, here and in a process beside: the same, exact, stopped, told of."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from annotator.errors import FindingEnded
from annotator.model import Report
from annotator.suggest import LONG, Beside, Cancelled, suggest_in
from annotator.suggest import find as find_all
from tests.conftest import AWKWARD, ROOT


def find(some):
    """Find here, without what gave way: that is not told by a process beside."""
    return (part._replace(dropped=()) for part in find_all(some))


def report(text, **known):
    return Report("u", "r.txt", text, "0" * 64, **known)


@pytest.fixture
def beside():
    made = Beside()
    yield made
    made.close()


@pytest.fixture(scope="module")
def long_report(seeds_text):
    text = AWKWARD + seeds_text(2 * LONG)
    return report(text, meta={"report_date": "2020-04-28"}, furniture=((0, 40, True),))


def test_parts_together_are_all_candidates_and_reach_the_end(long_report):
    parts = list(find(long_report))
    assert len(parts) > 3
    assert [one for part in parts for one in part.kept] == suggest_in(long_report)
    assert parts[-1].end == len(long_report.text)
    begin = 0
    for part in parts:
        assert part.end > begin
        assert all(begin <= one.start < one.end <= part.end for one in part.kept)
        begin = part.end


@pytest.mark.parametrize("text", ["", "\u200b", "会员3名。", "\n" * 9])
def test_a_short_report_is_one_part(text):
    assert [part.end for part in find(report(text))] == [len(text)]


def test_a_process_beside_finds_the_same_one_report_after_another(beside, long_report):
    assert list(beside.find(long_report)) == list(find(long_report))
    process = beside._process
    assert list(beside.find(report(AWKWARD))) == list(find(report(AWKWARD)))
    assert beside._process is process


def test_a_process_beside_is_ended_to_cancel_and_then_finds_again(beside, long_report):
    asked = threading.Event()
    parts = beside.find(long_report, asked.is_set)
    next(parts)
    process = beside._process.pid
    asked.set()
    start = time.perf_counter()
    with pytest.raises(Cancelled):
        list(parts)
    assert time.perf_counter() - start < 2
    assert not alive(process)
    assert list(beside.find(report("会员3名。"))) == list(find(report("会员3名。")))


def test_what_is_not_wanted_to_its_end_ends_the_process(beside, long_report):
    parts = beside.find(long_report)
    next(parts)
    parts.close()
    assert beside._process is None


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_process_that_is_killed_is_told(beside, long_report):
    parts = beside.find(long_report)
    next(parts)
    os.kill(beside._process.pid, signal.SIGKILL)
    with pytest.raises(FindingEnded):
        list(parts)
    assert list(beside.find(report("会员3名。")))


def test_a_fault_in_it_is_raised_here(beside):
    with pytest.raises(RuntimeError, match="in in_parts"):
        list(beside.find(report("会员3名。", rules="nonsense")))
    assert list(beside.find(report("会员3名。")))


def test_what_it_warns_of_is_told_here(beside, tmp_path, monkeypatch, caplog):
    info = tmp_path / "broken-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[annotator.suggesters]\ncodes = nowhere_at_all:x\n")
    monkeypatch.syspath_prepend(tmp_path)  # which the process is started with
    assert list(beside.find(report("会员3名。")))
    assert "The suggester codes of broken 1.0 does not work" in caplog.text


def test_where_no_process_can_be_had_candidates_are_found_here(beside, monkeypatch, caplog):
    def refused():
        raise OSError("no more processes")

    monkeypatch.setattr(beside, "_started", refused)
    assert list(beside.find(report("会员3名。"))) == list(find_all(report("会员3名。")))
    assert "no more processes" in caplog.text


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_it_ends_with_the_one_who_started_it(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        "import os, signal\n"
        "from annotator.model import Report\n"
        "from annotator.suggest import Beside\n"
        "if __name__ == '__main__':\n"
        "    beside = Beside()\n"
        "    list(beside.find(Report('u', 'n', '会员3名。', 's')))\n"
        "    print(beside._process.pid, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(program)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    process = int(done.stdout)
    for _ in range(100):
        if not alive(process):
            return
        time.sleep(0.1)
    raise AssertionError("it is still there")


def alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = f"/proc/{process}/stat"
    try:
        with open(stat, encoding="utf-8") as file:  # noqa: PTH123 - no file of ours
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return os.path.isdir("/proc/self") is False  # noqa: PTH112 - the same
