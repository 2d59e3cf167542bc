"""CLUENER's lines: ends are inclusive, and what a span covers stands with it."""

import json
from dataclasses import replace

import pytest

from annotator.errors import BadRecord, BadSpan, OtherCounting
from annotator.formats import (
    Counting,
    Reading,
    Unit,
    cluener,
    doccano,
    for_path,
    label_studio,
    native,
)
from annotator.model import Mark, MarkStatus, Origin
from tests.unit.formats import hostile
from tests.unit.formats.made import RICH


@pytest.fixture
def file(tmp_path):
    def write(*lines):
        path = tmp_path / "in.json"
        raw = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines]
        path.write_bytes(b"\n".join(raw) + b"\n")
        return path

    return write


def only(path, how=Reading()):  # noqa: B008 - frozen
    (found,) = cluener.read(path, how)
    return found


def places(record):
    return [(mark.start, mark.end, mark.label) for mark in record.marks]


def written(record, folder):
    cluener.write([record], folder / "out.json")
    return json.loads((folder / "out.json").read_text(encoding="utf-8"))


def test_a_span_is_written_by_what_it_covers_with_its_last_character(tmp_path):
    found = written(RICH, tmp_path)
    assert found["label"] == {
        "ORG": {"商會(huì)": [[0, 6]]},
        "TITLE": {"商會(huì)會長": [[0, 8]]},
        "PER": {"沈丹": [[10, 11]]},
    }


def test_two_spans_that_cover_the_same_stand_together(tmp_path):
    marks = [replace(RICH.marks[2], start=start, end=start + 1) for start in (0, 7)]
    text = "會議商議。。。會"
    record = replace(RICH, report=replace(RICH.report, text=text), marks=tuple(marks), links=())
    assert written(record, tmp_path)["label"] == {"PER": {"會": [[0, 0], [7, 7]]}}


def test_its_own_lines_are_read(file):
    line = {
        "text": "省工商联主席沈丹与沈丹",
        "label": {"name": {"沈丹": [[6, 7], [9, 10]]}, "position": {"主席": [[4, 5]]}},
    }
    path = file(line, {"id": 3, "text": "无"})
    assert for_path(path).name == "cluener"
    first, second = cluener.read(path)
    assert places(first) == [(6, 8, "name"), (9, 11, "name"), (4, 6, "position")]
    assert (second.report.uid, second.report.text, second.marks) == ("3", "无", ())
    assert first.remarks == second.remarks == ()


def test_what_was_changed_since_holds_and_the_rest_is_still_known(tmp_path, file):
    found = written(RICH, tmp_path)
    del found["label"]["TITLE"]
    found["label"]["新"] = {"家": [[21, 21]]}
    record = only(file(found))
    assert record.remarks == ()
    assert record.marks[:3] == (RICH.marks[0], *RICH.marks[2:])
    (new,) = record.marks[3:]
    assert new.label == "新"
    assert new.origin == Origin("import")
    assert [(one.kind, one.from_mark, one.to_mark) for one in record.links] == [("ALIAS", 0, 1)]


def test_what_a_span_covers_tells_what_the_offsets_count(file):
    found = only(file({"text": "😀商会", "label": {"ORG": {"商会": [[1, 3]]}}}))
    assert places(found) == [(1, 3, "ORG")]
    assert [type(one) for one in found.remarks] == [OtherCounting]
    found = only(file({"text": "😀商会", "label": {"ORG": {"商会": [[2, 3]]}}}))
    assert places(found) == [(1, 3, "ORG")]
    how = Reading(counting=Counting(Unit.UTF16, inclusive=True))
    assert places(only(file({"text": "😀商商", "label": {"X": {"商": [[3, 3]]}}}), how)) == [
        (2, 3, "X")
    ]


@pytest.mark.parametrize(
    "line",
    [
        {"text": "商会", "label": [[0, 2, "ORG"]]},
        {"text": "商会", "label": {"ORG": [[0, 1]]}},
        {"text": "商会", "label": "a"},
        {"text": "商会"},
        {"label": {"name": {}}},
        [{"text": "商会", "label": {}}],
        json.loads(native.line(RICH)),
    ],
)
def test_what_others_write_is_not_taken_for_it(file, line):
    assert not cluener.recognises(file(line))


@pytest.mark.parametrize("form", [doccano, label_studio])
def test_an_export_of_another_format_is_not_taken_for_it(tmp_path, form):
    form.write([RICH], tmp_path / "out.json")
    assert not cluener.recognises(tmp_path / "out.json")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        *hostile.LINES,
        (b'{"text": "a", "label": 3}', '"label" is not an object'),
        (b'{"text": "a", "label": [1]}', '"label" is not an object'),
        (b'{"id": 0, "label": {"name": {"a": [[0, 0]]}}}', "it is not an object"),
    ],
)
def test_a_line_that_is_none_is_told_and_the_rest_is_read(file, line, said):
    good = {"text": "商会", "label": {"ORG": {"商会": [[0, 1]]}}}
    first, bad, last = cluener.read(file(good, line, good))
    assert places(first) == places(last) == [(0, 2, "ORG")]
    assert isinstance(bad, BadRecord)
    assert "in.json, line 2" in str(bad)
    assert said in str(bad)


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        *(
            (f'{{"商": [[{offsets}]]}}', said)
            for offsets, said in hostile.OFFSETS
            if offsets != "1, 1"
        ),
        ('{"会": [[0, 0]]}', "says “会” but covers “商”"),
        ('{"": [[0, 0]]}', "says “” but covers “商”"),
        ('{"商": [[0]]}', "no extent"),
        ('{"商": [0, 0]}', "no extent"),
        ('{"商": 3}', "no extent"),
        ('{"商": {"a": 1}}', "no extent"),
        ("3", "no extent"),
        ("null", "no extent"),
    ],
)
def test_a_span_that_is_none_is_told_and_the_rest_of_its_line_is_read(file, spans, said):
    line = '{"text": "商会共", "label": {"ORG": {"商会": [[0, 1]]}, "X": ' + spans + "}}"
    found = only(file(line.encode()))
    assert places(found) == [(0, 2, "ORG")]
    assert all(isinstance(remark, BadSpan) for remark in found.remarks)
    assert "in.json, line 1" in str(found.remarks[0])
    assert said in str(found.remarks[0])


@pytest.mark.parametrize("label", ["", "a\tb", "a\nb"])
def test_a_label_that_is_none_is_told(file, label):
    found = only(file({"text": "商会", "label": {label: {"商": [[0, 0]]}, "X": {"会": [[1, 1]]}}}))
    assert found.marks == (Mark(0, 0, 1, 2, "X", MarkStatus.CONFIRMED, Origin("import")),)
    (remark,) = found.remarks
    assert "no label" in str(remark)
