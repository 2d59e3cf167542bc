"""The native record: what is written reads back as the same, and bad lines are told."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import formats
from annotator.errors import BadRecord, BadSpan, UnknownFormat, UnwritablePlace, VanishedFile
from annotator.formats import Link, Record, native
from annotator.model import Mark, MarkStatus, Origin, Report, Value
from tests.conftest import AWKWARD
from tests.unit.formats.made import records


@given(st.lists(records(), min_size=1, max_size=3))
def test_the_same_records_give_the_same_bytes(tmp_path_factory, wanted):
    folder = tmp_path_factory.mktemp("native")
    native.write(wanted, folder / "a.jsonl")
    native.write(native.read(folder / "a.jsonl"), folder / "b.jsonl")
    assert (folder / "a.jsonl").read_bytes() == (folder / "b.jsonl").read_bytes()


def test_a_span_gives_the_text_it_covers_and_its_value_as_a_number():
    start = AWKWARD.index("１２万元")
    mark = Mark(
        *(0, 0, start, start + 4, "MONEY", MarkStatus.CONFIRMED),
        origin=Origin("numbers", "money", 0.99),
        value=Value("120000", "CNY"),
    )
    record = Record(Report("u", "r.txt", AWKWARD, "s"), (mark,))
    found = json.loads(native.line(record))
    assert found["text"] == AWKWARD
    assert found["relations"] == []
    assert found["spans"] == [
        {
            "start": start,
            "end": start + 4,
            "label": "MONEY",
            "text": "１２万元",
            "status": "confirmed",
            "origin": {"by": "numbers", "rule": "money", "score": 0.99},
            "value": 120000,
            "unit": "CNY",
            "mod": None,
        }
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Value("0.775", "ratio"), "0.775"),
        (Value("41100", "个"), "41100"),
        (Value("1/3", "ratio"), '"1/3"'),
        (Value("2017"), '"2017"'),
        (Value("12345678901234567.125", "CNY"), '"12345678901234567.125"'),
        (Value(), "null"),
    ],
)
def test_numbers_are_written_exactly_or_as_strings(value, written):
    mark = Mark(0, 0, 0, 1, "X", MarkStatus.CONFIRMED, Origin("t"), value)
    line = native.line(Record(Report("u", "n", "文", "s"), (mark,)))
    assert f'"value": {written}, ' in line
    assert native.from_object(json.loads(line, parse_float=Decimal), "f").marks[0].value == value


def test_a_record_of_another_program_is_taken_with_sensible_defaults(tmp_path):
    path = tmp_path / "theirs.jsonl"
    span = {"start": 0, "end": 2, "label": "ORG", "value": 12, "who": "me"}
    path.write_text(json.dumps({"text": "商会", "spans": [span], "lang": "zh"}), encoding="utf-8")
    (record,) = native.read(path)
    assert record.report.name == "theirs.jsonl:1"
    assert len(record.report.sha256) == 64
    assert record.report.extra == {"lang": "zh"}
    mark = record.marks[0]
    assert mark.is_span
    assert mark.origin == Origin("import")
    assert mark.value == Value("12", "")
    assert mark.extra == {"who": "me"}


def span_line(field, *, origin=False):
    """Return a record with one span that has a bad field."""
    field = f'"origin": {{"by": "x", {field}}}' if origin else field
    span = f'{{"start": 0, "end": 1, "label": "X", {field}}}'
    return f'{{"text": "ab", "spans": [{span}]}}'.encode()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "not JSON at character 2"),
        (b"[1]", 'not an object with a "text"'),
        (b'{"text": 3}', 'not an object with a "text"'),
        (b"\xff\xfe", "not UTF-8 at byte 0"),
        (b'{"text": "\\ud800"}', "half a surrogate pair"),
        (b'{"text": "a", "spans": {}}', '"spans" must be a list'),
        (
            b'{"text": "ab", "spans": [{"start": 0, "end": NaN, "label": "X"}]}',
            "NaN is not a number",
        ),
        (b'{"text": ' + b"[" * 100_000, "nested too deep"),
        (b'{"text": "a", "big": ' + b"9" * 5000 + b"}", "over 100 digits"),
        (b'{"text": "a", "big": 1e9999999999999999999}', "over 100 digits"),
        (b'{"text": "a", "meta": {"x": "\\ud800"}}', "half a surrogate pair"),
        (b'{"text": "a", "name": ["x"]}', "not a string"),
        (span_line('"score": Infinity', origin=True), "Infinity is not a number"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_rest_is_read(tmp_path, line, said):
    path = tmp_path / "mixed.jsonl"
    path.write_bytes(b'{"text": "one"}\n' + line + b'\n\n{"text": "three"}\n')
    first, bad, last = native.read(path)
    assert first.report.text == "one"
    assert last.report.text == "three"
    assert isinstance(bad, BadRecord)
    assert "mixed.jsonl, line 2" in str(bad)
    assert said in str(bad)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"text": "ab", "spans": [3]}', "not an object"),
        (b'{"text": "ab", "spans": [{"start": 1, "end": 1, "label": "X"}]}', "has no extent"),
        (b'{"text": "ab", "spans": [{"start": 0, "end": 3, "label": "X"}]}', "does not lie"),
        (b'{"text": "ab", "spans": [{"start": true, "end": 1, "label": "X"}]}', "has no extent"),
        (b'{"text": "ab", "spans": [{"start": 0, "end": 1}]}', "no label"),
        (
            b'{"text": "ab", "spans": [{"start": 0, "end": 1, "label": "X", "status": "?"}]}',
            "status",
        ),
        (span_line('"status": []'), "has the status []"),
        (span_line('"score": 1e399', origin=True), "score of the span 0-1 is not a number"),
        (span_line('"score": "high"', origin=True), "score of the span 0-1 is not a number"),
        (span_line('"rule": 7', origin=True), "rule of the span 0-1 is not a string"),
        (span_line('"unit": {"a": 1}'), "unit of the span 0-1 is not a string"),
        (span_line('"value": [1]'), "neither a number nor a string"),
        (span_line('"value": "' + "5" * 5000 + '"'), "over 600 characters"),
        (span_line('"text": "c"'), "says “c” but covers “a”"),
    ],
)
def test_a_span_that_is_none_is_told_and_the_rest_of_its_record_is_read(tmp_path, line, said):
    path = tmp_path / "mixed.jsonl"
    good = b'"spans": [{"start": 1, "end": 2, "label": "Y", "text": "b"}, '
    path.write_bytes(b'{"text": "one"}\n' + line.replace(b'"spans": [', good) + b"\n")
    _, record = native.read(path)
    assert [(mark.start, mark.end, mark.label) for mark in record.marks] == [(1, 2, "Y")]
    (remark,) = record.remarks
    assert isinstance(remark, BadSpan)
    assert "mixed.jsonl, line 2" in str(remark)
    assert said in str(remark)


def test_offsets_are_code_points_where_no_span_says_what_it_covers(tmp_path):
    path = tmp_path / "plain.jsonl"
    path.write_text('{"text": "😀会员", "spans": [{"start": 1, "end": 3, "label": "TERM"}]}\n')
    (record,) = native.read(path)
    assert [(mark.start, mark.end) for mark in record.marks] == [(1, 3)]
    assert record.remarks == ()


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("old", encoding="utf-8")

    def torn():
        yield Record(Report("u", "n", "文", "s"), ())
        raise OSError("disk full")

    with pytest.raises(UnwritablePlace, match="disk full"):
        native.write(torn(), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_vanished_is_told(tmp_path):
    with pytest.raises(VanishedFile):
        list(native.read(tmp_path / "gone.jsonl"))


def test_formats_are_found_by_name_and_by_ending(tmp_path):
    assert formats.by_name("jsonl") is formats.for_path(tmp_path / "A.JSONL")
    assert formats.for_path(tmp_path / "a.txt") is None
    with pytest.raises(UnknownFormat, match="Choose one of: jsonl"):
        formats.by_name("docx")


# -- relations -----------------------------------------------------------------------------------

PERSON = {"start": 0, "end": 2, "label": "PER", "text": "沈丹"}
TITLE = {"start": 2, "end": 4, "label": "TITLE", "text": "会长"}


def with_relations(*relations, spans=(PERSON, TITLE)):
    found = {"text": "沈丹会长", "spans": list(spans), "relations": list(relations)}
    return native.from_object(found, "r")


def end_of(span):
    return {key: span[key] for key in ("start", "end", "label")}


def test_a_relation_names_its_spans_by_place_and_label():
    told = {"kind": "HAS_TITLE", "from": end_of(PERSON), "to": end_of(TITLE)}
    record = with_relations(told)
    assert record.links == (Link("HAS_TITLE", 0, 1),)
    assert json.loads(native.line(record))["relations"] == [told]
    turned = with_relations(told, spans=(TITLE, PERSON))
    assert turned.links == (Link("HAS_TITLE", 1, 0),), "in whatever order the spans stand"


@pytest.mark.parametrize(
    "strange",
    [
        7,
        {"head": 0, "tail": 1, "type": "x"},
        {"kind": "HAS_TITLE", "from": end_of(PERSON)},
        {"kind": "HAS_TITLE", "from": end_of(PERSON), "to": end_of(PERSON)},
        {"kind": "HAS_TITLE", "from": end_of(PERSON), "to": {**end_of(TITLE), "end": 3}},
        {"kind": "HAS_TITLE", "from": [0, 2], "to": [2, 4]},
        {"kind": 3, "from": end_of(PERSON), "to": end_of(TITLE)},
    ],
)
def test_what_is_no_relation_of_ours_is_kept_as_it_came(strange):
    record = with_relations(strange)
    assert record.links == ()
    assert json.loads(native.line(record))["relations"] == [strange]


def test_of_two_spans_on_one_place_a_relation_means_the_one_that_stands():
    rejected = {**PERSON, "status": "rejected"}
    told = {"kind": "HAS_TITLE", "from": end_of(PERSON), "to": end_of(TITLE)}
    assert with_relations(told, spans=(rejected, PERSON, TITLE)).links[0].from_mark == 1
    assert with_relations(told, spans=(PERSON, rejected, TITLE)).links[0].from_mark == 0


def test_what_attributes_say_is_an_object_of_ids_and_the_rest_is_kept_as_it_came():
    told = {
        "sense": "planned",
        "级别": "一",
        "weight": 2.5,
        "why": "not known",
        "a b": "c",
        "d": "",
    }
    span = {"start": 0, "end": 2, "label": "ORG", "attributes": told}
    record = native.from_object({"text": "商会", "spans": [span]}, "f")
    (mark,) = record.marks
    assert mark.attributes == {"sense": "planned", "级别": "一"}
    assert json.loads(native.line(record))["spans"][0]["attributes"] == told
    settled = replace(mark, attributes={"sense": "actual", "why": "yes"})
    again = json.loads(native.line(replace(record, marks=(settled,))))
    del told["级别"]
    assert again["spans"][0]["attributes"] == told | settled.attributes


@pytest.mark.parametrize("strange", [None, [1], "former", 5])
def test_attributes_that_are_no_object_are_kept_as_they_came(strange):
    span = {"start": 0, "end": 2, "label": "ORG", "attributes": strange}
    record = native.from_object({"text": "商会", "spans": [span]}, "f")
    assert record.marks[0].attributes == {}
    assert json.loads(native.line(record))["spans"][0]["attributes"] == strange


def test_a_span_of_which_nothing_is_said_has_no_attributes():
    mark = Mark(0, 0, 0, 1, "X", MarkStatus.CONFIRMED, Origin("t"))
    assert "attributes" not in native.line(Record(Report("u", "n", "文", "s"), (mark,)))
