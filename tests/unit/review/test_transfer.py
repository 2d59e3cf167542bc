"""Reports in and out: batches that go on over bad files, records that join what is there."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from annotator.errors import (
    BadRecord,
    EmptyFile,
    LockedProject,
    MissingExtra,
    NoReports,
    OtherText,
    ProjectNotReport,
    RecordsNotReport,
    UnreadableFile,
    VanishedFile,
    WouldOverwrite,
)
from annotator.formats import by_name
from annotator.model import Act, MarkStatus, ReportStatus
from annotator.review import Selection, Session, Taking, bring_in, candidates, export
from tests.unit.formats.made import RICH

EVERYTHING = Selection(frozenset(MarkStatus))
TEXT = "4月28日，商会共有会员120名，捐款4.11万元。发布时间：2020-04-29"


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


@pytest.mark.parametrize("name", ["brat", "cas-xmi", "label-studio"])
def test_what_lies_with_records_in_their_folder_is_not_told_as_passed_over(session, tmp_path, name):
    form = by_name(name)
    place = tmp_path / "out" / ("" if form.is_folder else "tasks.json")
    try:
        form.write([RICH], place)
    except MissingExtra as error:
        pytest.skip(str(error))
    (arrival,) = bring_in(session, [tmp_path / "out"])
    assert arrival.error is None
    (tmp_path / "out" / "photo.png").write_bytes(b"x")
    told = [one.error for one in bring_in(session, [tmp_path / "out"]) if one.error]
    assert "1 files of other kinds were passed over (photo.png)" in str(told[0])


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
    assert [s.name for s in session.each_line()] == ["1.txt", "3.txt"]


def test_the_same_report_comes_in_once(session, report_file):
    path = report_file(TEXT)
    list(bring_in(session, [path]))
    (again,) = bring_in(session, [path])
    assert again.known
    assert len(list(session.each_line())) == 1


def test_a_cancelled_batch_keeps_whole_reports(session, report_file):
    paths = [report_file(f"会员{k}名。", f"{k}.txt") for k in range(1, 5)]
    list(bring_in(session, paths, cancelled=lambda: len(list(session.each_line())) == 2))
    assert [s.name for s in session.each_line()] == ["1.txt", "2.txt"]
    assert all(s.open for s in session.each_line())


def told(done):
    return done.reports, done.spans


def test_export_holds_the_confirmed_spans_alone(session, report_file, tmp_path):
    (arrival,) = bring_in(session, [report_file(TEXT)])
    kept = next(m for m in session.report(arrival.report_id)[1] if m.label == "MONEY")
    session.accept(kept)
    out = tmp_path / "out.jsonl"
    assert told(export(session, by_name("jsonl"), out)) == (1, 1)
    (line,) = out.read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert [(s["text"], s["value"], s["status"]) for s in record["spans"]] == [
        ("4.11万元", 41100, "confirmed")
    ]
    assert record["meta"]["report_date"] == "2020-04-29"
    total = export(session, by_name("jsonl"), out, EVERYTHING).spans
    assert total == arrival.marks


def test_an_export_moves_to_another_project_whole(session, report_file, tmp_path):
    (arrival,) = bring_in(session, [report_file(TEXT)])
    for mark in list(session.report(arrival.report_id)[1])[::2]:
        session.accept(mark)
    out, again = tmp_path / "out.jsonl", tmp_path / "again.jsonl"
    export(session, by_name("jsonl"), out, EVERYTHING)
    other = Session.create(tmp_path / "q.annot", "林")
    list(bring_in(other, [out]))
    export(other, by_name("jsonl"), again, EVERYTHING)
    assert again.read_bytes() == out.read_bytes()
    opened = Session.create(tmp_path / "r.annot", "林")
    list(bring_in(opened, [out], taking=Taking(as_suggestions=True)))
    (summary,) = opened.each_line()
    assert (summary.open, summary.confirmed) == (arrival.marks, 0)
    other.close()
    opened.close()


def records(tmp_path, *found):
    path = tmp_path / "theirs.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in found]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def known(session, report_file, tmp_path, *spans, text=TEXT):
    """Bring in the report, then spans for it; return the arrival, the report's id and its marks."""
    (first,) = bring_in(session, [report_file(TEXT)])
    sha256 = session.report(first.report_id)[0].sha256
    path = records(tmp_path, {"text": text, "sha256": sha256, "spans": list(spans)})
    (arrival,) = bring_in(session, [path])
    return arrival, first.report_id, session.report(first.report_id)[1]


def span(covered, label, **more):
    start = TEXT.index(covered)
    return {"start": start, "end": start + len(covered), "label": label, "text": covered, **more}


def test_imported_spans_confirm_what_was_suggested_in_one_act(session, report_file, tmp_path):
    new = [
        span("120名", "QUANTITY", value=121, unit="名", note="查过"),
        span("商会", "ORG"),
        {"start": 0, "end": len(TEXT), "label": "TERM"},
    ]
    arrival, report_id, marks = known(session, report_file, tmp_path, *new)
    assert (arrival.known, arrival.marks, arrival.passed) == (True, 2, 1)
    spans = {(TEXT[m.start : m.end], m.label, m.value.value, m.note) for m in marks if m.is_span}
    assert spans == {("120名", "QUANTITY", "121", "查过"), ("商会", "ORG", None, "")}
    assert session.decisions()[-1].act is Act.IMPORT
    (again,) = bring_in(session, [tmp_path / "theirs.jsonl"])
    assert (again.marks, again.passed) == (0, 1)
    session.undo()
    assert session.summary(report_id).confirmed == 0
    assert session.summary(report_id).status is ReportStatus.NEW


def test_what_a_reviewer_has_decided_stands(session, report_file, tmp_path):
    (first,) = bring_in(session, [report_file(TEXT)])
    marks = list(session.report(first.report_id)[1])
    session.reject(next(m for m in marks if m.label == "QUANTITY"))
    arrival, _, marks = known(session, report_file, tmp_path, span("120名", "QUANTITY"))
    assert (arrival.marks, arrival.passed) == (0, 1)
    assert not any(m.is_span for m in marks)


def test_a_record_with_another_text_is_refused(session, report_file, tmp_path):
    arrival, report_id, _ = known(
        session, report_file, tmp_path, span("商会", "ORG"), text=TEXT + "。"
    )
    assert isinstance(arrival.error, OtherText)
    assert session.summary(report_id).confirmed == 0


def test_a_new_record_brings_no_overlaps_and_nothing_twice(session, tmp_path):
    spans = [{"start": s, "end": e, "label": "ORG"} for s, e in ((0, 4), (2, 6), (0, 4), (6, 8))]
    (arrival,) = bring_in(session, [records(tmp_path, {"text": TEXT, "spans": spans})])
    found = [(m.start, m.end) for m in session.report(arrival.report_id)[1]]
    assert found == [(0, 4), (6, 8)]
    assert (arrival.marks, arrival.passed) == (2, 1)


def test_an_imported_suggestion_is_kept_when_rejected(session, tmp_path):
    own = {"start": 0, "end": 2, "label": "ORG", "origin": {"by": "reviewer"}}
    path = records(tmp_path, {"text": TEXT, "spans": [own]})
    (arrival,) = bring_in(session, [path], taking=Taking(as_suggestions=True))
    (mark,) = session.report(arrival.report_id)[1]
    session.reject(mark)
    assert session.summary(arrival.report_id).rejected == 1


def test_keys_of_others_survive(session, tmp_path):
    own = span("商会", "ORG", origin={"by": "m", "model": "v3"}, confidence={"a": [1, 0.5]})
    path = records(tmp_path, {"text": TEXT, "spans": [own], "batch": 7, "meta": {"x": None}})
    list(bring_in(session, [path]))
    out = tmp_path / "out.jsonl"
    export(session, by_name("jsonl"), out)
    record = json.loads(out.read_text(encoding="utf-8"))
    assert (record["batch"], record["meta"]) == (7, {"x": None})
    assert record["spans"][0]["confidence"] == {"a": [1, 0.5]}
    assert record["spans"][0]["origin"]["model"] == "v3"


def test_an_export_overwrites_no_project_and_no_report(session, tmp_path):
    for target in (session.project.path, tmp_path / "other.annot"):
        with pytest.raises(WouldOverwrite):
            export(session, by_name("jsonl"), target)
    link = tmp_path / "out.jsonl"
    link.symlink_to(session.project.path)
    with pytest.raises(WouldOverwrite):
        export(session, by_name("jsonl"), link)
    assert list(session.each_line()) == []


def test_a_report_that_nobody_looked_at_is_not_exported_as_empty(session, report_file, tmp_path):
    paths = [report_file(f"会员{k}名。", f"{k}.txt") for k in (1, 2)]
    first, _ = bring_in(session, paths)
    session.reject(next(iter(session.report(first.report_id)[1])))
    out = tmp_path / "out.jsonl"
    assert told(export(session, by_name("jsonl"), out)) == (1, 0)
    assert export(session, by_name("jsonl"), out, EVERYTHING).reports == 2


def test_cancelling_stops_inside_a_file_of_records(session, tmp_path):
    path = records(tmp_path, *({"text": f"会员{k}名。"} for k in range(50)))
    list(bring_in(session, [path], cancelled=lambda: len(list(session.each_line())) >= 3))
    assert len(list(session.each_line())) == 3


def test_a_file_whose_name_is_no_utf8_comes_in(session, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xff.txt"))
    path.write_text(TEXT, encoding="utf-8")
    (arrival,) = bring_in(session, [path])
    assert session.report(arrival.report_id)[0].name == "n\\xff.txt"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_no_report(session, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "pipe.jsonl")
    found = list(bring_in(session, [tmp_path / "pipe.txt", tmp_path / "pipe.jsonl", tmp_path]))
    kinds = [type(arrival.error) for arrival in found]
    assert sorted(kind.__name__ for kind in kinds) == [
        "NoReports",
        "UnreadableFile",
        "UnreadableFile",
    ]


def test_a_name_that_no_file_can_have_is_told(session, tmp_path):
    (arrival,) = bring_in(session, [tmp_path / ("a" * 300 + ".txt")])
    assert isinstance(arrival.error, UnreadableFile)


def test_a_batch_ends_when_the_project_fails(session, report_file):
    paths = [report_file(f"会员{k}名。", f"{k}.txt") for k in range(3)]
    other = sqlite3.connect(session.project.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    (arrival,) = bring_in(session, paths)
    assert isinstance(arrival.error, LockedProject)
    other.close()


def test_a_bad_record_is_told_and_the_others_come_in(session, tmp_path):
    path = tmp_path / "mixed.jsonl"
    path.write_text('{"text": "甲", "spans": []}\n{"spans": 1}\n{"text": "乙"}\n', encoding="utf-8")
    arrivals = list(bring_in(session, [path]))
    assert [type(a.error) for a in arrivals] == [type(None), BadRecord, type(None)]
    assert len(list(session.each_line())) == 2


def test_projects_and_records_are_no_reports(session, tmp_path):
    path = records(tmp_path, {"text": TEXT, "spans": []})
    with pytest.raises(RecordsNotReport):
        list(candidates(path))
    with pytest.raises(ProjectNotReport):
        list(candidates(session.project.path))
    for form in (None, by_name("jsonl")):
        (arrival,) = bring_in(session, [session.project.path], taking=Taking(form))
        assert isinstance(arrival.error, ProjectNotReport)


def test_candidates_need_no_project(report_file):
    (record,) = candidates(report_file(TEXT))
    assert record.report.uid == record.report.sha256[:16]
    assert [m for m in record.marks if record.report.text[m.start : m.end] == "120名"]
