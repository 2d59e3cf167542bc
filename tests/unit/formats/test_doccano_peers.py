"""doccano's own files, read unchanged; what is no spans of it is left to who reads that."""

import json

import pytest

from annotator.errors import BadRecord
from annotator.formats import doccano, for_path

SPANS = {
    "sequence_labeling/example.jsonl",
    "sequence_labeling/example_overlapping.jsonl",
    "relation_extraction/example.jsonl",
    "intent/example.jsonl",
    "export_examples/sequence_labeling/example.jsonl",
    "export_examples/intent_detection/example.jsonl",
}
CATEGORIES = {
    "text_classification/example.json",
    "text_classification/example.jsonl",
    "export_examples/text_classification/example.json",
    "export_examples/text_classification/example.jsonl",
}
PRETTY = "export_examples/relation_extraction/example.jsonl"


@pytest.fixture
def peers(shared):
    return shared / "peerdata" / "doccano"


def objects(path):
    """Return what the file holds, by Python's own JSON."""
    raw = path.read_text(encoding="utf-8")
    return json.loads(raw) if path.suffix == ".json" else [*map(json.loads, raw.splitlines())]


def spans(found):
    told = found.get("label") or found.get("entities") or []
    return [
        (one["start_offset"], one["end_offset"], one["label"])
        if isinstance(one, dict)
        else tuple(one)
        for one in told
    ]


@pytest.mark.parametrize("name", sorted(SPANS))
def test_spans_and_relations_come_out_as_they_stand_there(peers, name):
    assert for_path(peers / name).name == "doccano"
    for found, wanted in zip(doccano.read(peers / name), objects(peers / name), strict=True):
        if "text" not in wanted:
            assert isinstance(found, BadRecord)
            assert "text" in str(found)
            continue
        assert found.remarks == ()
        assert found.report.text == wanted["text"]
        assert found.report.meta.get("categories", []) == wanted.get("cats", [])
        assert found.report.meta.get("wikiPageID") == wanted.get("meta", {}).get("wikiPageID")
        assert [(mark.start, mark.end, mark.label) for mark in found.marks] == spans(wanted)
        ids = [one["id"] for one in wanted.get("entities", []) if isinstance(one, dict)]
        assert [
            {"from_id": ids[one.from_mark], "to_id": ids[one.to_mark], "type": one.kind}
            for one in found.links
        ] == wanted.get("relations", [])


@pytest.mark.parametrize("name", sorted(CATEGORIES))
def test_categories_alone_are_metadata_of_reports_where_they_are_asked_for(peers, name):
    assert for_path(peers / name) is None
    for found, wanted in zip(doccano.read(peers / name), objects(peers / name), strict=True):
        if "text" not in wanted:
            assert isinstance(found, BadRecord)
            continue
        assert found.marks == found.remarks == ()
        said = wanted.get("label", wanted.get("labels"))
        assert found.report.meta.get("categories", []) == said


def test_an_object_over_many_lines_is_refused_in_one_sentence(peers):
    assert not doccano.recognises(peers / PRETTY)
    (bad,) = doccano.read(peers / PRETTY)
    assert isinstance(bad, BadRecord)
    assert "line 1: what begins here is not whole; a line must hold all of it" in str(bad)


def test_nothing_else_of_it_is_taken_for_it(peers):
    others = [
        path
        for path in peers.rglob("*.*")
        if path.is_file() and str(path.relative_to(peers)) not in SPANS
    ]
    assert len(others) > 12
    assert [path for path in others if doccano.recognises(path)] == []
