"""``annotator check`` on the sample reports, whose faults are known, and on a project of them."""

import json

from annotator.model import Judgement, Ruling
from annotator.review import Session
from annotator.review.checking import findings_in
from tests.planted import FAULTS, SEEDS

SUM = "a.txt:1: 30名 + 18名 give 48名, but the total is 47名; none of them is rounded. (parts)"


def test_planted_faults_are_found_and_nothing_else(annotator):
    done = annotator("check", SEEDS, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    planted = sorted((one.report[:2], one.rule) for one in FAULTS)
    assert sorted((one["report"][:2], one["rule"]) for one in found) == planted
    for one in found:
        assert one["name"]
        assert one["ignore"].startswith("Where ")
        for evidence in one["evidence"]:
            assert one["start"] <= evidence["start"] < evidence["end"] <= one["end"]
            assert evidence["text"]


def test_what_adds_up_is_printed_where_it_is_asked_for(annotator, report_file):
    report = report_file("党员47名，其中男性30名、女性17名。\n", "a.txt")
    assert annotator("check", report).stdout.startswith("Nothing was found")
    done = annotator("check", "--holds", report)
    assert done.stdout == "a.txt:1: 30名 + 17名 give 47名, the total. (parts, holds)\n"
    (found,) = json.loads(annotator("check", "--holds", "--json", report).stdout)
    assert found["severity"] == "holds"


def test_a_project_is_checked_as_its_reports_are(annotator, report_file, tmp_path):
    folder = report_file("党员47名，其中男性30名、其他18名。\n", "r/a.txt").parent
    report_file("会员12名。\n", "r/b.txt")
    project = tmp_path / "p.annot"
    assert annotator("import", project, folder).returncode == 0
    of_files, of_project = annotator("check", folder), annotator("check", project)
    assert of_files.stdout == of_project.stdout
    assert of_project.stdout == f"{SUM}\n"
    assert annotator("check", folder / "b.txt").stdout.startswith("Nothing was found")
    gone = annotator("check", tmp_path / "none.annot")
    assert gone.returncode == 1
    assert len(gone.stderr.splitlines()) == 1


def test_what_was_dismissed_is_left_out_unless_all_is_asked_for(annotator, report_file, tmp_path):
    folder = report_file("党员47名，其中男性30名、其他18名。\n", "r/a.txt").parent
    project = tmp_path / "p.annot"
    assert annotator("import", project, folder).returncode == 0
    session = Session.open(project, "沈")
    finding = next(one.finding for one in findings_in(session, 1) if one.is_open)
    session.judge(1, finding, Judgement(Ruling.DISMISSED, "其他含兼职"))
    session.close()
    assert annotator("check", project).stdout.startswith("Nothing was found")
    assert annotator("check", project, "--all").stdout == f"{SUM} [dismissed: 其他含兼职]\n"
    (found,) = json.loads(annotator("check", project, "--all", "--json").stdout)
    assert (found["ruling"], found["reason"]) == ("dismissed", "其他含兼职")
    session = Session.open(project, "沈")
    session.undo()
    session.judge(1, finding, Judgement(Ruling.CONFIRMED))
    session.close()
    assert annotator("check", project).stdout == f"{SUM} [confirmed]\n"
