"""``annotator check`` on the sample reports, whose faults are known, and on a project of them."""

import json
from pathlib import Path

from annotator.model import Judgement, Ruling
from annotator.review import Session
from annotator.review.checking import findings_in

SEEDS = Path(__file__).parents[2] / "seeds"
PLANTED = {  # seeds/README.md tells of more: no rule for them yet
    ("01", "counts"),
    ("04", "weekday"),
    ("06", "parts"),
    ("09", "growth"),
    ("10", "parts"),
    ("12", "parts"),
    ("12", "ratio"),
}


def test_planted_faults_are_found_and_nothing_else(annotator):
    done = annotator("check", SEEDS, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {(one["report"][:2], one["rule"]) for one in found} == PLANTED
    assert len(found) == len(PLANTED)
    for one in found:
        for evidence in one["evidence"]:
            assert one["start"] <= evidence["start"] < evidence["end"] <= one["end"]
            assert evidence["text"]


def test_a_project_is_checked_as_its_reports_are(annotator, report_file, tmp_path):
    folder = report_file("党员47名，其中男性30名、其他18名。\n", "r/a.txt").parent
    report_file("会员12名。\n", "r/b.txt")
    project = tmp_path / "p.annot"
    assert annotator("import", project, folder).returncode == 0
    of_files, of_project = annotator("check", folder), annotator("check", project)
    assert of_files.stdout == of_project.stdout
    assert of_project.stdout == "a.txt:1: 30名 + 18名 give 48, but the total is 47名. (parts)\n"
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
    line = "a.txt:1: 30名 + 18名 give 48, but the total is 47名. (parts)"
    assert annotator("check", project).stdout.startswith("Nothing was found")
    assert annotator("check", project, "--all").stdout == f"{line} [dismissed: 其他含兼职]\n"
    (found,) = json.loads(annotator("check", project, "--all", "--json").stdout)
    assert (found["ruling"], found["reason"]) == ("dismissed", "其他含兼职")
    session = Session.open(project, "沈")
    session.undo()
    session.judge(1, finding, Judgement(Ruling.CONFIRMED))
    session.close()
    assert annotator("check", project).stdout == f"{line} [confirmed]\n"
