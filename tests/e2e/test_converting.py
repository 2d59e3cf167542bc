"""Annotated files of one format in another, without a project; and the formats there are."""

import json


def test_annotated_files_are_converted_without_a_project(annotator, tmp_path):
    theirs, out = tmp_path / "theirs.jsonl", tmp_path / "out.jsonl"
    good = {
        "text": "\U00020bb7商会",
        "spans": [{"start": 2, "end": 4, "label": "ORG", "text": "商会"}],
    }
    bad = {"text": "商会", "spans": [{"start": 0, "end": 9, "label": "ORG"}]}
    lines = [json.dumps(good), "{", json.dumps(bad)]
    theirs.write_text("\n".join(lines), encoding="utf-8")
    done = annotator("convert", "--from", "jsonl", "--to", "jsonl", theirs, out)
    assert (done.returncode, done.stdout) == (1, f"{out}: 2 reports with 1 spans\n")
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        f"{theirs}, line {number}" for number in (1, 2, 3)
    ]
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [one["spans"][:1] and one["spans"][0]["text"] for one in records] == ["商会", []]
    assert annotator("convert", "--to", "jsonl", out, tmp_path / "again.jsonl").returncode == 0
    assert (tmp_path / "again.jsonl").read_bytes() == out.read_bytes()
    over = annotator("convert", "--to", "jsonl", out, out)
    assert (over.returncode, "holds a project or a report" in over.stderr) == (1, True)
    (tmp_path / "x.txt").write_text("商会", encoding="utf-8")
    untold = annotator("convert", "--to", "jsonl", tmp_path / "x.txt", out)
    assert (untold.returncode, "--from" in untold.stderr) == (1, True)


def test_what_holds_of_many_records_is_told_once_and_each_problem_in_a_line(annotator, tmp_path):
    theirs, out = tmp_path / "theirs.jsonl", tmp_path / "out.jsonl"
    span = {"start": 2, "end": 4, "label": "ORG", "text": "商会"}
    records = [{"text": f"\U00020bb7商会{k}", "spans": [span]} for k in range(30)]
    torn = {"start": 0, "end": 3, "label": "ORG", "text": "会费"}
    records.append({"text": "商\n会", "spans": [torn]})
    theirs.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    done = annotator("convert", "--to", "jsonl", "--json", theirs, out)
    told = {"output": str(out), "reports": 31, "spans": 30, "losses": {}}
    assert (done.returncode, json.loads(done.stdout)) == (1, told)
    other, bad, more = done.stderr.splitlines()
    assert "line 1: the offsets count otherwise" in other
    assert "line 31: " in bad
    assert "line 1 holds for 29 more records" in more


def test_what_another_format_cannot_carry_is_told_when_converting(annotator, tmp_path):
    records = tmp_path / "theirs.jsonl"
    spans = [
        {"start": 0, "end": 2, "label": "ORG", "note": "全称"},
        {"start": 2, "end": 4, "label": "TERM", "status": "rejected"},
    ]
    meta = {"report_date": "2020-04-28"}
    record = {"id": "r1", "name": "r1", "text": "商会开会", "meta": meta, "spans": spans}
    records.write_text(json.dumps(record), encoding="utf-8")
    out, back = tmp_path / "out.conll", tmp_path / "back.jsonl"
    done = annotator("convert", "--to", "conll", "--scheme", "bioes", records, out)
    first, *lost = done.stdout.splitlines()
    assert (done.returncode, first) == (0, f"{out}: 1 reports with 1 spans")
    assert "conll cannot carry dates and other metadata of reports: 1" in lost
    assert "conll cannot carry what was rejected: 1" in lost
    assert "conll cannot carry notes: 1" in lost
    assert "商\tB-ORG\n会\tE-ORG\n" in out.read_text(encoding="utf-8")
    assert annotator("convert", "--to", "jsonl", out, back).returncode == 0
    (found,) = map(json.loads, back.read_text(encoding="utf-8").splitlines())
    assert [(span["text"], span["label"]) for span in found["spans"]] == [("商会", "ORG")]


def test_formats_are_listed_with_what_they_lose(annotator):
    found = {one["name"]: one for one in json.loads(annotator("formats", "--json").stdout)}
    assert found["jsonl"]["loses"] == []
    assert found["jsonl"]["options"] == ["--unit"]
    assert (found["spacy"]["loses"], found["spacy"]["loses_with_words"]) == ([], ["edges"])
    assert "jsonl: JSONL (.jsonl), read and written" in annotator("formats").stdout
