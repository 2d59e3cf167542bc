"""The ``datasets`` library reads what is written for it, with the right types."""

import pytest

from annotator.formats import Writing, hf_jsonl, hf_parquet
from annotator.labels import default
from tests.unit.formats.made import RICH
from tests.unit.formats.test_hugging_face import BARE

datasets = pytest.importorskip("datasets", reason="datasets is not installed (extra readers)")


def loaded(kind, path, **more):
    datasets.disable_progress_bars()
    return datasets.load_dataset(
        kind, data_files=str(path), split="train", cache_dir=str(path.parent / "cache"), **more
    )


def test_json_lines_load_with_texts_and_numbers(tmp_path):
    path = tmp_path / "out.jsonl"
    hf_jsonl.write([BARE] * 300 + [RICH], path)
    found = loaded("json", path, chunksize=16_000)  # so that the relation comes in a later chunk
    assert len(found) == 301
    span = found.features["spans"].feature
    assert span["start"] == datasets.Value("int64")
    for key in ("label", "text", "value", "unit", "mod", "note", "more", "status"):
        assert span[key] == datasets.Value("string"), key
    assert found[300]["text"] == RICH.report.text
    assert [one["label"] for one in found[300]["spans"]] == [one.label for one in RICH.marks]


def test_parquet_loads_with_named_labels(tmp_path):
    path = tmp_path / "out.parquet"
    hf_parquet.write([BARE, RICH], path, Writing(used=("ORG",)))
    found = loaded("parquet", path)
    label = found.features["spans"].feature["label"]
    assert isinstance(label, datasets.ClassLabel)
    assert label.names == [one.id for one in default().labels]
    spans = found[1]["spans"]
    assert [label.int2str(one["label"]) for one in spans] == [one.label for one in RICH.marks]
    assert [found[1]["text"][one["start"] : one["end"]] for one in spans] == [
        one["text"] for one in spans
    ]


def test_what_that_library_writes_is_read(tmp_path):
    path = tmp_path / "out.parquet"
    hf_parquet.write([BARE, RICH], path)
    found = loaded("parquet", path)
    found.to_parquet(tmp_path / "theirs.parquet")
    found.to_json(tmp_path / "theirs.jsonl", force_ascii=False)
    bare, rich = hf_parquet.read(tmp_path / "theirs.parquet")
    assert (bare, rich) == tuple(hf_parquet.read(path))
