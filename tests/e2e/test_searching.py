"""``annotator search``, in a process as a user starts it."""

import json

import pytest

TEXT = "4月28日，商會(huì)共有会员1200名，捐款4.11万元。发布时间：2020-04-29\n商会来了。"


@pytest.fixture
def project(annotator, tmp_path, report_file):
    path = tmp_path / "p.annot"
    reports = [report_file(TEXT, "a.txt"), report_file("会员120名。", "b.txt")]
    assert annotator("import", path, *reports).returncode == 0
    return path


def test_a_text_is_printed_in_its_context_over_all_reports(annotator, project):
    done = annotator("search", project, "会员")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert "4月28日，商會共有 [会员] 1200名，捐款" in first
    assert "[会员] 120名。  (b.txt:0)" in second
    assert first.index("[") > 0


def test_glosses_and_script_make_no_difference(annotator, project):
    done = annotator("search", project, "商会", "--json")
    found = json.loads(done.stdout)
    assert [(one["text"], one["report"]) for one in found] == [("商會", "a.txt"), ("商会", "a.txt")]
    assert [TEXT[one["start"] : one["end"]] for one in found] == ["商會", "商会"]


def test_marks_are_found_by_their_values(annotator, project):
    done = annotator("search", project, "QUANTITY", ">", "1000", "名", "--json")
    (found,) = json.loads(done.stdout)
    assert found["text"] == "1200名"
    assert [(one["label"], one["value"]) for one in found["marks"]] == [("QUANTITY", "1200")]


def test_a_limit_is_told(annotator, project):
    done = annotator("search", project, "会员", "--limit", "1")
    assert len(done.stdout.splitlines()) == 1
    assert "--limit" in done.stderr
    assert annotator("search", project, "会员", "--limit", "0").stderr == ""


def test_nothing_found_is_told_and_no_error(annotator, project):
    done = annotator("search", project, "鼎龘")
    assert (done.returncode, done.stdout) == (0, "Nothing was found.\n")


def test_what_cannot_be_read_is_told_with_its_place(annotator, project):
    done = annotator("search", project, "会员 QUANTITY >")
    assert done.returncode == 1
    assert done.stderr.startswith("annotator: At character 13: behind “>” something is missing.")
