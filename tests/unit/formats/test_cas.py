"""UIMA CAS: spans and relations as annotations, files one by one, in folders and in zips."""

import json
import zipfile

import pytest

pytest.importorskip("cassis", reason="dkpro-cassis is not installed (extra cas)")

from annotator.errors import BadRecord, BadSpan, UnwritablePlace, UserError
from annotator.formats import Counting, Reading, Record, Unit, cas, for_path
from annotator.model import Mark, MarkStatus, Origin, Report
from tests.unit.formats.hostile import LABELS, LINES, OFFSETS
from tests.unit.formats.made import RICH

TEXT = "商会😀会员"
SPAN = "webanno.custom.ReportSpan"


def xmi(*annotations, text=TEXT, members="2 3 4", before=""):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>' + before + '<xmi:XMI xmi:version="2.0" '
        'xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
        'xmlns:custom="http:///webanno/custom.ecore" xmlns:tcas="http:///uima/tcas.ecore">'
        + "".join(annotations)
        + f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="{text}"/>'
        f'<cas:View sofa="1" members="{members}"/></xmi:XMI>'
    )


def span(number=2, begin="0", end="2", label="ORG", **more):
    told = "".join(f" {key}={json.dumps(value)}" for key, value in more.items())
    place = f'sofa="1" begin="{begin}" end="{end}"'
    return f'<custom:ReportSpan xmi:id="{number}" {place} label="{label}"{told}/>'


def read(path, content):
    path.write_text(content, encoding="utf-8")
    return list(cas.read_xmi(path, Reading()))


def as_json(*annotations, **changes):
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView"}
    found = {
        "%TYPES": {},
        "%FEATURE_STRUCTURES": [sofa | {"sofaString": TEXT}, *annotations],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 3]}},
    }
    return json.dumps(found | changes, ensure_ascii=False)


def json_span(number, begin, end, label):
    return {
        "%ID": number,
        "%TYPE": SPAN,
        "@sofa": 1,
        "begin": begin,
        "end": end,
        "label": label,
    }


def test_offsets_count_utf16_units(tmp_path):
    (found,) = read(tmp_path / "a.xmi", xmi(span(begin="4", end="6")))
    assert [found.report.text[mark.start : mark.end] for mark in found.marks] == ["会员"]
    assert found.remarks == ()
    how = Reading(Counting(Unit.CODE_POINT))
    (other,) = cas.read_xmi(tmp_path / "a.xmi", how)
    assert other.marks == ()


def test_a_file_is_called_after_its_report_and_the_types_lie_beside(tmp_path):
    cas.write_xmi([RICH], tmp_path / "out")
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "TypeSystem.xml",
        "商会 简报.xmi",
    ]


def test_what_was_rejected_is_no_annotation(tmp_path):
    cas.write_json([RICH], tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    structures = json.loads(file.read_text(encoding="utf-8"))["%FEATURE_STRUCTURES"]
    spans = [one["label"] for one in structures if one["%TYPE"] == SPAN]
    assert spans == ["ORG", "TITLE", "PER"]
    (back,) = cas.read_json(tmp_path / "out", Reading())
    assert [mark.status for mark in back.marks if mark.label == "QUANTITY"] == [MarkStatus.REJECTED]


@pytest.mark.parametrize("place", ["name", "note", "label"])
def test_what_xml_cannot_hold_outlives_it(tmp_path, place):
    odd = "a\x00\x0b\ufffe\U0010ffff\r\n\t"
    mark = Mark(0, 0, 0, 2, "ORG", MarkStatus.CONFIRMED, Origin(odd), note=odd, extra={odd: odd})
    record = Record(Report("u", odd, "商会", "0", meta={odd: odd}), (mark,))
    cas.write_xmi([record], tmp_path / "out")
    assert [*cas.read_xmi(tmp_path / "out", Reading())] == [record]


def test_a_note_changed_in_inception_is_taken_as_changed(tmp_path):
    mark = Mark(0, 0, 0, 2, "ORG", MarkStatus.CONFIRMED, Origin("import"), note="a\x00")
    cas.write_xmi([Record(Report("u", "n", "商会", "0"), (mark,))], tmp_path / "out")
    (file,) = (tmp_path / "out").glob("*.xmi")
    told = file.read_text(encoding="utf-8")
    file.write_text(told.replace('note="a\ufffd"', 'note="b"').replace("ORG", "PER"), "utf-8")
    (found,) = cas.read_xmi(file, Reading())
    assert [(one.label, one.note) for one in found.marks] == [("PER", "b")]


def test_a_zip_as_inception_exports_it_is_read(tmp_path):
    cas.write_xmi([RICH], tmp_path / "out")
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in (tmp_path / "out").iterdir():
            archive.write(file, f"deep/{file.name}")
        archive.writestr("other.txt", "x")
        archive.writestr("bad.xmi", "x")
    found = list(cas.read_xmi(path, Reading()))
    (record,) = (one for one in found if isinstance(one, Record))
    assert record.marks == next(iter(cas.read_xmi(tmp_path / "out", Reading()))).marks
    (bad,) = (one for one in found if isinstance(one, BadRecord))
    assert "bad.xmi" in str(bad)
    assert for_path(path).name == "cas-xmi"


def test_a_torn_zip_is_told(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04")
    with pytest.raises(UserError, match=r"a\.zip"):
        list(cas.read_xmi(tmp_path / "a.zip", Reading()))
    assert not cas.recognises_xmi(tmp_path / "a.zip")


def test_types_that_come_from_others_are_told_by_the_type_system_beside(tmp_path):
    types = (
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>'
        "<typeDescription><name>webanno.custom.Word</name>"
        "<supertypeName>x.Token</supertypeName></typeDescription></types></typeSystemDescription>"
    )
    word = '<custom:Word xmi:id="3" sofa="1" begin="0" end="2"/>'
    (alone,) = read(tmp_path / "a.xmi", xmi(span(), word))
    assert [mark.label for mark in alone.marks] == ["ORG", "Word"]
    (tmp_path / "TypeSystem.xml").write_text(types)
    (found,) = cas.read_xmi(tmp_path / "a.xmi", Reading())
    assert [mark.label for mark in found.marks] == ["ORG"]


def test_layers_of_a_project_are_labelled_by_their_value(tmp_path):
    one = '<custom:Entity xmi:id="2" sofa="1" begin="0" end="2" value="PER" sure="yes"/>'
    two = '<custom:Entity xmi:id="3" sofa="1" begin="4" end="6"/>'
    three = '<custom:Knows xmi:id="4" sofa="1" begin="4" end="6" Governor="2" Dependent="3"/>'
    (found,) = read(tmp_path / "a.xmi", xmi(one, two, three))
    assert [mark.label for mark in found.marks] == ["PER", "Entity"]
    assert found.marks[0].extra["cas"]["sure"] == "yes"
    assert [(link.kind, link.from_mark, link.to_mark) for link in found.links] == [("Knows", 0, 1)]


def test_a_folder_with_other_files_stays_as_it_is(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "mine.txt").write_text("x")
    with pytest.raises(UnwritablePlace):
        cas.write_xmi([RICH], folder)
    assert [one.name for one in folder.iterdir()] == ["mine.txt"]


BILLION = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "it is not XML"),
        ("<a/>", "it is no XMI"),
        (xmi(span())[:-20], "it is not XML"),
        (xmi(span(), before=BILLION, text="&b;"), "document type"),
        (xmi(span(), text="&b;"), "it is not XML"),
        ("<a>" * 100_000, "it is n"),
        (xmi().replace("sofaString", "other"), "holds no text"),
        (xmi().replace("cas:Sofa", "cas:Other"), "it holds no text"),
    ],
)
def test_what_is_no_xmi_is_told(tmp_path, content, said):
    (bad,) = read(tmp_path / "a.xmi", content)
    assert isinstance(bad, BadRecord)
    assert said in str(bad)


def test_bytes_that_are_no_text_are_told(tmp_path):
    (tmp_path / "a.xmi").write_bytes(xmi(span()).encode().replace(b"ORG", b"\xff\xfe"))
    (bad,) = cas.read_xmi(tmp_path / "a.xmi", Reading())
    assert "it is not XML" in str(bad)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (span(3, "2", "0"), "has no extent"),
        (span(3, "0", "99"), "past the end"),
        (span(3, "3", "4"), "within a character"),
        (span(3, "x", "1"), "has no extent"),
        (span(3, "0", "1.0"), "has no extent"),
        (span(3, "0", "9" * 40), "has no extent"),
        (span(3, label="a&#10;b"), "has no label"),
        (span(3, label=""), "has no label"),
        (span(3, status="?"), "status"),
        (span(3, record="{"), "the record of the span 0-2: it is not JSON"),
    ],
)
def test_a_bad_annotation_is_told_and_the_rest_is_read(tmp_path, bad, said):
    (found,) = read(tmp_path / "a.xmi", xmi(bad, span()))
    assert [mark.label for mark in found.marks] == ["ORG"]
    assert isinstance(found.remarks[0], BadSpan)
    assert said in str(found.remarks[0])


def test_members_that_are_not_there_are_no_matter(tmp_path):
    (found,) = read(tmp_path / "a.xmi", xmi(span(), span("x"), members="2 2 77 y -1 1"))
    assert len(found.marks) == 1


@pytest.mark.parametrize(("offsets", "said"), OFFSETS)
def test_a_place_in_json_that_is_none_is_told(tmp_path, offsets, said):
    begin, end = json.loads(f"[{offsets}]")
    told = as_json(json_span(2, 0, 2, "ORG"), json_span(3, begin, end, "X"))
    (tmp_path / "a.json").write_text(told, encoding="utf-8")
    (found,) = cas.read_json(tmp_path / "a.json", Reading())
    assert [mark.label for mark in found.marks] == ["ORG"]
    assert said.removesuffix(" in the text") in str(found.remarks[0]) or "past the end" in str(
        found.remarks[0]
    )


@pytest.mark.parametrize("label", LABELS)
def test_what_is_no_label_in_json_is_told(tmp_path, label):
    told = as_json(json_span(2, 0, 2, "ORG"), json_span(3, 0, 1, json.loads(label)))
    (tmp_path / "a.json").write_text(told, encoding="utf-8")
    (found,) = cas.read_json(tmp_path / "a.json", Reading())
    assert [mark.label for mark in found.marks] == ["ORG"]
    assert "has no label" in str(found.remarks[0])


@pytest.mark.parametrize(
    "content",
    [
        *(line for line, _ in LINES),
        as_json(**{"%FEATURE_STRUCTURES": 3}).encode(),
        as_json(**{"%FEATURE_STRUCTURES": {"x": 3, "1": {}}}).encode(),
        as_json(**{"%VIEWS": 3, "%TYPES": 3, "%FEATURE_STRUCTURES": []}).encode(),
    ],
)
def test_json_that_is_no_cas_is_told(tmp_path, content):
    (tmp_path / "a.json").write_bytes(content)
    (bad,) = cas.read_json(tmp_path / "a.json", Reading())
    assert isinstance(bad, BadRecord)


def test_wrong_types_in_json_are_passed_over(tmp_path):
    views = {"a": 3, "b": {"%SOFA": "x"}, "c": {"%SOFA": 1, "%MEMBERS": [2, "x", None]}}
    told = as_json(3, None, json_span(2, 0, 2, "ORG"), **{"%VIEWS": views, "%TYPES": {"a": 3}})
    (tmp_path / "a.json").write_text(told, encoding="utf-8")
    (found,) = cas.read_json(tmp_path / "a.json", Reading())
    assert [mark.label for mark in found.marks] == ["ORG"]


def test_files_are_recognised(tmp_path):
    (tmp_path / "a.xmi").write_text(xmi())
    (tmp_path / "b.json").write_text(as_json())
    (tmp_path / "c.json").write_text('[{"text": "a"}]')
    found = [for_path(path) for path in sorted(tmp_path.iterdir()) if path.is_file()]
    assert [one and one.name for one in found] == ["cas-xmi", "cas-json", None]
    assert for_path(tmp_path).name == "cas-xmi", "a folder is of what is in it"
    (tmp_path / "a.xmi").unlink()
    assert for_path(tmp_path).name == "cas-json"
    (tmp_path / "b.json").unlink()
    assert for_path(tmp_path) is None
