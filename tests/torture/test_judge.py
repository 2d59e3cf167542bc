"""The judge finds what a torture might do: each kind of loss, planted, is told."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from annotator.review import Session
from tests.torture import rounds
from tests.torture.actor import Actor, told_of
from tests.torture.conftest import WHO

_ACTS = ("accept", "add", "note", "reject", "undo")


@pytest.fixture
def worked(first, tmp_path):
    """Return a project with a few acts done, and the lines that tell of them."""
    project = tmp_path / "p.annot"
    shutil.copy(first, project)
    session = Session.open(project, WHO)
    actor = Actor(session, 1)
    told = [{"ready": 0}, *(told_of(name, getattr(actor, name)()) for name in _ACTS)]
    session.close()
    return project, [f"{json.dumps(line)}\n" for line in told]


def test_what_is_whole_passes(worked, first, environment):
    project, lines = worked
    found = rounds.judged(project, first, lines, environment)
    assert (found["decisions"], found["acts"], found["untold"]) == (5, 5, 0)
    found = rounds.judged(project, first, [*lines[:-1], lines[-1][:-9]], environment)
    assert found["untold"] == 1, "the last was cut off by the kill"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("DELETE FROM decision WHERE id = 5", "was told and is not in the log"),
        ("UPDATE decision SET act = 'remove' WHERE id = 3", "not in the log as it was told"),
        ("UPDATE mark SET note = '' WHERE note <> ''", "annotator verify found faults"),
        ("DELETE FROM mark WHERE id = 1", "annotator verify found faults"),
        ("UPDATE decision SET state = 'abandoned' WHERE id = 1", "not as it was at first"),
    ],
)
def test_what_was_lost_is_found(worked, first, environment, harm, said):
    project, lines = worked
    with closing(sqlite3.connect(project)) as plain, plain:
        plain.execute(harm)
    with pytest.raises(AssertionError, match=said):
        rounds.judged(project, first, lines, environment)


def test_two_acts_that_were_not_told_are_found(worked, first, environment):
    project, lines = worked
    with pytest.raises(AssertionError, match="several were not told"):
        rounds.judged(project, first, lines[:-2], environment)


def test_what_a_window_painted_is_held_against_the_log(worked, first, environment):
    project, (ready, *_) = worked
    session = Session.open(project, WHO)
    report, marks = session.report(1)
    painted = [[m.id, m.start, m.end, m.label, m.status.value] for m in marks]
    session.close()
    line = {"act": "Z", "newest": 5, "report": report.name, "marks": painted}
    assert rounds.judged(project, first, [ready, f"{json.dumps(line)}\n"], environment)["acts"] == 1
    painted[0][3] = "PER" if painted[0][3] != "PER" else "ORG"
    with pytest.raises(AssertionError, match="something else was painted"):
        rounds.judged(project, first, [ready, f"{json.dumps(line)}\n"], environment)
