"""spaCy: its own reader finds our texts and spans, and we those of its pipelines."""

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import BadRecord, MissingExtra, VanishedFile
from annotator.formats import FORMATS, Loss, Record, Writing, docbin, for_path
from annotator.formats.options import Align, Tokens
from annotator.model import Mark, MarkStatus, Origin, Report
from tests.unit.formats.made import RICH, records

spacy = pytest.importorskip("spacy")
srsly = pytest.importorskip("srsly")
from spacy.tokens import Doc, DocBin, Span  # noqa: E402 - where it is there

FIELDS = ("attrs", "strings", "lengths", "spaces", "tokens", "cats")


def record_of(text, *spans):
    marks = (
        Mark(0, 0, start, end, label, MarkStatus.CONFIRMED, Origin("import"))
        for start, end, label in spans
    )
    return Record(Report("u", "n", text, "s"), tuple(marks))


def theirs(path):
    return list(DocBin(store_user_data=True).from_disk(path).get_docs(spacy.blank("zh").vocab))


def written(tmp_path, *wanted, **how):
    path = tmp_path / "out.spacy"
    docbin.write(wanted, path, Writing(**how))
    return theirs(path)


def saved(path, *docs):
    DocBin(docs=docs, store_user_data=True).to_disk(path)
    return list(docbin.read(path))


def placed(record):
    return [(mark.start, mark.end, mark.label) for mark in record.marks]


# -- writing -------------------------------------------------------------------------------------


@given(records(), st.sampled_from(Tokens))
def test_spacy_has_the_text_to_the_letter_and_all_spans(tmp_path_factory, record, tokens):
    folder = tmp_path_factory.mktemp("spacy")
    (doc,) = written(folder, record, tokens=tokens, align=Align.EXPAND)
    assert doc.text == record.report.text
    assert not doc.has_unknown_spaces
    shown = [mark for mark in record.marks if mark.status is not MarkStatus.REJECTED]
    assert len(doc.spans["sc"]) == len(shown)
    for span, mark in zip(doc.spans["sc"], shown, strict=True):
        assert span.label_ == mark.label
        assert span.start_char <= mark.start
        assert mark.end <= span.end_char
        if tokens is Tokens.CHARACTER:
            assert (span.start_char, span.end_char) == (mark.start, mark.end)
    everywhere = {(one.start, one.end, one.label_) for one in doc.spans["sc"]}
    assert {(one.start, one.end, one.label_) for one in doc.ents} <= everywhere


def test_entities_are_the_longest_spans_without_blanks_at_their_edges(tmp_path):
    record = record_of("商会 会长说", (0, 2, "ORG"), (0, 5, "TITLE"), (4, 6, "X"), (2, 6, "BLANK"))
    (doc,) = written(tmp_path, record)
    assert [(one.text, one.label_) for one in doc.ents] == [("商会 会长", "TITLE")]
    assert [one.text for one in doc.spans["sc"]] == ["商会", "商会 会长", "长说", " 会长说"]


def test_a_blank_behind_a_word_is_its_own_unless_a_span_has_its_edge_there(tmp_path):
    (doc,) = written(tmp_path, record_of("Hong Kong  China\n", (0, 5, "A")), tokens=Tokens.WORD)
    assert [(token.text, token.whitespace_) for token in doc] == [
        *[("Hong", ""), (" ", ""), ("Kong", " "), (" ", ""), ("China", ""), ("\n", "")]
    ]


@pytest.mark.parametrize(
    ("align", "found"),
    [(Align.STRICT, []), (Align.EXPAND, ["江苏省", "商会"]), (Align.CONTRACT, [])],
)
def test_spans_whose_edges_lie_within_words_are_aligned(tmp_path, align, found):
    record = record_of("江苏省商会", (1, 3, "LOC"), (4, 5, "ORG"))
    (doc,) = written(tmp_path, record, tokens=Tokens.WORD, align=align)
    assert [one.text for one in doc.spans["sc"]] == found
    loses = FORMATS["spacy"].loses
    assert loses(Writing(tokens=Tokens.WORD)) == {Loss.EDGES}
    assert loses(Writing()) == set()


def test_what_else_is_known_stands_beside_and_comes_back(tmp_path):
    (doc,) = written(tmp_path, RICH)
    told = json.loads(doc.user_data["record"])
    assert told["name"] == "商会 简报.txt"
    assert [one["status"] for one in told["spans"]].count("rejected") == 1
    assert not any(one.text == "1 2萬家" for one in doc.spans["sc"])
    (back,) = docbin.read(tmp_path / "out.spacy")
    assert back == RICH


def test_what_spacy_changed_since_is_what_holds(tmp_path):
    (doc,) = written(tmp_path, RICH)
    doc.spans["sc"] = [doc.spans["sc"][0], Span(doc, 2, 4, label="NEW")]
    doc.ents = []
    (record,) = saved(tmp_path / "b.spacy", doc)
    assert record.report == RICH.report
    assert [mark.label for mark in record.marks] == ["ORG", "QUANTITY", "NEW"]
    assert record.marks[0] == RICH.marks[0]


# -- reading -------------------------------------------------------------------------------------


def test_a_doc_of_a_pipeline_is_read_by_its_entities_and_groups(tmp_path):
    doc = spacy.blank("en")("Shen Dan of  Jiangsu 😀 Chamber")
    doc.ents = [Span(doc, 0, 2, label="PERSON", kb_id="Q1")]
    doc.spans["other"] = [Span(doc, 4, 5, label="GPE"), Span(doc, 0, 2, label="PERSON")]
    doc.spans["sc"] = [Span(doc, 5, 7, label="ORG")]
    doc.cats = {"news": 1.0}
    doc.user_data["._.", "x", 1, 2] = "theirs"
    (record,) = saved(tmp_path / "a.spacy", doc)
    assert record.report.text == doc.text
    assert record.report.extra == {"cats": {"news": 1.0}}
    assert {(doc.text[a:b], label) for a, b, label in placed(record)} == {
        *[("Shen Dan", "PERSON"), ("Jiangsu", "GPE"), ("😀 Chamber", "ORG")]
    }
    assert len(record.marks) == 3
    assert record.remarks == ()


def test_a_doc_that_knows_no_blanks_is_put_together_as_words_are(tmp_path):
    doc = Doc(spacy.blank("zh").vocab, words=["江苏", "商会", "Hong", "Kong", "2019", "年"])
    doc.ents = [Span(doc, 2, 4, label="LOC")]
    (record,) = saved(tmp_path / "a.spacy", doc)
    assert record.report.text == "江苏商会Hong Kong 2019年"
    assert placed(record) == [(4, 13, "LOC")]


def test_what_cannot_be_a_span_is_told_and_the_rest_is_read(tmp_path):
    doc = Doc(spacy.blank("zh").vocab, words=["商", "会"], spaces=[False, False])
    doc.spans["sc"] = [
        *[Span(doc, 0, 0, label="A"), Span(doc, 0, 1), Span(doc, 0, 1, label="a\tb")],
        Span(doc, 0, 2, label="ORG"),
    ]
    (record,) = saved(tmp_path / "a.spacy", doc)
    assert placed(record) == [(0, 2, "ORG")]
    assert [str(one).split(": ")[1] for one in record.remarks] == [
        "the span 0-0 has no extent. This was left out; the rest of it was read.",
        "the span 0-1 has no label. This was left out; the rest of it was read.",
        "the span 0-1 has no label. This was left out; the rest of it was read.",
    ]
    assert "a.spacy, line 1" in str(record.remarks[0])


def packed(path, change):
    """Return the bytes of a DocBin of three reports of which ``change`` changed the message."""
    docbin.write([record_of("商会", (0, 2, "ORG"))] * 3, path)
    message = srsly.msgpack_loads(zlib.decompress(path.read_bytes()))
    change(message)
    path.write_bytes(zlib.compress(srsly.msgpack_dumps(message)))
    return list(docbin.read(path))


@pytest.mark.parametrize(
    "change",
    [
        lambda message: message["user_data"].__setitem__(1, b"\xc1"),
        lambda message: message["user_data"].__setitem__(1, srsly.msgpack_dumps(7)),
        lambda message: message["user_data"].__setitem__(
            1, srsly.msgpack_dumps({"record": '{"sha256": "", "spans": {}}'})
        ),
        lambda message: message["user_data"].__setitem__(
            1, srsly.msgpack_dumps({"record": "[" * 100_000})
        ),
        lambda message: message["user_data"].__setitem__(
            1, srsly.msgpack_dumps({"record": '{"a": NaN}'})
        ),
        lambda message: message["span_groups"].__setitem__(1, b"\xc1"),
        lambda message: message["flags"].__setitem__(1, 7),
        lambda message: message["cats"].__setitem__(1, 7),
        lambda message: message.__setitem__(  # a word that is in no list of strings
            "tokens", message["tokens"][:48] + b"\1\2\3\4\5\6\7\x08" + message["tokens"][56:]
        ),
    ],
)
def test_one_doc_that_is_none_is_told_and_the_others_are_read(tmp_path, change):
    first, bad, last = packed(tmp_path / "a.spacy", change)
    assert placed(first) == [(0, 2, "ORG")]
    assert placed(last) == [(0, 2, "ORG")]
    assert isinstance(bad, BadRecord)
    assert "a.spacy, line 2: it is no Doc" in str(bad)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no DocBin",
        zlib.compress(b""),
        zlib.compress(b"\xc1"),
        zlib.compress(b"\x91" * 100_000),
        zlib.compress(srsly.msgpack_dumps([1])),
        zlib.compress(srsly.msgpack_dumps({"attrs": [65]})),
        zlib.compress(srsly.msgpack_dumps(dict.fromkeys(FIELDS, b"") | {"attrs": []})),
    ],
    ids=range(8),
)
def test_bytes_that_are_no_docbin_are_refused_in_one_sentence(tmp_path, raw):
    path = tmp_path / "a.spacy"
    path.write_bytes(raw)
    (found,) = docbin.read(path)
    assert isinstance(found, BadRecord)
    assert "a.spacy, line 1: it is no DocBin of spaCy" in str(found)


def test_a_file_that_unpacks_to_more_than_may_be_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(docbin, "_LARGEST", 5 << 20)
    (tmp_path / "a.spacy").write_bytes(zlib.compress(b"\0" * (6 << 20)))
    (found,) = docbin.read(tmp_path / "a.spacy")
    assert isinstance(found, BadRecord)
    assert "it is larger than 5 MB unpacked" in str(found)


def test_a_file_that_is_cut_off_is_refused(tmp_path):
    path = tmp_path / "a.spacy"
    docbin.write([RICH], path)
    path.write_bytes(path.read_bytes()[:-20])
    (found,) = docbin.read(path)
    assert isinstance(found, BadRecord)


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.spacy"
    with pytest.raises(VanishedFile):
        list(docbin.read(path))
    docbin.write([RICH], path)
    monkeypatch.setattr(docbin, "LONGEST", 10)
    (found,) = docbin.read(path)
    assert "it is larger than" in str(found)


def test_without_spacy_it_is_told_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "spacy", None)
    with pytest.raises(MissingExtra, match=r"report-annotator\[spacy\]"):
        docbin.write([], tmp_path / "a.spacy")
    with pytest.raises(MissingExtra, match=r"report-annotator\[spacy\]"):
        list(docbin.read(tmp_path / "a.spacy"))


def test_a_file_is_known_by_its_ending(tmp_path):
    assert for_path(tmp_path / "a.spacy").name == "spacy"
