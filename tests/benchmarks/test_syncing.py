"""What it costs an act to be on disk when it returns: synchronous=FULL beside NORMAL.

``make bench`` runs it and shows the times; nothing is checked, for they are the disk's.
"""

import time
from statistics import median, quantiles

import pytest
from sqlalchemy import event

from tests.benchmarks.test_accepting import session_with

pytestmark = pytest.mark.bench

_ACTS = 400


def set_synchronous(session, mode):
    """Let the session's connections sync as ``mode`` says, from now on."""
    engine = session.project._engine
    event.listen(engine, "connect", lambda plain, _: plain.execute(f"PRAGMA synchronous = {mode}"))
    engine.dispose()
    with session.project.reading() as at:
        (now,) = at._connection.exec_driver_sql("PRAGMA synchronous").one()
    assert now == {"FULL": 2, "NORMAL": 1}[mode]


def test_what_an_act_costs_when_it_is_synced_and_when_not(tmp_path, capsys):
    took = {"FULL": [], "NORMAL": []}
    sessions = {}
    for mode in took:
        session, report_id = session_with(tmp_path / f"{mode}.annot", 2 * _ACTS)
        set_synchronous(session, mode)
        sessions[mode] = (session, list(session.report(report_id)[1]))
    for number in range(_ACTS):  # by turns, so that the machine is the same to both
        for mode, (session, marks) in sessions.items():
            start = time.perf_counter()
            session.accept(marks[number])
            took[mode].append(1000 * (time.perf_counter() - start))
    for session, _ in sessions.values():
        session.close()
    with capsys.disabled():
        for mode, times in took.items():
            print(
                f"\nsynchronous={mode}: an act takes {median(times):.2f} ms,"
                f" one in twenty {quantiles(times, n=20)[-1]:.2f}, the longest {max(times):.1f}",
                end="",
            )
        print(
            f"\nto be on disk costs an act {median(took['FULL']) - median(took['NORMAL']):.2f} ms"
        )
