"""``annotator facts`` on files and on a project: printed, written as tables, and refused."""

import csv
import json

from annotator.model import MarkStatus
from annotator.review import Session

TEXT = "截至2021年底，榕江市总商会有会员企业4.11万家。\n会长沈丹到会。\n"


def test_what_is_printed_is_the_same_of_a_file_and_of_a_project(annotator, report_file, tmp_path):
    folder = report_file(TEXT, "r/a.txt").parent
    project = tmp_path / "p.annot"
    assert annotator("import", project, folder).returncode == 0
    of_files, of_project = annotator("facts", folder), annotator("facts", project)
    assert of_files.returncode == of_project.returncode == 0, of_files.stderr
    assert of_files.stdout == of_project.stdout
    assert "a.txt:1: ? " in of_files.stdout
    assert "4.11万家 = 41100 家" in of_files.stdout
    (told,) = json.loads(annotator("facts", folder, "--json").stdout)
    (fact,) = told["facts"]
    assert (fact["value"], fact["unit"], fact["reviewed"]) == ("41100", "家", False)
    assert TEXT[fact["start"] : fact["end"]] == fact["text"] == "4.11万家"


def test_of_a_project_what_is_confirmed_is_written_and_more_if_asked(
    annotator, report_file, tmp_path
):
    project, out = tmp_path / "p.annot", tmp_path / "out.csv"
    assert annotator("import", project, report_file(TEXT)).returncode == 0
    assert annotator("facts", project, "--output", out).stdout.startswith(
        f"{out}: 0 reports with 0 facts, 0 posts"
    )
    session = Session.open(project, "沈")
    (number,) = [one for one in session.report(1)[1] if one.label == "QUANTITY"]
    assert number.status is MarkStatus.SUGGESTED
    done = annotator("facts", project, "--output", out, "--also", "suggested", "--pivot", "month")
    assert "1 reports with 1 facts" in done.stdout
    assert len(done.stdout.splitlines()) == 3
    session.accept(number)
    session.close()
    assert "1 reports with 1 facts" in annotator("facts", project, "--output", out).stdout
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["value"], row["status"]) == ("41100", "confirmed")
    nothing = annotator("facts", project, "--reviewed")
    assert nothing.stdout == "No facts and no posts were found.\n"


def test_what_cannot_be_is_said_in_one_line(annotator, report_file, tmp_path):
    report = report_file(TEXT)
    for call, status, word in (
        (["--output", tmp_path / "x.parquet", "--pivot"], 1, "parquet"),
        (["--output", report], 2, "--format"),
        (["--output", report, "--format", "csv"], 1, str(report)),
        (["--pivot"], 2, "--output"),
        (["--output", tmp_path / "x.csv", "--json"], 2, "--json"),
    ):
        done = annotator("facts", report, *call)
        assert done.returncode == status, done.stderr
        assert word in done.stderr.splitlines()[-1]
        assert "Traceback" not in done.stderr
    assert report.read_text(encoding="utf-8") == TEXT
