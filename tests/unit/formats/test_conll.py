"""CoNLL: spans come back from the tags of every scheme; bad tags and lines are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import BadRecord, BadSpan
from annotator.formats import FORMATS, Loss, Record, Writing, conll, for_path, losses
from annotator.formats.conll.tags import chunks, has_ends, is_tag, tags_of
from annotator.formats.options import Align, Scheme, Tokens
from annotator.formats.tokens import Grid
from annotator.model import Mark, MarkStatus, Origin, Report
from tests.unit.formats.made import records

LABELS = st.sampled_from(["PER", "机构", "时间 点", "a-b", "_x20_", "B-PER"])


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a file of this content."""

    def made(content):
        path = tmp_path / "a.conll"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(conll.read(path))

    return made


def record_of(text, *spans):
    marks = (
        Mark(0, 0, start, end, label, MarkStatus.CONFIRMED, Origin("import"))
        for start, end, label in spans
    )
    return Record(Report("u", "n", text, "s"), tuple(marks))


def written(record, tmp_path, **how):
    path = tmp_path / "out.conll"
    conll.write([record], path, Writing(**how))
    start, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    assert start == "-DOCSTART- -X- O O"
    return rest


def covered(record):
    return [(one.label, record.report.text[one.start : one.end]) for one in record.marks]


# -- tags ----------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), LABELS)), st.sampled_from(Scheme))
def test_spans_come_back_from_their_tags_also_where_they_touch(spans, scheme):
    tags, wanted = [], []
    for gap, length, label in spans:
        tags += ["O"] * gap
        wanted.append((len(tags), len(tags) + length, label, True))
        tags += tags_of(label, length, scheme)
    assert all(map(is_tag, tags))
    assert chunks(tags, ends=has_ends(tags)) == wanted


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("O I-PER I-PER O", [(1, 3, "PER", False)]),
        ("B-PER I-ORG", [(0, 1, "PER", True), (1, 2, "ORG", False)]),
        ("I-PER B-PER", [(0, 1, "PER", False), (1, 2, "PER", True)]),
        ("B-PER I-PER O S-ORG", [(0, 2, "PER", False), (3, 4, "ORG", True)]),
        ("E-PER S-PER", [(0, 1, "PER", False), (1, 2, "PER", True)]),
        ("B-PER E-PER I-PER", [(0, 2, "PER", True), (2, 3, "PER", False)]),
        ("B-PER L-PER U-ORG", [(0, 2, "PER", True), (2, 3, "ORG", True)]),
        ("B-PER M-PER E-PER W-ORG", [(0, 3, "PER", True), (3, 4, "ORG", True)]),
    ],
)
def test_tags_that_no_scheme_allows_are_read_as_conlleval_reads_them(tags, found):
    tags = tags.split()
    assert chunks(tags, ends=has_ends(tags)) == found


# -- writing -------------------------------------------------------------------------------------


def test_every_character_is_a_token_and_blanks_are_none(tmp_path):
    record = record_of("商会\u3000会长 说。\r\n12万", (0, 5, "TITLE"), (10, 12, "时间 点"))
    assert written(record, tmp_path, scheme=Scheme.BIOES).split("\n\n") == [
        "商\tB-TITLE\n会\tI-TITLE\n会\tI-TITLE\n长\tE-TITLE\n说\tO\n。\tO",
        "1\tB-时间_x20_点\n2\tE-时间_x20_点\n万\tO",
        "",
    ]


def test_a_sentence_does_not_end_within_a_span(tmp_path):
    record = record_of("“说。”商会\n会长！好？", (4, 9, "ORG"), (1, 4, "TERM"))
    sentences = written(record, tmp_path).split("\n\n")
    assert ["".join(line[0] for line in one.splitlines()) for one in sentences] == [
        "“说。”",
        "商会会长！",
        "好？",
        "",
    ]


@pytest.mark.parametrize(
    ("align", "found"),
    [
        (Align.STRICT, [("江苏省", "LOC")]),
        (Align.EXPAND, [("江苏省", "LOC"), ("商会", "ORG")]),
        (Align.CONTRACT, [("江苏省", "LOC"), ("商会", "ORG")]),
    ],
)
def test_spans_whose_edges_lie_within_words_are_left_out_grown_or_shrunk(tmp_path, align, found):
    text = "江苏省商会成立"
    cut = record_of(text, (0, 3, "LOC"), (4, 5, "ORG"))  # 会 of 商会
    grown = record_of(text, (0, 3, "LOC"), (3, 6, "ORG"))  # 商会成 of 商会成立
    record = grown if align is Align.CONTRACT else cut
    path = tmp_path / "out.conll"
    conll.write([record], path, Writing(tokens=Tokens.WORD, align=align))
    (back,) = conll.read(path)
    assert covered(back) == [(label, text) for text, label in found]
    assert losses.lost_of(record, {Loss.EDGES}) == {Loss.EDGES: 1}


def test_edges_are_lost_where_tokens_are_words_alone():
    form = FORMATS["conll"]
    assert Loss.EDGES in form.loses(Writing(tokens=Tokens.WORD))
    assert Loss.EDGES not in form.loses(Writing())


@given(records(), st.sampled_from(Align), st.sampled_from(Scheme))
def test_each_span_comes_back_at_the_words_that_it_is_made_of(
    tmp_path_factory, record, align, scheme
):
    path = tmp_path_factory.mktemp("conll") / "out.conll"
    conll.write([record], path, Writing(tokens=Tokens.WORD, align=align, scheme=scheme))
    (back,) = conll.read(path)
    text = record.report.text
    grid = Grid(text, Tokens.WORD)
    assert "".join(back.report.text.split()) == "".join(text.split())
    possible = []
    for mark in record.marks:
        there = grid.covered(mark.start, mark.end, align)
        words = grid.spans[slice(*there)] if there else ()
        possible.append((mark.label, "".join(text[start:end] for start, end in words)))
    for label, found in covered(back):
        assert (label, "".join(found.split())) in possible
    assert bool(back.marks) <= any(text for _, text in possible)
    assert back.remarks == ()


@given(st.text("商会a1 。\n", max_size=12), st.sampled_from(Tokens))
def test_tokens_are_apart_in_order_and_hold_all_but_the_blanks(text, kind):
    grid = Grid(text, kind)
    assert "".join(text[start:end] for start, end in grid.spans) == "".join(text.split())
    edges = [edge for span in grid.spans for edge in span]
    assert edges == sorted(edges)


# -- reading -------------------------------------------------------------------------------------


def test_text_is_made_of_tokens_a_line_each_sentence(read):
    (record,) = read(
        "LUCKY B-A\nWIN I-A\n, O\n江苏 B-LOC\n商会 O\n。 O\n\n\n"
        "B O\n2 O\nＡ O\n\n2010 O\n年 O\nUSB O\n"
    )
    assert record.report.text == "LUCKY WIN,江苏商会。\nB2Ａ\n2010年USB"
    assert covered(record) == [("A", "LUCKY WIN"), ("LOC", "江苏")]


def test_columns_line_ends_comments_and_marks_of_byte_order_may_be_of_any_kind(read):
    (record,) = read(
        "\ufeff# a comment\r\n"
        "#begin document (x); part 000\r\n"
        "沈丹\tNR\t_\tB-PER\r\n"
        "#\tSYM\t_\tO\r\n"
        "# text = O\r\n"
        "会长\tNN\t_\tB-TITLE\t\r\n"
    )
    assert record.report.text == "沈丹#会长"
    assert covered(record) == [("PER", "沈丹"), ("TITLE", "会长")]
    (record,) = read("# O\n# O\n沈 B-PER\n# O\n")
    assert record.report.text == "沈#", "before the first token it is a comment"


def test_a_token_may_be_a_blank(read):
    (record,) = read("商 B-ORG\n\u3000 I-ORG\n  I-ORG\n会 I-ORG\n")
    assert covered(record) == [("ORG", "商  会")]
    (record,) = read("商\tB-ORG\n \tI-ORG\n会\tI-ORG\n")
    assert covered(record) == [("ORG", "商 会")]


def test_reports_are_apart_by_docstart_and_one_without_is_one(read):
    first, empty, last = read(
        "-DOCSTART- -X- O O\n\n商 B-ORG\n会 I-ORG\n\n-DOCSTART- O\n\n-DOCSTART-\n文 O\n"
    )
    assert [one.report.text for one in (first, empty, last)] == ["商会", "", "文"]
    assert [one.report.name for one in (first, last)] == ["a.conll:1", "a.conll:3"]
    assert read("") == []
    assert read("\n\n") == []


def test_a_long_file_without_docstart_is_read_as_several_reports(read):
    sentence = "商会\tB-ORG\n" + "文\tO\n" * 999 + "\n"
    found = read(sentence * 250)
    assert len(found) == 2
    assert sum(len(one.marks) for one in found) == 250
    assert (
        "".join(one.report.text.replace("\n", "") for one in found) == ("商会" + "文" * 999) * 250
    )
    assert len(read("-DOCSTART-\n\n" + sentence * 250)) == 1


def test_odd_tags_are_repaired_and_told(read):
    (record,) = read("a O\nb I-PER\nc I-PER\n\nd B-ORG\ne I-PER\n")
    assert covered(record) == [("PER", "bc"), ("ORG", "d"), ("PER", "e")]
    (remark,) = record.remarks
    assert remark.harmless
    assert "a.conll, line 2: 2 spans begin or end where the tags do not say so" in str(remark)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"word", "stands without a tag"),
        (b"SOCCERO SOCCERO SOCCERO", "is no tag such as O or B-PER"),
        (b"word\tB-", "is no tag"),
        (b"word\tB", "is no tag"),
        (b"word\tX-PER", "is no tag"),
        (b"word\t", "stands without a tag"),
        (b"\xff\tO", "not UTF-8 at byte 0"),
        (b"word\tB-a\xe2\x80\x8bb", "cannot be printed"),
    ],
)
def test_a_line_that_holds_no_token_is_told_and_the_rest_is_read(read, line, said):
    (record,) = read("商\tB-ORG\n会\tI-ORG\n".encode() + line + "\n长\tB-PER\n".encode())
    assert covered(record) == [("ORG", "商会"), ("PER", "长")]
    (remark,) = record.remarks
    assert isinstance(remark, BadSpan)
    assert "a.conll, line 3" in str(remark)
    assert said in str(remark)


def test_what_is_told_of_a_file_full_of_faults_is_bounded(read):
    (record,) = read("商\tB-ORG\n" + "x\n" * 5000)
    assert len(record.remarks) == 21
    assert "4980 further lines" in str(record.remarks[-1])


def test_a_file_without_tags_is_refused_in_one_sentence(read):
    (found,) = read("1\tHeute\tADV\t_\n2\tist\tV\t_\n")
    assert isinstance(found, BadRecord)
    assert "a.conll, line 1: “_” is no tag such as O or B-PER" in str(found)


def test_a_file_is_known_by_its_ending(tmp_path):
    assert for_path(tmp_path / "a.conll").name == "conll"
    assert for_path(tmp_path / "A.BIOES").name == "conll"
