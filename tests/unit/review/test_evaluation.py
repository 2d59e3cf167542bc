"""Evaluation agrees with the independent scorer, and says what it could not match."""

import json
import re
import subprocess
import sys

import pytest

from annotator.errors import BadGold
from annotator.formats import native
from annotator.review import candidates
from annotator.review.evaluation import evaluate

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
