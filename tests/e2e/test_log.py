"""``annotator log``: a project's decisions on the command line."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.model import ListMode, LogFilter, Report, Value
from annotator.review import Session, lists, log
from tests.unit.review.test_session import TEXT, only, put, span_of


@pytest.fixture
def project(tmp_path):
    """A project in which two reviewers have decided on two reports."""
    path = tmp_path / "p.annot"
    session = Session.create(path, "沈丹")
    other = Session.open(path, "林一")
    marks = [span_of("12人", "QUANTITY", Value("12", "人")), span_of("沈丹", "LOC")]
    first = put(session, marks=marks)
    with session.project.writing() as at:
        at.reports.add(Report("v", "另一篇.txt", TEXT, "b" * 64))
    session.accept(only(session, first, "12人"))
    other.relabel(only(other, first, "沈丹"), "PER")
    session.set_note(only(session, first, "12人"), "看\n一下")
    session.undo()
    second = next(iter(log.reports_called(session, "另一篇.txt")))
    start = TEXT.index("南京")
    session.add(second, start, start + 2, "LOC")
    lists.add_word(other, "晨曦会", "ORG", ListMode.MARK)
    for one in (session, other):
        one.close()
    return path


def rows(done):
    assert (done.returncode, done.stderr) == (0, "")
    return [re.split(r" {2,}", line) for line in done.stdout.splitlines()]


def test_each_decision_is_a_line_with_what_it_did_the_newest_last(annotator, project):
    found = rows(annotator("log", project))
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", row[0]) for row in found)
    assert [row[1:5] for row in found] == [
        ["沈丹", "accept", "r.txt", "12人 (QUANTITY)"],
        ["林一", "relabel", "r.txt", "沈丹 LOC → PER"],
        ["沈丹", "set_note", "r.txt", "12人 (QUANTITY), note: – → 看 一下"],
        ["沈丹", "undo set_note", "r.txt", "12人 (QUANTITY), note: 看 一下 → –"],
        ["沈丹", "add", "另一篇.txt", "南京 (LOC)"],
        ["林一", "set_lists", "the project", "ORG, entries +1"],
    ]
    assert found[0][5:] == ["numbers · rule · 0.90"]
    assert found[2][5] == "numbers · rule · 0.90"
    assert re.fullmatch(r"\d+\.\d s", found[2][6])
    assert found[2][7] == "undone"
    assert re.fullmatch(r"\d+\.\d s", found[4][5])  # a span of a reviewer's own has no origin


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (["--report", "r.txt"], [1, 2, 3, 4]),
        (["--report", "2"], [5]),
        (["--reviewer", "林一"], [2, 6]),
        (["--act", "undo"], [4]),
        (["--label", "LOC"], [2, 5]),
        (["--undone"], [3]),
        (["--limit", "2"], [5, 6]),
        (["--since", "2000-01-01", "--until", "2000-12-31"], []),
        (["--since", "2000-01-01", "--limit", "1", "--reviewer", "沈丹"], [5]),
    ],
)
def test_what_is_asked_for_is_told_and_json_holds_all_of_it(annotator, project, asked, numbers):
    done = annotator("log", project, *asked, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in found] == numbers
    session = Session.open(project, "看")
    known = {line.logged.decision.id: log.as_json(line) for line in log.told(session, LogFilter())}
    session.close()
    assert found == [json.loads(json.dumps(known[number])) for number in numbers]


def test_the_log_is_read_as_far_as_it_is_looked_at(annotator, project):
    session = Session.open(project, "沈丹")
    for number in range(400):
        session.set_note(only(session, 1, "12人"), str(number))
    session.close()
    program = Path(sys.executable).with_name("annotator")
    head = shutil.which("head")
    piped = subprocess.run(
        f"'{program}' log '{project}' --json | {head} -n 2",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    assert [json.loads(line)["id"] for line in piped.stdout.splitlines()] == [1, 2]
    assert piped.stderr == ""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--report", "gone.txt"], "There is no report “gone.txt” in this project."),
        (["--since", "gestern"], "“gestern” is not a time."),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(annotator, project, asked, said):
    done = annotator("log", project, *asked)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"annotator: {said}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("asked", [["--act", "dance"], ["--limit", "-1"], ["--limit", "x"]])
def test_wrong_usage_has_status_2(annotator, project, asked):
    done = annotator("log", project, *asked)
    assert (done.returncode, done.stdout) == (2, "")
