"""What else is said of spans: set, kept through every act as far as it holds, and back by undo."""

from dataclasses import replace

import pytest

from annotator import labels
from annotator.errors import LabelsChanged
from annotator.formats import by_name
from annotator.labels.draft import Draft
from annotator.model import Act, Mark, MarkStatus, Origin, Report, Value
from annotator.review import Session
from annotator.review.exporting import export
from annotator.review.transfer import bring_in

TEXT = "原会长沈丹计划捐款4.11万元，12人与3名。"
MARKS = {"会长": "TITLE", "4.11万元": "MONEY", "12人": "QUANTITY", "3名": "QUANTITY"}


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    with made.project.writing() as at:
        report_id = at.reports.add(Report("u", "r.txt", TEXT, "a" * 64))
        at.marks.add_many(
            Mark(
                *(0, report_id, start, start + len(covered), label),
                *(MarkStatus.SUGGESTED, Origin("numbers", "rule", 0.9)),
            )
            for covered, label in MARKS.items()
            for start in [TEXT.index(covered)]
        )
    yield made
    made.close()


def only(session, covered):
    report, marks = session.report(1)
    return next(m for m in marks if report.text[m.start : m.end] == covered)


def said(session, covered):
    return only(session, covered).attributes


def test_a_choice_confirms_the_span_and_is_undone_also_after_a_restart(session, tmp_path):
    seen = only(session, "会长")
    outcome = session.set_attribute(seen, "tenure", "former")
    assert outcome.decision.act is Act.SET_ATTRIBUTE
    span = only(session, "会长")
    assert span == replace(seen, status=MarkStatus.CONFIRMED, attributes={"tenure": "former"})
    session.close()
    again = Session.open(tmp_path / "p.annot", "沈")
    assert only(again, "会长") == span
    again.undo()
    assert only(again, "会长") == seen
    again.redo()
    assert only(again, "会长") == span
    assert again.set_attribute(span, "tenure", "former") is None
    again.set_attribute(span, "tenure", None)
    assert said(again, "会长") == {}
    again.undo()
    assert only(again, "会长") == span
    again.close()


def test_several_are_said_and_taken_back_each_by_itself(session):
    session.set_attribute(only(session, "4.11万元"), "sense", "planned")
    session.set_attribute(only(session, "4.11万元"), "cumulative", "yes")
    session.set_attribute(only(session, "4.11万元"), "sense", "actual")
    assert said(session, "4.11万元") == {"sense": "actual", "cumulative": "yes"}
    session.set_attribute(only(session, "4.11万元"), "sense", None)
    assert said(session, "4.11万元") == {"cumulative": "yes"}


@pytest.mark.parametrize("asked", [("tenure", "once"), ("sense", "actual"), ("rank", "first")])
def test_a_choice_that_the_label_has_not_is_refused(session, asked):
    with pytest.raises(LabelsChanged):
        session.set_attribute(only(session, "会长"), *asked)
    assert only(session, "会长").is_open


def test_a_choice_that_is_gone_elsewhere_is_refused(session, tmp_path):
    other = Session.open(tmp_path / "p.annot", "林")
    without = [replace(one, attributes=()) for one in other.labels.labels]
    other.change_labels(labels.edit(other.labels, without, {}))
    with pytest.raises(LabelsChanged):
        session.set_attribute(only(session, "会长"), "tenure", "former")
    other.close()


def test_relabelling_drops_what_the_new_label_does_not_ask_and_undo_brings_it_back(session):
    session.set_attribute(only(session, "4.11万元"), "sense", "planned")
    session.set_attribute(only(session, "4.11万元"), "cumulative", "yes")
    before = only(session, "4.11万元")
    session.relabel(before, "PERCENT")
    assert said(session, "4.11万元") == {"sense": "planned"}
    session.undo()
    assert only(session, "4.11万元") == before
    session.add(1, before.start, before.end, "PER")  # by selecting it
    assert said(session, "4.11万元") == {}
    session.undo()
    assert only(session, "4.11万元") == before


def test_a_value_a_note_and_an_edge_leave_what_was_said(session):
    session.set_attribute(only(session, "12人"), "sense", "actual")
    session.set_value(only(session, "12人"), Value("7", "人"))
    session.set_note(only(session, "12人"), "看")
    mark = only(session, "12人")
    session.move(mark, mark.start, mark.end - 1)
    assert said(session, "12") == {"sense": "actual"}


def test_what_was_said_of_a_whole_is_said_of_its_parts_and_of_parts_of_the_whole(session):
    session.set_attribute(only(session, "12人"), "sense", "actual")
    mark = only(session, "12人")
    session.split(mark, mark.start + 2)
    assert said(session, "12") == said(session, "人") == {"sense": "actual"}
    session.undo()
    session.set_attribute(only(session, "3名"), "cumulative", "yes")
    session.unite(only(session, "12人"), only(session, "3名"))
    assert said(session, "12人与3名") == {"sense": "actual", "cumulative": "yes"}
    session.undo()
    assert said(session, "12人") == {"sense": "actual"}


def test_merged_labels_keep_what_was_said_under_both(session):
    session.set_attribute(only(session, "会长"), "tenure", "former")
    session.set_attribute(only(session, "12人"), "sense", "planned")
    before = [only(session, covered) for covered in MARKS]
    draft = Draft.of(session.labels)
    rows = [row.label.id for row in draft.rows]
    draft.merge(rows.index("TITLE"), rows.index("QUANTITY"))
    session.change_labels(draft.finished())
    title = only(session, "会长")
    assert (title.label, title.attributes) == ("QUANTITY", {"tenure": "former"})
    session.set_attribute(title, "tenure", "acting")
    assert said(session, "会长") == {"tenure": "acting"}
    session.undo()
    session.undo()
    assert [only(session, covered) for covered in MARKS] == before


def test_of_two_marks_at_a_place_that_are_merged_the_one_that_stays_has_the_sayings_of_both(
    session,
):
    start = TEXT.index("12人")
    with session.project.writing() as at:
        at.marks.add_many(
            Mark(
                *(0, 1, start, start + 3, label, status, Origin("import")),
                attributes=attributes,
            )
            for label, status, attributes in (
                ("LOC", MarkStatus.REJECTED, {"a": "1", "b": "1"}),
                ("ORG", MarkStatus.CONFIRMED, {"b": "2", "c": "2"}),
            )
        )
    kept = [one for one in session.labels.labels if one.id != "LOC"]
    session.change_labels(labels.edit(session.labels, kept, {"LOC": "ORG"}))
    found = [mark for mark in session.report(1)[1] if mark.label == "ORG"]
    assert [mark.attributes for mark in found] == [{"a": "1", "b": "2", "c": "2"}]
    session.undo()
    assert {str(m.attributes) for m in session.report(1)[1] if m.label in ("ORG", "LOC")} == {
        "{'a': '1', 'b': '1'}",
        "{'b': '2', 'c': '2'}",
    }


def test_what_a_set_of_now_does_not_ask_stays_and_can_be_taken_back(session):
    session.set_attribute(only(session, "会长"), "tenure", "former")
    without = [replace(one, attributes=()) for one in session.labels.labels]
    session.change_labels(labels.edit(session.labels, without, {}))
    assert said(session, "会长") == {"tenure": "former"}
    session.set_attribute(only(session, "会长"), "tenure", None)
    assert said(session, "会长") == {}


def test_it_travels_by_the_native_record(session, tmp_path):
    session.set_attribute(only(session, "会长"), "tenure", "former")
    path = tmp_path / "out.jsonl"
    export(session, by_name("jsonl"), path)
    other = Session.create(tmp_path / "q.annot", "林")
    assert [one.error for one in bring_in(other, [path])] == [None]
    assert said(other, "会长") == {"tenure": "former"}
    other.close()


def test_an_import_confirms_a_suggestion_with_what_it_says(session, tmp_path):
    session.set_attribute(only(session, "会长"), "tenure", "former")
    path = tmp_path / "out.jsonl"
    export(session, by_name("jsonl"), path)
    session.undo()
    assert only(session, "会长").is_open
    list(bring_in(session, [path]))
    assert only(session, "会长").is_span
    assert said(session, "会长") == {"tenure": "former"}
    session.undo()
    assert said(session, "会长") == {}


def test_the_history_tells_it(session):
    session.set_attribute(only(session, "会长"), "tenure", "former")
    (touch,) = session.history(only(session, "会长"))
    assert touch.act is Act.SET_ATTRIBUTE
    assert (touch.before.attributes, touch.after.attributes) == ({}, {"tenure": "former"})
