"""Chats for a language model: whole sentences, and answers whose spans can be found again."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import NotReadFormat
from annotator.formats import Record, Writing, by_name, carried, chat, for_path
from annotator.formats.passages import LONGEST, passages
from annotator.labels import default
from annotator.model import Mark, MarkStatus, Origin, Report, Value
from tests.unit.formats.made import RICH, TEXTS, records


def chats(path, *wanted, how=None):
    assert chat.write(wanted, path, how or Writing()) == len(wanted)
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    found = [json.loads(line)["messages"] for line in lines if line]
    for one in found:
        assert [message["role"] for message in one] == ["system", "user", "assistant"]
    return [[message["content"] for message in one] for one in found]


def marked(text, *spans):
    marks = [
        Mark(0, 0, start, end, label, MarkStatus.CONFIRMED, Origin("import"), *more)
        for start, end, label, *more in spans
    ]
    return Record(Report("u", "n", text, "0"), tuple(marks))


def found_again(passage, answer):
    """Return where the spans of an answer lie, found as docs/formats.md says."""
    for one in json.loads(answer):
        at = -1
        for _ in range(one.get("occurrence", 1)):
            at = passage.index(one["text"], at + 1)
        yield at, at + len(one["text"]), one["label"]


@given(records())
def test_every_span_can_be_found_again(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("chat") / "out.jsonl"
    there, offset = [], 0
    turns = chats(path, made)
    for _, passage, answer in turns:
        offset = made.report.text.index(passage, offset)
        there += [(offset + s, offset + e, label) for s, e, label in found_again(passage, answer)]
        offset += len(passage)
    shown = carried.shown(made).marks
    wanted = [(mark.start, mark.end, mark.label) for mark in shown]
    if made.report.text.strip():
        assert there == sorted(wanted)
        assert "".join(passage for _, passage, _ in turns) == made.report.text


@given(TEXTS, st.integers(1, 20), st.data())
def test_passages_join_to_the_text_and_cut_no_span(text, longest, data):
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), max_size=4))
    spans = [(start, data.draw(st.integers(start + 1, len(text)))) for start in starts]
    cut = list(passages(text, spans, longest))
    assert [start for start, _ in cut] == [0, *(end for _, end in cut[:-1])]
    assert cut[-1][1] == len(text)
    assert all(start < end for start, end in cut)
    for _, end in cut:
        assert not any(one < end < other for one, other in spans)
    if not spans:
        assert all(end - start <= longest for start, end in cut)


def test_a_long_report_is_cut_at_the_ends_of_sentences():
    text = "商会召开会议。会员“都来了！”会长讲话。\n" * 200
    cut = list(passages(text, ()))
    assert len(cut) > 3
    for start, end in cut:
        assert end - start <= LONGEST
        assert text[end - 1] in "。”\n"
    assert all(before[1] == after[0] for before, after in pairwise(cut))


def test_a_span_longer_than_a_passage_stays_whole():
    text = "一" * 3000
    assert list(passages(text, [(100, 2900)])) == [(0, 100), (100, 2900), (2900, 3000)]


def test_an_answer_tells_which_of_several_places_it_means(tmp_path):
    text = "商会与商会开会，会员12人。"
    record = marked(text, (3, 5, "ORG"), (10, 13, "QUANTITY", Value("12", "人")))
    ((_, passage, answer),) = chats(tmp_path / "a.jsonl", record)
    assert passage == text
    assert answer == (
        '[{"label":"ORG","text":"商会","occurrence":2},'
        '{"label":"QUANTITY","text":"12人","value":12,"unit":"人"}]'
    )


def test_what_was_rejected_is_not_answered(tmp_path):
    ((_, _, answer),) = chats(tmp_path / "a.jsonl", RICH)
    assert [one["label"] for one in json.loads(answer)] == ["ORG", "TITLE", "PER"]
    assert json.loads(answer)[1]["attributes"] == {"sense": "actual"}


def test_a_report_without_spans_is_answered_with_an_empty_list(tmp_path):
    ((_, _, answer),) = chats(tmp_path / "a.jsonl", marked("没有。"))
    assert answer == "[]"


@pytest.mark.parametrize(("language", "name"), [("zh", "职务"), ("en", "Title")])
def test_the_model_is_told_every_label_in_the_language_that_is_wanted(tmp_path, language, name):
    how = Writing(used=("ORG", "别的"), language=language)
    ((system, _, _),) = chats(tmp_path / "a.jsonl", marked("会"), how=how)
    for label in default().labels:
        assert f"- {label.id}" in system
        assert label.name(language) in system
    assert f"TITLE: {name}" in system or f"TITLE：{name}" in system
    assert "acting" in system
    assert "别的" in system
    assert "$" not in system


def test_labels_may_be_called_anything(tmp_path):
    labels = default()
    odd = replace(labels.labels[0], name_zh="$id {0} %s")
    how = Writing(labels=replace(labels, labels=(odd,)))
    ((system, _, _),) = chats(tmp_path / "a.jsonl", marked("会"), how=how)
    assert "$id {0} %s" in system


def test_chats_are_not_read(tmp_path):
    chat.write([RICH], tmp_path / "a.jsonl")
    assert for_path(tmp_path / "a.jsonl") is None
    with pytest.raises(NotReadFormat, match="chat is only written"):
        by_name("chat").reader()
