"""Undo of a chosen decision: what it takes back, where it is refused, and the way on from there."""

from dataclasses import replace

import pytest

from annotator import labels
from annotator.errors import (
    BuiltOn,
    ChangedSince,
    NoSuchDecision,
    NothingToUndo,
    NotInEffect,
    Overtaken,
)
from annotator.model import (
    Act,
    ListMode,
    LogFilter,
    MarkChange,
    MarkStatus,
    ReportStatus,
    Value,
)
from annotator.review import Session, bring_in, lists, occurrences, reading
from annotator.review.log import told
from annotator.text.load import Choices
from tests.unit.review.test_session import TEXT, marks_of, only, put, span_of


@pytest.fixture
def path(tmp_path):
    return tmp_path / "p.annot"


@pytest.fixture
def session(path):
    made = Session.create(path, "沈")
    yield made
    made.close()


@pytest.fixture
def other(session, path):
    """Another reviewer at work on the same project."""
    made = Session.open(path, "林")
    yield made
    made.close()


@pytest.fixture
def report_id(session):
    marks = [
        span_of("\U00020bb7野家商会", "ORG"),
        span_of("会长", "TITLE"),
        span_of("沈丹", "LOC"),
        span_of("12人", "QUANTITY", Value("12", "人")),
    ]
    return put(session, marks=marks)


def whole(session):
    """Everything that acts change."""
    with session.project.reading() as at:
        reports = [
            (
                at.reports.get(n),
                at.reports.status(n),
                at.marks.of_report(n),
                at.relations.of_report(n),
            )
            for n in at.reports.ids()
        ]
        return reports, at.labels.source(), at.lists.all()


def in_effect(session):
    """The acts of the log that are in effect, oldest first."""
    found = told(session, LogFilter())
    return [line.logged.decision.act for line in found if not line.logged.undone]


def test_an_older_decision_is_taken_back_and_what_came_after_it_stays(session, report_id):
    session.accept(only(session, report_id, "12人"))
    chosen = session.relabel(only(session, report_id, "沈丹"), "PER").decision
    session.accept(only(session, report_id, "会长"))
    outcome = session.undo_chosen(chosen.id)
    assert (outcome.decision.act, outcome.decision.reverts) == (Act.UNDO, chosen.id)
    assert outcome.of is Act.RELABEL
    mark = only(session, report_id, "沈丹")
    assert (mark.label, mark.is_open) == ("LOC", True)
    assert only(session, report_id, "12人").is_span
    assert only(session, report_id, "会长").is_span
    assert in_effect(session) == [Act.ACCEPT, Act.ACCEPT, Act.UNDO]


def test_it_is_undone_and_done_again_in_its_turn_also_after_a_restart(session, path, report_id):
    states = [whole(session)]
    first = session.accept(only(session, report_id, "12人")).decision
    states.append(whole(session))
    session.accept(only(session, report_id, "会长"))
    states.append(whole(session))
    session.undo_chosen(first.id)
    states.append(whole(session))
    again = Session.open(path, "沈")
    for state in reversed(states[:-1]):
        again.undo()
        assert whole(again) == state
    with pytest.raises(NothingToUndo):
        again.undo()
    for state in states[1:]:
        again.redo()
        assert whole(again) == state
    again.close()


def test_to_choose_the_undo_takes_that_back(session, report_id):
    chosen = session.accept(only(session, report_id, "12人")).decision
    session.accept(only(session, report_id, "会长"))
    before = whole(session)
    undone = session.undo_chosen(chosen.id).decision
    back = session.undo_chosen(undone.id)
    assert whole(session) == before
    assert back.of is Act.UNDO
    with pytest.raises(NotInEffect):
        session.undo_chosen(undone.id)
    session.undo_chosen(chosen.id)
    assert only(session, report_id, "12人").is_open


def test_what_was_undone_long_ago_comes_back_by_choosing_that_undo(session, report_id):
    session.accept(only(session, report_id, "12人"))
    undone = session.undo().decision
    session.accept(only(session, report_id, "会长"))
    session.undo_chosen(undone.id)
    assert only(session, report_id, "12人").is_span
    session.undo()
    assert only(session, report_id, "12人").is_open
    session.redo()
    assert only(session, report_id, "12人").is_span


def test_a_redo_stands_for_what_it_did_again(session, report_id):
    session.accept(only(session, report_id, "12人"))
    session.undo()
    again = session.redo().decision
    session.accept(only(session, report_id, "会长"))
    session.undo_chosen(again.id)
    assert only(session, report_id, "12人").is_open
    with pytest.raises(NotInEffect):
        session.undo_chosen(again.id)


def test_it_is_refused_by_the_name_of_what_was_built_on_it(session, other, report_id):
    chosen = session.relabel(only(session, report_id, "沈丹"), "PER").decision
    other.set_note(only(other, report_id, "沈丹"), "看")
    other.accept(only(other, report_id, "会长"))
    before, count = whole(session), len(session.decisions())
    with pytest.raises(BuiltOn) as refused:
        session.undo_chosen(chosen.id)
    assert "林 has built on it" in str(refused.value)
    assert "“Note set: 沈丹”" in str(refused.value)
    assert (whole(session), len(session.decisions())) == (before, count)
    other.undo_chosen(other.decisions()[1].id)  # the note
    session.undo_chosen(chosen.id)
    assert only(session, report_id, "沈丹").label == "LOC"


def test_a_refused_one_leaves_what_was_undone_to_be_done_again(session, report_id):
    chosen = session.relabel(only(session, report_id, "沈丹"), "PER").decision
    session.set_note(only(session, report_id, "沈丹"), "看")
    session.accept(only(session, report_id, "会长"))
    session.undo()
    with pytest.raises(BuiltOn):
        session.undo_chosen(chosen.id)
    session.redo()
    assert only(session, report_id, "会长").is_span


def test_anothers_decision_is_taken_back_as_ones_own_act(session, other, report_id):
    chosen = other.reject(only(other, report_id, "沈丹")).decision
    outcome = session.undo_chosen(chosen.id)
    assert outcome.decision.reviewer == "沈"
    assert only(session, report_id, "沈丹").is_open
    with pytest.raises(NothingToUndo):
        other.undo()  # theirs is not in effect any more
    session.undo()
    assert only(session, report_id, "沈丹").status is MarkStatus.REJECTED
    other.undo()
    assert only(session, report_id, "沈丹").is_open
    with pytest.raises(Overtaken):  # it would be undone twice
        session.redo()
    with pytest.raises(NotInEffect):
        session.undo_chosen(outcome.decision.id)
    other.redo()
    assert only(session, report_id, "沈丹").status is MarkStatus.REJECTED


def test_what_came_back_is_the_next_to_be_done_again_where_it_was_undone_last(
    session, other, report_id
):
    other.accept(only(other, report_id, "12人"))
    second = other.accept(only(other, report_id, "会长")).decision
    session.undo_chosen(second.id)
    other.undo()  # 12人, for the other is not in effect
    session.undo()  # which brings 会长 back
    other.undo()
    assert [only(other, report_id, text).is_open for text in ("12人", "会长")] == [True, True]
    other.redo()
    assert [only(other, report_id, text).is_open for text in ("12人", "会长")] == [True, False]
    other.redo()
    assert only(other, report_id, "12人").is_span


def test_a_step_over_several_reports_is_taken_back_whole_or_not_at_all(session, other):
    ids = [put(session, marks=[span_of("沈丹", "PER")], sha256=sha * 64) for sha in "abc"]
    found = occurrences.find(session, "沈丹", "PER", ids)
    before = whole(session)
    step = session.label_all("PER", [one.place for one in found.found])
    session.accept_all(ids[0], marks_of(session, ids[0]))
    chosen = step.parts()[1].decision
    after = whole(session)
    outcome = session.undo_chosen(chosen.id)
    assert len(outcome.parts()) == 3
    assert whole(session) == before
    session.undo()
    assert whole(session) == after
    other.set_note(only(other, ids[2], "沈丹"), "看")
    now = whole(session)
    with pytest.raises(BuiltOn, match="林"):
        session.undo_chosen(chosen.id)
    assert whole(session) == now


def test_a_step_undone_is_brought_back_whole_by_choosing_one_of_its_undos(session):
    ids = [put(session, marks=[span_of("沈丹", "PER")], sha256=sha * 64) for sha in "ab"]
    found = occurrences.find(session, "沈丹", "PER", ids)
    session.label_all("PER", [one.place for one in found.found])
    after = whole(session)
    undone = session.undo()
    session.set_status(ids[0], ReportStatus.DONE)
    session.set_status(ids[0], ReportStatus.IN_PROGRESS)
    session.undo_chosen(undone.parts()[0].decision.id)
    assert whole(session) == after


def test_a_report_is_new_again_only_where_nothing_stands_on_it(session, report_id):
    first = session.accept(only(session, report_id, "12人")).decision
    second = session.accept(only(session, report_id, "会长")).decision
    session.undo_chosen(first.id)
    assert session.summary(report_id).status is ReportStatus.IN_PROGRESS
    session.undo_chosen(second.id)
    assert session.summary(report_id).status is ReportStatus.NEW
    session.undo()
    assert session.summary(report_id).status is ReportStatus.IN_PROGRESS


def test_a_report_that_is_done_stays_so_and_its_status_is_an_act_of_its_own(session, report_id):
    first = session.accept(only(session, report_id, "12人")).decision
    done = session.set_status(report_id, ReportStatus.DONE).decision
    session.undo_chosen(first.id)
    assert session.summary(report_id).status is ReportStatus.DONE
    session.set_status(report_id, ReportStatus.FLAGGED)
    with pytest.raises(BuiltOn, match="Report"):
        session.undo_chosen(done.id)


def test_a_link_keeps_the_span_that_it_hangs_on(session, report_id):
    added = session.add(report_id, TEXT.index("南京"), TEXT.index("南京") + 2, "LOC").decision
    session.accept(only(session, report_id, "12人"))
    linked = session.link(
        only(session, report_id, "12人"), only(session, report_id, "南京"), "COUNTS"
    ).decision
    with pytest.raises(BuiltOn, match="Linked: 12人 → 南京"):
        session.undo_chosen(added.id)
    session.undo_chosen(linked.id)
    session.undo_chosen(added.id)
    assert "南京" not in [TEXT[m.start : m.end] for m in marks_of(session, report_id)]


def test_no_span_comes_back_over_another(session, other, report_id):
    session.accept(only(session, report_id, "12人"))
    removed = session.reject(only(session, report_id, "12人")).decision
    start = TEXT.index("率12")
    other.add(report_id, start, start + 3, "TERM")
    with pytest.raises(BuiltOn, match=r"林.*Added: 率12"):
        session.undo_chosen(removed.id)


def test_no_mark_comes_back_under_a_label_that_is_gone(session, report_id):
    chosen = session.relabel(only(session, report_id, "沈丹"), "PER").decision
    kept = [one for one in session.labels.labels if one.id != "LOC"]
    edit = labels.edit(session.labels, kept, {"LOC": None})
    gone = session.change_labels(edit).decision
    with pytest.raises(BuiltOn, match="Labels changed"):
        session.undo_chosen(chosen.id)
    session.undo_chosen(gone.id)
    session.undo_chosen(chosen.id)
    assert only(session, report_id, "沈丹").label == "LOC"


def test_labels_merged_are_parted_unless_a_mark_was_labelled_since(session, report_id):
    session.accept(only(session, report_id, "沈丹"))
    kept = [one for one in session.labels.labels if one.id != "LOC"]
    merged = session.change_labels(labels.edit(session.labels, kept, {"LOC": "ORG"})).decision
    session.accept(only(session, report_id, "12人"))
    session.undo_chosen(merged.id)
    assert only(session, report_id, "沈丹").label == "LOC"
    session.undo()
    session.relabel(only(session, report_id, "沈丹"), "PER")
    with pytest.raises(BuiltOn, match="Relabelled: 沈丹"):
        session.undo_chosen(merged.id)


def test_word_lists_and_what_is_known_of_a_report_are_taken_back(session, report_file):
    (arrival,) = bring_in(session, [report_file("4月28日，商会有会员12人。")])
    report_id = arrival.report_id
    head = lists.head("名录", "ORG", ListMode.MARK, session.labels)
    first = lists.add(session, head, ["晨曦会"]).decision
    known = reading.set_meta(session, report_id, {"author": "沈"}).outcome.decision
    lists.add(session, head, ["商会"])
    reading.set_meta(session, report_id, {"source": "网"})
    with pytest.raises(BuiltOn, match="Word lists changed: 名录"):
        session.undo_chosen(first.id)
    with pytest.raises(BuiltOn, match="What is known of the report"):
        session.undo_chosen(known.id)
    session.undo_chosen(session.decisions()[2].id)
    session.undo_chosen(first.id)
    assert session.word_lists() == ()
    session.undo()
    assert [one.entries for one in session.word_lists()] == [("晨曦会",)]


def test_a_list_does_not_come_back_beside_another_of_its_name(session):
    head = lists.head("名录", "ORG", ListMode.MARK, session.labels)
    lists.add(session, head, ["晨曦会"])
    gone = lists.remove(session, "名录").decision
    lists.add(session, head, ["商会"])
    with pytest.raises(BuiltOn, match="Word lists changed: 名录"):
        session.undo_chosen(gone.id)


def test_a_text_decoded_anew_is_decoded_back_unless_it_was_worked_on_since(session, report_file):
    text = "4月28日，商會會長沈丹率12人赴南京。\n電話：0000-12345678。\n"
    reports = bring_in(
        session, [report_file(text, encoding="big5hkscs")], choices=Choices(encoding="gb18030")
    )
    report_id = next(iter(reports)).report_id
    session.add(report_id, 0, 3, "LOC")
    before = whole(session)
    chosen = reading.set_encoding(session, report_id, "big5hkscs").outcome.decision
    after = whole(session)
    session.set_status(report_id, ReportStatus.FLAGGED)
    flagged = whole(session)
    session.undo_chosen(chosen.id)
    assert whole(session)[0][0][0] == before[0][0][0]
    assert whole(session)[1] == before[1]
    session.undo()
    assert whole(session) == flagged
    session.undo()
    assert whole(session) == after
    with pytest.raises(BuiltOn, match="Decoded anew"):  # it counts another text
        session.undo_chosen(session.decisions()[0].id)
    number = text.index("沈丹")
    session.add(report_id, number, number + 2, "PER")
    with pytest.raises(BuiltOn, match=r"(Added|Accepted): 沈丹"):
        session.undo_chosen(chosen.id)


def test_candidates_found_again_part_by_part_are_taken_back_together(session, other, report_file):
    text = "商会有会员12人，其中沈丹、林一丹到会。\n" * 3000
    (arrival,) = bring_in(session, [report_file(text)])
    report_id = arrival.report_id
    lists.add(session, lists.head("名录", "TERM", ListMode.MARK, session.labels), ["到会"])
    before = marks_of(session, report_id)
    reading.find_again(session, report_id, found=lambda _: None)
    parts = [one for one in session.decisions() if one.act is Act.FIND_AGAIN]
    assert len(parts) > 1
    session.set_status(report_id, ReportStatus.FLAGGED)
    session.undo_chosen(parts[1].id)
    assert marks_of(session, report_id) == before
    assert session.summary(report_id).status is ReportStatus.FLAGGED


def test_one_that_undo_had_to_pass_over_can_be_chosen_once_the_way_is_free(
    session, other, report_id
):
    chosen = session.accept(only(session, report_id, "12人")).decision
    theirs = other.set_note(only(other, report_id, "12人"), "看").decision
    with pytest.raises(Exception, match="changed since"):
        session.undo()
    assert Act.ACCEPT in in_effect(session)
    session.undo_chosen(theirs.id)
    session.undo_chosen(chosen.id)
    assert only(session, report_id, "12人").is_open


def test_what_no_decision_explains_is_told_without_a_name(session, report_id):
    chosen = session.accept(only(session, report_id, "12人")).decision
    with session.project.writing() as at:
        mark = next(m for m in at.marks.of_report(report_id) if m.is_span)
        at.marks.apply(MarkChange(mark, replace(mark, note="看")))
    with pytest.raises(ChangedSince):
        session.undo_chosen(chosen.id)


def test_there_must_be_such_a_decision(session):
    with pytest.raises(NoSuchDecision):
        session.undo_chosen(7)
