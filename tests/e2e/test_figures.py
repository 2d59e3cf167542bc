"""``stats`` and ``errors`` on a project that two reviewers worked on, by the program itself."""

import csv
import json
import re

import pytest

from annotator.model import Value
from annotator.review import Session, bring_in

TEXT = "4月28日，商会共有会员120名，捐款4.11万元。发布时间：2020-04-29"


@pytest.fixture
def project(tmp_path, report_file):
    """Return a project in which a quantity was corrected, money rejected, a date accepted."""
    path = tmp_path / "p.annot"
    session = Session.create(path, "沈")
    (arrival,) = bring_in(session, [report_file(TEXT, "r/a.txt")])

    def mark(covered):
        return next(
            m for m in session.report(arrival.report_id)[1] if TEXT[m.start : m.end] == covered
        )

    session.set_value(mark("120名"), Value("121", "名"))
    session.reject(mark("4.11万元"))
    session.accept(mark("4月28日"))
    session.undo()
    session.reviewer = "林"
    session.relabel(mark("4月28日"), "TERM")
    start = TEXT.index("会员")
    session.add(arrival.report_id, start, start + 2, "TITLE")
    session.close()
    return path


def figures(annotator, *call):
    done = annotator(*call, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_the_error_report_names_every_kind(annotator, project):
    found = figures(annotator, "errors", project)
    kinds = ("right", "boundary", "label", "value", "spurious")
    assert {name: found["all"][name] for name in kinds} == {
        **dict.fromkeys(kinds, 0),
        "label": 1,
        "value": 1,
        "spurious": 1,
    }
    assert found["all"]["decided"] == 3
    assert found["all"]["precision"] == 0
    assert found["all"]["high"] > 0.5  # three cases say little
    assert found["missed"] == {"TITLE": 1}
    assert found["confusions"] == [{"proposed": "DATE", "right": "TERM", "count": 1}]
    assert found["spurious_texts"] == [{"text": "4.11万元", "label": "MONEY", "count": 1}]
    assert found["missed_texts"] == [{"text": "会员", "label": "TITLE", "count": 1}]
    sums = [sum(row[name] for row in found["rules"]) for name in ("decided", "open")]
    assert sums == [found["all"]["decided"], found["all"]["open"]]
    assert {row["suggester"] for row in found["suggesters"]} >= {"numbers", "dates"}


def test_it_is_of_one_reviewer_or_one_label_where_that_is_asked(annotator, project):
    of_lin = figures(annotator, "errors", project, "--reviewer", "林")
    assert (of_lin["all"]["decided"], of_lin["all"]["label"]) == (1, 1)
    money = figures(annotator, "errors", project, "--label", "MONEY")
    assert (money["all"]["proposed"], money["all"]["spurious"]) == (1, 1)
    assert money["missed"] == {}
    none = figures(annotator, "errors", project, "--until", "2000-01-01")
    assert none["all"]["decided"] == 0
    assert none["all"]["precision"] is None


def test_it_is_printed_as_a_table_and_written_as_csv(annotator, project, tmp_path):
    out = tmp_path / "errors.csv"
    done = annotator("errors", project, "--csv", out)
    assert re.search(r"^numbers/\w+ +1 +1 +0 +0 +0 +1 +0 +0 +0\.000 ", done.stdout, re.MULTILINE)
    assert "missed: 1 (1 TITLE)" in done.stdout
    assert "DATE → TERM  1" in done.stdout
    assert "4.11万元  MONEY  1" in done.stdout
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(int(row["decided"]) for row in rows) == 3
    refused = annotator("errors", project, "--csv", project)
    assert refused.returncode == 1
    assert "holds a project" in refused.stderr


@pytest.mark.parametrize(
    ("option", "said"),
    [(("--reviewer", "王"), "Choose one of: 林, 沈."), (("--label", "SHIP"), "Choose one of: PER")],
)
def test_a_name_that_is_not_there_is_told(annotator, project, option, said):
    done = annotator("errors", project, *option)
    assert done.returncode == 1
    assert said in done.stderr
    assert annotator("errors", project, "--since", "soon").returncode == 2


def test_progress_and_what_a_span_took(annotator, project, tmp_path):
    found = figures(annotator, "stats", project)
    assert found["labels"]["TERM"] == {"confirmed": 1, "suggested": 0, "rejected": 0}
    by_name = {row["reviewer"]: row for row in found["reviewers"]}
    assert by_name["沈"] | {"seconds": 0, "seconds_a_span": 0} == {
        "reviewer": "沈",
        "decisions": 2,
        "actions": 4,
        "seconds": 0,
        "spans": 1,
        "rejected": 1,
        "reports_done": 0,
        "actions_a_span": 4.0,
        "seconds_a_span": 0,
    }
    assert by_name["林"]["spans"] == 2
    assert sum(row["decisions"] for row in found["days"]) == 4
    out = tmp_path / "days.csv"
    done = annotator("stats", project, "--reviewer", "林", "--csv", out)
    assert re.search(r"^林 +2 +2 +\d+ +2 +0 +0 +1\.00 +\d", done.stdout, re.MULTILINE)
    assert "沈" not in done.stdout
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert {row["reviewer"] for row in csv.DictReader(file)} == {"林"}
    ours = figures(annotator, "stats", project, "--reviewer", "沈")
    assert ours["labels"]["TERM"] == {"confirmed": 0, "suggested": 0, "rejected": 0}
