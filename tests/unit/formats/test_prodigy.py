"""Prodigy's tasks: tokens, spans by their last token, and what an answer makes of them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    native,
    prodigy,
)
from annotator.formats.options import Tokens
from annotator.model import Mark, MarkStatus, Origin, Report, Value
from tests.unit.formats import hostile
from tests.unit.formats.made import RICH, records

TEXT = "😀中国共产党 会长沈丹"
DONE = Record(
    Report("r-1", "a.txt", TEXT, "1" * 64, meta={"report_date": "2020-04-28"}),
    (
        Mark(0, 0, 1, 6, "ORG", MarkStatus.CONFIRMED, Origin("names", "org", 0.5)),
        Mark(0, 0, 9, 11, "PER", MarkStatus.CONFIRMED, Origin("reviewer"), value=Value("x")),
        Mark(0, 0, 7, 9, "DATE", MarkStatus.REJECTED, Origin("dates")),
    ),
    (Link("OF", 1, 0),),
)


@pytest.fixture
def file(tmp_path):
    def write(*lines):
        path = tmp_path / "in.jsonl"
        raw = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines]
        path.write_bytes(b"\n".join(raw) + b"\n")
        return path

    return write


def written(record, folder, tokens=Tokens.CHARACTER):
    path = folder / "out.jsonl"
    prodigy.write([record], path, Writing(tokens=tokens))
    assert for_path(path).name == "prodigy"
    return json.loads(path.read_text(encoding="utf-8"))


def only(path, how=Reading()):  # noqa: B008 - frozen
    (found,) = prodigy.read(path, how)
    return found


def places(record):
    return [(mark.start, mark.end, mark.label) for mark in record.marks]


def span(start, end, label="X", **more):
    return {"start": start, "end": end, "label": label} | more


def test_spans_are_told_by_characters_and_by_tokens_of_which_the_last_is_in_it(tmp_path):
    found = written(DONE, tmp_path)
    assert [token["text"] for token in found["tokens"]] == list(TEXT)
    first, second = found["spans"]
    assert first == {
        "start": 1,
        "end": 6,
        "token_start": 1,
        "token_end": 5,
        "label": "ORG",
        "text": "中国共产党",
        "score": 0.5,
    }
    (relation,) = found["relations"]
    assert (relation["head"], relation["child"], relation["label"]) == (10, 5, "OF")
    assert relation["child_span"] == {key: first[key] for key in relation["child_span"]}
    assert relation["head_span"] == {key: second[key] for key in relation["head_span"]}
    assert found["answer"] == "accept"


def test_tokens_may_be_words(tmp_path):
    found = written(DONE, tmp_path, Tokens.WORD)
    assert "会长" in [token["text"] for token in found["tokens"]]
    assert len(found["tokens"]) < len(TEXT)


@given(records(), st.sampled_from(Tokens))
def test_tokens_are_the_text_and_every_span_is_made_of_whole_ones(tmp_path_factory, record, tokens):
    found = written(record, tmp_path_factory.mktemp("prodigy"), tokens)
    told = found["tokens"]
    assert "".join(token["text"] for token in told) == record.report.text
    assert [token["id"] for token in told] == list(range(len(told)))
    for one in found["spans"]:
        covering = told[one["token_start"] : one["token_end"] + 1]
        assert (covering[0]["start"], covering[-1]["end"]) == (one["start"], one["end"])
        assert "".join(token["text"] for token in covering) == one["text"]


def test_nobody_has_accepted_a_task_with_open_suggestions(tmp_path):
    found = written(RICH, tmp_path)
    assert found["answer"] == "ignore"
    assert [one.get("answer") for one in found["spans"]] == ["accept", "accept", None]


@pytest.mark.parametrize(
    ("answer", "statuses"),
    [
        ("accept", ["confirmed", "rejected"]),
        ("reject", ["rejected", "rejected"]),
        ("ignore", ["suggested", "rejected"]),
        (None, ["suggested", "rejected"]),
    ],
)
def test_an_answer_is_that_of_all_spans_that_have_none_of_their_own(file, answer, statuses):
    found = only(
        file({"text": "商会", "spans": [span(0, 1), span(1, 2, answer="reject")], "answer": answer})
    )
    assert [mark.status.value for mark in found.marks] == statuses


def test_what_was_changed_in_prodigy_holds_and_the_rest_is_still_known(tmp_path, file):
    found = written(DONE, tmp_path)
    del found["spans"][0]
    found["relations"] = []
    found["spans"].append(span(1, 4, "新", source="a model", score=0.25))
    found |= {"_input_hash": 1, "_task_hash": -2, "_timestamp": 17}
    record = only(file(found))
    assert record.remarks == ()
    assert record.links == ()
    origin = Origin("import", "a model", 0.25)
    assert record.marks == (
        *DONE.marks[1:],
        Mark(0, 0, 1, 4, "新", MarkStatus.CONFIRMED, origin),
    )
    assert record.report == DONE.report


def test_an_accepted_suggestion_is_confirmed(tmp_path, file):
    found = written(RICH, tmp_path) | {"answer": "accept"}
    marks = only(file(found)).marks
    assert [mark.status for mark in marks] == [MarkStatus.CONFIRMED] * 3 + [MarkStatus.REJECTED]
    assert marks[2].note == "見附錄"


def test_relations_name_spans_or_their_last_tokens(file):
    spans = [
        span(0, 2, "A", token_start=0, token_end=1),
        span(2, 3, "B", token_start=2, token_end=2),
    ]
    by_span = {"head_span": spans[0], "child_span": spans[1], "head": 1, "child": 2, "label": "R"}
    by_token = {"head": 2, "child": 1, "label": "S"}
    found = only(file({"text": "商会共", "spans": spans, "relations": [by_span, by_token]}))
    assert found.links == (Link("R", 0, 1), Link("S", 1, 0))


@pytest.mark.parametrize("by", ["text", "tokens"])
def test_what_a_span_covers_tells_what_the_offsets_count(file, by):
    line = {"text": "😀商 会", "spans": [span(2, 5, "X")]}
    if by == "text":
        line["spans"][0]["text"] = "商 会"
    else:
        told = [("😀", False), ("商", True), ("会", False)]
        line["tokens"] = [{"text": text, "ws": ws, "start": 0} for text, ws in told]
        line["spans"][0] |= {"token_start": 1, "token_end": 2}
    found = only(file(line))
    assert places(found) == [(1, 4, "X")]
    assert [type(one) for one in found.remarks] == [OtherCounting]


def test_offsets_beyond_the_plane_are_asked_for_where_nothing_tells_what_they_count(file):
    path = file({"text": TEXT, "spans": [span(2, 4)], "answer": "accept"})
    assert "--unit" in str(only(path))
    assert places(only(path, Reading(counting=Counting(Unit.UTF16)))) == [(1, 3, "X")]


def test_other_keys_are_kept_but_for_what_prodigy_makes_anew(file):
    found = only(
        file(
            {
                "text": "商会",
                "_input_hash": 1,
                "_task_hash": 2,
                "_view_id": "ner_manual",
                "tokens": [],
                "label": "positive",
                "meta": {"pattern": "1"},
                "spans": [span(0, 1, source="m", input_hash=7)],
                "answer": "accept",
            }
        )
    )
    assert found.report.extra == {"_view_id": "ner_manual", "label": "positive"}
    assert found.report.meta == {"pattern": "1"}
    assert found.marks[0].origin == Origin("import", "m")
    assert found.marks[0].extra == {"prodigy": {"input_hash": 7}}


@pytest.mark.parametrize(
    "line",
    [
        {"text": "商会", "_input_hash": 1},
        {"text": "商会", "spans": [], "answer": "accept"},
        {"text": "商会", "spans": [], "tokens": [{"text": "商", "start": 0, "end": 1, "id": 0}]},
    ],
)
def test_a_task_is_taken_for_one(file, line):
    assert for_path(file(line)).name == "prodigy"


@pytest.mark.parametrize(
    "line",
    [
        {"text": "商会", "spans": [span(0, 2)]},
        {"text": "商会", "tokens": ["商", "会"], "ner_tags": [0, 1]},
        {"text": "商会", "tokens": ["商", "会"], "spans": []},
        {"text": "商会", "answer": "42"},
        {"text": "商会", "spans": [], "answer": {}},
        {"text": "商会", "label": [[0, 2, "ORG"]]},
        {"messages": []},
        json.loads(native.line(DONE)),
        [1],
    ],
)
def test_what_others_write_is_not_taken_for_it(file, line):
    assert not prodigy.recognises(file(line))


def test_a_file_of_doccano_is_not_taken_for_it(tmp_path):
    doccano.write([DONE], tmp_path / "out.jsonl")
    assert not prodigy.recognises(tmp_path / "out.jsonl")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        *hostile.LINES,
        (b'{"text": "a", "spans": 3}', "not a list"),
        (b'{"text": "a", "answer": "yes"}', "its answer is 'yes'"),
        (b'{"text": "a", "answer": ["accept"]}', "its answer is"),
        (b'{"image": "data:image/png;base64,AA"}', "it is not an object"),
    ],
)
def test_a_line_that_is_none_is_told_and_the_rest_is_read(file, line, said):
    good = {"text": "商会", "spans": [span(0, 2)]}
    first, bad, last = prodigy.read(file(good, line, good))
    assert places(first) == places(last) == [(0, 2, "X")]
    assert isinstance(bad, BadRecord)
    assert "in.jsonl, line 2" in str(bad)
    assert said in str(bad)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        *(
            (f'{{"start": {start}, "end": {end}, "label": "X"}}', said)
            for offsets, said in hostile.OFFSETS
            for start, end in [offsets.split(", ")]
        ),
        *((f'{{"start": 0, "end": 1, "label": {label}}}', "no label") for label in hostile.LABELS),
        ("3", "not an object"),
        ("{}", "no extent"),
        ('{"start": 0, "end": 1, "label": "X", "answer": 7}', "its answer is 7"),
        ('{"start": 0, "end": 1, "label": "X", "score": "high"}', "is not a number"),
        ('{"start": 0, "end": 1, "label": "X", "source": []}', "is not a string"),
        ('{"start": 0, "end": 1, "label": "X", "text": "会"}', "says “会” but covers “商”"),
    ],
)
def test_a_span_that_is_none_is_told_and_the_rest_of_its_task_is_read(file, one, said):
    line = '{"text": "商会共", "spans": [{"start": 0, "end": 2, "label": "ORG"}, ' + one + "]}"
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
        ({"head": 0, "child": 1}, "no label"),
        ({"head": 0, "child": 9, "label": "R"}, "not between two spans"),
        ({"head": [], "child": 1, "label": "R"}, "not between two spans"),
        ({"head": 0, "child": 0, "label": "R"}, "not between two spans"),
        ({"head_span": {"start": {}, "end": []}, "child": 1, "label": "R"}, "not between"),
        ({"head_span": {"label": None}, "head": 0, "child": 1, "label": "R"}, "not between"),
    ],
)
def test_a_relation_that_is_none_is_told_and_the_rest_of_its_task_is_read(file, relation, said):
    spans = [span(0, 1, token_end=0), span(1, 2, token_end=1)]
    good = {"head": 0, "child": 1, "label": "R"}
    found = only(file({"text": "商会", "spans": spans, "relations": [relation, good]}))
    assert found.links == (Link("R", 0, 1),)
    (remark,) = found.remarks
    assert said in str(remark)


@pytest.mark.parametrize("tokens", [3, [3], [{"text": 7}, {}], {"a": 1}, []])
def test_tokens_that_are_none_are_no_matter(file, tokens):
    spans = [span(0, 1, token_start=0, token_end=1)]
    found = only(file({"text": "商会", "spans": spans, "tokens": tokens, "answer": "accept"}))
    assert places(found) == [(0, 1, "X")]
