"""label-studio-sdk 2.1: what its labelling interface holds valid, and what its regions cover."""

import json

import pytest
from label_studio_sdk.label_interface import LabelInterface


@pytest.fixture(scope="module")
def tasks(exports):
    return json.loads((exports / "label-studio.json").read_text(encoding="utf-8"))


def test_every_annotation_is_valid_and_covers_its_text(tasks, exports, wanted):
    interface = LabelInterface((exports / "label-studio.config.xml").read_text(encoding="utf-8"))
    interface.validate()
    for task, report in zip(tasks, wanted, strict=True):
        assert task["data"]["text"] == report["text"]
        (annotation,) = task["annotations"]
        assert interface.validate_annotation(annotation)
        assert interface.validate_prediction({"result": annotation["result"], "score": 0.5})
        regions = [one for one in annotation["result"] if one["type"] == "labels"]
        found = [
            [one["value"]["start"], one["value"]["end"], one["value"]["labels"][0]]
            for one in regions
        ]
        assert sorted(found) == [span[:3] for span in report["spans"]]
        for one in regions:
            start, end = one["value"]["start"], one["value"]["end"]
            assert one["value"]["text"] == task["data"]["text"][start:end]
        related = [one for one in annotation["result"] if one["type"] == "relation"]
        assert len(related) == report["relations"]
