"""What reports of a project say against each other is found; what rounding explains is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.checks.across import Across
from annotator.model import (
    Fact,
    Judgement,
    Mark,
    MarkStatus,
    Origin,
    Qualifier,
    Report,
    ReportFacts,
    Ruling,
    Said,
    Value,
)
from annotator.review import Session
from annotator.review.project_checking import across
from annotator.text.clean import clean


def told(name, words, value, scope="市商会", date="2021", meant=(), **more):
    text = f"{words}。"
    mark = Mark(
        1,
        1,
        0,
        len(words),
        "QUANTITY",
        MarkStatus.CONFIRMED,
        Origin("t"),
        Value(value, "名", **more),
    )
    fact = Fact(mark, Said("党员"), Said(scope), Said(date), meant)
    report = Report(name, name, text, name)
    return ReportFacts(report, clean(text), (fact,), ())


def found(*reports):
    all_of_them = Across()
    for number, one in enumerate(reports, 1):
        all_of_them.add(number, one)
    return list(all_of_them.findings())


def test_one_body_with_two_figures_at_one_date_is_told_with_its_places():
    (finding,) = found(told("甲", "120名", "120"), told("乙", "125名", "125"))
    assert str(finding) == "党员, 市商会, 2021: 120名 (甲); 125名 (乙)."
    assert [(one.report_id, one.start, one.end) for one in finding.places] == [(1, 0, 4), (2, 0, 4)]


@pytest.mark.parametrize(
    "other",
    [
        told("乙", "120名", "120"),
        told("乙", "125名", "125", scope="县商会"),
        told("乙", "125名", "125", date="2022"),
        told("乙", "125名", "125", meant=(Qualifier.NEW,)),
        told("乙", "125名", "125", mod="MORE_THAN"),
    ],
)
def test_what_may_be_so_is_left_alone(other):
    assert found(told("甲", "120名", "120"), other) == []


@given(st.integers(1, 10**8))
def test_a_figure_rounded_as_it_is_written_never_differs_from_the_exact_one(exact):
    rounded = (Decimal(exact) / 10_000).quantize(Decimal("0.01"))
    written = told("乙", f"{rounded}万名", str(int(rounded * 10_000)))
    assert found(told("甲", f"{exact}名", str(exact)), written) == []


@given(st.integers(10**5, 10**8), st.integers(51, 10**4))
def test_a_figure_beyond_its_rounding_always_differs(exact, away):
    rounded = (Decimal(exact) / 10_000).quantize(Decimal("0.01")) * 10_000
    other = str(int(rounded) + away)
    written = told("乙", f"{rounded / 10_000}万名", str(int(rounded)))
    assert len(found(told("甲", f"{other}名", other), written)) == 1


def test_an_id_of_two_reports_is_told():
    (finding,) = found(told("甲", "120名", "120"), told("甲", "120名", "120"))
    assert finding.rule == "same_id"


def test_a_ruling_on_the_project_is_remembered_and_undone(tmp_path):
    path = tmp_path / "p.annot"
    session = Session.create(path, "沈")
    with session.project.writing() as at:
        for number in (1, 2):
            at.reports.add(Report("同一", f"{number}.txt", f"{number}", str(number) * 64))
    (one,) = across(session)
    assert one.is_open
    session.judge(None, one.finding, Judgement(Ruling.DISMISSED, "转载"))
    session.close()
    session = Session.open(path, "沈")
    (again,) = across(session)
    assert again.judgement == Judgement(Ruling.DISMISSED, "转载")
    assert not again.is_open
    session.undo()
    assert across(session)[0].judgement is None
    session.close()
