"""``annotator check`` on the sample reports, whose faults are known, and on a project of them."""

import json

from annotator.model import Judgement, Ruling
from annotator.review import Session
from annotator.review.checking import findings_in
from annotator.review.project_checking import across
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


def two_that_differ(report_file):
    """Return the folder of two reports that count the members of one chamber differently."""
    report_file("截至2021年底，县商会共有会员120名。\n", "r/a.txt")
    return report_file("截至2021年底，县商会共有会员125名。\n", "r/b.txt").parent


def test_reports_that_differ_are_told_after_each_of_them(annotator, report_file, tmp_path):
    folder, project = two_that_differ(report_file), tmp_path / "p.annot"
    assert annotator("import", project, folder).returncode == 0
    of_project = annotator("check", project)
    of_files = annotator("check", folder / "a.txt", folder / "b.txt")
    assert of_project.stdout == of_files.stdout
    (line,) = of_project.stdout.splitlines()
    assert line.startswith("a.txt, b.txt: ")
    assert line.endswith(": 120名 (a.txt); 125名 (b.txt). (differing)")
    (found,) = json.loads(annotator("check", project, "--json").stdout)
    assert [(place["report"], place["text"]) for place in found["places"]] == [
        ("a.txt", "120名"),
        ("b.txt", "125名"),
    ]
    assert (found["rule"], found["name"]) == ("differing", "Reports that differ")
    assert annotator("check", folder / "a.txt").stdout.startswith("Nothing was found")


def test_what_was_dismissed_between_reports_is_printed_where_all_is_asked_for(
    annotator, report_file, tmp_path
):
    folder, project = two_that_differ(report_file), tmp_path / "p.annot"
    assert annotator("import", project, folder).returncode == 0
    session = Session.open(project, "沈")
    (one,) = across(session)
    session.judge(None, one.finding, Judgement(Ruling.DISMISSED, "年中换届"))
    session.close()
    assert annotator("check", project).stdout.startswith("Nothing was found")
    assert annotator("check", project, "--all").stdout.endswith(
        "(differing) [dismissed: 年中换届]\n"
    )
    (found,) = json.loads(annotator("check", project, "--all", "--json").stdout)
    assert (found["ruling"], found["reason"]) == ("dismissed", "年中换届")
