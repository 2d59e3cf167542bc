"""Two reviewers at work on one project at once, in two processes: each act told is in the log.

``make torture`` lets each do 5,000 acts; as one test among others it is 150.
"""

import random
import shutil
import time
from collections import Counter
from statistics import median

import pytest

from annotator.__main__ import main as annotator
from annotator.review import Session
from tests.torture import rounds
from tests.torture.telling import print_of

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
