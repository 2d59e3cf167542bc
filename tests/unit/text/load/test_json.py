"""JSON and JSON Lines: a report an object; a bad line costs that line alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import BadRecord, NoTextField
from annotator.text.load import fields, guess_field
from tests.unit.text.load.reading import everything, only

ONE = {"标题": "换届", "content": "商会完成换届。", "views": 12, "x": [1], "y": None, "top": True}
TWO = {"标题": "捐款", "content": "会员捐款。", "date": "2021/3/2", "rate": 1.50}
WORDS = st.text(st.characters(codec="utf-8"), min_size=1)


def test_a_list_of_objects(report_file):
    path = report_file(json.dumps([ONE, TWO], ensure_ascii=False), "list.json", "gb18030")
    first, second = everything(path)
    assert [first.text, second.text] == ["商会完成换届。", "会员捐款。"]
    assert [first.name, second.name] == ["list.json #1", "list.json #2"]
    assert first.meta == {"title": "换届", "views": "12", "top": "true"}
    assert second.meta == {"title": "捐款", "published": "2021-03-02", "rate": "1.5"}
    assert (first.kind, first.encoding) == ("json", "gb18030")
    assert guess_field(path) == "content"
    assert fields(path)[0] == ("标题", "换届")


def test_one_object_and_an_object_round_a_list(report_file):
    found = only(report_file(json.dumps(ONE), "one.json"))
    assert (found.name, found.text) == ("one.json", "商会完成换届。")
    names = [
        one.name
        for one in everything(report_file(json.dumps({"n": 2, "data": [ONE, TWO]}), "b.json"))
    ]
    assert names == ["b.json #1", "b.json #2"]
    assert only(report_file('["商会成立"]', "c.json")).text == "商会成立"
    assert only(report_file(json.dumps([ONE]), "d.json"), text_field="标题").text == "换届"


@given(st.lists(WORDS, min_size=1, max_size=5), st.booleans())
def test_any_text_survives(tmp_path_factory, texts, plain):
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    lines = [json.dumps({"text": text}, ensure_ascii=plain) for text in texts]
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    try:
        found = [one.text for one in everything(path)]
    except NoTextField:
        found = []
    assert found == [text for text in texts if text.strip()]


def test_a_bad_line_is_an_error_in_its_place(report_file):
    lines = ['{"text": "一"}', "{oops", "", '{"text": "\\ud800"}', "[1]", '{"text": "二"}']
    first, bad, half, last = everything(report_file("\r\n".join(lines), "a.jsonl"))
    assert (first.text, first.name) == ("一", "a.jsonl #1")
    assert isinstance(bad, BadRecord)
    assert "a.jsonl, line 2: it is not JSON at character 2" in str(bad)
    assert "line 4: it holds half a character" in str(half)
    assert (last.text, last.name) == ("二", "a.jsonl #6")
    assert "1 rows of" in str(last.losses[0])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{\n\n oops}", "line 3: it is not JSON"),
        ('[{"text": "一"},\n{"text": "\\udc00"}]', "line 2: it holds half a character"),
        ("[" * 100_000, "it is nested too deep"),
        ('{"text": "文", "n": ' + "9" * 1_000_000 + "}", "a number of more than 100 digits"),
        ("", "is empty"),
        ("12", "no text to review"),
        ("[1, 2]", "no text to review"),
        ("[]", "no text to review"),
        ('{"n": 1, "list": [[]]}', "no text to review"),
    ],
)
def test_what_cannot_be_read_is_said(report_file, content, said):
    path = report_file(content, "a.json")
    with pytest.raises(Exception, match=said):
        everything(path)
