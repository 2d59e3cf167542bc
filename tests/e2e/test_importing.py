"""Annotated files of others on the command line: matched, mapped, and told where they are wrong."""

import json
import os
import resource

import pytest

from annotator.review import Session
from annotator.text.views import Mode, view_of

TEXT = "4月28日，商會(huì)會長沈丹率12人赴南京，捐款4.11万元。\r\n"


def record(text, *spans):
    told = [{"start": start, "end": end, "label": label} for start, end, label in spans]
    return {"text": text, "spans": told}


def lines(path, *found):
    """Write what is a text as it is, other things as JSON, a line each."""
    written = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in found]
    path.write_bytes(b"\n".join(written) + b"\n")
    return path


def marks(project):
    session = Session.open(project, "reader")
    try:
        return [
            (line.name, [(m.start, m.end, m.label) for m in session.report(line.id)[1]])
            for line in session.each_line()
        ]
    finally:
        session.close()


def test_a_view_of_a_report_joins_it_and_names_are_mapped(annotator, report_file, tmp_path):
    project, report = tmp_path / "p.annot", report_file(TEXT, "a.txt")
    view = view_of(TEXT, Mode.SIMPLIFIED)
    at = view.text.index("沈丹")
    found = record(view.text, (at, at + 2, "人物"), (0, 1, "旁白"), (at, at + 3, "新标签"))
    path = lines(tmp_path / "theirs.jsonl", found, record("另一篇", (0, 2, "ORG")))
    names = tmp_path / "names.tsv"
    names.write_text("旁白\t\n没有\tORG\n", encoding="utf-8")
    done = annotator(
        *("import", project, report, path, "--json"),
        *("--map", "人物=PER", "--map", names, "--as-suggestions"),
    )
    told = json.loads(done.stdout)
    assert [one["name"] for one in told] == ["a.txt", "theirs.jsonl:1", "theirs.jsonl:2"]
    assert [one["matched"] for one in told] == [None, "view", None]
    assert told[1]["matched_report"] == "a.txt"
    assert told[1]["left_out"] == 1
    assert (
        done.stderr == "annotator: No span is labelled “没有”: what was said of it had no effect.\n"
    )
    assert done.returncode == 1
    (_, of_a), (name, of_new) = marks(project)
    raw = TEXT.index("沈丹")
    assert {(raw, raw + 2, "PER"), (raw, raw + 3, "新标签")} <= set(of_a)
    assert (name, of_new) == ("theirs.jsonl:2", [(0, 2, "ORG")])
    again = annotator("import", project, path, "--map", "旁白=", "--map", "人物=PER")
    joined = "theirs.jsonl:1: is a view of a.txt, 1 spans added; 1 passed over"  # it overlaps
    assert joined in again.stdout
    assert "; 1 left out (--map)" in again.stdout


HOSTILE = {
    "a span past the end": (record("甲乙", (0, 1, "ORG"), (0, 9, "ORG")), 1),
    "a span that ends before it starts": (record("乙丙", (0, 1, "ORG"), (2, 1, "ORG")), 1),
    "a label with a tab": (record("丙丁", (0, 1, "ORG"), (0, 2, "O\tG")), 1),
    "an empty label": (record("丁戊", (0, 1, "ORG"), (0, 2, "")), 1),
    "an offset that is no number": (
        '{"text": "戊己", "spans": [{"start": 0, "end": 1, "label": "ORG"},'
        ' {"start": NaN, "end": 1, "label": "ORG"}]}'.encode(),
        0,
    ),
    "an offset that is a float": (record("己庚", (0, 1, "ORG"), (0.5, 2, "ORG")), 1),
    "deep JSON": (b'{"text": "\xe5\xba\x9a", "spans": ' + b"[" * 100_000 + b"}", 0),
    "invalid UTF-8": (b'{"text": "\xff\xfe", "spans": []}', 0),
    "a line cut short": (b'{"text": "', 0),
    "a list": ([1, 2], 0),
}


def test_each_wrong_thing_is_a_sentence_and_the_rest_comes_in(annotator, tmp_path):
    path = lines(
        tmp_path / "hostile.jsonl",
        record("第一篇", (0, 2, "ORG")),
        *(line for line, _ in HOSTILE.values()),
        record("最后一篇", (0, 2, "ORG")),
    )
    done = annotator("import", tmp_path / "p.annot", path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    told = done.stderr.splitlines()
    assert len(told) == len(HOSTILE)
    for number, (what, line) in enumerate(zip(HOSTILE, told, strict=True), 2):
        assert line.startswith(f"annotator: {path}, line {number}: "), what
        assert len(line) < 400, what
    there = marks(tmp_path / "p.annot")
    assert [len(found) for _, found in there] == [
        1,
        *(spans for _, spans in HOSTILE.values() if spans),
        1,
    ]


def test_many_problems_are_counted_and_not_all_printed(annotator, tmp_path):
    path = lines(tmp_path / "bad.jsonl", record("甲"), *[b"[]"] * 1500)
    done = annotator("import", tmp_path / "p.annot", path, "--format", "jsonl")
    told = done.stderr.splitlines()
    assert len(told) == 1001
    assert told[-1] == "annotator: 500 more were refused or remarked upon."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--unit", "utf16"], "--unit has no effect"),
        (["--inclusive"], "--inclusive has no effect"),
        (["--map", "A=ORG"], "--map has no effect"),
        (["--as-suggestions"], "--as-suggestions has no effect"),
    ],
)
def test_options_for_annotated_files_are_refused_for_others(
    annotator, report_file, tmp_path, options, said
):
    done = annotator("import", tmp_path / "p.annot", report_file(TEXT), *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "p.annot").exists()


def test_wrong_maps_and_options_for_documents_are_refused(annotator, tmp_path):
    path, project = (
        lines(tmp_path / "a.jsonl", record("商会", (0, 2, "机构"))),
        tmp_path / "p.annot",
    )
    for options, status, said in (
        (["--encoding", "gb18030"], 2, "--encoding has no effect"),
        (["--map", "=ORG"], 2, "write it as OLD=NEW"),
        (["--map", "A=COMPANY"], 1, "There is no label “COMPANY”"),
        (["--map", tmp_path / "none.tsv"], 1, "is not there"),
    ):
        done = annotator("import", project, path, *options)
        assert (done.returncode, said in done.stderr) == (status, True)
        assert not project.exists()


def test_offsets_count_as_is_said(annotator, tmp_path):
    text = "\U00020bb7野家商会"
    path = lines(tmp_path / "a.jsonl", {"text": text, "label": [[4, 5, "ORG"]]})  # doccano's
    refused = annotator("import", tmp_path / "p.annot", path)
    assert "--unit codepoint, utf16 or byte" in refused.stderr
    assert not (tmp_path / "p.annot").exists()
    done = annotator("import", tmp_path / "p.annot", path, "--unit", "utf16", "--inclusive")
    assert (done.returncode, done.stderr) == (0, "")
    assert marks(tmp_path / "p.annot") == [("a.jsonl:1", [(3, 5, "ORG")])]
    out, counting = tmp_path / "out.jsonl", ["--unit", "utf16", "--inclusive"]
    assert annotator("convert", path, out, "--to", "jsonl", *counting).returncode == 0
    (span,) = json.loads(out.read_text(encoding="utf-8"))["spans"]
    assert (span["start"], span["end"]) == (3, 5)


def test_a_folder_of_another_program_comes_in_beside_reports(annotator, report_file, tmp_path):
    report_file(TEXT, "in/a.txt")
    text = "另一篇报告。"
    report_file(text, "in/pairs/b.txt")
    report_file("T1\tORG 0 3\t另一篇\nT2\tPER 0 99\t没有\n", "in/pairs/b.ann")
    done = annotator("import", tmp_path / "p.annot", tmp_path / "in", "--map", "ORG=TERM")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "b.ann, line 2" in done.stderr
    there = dict(marks(tmp_path / "p.annot"))
    assert there["b.txt"] == [(0, 3, "TERM")]
    assert len(there) == 2


@pytest.mark.long
def test_a_line_of_hundreds_of_megabytes_is_refused_without_its_memory(annotator, tmp_path):
    path = tmp_path / "huge.jsonl"
    with path.open("wb") as out:
        out.write(json.dumps(record("甲", (0, 1, "ORG"))).encode() + b"\n")
        out.seek(400 << 20, os.SEEK_CUR)
        out.write(b"\n" + json.dumps(record("乙", (0, 1, "ORG"))).encode() + b"\n")
    done = annotator(
        *("import", tmp_path / "p.annot", path),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)),
    )
    assert done.stderr.count("\n") == 1
    assert "longer than 256 MB" in done.stderr
    assert [found for _, found in marks(tmp_path / "p.annot")] == [[(0, 1, "ORG")]] * 2
