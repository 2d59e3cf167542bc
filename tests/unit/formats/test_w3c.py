"""Web Annotations: spans by position and quote, relations as links; what has no place is told."""

import json

import pytest

from annotator.errors import BadRecord, BadSpan
from annotator.formats import Reading, Record, for_path, w3c
from annotator.model import MarkStatus
from tests.unit.formats.hostile import LABELS, LINES, OFFSETS
from tests.unit.formats.made import RICH

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SOURCE = "http://example.org/text"
TEXT = "商会😀会员商会"


def selected(*selectors, source=SOURCE):
    return {"source": source, "selector": list(selectors)}


def position(start, end):
    return {"type": "TextPositionSelector", "start": start, "end": end}


def quote(exact, **around):
    return {"type": "TextQuoteSelector", "exact": exact} | around


def annotation(target, *bodies, **more):
    return {"@context": CONTEXT, "id": "http://x/1", "type": "Annotation"} | {
        "body": list(bodies),
        "target": target,
        **more,
    }


def tag(label):
    return {"type": "TextualBody", "purpose": "tagging", "value": label}


GIVEN = {
    "@context": CONTEXT,
    "type": "Annotation",
    "body": {"id": SOURCE, "type": "TextualBody", "value": TEXT},
    "target": SOURCE,
}


def read(folder, *items, how=None):
    (folder / "a.jsonld").write_text(json.dumps(items), encoding="utf-8")
    return list(w3c.read(folder / "a.jsonld", how or Reading()))


def one(folder, *items):
    (found,) = read(folder, GIVEN, *items)
    assert isinstance(found, Record), found
    assert found.report.text == TEXT
    return found


def test_a_span_is_tagged_selected_and_quoted(tmp_path):
    w3c.write([RICH], tmp_path / "out.jsonld")
    (found,) = json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))
    text, org, title, per, *links = found["first"]["items"]
    assert text["body"]["value"] == RICH.report.text
    assert org["body"] == [tag("ORG") | {"format": "text/plain"}]
    assert per["target"]["source"] == text["target"] == text["body"]["id"]
    assert per["target"]["selector"] == [
        position(10, 12),
        quote(RICH.report.text[10:12], prefix=RICH.report.text[:10], suffix=RICH.report.text[12:]),
    ]
    assert [body["value"] for body in per["body"]] == ["PER", "2 人", "見附錄"]
    assert [link["motivation"] for link in links] == ["linking", "linking"]
    assert [end["id"] for end in links[0]["target"]] == [per["id"], title["id"]]


def test_what_was_rejected_is_no_annotation(tmp_path):
    w3c.write([RICH], tmp_path / "out.jsonld")
    assert "QUANTITY" not in [
        body["value"]
        for item in json.loads((tmp_path / "out.jsonld").read_text())[0]["first"]["items"]
        if isinstance(item["body"], list)
        for body in item["body"]
    ]
    (back,) = w3c.read(tmp_path / "out.jsonld", Reading())
    assert [mark.status for mark in back.marks if mark.label == "QUANTITY"] == [MarkStatus.REJECTED]


def test_each_tag_is_a_span_and_comments_are_its_note(tmp_path):
    bodies = (tag("ORG"), "http://x/image", {"type": "TextualBody", "value": "看"}, tag("机构"))
    found = one(tmp_path, annotation(selected(position(0, 2)), *bodies, creator="http://x/me"))
    assert [(mark.label, mark.note) for mark in found.marks] == [("ORG", "看"), ("机构", "看")]
    assert found.marks[0].extra == {
        "annotation": {"id": "http://x/1", "creator": "http://x/me", "body": ["http://x/image"]}
    }
    w3c.write([found], tmp_path / "b.jsonld")
    assert [*w3c.read(tmp_path / "b.jsonld", Reading())] == [found]


@pytest.mark.parametrize(
    ("target", "place"),
    [
        (selected(position(0, 2)), (0, 2)),
        (selected(quote("会员")), (3, 5)),
        (selected(quote("商会", prefix="员")), (5, 7)),
        (selected(quote("商会", suffix="😀")), (0, 2)),
        (selected({"type": "FragmentSelector", "refinedBy": position(0, 2)}), (0, 2)),
        (selected(quote("会员"), position(3, 5)), (3, 5)),
        ({"type": "Choice", "items": [selected(position(0, 2))]}, (0, 2)),
    ],
)
def test_a_target_is_found_by_position_or_by_quote(tmp_path, target, place):
    found = one(tmp_path, annotation(target, tag("ORG")))
    assert [(mark.start, mark.end) for mark in found.marks] == [place]
    assert found.remarks == ()


def test_positions_that_count_utf16_units_are_converted(tmp_path):
    found = one(tmp_path, annotation(selected(position(4, 6), quote("会员")), tag("ORG")))
    assert [(mark.start, mark.end) for mark in found.marks] == [(3, 5)]
    assert "utf16" in str(found.remarks[0])


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (selected(quote("商会")), "quotes “商会”, which stands 2 times in the text"),
        (selected(quote("没有")), "which stands 0 times"),
        (selected({"type": "SvgSelector"}), "no selector that counts characters or quotes"),
        (SOURCE, "no selector that counts characters or quotes them (-)"),
        (selected(quote(7)), "no selector that counts"),
        (selected(3, None, "x"), "no selector that counts"),
        (selected(position(0, 2), quote("会员")), "says “会员” but covers “商会”"),
    ],
)
def test_a_target_that_cannot_be_placed_is_told_and_the_rest_is_read(tmp_path, target, said):
    good = annotation(selected(position(3, 5), quote("会员")), tag("ORG"))
    found = one(tmp_path, annotation(target, tag("X")), good)
    assert [mark.label for mark in found.marks] == ["ORG"]
    assert isinstance(found.remarks[0], BadSpan)
    assert said in str(found.remarks[0])


@pytest.mark.parametrize(("offsets", "said"), OFFSETS)
def test_a_position_that_is_none_is_told(tmp_path, offsets, said):
    good = annotation(selected(position(3, 5), quote("会员")), tag("ORG"))
    bad = annotation(selected(position(*json.loads(f"[{offsets}]"))), tag("X"))
    found = one(tmp_path, good, bad)
    assert [mark.label for mark in found.marks] == ["ORG"]
    assert said in str(found.remarks[0])


@pytest.mark.parametrize("label", LABELS)
def test_a_tag_that_is_no_label_is_told_or_kept(tmp_path, label):
    body = {"type": "TextualBody", "purpose": "tagging", "value": json.loads(label)}
    found = one(tmp_path, annotation(selected(position(0, 2), quote("商会")), body))
    if isinstance(json.loads(label), str):
        assert found.marks == ()
        assert "has no label" in str(found.remarks[0])
    else:
        assert found.marks[0].label == "annotation"
        assert found.marks[0].extra["annotation"]["body"] == [body]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (3, "it is no annotation"),
        ({"type": "Person"}, "it is no annotation"),
        ({"type": ["x", "Annotation"]}, "an annotation marks nothing"),
        (annotation("http://x/photo"), "the text of http://x/photo is not in the file"),
        (annotation({"selector": position(0, 1)}), "the text that is marked is not in the file"),
        ({"type": "AnnotationCollection", "first": "http://x/p"}, "the page http://x/p is not in"),
        ({"type": "AnnotationPage", "items": [7]}, "it is no annotation"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path, item, said):
    found = read(tmp_path, item, GIVEN, annotation(selected(position(0, 2), quote("商会"))))
    (record,) = (each for each in found if isinstance(each, Record))
    (bad,) = (each for each in found if isinstance(each, BadRecord))
    assert len(record.marks) == 1
    assert said in str(bad)


@pytest.mark.parametrize("line", [line for line, _ in LINES])
def test_lines_that_are_no_json_ld_are_told(tmp_path, line):
    (tmp_path / "a.jsonld").write_bytes(b"[" + line + b"]")
    found = list(w3c.read(tmp_path / "a.jsonld", Reading()))
    assert found
    assert all(isinstance(each, BadRecord) for each in found)


def test_deep_nesting_is_no_matter(tmp_path):
    selector = position(0, 2)
    for _ in range(300):
        selector = {"type": "FragmentSelector", "refinedBy": selector}
    target = selected(selector, quote("商会"))
    for _ in range(300):
        target = {"type": "List", "items": [target]}
    assert len(one(tmp_path, annotation(target, tag("ORG"))).marks) == 1


def test_texts_of_one_file_are_records_of_their_own(tmp_path):
    other = {"id": "http://x/2", "value": "甲乙"}
    found = read(
        tmp_path,
        GIVEN,
        annotation([selected(position(0, 2)), selected(position(0, 1), source=other)], tag("A")),
    )
    assert [(each.report.text, len(each.marks)) for each in found] == [(TEXT, 1), ("甲乙", 1)]
    assert [each.report.name for each in found] == [SOURCE, "http://x/2"]


def test_a_file_is_recognised_by_its_context(tmp_path):
    w3c.write([RICH], tmp_path / "ours.jsonld")
    (tmp_path / "theirs.json").write_text(json.dumps([GIVEN]))
    (tmp_path / "plain.json").write_text('[{"text": "a"}]')
    assert for_path(tmp_path / "ours.jsonld").name == "w3c"
    assert for_path(tmp_path / "theirs.json").name == "w3c"
    assert for_path(tmp_path / "plain.json") is None
