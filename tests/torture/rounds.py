"""One round: a real process works until it is killed, and a fresh one judges what it left."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

from tests.torture.conftest import WHO
from tests.torture.telling import heard

_HERE = Path(__file__).parent
_PATIENCE = 120  # seconds until a process that hangs is given up
_WORKS = 1.5  # seconds that a reviewer works at most before it is killed


def start(actor, project, *arguments, environment):
    """Start an actor and return its process, and the first line it tells, when it is at work."""
    script = str(_HERE / f"{actor}.py")
    process = subprocess.Popen(
        [sys.executable, script, str(project), *map(str, arguments)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
    )
    return process, process.stdout.readline()


def work_until_killed(actor, project, dice, environment, meanwhile=None, works=None):
    """Let an actor work on the project until a random instant; return the lines it told.

    ``meanwhile`` is a context that it works in, ``works`` how many seconds if no random number.
    """
    process, ready = start(actor, project, WHO, dice.randrange(1 << 30), environment=environment)
    killer = threading.Timer(works or dice.uniform(0, _WORKS), process.kill)
    with meanwhile or nullcontext(), process.stdout:
        killer.start()
        lines = [ready, *process.stdout]  # until it is dead
    killer.join()
    failed = [line for line in heard(lines) if "failed" in line]
    assert not failed, failed
    assert process.wait(_PATIENCE) == -signal.SIGKILL, "it ended by itself"
    return lines


def hindered(lines):
    """Return how many acts could not be saved at once, for the disk was full or locked."""
    return sum("waits" in line or not line.get("harmless", True) for line in heard(lines))


def judged(project, first, lines, environment):
    """Let a fresh process judge the project; return what it counted, with the acts told."""
    call = [sys.executable, _HERE / "judge.py", project, WHO, first]
    done = subprocess.run(
        [*map(str, call)],
        input="".join(lines),
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
        timeout=_PATIENCE,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}\n{project}"
    found = json.loads(done.stdout.splitlines()[-1])
    return Counter(found, acts=sum("act" in line for line in heard(lines)))


def heard_of_all(processes):
    """Return what each of several processes told until it ended by itself."""
    told = [[] for _ in processes]

    def listen(process, lines):
        with process.stdout:
            lines += heard(process.stdout)

    threads = [
        threading.Thread(target=listen, args=pair) for pair in zip(processes, told, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [process.wait(_PATIENCE) for process in processes] == [0] * len(processes)
    return told
