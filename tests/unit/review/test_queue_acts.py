"""Status and tags of several reports: one step, which is undone as far as it can be."""

import pytest

from annotator.model import Act, QueueFilter, QueueOrder, QueueQuery, Report, ReportStatus
from annotator.review import Session, reading
from annotator.review.relabelling import Watch
from annotator.text.cancel import Cancelled


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    with made.project.writing() as at:
        for name in ("a", "b", "c"):
            at.reports.add(Report(name, name, "会员共120名。", name * 64, meta={"title": name}))
    yield made
    made.close()


def tags(session):
    return [line.tags for line in session.lines([1, 2, 3])]


def statuses(session):
    return [line.status.value for line in session.lines([1, 2, 3])]


def test_tags_are_given_and_taken_in_one_step(session):
    session.set_tags([1], ["乙"])
    outcome = session.set_tags([3, 1, 2], ["甲", "丙"], ["乙"])
    assert [part.summary.id for part in outcome.parts()] == [3, 1, 2]
    assert tags(session) == [("丙", "甲")] * 3
    assert session.report(1)[0].meta == {"title": "a", "tags": ["丙", "甲"]}
    assert session.tags() == {"丙": 3, "甲": 3}
    assert session.tags([1, 3]) == {"丙": 2, "甲": 2}
    assert statuses(session) == ["new"] * 3  # to file a report is not to take it up
    session.undo()
    assert tags(session) == [("乙",), (), ()]
    session.undo()
    assert session.report(1)[0].meta == {"title": "a"}
    session.redo()
    session.redo()
    assert tags(session) == [("丙", "甲")] * 3


def test_what_has_the_tag_already_needs_no_decision(session):
    session.set_tags([1, 2], ["甲"])
    outcome = session.set_tags([1, 2, 3], ["甲"])
    assert [part.decision.report_id for part in outcome.parts()] == [3]
    assert session.set_tags([1, 2, 3], ["甲"]) is None
    assert session.set_tags([1], [], ["never there"]) is None


def test_undo_leaves_what_somebody_has_changed_since(session):
    session.set_tags([1, 2], ["甲"])
    other = Session.open(session.project.path, "林")
    reading.set_meta(other, 1, {"title": "another"})
    other.close()
    outcome = session.undo()
    assert (outcome.given_up, tags(session)) == (1, [("甲",), (), ()])


def test_the_status_of_several_is_one_step(session):
    session.set_status(2, ReportStatus.DONE)
    outcome = session.set_statuses([1, 2, 3], ReportStatus.DONE)
    assert {part.decision.act for part in outcome.parts()} == {Act.SET_STATUS}
    assert len(outcome.parts()) == 2
    assert statuses(session) == ["done"] * 3
    session.undo()
    assert statuses(session) == ["new", "done", "new"]


def test_stopped_half_way_nothing_is_changed(session):
    ids = [1, 2, 3] * 400
    looks = iter([False, True])
    with pytest.raises(Cancelled):
        session.set_tags(ids, ["甲"], watch=Watch(lambda: next(looks)))
    assert session.tags() == {}
    assert session.decisions() == []


def test_the_next_to_review_is_the_first_of_the_queue_that_is_not_done(session):
    down = QueueQuery(order=QueueOrder.NAME, descending=True)
    assert session.next_to_review(down) == 3
    session.set_status(3, ReportStatus.DONE)
    assert session.next_to_review(down) == 2
    only_done = QueueQuery(QueueFilter(statuses=frozenset({ReportStatus.DONE})))
    assert session.next_to_review(only_done) == 3
    session.set_statuses([1, 2], ReportStatus.DONE)
    assert session.next_to_review() == 1
    assert session.next_to_review(QueueQuery(QueueFilter(name="nobody"))) is None
