"""Word lists on the command line: a project's own, and those given for one run."""

import json

import pytest

pytestmark = pytest.mark.long

TEXT = "晨曦聯合會與晨曦會會長沈丹，捐款4.11万元，会员12人。"


def spans(line):
    return {
        (s["text"], s["label"], s["origin"]["by"], s["origin"]["rule"])
        for s in json.loads(line)["spans"]
    }


def test_a_list_for_one_run(annotator, report_file, tmp_path):
    report = report_file(TEXT)
    orgs = tmp_path / "my orgs.txt"
    orgs.write_bytes("# 名单\r\n晨曦联合会\r\n晨曦会\r\n".encode("gb18030"))
    people = tmp_path / "people.tsv"
    people.write_text("\ufeff沈丹\t会长\n", encoding="utf-8")
    plain = spans(annotator("suggest", report).stdout)
    done = annotator("suggest", report, "--list", f"{orgs}:ORG", "--list", f"{people}:PER")
    assert (done.returncode, done.stderr) == (0, "")
    assert spans(done.stdout) >= {
        ("晨曦聯合會", "ORG", "gazetteer", "my orgs"),
        ("晨曦會", "ORG", "gazetteer", "my orgs"),
        ("沈丹", "PER", "gazetteer", "people"),
    }
    assert not [one for one in plain if one[2] == "gazetteer"]


@pytest.mark.parametrize(
    ("told", "status", "said"),
    [
        ("orgs.txt", 2, "FILE:LABEL"),
        ("{there}:NOPE", 1, "There is no label “NOPE”. Choose one of: PER,"),
        ("nowhere.txt:ORG", 1, "nowhere.txt is not there"),
        ("{empty}:ORG", 1, "holds no entries"),
        ("{binary}:ORG", 1, "is not a text file"),
    ],
)
def test_a_list_that_is_none_is_told_in_a_sentence(
    annotator, report_file, tmp_path, told, status, said
):
    for name, data in (("there", b"abc\n"), ("empty", b"#\n"), ("binary", b"\x7fELF\x00" * 99)):
        (tmp_path / name).write_bytes(data)
    files = {name: tmp_path / name for name in ("there", "empty", "binary")}
    done = annotator("suggest", report_file(TEXT), "--list", told.format(**files))
    assert done.returncode == status
    assert said in done.stderr
    assert done.stdout == ""
    assert status == 2 or done.stderr.count("\n") == 1


def test_the_lists_of_a_project(annotator, report_file, tmp_path):
    project = tmp_path / "p.annot"
    annotator("import", project, report_file(TEXT))
    assert annotator("lists", project).stdout == "This project has no word lists.\n"
    orgs = tmp_path / "orgs.txt"
    orgs.write_text("晨曦联合会\n晨曦会\n", encoding="utf-8")
    done = annotator("lists", project, "--add", orgs, "--label", "ORG")
    assert (done.returncode, done.stderr) == (0, "")
    assert "ORG       mark           2  orgs" in done.stdout
    assert "--find-again" in done.stdout
    never = tmp_path / "never.txt"
    never.write_text("12人\n", encoding="utf-8")
    ignored = ("--add", never, "--mode", "ignore", "--name", "静默", "--find-again")
    done = annotator("lists", project, *ignored)
    assert "reports in which they changed: 1" in done.stdout
    assert "any       ignore         1  静默" in done.stdout
    assert json.loads(annotator("lists", project, "--json").stdout) == [
        {"name": "orgs", "label": "ORG", "mode": "mark", "entries": ["晨曦联合会", "晨曦会"]},
        {"name": "静默", "label": None, "mode": "ignore", "entries": ["12人"]},
    ]
    out = tmp_path / "o.jsonl"
    annotator("export", project, "--format", "jsonl", "--output", out, "--also", "suggested")
    found = {(text, by) for text, _, by, _ in spans(out.read_text(encoding="utf-8"))}
    assert ("晨曦聯合會", "gazetteer") in found
    assert "12人" not in {text for text, _ in found}
    done = annotator("lists", project, "--remove", "orgs", "--find-again", "--json")
    assert [one["name"] for one in json.loads(done.stdout)] == ["静默"]
    annotator("export", project, "--format", "jsonl", "--output", out, "--also", "suggested")
    assert not [s for s in spans(out.read_text(encoding="utf-8")) if s[2] == "gazetteer"]
    acts = {
        row["act"] for row in json.loads(annotator("stats", project, "--json").stdout)["decisions"]
    }
    assert acts == {"set_lists", "follow_lists"}


CANNOT_BE_DONE = [
    (["--remove", "none"], 1, "There is no word list “none” in this project."),
    (["--add", "{orgs}", "--label", "X"], 1, "There is no label “X”."),
    (["--add", "{orgs}", "--label", "PER", "--name", "own"], 1, "for another label or use"),
    (["--add", "{project}", "--label", "PER"], 1, "p.annot"),
    (["--add", "{orgs}", "--label", "PER", "--encoding", "klingon"], 1, "klingon"),
    (["--add", "{orgs}"], 2, "--add needs --label"),
    (["--label", "PER"], 2, "--label goes with --add"),
    (["--add", "{orgs}", "--remove", "own"], 2, "not allowed with"),
]


def test_what_cannot_be_done_to_lists_is_told(annotator, tmp_path, report_file):
    project, orgs = tmp_path / "p.annot", tmp_path / "orgs.txt"
    orgs.write_text("晨曦会\n", encoding="utf-8")
    annotator("import", project, report_file(TEXT))
    annotator("lists", project, "--add", orgs, "--label", "ORG", "--name", "own")
    before = annotator("lists", project, "--json").stdout
    for arguments, status, said in CANNOT_BE_DONE:
        told = [one.format(project=project, orgs=orgs) for one in arguments]
        done = annotator("lists", project, *told)
        assert done.returncode == status, arguments
        assert said in done.stderr
        assert status == 2 or done.stderr.count("\n") == 1
    assert annotator("lists", project, "--json").stdout == before


def test_lists_of_no_project(annotator, tmp_path):
    done = annotator("lists", tmp_path / "none.annot")
    assert done.returncode == 1
    assert "There is no project" in done.stderr
    assert not (tmp_path / "none.annot").exists()
