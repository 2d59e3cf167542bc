"""Rulings on findings are kept by the log alone: undone, done again, verified, remembered."""

import pytest

from annotator.errors import FindingRuled
from annotator.model import Judgement, Ruling
from annotator.review import Session, bring_in
from annotator.review.checking import findings_in, reasons
from annotator.review.verifying import Verification

TEXT = (
    "会员企业286家，其中制造业118家、商贸业97家、建筑业138家。\n"
    "商会22家中已建立党支部19家，组织覆盖率84.6%。\n"
)
CONFIRMED = Judgement(Ruling.CONFIRMED)


def dismissed(reason=""):
    return Judgement(Ruling.DISMISSED, reason)


@pytest.fixture
def project(tmp_path, report_file):
    """Return a session on a project with one report, in which two things do not add up."""
    session = Session.create(tmp_path / "p.annot", "沈")
    assert not [one.error for one in bring_in(session, [report_file(TEXT, "a.txt")]) if one.error]
    yield session
    session.close()


@pytest.fixture
def other(project):
    session = Session.open(project.project.path, "林")
    yield session
    session.close()


def faults(session):
    found = [one for one in findings_in(session, 1) if one.is_open or one.judgement]
    assert len(found) == 2
    return found


def rulings(session):
    return [one.judgement for one in faults(session)]


def test_a_ruling_is_undone_and_done_again_and_there_after_a_restart(project):
    first, second = (one.finding for one in faults(project))
    project.judge(1, first, dismissed("其他行业"))
    project.judge(1, second, CONFIRMED)
    project.judge(1, second, None, before=CONFIRMED)
    assert rulings(project) == [dismissed("其他行业"), None]
    project.undo()
    assert rulings(project) == [dismissed("其他行业"), CONFIRMED]
    project.undo()
    project.undo()
    assert rulings(project) == [None, None]
    project.redo()
    assert rulings(project) == [dismissed("其他行业"), None]
    again = Session.open(project.project.path, "沈")
    assert rulings(again) == [dismissed("其他行业"), None]
    again.redo()
    assert rulings(again) == [dismissed("其他行业"), CONFIRMED]
    again.close()


def test_one_is_taken_back_by_choice(project):
    first, second = (one.finding for one in faults(project))
    chosen = project.judge(1, first, dismissed())
    project.judge(1, second, CONFIRMED)
    project.undo_chosen(chosen.decision.id)
    assert rulings(project) == [None, CONFIRMED]
    project.undo()
    assert rulings(project) == [dismissed(), CONFIRMED]


def test_what_is_its_ruling_already_is_no_act(project):
    finding = faults(project)[0].finding
    assert project.judge(1, finding, None) is None
    project.judge(1, finding, CONFIRMED)
    assert project.judge(1, finding, CONFIRMED, before=CONFIRMED) is None
    assert len(project.decisions()) == 1


def test_what_somebody_ruled_meanwhile_stands(project, other):
    finding = faults(project)[0].finding
    other.judge(1, finding, dismissed("看过"))
    with pytest.raises(FindingRuled):
        project.judge(1, finding, CONFIRMED)
    assert rulings(project) == [dismissed("看过"), None]
    project.judge(1, finding, CONFIRMED, before=dismissed("看过"))
    assert rulings(other) == [CONFIRMED, None]


def test_a_project_with_rulings_undone_and_not_is_sound(project, other):
    first, second = (one.finding for one in faults(project))
    project.judge(1, first, dismissed("a"))
    other.judge(1, second, CONFIRMED)
    project.undo()
    project.redo()
    chosen = other.judge(1, second, None, before=CONFIRMED)
    project.undo_chosen(chosen.decision.id)
    assert list(Verification(project).faults()) == []


def test_reasons_are_remembered_the_newest_first(project, other):
    first, second = (one.finding for one in faults(project))
    project.judge(1, first, dismissed("四舍五入"))
    other.judge(1, second, dismissed("其他行业"))
    project.judge(1, first, dismissed("四舍五入。"), before=dismissed("四舍五入"))
    project.judge(1, first, dismissed("四舍五入"), before=dismissed("四舍五入。"))
    project.judge(1, second, CONFIRMED, before=dismissed("其他行业"))
    assert reasons(project) == ["四舍五入", "四舍五入。", "其他行业"]
    project.undo()
    project.undo()
    assert reasons(project) == ["四舍五入。", "其他行业", "四舍五入"]


def test_a_figure_that_is_another_makes_another_finding(project):
    finding = faults(project)[0].finding
    project.judge(1, finding, dismissed())
    mark = next(mark for mark in project.report(1)[1] if TEXT[mark.start : mark.end] == "97家")
    project.reject(mark)
    assert [one.judgement for one in findings_in(project, 1) if one.is_open] == [None]
    project.undo()
    assert rulings(project) == [dismissed(), None]
