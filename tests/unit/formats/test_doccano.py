"""doccano's lines: what its importer needs, what comes back of what was changed there."""

import json
from dataclasses import replace

import pytest

from annotator.errors import BadRecord, BadSpan, OtherCounting
from annotator.formats import Counting, Link, Reading, Record, Unit, doccano, for_path, native
from annotator.model import Mark, MarkStatus, Origin, Report, Value
from tests.unit.formats import hostile
from tests.unit.formats.made import RICH

TEXT = "😀商会共12人"
PLAIN = Record(
    Report("r-2", "b.txt", TEXT, "2" * 64),
    (
        Mark(0, 0, 1, 3, "ORG", MarkStatus.CONFIRMED, Origin("import")),
        Mark(
            *(0, 0, 4, 7, "QUANTITY", MarkStatus.SUGGESTED, Origin("numbers", "count", 0.9)),
            value=Value("12", "人"),
        ),
        Mark(0, 0, 4, 6, "DATE", MarkStatus.REJECTED, Origin("dates")),
    ),
)


@pytest.fixture
def file(tmp_path):
    def write(*lines):
        path = tmp_path / "in.jsonl"
        raw = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines]
        path.write_bytes(b"\n".join(raw) + b"\n")
        return path

    return write


def written(records, folder):
    path = folder / "out.jsonl"
    doccano.write(records, path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def only(path, how=Reading()):  # noqa: B008 - frozen
    (found,) = doccano.read(path, how)
    return found


def places(record):
    return [(mark.start, mark.end, mark.label) for mark in record.marks]


def test_without_relations_a_line_has_labels_and_what_was_rejected_is_none(tmp_path):
    (line,) = written([PLAIN], tmp_path)
    assert line["text"] == TEXT
    assert line["label"] == [[1, 3, "ORG"], [4, 7, "QUANTITY"]]
    assert not line.keys() & {"entities", "relations"}


def test_one_relation_makes_entities_of_the_spans_on_every_line_and_their_ids_differ(tmp_path):
    first, second = written([PLAIN, RICH], tmp_path)
    assert first.keys() == second.keys()
    assert "label" not in first
    assert first["entities"] == [
        {"id": 0, "label": "ORG", "start_offset": 1, "end_offset": 3},
        {"id": 1, "label": "QUANTITY", "start_offset": 4, "end_offset": 7},
    ]
    assert first["relations"] == []
    assert [one["id"] for one in second["entities"]] == [2, 3, 4]
    assert second["relations"] == [
        {"id": 0, "from_id": 4, "to_id": 3, "type": "HAS_TITLE"},
        {"id": 1, "from_id": 2, "to_id": 4, "type": "ALIAS"},
    ]


def test_every_line_has_the_same_keys_for_its_importer_makes_a_table_of_them(tmp_path):
    bare = replace(PLAIN, marks=(), report=replace(PLAIN.report, uid="r-3", extra={"batch": 1}))
    lines = written([PLAIN, bare], tmp_path)
    assert lines[0].keys() == lines[1].keys()


def test_what_was_changed_in_doccano_holds_and_the_rest_is_still_known(tmp_path, file):
    (line,) = written([PLAIN], tmp_path)
    line["label"] = [[4, 7, "QUANTITY"], [3, 4, "新"]]  # one gone, one new, the keys in its order
    found = only(file(dict(sorted(line.items()))))
    assert found.remarks == ()
    assert found.report == PLAIN.report
    assert found.marks == (
        *PLAIN.marks[1:],
        Mark(0, 0, 3, 4, "新", MarkStatus.CONFIRMED, Origin("import")),
    )


def test_relations_changed_in_doccano_hold(tmp_path, file):
    (line,) = written([RICH], tmp_path)
    del line["relations"][0]
    line["relations"].append({"id": 9, "from_id": 0, "to_id": 1, "type": "HAS"})
    found = only(file(line))
    assert found.links == (RICH.links[1], Link("HAS", 0, 1))


def test_categories_and_other_keys_are_kept_beside_the_report(file):
    found = only(
        file(
            {
                "id": 7,
                "text": "商会",
                "label": [],
                "cats": ["a"],
                "Comments": ["见"],
                "meta": {"x": 1},
            }
        )
    )
    assert found.report.uid == "7"
    assert found.report.meta == {"x": 1, "categories": ["a"]}
    assert found.report.extra == {"Comments": ["见"]}


@pytest.mark.parametrize("key", ["label", "labels", "entities"])
@pytest.mark.parametrize(
    "span", [[0, 2, "ORG"], {"id": 4, "start_offset": 0, "end_offset": 2, "label": "ORG"}]
)
def test_spans_stand_under_several_names_in_two_ways(file, key, span):
    path = file({"text": "商会", key: [span]})
    assert places(only(path)) == [(0, 2, "ORG")]
    assert for_path(path).name == "doccano"


@pytest.mark.parametrize(
    "line",
    [
        {"text": "商会", "labels": ["positive"]},
        {"text": "商会", "label": "positive"},
        {"text": "商会", "label": {"name": {"商会": [[0, 1]]}}},
        {"text": "商会", "label": []},
        {"text": "商会", "entities": [{"start": 0, "end": 2, "label": "ORG"}]},
        {"text": "商会"},
        {"messages": [{"role": "user", "content": "商会"}]},
        {"text": "商会", "extractions": []},
        {"tokens": ["商"], "ner_tags": [0]},
        json.loads(native.line(PLAIN)),
        [1],
    ],
)
def test_what_others_write_is_not_taken_for_it(file, line):
    assert not doccano.recognises(file(line))


def test_offsets_beyond_the_plane_are_asked_for_where_nothing_tells_what_they_count(file):
    path = file({"text": TEXT, "label": [[2, 4, "ORG"]]})
    assert "--unit" in str(only(path))
    found = only(path, Reading(counting=Counting(Unit.UTF16)))
    assert places(found) == [(1, 3, "ORG")]
    assert [type(one) for one in found.remarks] == [OtherCounting]


@pytest.mark.parametrize(("line", "said"), hostile.LINES)
def test_a_line_that_is_none_is_told_and_the_rest_is_read(file, line, said):
    good = {"text": "商会", "label": [[0, 2, "ORG"]]}
    first, bad, last = doccano.read(file(good, line, good))
    assert places(first) == places(last) == [(0, 2, "ORG")]
    assert isinstance(bad, BadRecord)
    assert "in.jsonl, line 2" in str(bad)
    assert said in str(bad)


@pytest.mark.parametrize(
    ("span", "said"),
    [(f'[{offsets}, "X"]', said) for offsets, said in hostile.OFFSETS]
    + [(f"[0, 1, {label}]", "no label") for label in hostile.LABELS]
    + [
        ("[0, 1]", "neither [start, end, label] nor an object"),
        ("null", "neither [start"),
        ("true", "neither [start"),
        ('{"start_offset": 0, "label": "X"}', "no extent"),
        ('{"start_offset": 0, "end_offset": 1}', "no label"),
    ],
)
def test_a_span_that_is_none_is_told_and_the_rest_of_its_line_is_read(file, span, said):
    line = '{"text": "商会共", "label": [[0, 2, "ORG"], ' + span + "]}"
    found = only(file(line.encode()))
    assert places(found) == [(0, 2, "ORG")]
    (remark,) = found.remarks
    assert isinstance(remark, BadSpan)
    assert "in.jsonl, line 1" in str(remark)
    assert said in str(remark)


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        (3, "not an object"),
        ({"from_id": 1, "to_id": 2}, "no type"),
        ({"from_id": 1, "to_id": 9, "type": "X"}, "not between two spans"),
        ({"from_id": [], "to_id": 2, "type": "X"}, "not between two spans"),
        ({"from_id": 1, "to_id": 1, "type": "X"}, "and itself"),
    ],
)
def test_a_relation_that_is_none_is_told_and_the_rest_of_its_line_is_read(file, relation, said):
    spans = [
        {"id": 1, "start_offset": 0, "end_offset": 1, "label": "A"},
        {"id": 2, "start_offset": 1, "end_offset": 2, "label": "B"},
    ]
    good = {"id": 5, "from_id": 1, "to_id": 2, "type": "R"}
    found = only(file({"text": "商会", "entities": spans, "relations": [relation, good]}))
    assert found.links == (Link("R", 0, 1),)
    (remark,) = found.remarks
    assert said in str(remark)


@pytest.mark.parametrize("held", [{"spans": 3, "sha256": "x"}, {"spans": [], "sha256": 3}])
def test_a_record_of_ours_that_was_spoilt_is_told(file, held):
    assert isinstance(only(file({"text": "商", "label": [], "record": held})), BadRecord)


@pytest.mark.parametrize("held", [3, {}, {"spans": []}, "r"])
def test_a_key_of_that_name_that_is_not_ours_is_no_matter(file, held):
    found = only(file({"text": "商", "label": [[0, 1, "X"]], "record": held}))
    assert places(found) == [(0, 1, "X")]
