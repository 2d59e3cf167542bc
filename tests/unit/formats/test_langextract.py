"""langextract's documents: extractions with attributes, of ours and of models."""

import json

import pytest
from hypothesis import given

from annotator.errors import BadRecord, BadSpan
from annotator.formats import Counting, Reading, Unit, for_path, langextract
from annotator.model import MarkStatus, Origin, Value
from tests.unit.formats.hostile import LABELS, LINES, OFFSETS
from tests.unit.formats.made import RICH, records


def extraction(label="ORG", text="商会", interval=(0, 2), status="match_exact", **more):
    start, end = interval if interval else (None, None)
    return {
        "extraction_class": label,
        "extraction_text": text,
        "char_interval": {"start_pos": start, "end_pos": end} if interval else None,
        "alignment_status": status,
        **more,
    }


def read(path, *extractions, text="商会 ACME 会员"):
    document = {"extractions": list(extractions), "text": text, "document_id": "d"}
    path.write_text(json.dumps(document) + "\n", encoding="utf-8")
    (found,) = langextract.read(path)
    return found


def test_an_extraction_tells_its_text_place_and_value(tmp_path):
    langextract.write([RICH], tmp_path / "out.jsonl")
    found = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert found["document_id"] == "r-1"
    title = found["extractions"][1]
    assert title["extraction_text"] == RICH.report.text[0:9]
    assert title["char_interval"] == {"start_pos": 0, "end_pos": 9}
    assert title["attributes"]["sense"] == "actual"
    said = {"note": "見附錄", "status": "suggested", "value": "2", "unit": "人"}
    assert found["extractions"][2]["attributes"] == said


def test_what_was_rejected_is_no_extraction(tmp_path):
    langextract.write([RICH], tmp_path / "out.jsonl")
    found = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert [one["extraction_class"] for one in found["extractions"]] == ["ORG", "TITLE", "PER"]
    (back,) = langextract.read(tmp_path / "out.jsonl")
    assert [mark.status for mark in back.marks if mark.label == "QUANTITY"] == [MarkStatus.REJECTED]


@given(records())
def test_attributes_are_texts_and_extractions_have_no_other_keys(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("langextract") / "out.jsonl"
    langextract.write([made], path)
    for one in json.loads(path.read_text(encoding="utf-8"))["extractions"]:
        assert set(one) == set(extraction(attributes=None))
        assert all(isinstance(value, str) for value in (one["attributes"] or {}).values())


def test_attributes_of_a_model_are_values_choices_and_the_rest(tmp_path):
    said = {"value": "12", "unit": "家", "级别": "省", "roles": ["a", "b"], "status": "active"}
    found = read(tmp_path / "a.jsonl", extraction(attributes=said, description="x", group_index=0))
    (mark,) = found.marks
    assert mark.value == Value("12", "家")
    assert mark.status is MarkStatus.CONFIRMED
    assert mark.attributes == {"级别": "省", "status": "active"}
    assert mark.extra == {
        "description": "x",
        "group_index": 0,
        "attributes": {"roles": ["a", "b"]},
    }
    langextract.write([found], tmp_path / "b.jsonl")
    assert [*langextract.read(tmp_path / "b.jsonl")] == [found]


def test_attributes_with_our_names_are_not_taken_for_what_they_cannot_be(tmp_path):
    said = {"origin": "manual", "extra": "{", "note": ["a"], "value": ["b"]}
    (mark,) = read(tmp_path / "a.jsonl", extraction(attributes=said)).marks
    assert mark.origin == Origin("import")
    assert (mark.note, mark.value) == ("", Value())
    assert mark.attributes == {"origin": "manual"}
    assert mark.extra["attributes"] == {"extra": "{", "note": ["a"], "value": ["b"]}


@pytest.mark.parametrize(
    ("text", "interval", "status"),
    [
        ("acme", (3, 7), "match_exact"),  # the case is of no matter to langextract
        ("ACME会员", (3, 10), "match_exact"),  # nor are blanks
        ("ACME Corporation", (3, 7), "match_lesser"),
        ("AC", (3, 7), "match_greater"),
        ("会 员 单 位", (8, 10), "match_fuzzy"),
        ("商会", (0, 2), None),
    ],
)
def test_what_a_model_worded_otherwise_lies_where_it_was_found(tmp_path, text, interval, status):
    found = read(tmp_path / "a.jsonl", extraction("X", text, interval, status))
    assert [(mark.start, mark.end) for mark in found.marks] == [interval]
    assert found.remarks == ()


def test_an_extraction_that_was_not_found_is_told(tmp_path):
    found = read(tmp_path / "a.jsonl", extraction(), extraction("X", "没有", None, None))
    assert [mark.label for mark in found.marks] == ["ORG"]
    assert "the extraction “没有” has no place in the text" in str(found.remarks[0])


def test_intervals_that_count_utf16_units_are_converted(tmp_path):
    found = read(tmp_path / "a.jsonl", extraction("X", "会员", (3, 5)), text="😀 会员")
    assert [(mark.start, mark.end) for mark in found.marks] == [(2, 4)]
    assert "utf16" in str(found.remarks[0])
    how = Reading(Counting(Unit.UTF16))
    (again,) = langextract.read(tmp_path / "a.jsonl", how)
    assert again.marks == found.marks


@pytest.mark.parametrize(
    ("line", "said"),
    [*LINES, (b'{"text": "a", "extractions": {}}', '"extractions" is not a list')],
)
def test_a_bad_line_is_told_and_the_rest_is_read(tmp_path, line, said):
    path = tmp_path / "a.jsonl"
    good = b'{"text": "a", "extractions": []}\n'
    path.write_bytes(good + line + b"\n" + good)
    _, bad, last = langextract.read(path)
    assert isinstance(bad, BadRecord)
    assert "a.jsonl, line 2" in str(bad)
    assert said in str(bad)
    assert last.report.text == "a"


@pytest.mark.parametrize(("offsets", "said"), OFFSETS)
def test_an_interval_that_is_none_is_told(tmp_path, offsets, said):
    bad = extraction("X", None, json.loads(f"[{offsets}]"))
    found = read(tmp_path / "a.jsonl", extraction(), bad)
    assert [mark.label for mark in found.marks] == ["ORG"]
    assert isinstance(found.remarks[0], BadSpan)
    assert said in str(found.remarks[0])


@pytest.mark.parametrize("label", LABELS)
def test_a_class_that_is_no_label_is_told(tmp_path, label):
    found = read(tmp_path / "a.jsonl", extraction(), extraction(json.loads(label)))
    assert [mark.label for mark in found.marks] == ["ORG"]
    assert "has no label" in str(found.remarks[0])


@pytest.mark.parametrize(
    "change", [{"extractions": [3]}, {"extractions": [{}]}, {"record": 3}, {"record": {"spans": 3}}]
)
def test_wrong_types_are_told_or_kept(tmp_path, change):
    document = {"text": "商会", "extractions": None} | change
    (tmp_path / "a.jsonl").write_text(json.dumps(document), encoding="utf-8")
    (found,) = langextract.read(tmp_path / "a.jsonl")
    assert found.report.text == "商会"
    assert len(found.remarks) == ("extractions" in change)


def test_documents_are_told_from_other_lines(tmp_path):
    langextract.write([RICH], tmp_path / "ours.jsonl")
    (tmp_path / "plain.jsonl").write_text('{"text": "a"}\n')
    assert for_path(tmp_path / "ours.jsonl").name == "langextract"
    assert for_path(tmp_path / "plain.jsonl") is None
