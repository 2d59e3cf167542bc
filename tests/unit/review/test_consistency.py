"""Texts marked in several ways: found, told likely errors first, put right, or settled."""

import pytest

from annotator.errors import NothingToRedo, Overtaken
from annotator.model import Act, Mark, MarkStatus, Origin, Report, ReportStatus
from annotator.review import Session, consistency, occurrences
from annotator.review.consistency import UNMARKED
from annotator.review.verifying import Verification
from annotator.text.cancel import Cancelled


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


def put(session, text, *spans, status=ReportStatus.DONE, name=None, open_=()):
    """Add a report whose ``spans`` are confirmed; each is (text, label) or (text, label, nth)."""
    name = name or f"r{len(list(session.each_line()))}"
    with session.project.writing() as at:
        report_id = at.reports.add(Report(name, f"{name}.txt", text, name.rjust(64, "0")))
        marks = []
        for found, state in ((spans, MarkStatus.CONFIRMED), (open_, MarkStatus.SUGGESTED)):
            for covered, label, *nth in found:
                at_ = -1
                for _ in range(1 + (nth[0] if nth else 0)):
                    at_ = text.index(covered, at_ + 1)
                origin = Origin("names")
                marks.append(Mark(0, report_id, at_, at_ + len(covered), label, state, origin))
        at.marks.add_many(marks)
        at.reports.set_status(report_id, status)
    return report_id


def found(session):
    return {one.text: one.ways for one in consistency.find(session).listed}


def test_two_labels_of_one_text_are_a_conflict(session):
    put(session, "晨曦会到会。晨曦会", ("晨曦会", "ORG"), ("晨曦会", "ORG", 1))
    put(session, "在晨曦会", ("晨曦会", "LOC"))
    put(session, "明月会", ("明月会", "ORG"))
    assert found(session) == {"晨曦会": {"ORG": 2, "LOC": 1}}


def test_a_place_without_a_mark_counts_in_a_finished_report_alone(session):
    put(session, "晨曦会", ("晨曦会", "ORG"))
    later = put(session, "晨曦会到会", status=ReportStatus.NEW)
    assert found(session) == {}
    session.set_status(later, ReportStatus.IN_PROGRESS)  # and no suggestion is open
    assert found(session) == {"晨曦会": {"ORG": 1, UNMARKED: 1}}
    put(session, "晨曦会来", status=ReportStatus.IN_PROGRESS, open_=[("来", "TERM")])
    assert found(session) == {"晨曦会": {"ORG": 1, UNMARKED: 1}}


def test_what_is_suggested_there_is_not_decided_yet(session):
    put(session, "晨曦会", ("晨曦会", "ORG"))
    put(session, "晨曦会到会", open_=[("晨曦会", "LOC")])
    assert found(session) == {}


def test_a_rejected_place_is_one_without_a_mark(session):
    put(session, "晨曦会", ("晨曦会", "ORG"))
    report_id = put(session, "晨曦会到会", open_=[("晨曦会", "ORG")])
    session.reject(next(iter(session.report(report_id)[1])))
    assert found(session) == {"晨曦会": {"ORG": 1, UNMARKED: 1}}
    (one,) = consistency.find(session).listed
    (there,) = [
        place
        for place in consistency.places(session, one, consistency.find(session).phrases)
        if place.state is occurrences.State.REJECTED
    ]
    assert there.place.report_id == report_id


def test_a_text_within_a_longer_one_is_no_place_of_its_own(session):
    put(session, "商会、晨曦商会", ("商会", "ORG"), ("晨曦商会", "ORG"))
    put(session, "晨曦商会", ("晨曦商会", "LOC"))
    put(session, "晨曦商会来")
    assert found(session) == {"晨曦商会": {"ORG": 1, "LOC": 1, UNMARKED: 1}}


def test_numbers_single_characters_and_cut_words_are_left_out(session):
    put(session, "120名，会，会A", ("120名", "QUANTITY"), ("会", "ORG"), ("会A", "ORG"))
    put(session, "120名，会，会AB", ("120名", "MONEY"), ("会", "LOC"))
    assert found(session) == {}


def test_page_furniture_is_nobodys_to_mark(session):
    put(session, "晨曦会", ("晨曦会", "ORG"))
    page = "会议召开。\n" * 30 + "版权所有：晨曦会 备案号：某ICP备00000000号\n"
    put(session, page)
    assert found(session) == {}


def test_a_gloss_within_a_text_does_not_hide_it(session):
    put(session, "臨江商會", ("臨江商會", "ORG"))
    put(session, "臨江商會(huì)來", ("臨江商會(huì)", "LOC"))
    assert found(session) == {"臨江商會": {"ORG": 1, "LOC": 1}}


def test_the_likeliest_error_comes_first(session):
    sure = "、".join(["晨曦会"] * 20)
    put(session, sure, *(("晨曦会", "ORG", n) for n in range(20)))
    put(session, "晨曦会", ("晨曦会", "LOC"))
    put(session, "明月会，明月会", ("明月会", "ORG"), ("明月会", "LOC", 1))
    first, second = consistency.find(session).listed
    assert (first.text, first.usual) == ("晨曦会", "ORG")
    assert first.lopsided > 0.7
    assert second.lopsided < 0.2


def both(session):
    """Put the same text under two labels and nowhere; return the conflict and its places."""
    put(session, "晨曦会来。晨曦会", ("晨曦会", "ORG"), ("晨曦会", "ORG", 1))
    put(session, "在晨曦会", ("晨曦会", "LOC"))
    put(session, "到晨曦会去")
    conflicts = consistency.find(session)
    (one,) = conflicts.listed
    return one, consistency.places(session, one, conflicts.phrases), conflicts.phrases


def test_places_are_put_right_in_one_step(session):
    one, places, phrases = both(session)
    ways = [consistency.way_of(place, session.labels) for place in places]
    assert ways == ["ORG", "ORG", "LOC", UNMARKED]
    others = [place.place for place, way in zip(places, ways, strict=True) if way != "ORG"]
    outcome = session.label_all("ORG", others)
    assert len(outcome.parts()) == 2
    now = consistency.seen_anew(one, consistency.places(session, one, phrases), session.labels)
    assert (now.ways, now.is_one) == ({"ORG": 4}, False)
    assert found(session) == {}
    session.undo()
    assert found(session) == {"晨曦会": one.ways}


def test_marks_are_taken_away_in_one_step(session):
    one, places, phrases = both(session)
    outcome = session.take_away_all([place.place for place in places])
    assert {part.decision.act for part in outcome.parts()} == {Act.REJECT_ALL}
    now = consistency.seen_anew(one, consistency.places(session, one, phrases), session.labels)
    assert now.ways == {UNMARKED: 4}
    session.undo()
    assert found(session) == {"晨曦会": one.ways}


def test_a_place_that_somebody_changed_meanwhile_is_passed_over(session):
    _, places, _ = both(session)
    other = Session.open(session.project.path, "林")
    mark = places[0].place.there[0]
    other.relabel(mark, "TERM")
    other.close()
    session.take_away_all([place.place for place in places])
    assert [m.label for m in session.report(mark.report_id)[1] if m.is_span] == ["TERM"]


def test_what_is_right_both_ways_does_not_come_again(session):
    one, _, _ = both(session)
    assert session.settle(one.text, one.ways) is not None
    assert session.settle(one.text, one.ways) is None
    assert found(session) == {}
    again = Session.open(session.project.path, "林")
    assert found(again) == {}
    again.close()
    put(session, "晨曦会好", ("晨曦会", "TERM"))  # a way that nobody has settled
    assert "晨曦会" in found(session)


def test_settling_is_undone_and_done_again(session):
    one, _, _ = both(session)
    session.settle(one.text, one.ways)
    session.undo()
    assert found(session) == {one.text: one.ways}
    session.redo()
    assert found(session) == {}
    session.undo()
    session.settle(one.text, ["ORG", "LOC"])  # not the places without a mark
    assert found(session) == {one.text: one.ways}
    with pytest.raises(NothingToRedo):
        session.redo()
    faults = {type(fault).__name__ for fault in Verification(session).faults()}
    assert faults == {"UndecidedStatus"}  # of what this test did without a decision


def test_what_somebody_has_settled_since_is_not_taken_back_under_them(session):
    one, _, _ = both(session)
    session.settle(one.text, ["ORG", "LOC"])
    other = Session.open(session.project.path, "林")
    other.settle(one.text, one.ways)
    with pytest.raises(Overtaken):
        session.undo()
    assert found(session) == {}
    other.undo()
    assert session.settled() == {one.text: ("LOC", "ORG")}
    other.close()


def test_looking_is_followed_and_given_up(session):
    both(session)
    told = []
    consistency.find(session, reached=lambda *how_far: told.append(how_far))
    assert told == [(n, 6) for n in range(1, 7)]
    with pytest.raises(Cancelled):
        consistency.find(session, cancelled=lambda: True)
