"""Reports in and out: batches that go on over bad files, records that join what is there."""

import json

import pytest

from annotator.errors import BadRecord, EmptyFile, NoReports, VanishedFile
from annotator.formats import by_name
from annotator.model import Act, MarkStatus
from annotator.review import Session, bring_in, candidates, export

TEXT = "4月28日，商会共有会员120名，捐款4.11万元。发布时间：2020-04-29"


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


def test_a_report_comes_in_with_candidates_and_its_date(session, report_file):
    path = report_file(TEXT)
    (arrival,) = bring_in(session, [path])
    report, marks = session.report(arrival.report_id)
    assert (report.text, report.name, report.path) == (TEXT, "report.txt", str(path))
    assert report.date == "2020-04-29"
    found = {(report.text[m.start : m.end], m.label) for m in marks}
    assert ("120名", "QUANTITY") in found
    assert ("4.11万元", "MONEY") in found
    assert all(m.is_open and m.origin.by and m.origin.score is not None for m in marks)
    assert arrival.marks == len(marks)


def test_a_batch_goes_on_over_what_it_refuses(session, report_file, tmp_path):
    good = [report_file("会员1名。", "a/1.txt"), report_file("会员2名。", "a/3.txt")]
    report_file("", "a/2.txt")
    (tmp_path / "none").mkdir()
    arrivals = list(bring_in(session, [tmp_path / "none", tmp_path / "gone.txt", good[0].parent]))
    assert [type(a.error) for a in arrivals] == [
        NoReports,
        VanishedFile,
        type(None),
        EmptyFile,
        type(None),
    ]
    assert [a.index for a in arrivals] == [1, 2, 3, 4, 5]
    assert {a.total for a in arrivals} == {5}
    assert [s.name for s in session.queue()] == ["1.txt", "3.txt"]


def test_the_same_report_comes_in_once(session, report_file):
    path = report_file(TEXT)
    list(bring_in(session, [path]))
    (again,) = bring_in(session, [path])
    assert again.known
    assert len(session.queue()) == 1


def test_a_cancelled_batch_keeps_whole_reports(session, report_file):
    paths = [report_file(f"会员{k}名。", f"{k}.txt") for k in range(1, 5)]
    list(bring_in(session, paths, cancelled=lambda: len(session.queue()) == 2))
    assert [s.name for s in session.queue()] == ["1.txt", "2.txt"]
    assert all(s.open for s in session.queue())


def test_export_holds_the_confirmed_spans_alone(session, report_file, tmp_path):
    (arrival,) = bring_in(session, [report_file(TEXT)])
    kept = next(m for m in session.report(arrival.report_id)[1] if m.label == "MONEY")
    session.accept(kept)
    out = tmp_path / "out.jsonl"
    assert export(session, by_name("jsonl"), out, {MarkStatus.CONFIRMED}) == (1, 1)
    (line,) = out.read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert [(s["text"], s["value"], s["status"]) for s in record["spans"]] == [
        ("4.11万元", 41100, "confirmed")
    ]
    assert record["meta"] == {"report_date": "2020-04-29"}
    total = export(session, by_name("jsonl"), out, set(MarkStatus))[1]
    assert total == arrival.marks


def test_an_export_moves_to_another_project_whole(session, report_file, tmp_path):
    (arrival,) = bring_in(session, [report_file(TEXT)])
    for mark in list(session.report(arrival.report_id)[1])[::2]:
        session.accept(mark)
    out, again = tmp_path / "out.jsonl", tmp_path / "again.jsonl"
    export(session, by_name("jsonl"), out, set(MarkStatus))
    other = Session.create(tmp_path / "q.annot", "林")
    list(bring_in(other, [out]))
    export(other, by_name("jsonl"), again, set(MarkStatus))
    assert again.read_bytes() == out.read_bytes()
    opened = Session.create(tmp_path / "r.annot", "林")
    list(bring_in(opened, [out], as_suggestions=True))
    (summary,) = opened.queue()
    assert (summary.open, summary.confirmed) == (arrival.marks, 0)
    other.close()
    opened.close()


def test_imported_spans_join_a_report_that_is_there_in_one_act(session, report_file, tmp_path):
    path = report_file(TEXT)
    (arrival,) = bring_in(session, [path])
    sha256 = session.report(arrival.report_id)[0].sha256
    spans = [
        {"start": 8, "end": 10, "label": "ORG"},
        {"start": 0, "end": len(TEXT) + 1, "label": "ORG"},
    ]
    records = tmp_path / "theirs.jsonl"
    line = {"text": TEXT + "。", "sha256": sha256, "spans": spans}
    records.write_text(json.dumps(line), encoding="utf-8")
    (joined,) = bring_in(session, [records])
    assert (joined.known, joined.marks) == (True, 1)
    assert session.decisions()[-1].act is Act.IMPORT
    assert bring_in(session, [records]).__next__().marks == 0
    session.undo()
    assert session.summary(arrival.report_id).confirmed == 0


def test_a_bad_record_is_told_and_the_others_come_in(session, tmp_path):
    path = tmp_path / "mixed.jsonl"
    path.write_text('{"text": "甲"}\n{"spans": 1}\n{"text": "乙"}\n', encoding="utf-8")
    arrivals = list(bring_in(session, [path]))
    assert [type(a.error) for a in arrivals] == [type(None), BadRecord, type(None)]
    assert len(session.queue()) == 2


def test_candidates_need_no_project(report_file):
    record = candidates(report_file(TEXT))
    assert record.report.uid == record.report.sha256[:16]
    assert [m for m in record.marks if record.report.text[m.start : m.end] == "120名"]
