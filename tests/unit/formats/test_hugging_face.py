"""Hugging Face data sets: rows whose columns have one type, labels by number in Parquet."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from annotator.errors import BadRecord, BadSpan, UnreadableFile
from annotator.formats import Record, Writing, for_path, hf_jsonl, hf_parquet
from annotator.labels import default
from annotator.model import Mark, MarkStatus, Origin, Report, Value
from tests.unit.formats.made import RICH


def rows_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def types_of(value):
    """Return the shape of a value without what it holds."""
    if isinstance(value, dict):
        return {key: types_of(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [types_of(inner) for inner in value[:1]]
    return type(value)


BARE = Record(
    Report("b", "b.txt", "商会", "0" * 64),
    (Mark(0, 0, 0, 2, "ORG", MarkStatus.CONFIRMED, Origin("import")),),
)


def test_each_row_has_the_same_columns_of_the_same_types(tmp_path):
    hf_jsonl.write([RICH, BARE], tmp_path / "out.jsonl")
    rich, bare = rows_of(tmp_path / "out.jsonl")
    assert types_of(rich) == types_of(bare)
    assert len({json.dumps(types_of(span), default=str) for span in rich["spans"]}) == 1


def test_a_span_covers_its_text_in_the_text_of_its_row(tmp_path):
    hf_jsonl.write([RICH], tmp_path / "out.jsonl")
    (row,) = rows_of(tmp_path / "out.jsonl")
    assert [one["text"] for one in row["spans"]] == [
        row["text"][one["start"] : one["end"]] for one in row["spans"]
    ]
    number = row["spans"][3]
    assert (number["label"], number["value"], number["unit"]) == ("QUANTITY", "120000", "家")


def test_a_number_without_unit_stays_a_number(tmp_path):
    values = (Value("2017", ""), Value("2017"), Value("3", "", "APPROX"), Value())
    marks = tuple(
        Mark(0, 0, at, at + 1, "X", MarkStatus.CONFIRMED, Origin("import"), value)
        for at, value in enumerate(values)
    )
    hf_jsonl.write([Record(Report("a", "a", "一二三四", "0"), marks)], tmp_path / "out.jsonl")
    (found,) = hf_jsonl.read(tmp_path / "out.jsonl")
    assert tuple(mark.value for mark in found.marks) == values


def test_parquet_names_its_labels_in_the_order_of_the_label_set(tmp_path):
    path = tmp_path / "out.parquet"
    hf_parquet.write([RICH], path, Writing(used=("ORG", "别的")))
    features = json.loads(pq.read_schema(path).metadata[b"huggingface"])["info"]["features"]
    names = features["spans"][0]["label"]["names"]
    assert names == [*(label.id for label in default().labels), "别的"]
    (row,) = pq.read_table(path).to_pylist()
    assert [names[span["label"]] for span in row["spans"]] == [mark.label for mark in RICH.marks]
    assert row["relations"][0]["from"] == 2


def test_many_rows_are_written_in_groups(tmp_path):
    path = tmp_path / "out.parquet"
    assert hf_parquet.write((BARE for _ in range(2500)), path) == 2500
    assert pq.ParquetFile(path).num_row_groups == 3
    assert sum(found.marks == BARE.marks for found in hf_parquet.read(path)) == 2500


def test_rows_of_another_program_are_read(tmp_path):
    path = tmp_path / "theirs.parquet"
    span = {"start": 0, "end": 2, "label": "ORG", "confidence": 0.5}
    pq.write_table(pa.Table.from_pylist([{"text": "商会😀", "spans": [span], "lang": "zh"}]), path)
    (found,) = hf_parquet.read(path)
    assert [(mark.start, mark.end, mark.label) for mark in found.marks] == [(0, 2, "ORG")]
    assert found.marks[0].extra == {"confidence": 0.5}
    assert found.report.extra == {"lang": "zh"}
    assert found.report.name == "theirs.parquet:1"


def test_a_file_of_rows_is_told_from_native_records(tmp_path):
    hf_jsonl.write([RICH], tmp_path / "rows.jsonl")
    hf_parquet.write([BARE], tmp_path / "rows.parquet")
    (tmp_path / "native.jsonl").write_text('{"text": "a", "spans": [], "meta": {}}\n')
    (tmp_path / "plain.jsonl").write_text('{"text": "a", "meta": "b"}\n')
    found = [for_path(path) for path in sorted(tmp_path.iterdir())]
    assert [one and one.name for one in found] == ["jsonl", None, "hf-jsonl", "hf-parquet"]


GOOD = '{"start": 1, "end": 2, "label": "Y", "text": "b", "more": ""}'


def row_with(spans=GOOD, rest=""):
    return f'{{"text": "ab", "meta": "", "spans": [{spans}]{rest}}}'.encode()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"[1]", "a row is not an object"),
        (b'{"text": 3, "meta": ""}', 'not an object with a "text"'),
        (b'{"text": "a", "meta": "{"}', '"meta": it is not JSON'),
        (b'{"text": "a", "meta": "[1]"}', '"meta" an object'),
        (row_with(rest=', "more": "{"'), 'its "more": it is not JSON'),
        (row_with(rest=', "relations": "' + "[" * 100_000 + '"'), "nested too deep"),
        (b'{"text": "a", "meta": "{\\"a\\": NaN}"}', "NaN is not a number"),
        (b"\xff", "not UTF-8"),
        (b'{"text": ' + b"[" * 100_000, "nested too deep"),
        (b'{"text": "a", "spans": {}}', '"spans" must be a list'),
    ],
)
def test_a_bad_row_is_told_and_the_rest_is_read(tmp_path, line, said):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(row_with() + b"\n" + line + b"\n" + row_with() + b"\n")
    first, bad, last = hf_jsonl.read(path)
    assert len(first.marks) == len(last.marks) == 1
    assert isinstance(bad, BadRecord)
    assert "rows.jsonl, line 2" in str(bad)
    assert said in str(bad)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ("3", "not an object"),
        ('{"start": 1, "end": 0, "label": "X"}', "has no extent"),
        ('{"start": 0, "end": 9, "label": "X"}', "does not lie"),
        ('{"start": 0.0, "end": 1, "label": "X"}', "has no extent"),
        ('{"start": "0", "end": 1, "label": "X"}', "has no extent"),
        ('{"start": 0, "end": 1, "label": "a\\tb"}', "no label"),
        ('{"start": 0, "end": 1, "label": 7}', "no label"),
        ('{"start": 0, "end": 1, "label": "X", "more": "{"}', 'a span\'s "more": it is not JSON'),
        ('{"start": 0, "end": 1, "label": "X", "value": []}', "neither a number nor a string"),
    ],
)
def test_a_bad_span_is_told_and_the_rest_of_its_row_is_read(tmp_path, span, said):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(row_with(f"{span}, {GOOD}") + b"\n")
    (found,) = hf_jsonl.read(path)
    assert [mark.label for mark in found.marks] == ["Y"]
    (remark,) = found.remarks
    assert isinstance(remark, BadSpan)
    assert said in str(remark)


def test_relations_of_a_row_keep_to_their_spans_where_one_is_left_out(tmp_path):
    path = tmp_path / "rows.jsonl"
    third = '{"start": 0, "end": 1, "label": "Z"}'
    told = json.dumps([{"kind": "K", "from": 1, "to": 2}, {"kind": "K", "from": 0, "to": 2}])
    rest = f', "relations": {json.dumps(told)}'
    path.write_bytes(row_with(f"3, {GOOD}, {third}", rest) + b"\n")
    (found,) = hf_jsonl.read(path)
    assert [(link.from_mark, link.to_mark) for link in found.links] == [(0, 1)]
    assert len(found.report.extra["relations"]) == 1


def test_a_file_that_is_no_parquet_or_torn_is_told(tmp_path):
    whole, torn, none = (tmp_path / f"{name}.parquet" for name in ("whole", "torn", "none"))
    hf_parquet.write([RICH], whole)
    torn.write_bytes(whole.read_bytes()[:-20])
    none.write_bytes(b"PAR1 and no more")
    for path in (torn, none):
        with pytest.raises(UnreadableFile, match=path.name):
            list(hf_parquet.read(path))


def test_damage_within_a_group_is_told_and_other_groups_are_read(tmp_path):
    path = tmp_path / "out.parquet"
    hf_parquet.write([BARE] * 1001, path)
    raw = bytearray(path.read_bytes())
    column = pq.ParquetFile(path).metadata.row_group(0).column(3)
    start = column.dictionary_page_offset or column.data_page_offset
    raw[start : start + 40] = b"\xff" * 40
    path.write_bytes(raw)
    bad, good = hf_parquet.read(path)
    assert isinstance(bad, BadRecord)
    assert isinstance(good, Record)


@pytest.mark.parametrize("label", [-1, 99])
def test_a_number_that_is_no_label_is_told(tmp_path, label):
    path = tmp_path / "out.parquet"
    hf_parquet.write([BARE], path)
    table = pq.read_table(path)
    (row,) = table.to_pylist()
    row["spans"][0]["label"] = label
    pq.write_table(pa.Table.from_pylist([row], table.schema), path)
    (found,) = hf_parquet.read(path)
    assert "no label" in str(found.remarks[0])
