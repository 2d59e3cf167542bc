"""JSON files are read piece by piece; what is no JSON in them is told in its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import VanishedFile
from annotator.formats import lines
from annotator.formats.lines import json_items, json_lines

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text('a😀"\\[]{},:\n会', max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner),
    max_leaves=8,
)


@pytest.fixture(params=[1, 7, 1 << 20])
def chunked(request, monkeypatch):
    """Files are read in pieces of so many bytes."""
    monkeypatch.setattr(lines, "_CHUNK", request.param)


@given(st.lists(JSON, max_size=6), st.sampled_from([None, 1]), st.sampled_from([1, 5, 1 << 20]))
def test_the_items_of_a_list_are_read_one_by_one(tmp_path_factory, items, indent, chunk):
    path = tmp_path_factory.mktemp("lines") / "list.json"
    path.write_text(json.dumps(items, indent=indent, ensure_ascii=False), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_CHUNK", chunk)
        found = list(json_items(path))
    assert found == list(enumerate(items, 1))


def test_one_value_that_is_no_list_is_the_only_item(tmp_path, chunked):
    path = tmp_path / "one.json"
    path.write_text('\ufeff {"text": "会", "a": [1, {}]}\n', encoding="utf-8")
    assert list(json_items(path)) == [(1, {"text": "会", "a": [1, {}]})]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ('{"a" 1}', "not JSON"),
        ("[" * 100_000 + "]" * 100_000, "nested too deep"),
        ('{"a": NaN}', "NaN is not a number"),
        ('"\\ud800"', "half a surrogate pair"),
        ("truth", "not JSON"),
    ],
)
def test_an_item_that_is_none_is_told_and_the_others_are_read(tmp_path, chunked, item, said):
    path = tmp_path / "list.json"
    path.write_text(f'[{{"a": 1}}, {item}, {{"b": "]"}}]', encoding="utf-8")
    found = list(json_items(path))
    assert found[0] == (1, {"a": 1})
    assert found[1][0] == 2
    assert said in str(found[1][1])
    assert found[2:] == [(3, {"b": "]"})]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'[{"a": 1}', "within its list"),
        (b'[{"a": 1}, \xff]', "not UTF-8"),
        (b'[{"a": 1}, {"b": [', "ends within it; the rest is not read"),
        (b'[{"a": 1}, "b]', "ends within it; the rest is not read"),
    ],
)
def test_a_list_without_an_end_gives_what_is_whole(tmp_path, content, said):
    path = tmp_path / "list.json"
    path.write_bytes(content)
    *first, (_, last) = json_items(path)
    assert [one for _, one in first] in ([{"a": 1}], [])
    assert said in str(last)


def test_a_line_or_item_of_any_length_is_passed_over_without_being_held(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"a": 1}\n{"a": "' + b"x" * 3_000_000 + b'"}\n{"a": 3}\n')
    found = list(json_lines(path, longest=2 << 20))
    assert [number for number, _ in found] == [1, 2, 3]
    assert "longer than 2 MB" in str(found[1][1])
    assert found[2][1] == {"a": 3}
    path.write_bytes(b'[{"a": 1}, {"a": "' + b"x" * 5_000_000 + b'"}]')
    found = list(json_items(path, longest=2 << 20))
    assert found[0] == (1, {"a": 1})
    assert "longer than 2 MB" in str(found[1][1])


def test_values_one_after_another_are_items(tmp_path, chunked):
    path = tmp_path / "several.json"
    path.write_text('{"text": "会"}\n{"text": 12}\n\n', encoding="utf-8")
    assert list(json_items(path)) == [(1, {"text": "会"}), (2, {"text": 12})]


def test_what_is_no_json_at_all_is_told_once(tmp_path, chunked):
    path = tmp_path / "report.json"
    path.write_text("会长 沈丹 说 三 句 话", encoding="utf-8")
    (_, error), (_, rest) = json_items(path)
    assert "it is not JSON" in str(error)
    assert str(rest) == "the rest is not read"


def test_what_stands_behind_a_list_is_told(tmp_path, chunked):
    path = tmp_path / "two.json"
    path.write_text("[1, 2]\n [3]", encoding="utf-8")
    *items, (number, error) = json_items(path)
    assert items == [(1, 1), (2, 2)]
    assert (number, str(error)) == (3, "what stands behind the list is not read")


@pytest.mark.parametrize("begin", ["{", " [ "])
def test_an_object_that_goes_on_over_many_lines_is_told_once(tmp_path, begin):
    path = tmp_path / "indented.jsonl"
    path.write_text(f'\n{begin}\n"text": "会"\n', encoding="utf-8")
    ((number, error),) = json_lines(path)
    assert number == 2
    assert str(error) == "what begins here is not whole; a line must hold all of it"


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(VanishedFile):
        list(json_items(tmp_path / "gone.json"))
