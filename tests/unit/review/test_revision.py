"""How far a project has come: what is done here leads on, what is done elsewhere is noticed."""

import pytest

from annotator.model import ReportStatus
from annotator.review import Session, bring_in
from tests.gui.conftest import SAMPLE


@pytest.fixture
def sessions(tmp_path, report_file):

    here = Session.create(tmp_path / "p.annot", "沈")
    assert not [one.error for one in bring_in(here, [report_file(SAMPLE)]) if one.error]
    there = Session.open(tmp_path / "p.annot", "林")
    yield here, there
    here.close()
    there.close()


def first(session):
    return next(iter(session.report(1)[1]))


def test_what_is_done_here_leads_on(sessions):
    here, _ = sessions
    known = here.revision()
    for act in (
        lambda: here.accept(first(here)),
        lambda: here.add(1, 0, 2, "ORG"),
        here.undo,
        here.redo,
        lambda: here.set_status(1, ReportStatus.DONE),
    ):
        known = known.after(act().decision)
        assert known == here.revision()


def test_what_is_done_elsewhere_does_not(sessions):
    here, there = sessions
    known = here.revision()
    there.accept(first(there))
    assert known.after(here.add(1, 0, 2, "ORG").decision) != here.revision()


def test_marks_that_came_in_between_without_a_decision_are_not_passed_over(sessions):
    here, there = sessions
    known = here.revision()
    mark = first(there)
    with there.project.writing() as at:
        at.marks.add_many([mark])
    assert known.after(here.add(1, 0, 2, "ORG").decision) != here.revision()


def test_a_report_added_here_leads_on_with_its_marks(sessions, report_file):

    here, _ = sessions
    known = here.revision()
    (arrival,) = bring_in(here, [report_file("会员3名，沈丹到会。", "more.txt")])
    assert arrival.marks > 0
    assert known.with_report(arrival.report_id, arrival.marks) == here.revision()
    assert known.with_report(arrival.report_id + 1, arrival.marks) == known
