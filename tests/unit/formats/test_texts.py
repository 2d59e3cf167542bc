"""Records of the text of a view: true of it, and with every mark accounted for."""

import hashlib
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats import Link, Record, native
from annotator.formats.texts import VIEW_OF, in_view
from annotator.model import Mark, MarkStatus, Origin, Report
from annotator.text.views import Mode, view_of
from tests.unit.formats.made import RICH, records

MODES = st.sampled_from([mode for mode in Mode if mode is not Mode.RAW])


def record(text, *spans):
    marks = [
        Mark(0, 0, text.index(told), text.index(told) + len(told), label, status, Origin("names"))
        for told, label, status in spans
    ]
    return Record(Report("u", "u.txt", text, "0" * 64), tuple(marks))


@given(records(), MODES)
def test_it_is_true_of_its_own_text_and_every_mark_is_told_of(one, mode):
    seen = in_view(one, mode)
    view = view_of(one.report.text, mode, one.report.rules)
    report = seen.record.report
    assert report.text == view.text
    assert report.sha256 == hashlib.sha256(view.text.encode()).hexdigest()
    assert report.meta[VIEW_OF] == {"sha256": one.report.sha256, "text": mode.value}
    assert len(seen.record.marks) + seen.gone + seen.doubled == len(one.marks)
    places = [view.map.forward(mark.start, mark.end) for mark in one.marks]
    assert seen.gone == sum(start == end for start, end in places)
    for mark in seen.record.marks:
        assert 0 <= mark.start < mark.end <= len(view.text)
        assert (mark.start, mark.end) in places
    said = [(mark.start, mark.end, mark.label) for mark in seen.record.marks]
    assert len(set(said)) == len(said)
    for link in seen.record.links:
        assert {link.from_mark, link.to_mark} <= set(range(len(said)))


@given(records(), MODES)
def test_it_reads_back_as_it_was_written(one, mode):
    seen = in_view(one, mode).record
    line = native.line(seen)
    back = native.from_object(native.checked.loads(line.encode()), "x")
    if seen.report.text:
        assert (back.report.text, back.report.rules) == (seen.report.text, frozenset())
    assert [(m.start, m.end, m.label) for m in back.marks] == [
        (m.start, m.end, m.label) for m in seen.marks
    ]
    assert back.remarks == ()


@given(records())
def test_the_raw_text_is_the_record_itself(one):
    seen = in_view(one, Mode.RAW)
    assert seen.record is one
    assert (seen.gone, seen.doubled, seen.widened) == (0, 0, 0)


def test_a_span_reads_in_its_text_as_it_reads_in_the_window():
    seen = in_view(RICH, Mode.SIMPLIFIED)
    text = seen.record.report.text
    assert [text[mark.start : mark.end] for mark in seen.record.marks][:2] == ["商会", "商会会长"]
    assert seen.record.report.furniture == ((0, 2, True),)
    assert (seen.record.report.kind, seen.record.report.encoding) == ("text", "utf-8")


def test_marks_on_what_is_not_seen_or_says_the_same_are_left_out_with_their_relations():
    one = record(
        "商會(huì)員說",
        ("會(huì)", "ORG", MarkStatus.SUGGESTED),
        ("會", "ORG", MarkStatus.CONFIRMED),
        ("(huì)", "TERM", MarkStatus.CONFIRMED),
        ("員", "PER", MarkStatus.CONFIRMED),
    )
    one = replace(one, links=(Link("A", 0, 3), Link("B", 1, 3), Link("C", 2, 3)))
    seen = in_view(one, Mode.CLEAN)
    assert (seen.gone, seen.doubled) == (1, 1)
    assert [(m.label, m.status) for m in seen.record.marks] == [
        ("ORG", MarkStatus.CONFIRMED),
        ("PER", MarkStatus.CONFIRMED),
    ]
    assert seen.record.links == (Link("B", 0, 1),)


def test_a_span_that_cuts_through_what_is_converted_as_a_whole_is_told_to_be_wider():
    one = record("使用記憶體時", ("記憶", "TERM", MarkStatus.CONFIRMED))
    seen = in_view(one, Mode.SIMPLIFIED_FROM_TAIWAN)
    (mark,) = seen.record.marks
    assert seen.record.report.text[mark.start : mark.end] == "内存"
    assert seen.widened == 1
