"""Projects that somebody has harmed: each is opened, or refused in a sentence, whatever was done.

A child process does with each all that can be done with a project (see ``tests/harm.py``), so that
a crash and a hang are seen as well. Few in the ordinary run, a thousand in ``make long``.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.harm import KINDS, harmed
from tests.lived import live_in, reports

BATCH = 50
SECONDS = 240  # for a batch; one takes about 5


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Return a project that has been worked in, without a log beside it."""
    folder = tmp_path_factory.mktemp("base")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_NER", "off")
        return live_in(folder / "p.annot", reports(folder / "reports"))


def outcomes(base, first, behind):
    """Return what became of each variant, by a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.harm", str(base), str(first), str(behind)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"it crashed at {lines[-1:]}: {done.stderr[-2000:]}"
    return [line for line in lines if "begun" not in line]


def test_the_project_itself_is_whole_and_all_can_be_done_with_it(base):
    assert [one["told"] for one in outcomes(base, -1, 0)] == [""]


def _check(found, count):
    faults = [f"{one['number']} ({one['harm']}): {one['fault']}" for one in found if "fault" in one]
    assert faults == []
    assert len(found) == count
    told = [one["told"] for one in found]
    assert len(set(map(bool, told))) == 2, "some go on working, some are refused"


@pytest.mark.parametrize("first", range(0, 150, BATCH))
def test_whatever_was_done_to_a_project_it_is_opened_or_refused_in_a_sentence(base, first):
    _check(outcomes(base, first, first + BATCH), BATCH)


@pytest.mark.long
@pytest.mark.parametrize("first", range(150, 1000, BATCH))
def test_a_thousand_harmed_projects_are_opened_or_refused_in_a_sentence(base, first):
    _check(outcomes(base, first, first + BATCH), BATCH)


def test_every_kind_of_harm_is_done(base, tmp_path):
    made = [harmed(base, number, tmp_path / f"{number}.annot") for number in range(len(KINDS))]
    assert {one.partition(":")[0] for one in made} == {kind.__name__[1:] for kind in KINDS}
