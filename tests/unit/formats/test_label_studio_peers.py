"""Label Studio's own files, read unchanged."""

import json

import pytest

from annotator.errors import BadRecord
from annotator.formats import Record, for_path, label_studio
from annotator.model import MarkStatus

TEXTS = {
    "label-studio/from_wheel/text_with_2_predictions.json": 1,
    "label-studio/from_wheel/three_tasks_two_gts.json": 3,
    "label-studio/named_entity/annotations/1.json": 1,
    "label-studio/named_entity/tasks.json": 1,
    "label-studio-sdk/test_export_csv/csv_test.json": 2,
    "label-studio-sdk/test_export_csv/csv_test2.json": 1,
    "label-studio-sdk/test_export_csv/csv_test_colliding_keys.json": 1,
    "label-studio-sdk/test_export_csv/csv_test_colliding_keys_mixed.json": 2,
    "label-studio-sdk/test_export_csv/csv_test_history.json": 1,
    "label-studio-sdk/test_export_json_min/chat_data.json": 1,
}
"""The files with texts, and how many."""
NONE = {
    "label-studio/from_wheel/previous_export.json": "image",
    "label-studio/from_wheel/previous_export_unknown_completed_by.json": "image",
    "label-studio/from_wheel/random-with-predictions.json": "csv",
    "label-studio-sdk/test_export_json_min/data.json": "image",
    "label-studio-sdk/test_export_json_min/data_repeater.json": "images",
}
"""The files without, and what there is instead."""
OTHERS = {
    "label-studio-sdk/label_config_schema.json",
    "label-studio-sdk/test_export_json_min/label_config_repeater.json",
}


@pytest.fixture
def peers(shared):
    return shared / "peerdata"


def items(path):
    found = json.loads(path.read_text(encoding="utf-8"))
    return found if isinstance(found, list) else [found]


def regions(task):
    """Return what each result of the task is, by Python's own JSON."""
    said = [*task.get("annotations", []), *task.get("predictions", [])]
    return [one for result in said for one in result["result"]]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_texts_and_their_spans_come_out_as_they_stand_there(peers, name):
    path = peers / name
    assert for_path(path).name == "label-studio"
    found = list(label_studio.read(path))
    assert len(found) == TEXTS[name]
    for record, task in zip(found, items(path), strict=True):
        assert isinstance(record, Record)
        assert record.report.text in task["data"].values()
        spans = [one["value"] for one in regions(task) if one["type"] == "labels"]
        assert [(mark.start, mark.end, mark.label) for mark in record.marks] == [
            (one["start"], one["end"], *one["labels"]) for one in spans
        ]
        assert [record.report.text[mark.start : mark.end] for mark in record.marks] == [
            one["text"] for one in spans
        ]
        confirmed = [one for said in task.get("annotations", []) for one in said["result"]]
        assert [mark.status is MarkStatus.CONFIRMED for mark in record.marks] == [
            any(one["value"] == span for one in confirmed) for span in spans
        ]
        others = {one["type"] for one in regions(task)} - {"labels", "choices"}
        said = " ".join(map(str, record.remarks))
        assert all(one in said for one in others)
        if confirmed and not others:
            assert record.remarks == ()


@pytest.mark.parametrize("name", sorted(NONE))
def test_what_holds_no_text_is_refused_and_says_what_it_holds(peers, name):
    assert for_path(peers / name).name == "label-studio"
    found = list(label_studio.read(peers / name))
    assert len(found) == len(items(peers / name))
    assert all(isinstance(one, BadRecord) for one in found)
    assert all(f"its data hold no text ({NONE[name]})" in str(one) for one in found)


def test_no_file_of_it_is_left_out(peers):
    there = {
        str(path.relative_to(peers))
        for folder in ("label-studio", "label-studio-sdk")
        for path in (peers / folder).rglob("*.json")
    }
    assert there == TEXTS.keys() | NONE.keys() | OTHERS
    assert not any(label_studio.recognises(peers / name) for name in OTHERS)
