"""Hugging Face datasets 5: load_dataset on JSON lines and on Parquet."""

import json

import pytest
from datasets import load_dataset


@pytest.mark.parametrize(("kind", "name"), [("json", "hf.jsonl"), ("parquet", "hf.parquet")])
def test_every_span_covers_its_text(exports, wanted, tmp_path, kind, name):
    rows = load_dataset(
        kind, data_files=str(exports / name), split="train", cache_dir=str(tmp_path)
    )
    assert [row["text"] for row in rows] == [report["text"] for report in wanted]
    label = rows.features["spans"].feature["label"]
    for row, report in zip(rows, wanted, strict=True):
        found = [
            [
                one["start"],
                one["end"],
                label.int2str(one["label"]) if kind == "parquet" else one["label"],
                row["text"][one["start"] : one["end"]],
            ]
            for one in row["spans"]
        ]
        assert sorted(found) == report["spans"]
        links = json.loads(row["relations"] or "[]") if kind == "json" else row["relations"]
        assert len(links) == report["relations"]
