"""brat: what its own reader accepts is written, and what brat writes is read."""

import json
from contextlib import closing
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import BadRecord, UnwritablePlace, VanishedFile
from annotator.formats import Link, Record, Writing, brat, for_path
from annotator.formats.brat.names import label_of, type_of
from annotator.formats.names import Stems, name_of
from annotator.model import Mark, MarkStatus, Origin, Report, Value
from annotator.review import Session, bring_in
from tests.unit.formats.made import RICH, records

CONFIGURATION = {"annotation.conf", "visual.conf", "records.conf"}
NEWLINE = b"\n"
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
PLAIN = "沈丹会长\n说：万家😀商会"


@pytest.fixture
def pair(tmp_path):
    """Return a function that writes a pair of files and returns what is read of it."""

    def read(ann, text=PLAIN):
        (tmp_path / "a.txt").write_bytes(text.encode())
        path = tmp_path / "a.ann"
        path.write_bytes(ann.encode() if isinstance(ann, str) else ann)
        (record,) = brat.read(path)
        return record

    return read


def covered(record):
    return [(one.label, record.report.text[one.start : one.end]) for one in record.marks]


def span(start, end, label="PER", **more):
    return Mark(0, 0, start, end, label, MarkStatus.CONFIRMED, Origin("import"), **more)


def lines_of(folder):
    (path,) = folder.glob("*.ann")
    return path.read_text(encoding="utf-8").splitlines()


# -- names ---------------------------------------------------------------------------------------


@given(NAMES)
def test_every_label_has_a_type_of_the_letters_that_brat_takes(label):
    found = type_of(label)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
    assert set(found) != {"-"}, "that is a line between types"
    assert label_of(found) == label


@given(st.lists(NAMES | st.sampled_from(["a.txt", "A.txt", "a", "a~2.txt", "CON", ".txt"])))
def test_every_report_has_a_file_of_its_own_that_gives_back_its_name(names):
    stems = Stems()
    files = [stems.stem_of(name) for name in names]
    assert len({one.casefold() for one in files}) == len(names)
    assert [name_of(one) for one in files] == names
    for one in files:
        assert one.isprintable()
        assert not set(one) & set('/\\:*?"<>|')
        assert one[0] != "."
        assert one.casefold() != "con"


def test_a_long_name_is_shortened():
    assert len(Stems().stem_of("商" * 200 + ".txt").encode()) <= 180


# -- writing -------------------------------------------------------------------------------------


def test_a_span_over_line_ends_is_written_in_pieces_and_read_as_one(tmp_path):
    text = "\n商会\r\n会长\u2028说\n"
    marks = (span(0, len(text)), span(1, 5, "ORG"), span(3, 5, "LOC"))
    brat.write([Record(Report("r", "a.txt", text, "s"), marks)], tmp_path / "out")
    assert lines_of(tmp_path / "out")[:3] == [
        "T1\tPER 1 3;5 7;8 9\t商会 会长 说",
        "T2\tORG 1 3\t商会",
        "T3\tLOC 3 3\t",
    ]
    (record,) = brat.read(tmp_path / "out")
    assert record.marks == marks
    assert record.remarks == ()


@given(records())
def test_each_line_says_what_its_pieces_cover_as_brat_joins_them(tmp_path_factory, record):
    folder = tmp_path_factory.mktemp("brat") / "out"
    brat.write([record], folder)
    (path,) = folder.glob("*.ann")
    with path.open(encoding="utf-8", newline="") as file:
        lines = file.read()
    # brat's reader ends a line wherever Python's does
    found = [line.split("\t", 2) for line in lines.splitlines() if line.startswith("T")]
    assert len(found) == sum(mark.status is not MarkStatus.REJECTED for mark in record.marks)
    assert "\r" not in lines
    for _, where, told in found:
        pieces = [tuple(map(int, one.split())) for one in where.split(" ", 1)[1].split(";")]
        assert told == " ".join(record.report.text[start:end] for start, end in pieces)
        assert all(a[1] <= b[0] for a, b in pairwise(pieces))


def test_what_brat_has_no_place_for_is_a_comment_and_what_it_has_is_a_line_of_its_own(tmp_path):
    brat.write([RICH], tmp_path / "out")
    lines = lines_of(tmp_path / "out")
    assert "T2\tTITLE 0 9\t商會(huì)會長" in lines
    assert "A1\tsense T2 actual" in lines
    assert "R1\tHAS_TITLE Arg1:T3 Arg2:T2\t" in lines
    assert "#3\tAnnotatorNotes T3\t見附錄" in lines
    told = [line.split("\t")[2] for line in lines if "\tSpan T3\t" in line]
    assert [*map(json.loads, told)] == [{"status": "suggested", "value": "2", "unit": "人"}]
    assert not any("T4" in line for line in lines), "what was rejected is no span to brat"


def test_types_that_occur_and_those_of_the_label_set_are_declared(tmp_path):
    marks = (span(0, 2, "人 名", attributes={"级别": "一"}), span(2, 4, "TITLE"))
    record = Record(Report("r", "a.txt", PLAIN, "s"), marks, (Link("HAS_TITLE", 0, 1),))
    brat.write([record], tmp_path / "out", Writing(language="en"))
    (record,) = brat.read(tmp_path / "out")
    assert record.marks == marks
    told = (tmp_path / "out" / "annotation.conf").read_text(encoding="utf-8").splitlines()
    assert told.index("PER") < told.index("[relations]")
    assert told.index("_x4EBA__x20__x540D_") < told.index("[relations]")
    assert "HAS_TITLE\tArg1:PER|_x4EBA__x20__x540D_, Arg2:TITLE" in told
    assert "_x7EA7__x522B_\tArg:<ENTITY>, Value:_x4E00_" in told
    assert "cumulative\tArg:<ENTITY>" in told, "a flag has no values"
    looks = (tmp_path / "out" / "visual.conf").read_text(encoding="utf-8").splitlines()
    assert "PER | Person" in looks
    assert "_x4EBA__x20__x540D_ | 人 名" in looks


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    report = tmp_path / "reports" / "a.txt"
    report.parent.mkdir()
    report.write_text("文", encoding="utf-8")
    with pytest.raises(UnwritablePlace, match="other files"):
        brat.write([RICH], tmp_path / "reports")
    assert report.read_text(encoding="utf-8") == "文"
    brat.write([RICH], tmp_path / "out")
    brat.write([], tmp_path / "out")
    assert {one.name for one in (tmp_path / "out").iterdir()} == CONFIGURATION


# -- what stands beside ---------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    brat.write([RICH], tmp_path / "out")
    return tmp_path / "out"


def changed(folder, old, new):
    (path,) = folder.glob("*.ann")
    found = path.read_text(encoding="utf-8")
    assert old in found
    path.write_text(found.replace(old, new), encoding="utf-8")
    (record,) = brat.read(folder)
    return record


def test_all_that_is_known_comes_back_from_the_folder(folder):
    (record,) = brat.read(folder)
    assert record == RICH
    (path,) = folder.glob("*.ann")
    assert list(brat.read(path)) == [RICH]


def test_what_was_done_in_brat_is_what_holds(folder):
    record = changed(folder, "\t見附錄", "\t見正文\nT9\tLOC 0 1\t商")
    assert [mark.label for mark in record.marks] == ["ORG", "TITLE", "PER", "QUANTITY", "LOC"]
    assert record.marks[2].note == "見正文"
    assert record.report == RICH.report
    assert record.links == RICH.links
    record = changed(folder, "R2\tALIAS Arg1:T1 Arg2:T3\t\n", "")
    assert record.links == RICH.links[:1]
    record = changed(folder, "T1\tORG", "T1\tLOC")
    assert (record.marks[-1].label, record.marks[-1].extra) == ("LOC", {})


def test_what_stands_beside_another_text_is_not_heeded(folder):
    (text,) = folder.glob("*.txt")
    text.write_text(RICH.report.text + "又", encoding="utf-8", newline="")
    (record,) = brat.read(folder)
    assert record.report.uid != "r-1"
    assert len(record.marks) == 3


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\n", b"{}\n", b"[" * 100_000, b'{"files": [1]}\n', b'{"files": {"x": 1}}\n']
)
def test_without_what_stands_beside_the_rest_is_read(folder, raw):
    (folder / "records.conf").write_bytes(raw)
    (record,) = brat.read(folder)
    assert len(record.marks) == 3
    assert record.marks[0].origin == RICH.marks[0].origin
    with pytest.raises(UnwritablePlace, match="other files"):
        brat.write([], folder)


def test_a_folder_in_which_something_was_done_is_not_replaced(folder):
    (folder / ".stats_cache").write_bytes(b"by brat itself")
    brat.write([RICH], folder)
    changed(folder, "\t見附錄", "\t見正文")
    with pytest.raises(UnwritablePlace, match="other files"):
        brat.write([RICH], folder)
    assert changed(folder, "\t見正文", "\t見正文").marks[2].note == "見正文"


# -- reading -------------------------------------------------------------------------------------


def test_a_span_in_pieces_is_read_over_all_of_them_and_written_so_again(pair, tmp_path):
    record = pair("T1\tPER 0 2;9 11\t沈丹 😀商\nT2\tPER 0 2;3 4;5 6\t沈丹 长 说\n")
    assert covered(record) == [("PER", "沈丹会长\n说：万家😀商"), ("PER", "沈丹会长\n说")]
    assert record.marks[0].extra == {"pieces": [[0, 2], [9, 11]]}
    assert record.marks[1].extra == {"pieces": [[0, 2], [3, 6]]}
    assert [one.harmless for one in record.remarks] == [True, True]
    assert "a.ann, line 1: T1 lies in 2 pieces" in str(record.remarks[0])
    brat.write([record], tmp_path / "out")
    assert lines_of(tmp_path / "out")[:2] == [
        "T1\tPER 0 2;9 11\t沈丹 😀商",
        "T2\tPER 0 2;3 4;5 6\t沈丹 长 说",
    ]


def test_events_and_equivalences_become_relations_whatever_comes_first(pair):
    record = pair(
        "E1\tVisit:T3 Who-Arg:T1 Who-Arg2:T4 What:E2\n"
        "*\tAlias T1 T4 T2\n"
        "T1\tPER 0 2\t沈丹\n"
        "T2\tTITLE 2 4\t会长\n"
        "T3\tVisit 5 6\t说\n"
        "T4\tORG 10 12\t商会\n"
        "E2\tSay:T5\n"
        "T5\tSay 7 9\t万家\n"
        "R1\tHAS_TITLE Arg1:T1 Arg2:T2\t\n"
        "#1\tAnnotatorNotes R1\t\tsure\n"
        "A1\tConfidence R1 High\n"
    )
    assert record.remarks == ()
    assert set(map(str, record.links)) == {
        str(one)
        for one in (
            Link("HAS_TITLE", 0, 1, {"note": "sure", "attributes": {"Confidence": "High"}}),
            *(Link("Who-Arg", 2, 0), Link("Who-Arg", 2, 3), Link("What", 2, 4)),
            *(Link("Alias", 0, 3), Link("Alias", 0, 1)),
        )
    }


def test_what_is_said_of_a_span_comes_with_it(pair):
    record = pair(
        "T1\tPER 0 2\t沈丹\n"
        "A1\tMention T1 Name\r\n"
        "M1\tNegation T1\n"
        "A2\tLevel T1 a b\n"
        "N1\tReference T1 Wikipedia:1 2\t\tShen Dan\n"
        "#1\tAnnotatorNotes T1\t\tfirst\n"
        "#2\tAnnotationError T1\twrong\n"
        '#3\tSpan T1\t{"status": "suggested", "value": "2", "unit": "人", "score": 0.5}\n'
    )
    assert record.remarks == ()
    (mark,) = record.marks
    assert mark.attributes == {"Mention": "Name", "Negation": "yes"}
    assert mark.note == "first\nAnnotationError: wrong"
    assert mark.extra == {
        "attributes": {"Level": "a b"},
        "normalisations": [["Reference", "Wikipedia:1 2", "Shen Dan"]],
    }
    assert mark.status is MarkStatus.SUGGESTED
    assert mark.value == Value("2", "人")
    assert mark.origin == Origin("import", None, 0.5)


def test_line_ends_and_all_other_characters_of_the_text_are_kept(pair):
    text = "\ufeff商会\r\n会长\r\u2028\x0b末"
    record = pair("T1\tPER 1 3\t商会\r\n\r\nT2\tTITLE 5 7\t会长\r\n", text)
    assert record.report.text == text
    assert covered(record) == [("PER", "商会"), ("TITLE", "会长")]


def test_offsets_that_count_otherwise_are_told_and_converted(pair):
    record = pair("T1\tORG 11 13\t商会\nT2\tPER 0 2\t沈丹\n")
    assert covered(record) == [("ORG", "商会"), ("PER", "沈丹")]
    (remark,) = record.remarks
    assert remark.harmless
    assert "utf16" in str(remark)


def test_without_covered_texts_nothing_is_guessed(pair):
    assert covered(pair("T1\tPER 0 2\n")) == [("PER", "沈丹")]
    bad = pair("T1\tORG 10 12\n")
    assert isinstance(bad, BadRecord)
    assert "--unit" in str(bad)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("T2\tPER 2 1\tx", "has no extent"),
        ("T2\tPER 1 1\t", "has no extent"),
        ("T2\tPER 0 9999\tx", "does not lie in the text"),
        ("T2\tPER -1 2\tx", "no type with offsets"),
        ("T2\tPER NaN 2\tx", "no type with offsets"),
        ("T2\tPER 0 1.5\tx", "no type with offsets"),
        ("T2\tPER 0 " + "9" * 5000 + "\tx", "no type with offsets"),
        ("T2\tPER\tx", "no type with offsets"),
        ("T2\tPER 0 2\t会长", "says “会长” but covers “沈丹”"),
        ("T2\t_x9_ 0 2\t沈丹", "cannot be printed"),
        ("T1\tPER 0 2\t沈丹", "another T1"),
        ("T2 PER 0 2", "no annotation of brat"),
        ("X2\tPER 0 2\tx", "no annotation of brat"),
        ("# a comment", "no annotation of brat"),
        ("T2", "no annotation of brat"),
        (b"T2\tPER 0 2\t\xff", "not UTF-8 at byte 11"),
        ("R3\tHAS Arg1:T1 Arg2:T3\nR3\tHAS Arg1:T3 Arg2:T1", "another R3"),
        ("R1\tHAS Arg1:T1", "has not two ends"),
        ("R1\tHAS Arg1:T1 Arg2:T9", "there is no span T9"),
        ("R1\tHAS Arg1:T1 Arg2:T1", "joins no two spans"),
        ("R1\tHAS T1 T2", "no role with an id"),
        ("E1\tVisit", "no role with an id"),
        ("E1\tVisit:T9 Who:T1", "there is no span E1"),
        ("*\tAlias T1", "needs two spans"),
        ("A1\tSense", "does not say what it is about"),
        ("A1\tSense T9", "there is no span T9"),
        ("N1\tReference T9 W:1\tx", "there is no span T9"),
        ("#1\tAnnotatorNotes T9\tx", "there is no span T9"),
        ("#1\tSpan T1\t{", "it is not JSON"),
        ("#1\tSpan T1\t[1]", "is no object"),
        ('#1\tSpan T1\t{"status": "?"}', "the status"),
        ('#1\tSpan T1\t{"score": "?"}', "is not a number"),
        ('#1\tSpan T1\t{"value": ["?"]}', "is not a string"),
        ("#1\tSpan T1\t" + "[" * 100_000, "nested too deep"),
    ],
)
def test_a_line_that_says_nothing_is_told_and_the_others_are_read(pair, line, said):
    line = line.encode() if isinstance(line, str) else line
    record = pair("T1\tPER 0 2\t沈丹\n".encode() + line + "\nT3\tTITLE 2 4\t会长\n".encode())
    assert covered(record) == [("PER", "沈丹"), ("TITLE", "会长")]
    (remark,) = record.remarks
    assert f"a.ann, line {2 + line.count(NEWLINE)}" in str(remark)
    assert said in str(remark)


def test_a_relation_to_a_span_that_lies_nowhere_is_told(pair):
    record = pair("T1\tPER 0 2\t沈丹\nT2\tPER 0 99\tx\nR1\tHAS Arg1:T1 Arg2:T2\n")
    assert record.links == ()
    nowhere, relation = map(str, record.remarks)
    assert "does not lie" in nowhere
    assert "missing" in relation


def test_of_two_that_contradict_the_first_holds(pair):
    record = pair("T1\tPER 0 2\t沈丹\nA1\tSense T1 a\nA2\tSense T1 b\n")
    assert record.marks[0].attributes == {"Sense": "a"}
    assert "in two ways" in str(record.remarks[0])


def test_a_stale_extent_is_not_heeded(pair):
    record = pair('T1\tTITLE 2 4\t会长\n#1\tSpan T1\t{"extent": [0, 5]}\n')
    assert covered(record) == [("TITLE", "会长")]


def test_files_that_are_no_pair_are_told_and_the_rest_of_the_folder_is_read(tmp_path):
    inner = tmp_path / "out" / "inner"
    inner.mkdir(parents=True)
    for name, content in {
        "a.ann": b"T1\tPER 0 2\t\xe6\xb2\x88\xe4\xb8\xb9\n",
        "a.txt": "沈丹".encode(),
        "b.ann": b"",
        "c.txt": b"\xff\n",
        "d.txt": "只有文".encode(),
        "inner/e.ann": b"",
        "inner/e.txt": "深".encode(),
        ".hidden.txt": b"x",
    }.items():
        (tmp_path / "out" / name).write_bytes(content)
    found = list(brat.read(tmp_path / "out"))
    good = [one for one in found if isinstance(one, Record)]
    assert [one.report.text for one in good] == ["沈丹", "只有文", "深"]
    alone, no_text = (str(one) for one in found if isinstance(one, BadRecord))
    assert "b.ann" in alone
    assert "no text b.txt beside it" in alone
    assert "c.txt, line 1: it is not UTF-8 at byte 0" in no_text


def test_a_pair_is_known_by_either_file_and_a_text_alone_is_a_plain_report(tmp_path):
    for name in ("a.ann", "a.txt", "b.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert for_path(tmp_path / "a.ann").name == "brat"
    assert for_path(tmp_path / "a.txt").name == "brat"
    assert for_path(tmp_path / "b.txt") is None
    assert for_path(tmp_path).name == "brat"
    (tmp_path / "c.ann").write_text("no annotation\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("商会", encoding="utf-8")
    assert for_path(tmp_path / "c.ann") is None
    assert for_path(tmp_path / "c.txt") is None, "what stands beside it is of another program"
    (tmp_path / "d.ann").write_bytes(b"\xef\xbb\xbf\r\nT1\tPER 0 2\t\r\n")
    assert for_path(tmp_path / "d.ann").name == "brat"


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path, monkeypatch, pair):
    with pytest.raises(VanishedFile):
        list(brat.read(tmp_path / "gone.ann"))
    assert for_path(tmp_path / "gone.ann").name == "brat", "then reading it says why"
    (tmp_path / "b.ann").mkdir()
    (tmp_path / "b.txt").mkdir()
    (folder,) = brat.read(tmp_path)
    assert isinstance(folder, BadRecord)
    assert "it is no file" in str(folder)
    monkeypatch.setattr("annotator.formats.brat.reading.LONGEST", 3)
    assert "longer than" in str(pair(""))


def test_endings_may_be_in_capitals(tmp_path):
    (tmp_path / "A.1.ANN").write_text("T1\tPER 0 2\t沈丹\n", encoding="utf-8")
    (tmp_path / "A.1.TXT").write_text("沈丹", encoding="utf-8")
    for path in (tmp_path, tmp_path / "A.1.ANN", tmp_path / "A.1.TXT"):
        (record,) = brat.read(path)
        assert covered(record) == [("PER", "沈丹")]
    assert for_path(tmp_path / "A.1.TXT").name == "brat"


def test_a_folder_that_is_imported_brings_each_pair_once(tmp_path):
    other = replace(RICH.report, uid="r-2", name="二.txt", text="二" * 30, sha256="2" * 64)
    two = replace(RICH, report=other)
    brat.write([RICH, two], tmp_path / "out")
    (tmp_path / "out" / "plain.txt").write_text("没有标注", encoding="utf-8")
    with closing(Session.create(tmp_path / "p.annot", "沈")) as session:
        arrivals = list(bring_in(session, [tmp_path / "out"]))
        marked = [(one.name, one.marks) for one in arrivals if one.report_id]
    assert sorted(marked) == [("plain.txt", 0), ("二.txt", 3), ("商会 简报.txt", 3)]
    assert [str(one.error) for one in arrivals if one.error] == []
