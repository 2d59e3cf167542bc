"""What `make evaluate` prints, and the table of scores that it counts."""

import ast
import runpy
import subprocess
import sys

import pytest

from annotator.agreement import rescored
from annotator.agreement.calibration import Judged
from annotator.model import Mark, MarkStatus, Origin, Report
from annotator.review.evaluation import Measured
from annotator.suggest import scores
from tests.checkout import ROOT

WITHOUT_PYTEST = "import runpy, sys; sys.modules['pytest'] = None; runpy.run_path(sys.argv[1])"


@pytest.mark.parametrize(
    "name", ["evaluate", "evaluate_checks", "evaluate_numbers", "evaluate_ner"]
)
def test_it_needs_nothing_of_what_tests_need(name):
    """Hold that each part is read in an environment that has the program and not pytest."""
    script = str(ROOT / "scripts" / f"{name}.py")
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PYTEST, script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def script():
    return runpy.run_path(str(ROOT / "scripts" / "evaluate.py"))


def mark(start, rule, score=0.9):
    origin = Origin("test", rule, score)
    return Mark(0, 1, start, start + 1, "PER", MarkStatus.SUGGESTED, origin)


MEASURED = [
    Measured("a", Report("a", "a", "甲" * 9, ""), [mark(0, "x")], [mark(0, "x"), mark(1, "x")]),
    Measured("b", Report("b", "b", "甲" * 9, ""), [mark(3, "x")], [mark(3, "x"), mark(5, "y")]),
]


def test_the_counts_are_printed_as_the_table_that_the_scores_are_taken_from(script):
    source = script["counts_source"](MEASURED)
    assert ast.literal_eval(source.partition(" = ")[2]) == {
        ("test", "x"): (2, 3),
        ("test", "y"): (0, 1),
    }
    assert source.partition(" = ")[0] in (ROOT / "annotator/suggest/scores.py").read_text("utf-8")


def test_a_report_that_is_left_out_does_not_count_for_its_own_scores(script):
    (_, first), (_, second) = script["leave_one_out"](MEASURED)
    assert [one.score for one in first] == [0.66, 0.66]  # one of one right in the other
    assert [one.score for one in second] == [0.5, 0.5]  # one of two; and a rule nobody counted


def test_scores_are_reckoned_as_the_suggesters_reckon_them():
    rules = [*scores._COUNTS, ("nobody", "none")]
    again = rescored([Judged(rule, None, right=True) for rule in rules], scores._COUNTS)
    assert [one.score for one in again] == [scores.origin(*rule).score for rule in rules]


def test_a_set_that_is_not_there_is_told(script, tmp_path, capsys):
    assert script["MarkedSet"]("none", tmp_path).evaluate() is None
    assert "none: not there" in capsys.readouterr().err


def test_the_whole_is_printed_of_the_sets_that_are_there(script, shared, capsys):
    assert script["main"](["shared"]) == 0
    told = capsys.readouterr().out
    for title in ("F1 by report", "leave one out", "confusion", "reviewer's effort"):
        assert title in told


def test_facts_are_printed_by_report_and_of_the_blind_set_their_sums_alone(script, capsys):
    for one in script["SETS"][1:]:
        script["print_facts"](one, one.evaluate())
        told = capsys.readouterr().out
        assert told.count("\nall ") == told.count("facts and posts, read from") == 2
        reports = [path.name for path in (one.folder / "reports").iterdir()]
        assert any(name[:25] in told for name in reports) == (one.name != "blind")
