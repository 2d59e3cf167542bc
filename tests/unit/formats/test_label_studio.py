"""Label Studio's tasks: what its server needs, what comes back of what was changed there."""

import json
from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest

from annotator import labels
from annotator.errors import BadRecord, BadSpan, OtherCounting
from annotator.formats import (
    Counting,
    Link,
    Reading,
    Record,
    Unit,
    Writing,
    doccano,
    for_path,
    label_studio,
)
from annotator.model import Mark, MarkStatus, Origin, Report, Value
from tests.unit.formats import hostile
from tests.unit.formats.made import RICH

TEXT = "😀商会\n会长沈丹说12家"
LABELS = labels.parse(
    """
id = "post"
name = { zh = "职", en = "Posts" }
[[label]]
id = "TITLE"
name = { zh = "职务", en = "Title" }
colour = { light = "#0a5c36", dark = "#7fd6a8" }
hotkey = "t"
[[label.attribute]]
id = "sense"
name = { zh = "现任否", en = "Sense" }
choices = [
  { id = "actual", zh = "现任", en = "actual" },
  { id = "former", zh = "前任", en = "former" },
]
[[label]]
id = "PER"
name = { zh = "人名", en = "Person" }
colour = { light = "#7a1f5c", dark = "#e29ac8" }
[[relation]]
id = "HAS_TITLE"
name = { zh = "职务是", en = "has title" }
from = ["PER"]
to = ["TITLE"]
""",
    "post",
)
HOW = Writing(labels=LABELS, used=("ORG", "PER", "QUANTITY", "TITLE"))
RECORD = Record(
    Report("r-1", "a.txt", TEXT, "1" * 64, meta={"report_date": "2020-04-28"}),
    (
        Mark(
            *(0, 0, 4, 6, "TITLE", MarkStatus.CONFIRMED, Origin("titles", "post", 0.5)),
            note="见附录",
            attributes={"sense": "actual", "级": "一"},
        ),
        Mark(0, 0, 6, 8, "PER", MarkStatus.CONFIRMED, Origin("reviewer")),
        Mark(
            *(0, 0, 9, 12, "QUANTITY", MarkStatus.SUGGESTED, Origin("numbers", "count", 0.9)),
            value=Value("12", "家", "APPROX"),
        ),
        Mark(0, 0, 9, 11, "DATE", MarkStatus.REJECTED, Origin("dates")),
    ),
    (Link("HAS_TITLE", 1, 0), Link("ALIAS", 2, 0)),
)


@pytest.fixture
def file(tmp_path):
    def write(*items):
        path = tmp_path / "in.json"
        raw = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in items]
        path.write_bytes(b"[" + b",".join(raw) + b"]")
        return path

    return write


@pytest.fixture
def tasks(tmp_path):
    path = tmp_path / "out.json"
    label_studio.write([RECORD], path, HOW)
    return json.loads(path.read_text(encoding="utf-8"))


def only(path, how=Reading()):  # noqa: B008 - frozen
    (found,) = label_studio.read(path, how)
    return found


def region(start, end, label, **more):
    value = {"start": start, "end": end, "labels": [label]} | more.pop("value", {})
    return (
        {"id": f"{start}", "from_name": "ner", "to_name": "text", "type": "labels"}
        | more
        | {"value": value}
    )


def task(text, *result, **more):
    return {"id": 3, "data": {"text": text}, "annotations": [{"result": list(result)}]} | more


def places(record):
    return [(mark.start, mark.end, mark.label) for mark in record.marks]


def test_what_is_confirmed_is_an_annotation_and_what_is_suggested_a_prediction(tasks):
    (found,) = tasks
    assert found["data"] == {"text": TEXT, "uid": "r-1", "name": "a.txt"}
    (annotation,), (prediction,) = found["annotations"], found["predictions"]
    assert annotation.keys() == {"result"}  # whoever imports it has completed it
    title, note, sense, person, relation = annotation["result"]
    assert title == {
        "id": "s0",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": 4, "end": 6, "text": "会长", "labels": ["TITLE"]},
        "score": 0.5,
    }
    assert note["id"] == sense["id"] == "s0"
    assert note["value"] == {"start": 4, "end": 6, "text": ["见附录"]}
    assert (sense["from_name"], sense["type"]) == ("attribute_sense", "choices")
    assert sense["value"] == {"start": 4, "end": 6, "choices": ["actual"]}
    assert person["id"] == "s1"
    assert relation == {
        "type": "relation",
        "from_id": "s1",
        "to_id": "s0",
        "direction": "right",
        "labels": ["HAS_TITLE"],
    }
    told = {one["from_name"]: one["value"].get("text") for one in prediction["result"]}
    assert told == {"label": "12家", "value": ["12"], "unit": ["家"], "mod": ["APPROX"]}


def test_what_was_rejected_is_shown_nowhere(tasks):
    assert "DATE" not in json.dumps([tasks[0]["annotations"], tasks[0]["predictions"]])


@pytest.mark.parametrize(("language", "shown"), [("zh", "职务"), ("en", "Title")])
def test_a_configuration_for_the_labels_stands_beside_the_tasks(tmp_path, language, shown):
    label_studio.write([RECORD], tmp_path / "out.json", replace(HOW, language=language))
    view = Xml.fromstring((tmp_path / "out.config.xml").read_text(encoding="utf-8"))
    title, person, *used = view.findall("Labels/Label")
    assert title.attrib == {
        "value": shown,
        "alias": "TITLE",
        "background": "#0a5c36",
        "hotkey": "t",
    }
    assert person.get("alias") == "PER"
    assert [one.attrib for one in used] == [{"value": "ORG"}, {"value": "QUANTITY"}]
    assert [one.get("value") for one in view.findall("Relations/Relation")] == ["HAS_TITLE"]
    choices = view.find("View/Choices")
    assert choices.get("name") == "attribute_sense"
    assert choices.get("whenLabelValue") == "TITLE"
    assert [one.get("alias", one.get("value")) for one in choices] == ["actual", "former"]
    areas = [one.get("name") for one in view.findall("View/TextArea")]
    assert areas == ["value", "unit", "mod", "note"]


def test_a_write_that_fails_leaves_the_configuration_that_was_there(tmp_path):
    label_studio.write([RECORD], tmp_path / "out.json", HOW)
    before = (tmp_path / "out.config.xml").read_bytes()

    def torn():
        yield RECORD
        raise RuntimeError

    with pytest.raises(RuntimeError):
        label_studio.write(torn(), tmp_path / "out.json")
    assert (tmp_path / "out.config.xml").read_bytes() == before


def test_what_was_changed_in_label_studio_holds_and_the_rest_is_still_known(tasks, file):
    (found,) = tasks
    confirmed = found["annotations"][0]["result"]
    (note,) = [one for one in confirmed if one.get("from_name") == "note"]
    note["value"]["text"] = ["改"]
    confirmed[:] = [one for one in confirmed if one.get("id") != "s1" and "direction" not in one]
    confirmed.append(confirmed[0] | {"id": "x", "value": {"start": 1, "end": 3, "labels": ["ORG"]}})
    del confirmed[-1]["score"]
    confirmed += found["predictions"][0]["result"]  # accepted as it stands
    found["annotations"][0] |= {"id": 12, "completed_by": {"id": 4, "email": "a@b.cn"}}
    found |= {"id": 77, "total_annotations": 1}
    record = only(file(found))
    assert record.remarks == ()
    title, quantity, date, new = record.marks
    assert title == replace(RECORD.marks[0], note="改")
    assert quantity == replace(RECORD.marks[2], status=MarkStatus.CONFIRMED)
    assert date == RECORD.marks[3]
    assert new == Mark(0, 0, 1, 3, "ORG", MarkStatus.CONFIRMED, Origin("import"))
    assert record.links == (Link("ALIAS", 1, 0),)  # it was never shown: it joins two results
    assert record.report == RECORD.report


def test_the_ground_truth_is_confirmed_and_what_others_say_is_suggested(file):
    one, other = region(0, 1, "A"), region(1, 2, "B")
    found = only(
        file(
            task("商会共")
            | {
                "annotations": [
                    {"id": 1, "result": [one], "completed_by": 99},
                    {"id": 2, "result": [one, other], "ground_truth": True},
                    {"id": 3, "result": [region(2, 3, "C")], "was_cancelled": True},
                ],
                "drafts": [{"result": [region(0, 3, "D")]}],
                "predictions": [{"model_version": "m", "result": [region(0, 2, "E", score=0.5)]}],
            }
        )
    )
    assert [(mark.label, mark.status.value, mark.origin.rule) for mark in found.marks] == [
        ("A", "confirmed", None),
        ("B", "confirmed", None),
        ("C", "suggested", "annotation 3"),
        ("D", "suggested", "draft"),
        ("E", "suggested", "m"),
    ]
    assert found.marks[-1].origin.score == 0.5


def test_json_min_is_read(file):
    path = file(
        {
            "text": "商会共",
            "id": 5,
            "label": [{"start": 0, "end": 2, "text": "商会", "labels": ["ORG"]}],
            "sentiment": "good",
            "annotator": 1,
            "annotation_id": 2,
        }
    )
    assert for_path(path).name == "label-studio"
    found = only(path)
    assert places(found) == [(0, 2, "ORG")]
    assert found.report.uid == "5"
    assert found.report.meta["sentiment"] == "good"


def test_one_task_that_is_no_list_is_read(tmp_path):
    path = tmp_path / "one.json"
    path.write_text(json.dumps(task("商会", region(0, 2, "ORG")), indent=1), encoding="utf-8")
    assert places(only(path)) == [(0, 2, "ORG")]


def test_what_a_span_covers_tells_what_the_offsets_count(file):
    covered = {"text": "商会\\n会"}  # its editor writes a line end so
    path = file(task(TEXT, region(1, 5, "X", value=covered)))
    assert places(only(path)) == [(1, 5, "X")]
    found = only(file(task(TEXT, region(2, 6, "X", value=covered))))
    assert places(found) == [(1, 5, "X")]
    assert [type(one) for one in found.remarks] == [OtherCounting]


def test_offsets_beyond_the_plane_are_asked_for_where_nothing_tells_what_they_count(file):
    path = file(task(TEXT, region(2, 4, "ORG")))
    assert "--unit" in str(only(path))
    assert places(only(path, Reading(counting=Counting(Unit.UTF16)))) == [(1, 3, "ORG")]


def test_relations_have_directions_labels_or_none(file):
    def relation(**more):
        return {"type": "relation", "from_id": "0", "to_id": "1"} | more

    spans = region(0, 1, "A"), region(1, 2, "B")
    found = only(
        file(
            task(
                "商会",
                *spans,
                relation(direction="left", labels=["X", "Y"]),
                relation(direction="right"),
            )
        )
    )
    assert found.links == (Link("X", 1, 0), Link("Y", 1, 0), Link("relation", 0, 1))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"image": "https://a.b/c.png"}, "its data hold no text (image)"),
        ({"dialogue": [{"author": "a", "text": "b"}]}, "its data hold no text (dialogue)"),
        ({}, "its data hold no text (nothing)"),
        ({"text": "https://a.b/c.txt"}, "its text is not in the file, but at https://a.b/c.txt"),
        ({"text": 3}, "its data hold no text"),
    ],
)
def test_a_task_without_a_text_is_told_and_the_others_are_read(file, data, said):
    bad = task("") | {"data": data}
    bad["annotations"][0]["result"] = [region(0, 1, "A")]
    first, error, last = label_studio.read(file(task("商"), bad, task("会")))
    assert (first.report.text, last.report.text) == ("商", "会")
    assert isinstance(error, BadRecord)
    assert "in.json, line 2" in str(error)
    assert said in str(error)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        ({"type": "hypertextlabels", "value": {"start": "/p[1]"}}, "no plain text (hypertext"),
        ({"type": "paragraphlabels", "value": {}}, "no plain text (paragraphlabels): 1"),
        ({"type": "rectanglelabels", "value": {"x": 1}}, "no plain text (rectanglelabels)"),
        (7, "no plain text (None)"),
        ({"type": "labels", "value": {"start": 0, "end": 1}}, "no label"),
        ({"type": "labels", "value": {"start": 0, "end": 1, "labels": []}}, "no label"),
        ({"type": "labels", "value": 3}, "no extent"),
        (region(0, 1, "A", source="$title"), "of another text of the task (title): 1"),
        (region(0, 1, "A", score="high"), "is not a number"),
        (region(0, 1, "A", value={"text": "会"}), "says “会” but covers “商”"),
        ({"type": "relation", "from_id": [], "to_id": {}}, "not between two spans"),
        (
            {"type": "relation", "from_id": "1", "to_id": "2", "labels": [3]},
            "labels that are none",
        ),
    ],
)
def test_a_region_that_is_no_span_is_told_and_the_rest_of_its_task_is_read(file, one, said):
    good = region(1, 2, "X"), region(2, 3, "Y")
    path = file(task("商会共", good[0], one, good[1], data={"text": "商会共", "title": "题"}))
    found = only(path)
    assert places(found) == [(1, 2, "X"), (2, 3, "Y")]
    (remark,) = found.remarks
    assert isinstance(remark, BadSpan)
    assert "in.json, line 1" in str(remark)
    assert said in str(remark)


@pytest.mark.parametrize(
    ("offsets", "said"), [*hostile.OFFSETS, *((one, "no label") for one in hostile.LABELS)]
)
def test_offsets_and_labels_that_are_none_are_told(file, offsets, said):
    start, end, label = ("0", "1", offsets) if said == "no label" else (*offsets.split(", "), '"X"')
    value = f'{{"start": {start}, "end": {end}, "labels": [{label}]}}'
    good = json.dumps(region(0, 2, "ORG"))
    result = f'[{good}, {{"id": "b", "type": "labels", "value": {value}}}]'
    raw = f'{{"data": {{"text": "商会共"}}, "annotations": [{{"result": {result}}}]}}'
    found = only(file(raw.encode()))
    assert places(found) == [(0, 2, "ORG")]
    (remark,) = found.remarks
    assert said in str(remark)


@pytest.mark.parametrize(
    "item",
    [
        b"3",
        b"null",
        b'{"data": 3}',
        b'{"data": {"text": "a"}, "annotations": 3}',
        b'{"data": {"text": "a"}, "predictions": {"a": 1}}',
        b'{"data": {"text": NaN}}',
        b'{"data": {"text": "\\ud800"}}',
        b'{"data": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)
def test_an_item_that_is_no_task_is_told_and_the_others_are_read(file, item):
    first, bad, last = label_studio.read(file(task("商"), item, task("会")))
    assert (first.report.text, last.report.text) == ("商", "会")
    assert isinstance(bad, BadRecord)
    assert "in.json, line 2" in str(bad)


@pytest.mark.parametrize("wrong", [3, None, "x", [], {"result": 3}, {"result": [None, 3, "a"]}])
@pytest.mark.parametrize("key", ["annotations", "drafts", "predictions", "completions"])
def test_what_is_no_annotation_is_told_and_its_text_is_read(file, wrong, key):
    found = only(file({"data": {"text": "商"}, key: [wrong]}))
    assert found.report.text == "商"
    assert [type(one) for one in found.remarks] == [BadSpan]


def test_a_file_that_was_cut_off_gives_what_is_whole(tmp_path):
    path = tmp_path / "out.json"
    label_studio.write([RECORD, RICH], path, HOW)
    raw = path.read_bytes()
    path.write_bytes(raw[:-200])
    first, bad = label_studio.read(path)
    assert first == RECORD
    assert isinstance(bad, BadRecord)
    path.write_bytes(raw[:100] + b"\xff" + raw[100:])
    (bad,) = label_studio.read(path)
    assert "UTF-8" in str(bad)


@pytest.mark.parametrize(
    "item",
    [
        {"text": "商会"},
        {"text": "商会", "label": ["ORG"]},
        {"data": [1], "annotations": []},
        {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"},
        {"%TYPES": {}, "%FEATURE_STRUCTURES": []},
        {"text": "商会", "denotations": []},
        3,
    ],
)
def test_what_others_write_is_not_taken_for_it(file, item):
    assert not label_studio.recognises(file(item))


def test_an_export_of_another_format_is_not_taken_for_it(tmp_path):
    doccano.write([RECORD], tmp_path / "out.json")
    assert not label_studio.recognises(tmp_path / "out.json")
