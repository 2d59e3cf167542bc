"""doccano's and INCEpTION's own files: read unchanged, or refused in the right sentence."""

import pytest

from annotator.errors import BadRecord, BadSpan
from annotator.formats import Record, conll, for_path


@pytest.fixture
def peers(shared):
    return shared / "peerdata"


@pytest.mark.parametrize(
    ("name", "spans", "left_out"),
    [
        ("example.conll", [("LOC", "JAPAN"), ("PER", "Nadim Ladki")], []),
        ("labeling.trailing.conll", [("LOC", "JAPAN"), ("PER", "CHINA")], []),
        (
            "labeling.invalid.conll",
            [
                *[("LOC", "JAPAN"), ("PER", "CHINA"), ("PER", "Nadim Ladki"), ("LOC", "AL-AIN")],
                ("LOC", "United Arab Emirates"),
            ],
            ["labeling.invalid.conll, line 1: “SOCCERO” is no tag"],
        ),
    ],
)
def test_doccanos_files_are_read(peers, name, spans, left_out):
    path = peers / "doccano" / "sequence_labeling" / name
    assert for_path(path).name == "conll"
    (record,) = conll.read(path)
    text = record.report.text
    assert [(mark.label, text[mark.start : mark.end]) for mark in record.marks] == spans
    begun = path.read_text(encoding="utf-8").count("\tB-")
    assert len(record.marks) == begun
    assert len(record.remarks) == len(left_out)
    for remark, said in zip(record.remarks, left_out, strict=True):
        assert isinstance(remark, BadSpan)
        assert said in str(remark)


@pytest.mark.parametrize("name", ["user1.conll", "user2.conll"])
def test_inceptions_files_hold_syntax_and_no_spans_and_are_refused(peers, name):
    (found,) = conll.read(peers / "inception-misc" / name)
    assert not isinstance(found, Record)
    assert isinstance(found, BadRecord)
    assert f"{name}, line 1: “_” is no tag such as O or B-PER" in str(found)
