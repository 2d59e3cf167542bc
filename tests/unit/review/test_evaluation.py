"""Evaluation agrees with the independent scorer, and says what it could not match."""

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from annotator.agreement import plan
from annotator.agreement.effort import Kind
from annotator.errors import BadGold
from annotator.formats import native
from annotator.model import Mark, MarkStatus, Origin, Report
from annotator.review import Session, candidates
from annotator.review.evaluation import Measured, compare, evaluate, figures

ROW = re.compile(r"(\w+) +P [\d.]+ R [\d.]+ F1 [\d.]+  \(tp (\d+) fp (\d+) fn (\d+)\)")


def test_scores_equal_those_of_the_independent_scorer(shared, tmp_path):
    records = [
        one for path in sorted((shared / "reports").glob("*.txt")) for one in candidates(path)
    ]
    predictions = tmp_path / "p.jsonl"
    native.write(records, predictions)
    done = subprocess.run(
        [sys.executable, str(shared / "gold" / "score.py"), str(shared / "gold"), str(predictions)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONIOENCODING": "utf-8"},
    )
    theirs = {m[1]: tuple(map(int, m.groups()[1:])) for m in ROW.finditer(done.stdout)}
    ours = evaluate(shared / "gold", records)
    assert {k: (c.tp, c.fp, c.fn) for k, c in ours.scores.strict.items()} == theirs
    right, asked = re.search(r"values (\d+)/(\d+)", done.stdout).groups()
    assert ours.scores.values == (int(right), int(asked))
    assert ours.missing == ()


# -- the simulated review, done on a real project ------------------------------------------------

LETTERS = "".join(chr(0x4E00 + 7 * number) for number in range(60))
FLAT = st.lists(
    st.tuples(st.integers(0, 3), st.integers(1, 6), st.sampled_from(["PER", "ORG", "LOC"])),
    max_size=9,
)


def flat(rows):
    """Spans that do not overlap: (blank before it, length, label) of each."""
    spans, at = [], 0
    for gap, length, label in rows:
        start = at + gap
        at = start + length
        origin = Origin("numbers", "rule", 0.5)
        spans.append(Mark(0, 1, start, at, label, MarkStatus.SUGGESTED, origin))
    return [one for one in spans if one.end <= len(LETTERS)]


@given(FLAT, FLAT)
@hypothesis_settings(max_examples=60)
def test_the_simulated_steps_lead_exactly_to_gold(gold_rows, found_rows):
    wanted, found = flat(gold_rows), flat(found_rows)
    with tempfile.TemporaryDirectory() as folder:
        session = Session.create(Path(folder) / "p.annot", "沈")
        with session.project.writing() as at:
            report_id = at.reports.add(Report("u", "r.txt", LETTERS, "a" * 64))
            at.marks.add_many(replace(one, report_id=report_id) for one in found)
        for step in plan(wanted, found):
            marks = list(session.report(report_id)[1])
            here = [m for m in marks if step.span and m.start == step.span.start]
            here = [m for m in here if m.end == step.span.end and m.is_open]
            if step.kind is Kind.ACCEPT_REST:
                session.accept_all(report_id, marks)
            elif step.kind is Kind.REJECT:
                session.reject(here[0])
            elif step.kind is Kind.RELABEL:
                session.relabel(here[0], step.span.label)
            else:
                session.add(report_id, step.span.start, step.span.end, step.span.label)
        marks = list(session.report(report_id)[1])
        assert not any(mark.is_open for mark in marks)
        spans = [(m.start, m.end, m.label) for m in marks if m.is_span]
        assert spans == [(m.start, m.end, m.label) for m in wanted]
        session.close()


def measured(text, wanted, found):
    origin = Origin("numbers", "rule", 0.5)

    def marks(rows):
        return [Mark(0, 1, s, e, label, MarkStatus.SUGGESTED, origin) for s, e, label in rows]

    return Measured("r.txt", Report("u", "r.txt", text, ""), marks(wanted), marks(found))


def test_a_mistake_is_told_with_line_and_context_on_one_line():
    text = "甲\r\n乙\r丙丁\n戊己"
    (missed, spurious) = figures([measured(text, [(5, 7, "PER")], [(8, 10, "ORG")])]).mistakes
    assert (missed.line, missed.context) == (3, ("甲⏎乙⏎", "丙丁", "⏎戊己"))
    assert missed.to_object()["origin"] is None
    assert spurious.line == 4
    told = spurious.to_object()
    assert told["found"] == {"start": 8, "end": 10, "label": "ORG", "text": "戊己"}
    assert told["origin"] == {"by": "numbers", "rule": "rule", "score": 0.5}
    assert (told["kind"], told["gold"]) == ("spurious", None)


def test_two_files_are_compared_on_the_same_gold(report_file, tmp_path):
    text = "会员1名。\n会员2名。"
    path = report_file(text, "a.txt")
    folder = gold(tmp_path / "gold", spans=[{"start": 2, "end": 4, "label": "QUANTITY"}])
    found = list(candidates(path))
    nothing = [replace(one, marks=()) for one in found]
    compared = compare(evaluate(folder, nothing), evaluate(folder, found))
    assert compared["QUANTITY"].a == 0
    assert compared["QUANTITY"].b > 0


def gold(folder, name="a.txt", **more):
    folder.mkdir(exist_ok=True)
    record = {"file": name, "sha256": "", "report_date": "2020-01-01", "spans": [], **more}
    (folder / "a.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def test_gold_without_a_prediction_counts_as_not_found(report_file, tmp_path):
    folder = gold(tmp_path / "gold", spans=[{"start": 0, "end": 1, "label": "PER"}])
    native.write(list(candidates(report_file("会员1名。", "b.txt"))), folder / "b.jsonl")
    result = evaluate(folder, list(candidates(report_file("会员1名。", "b.txt"))))
    assert result.missing == ("a.txt",)
    assert result.scores.strict["PER"].fn == 1
    assert result.to_object()["labels"]["PER"]["strict"]["fn"] == 1


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"file": "a"}', '{"file": "a", "sha256": "", "spans": [{"start": 0}]}']
)
def test_a_gold_file_that_cannot_be_read_is_told(tmp_path, content):
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(BadGold, match=r"a\.json"):
        evaluate(tmp_path, [])


def test_a_folder_without_gold_and_gold_without_reports_are_told(tmp_path):
    with pytest.raises(BadGold, match="not a folder"):
        evaluate(tmp_path / "none", [])
    with pytest.raises(BadGold, match="no file in it"):
        evaluate(tmp_path, [])
    (tmp_path / "bad.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(BadGold, match="line 1"):
        evaluate(tmp_path, [])
    with pytest.raises(BadGold, match="none of them"):
        evaluate(gold(tmp_path / "gold"), [])
