"""langextract reads what is written for it, and what it writes is read."""

import pytest

from annotator.formats import langextract
from tests.unit.formats.made import RICH

pytest.importorskip("langextract", reason="langextract is not installed (extra readers)")
data = pytest.importorskip("langextract.core.data")
theirs = pytest.importorskip("langextract.io")


def load(path):
    return list(theirs.load_annotated_documents_jsonl(path, show_progress=False))


def test_its_reader_finds_every_extraction_where_its_text_is(tmp_path):
    langextract.write([RICH], tmp_path / "out.jsonl")
    (found,) = load(tmp_path / "out.jsonl")
    assert (found.text, found.document_id) == (RICH.report.text, "r-1")
    assert len(found.extractions) == 3
    for one in found.extractions:
        start, end = one.char_interval.start_pos, one.char_interval.end_pos
        assert found.text[start:end] == one.extraction_text


def test_spans_outlive_a_way_through_it(tmp_path):
    langextract.write([RICH], tmp_path / "out.jsonl")
    theirs.save_annotated_documents(
        iter(load(tmp_path / "out.jsonl")), tmp_path, "back.jsonl", show_progress=False
    )
    (found,) = langextract.read(tmp_path / "back.jsonl")
    assert found.report.text == RICH.report.text
    assert found.marks == RICH.marks[:3]


def test_what_it_writes_of_a_model_is_read(tmp_path):
    document = data.AnnotatedDocument(
        text="商会 ACME",
        document_id="d",
        extractions=[
            data.Extraction("ORG", "商会", char_interval=data.CharInterval(0, 2)),
            data.Extraction(
                *("ORG", "acme co"),
                char_interval=data.CharInterval(3, 7),
                alignment_status=data.AlignmentStatus.MATCH_LESSER,
                extraction_index=2,
                attributes={"kind": "firm"},
            ),
            data.Extraction("ORG", "没有"),
        ],
    )
    theirs.save_annotated_documents(iter([document]), tmp_path, "a.jsonl", show_progress=False)
    (found,) = langextract.read(tmp_path / "a.jsonl")
    assert [(mark.start, mark.end) for mark in found.marks] == [(0, 2), (3, 7)]
    assert found.marks[1].attributes == {"kind": "firm"}
    assert len(found.remarks) == 1
