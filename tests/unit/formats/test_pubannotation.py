"""PubAnnotation: denotations with relations and attributes, in tracks and in pieces."""

import json

import pytest

from annotator.errors import BadRecord, BadSpan
from annotator.formats import Reading, Record, for_path, pubannotation
from annotator.model import MarkStatus, Value
from tests.unit.formats.hostile import LABELS, LINES, OFFSETS
from tests.unit.formats.made import RICH

TEXT = "商会与会员"


def denotation(name="T1", begin=0, end=2, label="ORG"):
    return {"id": name, "span": {"begin": begin, "end": end}, "obj": label}


def read(folder, *documents):
    (folder / "a.json").write_text(json.dumps(documents), encoding="utf-8")
    return list(pubannotation.read(folder / "a.json", Reading()))


def one(folder, *denotations, **more):
    (found,) = read(folder, {"text": TEXT, "denotations": list(denotations)} | more)
    assert isinstance(found, Record), found
    return found


def test_spans_are_denotations_and_values_their_attributes(tmp_path):
    pubannotation.write([RICH], tmp_path / "out.json")
    (found,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert found["denotations"][2] == denotation("T3", 10, 12, "PER")
    told = {(each["subj"], each["pred"]): each["obj"] for each in found["attributes"]}
    assert told["T3", "note"] == "見附錄"
    assert told["T2", "sense"] == "actual"
    first = found["relations"][0]
    assert (first["pred"], first["subj"], first["obj"]) == ("HAS_TITLE", "T3", "T2")


def test_what_was_rejected_is_no_denotation(tmp_path):
    pubannotation.write([RICH], tmp_path / "out.json")
    (found,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [each["obj"] for each in found["denotations"]] == ["ORG", "TITLE", "PER"]
    (back,) = pubannotation.read(tmp_path / "out.json", Reading())
    assert [mark.status for mark in back.marks if mark.label == "QUANTITY"] == [MarkStatus.REJECTED]


def test_attributes_and_relations_of_another_program_are_taken(tmp_path):
    said = [
        {"id": "A1", "subj": "T1", "pred": "value", "obj": "3"},
        {"id": "A2", "subj": "T1", "pred": "uncertain", "obj": True},
        {"id": "A3", "subj": "T9", "pred": "lost", "obj": 1},
    ]
    links = [
        {"id": "R1", "subj": "T1", "pred": "knows", "obj": "T2"},
        {"id": "R2", "subj": "T1", "pred": "knows", "obj": "T9"},
    ]
    two = denotation("T2", 3, 5, "PER")
    found = one(tmp_path, denotation(), two, attributes=said, relations=links, sourcedb="PubMed")
    assert found.marks[0].value == Value("3")
    assert found.marks[0].attributes == {"uncertain": "yes"}
    assert [(each.kind, each.from_mark, each.to_mark) for each in found.links] == [("knows", 0, 1)]
    assert found.report.extra["relations"] == [
        links[1],
        {"subj": "T9", "attributes": {"lost": 1}},
    ]
    assert found.report.name == "PubMed"


def test_pieces_are_one_span_that_knows_them(tmp_path):
    place = [{"begin": 0, "end": 1}, {"begin": 3, "end": 5}]
    found = one(tmp_path, {"id": "T1", "span": place, "obj": "X"})
    assert [(mark.start, mark.end) for mark in found.marks] == [(0, 5)]
    assert found.marks[0].extra == {"pieces": [[0, 1], [3, 5]]}


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (3, "a denotation is not an object"),
        ({"id": "T1"}, "has no extent"),
        ({"id": "T1", "span": [], "obj": "X"}, "the pieces of the denotation T1"),
        ({"id": "T1", "span": [{"begin": 3, "end": 4}, {"begin": 0, "end": 1}]}, "not in order"),
        ({"id": "T1", "span": [{"begin": 3}, 7]}, "not in order"),
    ],
)
def test_a_bad_denotation_is_told_and_the_rest_is_read(tmp_path, bad, said):
    found = one(tmp_path, bad, denotation("T2"))
    assert [mark.label for mark in found.marks] == ["ORG"]
    assert isinstance(found.remarks[0], BadSpan)
    assert said in str(found.remarks[0])


@pytest.mark.parametrize(("offsets", "said"), OFFSETS)
def test_a_place_that_is_none_is_told(tmp_path, offsets, said):
    found = one(tmp_path, denotation("T2", *json.loads(f"[{offsets}]")), denotation())
    assert [mark.label for mark in found.marks] == ["ORG"]
    assert said in str(found.remarks[0])


@pytest.mark.parametrize("label", LABELS)
def test_what_is_no_label_is_told(tmp_path, label):
    found = one(tmp_path, denotation(label=json.loads(label)), denotation("T2"))
    assert len(found.marks) == 1
    assert "has no label" in str(found.remarks[0])


@pytest.mark.parametrize(
    "document",
    [
        *({"text": "a", key: 3} for key in ("denotations", "relations", "attributes", "tracks")),
        {"text": "😀会", "denotations": [denotation("T1", 0, 2)]},
        {"text": 3},
        7,
    ],
)
def test_a_bad_document_is_told_and_the_rest_is_read(tmp_path, document):
    bad, good = read(tmp_path, document, {"text": TEXT, "denotations": [denotation()]})
    assert isinstance(bad, BadRecord)
    assert len(good.marks) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"tracks": [3]},
        {"attributes": [3, {"pred": 3}, {"subj": [], "pred": "x"}]},
        {"relations": [3, {"subj": {}, "obj": []}]},
        {"record": 3},
        {"record": {"spans": 3, "relations": 3}},
    ],
)
def test_wrong_types_are_told_or_kept(tmp_path, more):
    assert len(one(tmp_path, denotation(), **more).marks) == 1


@pytest.mark.parametrize("line", [line for line, _ in LINES])
def test_what_is_no_json_is_told(tmp_path, line):
    (tmp_path / "a.json").write_bytes(line)
    (bad,) = pubannotation.read(tmp_path / "a.json", Reading())
    assert isinstance(bad, BadRecord)


def test_its_own_sample_is_read_track_by_track(shared):
    path = shared / "peerdata" / "inception-misc" / "samplePubAnnotation.json"
    sample = json.loads(path.read_text(encoding="utf-8"))
    (found,) = pubannotation.read(path, Reading())
    wanted = [each for track in sample["tracks"] for each in track["denotations"]]
    assert len(found.marks) == len(wanted) == 4
    assert [mark.label for mark in found.marks] == [each["obj"] for each in wanted]
    assert [mark.extra["project"] for mark in found.marks[1:3]] == ["Inflammaging", "PubmedHPO"]
    assert found.marks[3].extra["pieces"] == [[169, 173], [178, 184]]
    assert [(each.kind, each.from_mark, each.to_mark) for each in found.links] == [
        ("associatedWith", 2, 3)
    ]
    assert found.marks[2].attributes == {"uniprot": "Q15306"}
    assert found.marks[3].attributes == {"uncertain": "yes"}
    assert found.remarks == ()
    assert for_path(path).name == "pubannotation"
